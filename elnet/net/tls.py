"""TLS over any transport, client and server.

The engine works between two memory buffers: what the inner transport receives goes into one, what it must send comes out
of the other.  It takes the inner transport's events over and reports them, deciphered, to its own receiver.
"""

from __future__ import annotations

import errno
import os
import ssl
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from elnet.net.clear_handshake import LIMIT, ClearFacts, clear_facts
from elnet.net.loop import Watch
from elnet.net.timers import Timer
from elnet.net.transport import Receiver, Transport, TransportClosed

ALERT_PATIENCE: Final = 1.0
"""For so many seconds a peer may refuse to take the alert that tells it why we fail."""

_RECORD = 16384


def is_unsaid_end(error: Exception | None) -> bool:
    """Tell whether ERROR says that the peer ended the connection but not TLS; Python before 3.11.3 has no class for that."""
    return isinstance(error, ssl.SSLEOFError) or getattr(error, "reason", None) == "UNEXPECTED_EOF_WHILE_READING"


class TlsTransport(Transport):
    """A transport that enciphers what goes through INNER.

    The handshake begins at once.  ON_SECURE is called when it is done; if it fails or lasts beyond DEADLINE the connection is
    lost for that reason.  What is written before is sent after it.
    """

    kind = "tls"

    def __init__(
        self,
        inner: Transport,
        receiver: Receiver,
        context: ssl.SSLContext,
        *,
        server: bool = False,
        host: str | None = None,
        on_secure: Callable[[], object] | None = None,
        deadline: float | None = None,
    ) -> None:
        super().__init__(inner.loop, receiver)
        self.inner = inner
        self.secure = False
        self.truncated = False
        """Whether the peer ended without saying so in TLS, as an attacker could make it appear."""
        self._first = b""
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._engine = context.wrap_bio(self._incoming, self._outgoing, server, host)
        self._on_secure = on_secure
        self._waiting: deque[bytes] = deque()
        self._paused = False
        self._at_eof = False
        self._eof_wanted = False
        self._scheduled = False
        self._reason: Exception | None = None
        self._timer: Timer | None = None if deadline is None else self.loop.call_at(deadline, self._expire)
        inner.receiver = self
        self._handshake()

    # What is known of the peer

    def peer_certificate(self) -> bytes | None:
        """Return the peer's certificate in DER."""
        return self._engine.getpeercert(True) if self.secure else None

    def peer_names(self) -> dict[str, Any]:
        """Return what the peer's certificate says, if it was verified; see `ssl.SSLSocket.getpeercert`."""
        return (self._engine.getpeercert() if self.secure else None) or {}

    def peer_chain(self) -> list[bytes]:
        """Return the certificates that the peer has shown, its own first, in DER."""
        shown = getattr(self._engine, "get_unverified_chain", None)
        if shown is not None:  # since Python 3.13
            return [bytes(one) for one in shown() or ()]
        private: Any = self._engine._sslobj  # type: ignore[attr-defined]
        return [one.public_bytes(ssl._ssl.ENCODING_DER) for one in private.get_unverified_chain() or ()]  # type: ignore[attr-defined]

    def clear_facts(self) -> ClearFacts:
        """Return what the peer has said before anything was enciphered."""
        name = self.cipher
        return clear_facts(self._first, name is not None and name[0].startswith(("DHE", "ADH")))

    @property
    def socket(self) -> object:
        """The socket beneath, None if there is none."""
        return getattr(self.inner, "socket", None)

    @property
    def version(self) -> str | None:
        """The version of TLS that was agreed on."""
        return self._engine.version()

    @property
    def cipher(self) -> tuple[str, str, int] | None:
        """The cipher's name, the version of TLS that defines it, and its secret bits."""
        return self._engine.cipher()

    @property
    def protocol(self) -> str | None:
        """The protocol that ALPN agreed on."""
        return self._engine.selected_alpn_protocol()

    # The handshake

    def _handshake(self) -> None:
        try:
            self._engine.do_handshake()
            self._flush()
        except ssl.SSLWantReadError:
            self._flush_quietly()
        except OSError as error:  # of TLS or of the inner transport
            self._fail(error)
        else:
            self._begin()

    def _begin(self) -> None:
        """The handshake is done: send what waited for that."""
        self._settle_timer()
        self.secure = True
        if self._paused:
            self.inner.pause_reading()
        try:
            while self._waiting:
                piece = self._waiting.popleft()
                self._pending -= len(piece)
                self._encipher(piece)
        except OSError as error:
            self.write_error = error
        if self._eof_wanted:
            self._send_eof()
        if self._on_secure is not None:
            self._on_secure()
        if not self.closed:
            self._schedule()  # what came right behind the handshake

    def _expire(self) -> None:
        self._fail(TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)))

    def _settle_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fail(self, reason: Exception) -> None:
        """End for REASON, telling the peer by an alert if TLS has one."""
        self._reason = reason
        self._settle_timer()
        self.closed = True
        self._flush_quietly()
        self.inner.close(self.loop.clock.now() + ALERT_PATIENCE)

    # Receiving

    def data_received(self, data: bytes) -> None:
        """Take enciphered DATA from the inner transport."""
        if self.closed:
            return
        if not self.secure and len(self._first) < LIMIT:
            self._first += data
        self._incoming.write(data)
        if self.secure:
            self._decipher()
        else:
            self._handshake()

    def eof_received(self) -> None:
        """Take note that the inner transport has ended."""
        if self.closed:
            return
        self._incoming.write_eof()
        if self.secure:
            self._decipher()
        else:
            self._handshake()

    def read_now(self) -> bool:
        """Report one piece, from what was received before or from what the inner transport has."""
        return self._decipher() or self.inner.read_now()

    def _decipher(self) -> bool:
        """Report one piece and see to it that the rest, if any, follows; tell whether there was one."""
        if self._paused or self.closed or self._at_eof or not self.secure:
            return False
        pieces: list[bytes] = []
        size = 0
        ended = False
        try:
            while size < self.read_size:
                piece = self._engine.read(self.read_size - size)
                if not piece:
                    ended = True
                    break
                pieces.append(piece)
                size += len(piece)
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLZeroReturnError:
            ended = True
        except ssl.SSLError as error:
            if is_unsaid_end(error):
                ended = self.truncated = True
            else:
                self._fail(error)
        self._flush_quietly()
        if ended and pieces:
            self._schedule()  # the end is reported by itself
        elif size >= self.read_size:
            self._schedule()
        if pieces:
            self.receiver.data_received(b"".join(pieces))
        elif ended:
            self._at_eof = True
            self.receiver.eof_received()
        return bool(pieces)

    def _schedule(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            self.loop.call_soon(self._continue)

    def _continue(self) -> None:
        self._scheduled = False
        self._decipher()

    def pause_reading(self) -> None:
        """Report nothing and let the inner transport wait too, once the handshake is done."""
        self._paused = True
        if self.secure:
            self.inner.pause_reading()

    def resume_reading(self) -> None:
        """Report again, first what was received before."""
        self._paused = False
        if not self.closed:
            self.inner.resume_reading()
            self._schedule()

    @property
    def watches(self) -> tuple[Watch, ...]:
        """The inner transport's watches."""
        return tuple(self.inner.watches)

    # Sending

    @property
    def pending(self) -> int:
        """What waits for the handshake, and the enciphered bytes that wait for the kernel."""
        return self._pending + self.inner.pending

    def write(self, data: bytes) -> None:
        """Send DATA, after the handshake."""
        self._check_writable()
        if self._eof_wanted:
            raise TransportClosed("The write side is closed")
        if not data:
            return
        if self.secure:
            self._encipher(data)
        else:
            self._waiting.append(data)
            self._pending += len(data)

    def _encipher(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._engine.write(view[:_RECORD]) :]
        self._flush()

    def _flush(self) -> None:
        if self._outgoing.pending:
            self.inner.write(self._outgoing.read())

    def _flush_quietly(self) -> None:
        """Send what TLS itself has to say; that the peer does not listen shows elsewhere."""
        try:
            self._flush()
        except OSError:
            pass

    def writable_again(self) -> None:
        """Pass the permission on."""
        self.write_error = self.write_error or self.inner.write_error
        self.receiver.writable_again()

    def write_eof(self) -> None:
        """Say in TLS that nothing follows; reading goes on."""
        self._check_writable()
        if not self._eof_wanted:
            self._eof_wanted = True
            if self.secure:
                self._send_eof()

    def _send_eof(self) -> None:
        try:
            self._engine.unwrap()
        except ssl.SSLError:  # it wants the peer's own end, for which we do not wait
            pass
        self._flush_quietly()

    # Ending

    def close(self, deadline: float | None = None) -> None:
        """Say the end in TLS, send what is pending, then close; before the end of the handshake just close."""
        if self.closed:
            return
        self._settle_timer()
        if self.secure:
            if not self._eof_wanted:
                self._send_eof()
            self.closed = True
            self.inner.close(deadline)
        else:
            self.abort()

    def abort(self) -> None:
        """Close now."""
        self._settle_timer()
        self.closed = True
        self.inner.abort()

    def connection_lost(self, reason: Exception | None) -> None:
        """The inner transport is closed."""
        self._settle_timer()
        self._waiting.clear()
        self._lose(self._reason or reason)
