"""Addresses as Lisp has them: vectors of numbers, or strings for sockets that are files."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.objects.vectors import Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket

    from elnet.net.addresses import Address

UNKNOWN = (0, 14)
"""Family and size of an address that is not known, as the kernel's structure is when it is empty."""


def to_lisp(address: Address | None) -> object:
    """Return ADDRESS as a vector or a string; for None the pair that Emacs has for an empty address."""
    if address is None:
        return cons(UNKNOWN[0], Vector([0] * UNKNOWN[1]))
    if address.family == "local":
        return lisp_string("" if address.host.startswith("\0") else address.host)
    return Vector(list(address.numbers()))


def from_lisp(value: object) -> Address | None:
    """Return the address that VALUE, a vector with a port or a file name, denotes; None if it denotes none."""
    from elnet.net.addresses import Address

    if type(value) is LString:
        return Address("local", value.text)
    if type(value) is not Vector or len(value.items) not in (5, 9):
        return None
    limit = 255 if len(value.items) == 5 else 65535
    *groups, port = value.items
    if any(type(group) is not int or not 0 <= group <= limit for group in groups) or type(port) is not int:
        return None
    return Address.from_numbers([*groups, port & 0xFFFF])  # type: ignore[list-item]


def own_address(opened: socket.socket) -> object:
    """Return the address of our end of OPENED as Lisp has it; of an unbound socket it is all zeros."""
    from elnet.net.addresses import Address

    return to_lisp(Address.from_socket(opened.family, opened.getsockname()))


def peer_address(connected: socket.socket) -> object:
    """Return the address of the peer of CONNECTED as Lisp has it."""
    from elnet.net.addresses import Address

    try:
        return to_lisp(Address.from_socket(connected.family, connected.getpeername()))
    except OSError:  # it is gone already
        return NIL


def format_address(address: object, omit_port: bool) -> object:
    """Return ADDRESS, a vector, a string or an odd family's pair, as text; nil if it is none of these."""
    if type(address) is LString:
        return address
    if type(address) is Cons and type(address.car) is int:
        return lisp_string(f"<Family {address.car}>")
    if type(address) is not Vector:
        return NIL
    numbers = address.items
    highest = 255 if len(numbers) in (4, 5) else 0xFFFF
    limits = [highest] * (4 if highest == 255 else 8) + [0xFFFF]
    if any(type(number) is not int or not 0 <= number <= limit for number, limit in zip(numbers, limits, strict=False)):
        return NIL
    if len(numbers) in (4, 5):
        text = ".".join(map(str, numbers[:4]))
        with_port = f"{text}:{numbers[-1]}" if len(numbers) == 5 else text
    elif len(numbers) in (8, 9):
        text = ":".join(f"{number:x}" for number in numbers[:8])
        with_port = f"[{text}]:{numbers[-1]}" if len(numbers) == 9 else text
    else:
        return NIL
    return lisp_string(text if omit_port else with_port)
