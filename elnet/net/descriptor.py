"""Transports over file descriptors: the queue of what is to be sent, and the reading on readiness.

Writing tries the kernel first; only what it does not take is queued, and only then is writability watched.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from elnet.net.loop import Loop, Watch
from elnet.net.timers import Timer
from elnet.net.transport import Receiver, Transport, TransportClosed

_AT_ONCE = 16
"""So many queued pieces are sent a pass, lest a long queue keep the loop from the others."""


class DescriptorTransport(Transport):
    """A transport whose bytes go through one descriptor, or through one for each direction.

    A kind calls `_begin` with the descriptors, -1 for a missing direction, and with the functions that read and write.
    """

    _receive: Callable[[int], bytes]
    _send: Callable[[bytes | memoryview], int]

    def __init__(self, loop: Loop, receiver: Receiver) -> None:
        super().__init__(loop, receiver)
        self._queue: deque[memoryview] = deque()
        self._input: Watch | None = None
        self._output: Watch | None = None
        self._paused = False
        self._at_eof = False
        self._eof_wanted = False
        self._deadline: Timer | None = None

    def _begin(self, read_fd: int, write_fd: int) -> None:
        """Watch the descriptors and start to read.  On an error nothing is watched and the descriptors remain the caller's."""
        if read_fd >= 0:
            self._input = self.loop.watch(read_fd, self._readable)
            self._input.reads(True)
        if write_fd == read_fd:
            assert self._input is not None
            self._output = self._input
        elif write_fd >= 0:
            self._output = self.loop.watch(write_fd)
        if self._output is not None:
            self._output.on_writable = self._writable

    # What a kind may redefine

    def _close_input(self) -> None:
        """Close the descriptor that is read; if it is the only one, the one that is written, too."""

    def _close_output(self) -> None:
        """Close the descriptor that is written, if it is another one."""

    def _shut_down_output(self) -> None:
        """Tell the peer that nothing will follow; where each direction has its descriptor, by closing it."""
        if self._output is not None and self._output is not self._input:
            self._output.close()
            self._output = None
            self._close_output()

    def _is_end(self, data: bytes, error: OSError | None) -> bool:
        """Tell whether the outcome of a read means that the peer will send no more."""
        return error is None and not data

    # Receiving

    @property
    def watches(self) -> tuple[Watch, ...]:
        """The watches in use."""
        both = (self._input,) if self._output is self._input else (self._input, self._output)
        return tuple(watch for watch in both if watch is not None)

    def pause_reading(self) -> None:
        """Leave arriving bytes in the kernel."""
        self._paused = True
        if self._input is not None:
            self._input.reads(False)

    def resume_reading(self) -> None:
        """Report arriving bytes again."""
        self._paused = False
        if self._input is not None and not (self.closed or self._at_eof):
            self._input.reads(True)

    def read_now(self) -> bool:
        """Report what the kernel has, at most `read_size` bytes of it; tell whether there was anything."""
        if self._input is None or self._paused or self._at_eof:
            return False
        return self._readable()

    def _readable(self) -> bool:
        """Report the outcome of one read; tell whether it was data."""
        data, failure = b"", None
        try:
            data = self._receive(self.read_size)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError as error:
            failure = error
        if data or not (failure or self._is_end(data, None)):
            self.receiver.data_received(data)
            return True
        if failure is None or self._is_end(data, failure):
            self._at_eof = True
            if self._input is not None:
                self._input.reads(False)
            self.receiver.eof_received()
        else:
            self._finish(failure)
        return False

    # Sending

    def write(self, data: bytes) -> None:
        """Send DATA: at once as much as the kernel takes, the rest from the loop."""
        if self._eof_wanted or self._output is None or self.closed or self.write_error is not None:
            self._refuse()
        if self._queue:
            self._enqueue(memoryview(data))
            return
        try:
            sent = self._send(data)
        except (BlockingIOError, InterruptedError):
            self._enqueue(memoryview(data))
            return
        if sent < len(data):
            self._enqueue(memoryview(data)[sent:])

    def _refuse(self) -> None:
        self._check_writable()
        raise TransportClosed("The write side is closed")

    def _enqueue(self, rest: memoryview) -> None:
        self._queue.append(rest)
        self._queued(len(rest))
        if self._output is not None:
            self._output.writes(True)

    def _writable(self) -> None:
        before = self.pending
        left = before
        queue = self._queue
        try:
            for _ in range(min(len(queue), _AT_ONCE)):
                sent = self._send(queue[0])
                left -= sent
                if sent < len(queue[0]):
                    queue[0] = queue[0][sent:]
                    break
                queue.popleft()
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as error:
            self.write_error = error
            queue.clear()
            left = 0
        self._unqueued(before - left)
        if not queue:
            self._flushed()

    def _flushed(self) -> None:
        """Nothing is queued any more: do what waited for that."""
        if self._output is not None:
            self._output.writes(False)
        if self.closed:
            self._finish(self.write_error)
        elif self._eof_wanted:
            self._send_eof()

    def write_eof(self) -> None:
        """Send the end after what is pending."""
        self._check_writable()
        if not self._eof_wanted:
            self._eof_wanted = True
            if not self._queue:
                self._send_eof()

    def _send_eof(self) -> None:
        try:
            self._shut_down_output()
        except OSError as error:  # the peer is gone already
            self.write_error = error

    # Ending

    def close(self, deadline: float | None = None) -> None:
        """Close when all is sent, or at DEADLINE."""
        if self.closed:
            return
        self.closed = True
        if not self._queue:
            self._finish(None)
            return
        if self._input is not None:
            self._input.reads(False)
        if deadline is not None:
            self._deadline = self.loop.call_at(deadline, self.abort)

    def abort(self) -> None:
        """Close now."""
        self._finish(None)

    def _finish(self, reason: Exception | None) -> None:
        if self._lost:
            return
        if self._deadline is not None:
            self._deadline.cancel()
        self.write_error = self.write_error or reason
        self._queue.clear()
        source, sink = self._input, self._output
        self._input = self._output = None
        if source is not None:
            source.close()
            self._close_input()
        if sink is not None and sink is not source:
            sink.close()
            self._close_output()
        self._lose(reason)
