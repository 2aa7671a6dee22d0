"""What is said of a process to people: what it is, and where in Lisp it comes from."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.process.process import Process
from elnet.process.status import PROGRAM

HOST, SERVICE = ":host", ":service"


def description(process: Process, kind: str) -> str:
    """Return what PROCESS is and where it was made and its KIND, a filter or a sentinel, was set."""
    births = process.births
    server = births.get("server")
    words = f"the process ‘{process.name}’"
    what = _what(process)
    if what:
        words += f" ({what})"
    made = births.get("made")
    if server is not None:
        words += f", accepted by ‘{server}’"
    if made:
        words += f", made at {made}" if server is None else f" made at {made}"
    was_set = births.get(kind)
    return f"{words}, its {kind} set at {was_set}" if was_set else words


def occasion(process: Process, event: str, code: int | str) -> str:
    """Return what there is to say of EVENT, with CODE, which has happened to PROCESS."""
    parts = [_what(process)]
    if process.child is not None and event == "opened":
        parts.append(f"pid {process.child.pid}")
    if code:
        parts.append(f"code {code}")
    if event == "accepted" and "server" in process.births:
        parts.append(f"by {process.births['server']}")
    return ", ".join(filter(None, parts))


def _what(process: Process) -> str:
    """Return what PROCESS runs or is connected to, empty if that cannot be said in short."""
    if process.status.kind == PROGRAM:
        return " ".join(item.text for item in _listed(process.command) if isinstance(item, LString))
    found = {}
    items = _listed(process.contact)
    for name, value in zip(items[::2], items[1::2], strict=False):
        found[str(name)] = value
    host, service = found.get(HOST), found.get(SERVICE)
    shown = service.text if isinstance(service, LString) else str(service)
    return f"{host.text}:{shown}" if isinstance(host, LString) and service is not None else ""


def _listed(value: object) -> list[object]:
    return elements(value) if type(value) is Cons else []
