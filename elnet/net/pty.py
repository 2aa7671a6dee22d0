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
    """The master of a pseudo-terminal; it ends when the last user of the other side closes it."""

    kind = "pty"

    def __init__(self, loop: Loop, master: int, receiver: Receiver) -> None:
        super().__init__(loop, receiver)
        self.master = master
        os.set_blocking(master, False)
        self._receive = partial(loop.system.read, master)
        self._send = partial(loop.system.write, master)
        self._begin(master, master)

    def _is_end(self, data: bytes, error: OSError | None) -> bool:
        return not data if error is None else error.errno == errno.EIO

    def _shut_down_output(self) -> None:
        self.loop.system.write(self.master, self._end_character())

    def _end_character(self) -> bytes:
        """Return what the terminal takes for the end of input, usually C-d."""
        character = termios.tcgetattr(self.master)[6][termios.VEOF]
        return character if isinstance(character, bytes) else bytes([character])

    def control_character(self, index: int) -> bytes:
        """Return the terminal's character number INDEX, such as `termios.VINTR`; empty if it has none."""
        character = termios.tcgetattr(self.master)[6][index]
        return b"" if character in (b"\0", 0) else character

    def foreground_group(self) -> int:
        """Return the process group that has the terminal."""
        return os.tcgetpgrp(self.master)

    def set_size(self, rows: int, columns: int) -> None:
        """Tell the other side that the terminal has ROWS and COLUMNS."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _close_input(self) -> None:
        self.loop.system.close(self.master)


def set_plain_mode(slave: int) -> None:
    """Let the terminal whose other side is SLAVE pass bytes on as programs write them: no echo, no CR before LF."""
    iflag, oflag, cflag, lflag, ispeed, ospeed, characters = termios.tcgetattr(slave)
    iflag = (iflag & ~(termios.ICRNL | termios.INLCR)) | termios.BRKINT
    oflag = (oflag | termios.OPOST) & ~termios.ONLCR
    lflag = (lflag | termios.ISIG | termios.ICANON) & ~(termios.ECHO | termios.ECHOE | termios.ECHOK)
    cflag = (cflag & ~termios.CSIZE) | termios.CS8
    characters[termios.VEOF] = b"\x04"
    termios.tcsetattr(slave, termios.TCSANOW, [iflag, oflag, cflag, lflag, ispeed, ospeed, characters])
