"""Child processes: programs behind pipes or a pseudo-terminal, and what becomes of them.

Each child leads a session of its own.  A thread waits for it, because that is the one way to learn of its stops as well
as of its end without touching the host's signal handlers; it sleeps in the kernel and ends with the child.
"""

from __future__ import annotations

import fcntl
import os
import signal
import termios
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from elnet.net.loop import Loop
from elnet.net.pipe import PipeTransport
from elnet.net.pty import PtyTransport, set_plain_mode
from elnet.net.transport import Ignore, Receiver, Transport


class Change(NamedTuple):
    """What became of a child: WHAT is run, stop, exit or signal, NUMBER the exit code or the signal."""

    what: str
    number: int
    core_dumped: bool = False

    @property
    def final(self) -> bool:
        """Tell whether the child is dead."""
        return self.what in ("exit", "signal")


class Child:
    """A running program.

    TRANSPORT reads its output and writes its input; ERRORS reads its error output if that is apart.  ON_CHANGE is called
    from the loop with each `Change`, which for the last one may be before all output has been read.
    """

    def __init__(
        self,
        loop: Loop,
        pid: int,
        transport: Transport,
        errors: Transport | None,
        terminal_name: str | None,
        on_change: Callable[[Change], object],
    ) -> None:
        self.loop = loop
        self.pid = pid
        self.transport = transport
        self.errors = errors
        self.terminal_name = terminal_name
        self.status = Change("run", 0)
        """What is known of the child now; `on_change` may be told of it later."""
        self.reported = self.status
        """What `on_change` was last told."""
        self.on_change = on_change
        self._reaped = False

    def send_signal(self, number: int, group: int | None = None) -> None:
        """Send signal NUMBER to the process group GROUP, by default the child's own.

        Raises ProcessLookupError when the child is dead.
        """
        if self._reaped:
            raise ProcessLookupError(3, os.strerror(3))
        os.killpg(self.pid if group is None else group, number)

    def kill(self) -> None:
        """Kill the child and its group; harmless when it is dead."""
        self._send_if_alive(signal.SIGKILL)

    def hang_up(self) -> None:
        """Tell the child and its group that nobody listens any more; harmless when it is dead."""
        self._send_if_alive(signal.SIGHUP)

    def _send_if_alive(self, number: int) -> None:
        try:
            self.send_signal(number)
        except ProcessLookupError:
            pass

    def wait(self, deadline: float | None = None) -> Change:
        """Run the loop until the child's death was reported, but not beyond DEADLINE; return what was reported last."""
        self.loop.run_until(lambda: self.reported.final, deadline)
        return self.reported

    def wait_quietly(self, deadline: float | None = None) -> Change:
        """Do as `wait`, but serve no descriptor meanwhile."""
        self.loop.run_until(lambda: self.reported.final, deadline, ())
        return self.reported

    def start_waiting(self) -> None:
        """Start the thread that learns what becomes of the child."""
        from threading import Thread

        Thread(target=self._wait_for_changes, name=f"elnet child {self.pid}", daemon=True).start()

    def _wait_for_changes(self) -> None:
        """Report the child's changes to the loop; this runs in the thread."""
        change = Change("run", 0)
        while not change.final:
            try:
                status = os.waitpid(self.pid, os.WUNTRACED | os.WCONTINUED)[1]
            except ChildProcessError:  # somebody else waited for it
                change = Change("exit", 0)
            else:
                change = change_of(status)
            self._reaped = change.final
            self.status = change
            self.loop.call_soon_threadsafe(partial(self._changed, change))

    def _changed(self, change: Change) -> None:
        self.reported = change
        self.on_change(change)


def change_of(status: int) -> Change:
    """Return what the STATUS from `waitpid` says."""
    if os.WIFSTOPPED(status):
        return Change("stop", os.WSTOPSIG(status))
    if os.WIFCONTINUED(status):
        return Change("run", 0)
    if os.WIFSIGNALED(status):
        return Change("signal", os.WTERMSIG(status), os.WCOREDUMP(status))
    return Change("exit", os.WEXITSTATUS(status))


class Wiring:
    """The descriptors of a child, and our transports over the other ends."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.master = self.slave = -1
        self._theirs: list[int] = []
        self._ours: list[int] = []
        self._transports: list[Transport] = []

    def terminal(self) -> tuple[int, int]:
        """Return our side and the child's of its terminal, which is opened at the first call."""
        if self.master < 0:
            self.master, self.slave = self.loop.system.openpty()
            self._ours.append(self.master)
            self._theirs.append(self.slave)
            set_plain_mode(self.slave)
        return self.master, self.slave

    def pipe(self, to_child: bool) -> tuple[int, int]:
        """Return our end and the child's of a new pipe."""
        read_fd, write_fd = self.loop.system.pipe()
        ours, theirs = (write_fd, read_fd) if to_child else (read_fd, write_fd)
        self._ours.append(ours)
        self._theirs.append(theirs)
        return ours, theirs

    def transport(self, receiver: Receiver, read_fd: int, write_fd: int = -1) -> Transport:
        """Return a transport for RECEIVER over some of our ends."""
        made: Transport
        if self.master >= 0 and self.master in (read_fd, write_fd):
            made = PtyTransport(self.loop, self.master, receiver, read_fd, write_fd)
        else:
            made = PipeTransport(self.loop, read_fd, write_fd, receiver)
        self._transports.append(made)
        self._ours = [fd for fd in self._ours if fd not in (read_fd, write_fd)]
        return made

    def give_away(self) -> None:
        """Close the child's ends, which it has now."""
        while self._theirs:
            self.loop.system.close(self._theirs.pop())

    def tear_down(self) -> None:
        """Close everything; the receivers are told nothing."""
        for transport in self._transports:
            transport.receiver = Ignore()
            transport.abort()
        for fd in self._ours + self._theirs:
            self.loop.system.close(fd)


def spawn(
    loop: Loop,
    arguments: Sequence[str | bytes],
    receiver: Receiver,
    on_change: Callable[[Change], object],
    *,
    program: str | bytes | None = None,
    directory: str | bytes | None = None,
    environment: Mapping[bytes, bytes] | None = None,
    terminal_input: bool = False,
    terminal_output: bool = False,
    errors: Receiver | None = None,
) -> Child:
    """Start the program ARGUMENTS[0], or PROGRAM, with ARGUMENTS, and return it running.

    Its input and output are pipes, or a terminal where wanted.  Its error output goes to the receiver ERRORS, or with the
    output.
    Raises OSError if it cannot be started; then nothing is left.
    """
    wiring = Wiring(loop)
    try:
        input_fd, stdin = wiring.terminal() if terminal_input else wiring.pipe(True)
        output_fd, stdout = wiring.terminal() if terminal_output else wiring.pipe(False)
        error_fd, stderr = (-1, stdout) if errors is None else wiring.pipe(False)
        transport = wiring.transport(receiver, output_fd, input_fd)
        error_transport = None if errors is None else wiring.transport(errors, error_fd)
        terminal_name = os.ttyname(wiring.slave) if wiring.slave >= 0 else None
        pid = _start(arguments, program, directory, environment, (stdin, stdout, stderr), wiring.slave)
    except BaseException:
        wiring.tear_down()
        raise
    wiring.give_away()
    child = Child(loop, pid, transport, error_transport, terminal_name, on_change)
    child.start_waiting()
    return child


def _start(
    arguments: Sequence[str | bytes],
    program: str | bytes | None,
    directory: str | bytes | None,
    environment: Mapping[bytes, bytes] | None,
    standard: tuple[int, int, int],
    slave: int,
) -> int:
    """Run the program with STANDARD as its first three descriptors; return its process id."""
    from subprocess import Popen

    def take_terminal() -> None:
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

    process = Popen(
        arguments,
        executable=program,
        stdin=standard[0],
        stdout=standard[1],
        stderr=standard[2],
        cwd=directory,
        env=environment,
        start_new_session=True,
        preexec_fn=take_terminal if slave >= 0 else None,
    )
    process.returncode = 0  # waiting for it is not Popen's business any more
    return process.pid
