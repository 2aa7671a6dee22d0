"""`open-network-stream': connections that may be or become encrypted, with a greeting and capabilities."""

from __future__ import annotations

from typing import NamedTuple

from elnet.builtins.gnutls_streams import negotiate, open_secure
from elnet.builtins.network_certificates import network_stream_certificate
from elnet.builtins.network_conversation import (
    network_stream__capability_command,
    network_stream_command,
    network_stream_get_response,
)
from elnet.builtins.networks import make_network_process
from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.arguments import Plist
from elnet.process.keywords import warn_of_unknown
from elnet.process.naming import check_process
from elnet.process.process import Process
from elnet.process.tls import Refusal, refusal
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.buffer import Buffer

PLAIN, TLS = "plain", "tls"
_X509 = intern("gnutls-x509pki")


class Opened(NamedTuple):
    """What came of opening a connection: the process, if there is one, and what is known of it."""

    process: Process | None
    greeting: object = NIL
    capabilities: object = NIL
    kind: str = PLAIN
    error: object = NIL


class Wanted:
    """What one call asks for: where to connect to, a buffer to talk in, and the keyword arguments."""

    def __init__(self, lisp: Lisp, name: object, buffer: Buffer, host: object, service: object, plist: Plist) -> None:
        self.lisp = lisp
        self.name, self.buffer, self.host, self.service = name, buffer, host, service
        self.plist = plist
        self.get = plist.get

    @property
    def end_of_command(self) -> object:
        """The regexp that ends a response."""
        return self.get("end-of-command")

    @property
    def end_of_capability(self) -> object:
        """The regexp that ends the response to the command for capabilities."""
        given = self.get("end-of-capability")
        return self.end_of_command if given is NIL else given

    def greeting(self, process: Process, start: int) -> object:
        """Return the greeting of PROCESS, in the buffer from START on."""
        return network_stream_get_response(self.lisp, process, start, self.end_of_command)

    def capabilities(self, process: Process, greeting: object) -> object:
        """Ask PROCESS for its capabilities."""
        command = network_stream__capability_command(self.lisp, self.get("capability-command"), greeting)
        return network_stream_command(self.lisp, process, command, self.end_of_capability)

    def is_accepted(self, process: Process, save: object = NIL) -> bool:
        """Ask the manager of network security about PROCESS, which is gone if it says no; SAVE means to remember the peer."""
        verify = (process, self.host, self.service, save, self.get("warn-unless-encrypted"))
        return self.lisp.call(intern("nsm-verify-connection"), *verify) is not NIL

    def connect(self) -> Process:
        """Return a connection without TLS."""
        return check_process(plain_connection(self.lisp, self.name, self.buffer, self.host, self.service, self.plist, False))


@primitive("open-network-stream", "open-protocol-stream")
def open_network_stream(lisp: Lisp, name: object, buffer: object, host: object, service: object, *parameters: object) -> object:
    """Open a TCP connection called NAME to SERVICE at HOST, with BUFFER (or nil) for its output; return the process.

    PARAMETERS are keywords and values.

    :type is `plain' for a connection that is not encrypted, `tls' or `ssl' for one that is from the beginning, nil or
    `network' for one that becomes encrypted by STARTTLS if that can be, `starttls' for one that must, and `shell' for the
    output of a program.
    :nowait non-nil means to connect, and to begin TLS, while the program goes on.
    :coding and :noquery are as for `make-network-process'.
    :end-of-command is a regexp that ends the greeting and each response; :end-of-capability, by default the same, ends the
    response to :capability-command, a command or a function that returns one for the greeting.
    :starttls-function is called with that response and returns the command that begins TLS, nil if there is none; :success
    is a regexp that matches the response to it if TLS may begin.
    :always-query-capabilities non-nil means to ask for capabilities even of a `plain' connection.
    :client-certificate is a list of the file of a key and the file of its certificate, or t to look in `auth-sources'.
    :use-starttls-if-possible non-nil means to take a helper program for STARTTLS where there is no TLS built in.
    :warn-unless-encrypted non-nil means that a connection that is not encrypted is not secure enough.
    :shell-command is the command for `shell', in which %s is HOST and %p is SERVICE.
    :return-list non-nil means to return a list of the process and :greeting, :capabilities, :type and :error.

    A TLS connection is refused unless the certificate is as good as `network-security-level' asks for.  Then an error is
    signalled, or with :return-list told, in the place of a process.
    """
    plist = Plist(list_from(parameters))
    warn_of_unknown(lisp, "open-network-stream", plist.list)
    kind = plist.get("type")
    listed = plist.get("return-list") is not NIL
    if not listed and _is_simple(kind, plist):
        return plain_connection(lisp, name, buffer, host, service, plist, True)
    opener = OPENERS.get(kind.name if isinstance(kind, Symbol) else "")
    if opener is None:
        raise lisp_error(f"Invalid connection type {_shown(lisp, kind)}")
    if opener is open_plain and plist.get("always-query-capabilities") is not NIL:
        opener = open_starttls
    if plist.find("client-certificate") is None and lisp.is_set("network-stream-use-client-certificates"):
        plist = Plist(list_from((*parameters, intern(":client-certificate"), T)))
    opened = _opened(lisp, opener, (name, buffer, host, service), plist, listed)
    if listed:
        return _as_list(opened)
    if opened.process is None:
        raise refusal(opened.error.text if isinstance(opened.error, LString) else "The connection is refused")
    return opened.process


def _shown(lisp: Lisp, value: object) -> str:
    """Return VALUE as text for people."""
    shown = lisp.call(intern("format"), lisp_string("%s"), value)
    assert isinstance(shown, LString)
    return shown.text


def _is_simple(kind: object, plist: Plist) -> bool:
    """Tell whether nothing is to be said or heard before the program does."""
    if kind is intern(PLAIN):
        return True
    upgradable = plist.get("success") is not NIL and plist.get("capability-command") is not NIL
    return kind in (NIL, intern("network")) and not upgradable


def plain_connection(
    lisp: Lisp, name: object, buffer: object, host: object, service: object, plist: Plist, may_go_on: bool
) -> object:
    """Return a connection without TLS; if it MAY-GO-ON it may still be being connected."""
    items: list[object] = ["name", name, "buffer", buffer, "host", host, "service", service]
    items += ["nowait", plist.get("nowait") if may_go_on else NIL, "noquery", plist.get("noquery")]
    items += ["tls-parameters", NIL, "coding", plist.get("coding")]
    return make_network_process(lisp, *(intern(":" + one) if type(one) is str else one for one in items))


def _opened(lisp: Lisp, opener: Callable[[Wanted], Opened], place: tuple[object, ...], plist: Plist, listed: bool) -> Opened:
    """Call OPENER with a buffer to talk in, which goes away if the user wants none."""
    name, given, host, service = place
    buffers = lisp.part(Buffers)
    buffer = buffers.named(given) if given is not NIL else buffers.create(_free_name(buffers))
    if buffer is None:
        raise lisp_error(f"No buffer named {_shown(lisp, given)}")
    opened = Opened(None)
    try:
        opened = opener(Wanted(lisp, name, buffer, host, service, plist))
    except Refusal as refused:
        if not listed:
            raise
        opened = Opened(None, error=_words(refused))
    finally:
        if given is NIL:
            if opened.process is not None and opened.process.buffer is buffer:
                opened.process.set_buffer(NIL)
            lisp.call(intern("kill-buffer"), buffer)
    return opened


def _words(refused: Refusal) -> object:
    return refused.data.car if isinstance(refused.data, Cons) else NIL


def _free_name(buffers: Buffers) -> str:
    name, count = " *stream buffer*", 1
    while name in buffers.by_name:
        count += 1
        name = f" *stream buffer*<{count}>"
    return name


def _as_list(opened: Opened) -> object:
    keywords = map(intern, (":greeting", ":capabilities", ":type", ":error"))
    values = (opened.greeting, opened.capabilities, intern(opened.kind), opened.error)
    facts = [item for pair in zip(keywords, values, strict=True) for item in pair]
    return list_of(NIL if opened.process is None else opened.process, *facts)


# The kinds


def open_plain(wanted: Wanted) -> Opened:
    """Open a connection and read the greeting."""
    start = wanted.buffer.zv
    process = wanted.connect()
    greeting = wanted.greeting(process, start)
    if wanted.get("warn-unless-encrypted") is NIL or wanted.is_accepted(process):
        return Opened(process, greeting)
    return Opened(None, greeting, error=_refused(wanted))


def _refused(wanted: Wanted) -> LString:
    name = wanted.host.text if isinstance(wanted.host, LString) else "the host"
    return lisp_string(f"The connection to {name} is not secure enough for network-security-level")


def open_tls(wanted: Wanted) -> Opened:
    """Open a connection that is encrypted from the beginning."""
    if wanted.lisp.call(intern("gnutls-available-p")) is NIL:
        from elnet.builtins.external_tls import open_external

        return open_external(wanted)
    start = wanted.buffer.zv
    place = (wanted.name, wanted.buffer, wanted.host, wanted.service)
    process = open_secure(wanted.lisp, place, wanted.plist.list, _insists(wanted))
    if wanted.get("nowait") is not NIL:
        return Opened(process, kind=TLS)
    if not wanted.is_accepted(process):
        return Opened(None, error=_refused(wanted))
    greeting = wanted.greeting(process, start)
    return Opened(process, greeting, wanted.capabilities(process, greeting), TLS)


def _insists(wanted: Wanted) -> bool:
    """Tell whether a bad certificate is refused in any case."""
    return wanted.lisp.call(intern("elnet--nsm-insists-p"), wanted.host, wanted.service) is not NIL


def open_starttls(wanted: Wanted) -> Opened:
    """Open a connection and let it be encrypted if the server can and the user wants that."""
    start = wanted.buffer.zv
    process = wanted.connect()
    greeting = wanted.greeting(process, start)
    capabilities = wanted.capabilities(process, greeting)
    command = _starttls_command(wanted, capabilities)
    encrypted = False
    if command is not NIL:
        if wanted.lisp.call(intern("gnutls-available-p")) is NIL:
            from elnet.builtins.external_tls import reopen_externally

            process = reopen_externally(wanted, process)
        answer = network_stream_command(wanted.lisp, process, command, wanted.end_of_command)
        if _matches(wanted.lisp, wanted.get("success"), answer):
            try:
                upgraded = _upgrade(wanted, process)
            except Refusal as refused:
                return Opened(None, greeting, capabilities, TLS, _words(refused))
            encrypted = upgraded is not None
            if upgraded is None:
                start = wanted.buffer.zv
                process = wanted.connect()
                greeting = wanted.greeting(process, start)
            else:
                process = upgraded
            capabilities = wanted.capabilities(process, greeting)
    if encrypted and process.security is None:
        from elnet.builtins.external_tls import check_alive

        check_alive(process)
        return Opened(process, greeting, capabilities, TLS)
    if not encrypted and wanted.get("type") is intern("starttls"):
        process.table.delete(process)
        return Opened(None, greeting, capabilities, error=_no_starttls(wanted))
    if not wanted.is_accepted(process, T if encrypted else NIL):
        return Opened(None, greeting, capabilities, TLS if encrypted else PLAIN, _refused(wanted))
    return Opened(process, greeting, capabilities, TLS if encrypted else PLAIN)


def _no_starttls(wanted: Wanted) -> LString:
    name = wanted.host.text if isinstance(wanted.host, LString) else "the host"
    return lisp_string(f"STARTTLS is wanted but {name} does not do it")


def _starttls_command(wanted: Wanted, capabilities: object) -> object:
    """Return the command that begins TLS with a server that has CAPABILITIES; nil if it is not to begin."""
    function = wanted.get("starttls-function")
    if wanted.get("type") is intern(PLAIN) or NIL in (capabilities, function, wanted.get("success")):
        return NIL
    if wanted.lisp.call(intern("gnutls-available-p")) is NIL:
        from elnet.builtins.external_tls import helper

        if helper() is None or wanted.get("use-starttls-if-possible") is NIL:
            return NIL
    return wanted.lisp.call(function, capabilities)


def _matches(lisp: Lisp, regexp: object, text: object) -> bool:
    if type(regexp) is not LString or type(text) is not LString:
        return False
    return lisp.regexps.compile(regexp).search(text.text, 0, not text.multibyte) is not None


def _upgrade(wanted: Wanted, process: Process) -> Process | None:
    """Put PROCESS below TLS and return what is encrypted; None if that fails but the user wants to go on without."""
    lisp = wanted.lisp
    if lisp.call(intern("gnutls-available-p")) is NIL:
        from elnet.builtins.external_tls import begin_externally

        return begin_externally(process)
    certificate = network_stream_certificate(lisp, wanted.host, wanted.service, wanted.plist.list)
    keys = NIL if certificate is NIL else list_of(certificate)
    keywords = (intern(":type"), _X509, intern(":keylist"), keys, intern(":hostname"), wanted.host)
    try:
        return negotiate(lisp, process, _X509, keywords, _insists(wanted))
    except LispSignal as failed:
        process.table.delete(process)
        if failed.symbol is not intern("gnutls-error"):
            raise
        if wanted.get("type") is intern("starttls"):
            place = f"{_shown(lisp, wanted.host)}/{_shown(lisp, wanted.service)}"
            raise lisp_error(f"Unable to negotiate a TLS connection with {place}") from None
        return None
    except BaseException:
        process.table.delete(process)
        raise


def open_shell(wanted: Wanted) -> Opened:
    """Run a shell command and talk to it."""
    lisp = wanted.lisp
    start = wanted.buffer.zv
    words = [intern("format-spec"), wanted.get("shell-command")]
    specs = list_of(cons(ord("s"), wanted.host), cons(ord("p"), wanted.service))
    command = lisp.call(*words, specs)
    shell, switch = lisp.value("shell-file-name"), lisp.value("shell-command-switch")
    items = ["name", wanted.name, "buffer", wanted.buffer, "command", list_of(shell, switch, command)]
    items += ["connection-type", intern("pipe"), "noquery", wanted.get("noquery"), "coding", wanted.get("coding")]
    process = check_process(
        lisp.call(intern("make-process"), *(intern(":" + one) if type(one) is str else one for one in items))
    )
    greeting = wanted.greeting(process, start)
    return Opened(process, greeting, wanted.capabilities(process, greeting))


OPENERS: dict[str, Callable[[Wanted], Opened]] = {
    "plain": open_plain,
    "nil": open_starttls,
    "network": open_starttls,
    "starttls": open_starttls,
    "tls": open_tls,
    "ssl": open_tls,
    "shell": open_shell,
}
