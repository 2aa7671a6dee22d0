"""Pseudo-terminals: the master's side of one, whose other side a child has as its terminal."""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import termios
from functools import partial

from elnet.net.descriptor import DescriptorTransport
from elnet.net.loop import Loop
from elnet.net.transport import Receiver


class PtyTransport(DescriptorTransport):
    """The master TERMINAL of a pseudo-terminal, for both directions unless a pipe replaces it in one.

    It ends when the last user of the other side closes it.  Its end of input is a character, after which one may go on.
    """

    kind = "pty"

    def __init__(
        self, loop: Loop, terminal: int, receiver: Receiver, read_fd: int | None = None, write_fd: int | None = None
    ) -> None:
        super().__init__(loop, receiver)
        self.terminal = terminal
        self.read_fd = terminal if read_fd is None else read_fd
        self.write_fd = terminal if write_fd is None else write_fd
        os.set_blocking(self.read_fd, False)
        os.set_blocking(self.write_fd, False)
        self._receive = partial(loop.system.read, self.read_fd)
        self._send = partial(loop.system.write, self.write_fd)
        self._begin(self.read_fd, self.write_fd)

    def _is_end(self, data: bytes, error: OSError | None) -> bool:
        return not data if error is None else error.errno == errno.EIO

    def write_eof(self) -> None:
        """Send the terminal's end character, or close the pipe that replaces it."""
        if self.eof_is_final:
            super().write_eof()
        else:
            self.write(self._end_character())

    @property
    def eof_is_final(self) -> bool:
        """Whether nothing can be written after `write_eof`: the terminal's end character closes nothing."""
        return self.write_fd != self.terminal

    def _end_character(self) -> bytes:
        """Return what the terminal takes for the end of input, usually C-d."""
        character = termios.tcgetattr(self.terminal)[6][termios.VEOF]
        return character if isinstance(character, bytes) else bytes([character])

    def control_character(self, index: int) -> bytes:
        """Return the terminal's character number INDEX, such as `termios.VINTR`; empty if it has none."""
        character = termios.tcgetattr(self.terminal)[6][index]
        return b"" if character in (b"\0", 0) else character

    def foreground_group(self) -> int:
        """Return the process group that has the terminal."""
        return os.tcgetpgrp(self.terminal)

    def set_size(self, rows: int, columns: int) -> None:
        """Tell the other side that the terminal has ROWS and COLUMNS."""
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _close_input(self) -> None:
        self.loop.system.close(self.read_fd)

    def _close_output(self) -> None:
        self.loop.system.close(self.write_fd)


def set_plain_mode(slave: int) -> None:
    """Let the terminal whose other side is SLAVE pass bytes on as programs write them: no echo, no CR before LF."""
    iflag, oflag, cflag, lflag, ispeed, ospeed, characters = termios.tcgetattr(slave)
    iflag = (iflag & ~(termios.ICRNL | termios.INLCR)) | termios.BRKINT
    oflag = (oflag | termios.OPOST) & ~termios.ONLCR
    lflag = (lflag | termios.ISIG | termios.ICANON) & ~(termios.ECHO | termios.ECHOE | termios.ECHOK)
    cflag = (cflag & ~termios.CSIZE) | termios.CS8
    characters[termios.VEOF] = b"\x04"
    termios.tcsetattr(slave, termios.TCSANOW, [iflag, oflag, cflag, lflag, ispeed, ospeed, characters])
