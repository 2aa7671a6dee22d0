"""Servers: listening, and the process that each accepted connection becomes."""

from __future__ import annotations

from elnet.net.listener import Listener
from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process import addresses
from elnet.process.activation import PassedSocket
from elnet.process.arguments import NetworkArguments
from elnet.process.delivery import run_sentinel
from elnet.process.errors import file_signal
from elnet.process.naming import buffer_called
from elnet.process.network import use
from elnet.process.process import DEFAULT_FILTER, Process
from elnet.process.status import CONNECTION

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket

    from elnet.net.addresses import Address

SERVER, HOST, SERVICE, LOCAL, REMOTE = map(intern, (":server", ":host", ":service", ":local", ":remote"))


def listen(process: Process, arguments: NetworkArguments, place: Address) -> None:
    """Let PROCESS listen on PLACE, or on a socket that was passed to us if it wants that."""
    loop = process.table.loop
    doing = "Cannot bind server socket"
    listening = None
    try:
        if arguments.contact.get("use-external-socket") is not NIL:
            listening = process.table.lisp.part(PassedSocket).take()
        if listening is None:
            listening = loop.system.socket(place.number, arguments.kind)
            arguments.apply_options(listening)
            listening.bind(place.to_socket())
            doing = "Cannot listen on server socket"
            listening.listen(arguments.backlog)
        listener = Listener(loop, listening, _Acceptance(process))
    except OSError as error:
        if listening is not None:
            listening.close()
        raise file_signal(doing, error) from None
    except BaseException:
        if listening is not None:
            listening.close()
        raise
    process.listener = listener
    if place.family != "local":
        arguments.contact.put("service", listener.local.port)
    arguments.contact.put("local", addresses.own_address(listening))
    process.contact = arguments.contact.list
    process.table.happen(process, "opened")


class _Acceptance:
    """What is told of the connections that come to SERVER."""

    def __init__(self, server: Process) -> None:
        self.server = server

    def accepted(self, connected: socket.socket, peer: Address) -> None:
        """Make the connection a process; tell the server's log function and then the new process's sentinel."""
        server = self.server
        try:
            host, caller = _caller(server, peer)
            process = _make(server, caller)
            process.contact = _contact(server, host, peer, connected)
        except BaseException:
            connected.close()
            raise
        use(process, connected)
        if server.security is not None:
            from elnet.process.tls import accept

            process.table.happen(process, "connecting")
            accept(server, process, lambda: self._welcome(process, host or "-"))
            return
        self._welcome(process, host or "-")

    def _welcome(self, process: Process, host: str) -> None:
        """Open PROCESS, the connection from HOST, and say so."""
        server = self.server
        process.update_reading()
        process.table.happen(process, "accepted", peer=host)
        process.news = False
        if server.log is not NIL:
            server.table.lisp.call(server.log, server, process, lisp_string(f"accept from {host}\n"))
        run_sentinel(process, process.status.message)

    def accept_failed(self, reason: OSError) -> None:
        """Tell the log function."""
        server = self.server
        if server.log is not NIL:
            server.table.lisp.call(server.log, server, NIL, lisp_string(f"accept failed with code {reason.errno}\n"))


def _caller(server: Process, peer: Address) -> tuple[str | None, str]:
    """Return the host of PEER, None if it has none, and what names of buffers and processes say of it."""
    if peer.family == "ipv4":
        return peer.host, f" <{peer.host}:{peer.port}>"
    if peer.family == "ipv6":
        host = ":".join(f"{group:x}" for group in peer.numbers()[:8])
        return host, f" <[{host}]:{peer.port}>"
    server.table.connections += 1
    return None, f" <{server.table.connections}>"


def _make(server: Process, caller: str) -> Process:
    """Return a new process that is like SERVER; with the default filter it has a buffer of its own."""
    process = server.table.make(server.name + caller, CONNECTION, "network")
    if server.filter is DEFAULT_FILTER:
        owner = server.live_buffer
        name = lisp_string((server.name if owner is None else owner.name or "") + caller)
        process.set_buffer(buffer_called(server.table.lisp, name))
    process.filter, process.sentinel, process.log = server.filter, server.sentinel, NIL
    process.plist = list_from(elements(server.plist))
    process.births = {"server": server.name, **server.births}
    process.set_coding(server.decoder.name, server.encoder.name)
    return process


def _contact(server: Process, host: str | None, peer: Address, connected: socket.socket) -> object:
    """Return what `process-contact' tells of a connection: the arguments of SERVER with what is different."""
    different: dict[object, object] = {SERVER: NIL, HOST: T if host is None else lisp_string(host)}
    if peer.family != "local":
        different[SERVICE] = peer.port
    different[LOCAL] = addresses.own_address(connected)
    different[REMOTE] = addresses.to_lisp(peer)
    items = elements(server.contact)
    for place in range(0, len(items) - 1, 2):
        if items[place] in different:
            items[place + 1] = different.pop(items[place])
    for keyword, value in different.items():
        items += keyword, value
    return list_from(items)
