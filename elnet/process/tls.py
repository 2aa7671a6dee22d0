"""TLS of processes: a process's channel is put below TLS, now or as soon as it is connected.

A handshake never stops the program: timers run, other processes are served, and C-c or a throw ends it together with the
connection.  With `:nowait' the process is being connected (`connect') until the handshake is done.
"""

from __future__ import annotations

import ssl

from elnet.net.tls import TlsTransport
from elnet.objects.conditions import LispSignal, lisp_error, signal
from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.process.arguments import Plist
from elnet.process.delivery import Reception, run_sentinel
from elnet.process.gnutls_errors import PRIME_UNACCEPTABLE, TEXTS, UNEXPECTED_PACKET, UNKNOWN, code_of
from elnet.process.process import Process
from elnet.process.tls_parameters import BadParameters, TlsParameters
from elnet.process.tls_verdicts import Verdict, explained, verdict_on
from elnet.process.waiting import wait_until

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NEGOTIATION_FAILED = "TLS negotiation failed"
STOPPED = "The Network Security Manager stopped the connections"
STAGE_NONE, STAGE_ALLOCATED, STAGE_TRIED, STAGE_READY = 0, 3, 8, 9


class Refusal(LispSignal):
    """The condition for a peer that is not to be trusted."""


def refusal(words: str) -> Refusal:
    """Return the condition that says WORDS."""
    return Refusal(intern("error"), list_of(lisp_string(words)))


class Security:
    """What is known of the TLS of PROCESS.

    `parameters` are what it was or will be made with, `kind` and `plist` as Lisp gave them.  `flaws` are what is wrong with
    the peer's certificate, None while that is not known.  INSISTING means that a flaw ends the handshake.
    """

    def __init__(self, process: Process, kind: object, plist: object, insisting: bool = False, server: bool = False) -> None:
        self.process = process
        self.kind, self.plist = kind, plist
        self.insisting = insisting
        self.server = server
        self.parameters: TlsParameters | None = None
        self.transport: TlsTransport | None = None
        self.done = False
        self.code: int | None = None
        """The error code of a handshake that failed."""
        self.verdict: Verdict | None = None
        """What is wrong with the peer's certificate, if that ended the handshake."""
        self._told: Callable[[], object] | None = None

    @property
    def stage(self) -> int:
        """How far it has come, as a number of Emacs's."""
        if self.transport is None:
            return STAGE_NONE
        if self.process.transport is not self.transport:
            return STAGE_ALLOCATED
        return STAGE_READY if self.transport.secure else STAGE_TRIED

    @property
    def ready(self) -> bool:
        """Whether what is sent is enciphered."""
        return self.stage == STAGE_READY

    def check(self) -> None:
        """Signal an error if the parameters can never do."""
        TlsParameters(self.kind, self.plist, self.server)

    def begin(self, told: Callable[[], object] | None = None) -> None:
        """Begin the handshake; call TOLD when it is done, one way or the other.  Raises `BadParameters`."""
        process = self.process
        inner = process.transport
        if inner is None:
            raise lisp_error(f"Process {process.name} not running: {process.status.message}")
        parameters = self.parameters = TlsParameters(self.kind, self.plist, self.server)
        if self.insisting:
            parameters.insist()
        parameters.check_files()
        context = parameters.context()
        self._told = told
        patience = parameters.patience
        made = TlsTransport(
            inner,
            _Handshake(self),
            context,
            server=self.server,
            host=parameters.host or None,
            on_secure=self._secure,
            deadline=None if patience is None else process.table.loop.clock.now() + patience,
        )
        made.read_size = inner.read_size
        self.transport = process.transport = made
        inner.resume_reading()
        process.update_reading()

    def _secure(self) -> None:
        transport, parameters = self.transport, self.parameters
        if transport is None:  # the handshake was done within the call that began it
            self.process.table.loop.call_soon(self._secure)
            return
        assert parameters is not None
        transport.receiver = Reception(self.process)
        if transport.clear_facts().prime_bits and transport.clear_facts().prime_bits < parameters.prime_bits:
            self.fail(PRIME_UNACCEPTABLE)
            return
        self.verdict = verdict_on(parameters, transport)
        if self.verdict is not None:
            self.fail(0)
            return
        self._finish()

    def lost(self, reason: Exception | None) -> None:
        """The connection is lost before the end of the handshake, for REASON."""
        if isinstance(reason, ssl.SSLCertVerificationError) and not self.server:
            assert self.parameters is not None
            self.verdict = Verdict.from_openssl(self.parameters.host or "", reason)
        self.fail(0 if self.verdict is not None else code_of(reason))

    def fail(self, code: int) -> None:
        """The handshake has failed, for the reason CODE or what the verdict says."""
        self.code = code
        self._finish()

    def _finish(self) -> None:
        self.done = True
        if self._told is not None:
            self._told()

    @property
    def failed(self) -> bool:
        """Whether there was a handshake and it failed."""
        return self.code is not None

    def complaint(self) -> LispSignal:
        """Return the condition for a handshake that failed."""
        if self.verdict is None:
            return signal("gnutls-error", self.process, self.code)
        by_name, by_trust = (False, False) if self.parameters is None else self.parameters.insisted
        if by_name if self.verdict.by_name else by_trust:
            return refusal(f"The connection to {self.verdict.host} is refused: {explained(self.verdict.flaws)}")
        return lisp_error(self.verdict.message)


class _Handshake(Reception):
    """What is told of the events of a connection whose handshake is under way."""

    def __init__(self, security: Security) -> None:
        super().__init__(security.process)
        self.security = security

    def eof_received(self) -> None:
        """The peer has ended."""
        self.security.lost(None)

    def connection_lost(self, reason: Exception | None) -> None:
        """The connection is lost."""
        if not self.security.done:
            self.security.lost(reason)


# Now


def boot(process: Process, kind: object, plist: object, insisting: bool = False, server: bool = False) -> Security:
    """Put the channel of PROCESS below TLS, and wait for the handshake; return what came of it.

    A handshake that fails ends the connection.  Raises `BadParameters` for parameters that cannot be used.
    """
    if process.security is not None and process.security.ready:
        TlsParameters(kind, plist, server)
        raise BadParameters(UNEXPECTED_PACKET)
    security = Security(process, kind, plist, insisting, server)
    security.begin()
    process.security = security
    try:
        wait_until(process.table, lambda: security.done or process.transport is not security.transport)
    except BaseException:
        _break_off(process)
        raise
    if not security.done:  # somebody has deleted the process
        security.fail(code_of(None))
    if security.failed:
        _break_off(process)
    return security


def boot_new(process: Process, kind: object, plist: object) -> None:
    """Put PROCESS, which has just been connected, below TLS; signal an error if that fails.

    As for every new connection the manager of network security has a say.
    """
    security = Security(process, kind, plist)
    insisting = _manager_insists(process, security)
    try:
        security = boot(process, kind, plist, insisting)
    except BadParameters as bad:
        raise signal("gnutls-error", process, bad.code) from None
    if security.failed:
        raise security.complaint()
    if not _manager_agrees(process, security):
        raise refusal(f"The connection to {process.name} is refused: {STOPPED}")
    run_sentinel(process, "open\n")


def _break_off(process: Process) -> None:
    process.table.happen(process, "ended")
    process.deactivate()


# As soon as it is connected


def begin_connected(process: Process) -> bool:
    """Begin the handshake that PROCESS, which has just been connected, waits for; tell whether there is one."""
    security = process.security
    if security is None or security.transport is not None:
        return False
    security.insisting = security.insisting or _manager_insists(process, security)
    try:
        security.begin(lambda: _connected(process, security))
    except (BadParameters, LispSignal):
        _give_up(process, NEGOTIATION_FAILED)
    return True


def _connected(process: Process, security: Security) -> None:
    """The handshake of PROCESS is done; tell the sentinel, or let the process fail."""
    if process.security is not security or not process.status.state.startswith("connect"):
        return
    if security.failed:
        if security.verdict is not None and security.insisting:
            _stop(process)
        _give_up(process, NEGOTIATION_FAILED if security.verdict is None else STOPPED)
    elif not _manager_agrees(process, security):
        _give_up(process, STOPPED)
    else:
        process.table.happen(process, "connected")
        process.news = False
        process.update_reading()
        run_sentinel(process, process.status.message)


# As soon as it is accepted


def accept(server: Process, process: Process, welcome: Callable[[], object]) -> None:
    """Begin the handshake of PROCESS, a connection to SERVER; call WELCOME when it is done.

    A client that fails is told to the log function of SERVER, and its process is deleted without another word.
    """
    assert server.security is not None
    security = process.security = Security(process, server.security.kind, server.security.plist, server=True)

    def told() -> None:
        if process.security is not security or not process.status.state.startswith("connect"):
            return
        if not security.failed:
            welcome()
            return
        _give_up(process, NEGOTIATION_FAILED)
        process.table.remove(process)
        _log(server, process, security.code or 0)

    try:
        security.begin(told)
    except BadParameters as bad:
        _give_up(process, NEGOTIATION_FAILED)
        process.table.remove(process)
        _log(server, process, bad.code)


def _log(server: Process, process: Process, code: int) -> None:
    if server.log is not NIL:
        words = TEXTS.get(code, UNKNOWN)
        server.table.lisp.call(server.log, server, process, lisp_string(f"{NEGOTIATION_FAILED}: {words}\n"))


def _give_up(process: Process, words: str) -> None:
    process.table.happen(process, "distrusted", code=words)
    process.deactivate()


def _stop(process: Process) -> None:
    """Do what the manager of network security does: delete PROCESS."""
    process.table.delete(process)


def _manager_insists(process: Process, security: Security) -> bool:
    """Tell whether the manager of network security would refuse a certificate that is not good."""
    lisp = process.table.lisp
    return lisp.call(intern("elnet--nsm-insists-p"), *_place(security, process)) is not NIL


def _manager_agrees(process: Process, security: Security) -> bool:
    """Ask the manager of network security; if it does not agree it has deleted PROCESS."""
    lisp = process.table.lisp
    return lisp.call(intern("nsm-verify-connection"), process, *_place(security, process)) is not NIL


def _place(security: Security, process: Process) -> tuple[object, object]:
    contact = Plist(process.contact)
    return Plist(security.plist).get("hostname"), contact.get("service")
