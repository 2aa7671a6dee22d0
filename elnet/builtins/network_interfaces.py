"""The network interfaces of the machine (manual node "Misc Network")."""

from __future__ import annotations

from elnet.net import interfaces
from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.primitive import primitive

SIZES = {"ipv4": 4, "ipv6": 16}


@primitive("network-interface-list")
def network_interface_list(full: object = NIL, family: object = NIL) -> object:
    """Return a list of (INTERFACE . ADDRESS) for all addresses, or of (INTERFACE ADDRESS BROADCAST NETMASK) if FULL is non-nil.

    FAMILY, `ipv4' or `ipv6', restricts it to one kind of address.
    """
    if family is not NIL and not (isinstance(family, Symbol) and family.name in SIZES):
        raise lisp_error("Unsupported address family")
    size = 0 if family is NIL else SIZES[family.name]
    found = [each for each in interfaces.configured() if size in (0, len(each.address))]
    return list_from([_entry(each, full is not NIL) for each in reversed(found)])


def _entry(each: interfaces.Configured, full: bool) -> object:
    name = lisp_string(each.name)
    if not full:
        return cons(name, _address(each.address))
    return list_of(name, _address(each.address), _address(each.broadcast), _address(each.mask))


def _address(address: bytes | None) -> object:
    """Return ADDRESS as Lisp has it, with a port that means nothing."""
    return NIL if address is None else Vector([*interfaces.groups(address), 0])


@primitive("network-interface-info")
def network_interface_info(ifname: object) -> object:
    """Return (ADDRESS BROADCAST NETMASK HARDWARE FLAGS) of the interface IFNAME, nil if there is none.

    HARDWARE is (TYPE . VECTOR), FLAGS a list of symbols.
    """
    name = check.string(ifname).text
    if len(name.encode()) > interfaces.LONGEST_NAME:
        raise lisp_error("interface name too long")
    facts = interfaces.Facts(name)
    if not facts.known:
        return NIL
    hardware = NIL if facts.hardware is None else cons(facts.hardware[0], Vector(list(facts.hardware[1])))
    addresses = (_address(facts.address), _address(facts.broadcast), _address(facts.mask))
    return list_of(*addresses, hardware, _flags(facts.flags or 0))


def _flags(bits: int) -> object:
    names = [intern(name) for place, name in enumerate(interfaces.FLAGS) if bits >> place & 1]
    return list_from(reversed(names))
