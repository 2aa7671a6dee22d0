"""`elnet` and `python -m elnet`."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its status."""
    from elnet.cli.command import run

    run(sys.argv[1:])


if __name__ == "__main__":
    main()
