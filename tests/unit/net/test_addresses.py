"""Addresses, their numbers and spellings; socket options by name."""

from __future__ import annotations

import socket

import pytest

from elnet.net.addresses import Address, parse_literal
from elnet.net.options import OPTIONS, set_option

SPELLINGS = [
    ("127.0.0.1:80", Address("ipv4", "127.0.0.1", 80), (127, 0, 0, 1, 80)),
    ("[::1]:80", Address("ipv6", "::1", 80), (0, 0, 0, 0, 0, 0, 0, 1, 80)),
    (
        "[2001:db8::8:800:200c:417a]:1",
        Address("ipv6", "2001:db8::8:800:200c:417a", 1),
        (0x2001, 0xDB8, 0, 0, 8, 0x800, 0x200C, 0x417A, 1),
    ),
]


@pytest.mark.parametrize(("text", "address", "numbers"), SPELLINGS)
def test_an_address_is_written_read_and_numbered(text: str, address: Address, numbers: tuple[int, ...]) -> None:
    assert Address.parse(text) == address
    assert str(address) == text
    assert address.numbers() == numbers
    assert Address.from_numbers(numbers) == address


def test_a_local_address_is_a_file_name() -> None:
    assert Address.parse("/tmp/socket") == Address("local", "/tmp/socket")
    assert Address.from_socket(socket.AF_UNIX, b"\0name").to_socket() == "\0name"


@pytest.mark.parametrize("text", ["localhost", "1.2.3", "1.2.3.4.5", "::g", "", "a\0b", "fe80::1%nowhere"])
def test_names_are_no_literals(text: str) -> None:
    assert parse_literal(text) is None


@pytest.mark.parametrize("text", ["127.0.0.1", "localhost:80", "1.2.3.4:http", ""])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="There is no"):
        Address.parse(text)


VALUES = [
    ("keepalive", True),
    ("broadcast", True),
    ("dontroute", True),
    ("nodelay", True),
    ("oobinline", True),
    ("reuseaddr", True),
]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_flags_are_set(name: str, value: bool) -> None:
    with socket.socket() as target:
        set_option(target, name, value)
        assert target.getsockopt(OPTIONS[name].level, OPTIONS[name].number) != 0
        set_option(target, name, None)
        assert target.getsockopt(OPTIONS[name].level, OPTIONS[name].number) == 0


def test_numbers_and_lingering_are_set() -> None:
    with socket.socket() as target:
        set_option(target, "priority", 3)
        assert target.getsockopt(socket.SOL_SOCKET, socket.SO_PRIORITY) == 3
        set_option(target, "linger", 5)
        assert target.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8) == b"\1\0\0\0\5\0\0\0"
        set_option(target, "linger", None)
        assert target.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)[0] == 0


@pytest.mark.parametrize(("name", "value"), [("priority", True), ("priority", "high"), ("linger", "long"), ("bindtodevice", 3)])
def test_values_of_another_kind_are_refused(name: str, value: object) -> None:
    with socket.socket() as target, pytest.raises(TypeError):
        set_option(target, name, value)  # type: ignore[arg-type]
