"""The states of processes as a table: (kind, state, event) → state, exit status, sentinel message.

Nothing else decides what state a process is in or what is said about it.  A connection, a server, a datagram socket, a
pipe and a serial line can be paused, in whichever state they are: Lisp then sees `stop`, but what is beneath goes on.
What happened in which situation in Emacs is recorded in tests/process/recorded/status.case.
"""

from __future__ import annotations

from typing import NamedTuple

CONNECTION = "connection"
SERVER = "server"
DATAGRAM = "datagram"
PIPE = "pipe"
SERIAL = "serial"
PROGRAM = "program"
KINDS = (CONNECTION, SERVER, DATAGRAM, PIPE, SERIAL, PROGRAM)

NEW = "new"
PAUSED = " paused"
"""The end of the names of paused states."""

BROKEN = 256
"""The exit status of what another has ended."""

_KILLED = 9


class Transition(NamedTuple):
    """What an event leads to: the new STATE; the exit status, a number or the name of the event's detail that is it; the
    sentinel's MESSAGE, in which details stand in braces; and whether the sentinel is told.
    """

    state: str
    code: int | str
    message: str
    told: bool


_GONE = "connection broken by remote peer\n"
_ABNORMAL = f"exited abnormally with code {BROKEN}\n"
_REFUSED = "failed with code {code}\n"

# kinds, states, event, the rest; a state of None stays what it was.
_ROWS: tuple[tuple[str, str, str, str | None, int | str, str, bool], ...] = (
    # How it begins.
    ("connection", "new", "connecting", "connect", 0, "connect", False),
    ("connection datagram pipe serial", "new", "opened", "open", 0, "open", False),
    ("connection", "new", "accepted", "open", 0, "open from {peer}\n", True),
    ("server", "new", "opened", "listen", 0, "listen", False),
    ("program", "new", "opened", "run", 0, "run", False),
    # Being connected.
    ("connection", "connect", "connected", "open", 0, "open\n", True),
    ("connection", "connect", "refused", "failed", "code", _REFUSED, True),
    ("connection", "connect", "unresolved", "failed", "code", _REFUSED, False),
    ("connection", "connect closed", "distrusted", "failed", "code", _REFUSED, False),  # TLS, or who manages it, says no
    ("connection", "connect", "accepted", "open", 0, "open from {peer}\n", True),
    # The other side ends, or does not take what we send.
    ("connection datagram", "open", "ended unwritable", "closed", BROKEN, _GONE, True),
    ("pipe", "open", "ended", "closed", 0, "finished\n", True),
    ("pipe", "open", "unwritable", "closed", BROKEN, _ABNORMAL, True),
    ("serial", "open", "ended unwritable", "closed", BROKEN, _ABNORMAL, True),
    ("program", "run stop", "unwritable", "exit", BROKEN, _ABNORMAL, True),
    ("program", "run stop", "ended", None, 0, "", False),  # only its output has ended
    # A program's own life.
    ("program", "run stop", "exited", "exit", "code", "{outcome}", True),
    ("program", "run stop", "signalled", "signal", "code", "{signal}{core}\n", True),
    ("program", "run stop", "stopped", "stop", "code", "{signal}\n", True),
    ("program", "run stop", "continued", "run", 0, "run", True),
    ("program", "exit signal", "ended unwritable exited signalled stopped continued", None, 0, "", False),
    # What Lisp does.
    ("connection", "connect open failed", "deleted", "closed", 0, "deleted\n", True),
    ("server", "listen", "deleted", "closed", 0, "deleted\n", True),
    ("datagram", "open", "deleted", "closed", 0, "deleted\n", True),
    ("pipe serial", "open", "deleted", "closed", 0, "finished\n", True),
    ("program", "run stop", "deleted", "signal", _KILLED, "killed\n", True),
    ("program", "exit signal", "deleted", None, 0, "", False),
    ("connection server datagram", "closed", "deleted", "closed", 0, "deleted\n", False),
    ("pipe serial", "closed", "deleted", "closed", 0, "finished\n", False),
    # What comes too late, or before its time.
    ("connection", "closed failed open", "connected refused unresolved accepted", None, 0, "", False),
    ("connection", "failed open", "distrusted", None, 0, "", False),
    ("connection", "closed failed connect", "ended unwritable", None, 0, "", False),
    ("datagram pipe serial", "closed", "ended unwritable", None, 0, "", False),
)

_Table = dict[tuple[str, str, str], Transition | None]


def _paused(state: str) -> str:
    """Return what STATE becomes when paused; what is closed stays just that."""
    return state if state == "closed" else state + PAUSED


def _table() -> _Table:
    """Return the whole table; None means that nothing changes."""
    table: _Table = {}
    for kinds, states, event, state, code, message, told in _ROWS:
        transition = None if state is None else Transition(state, code, message, told)
        for kind in kinds.split():
            for before in states.split():
                for one in event.split():
                    table[kind, before, one] = transition
    table.update(_pausing(table))
    return table


def _pausing(table: _Table) -> _Table:
    """Return what to add to TABLE so that all but programs can be paused and go on unseen."""
    more: _Table = {}
    for (kind, state, event), transition in table.items():
        if kind == PROGRAM or state == NEW:
            continue
        if _paused(state) != state:
            more[kind, _paused(state), event] = transition and transition._replace(state=_paused(transition.state))
        more[kind, state, "pause"] = Transition(_paused(state), "same", "", False)
        more[kind, state, "resume"] = None
    for kind, state, event in [*more]:
        if event == "pause" and _paused(state) != state:
            more[kind, _paused(state), "pause"] = None
            more[kind, _paused(state), "resume"] = Transition(state, "same", "", False)
    return more


TABLE = _table()


class Status:
    """The state of one process; `happen` alone changes it."""

    __slots__ = ("code", "kind", "message", "state")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.state = NEW
        self.code: int | str = 0
        """The exit status: an exit code, a signal, an error number or what could not be found."""
        self.message = ""
        """What was or would be said about the latest change."""

    @property
    def shown(self) -> str:
        """Return the state as Lisp sees it."""
        return "stop" if self.state.endswith(PAUSED) else self.state

    @property
    def live(self) -> bool:
        """Tell whether the process is of use."""
        return self.shown in ("run", "open", "listen", "connect", "stop")

    @property
    def sendable(self) -> bool:
        """Tell whether something can be sent, paused or not."""
        return self.state.removesuffix(PAUSED) in ("run", "open", "connect")

    def happen(self, event: str, *, code: int | str = 0, peer: str = "", core_dumped: bool = False) -> str | None:
        """Let EVENT happen; return what the sentinel is to be told, None for nothing.

        CODE is the exit code, the signal, the error number or the sentence about a name; PEER is who was accepted.
        Raises KeyError if EVENT cannot happen to such a process in its state.
        """
        transition = TABLE[self.kind, self.state, event]
        if transition is None:
            return None
        self.state = transition.state
        if transition.code == "same":
            return None
        self.code = code if transition.code == "code" else transition.code
        core = " (core dumped)" if core_dumped else ""
        self.message = transition.message.format_map(_Details(code, peer, core))
        return self.message if transition.told else None


class _Details(dict[str, str]):
    """The details of an event by the names that messages have for them, made when asked for."""

    def __init__(self, code: int | str, peer: str, core: str) -> None:
        super().__init__(code=str(code), peer=peer, core=core)

    def __missing__(self, name: str) -> str:
        if name == "signal":
            return signal_description(int(self["code"]))
        assert name == "outcome"
        return "finished\n" if self["code"] == "0" else f"exited abnormally with code {self['code']}{self['core']}\n"


def signal_description(number: int) -> str:
    """Return what the system calls signal NUMBER, with a small first letter as Emacs has it."""
    from signal import strsignal

    try:
        words = strsignal(number) or "unknown"
    except ValueError:
        words = "unknown"
    return words[:1].lower() + words[1:]
