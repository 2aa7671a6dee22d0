"""What a host can take away from Lisp: groups of topics and functions that reach outside the interpreter.

This keeps a program from what it has no business with; it is no wall against a hostile one, which needs a process of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from elnet.builtins.index import NAMES
from elnet.objects.symbols import NIL, intern

if TYPE_CHECKING:
    from elnet.assembly import Assembly


class Group(NamedTuple):
    """Whole TOPICS, and FUNCTIONS of other topics, that go together."""

    topics: tuple[str, ...]
    functions: tuple[str, ...]


GROUPS: dict[str, Group] = {
    "files": Group(
        (
            "files", "changing_files", "file_attributes", "folders", "temporary_files",
            "reading_files", "visiting", "reverting", "saving", "backups", "auto_saving", "directory_locals",
            "compressed_files", "file_copies", "file_modes", "file_systems", "current_folder", "shell_patterns",
        ),
        (
            "autoload", "autoload-do-load", "load", "load-file", "load-library", "locate-library", "locate-user-emacs-file",
            "file-name-all-completions", "locate-dominating-file", "access-file",
        ),
    ),
    "sockets": Group(
        ("networks", "network_streams", "network_interfaces", "gnutls_streams", "serial_lines", "external_tls"),
        (),
    ),
    "children": Group(
        ("program_calls", "shell_commands", "system_processes"),
        (
            "interrupt-process", "kill-process", "list-system-processes", "make-process", "process-running-child-p",
            "quit-process", "signal-process", "internal-default-interrupt-process", "internal-default-signal-process",
            "start-file-process", "start-file-process-shell-command", "start-process", "start-process-shell-command",
            "insert-directory", "jka-compr-handler",
        ),
    ),
    "threads": Group(("threads",), ()),
}  # fmt: skip


def topics(without: Collection[str]) -> set[str]:
    """Return the topics that WITHOUT, names of groups and topics, comprises.  Raises ValueError for a name that is neither."""
    found: set[str] = set()
    for name in without:
        if name in GROUPS:
            found.update(GROUPS[name].topics)
        elif name in NAMES:
            found.add(name)
        else:
            groups = ", ".join(GROUPS)
            raise ValueError(f"there is neither a group nor a topic {name!r}; the groups are {groups}")
    return found


def remove_functions(assembly: Assembly, without: Iterable[str]) -> None:
    """Make the functions void that the groups in WITHOUT take from topics that stay."""
    for name in without:
        if name in GROUPS:
            for function in GROUPS[name].functions:
                assembly.lisp.functions.define(intern(function), NIL)
    assembly.compiler.loads_files = "files" not in without
