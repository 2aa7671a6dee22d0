"""Every test, and every program a test starts, runs in the environment of the recordings."""

from __future__ import annotations

import os

from tests.support.environment import ENVIRONMENT

os.environ.update(ENVIRONMENT)
