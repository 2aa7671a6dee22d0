"""The network interfaces of the machine and their addresses, from the kernel of Linux."""

from __future__ import annotations

import fcntl
import socket
import struct
from ipaddress import ip_address
from typing import Final

GET_ADDRESS: Final = 0x8915
GET_BROADCAST: Final = 0x8919
GET_NETMASK: Final = 0x891B
GET_HARDWARE: Final = 0x8927
GET_FLAGS: Final = 0x8913
LONGEST_NAME: Final = 15
REQUEST: Final = "16s24x"

FLAGS: Final = (
    "up", "broadcast", "debug", "loopback", "pointopoint", "notrailers", "running", "noarp", "promisc", "allmulti", "master",
    "slave", "multicast", "portsel", "automedia", "dynamic",
)  # fmt: skip
"""What the bits of an interface's flags mean, the lowest first."""


class Configured:
    """One address of the interface NAME: ADDRESS and MASK as bytes in network order."""

    def __init__(self, name: str, address: bytes, mask: bytes) -> None:
        self.name = name
        self.address = address
        self.mask = mask

    @property
    def broadcast(self) -> bytes:
        """The last address of the network."""
        return bytes(byte | ~mask & 255 for byte, mask in zip(self.address, self.mask, strict=True))


def configured() -> list[Configured]:
    """Return all addresses: those of IPv4 first, in the order of the interfaces."""
    return [*_with_ipv4(), *_with_ipv6()]


def _with_ipv4() -> list[Configured]:
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            address, mask = _ipv4(asking, GET_ADDRESS, name), _ipv4(asking, GET_NETMASK, name)
            if address is not None and mask is not None:
                found.append(Configured(name, address, mask))
    return found


def _with_ipv6() -> list[Configured]:
    try:
        with open("/proc/net/if_inet6", encoding="ascii") as file:
            rows = [line.split() for line in file]
    except OSError:
        return []
    rows.sort(key=lambda row: int(row[1], 16))
    return [Configured(row[5], bytes.fromhex(row[0]), _mask(int(row[2], 16), 128)) for row in rows]


def _mask(bits: int, width: int) -> bytes:
    return (((1 << bits) - 1) << (width - bits)).to_bytes(width // 8, "big")


def _asked(asking: socket.socket, request: int, name: str) -> bytes | None:
    try:
        return fcntl.ioctl(asking.fileno(), request, struct.pack(REQUEST, name.encode()))
    except OSError:
        return None


def _ipv4(asking: socket.socket, request: int, name: str) -> bytes | None:
    answer = _asked(asking, request, name)
    return None if answer is None else answer[20:24]


class Facts:
    """What is known of the interface NAME; each is None where the kernel has nothing to say."""

    def __init__(self, name: str) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            self.address = _ipv4(asking, GET_ADDRESS, name)
            self.broadcast = _ipv4(asking, GET_BROADCAST, name)
            self.mask = _ipv4(asking, GET_NETMASK, name)
            hardware = _asked(asking, GET_HARDWARE, name)
            flags = _asked(asking, GET_FLAGS, name)
        self.hardware = None if hardware is None else (struct.unpack_from("H", hardware, 16)[0], hardware[18:24])
        self.flags: int | None = None if flags is None else struct.unpack_from("H", flags, 16)[0]

    @property
    def known(self) -> bool:
        """Whether there is such an interface."""
        return self.flags is not None


def groups(address: bytes) -> list[int]:
    """Return the numbers of which ADDRESS, of IPv4 or IPv6, is usually written."""
    if len(address) == 4:
        return list(address)
    return list(struct.unpack("!8H", ip_address(address).packed))
