"""How deep calls may nest: Python's recursion limit stands for `max-lisp-eval-depth`.

A call of a Lisp function is a call of a Python function, so that Python counts for us at no cost; its `RecursionError` becomes
`excessive-lisp-nesting`.  Most calls need no C stack at all, but some (through `apply`, `sort`, a regexp replacement) do, and
running out of it would end the process.  The limit is therefore also bounded by the stack the thread has.
"""

from __future__ import annotations

import resource
import sys

DEFAULT_DEPTH = 1600
FRAMES_PER_CALL = 3
"""Python frames that one level of Lisp nesting may take: a function, a primitive, and what the primitive calls."""
SPARE = 600
"""Frames for the host below and for the compiler above."""
STACK_PER_FRAME = 1100
"""Bytes of C stack that a call through C takes at most."""
WANTED_STACK = 192 << 20
THREAD_STACK = 8 << 20


def set_limit(depth: object) -> None:
    """Let Lisp nest DEPTH calls, or as many as the stack of this thread holds."""
    wanted = depth * FRAMES_PER_CALL + SPARE if type(depth) is int and depth > 0 else SPARE * 2
    sys.setrecursionlimit(max(sys.getrecursionlimit(), min(wanted, _stack() // STACK_PER_FRAME)))


def _stack() -> int:
    threading = sys.modules.get("threading")
    if threading is not None and threading.current_thread() is not threading.main_thread():
        return threading.stack_size() or THREAD_STACK
    soft, _ = resource.getrlimit(resource.RLIMIT_STACK)
    return WANTED_STACK if soft == resource.RLIM_INFINITY else min(soft, WANTED_STACK)


def enlarge_stack() -> None:
    """Let the main thread's stack grow: for a program that is nothing but elnet."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = WANTED_STACK if hard == resource.RLIM_INFINITY else min(WANTED_STACK, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
