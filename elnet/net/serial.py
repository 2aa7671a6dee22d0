"""Serial lines: opening a terminal device and setting how bytes go over it."""

from __future__ import annotations

import fcntl
import os
import termios

from elnet.net.loop import Loop
from elnet.net.pipe import PipeTransport
from elnet.net.transport import Receiver

_INPUT = (
    termios.BRKINT
    | termios.INLCR
    | termios.IGNCR
    | termios.ICRNL
    | termios.ISTRIP
    | termios.IXON
    | termios.IXOFF
    | termios.INPCK
)
_CONTROL = termios.CSIZE | termios.PARENB | termios.PARODD | termios.CSTOPB | termios.CRTSCTS
SIZES = {7: termios.CS7, 8: termios.CS8}


class SerialTransport(PipeTransport):
    """An open terminal device, for both directions."""

    kind = "serial"


def open_serial(loop: Loop, port: str, receiver: Receiver) -> SerialTransport:
    """Return a transport over the device PORT, which nobody else can open meanwhile."""
    fd = os.open(port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        fcntl.ioctl(fd, termios.TIOCEXCL)
        return SerialTransport(loop, fd, fd, receiver)
    except BaseException:
        os.close(fd)
        raise


def configure(fd: int, speed: int | None, size: int, parity: str, stop_bits: int, flow: str) -> None:
    """Set the line FD: bits a second (None for as it is), bits a byte, PARITY even, odd or none, FLOW hw, sw or none.

    Raises ValueError for a speed that the system does not have.
    """
    iflag, _, cflag, _, ispeed, ospeed, characters = termios.tcgetattr(fd)
    if speed is not None:
        known = getattr(termios, f"B{speed}", None)
        if known is None:
            raise ValueError(speed)
        ispeed = ospeed = known
    iflag = (iflag | termios.IGNBRK | termios.IGNPAR) & ~_INPUT
    cflag = (cflag | termios.CLOCAL | termios.CREAD) & ~_CONTROL
    cflag |= SIZES[size]
    if parity != "none":
        cflag |= termios.PARENB | (termios.PARODD if parity == "odd" else 0)
        iflag = (iflag | termios.INPCK) & ~termios.IGNPAR
    if stop_bits == 2:
        cflag |= termios.CSTOPB
    if flow == "hw":
        cflag |= termios.CRTSCTS
    elif flow == "sw":
        iflag |= termios.IXON | termios.IXOFF
    termios.tcsetattr(fd, termios.TCSANOW, [iflag, 0, cflag, 0, ispeed, ospeed, characters])
