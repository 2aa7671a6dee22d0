"""Records what Emacs's byte compiler says of the files here: `python -m tests.checks.record EMACS…`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def said(command: list[str], path: Path) -> str:
    """Return what COMMAND, a batch Emacs, writes to standard error when it compiles a copy of PATH, and its status."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, folder)
        arguments = [*command, "-Q", "--batch", "-f", "batch-byte-compile", path.name]
        done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    return f"{done.stderr}status {done.returncode}\n"


if __name__ == "__main__":
    for program in sorted(HERE.glob("*.el")):
        program.with_suffix(".out").write_text(said(sys.argv[1:], program))
