"""Lock files: symbolic links that tell who edits the file beside them (manual node "File Locks").

A link points to USER@HOST.PID or USER@HOST.PID:BOOT, where BOOT is when the host was started; where links are not possible,
such a text is in a file.  A lock that a dead process of this host left, or one of before the host was started, is void.
"""

from __future__ import annotations

import errno
import os
import pwd
import re
import time
from pathlib import Path

_FORM = re.compile(r"(?P<user>.*)@(?P<host>[^@]*)\.(?P<pid>\d+)(?::(?P<boot>\d+))?", re.DOTALL)
BOOT_TOLERANCE = 1


class Owner:
    """Who locks a file: the process PID of USER on HOST, which was started at the time BOOT, 0 if not known."""

    __slots__ = ("boot", "host", "pid", "user")

    def __init__(self, user: str, host: str, pid: int, boot: int) -> None:
        self.user = user
        self.host = host
        self.pid = pid
        self.boot = boot

    def __str__(self) -> str:
        return f"{self.user}@{self.host}.{self.pid}" + (f":{self.boot}" if self.boot else "")

    @property
    def described(self) -> str:
        """How to tell the user who that is."""
        return f"{self.user}@{self.host} (pid {self.pid})"

    @property
    def is_me(self) -> bool:
        """Whether this process is the owner."""
        return self.host == os.uname().nodename and self.pid == os.getpid()

    @property
    def is_gone(self) -> bool:
        """Whether the owner is a process of this host that is no more."""
        if self.host != os.uname().nodename:
            return False
        of_this_start = not self.boot or abs(self.boot - _boot_time()) <= BOOT_TOLERANCE
        return not (self.is_me or (of_this_start and _is_alive(self.pid)))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _boot_time() -> int:
    return int(time.time() - time.clock_gettime(time.CLOCK_BOOTTIME))


def myself() -> Owner:
    """Return this process as an owner."""
    return Owner(_login_name(), os.uname().nodename, os.getpid(), _boot_time())


def _login_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def owner_of(path: str) -> Owner | None:
    """Return whose lock the lock file PATH is, None if there is none; a void one is removed.

    Raises OSError if PATH is something else.
    """
    try:
        text = _contents(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    match = _FORM.fullmatch(text)
    if match is None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    owner = Owner(match["user"], match["host"], int(match["pid"]), int(match["boot"] or 0))
    if owner.is_gone:
        os.unlink(path)
        return None
    return owner


def _contents(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    return Path(path).read_text(errors="surrogateescape")


def take(path: str, *, from_others: bool = False) -> Owner | None:
    """Make PATH a lock file of this process, if need be FROM_OTHERS; return who has it instead, if someone does."""
    if from_others:
        os.unlink(path)
    owner = owner_of(path)
    if owner is None:
        os.symlink(str(myself()), path)
        return None
    return None if owner.is_me else owner


def give_back(path: str) -> None:
    """Remove the lock file PATH if it is one of this process."""
    owner = owner_of(path)
    if owner is not None and owner.is_me:
        os.unlink(path)
