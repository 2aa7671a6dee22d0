"""The keyword arguments of `make-network-process`: what they mean, checked in Emacs's order."""

from __future__ import annotations

import socket

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process import addresses
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.net.addresses import Address
    from elnet.runtime.lisp import Lisp

TYPES = {"nil": socket.SOCK_STREAM, "datagram": socket.SOCK_DGRAM, "seqpacket": socket.SOCK_SEQPACKET}
FAMILIES = ("local", "ipv4", "ipv6")
OPTIONS = ("bindtodevice", "broadcast", "dontroute", "keepalive", "linger", "oobinline", "priority", "reuseaddr")
LOOPBACK = {"ipv6": "::1"}


class Plist:
    """A property list of keywords, as Lisp has it in `list`."""

    def __init__(self, items: object) -> None:
        self.list = items

    def find(self, name: str) -> Cons | None:
        """Return the pair whose car is the value of the keyword NAME, None if it is missing."""
        keyword = intern(":" + name)
        tail = self.list
        while type(tail) is Cons and type(tail.cdr) is Cons:
            if tail.car is keyword:
                return tail.cdr
            tail = tail.cdr.cdr
        return None

    def get(self, name: str) -> object:
        """Return the value of the keyword NAME, nil if it is missing."""
        pair = self.find(name)
        return NIL if pair is None else pair.car

    def put(self, name: str, value: object) -> None:
        """Set the value of the keyword NAME, at the end if it was missing."""
        pair = self.find(name)
        if pair is not None:
            pair.car = value
            return
        new = list_of(intern(":" + name), value)
        if type(self.list) is not Cons:
            self.list = new
            return
        last = self.list
        while type(last.cdr) is Cons:
            last = last.cdr
        last.cdr = new


class NetworkArguments:
    """What the ARGUMENTS of one call ask for.

    HOST is a name or digits, SERVICE a port or a name; ADDRESS is what `:local' or `:remote' give instead.
    """

    def __init__(self, lisp: Lisp, arguments: tuple[object, ...]) -> None:
        self.contact = Plist(list_from(arguments))
        get = self.contact.get
        self.kind = self._kind(get("type"))
        self.name = self._name(get("name"))
        self.server = get("server") is not NIL
        self.backlog = self._backlog(get("server"))
        self.nowait = get("nowait") is not NIL
        if self.server and self.nowait:
            raise lisp_error("‘:server’ is incompatible with ‘:nowait’")
        self.host = self.service = ""
        self.family: str | None = None
        self.address = self._address(get("local" if self.server else "remote"))
        if self.address is None:
            self._read_place(lisp)

    @staticmethod
    def _kind(value: object) -> int:
        if not isinstance(value, Symbol) or value.name not in TYPES:
            raise lisp_error("Unsupported connection type")
        return TYPES[value.name]

    def _name(self, value: object) -> str:
        if type(value) is LString:
            return value.text
        if self.contact.find("name") is None:
            raise lisp_error("Missing :name keyword parameter")
        raise lisp_error(":name value not a string")

    @staticmethod
    def _backlog(value: object) -> int:
        return value if type(value) is int and value >= 0 else 5

    @staticmethod
    def _address(value: object) -> Address | None:
        if value is NIL:
            return None
        address = addresses.from_lisp(value)
        if address is None:
            raise lisp_error("Malformed :address")
        return address

    def _read_place(self, lisp: Lisp) -> None:
        get = self.contact.get
        self.family = self._family(get("family"))
        host = get("host")
        if self.family == "local":
            if host is not NIL:
                lisp.part(StandardStreams).write_message(":family local ignores the :host property\n")
                self.contact.put("host", NIL)
            self.host = self._file(get("service"))
            return
        if host is NIL or host is intern("local"):
            self.host = LOOPBACK.get(self.family or "", "127.0.0.1")
        elif type(host) is LString:
            self.host = host.text
        else:
            raise wrong_type_argument("stringp", host)
        self.service = self._service(get("service"))

    @staticmethod
    def _family(value: object) -> str | None:
        if value is NIL:
            return None
        if isinstance(value, Symbol) and value.name in FAMILIES:
            return value.name
        raise lisp_error("Unknown address family")

    @staticmethod
    def _file(value: object) -> str:
        if type(value) is not LString:
            raise wrong_type_argument("stringp", value)
        return value.text

    @staticmethod
    def _service(value: object) -> str:
        if value is T:
            return "0"
        if type(value) is int:
            return str(value & 0xFFFF)
        if type(value) is not LString:
            raise wrong_type_argument("stringp", value)
        return value.text

    def apply_options(self, target: socket.socket) -> None:
        """Set the socket options that are among the arguments."""
        options = {name: pair.car for name in OPTIONS if (pair := self.contact.find(name)) is not None}
        for name, value in options.items():
            set_option(target, name, value)
        if self.server and "reuseaddr" not in options and target.family != socket.AF_UNIX:
            target.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def set_option(target: socket.socket, name: str, value: object) -> None:
    """Set the socket option NAME, without its colon, to the Lisp VALUE; signal an error for what it cannot be."""
    from elnet.net import options
    from elnet.process.errors import file_signal

    given: str | int | None = value.text if type(value) is LString else value if type(value) is int else value is not NIL
    if value is NIL and name in ("linger", "bindtodevice"):
        given = None
    try:
        options.set_option(target, name, given)
    except TypeError:
        raise lisp_error(f"Bad option value for :{name}") from None
    except OSError as error:
        raise file_signal("Cannot set network option", error, intern(":" + name), value) from None
