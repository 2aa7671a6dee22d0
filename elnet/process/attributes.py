"""What the system knows of its processes, from the folder /proc of Linux (proc(5))."""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Attributes:
    """The process PID; raises OSError if there is none.

    STAT holds what follows the name in /proc/PID/stat, so that the fields that proc(5) counts from 3 are at 0 and on.
    """

    def __init__(self, pid: int) -> None:
        self.folder = f"/proc/{pid}"
        with open(f"{self.folder}/stat", "rb") as file:
            before, _, after = file.read().rpartition(b")")
        self.name = before.partition(b"(")[2].decode("utf-8", "surrogateescape")
        self.stat = after.split()
        self.owner = os.stat(self.folder)

    def number(self, field: int) -> int:
        """Return the field that proc(5) calls number FIELD."""
        return int(self.stat[field - 3])

    @property
    def state(self) -> str:
        """One letter for what it does."""
        return self.stat[0].decode()

    @property
    def terminal(self) -> str:
        """The name of its terminal, empty if it has none."""
        device = self.number(7)
        if not device:
            return ""
        major, minor = device >> 8 & 0xFFF, device & 0xFF | device >> 12 & 0xFFF00
        return f"/dev/pts/{minor + 256 * (major - 136)}" if 136 <= major <= 143 else f"/dev/tty{minor}" if major == 4 else ""

    def seconds(self, *fields: int) -> float:
        """Return the sum of FIELDS, which count ticks, in seconds."""
        return sum(map(self.number, fields)) / TICKS

    @property
    def started(self) -> float:
        """When it began, in seconds of the epoch."""
        return time.time() - self.age

    @property
    def age(self) -> float:
        """How many seconds ago it began."""
        with open("/proc/uptime", "rb") as file:
            return max(0.0, float(file.read().split()[0]) - self.seconds(22))

    @property
    def processor_share(self) -> float:
        """How much of a processor it has used, in percent."""
        return min(100.0, 100 * self.seconds(14, 15) / self.age) if self.age else 0.0

    @property
    def memory_share(self) -> float:
        """How much of the memory it has, in percent."""
        return 100 * self.number(24) / os.sysconf("SC_PHYS_PAGES")

    @property
    def arguments(self) -> str:
        """The words of its command line, or its name in brackets if it has none."""
        try:
            with open(f"{self.folder}/cmdline", "rb") as file:
                words = file.read().rstrip(b"\0").replace(b"\0", b" ")
        except OSError:
            words = b""
        return words.decode("utf-8", "surrogateescape") if words else f"[{self.name}]"


def _group(attributes: Attributes) -> str | None:
    import grp

    try:
        return grp.getgrgid(attributes.owner.st_gid).gr_name
    except KeyError:
        return None


def _user(attributes: Attributes) -> str | None:
    import pwd

    try:
        return pwd.getpwuid(attributes.owner.st_uid).pw_name
    except KeyError:
        return None


class Moment(float):
    """A number of seconds that Lisp gets as a time value."""


Value = int | float | str | None
FIELDS: tuple[tuple[str, Callable[[Attributes], Value]], ...] = (
    ("args", lambda it: it.arguments),
    ("pmem", lambda it: it.memory_share),
    ("rss", lambda it: it.number(24) * PAGE // 1024),
    ("vsize", lambda it: it.number(23) // 1024),
    ("thcount", lambda it: it.number(20)),
    ("nice", lambda it: it.number(19)),
    ("pri", lambda it: it.number(18)),
    ("pcpu", lambda it: it.processor_share),
    ("etime", lambda it: Moment(it.age)),
    ("start", lambda it: Moment(it.started)),
    ("ctime", lambda it: Moment(it.seconds(16, 17))),
    ("cstime", lambda it: Moment(it.seconds(17))),
    ("cutime", lambda it: Moment(it.seconds(16))),
    ("time", lambda it: Moment(it.seconds(14, 15))),
    ("stime", lambda it: Moment(it.seconds(15))),
    ("utime", lambda it: Moment(it.seconds(14))),
    ("cmajflt", lambda it: it.number(13)),
    ("cminflt", lambda it: it.number(11)),
    ("majflt", lambda it: it.number(12)),
    ("minflt", lambda it: it.number(10)),
    ("tpgid", lambda it: it.number(8)),
    ("ttname", lambda it: it.terminal),
    ("sess", lambda it: it.number(6)),
    ("pgrp", lambda it: it.number(5)),
    ("ppid", lambda it: it.number(4)),
    ("state", lambda it: it.state),
    ("comm", lambda it: it.name),
    ("group", _group),
    ("egid", lambda it: it.owner.st_gid),
    ("user", _user),
    ("euid", lambda it: it.owner.st_uid),
)
"""The attributes in the order of Emacs's list."""


def attributes_of(pid: int) -> list[tuple[str, Value]]:
    """Return the attributes of the process PID, none if there is no such process."""
    try:
        found = Attributes(pid)
        return [(name, value) for name, read in FIELDS if (value := read(found)) is not None]
    except (OSError, OverflowError):
        return []
