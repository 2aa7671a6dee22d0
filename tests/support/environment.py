"""The environment in which Emacs recorded and elnet repeats: what a machine sets otherwise must not change a verdict."""

from __future__ import annotations

ENVIRONMENT = {"SHELL": "/bin/bash"}
"""Set for every recording and every test.  `shell-file-name` comes from SHELL, which a bare environment lacks."""
