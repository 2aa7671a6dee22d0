"""The REPL: `session` has no terminal in it, `terminal` is one by prompt_toolkit, `pipe` serves other programs."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.assembly import Assembly


def run(interpreter: Assembly) -> int:
    """Read and evaluate what the user types until the end; return the exit status."""
    from elnet.repl.session import Session

    if sys.stdin.isatty() and sys.stdout.isatty():
        from elnet.repl.terminal import Terminal

        return Terminal(Session(interpreter)).run()
    from elnet.repl.pipe import run as run_pipe

    return run_pipe(Session(interpreter))
