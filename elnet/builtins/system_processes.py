"""The processes of the system, which need not be ours (manual node "System Processes")."""

from __future__ import annotations

import signal

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import intern
from elnet.process.attributes import Moment, attributes_of
from elnet.runtime import check
from elnet.runtime.primitive import primitive


@primitive("process-attributes")
def process_attributes(pid: object) -> object:
    """Return an alist of what the system knows of the process with the number PID, nil if there is none."""
    found = attributes_of(int(check.number(pid)))
    return list_from([cons(intern(name), _value(value)) for name, value in found])


def _value(value: object) -> object:
    if type(value) is Moment:
        seconds, micro = divmod(round(value * 1000000), 1000000)
        return list_of(seconds >> 16, seconds & 0xFFFF, micro, 0)
    return lisp_string(value) if type(value) is str else value


@primitive("signal-names")
def signal_names() -> object:
    """Return the names of all signals, without SIG, the highest number first."""
    names = [name for number in range(signal.NSIG - 1, -1, -1) if (name := _name(number)) is not None]
    return list_from(map(lisp_string, names))


def _name(number: int) -> str | None:
    """Return the name of the signal NUMBER: those without one of their own are counted from the nearest end."""
    if number == 0:
        return "EXIT"
    first, last = int(signal.SIGRTMIN), int(signal.SIGRTMAX)
    if first <= number <= last:
        if number in (first, last):
            return "RTMIN" if number == first else "RTMAX"
        return f"RTMIN+{number - first}" if number - first <= (last - first) // 2 else f"RTMAX-{last - number}"
    try:
        name = signal.Signals(number).name.removeprefix("SIG")
    except ValueError:
        return None
    return "POLL" if name == "IO" else name
