"""Socket options by name: what kind of value each takes, and how the kernel wants it."""

from __future__ import annotations

import os
import socket
import struct
from typing import NamedTuple


class Option(NamedTuple):
    """An option: its level and number, and the kind of its value: flag, number, linger or interface."""

    level: int
    number: int
    kind: str


_LEVEL = socket.SOL_SOCKET
OPTIONS = {
    "bindtodevice": Option(_LEVEL, getattr(socket, "SO_BINDTODEVICE", -1), "interface"),
    "broadcast": Option(_LEVEL, socket.SO_BROADCAST, "flag"),
    "dontroute": Option(_LEVEL, socket.SO_DONTROUTE, "flag"),
    "keepalive": Option(_LEVEL, socket.SO_KEEPALIVE, "flag"),
    "linger": Option(_LEVEL, socket.SO_LINGER, "linger"),
    "nodelay": Option(socket.IPPROTO_TCP, socket.TCP_NODELAY, "flag"),
    "oobinline": Option(_LEVEL, socket.SO_OOBINLINE, "flag"),
    "priority": Option(_LEVEL, getattr(socket, "SO_PRIORITY", -1), "number"),
    "reuseaddr": Option(_LEVEL, socket.SO_REUSEADDR, "flag"),
}

Value = bool | int | str | None


def set_option(target: socket.socket, name: str, value: Value) -> None:
    """Set the option NAME of TARGET to VALUE.

    A linger's value is the seconds, or True for no limit but the kernel's; an interface's is its name, None for any.
    Raises KeyError for an unknown name, TypeError for a value of another kind and OSError as the kernel does.
    """
    option = OPTIONS[name]
    if option.number < 0:
        raise OSError("This system does not have the socket option " + name)
    target.setsockopt(option.level, option.number, _encoded(option.kind, value))


def _encoded(kind: str, value: Value) -> int | bytes:
    if kind == "interface":
        if value is None:
            return b"\0"
        if not isinstance(value, str):
            raise TypeError("An interface is named by a string")
        return os.fsencode(value)
    if kind == "flag":
        return 1 if value else 0
    if isinstance(value, str) or (kind == "number" and (value is None or value is True or value is False)):
        raise TypeError(f"A {kind} is a number")
    if kind == "linger":
        return struct.pack("ii", 0 if value is None or value is False else 1, _linger_seconds(value))
    return int(value or 0)


def _linger_seconds(value: bool | int | None) -> int:
    return 0 if value is None or isinstance(value, bool) else value
