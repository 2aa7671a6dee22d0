"""Variables of processes, programs, timers and threads."""

from __future__ import annotations

import os
import sys

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)


def _folders() -> object:
    """Return the folders of $PATH."""
    return list_from(lisp_string(name or ".") for name in os.environ.get("PATH", os.defpath).split(os.pathsep))


def _environment() -> object:
    """Return the environment as a list of strings."""
    entries = ((os.fsdecode(name), os.fsdecode(value)) for name, value in os.environb.items())
    return list_from(lisp_string(f"{name}={value}") for name, value in entries)


declare("delete-exited-processes", T, "Non-nil means forget a program as soon as it has ended.")
declare("process-connection-type", T, "Whether a program is reached through a terminal (t) or through pipes (nil).")
declare("process-adaptive-read-buffering", T, "Accepted for the sake of programs that set it.")
declare("process-prioritize-lower-fds", NIL, "Accepted for the sake of programs that set it.")
declare(
    "interrupt-process-functions",
    NIL,
    "Functions that `interrupt-process' calls until one returns non-nil.",
    make=lambda: list_of(intern("internal-default-interrupt-process")),
)
declare(
    "signal-process-functions",
    NIL,
    "Functions that `signal-process' calls until one returns non-nil.",
    make=lambda: list_of(intern("internal-default-signal-process")),
)
declare("process-file-return-signal-string", NIL, "Whether programs on other machines that are killed give a text.")
declare("confirm-kill-processes", T, "Whether a user is asked before leaving kills processes.")
declare(
    "window-adjust-process-window-size-function",
    intern("window-adjust-process-window-size-smallest"),
    "Function that says what size a process hears its windows have.",
)
declare("inherit-process-coding-system", NIL, "Whether buffers get the coding systems of their processes.")
declare("shell-command-buffer-name", lisp_string("*Shell Command Output*"), "Buffer for the output of `shell-command'.")
declare("shell-command-buffer-name-async", lisp_string("*Async Shell Command*"), "Buffer for `async-shell-command'.")
declare("async-shell-command-buffer", intern("confirm-new-buffer"), "What to do if that buffer is in use.")
declare("shell-command-dont-erase-buffer", NIL, "Whether `shell-command' keeps what its buffer has.")
declare("shell-command-default-error-buffer", NIL, "Buffer for the errors of `shell-command', nil for none.")
declare("process-error-pause-time", 1, "Seconds to pause after an error in a filter or a sentinel.")
declare("read-process-output-max", 65536, "The most bytes that are read from a process at once.")
declare("fast-read-process-output", T, "Accepted for the sake of programs that set it.")
declare("process-file-side-effects", T, "Accepted for the sake of programs that set it.")
declare("network-coding-system-alist", NIL, "Coding systems for network connections by service.")
declare("process-coding-system-alist", NIL, "Coding systems for programs by name.")
declare(
    "default-process-coding-system",
    NIL,
    "The coding systems of processes: (DECODING . ENCODING).",
    make=lambda: cons(intern("utf-8-unix"), intern("utf-8-unix")),
)
declare("timer-list", NIL, "The timers that wait for their time, the next one first.")
declare("timer-idle-list", NIL, "The timers that wait for a user to be idle.")
declare("timer-max-repeats", 10, "The most often that a timer runs to make up for lost time.")
declare("with-timeout-timers", NIL, "The timers of all `with-timeout' that are active.")
declare("exec-path", NIL, "Folders to search for programs.", make=_folders)
declare("exec-suffixes", NIL, "Endings of programs' files.", make=lambda: list_of(lisp_string("")))
declare(
    "exec-directory",
    NIL,
    "Folder of programs that belong to the interpreter.",
    make=lambda: lisp_string(os.path.join(sys.exec_prefix, "bin", "")),
)
declare("process-environment", NIL, "The environment of programs: strings NAME=VALUE.", make=_environment)
declare("initial-environment", NIL, "The environment this program was started with.", make=_environment)
declare("shell-file-name", NIL, "The shell.", make=lambda: lisp_string(os.environ.get("SHELL") or "/bin/sh"))
declare("shell-command-switch", NIL, "What makes the shell run a command.", make=lambda: lisp_string("-c"))
declare("bindat-raw", NIL, "The byte array that is being packed or unpacked.")
declare("bindat-idx", NIL, "Where in it the next byte is.")
declare("thread-list-refresh-seconds", 0.5, "Seconds between two updates of the list of threads.")
