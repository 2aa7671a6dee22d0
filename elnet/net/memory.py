"""Transports in memory: a pair of ends without any descriptor, for tests and for peers in the same process."""

from __future__ import annotations

from collections import deque

from elnet.net.loop import Loop
from elnet.net.transport import Receiver, Transport, TransportClosed

_END = b""


class MemoryTransport(Transport):
    """One end of a pair; what is written to it waits in `pending` until the other end has reported it."""

    kind = "memory"

    def __init__(self, loop: Loop, receiver: Receiver) -> None:
        super().__init__(loop, receiver)
        self.peer = self
        self._queue: deque[bytes] = deque()
        """What this end has sent, with the end last."""
        self._paused = False
        self._scheduled = False
        self._eof_sent = False
        self._eof_seen = False

    def write(self, data: bytes) -> None:
        """Send DATA."""
        self._check_writable()
        if self._eof_sent:
            raise TransportClosed("The write side is closed")
        if self.peer.closed:
            raise BrokenPipeError(32, "Broken pipe")
        if data:
            self._queue.append(data)
            self._queued(len(data))
            self.peer._schedule()

    def write_eof(self) -> None:
        """Send the end."""
        self._check_writable()
        if not self._eof_sent:
            self._eof_sent = True
            self._queue.append(_END)
            self.peer._schedule()

    def pause_reading(self) -> None:
        """Leave what the peer sent with the peer."""
        self._paused = True

    def resume_reading(self) -> None:
        """Report what the peer sends."""
        self._paused = False
        self._schedule()

    def close(self, deadline: float | None = None) -> None:
        """Close when the peer has taken everything, or at DEADLINE."""
        if self.closed:
            return
        if not self._eof_sent and self.write_error is None:
            self.write_eof()
        self.closed = True
        self._pass_by_peer()
        if self.pending and deadline is not None:
            self.loop.call_at(deadline, self.abort)
        elif not self.pending:
            self._lose(None)

    def abort(self) -> None:
        """Close now and drop what the peer has not taken."""
        if self._lost:
            return
        self._queue.clear()
        self._queue.append(_END)
        self._pass_by_peer()
        self._lose(None)
        self.peer._schedule()

    def _pass_by_peer(self) -> None:
        """Nobody reads what the peer has sent, and will send."""
        dropped, self.peer._pending = self.peer._pending, 0
        if dropped and not self.peer.closed:
            self.peer.write_error = BrokenPipeError(32, "Broken pipe")
        self.peer._queue.clear()
        if self.peer.closed:
            self.peer._lose(None)

    def _schedule(self) -> None:
        if not (self._scheduled or self._paused or self.closed) and self.peer._queue:
            self._scheduled = True
            self.loop.call_soon(self._deliver)

    def _deliver(self) -> None:
        self._scheduled = False
        self.read_now()

    def read_now(self) -> bool:
        """Report one piece of what the peer has sent."""
        queue = self.peer._queue
        if self.closed or self._paused or not queue:
            return False
        piece = queue.popleft()
        if len(piece) > self.read_size:
            queue.appendleft(piece[self.read_size :])
            piece = piece[: self.read_size]
        self._schedule()
        sender = self.peer
        if piece:
            sender._unqueued(len(piece))
            if sender.closed and not sender.pending:
                sender._lose(None)
            self.receiver.data_received(piece)
        elif not self._eof_seen:
            self._eof_seen = True
            self.receiver.eof_received()
        return bool(piece)


def memory_pair(loop: Loop, first: Receiver, second: Receiver) -> tuple[MemoryTransport, MemoryTransport]:
    """Return two transports, each of which reads what is written to the other."""
    one, other = MemoryTransport(loop, first), MemoryTransport(loop, second)
    one.peer, other.peer = other, one
    return one, other
