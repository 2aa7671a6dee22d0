"""Network connections: making them, their addresses and options."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process import addresses
from elnet.process.arguments import OPTIONS, Plist
from elnet.process.naming import check_process
from elnet.process.table import Processes
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.net.addresses import Address


@primitive("make-network-process")
def make_network_process(lisp: Lisp, *args: object) -> object:
    """Make a network connection, a server or a datagram socket and return its process.

    ARGS are keywords and values: :name, :buffer, :host, :service, :type (nil, `datagram' or `seqpacket'), :family (nil, `ipv4',
    `ipv6' or `local'), :local, :remote, :nowait, :server (t or the length of the queue), :coding, :noquery, :stop, :filter,
    :sentinel, :log, :plist, and the socket options :bindtodevice, :broadcast, :dontroute, :keepalive, :linger, :oobinline,
    :priority and :reuseaddr.  Signals `file-error' if there is no connection to be had.
    """
    if not args:
        return NIL
    from elnet.process.network import make_network_process as make

    return make(lisp, args)


@primitive("process-datagram-address")
def process_datagram_address(process: object) -> object:
    """Return where the datagrams of PROCESS go, nil if it is no datagram socket."""
    from elnet.process.network import datagram_address

    found = check_process(process)
    return datagram_address(found) if found.status.kind == "datagram" and found.transport is not None else NIL


@primitive("set-process-datagram-address")
def set_process_datagram_address(process: object, address: object) -> object:
    """Send the datagrams of PROCESS to ADDRESS; return it, or nil if that cannot be."""
    from elnet.process.network import set_datagram_address

    return set_datagram_address(check_process(process), address)


@primitive("set-network-process-option")
def set_network_process_option(process: object, option: object, value: object, no_error: object = NIL) -> object:
    """Set the socket option OPTION, a keyword, of the network process PROCESS to VALUE; return t.

    Signals an error for an unknown option, or returns nil if NO-ERROR is non-nil.
    """
    from elnet.process.arguments import set_option

    found = check_process(process)
    if found.type.name != "network":
        raise lisp_error("Process is not a network process")
    opened = getattr(found.transport or found.listener, "socket", None)
    if opened is None:
        raise lisp_error("Process is not running")
    name = check.symbol(option).name.removeprefix(":")
    if name not in OPTIONS:
        if no_error is not NIL:
            return NIL
        raise lisp_error("Unknown or unsupported option")
    set_option(opened, name, value)
    contact = Plist(found.contact)
    contact.put(name, value)
    found.contact = contact.list
    return T


@primitive("format-network-address")
def format_network_address(address: object, omit_port: object = NIL) -> object:
    """Return ADDRESS, a vector of numbers, as text, without the port if OMIT-PORT; a string as it is."""
    return addresses.format_address(address, omit_port is not NIL)


@primitive("network-lookup-address-info")
def network_lookup_address_info(lisp: Lisp, name: object, family: object = NIL, hint: object = NIL) -> object:
    """Return the addresses of the host NAME as a list of vectors, with port 0; nil if it has none.

    FAMILY is nil, `ipv4' or `ipv6'.  HINT `numeric' means that NAME is digits and nothing is to be looked up.
    """
    text = check.string(name).text
    wanted = family.name if isinstance(family, Symbol) and family is not NIL else None
    if family is not NIL and wanted not in ("ipv4", "ipv6"):
        raise lisp_error("Unsupported family")
    if hint is not NIL and hint is not intern("numeric"):
        raise lisp_error("Unsupported hints value")
    try:
        found = _look_up(lisp, text, wanted, hint is not NIL)
    except OSError as error:
        lisp.part(StandardStreams).write_message(f"{text}/0 {error.strerror or error}\n")
        return NIL
    return list_from(addresses.to_lisp(address) for address in found)


def _look_up(lisp: Lisp, name: str, family: str | None, numeric: bool) -> list[Address]:
    """Return the addresses of the host NAME; NUMERIC means that it must be digits."""
    if numeric:
        import socket

        from elnet.net.addresses import Address

        wanted = {"ipv4": socket.AF_INET, "ipv6": socket.AF_INET6}.get(family or "", socket.AF_UNSPEC)
        found = socket.getaddrinfo(name, 0, wanted, socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST)
        return [Address.from_socket(each[0], each[4]) for each in found]
    return lisp.part(Processes).resolver.resolve_now(name, 0, family)
