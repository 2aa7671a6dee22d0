"""Network processes: connections and datagram sockets from the arguments of `make-network-process`."""

from __future__ import annotations

import socket

from elnet.net.addresses import Address
from elnet.net.connect import Connecting, Prepare, connect_now
from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T
from elnet.process import addresses, coding
from elnet.process.arguments import NetworkArguments, Plist
from elnet.process.delivery import Reception, run_sentinel
from elnet.process.errors import file_signal, file_signal_with
from elnet.process.keywords import warn_of_unknown
from elnet.process.naming import buffer_called
from elnet.process.process import Process
from elnet.process.status import CONNECTION, DATAGRAM, SERVER
from elnet.process.table import Processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.net.resolver import Lookup
    from elnet.net.transport import Transport
    from elnet.runtime.lisp import Lisp


def make_network_process(lisp: Lisp, given: tuple[object, ...]) -> Process:
    """Return the process that the keyword arguments GIVEN ask for."""
    table = lisp.part(Processes)
    arguments = NetworkArguments(lisp, given)
    warn_of_unknown(lisp, "make-network-process", arguments.contact.list)
    later = arguments.nowait and arguments.kind != socket.SOCK_DGRAM
    places = None if later and arguments.service else _addresses(table, arguments)
    buffer = arguments.contact.get("buffer")
    if buffer is not NIL:
        buffer = buffer_called(lisp, buffer)
    kind = DATAGRAM if arguments.kind == socket.SOCK_DGRAM else SERVER if arguments.server else CONNECTION
    process = table.make(arguments.name, kind, "network")
    try:
        _equip(process, arguments, buffer)
        _open(process, arguments, places, later)
        get = arguments.contact.get
        service = get("service")
        operation = "open-network-stream" if type(service) in (int, LString) and not arguments.server else ""
        place = (get("name"), buffer, get("host"), service)
        process.set_coding(*coding.chosen(lisp, get("coding"), buffer, operation, place))
        if arguments.contact.get("stop") is not NIL:
            process.command = T
            table.happen(process, "pause")
        process.update_reading()
        if arguments.contact.get("tls-parameters") is not NIL:
            _begin_tls(process, arguments, later)
    except BaseException:
        table.remove(process)
        raise
    return process


def _equip(process: Process, arguments: NetworkArguments, buffer: object) -> None:
    """Give PROCESS what has nothing to do with sockets."""
    get = arguments.contact.get
    process.contact = arguments.contact.list
    process.set_buffer(buffer)
    process.plist = list_from(elements(get("plist")))
    process.query = get("noquery") is NIL
    process.log = get("log")
    process.set_sentinel(get("sentinel"))
    if get("filter") is not NIL:
        process.filter = get("filter")


def _begin_tls(process: Process, arguments: NetworkArguments, later: bool) -> None:
    """Put PROCESS below TLS, LATER if it is being connected; a server's connections get it one by one."""
    given = arguments.contact.get("tls-parameters")
    if type(given) is not Cons:
        raise wrong_type_argument("consp", given)
    from elnet.process.tls import Security, boot_new

    if process.status.kind == SERVER or later:
        process.security = Security(process, given.car, given.cdr, server=process.status.kind == SERVER)
        process.security.check()
    elif process.status.kind == CONNECTION:
        boot_new(process, given.car, given.cdr)


def _open(process: Process, arguments: NetworkArguments, places: list[Address] | None, later: bool) -> None:
    if places is None:
        process.table.happen(process, "connecting")
        _look_up(process, arguments)
    elif process.status.kind == SERVER:
        from elnet.process.server import listen

        listen(process, arguments, places[0])
    elif process.status.kind == DATAGRAM:
        _open_datagram(process, arguments, places[0])
    elif later:
        process.table.happen(process, "connecting")
        process.attempt = _connecting(process, arguments, places)
    else:
        _connect(process, arguments, places)


# Addresses


def _addresses(table: Processes, arguments: NetworkArguments) -> list[Address]:
    if arguments.address is not None:
        return [arguments.address]
    if arguments.family == "local":
        return [Address("local", arguments.host)]
    try:
        kind = socket.SocketKind(arguments.kind)
        return table.resolver.resolve_now(arguments.host, arguments.service, arguments.family, kind)
    except OSError as error:
        raise lisp_error(f"{arguments.host}/{arguments.service} {error.strerror or error}") from None


def _look_up(process: Process, arguments: NetworkArguments) -> None:
    """Look the name up, even one in digits, and then connect, while the program goes on."""

    def found(lookup: Lookup) -> None:
        process.attempt = None
        if lookup.addresses:
            process.attempt = _connecting(process, arguments, lookup.addresses)
        else:
            process.table.happen(process, "unresolved", code=f"Name lookup of {arguments.host} failed")

    kind = socket.SocketKind(arguments.kind)
    process.attempt = process.table.resolver.resolve(arguments.host, arguments.service, found, arguments.family, kind)


# Streams


def _connect(process: Process, arguments: NetworkArguments, places: list[Address]) -> None:
    prepare = _preparation(arguments)
    try:
        connected = connect_now(process.table.loop, places, prepare, kind=arguments.kind)
    except OSError as error:
        raise file_signal_with("make client process failed", error, arguments.contact.list) from None
    adopt(process, connected)
    process.table.happen(process, "opened")


def _connecting(process: Process, arguments: NetworkArguments, places: list[Address]) -> Connecting:
    return Connecting(process.table.loop, places, _Arrival(process), _preparation(arguments), kind=arguments.kind)


def _preparation(arguments: NetworkArguments) -> Prepare:
    """Return what is done with a new client socket: options, and the binding that `:local' asks for."""
    local = arguments.contact.get("local")
    place = None if local is NIL else addresses.from_lisp(local)
    if local is not NIL and place is None:
        raise lisp_error("Malformed :address")

    def prepare(made: socket.socket) -> None:
        arguments.apply_options(made)
        if place is not None:
            made.bind(place.to_socket())

    return prepare


class _Arrival:
    """What is told how the connecting of PROCESS ends."""

    def __init__(self, process: Process) -> None:
        self.process = process

    def connected(self, connected: socket.socket, address: Address) -> None:
        """Open the process and tell its sentinel at once."""
        process = self.process
        process.attempt = None
        adopt(process, connected)
        if process.security is not None:
            from elnet.process.tls import begin_connected

            if begin_connected(process):
                return
        process.table.happen(process, "connected")
        process.news = False
        process.update_reading()
        run_sentinel(process, process.status.message)

    def connect_failed(self, reason: OSError) -> None:
        """Let the process fail; the sentinel hears of it with the other news."""
        self.process.attempt = None
        self.process.table.happen(self.process, "refused", code=reason.errno or 0)


def adopt(process: Process, connected: socket.socket) -> None:
    """Make the socket CONNECTED the channel of PROCESS, and note both addresses."""
    contact = Plist(process.contact)
    try:
        contact.put("remote", addresses.peer_address(connected))
        contact.put("local", addresses.own_address(connected))
        process.contact = contact.list
    except BaseException:
        connected.close()
        raise
    use(process, connected)


def use(process: Process, connected: socket.socket) -> None:
    """Make the socket CONNECTED the channel of PROCESS, or close it if that fails."""
    try:
        process.transport = _transport(process, connected)
    except BaseException:
        connected.close()
        raise


def _transport(process: Process, connected: socket.socket) -> Transport:
    reception = Reception(process)
    loop = process.table.loop
    made: Transport
    if connected.type == socket.SOCK_SEQPACKET:
        from elnet.net.unix import SeqpacketTransport

        made = SeqpacketTransport(loop, connected, reception)
    elif connected.family == socket.AF_UNIX:
        from elnet.net.unix import UnixTransport

        made = UnixTransport(loop, connected, reception)
    else:
        from elnet.net.tcp import TcpTransport

        made = TcpTransport(loop, connected, reception)
    return process.table.limit_reading(made)


# Datagrams


def _open_datagram(process: Process, arguments: NetworkArguments, place: Address) -> None:
    from elnet.net.udp import DatagramTransport

    loop = process.table.loop
    doing = "Cannot bind server socket" if arguments.server else "make client process failed"
    opened = None
    try:
        opened = loop.system.socket(place.number, arguments.kind)
        if arguments.server:
            arguments.apply_options(opened)
            opened.bind(place.to_socket())
        else:
            _preparation(arguments)(opened)
        peer = addresses.from_lisp(arguments.contact.get("remote")) if arguments.server else place
        transport = DatagramTransport(loop, opened, Reception(process), peer)
    except OSError as error:
        if opened is not None:
            opened.close()
        raise (file_signal(doing, error) if arguments.server else file_signal_with(doing, error, process.contact)) from None
    except BaseException:
        if opened is not None:
            opened.close()
        raise
    process.transport = process.table.limit_reading(transport)
    _note_datagram_addresses(process, arguments, transport.local, opened)
    process.table.happen(process, "opened")


def _note_datagram_addresses(process: Process, arguments: NetworkArguments, local: Address, opened: socket.socket) -> None:
    contact = arguments.contact
    if arguments.server:
        if local.family != "local":
            contact.put("service", local.port)
        contact.put("local", addresses.own_address(opened))
    else:
        contact.put("remote", datagram_address(process))
        contact.put("local", addresses.own_address(opened))
    process.contact = contact.list


def datagram_address(process: Process) -> object:
    """Return where the next datagram of PROCESS goes as Lisp has it."""
    return addresses.to_lisp(getattr(process.transport, "peer", None))


def set_datagram_address(process: Process, value: object) -> object:
    """Send the datagrams of PROCESS to the address VALUE from now on; return it, nil if it is of another family."""
    from elnet.net.udp import DatagramTransport

    transport = process.transport
    if not isinstance(transport, DatagramTransport):
        return NIL
    address = addresses.from_lisp(value)
    if address is None or address.number != transport.socket.family:
        return NIL
    transport.peer = address
    return value
