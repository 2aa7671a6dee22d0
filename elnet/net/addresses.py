"""Addresses: where a socket is, in the families ipv4, ipv6 and local."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from typing import Any, NamedTuple

FAMILIES = {"ipv4": socket.AF_INET, "ipv6": socket.AF_INET6, "local": socket.AF_UNIX}
FAMILY_NAMES: dict[int, str] = {number: name for name, number in FAMILIES.items()}


class Address(NamedTuple):
    """An address: HOST is numeric, or a file name in the family local, where an abstract name begins with a NUL."""

    family: str
    host: str
    port: int = 0
    flow: int = 0
    scope: int = 0

    @classmethod
    def from_socket(cls, family: int, address: Any) -> Address:
        """Return what the socket functions call ADDRESS."""
        name = FAMILY_NAMES[family]
        if name == "local":
            return cls(name, os.fsdecode(address))
        return cls(name, *address)

    @classmethod
    def from_numbers(cls, numbers: Sequence[int]) -> Address:
        """Return the address of 4 bytes or 8 groups of 16 bits, followed by the port unless it is 0."""
        if len(numbers) in (4, 5):
            return cls("ipv4", ".".join(map(str, bytes(numbers[:4]))), *numbers[4:])
        if len(numbers) in (8, 9):
            packed = b"".join(group.to_bytes(2, "big") for group in numbers[:8])
            return cls("ipv6", socket.inet_ntop(socket.AF_INET6, packed), *numbers[8:])
        raise ValueError(f"{len(numbers)} numbers are no address")

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address written as HOST:PORT or [HOST]:PORT, or as an absolute file name."""
        if text[:1] in ("/", "\0"):
            return cls("local", text)
        host, _, port = text.rpartition(":")
        if not port.isdecimal():
            raise ValueError(f"There is no port in {text!r}")
        literal = parse_literal(host.removeprefix("[").removesuffix("]"), int(port))
        if literal is None:
            raise ValueError(f"There is no numeric host in {text!r}")
        return literal

    @property
    def number(self) -> int:
        """The family's number."""
        return FAMILIES[self.family]

    def to_socket(self) -> Any:
        """Return what the socket functions want."""
        if self.family == "ipv4":
            return self.host, self.port
        if self.family == "ipv6":
            return self.host, self.port, self.flow, self.scope
        return self.host

    def numbers(self) -> tuple[int, ...]:
        """Return the bytes or the 16-bit groups, and then the port."""
        packed = socket.inet_pton(self.number, self.host)
        if self.family == "ipv4":
            return *packed, self.port
        groups = (int.from_bytes(packed[start : start + 2], "big") for start in range(0, 16, 2))
        return *groups, self.port

    def __str__(self) -> str:
        if self.family == "local":
            return self.host
        return f"[{self.host}]:{self.port}" if self.family == "ipv6" else f"{self.host}:{self.port}"


def parse_literal(host: str, port: int = 0) -> Address | None:
    """Return the address of the numeric HOST, None if it is a name.  An IPv6 address may have a %ZONE."""
    try:
        return Address("ipv4", socket.inet_ntop(socket.AF_INET, socket.inet_pton(socket.AF_INET, host)), port)
    except (OSError, ValueError):
        pass
    digits, _, zone = host.partition("%")
    try:
        packed = socket.inet_pton(socket.AF_INET6, digits)
        scope = 0 if not zone else int(zone) if zone.isdecimal() else socket.if_nametoindex(zone)
    except (OSError, ValueError):
        return None
    return Address("ipv6", socket.inet_ntop(socket.AF_INET6, packed), port, 0, scope)
