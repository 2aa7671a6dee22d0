"""Serial processes: lines to devices, and how bytes go over them."""

from __future__ import annotations

from elnet.net import serial
from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.arguments import Plist
from elnet.process.delivery import Reception
from elnet.process.errors import file_signal
from elnet.process.keywords import warn_of_unknown
from elnet.process.process import Process
from elnet.process.programs import Asked
from elnet.process.status import SERIAL
from elnet.process.table import Processes
from elnet.runtime import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from elnet.runtime.lisp import Lisp

PARITIES = {"nil": ("none", "N"), "even": ("even", "E"), "odd": ("odd", "O")}
FLOWS = {"nil": "none", "hw": "hw", "sw": "sw"}


def make_serial_process(lisp: Lisp, given: tuple[object, ...]) -> Process:
    """Return a process for the serial line that the keyword arguments GIVEN ask for."""
    contact = Plist(list_from(given))
    warn_of_unknown(lisp, "make-serial-process", contact.list)
    if contact.get("port") is NIL:
        raise lisp_error("No port specified")
    port = check.string(contact.get("port"))
    if contact.find("speed") is None:
        raise lisp_error(":speed not specified")
    if contact.get("speed") is not NIL:
        check.fixnum(contact.get("speed"))
    name = contact.get("name") if contact.get("name") is not NIL else port
    buffer = contact.get("buffer") if contact.get("buffer") is not NIL else name
    asked = Asked(lisp, (intern(":name"), name, intern(":buffer"), buffer, *given))
    table = lisp.part(Processes)
    process = table.make(asked.name, SERIAL, "serial")
    try:
        asked.equip(process)
        process.contact = contact.list
        process.transport = table.limit_reading(_opened(process, port))
        table.happen(process, "opened")
        configure(process, contact)
        coding = contact.get("coding")
        process.set_coding(*((coding.car, coding.cdr) if type(coding) is Cons else (coding, coding)))
        if contact.get("stop") is not NIL:
            process.command = T
            table.happen(process, "pause")
        process.update_reading()
    except BaseException:
        table.remove(process)
        raise
    return process


def _opened(process: Process, port: LString) -> serial.SerialTransport:
    try:
        return serial.open_serial(process.table.loop, port.text, Reception(process))
    except OSError as error:
        raise file_signal("Opening serial port", error, port) from None


def configure(process: Process, wanted: Plist) -> None:
    """Set the line of PROCESS as WANTED says, which may leave things as they are; note all in its contact."""
    if process.status.kind != SERIAL:
        raise lisp_error("Not a serial process")
    contact = Plist(process.contact)

    def value(name: str) -> object:
        return wanted.get(name) if wanted.find(name) is not None else contact.get(name)

    speed, size, parity, bits, flow = map(value, ("speed", "bytesize", "parity", "stopbits", "flowcontrol"))
    if speed is not NIL or wanted.find("speed") is not None:
        check.fixnum(speed)
    size, bits = _one_of(size, 8, (7, 8), "bytesize"), _one_of(bits, 1, (1, 2), "stopbits")
    kind, letter = PARITIES[_named(parity, PARITIES, "parity")]
    control = FLOWS[_named(flow, FLOWS, "flowcontrol")]
    fd = getattr(process.transport, "read_fd", -1)
    try:
        serial.configure(fd, speed if type(speed) is int else None, size, kind, bits, control)
    except ValueError:
        raise file_signal("Failed cfsetspeed", OSError(22, "Invalid argument"), speed) from None
    except OSError as error:
        raise file_signal("Failed tcsetattr", error) from None
    if speed is not NIL:
        contact.put("speed", speed)
    for name, given in (("bytesize", size), ("parity", parity), ("stopbits", bits), ("flowcontrol", flow)):
        contact.put(name, given)
    contact.put("summary", lisp_string(f"{size}{letter}{bits}"))
    process.contact = contact.list


_MEANT = {
    "bytesize": "nil (8), 7, or 8",
    "stopbits": "nil (1 stopbit), 1, or 2",
    "parity": "nil (no parity), ‘even’, or ‘odd’",
    "flowcontrol": "nil (no flowcontrol), ‘hw’, or ‘sw’",
}


def _one_of(value: object, default: int, allowed: tuple[int, ...], name: str) -> int:
    if value is NIL:
        return default
    if type(value) is not int:
        raise wrong_type_argument("fixnump", value)
    if value not in allowed:
        raise lisp_error(f":{name} must be {_MEANT[name]}")
    return value


def _named(value: object, allowed: Collection[str], name: str) -> str:
    if not isinstance(value, Symbol) or value.name not in allowed:
        raise lisp_error(f":{name} must be {_MEANT[name]}")
    return value.name
