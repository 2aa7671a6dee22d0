"""Pipes: a descriptor to read from, one to write to, or both."""

from __future__ import annotations

import os
from functools import partial

from elnet.net.descriptor import DescriptorTransport
from elnet.net.loop import Loop
from elnet.net.transport import Receiver


class PipeTransport(DescriptorTransport):
    """A pair of pipe ends, or one end and -1; they are the transport's once the constructor has returned."""

    kind = "pipe"

    def __init__(self, loop: Loop, read_fd: int, write_fd: int, receiver: Receiver) -> None:
        super().__init__(loop, receiver)
        self.read_fd = read_fd
        self.write_fd = write_fd
        for fd in (read_fd, write_fd):
            if fd >= 0:
                os.set_blocking(fd, False)
        self._receive = partial(loop.system.read, read_fd)
        self._send = partial(loop.system.write, write_fd)
        self._begin(read_fd, write_fd)

    def _close_input(self) -> None:
        self.loop.system.close(self.read_fd)

    def _close_output(self) -> None:
        self.loop.system.close(self.write_fd)


def open_pipe(loop: Loop, receiver: Receiver) -> PipeTransport:
    """Return a transport that reads what is written to it."""
    read_fd, write_fd = loop.system.pipe()
    return _owning(loop, read_fd, write_fd, receiver)


def crossed_pipes(loop: Loop, first: Receiver, second: Receiver) -> tuple[PipeTransport, PipeTransport]:
    """Return two transports, each of which reads what is written to the other."""
    one = loop.system.pipe()
    try:
        other = loop.system.pipe()
    except BaseException:
        _close_all(loop, one)
        raise
    try:
        transport = _owning(loop, one[0], other[1], first)
    except BaseException:
        _close_all(loop, (other[0], one[1]))
        raise
    try:
        return transport, _owning(loop, other[0], one[1], second)
    except BaseException:
        transport.abort()
        raise


def _owning(loop: Loop, read_fd: int, write_fd: int, receiver: Receiver) -> PipeTransport:
    """Return a transport over two ends, which are closed if there can be none."""
    try:
        return PipeTransport(loop, read_fd, write_fd, receiver)
    except BaseException:
        _close_all(loop, (read_fd, write_fd))
        raise


def _close_all(loop: Loop, descriptors: tuple[int, ...]) -> None:
    for fd in descriptors:
        loop.system.close(fd)
