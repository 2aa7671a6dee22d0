"""The processes of one interpreter: which there are, the loop they share, and the news that sentinels are to hear."""

from __future__ import annotations

from elnet.net.loop import Loop
from elnet.objects.symbols import NIL, intern
from elnet.process.process import Process
from elnet.runtime.births import lisp_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.net.resolver import Resolver
    from elnet.net.transport import Transport
    from elnet.process.turns import Turns
    from elnet.runtime.lisp import Lisp

ENDED = ("closed", "exit", "signal")
"""A process in one of these states is taken from the list as soon as its sentinel is told."""
LARGEST_READ = 1 << 16
"""The most bytes that are read at once.  For 128 KiB and more malloc maps memory anew, and reading takes four times as long."""
A_MOMENT = 0.01
"""How long to wait, in seconds, for the end of a program whose error output has ended."""


class Processes:
    """The processes of LISP, by name and from the oldest to the youngest; RECEIVED counts their output, in bytes."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.loop = Loop()
        self.by_name: dict[str, Process] = {}
        self.received = 0
        self.news = False
        self.quit_flag = lisp.variables.cell(intern("quit-flag"))
        self.connections = 0
        """How many connections came to servers whose peers have no address."""
        self._resolver: Resolver | None = None
        self.turns: Turns | None = None
        """How threads wait together, once there are several."""
        lisp.on_close.append(self.shut_down)
        lisp.on_interrupt.append(self.loop.wake)
        lisp.on_kill_buffer.append(self.lose_buffer)

    @property
    def resolver(self) -> Resolver:
        """What looks names up."""
        if self._resolver is None:
            from elnet.net.resolver import Resolver

            self._resolver = Resolver(self.loop)
        return self._resolver

    def make(self, name: str, kind: str, type_name: str) -> Process:
        """Return a new process of KIND, whose name is NAME made unique."""
        process = Process(self, self.unique(name), kind, type_name)
        self.by_name[process.name] = process
        process.births["made"] = lisp_place()
        threads = self.lisp.threads
        process.thread = self.lisp.main_thread if threads is None else threads.current
        if self.lisp.on_birth is not None:
            self.lisp.on_birth(process)
        return process

    def limit_reading(self, transport: Transport) -> Transport:
        """Let TRANSPORT read as much at once as `read-process-output-max` says, and return it."""
        limit = self.lisp.value("read-process-output-max")
        if type(limit) is int and limit > 0:
            transport.read_size = min(limit, LARGEST_READ)
        return transport

    def unique(self, name: str) -> str:
        """Return NAME, with a number if there is such a process."""
        found, count = name, 0
        while found in self.by_name:
            count += 1
            found = f"{name}<{count}>"
        return found

    def remove(self, process: Process) -> None:
        """Take PROCESS from the list and close what it has open."""
        if self.by_name.get(process.name) is process:
            del self.by_name[process.name]
        process.deactivate()

    def latest_first(self) -> list[Process]:
        """Return the processes as `process-list` has them."""
        return [*self.by_name.values()][::-1]

    def of_buffer(self, buffer: object) -> Process | None:
        """Return the youngest process of BUFFER."""
        for process in reversed(self.by_name.values()):
            if process.buffer is buffer:
                return process
        return None

    def lose_buffer(self, buffer: object) -> None:
        """End the connections of BUFFER, which is being killed, and hang up on its programs."""
        for process in self.latest_first():
            if process.buffer is buffer:
                if process.child is None:
                    self.delete(process)
                elif process.status.live:
                    process.child.hang_up()

    def happen(self, process: Process, event: str, *, code: int | str = 0, peer: str = "", core_dumped: bool = False) -> None:
        """Let EVENT happen to PROCESS; if it is one to be told of, the sentinel will hear of it."""
        if process.status.happen(event, code=code, peer=peer, core_dumped=core_dumped) is not None:
            process.news = self.news = True
        if self.lisp.trace is not None:
            from elnet.process.descriptions import occasion

            self.lisp.trace.happened(process.name, event, occasion(process, event, code))

    def tell_news(self, deleted: Process | None = None) -> None:
        """Tell the sentinels what has happened, the youngest process's first; output of the DELETED process is dropped."""
        from elnet.process.delivery import read_rest, run_sentinel

        self._hear_of_ends()
        self.news = False
        for process in self.latest_first():
            if not process.news:
                continue
            if process.hidden:
                self.news = True
                continue
            process.news = False
            if process is not deleted:
                read_rest(process)
            message = process.status.message
            if process.status.shown in ENDED:
                if self.lisp.value("delete-exited-processes") is NIL:
                    process.deactivate()
                else:
                    self.remove(process)
            run_sentinel(process, message)

    def _hear_of_ends(self) -> None:
        """If the error output of a program has ended, the program most likely has, too; its sentinel should be told first."""
        for process in [*self.by_name.values()]:
            errors, child = process.errors, process.child
            if errors is not None and errors.news and child is not None:
                process.errors = None
                child.wait_quietly(self.loop.clock.now() + A_MOMENT)

    def shut_down(self) -> None:
        """End all connections, hang up on all programs, and give back what the loop holds; no sentinel is told."""
        for process in self.latest_first():
            if process.child is not None:
                process.child.hang_up()
            self.remove(process)
        while self.loop.run_once(0.0):
            pass
        self.loop.close()

    def delete(self, process: Process) -> None:
        """End PROCESS and tell its sentinel, and the others that have something to hear, at once."""
        if process.child is not None and process.status.live:
            process.child.kill()
        self.happen(process, "deleted")
        self.tell_news(process)
        self.remove(process)
