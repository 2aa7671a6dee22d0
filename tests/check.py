"""Every check of the project, in one command: `python -m tests.check`.

Format, lint, types, import layers, the index of primitives, then the tests.  Arguments go to pytest.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent

CHECKS = (
    ("format", [str(TOOLS / "ruff"), "format", "--check", "--quiet", "."]),
    ("lint", [str(TOOLS / "ruff"), "check", "--quiet", "."]),
    ("types", [sys.executable, "-m", "mypy"]),
    ("layers", [str(TOOLS / "lint-imports")]),
    ("index", [sys.executable, "-m", "elnet.builtins", "--check"]),
    ("tests", [sys.executable, "-m", "pytest", *sys.argv[1:]]),
)


def main() -> None:
    """Run all checks, tell which failed, and exit with 0 only if none did."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
