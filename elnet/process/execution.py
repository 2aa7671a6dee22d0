"""Programs that Lisp waits for: `call-process` and its relatives.

While such a program runs no other process is served and no timer runs.
"""

from __future__ import annotations

import os
import signal
import time

from elnet.objects.cons import Cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.process.environment import directory, encoded, environment, program_file
from elnet.process.errors import file_signal
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.file_names import home_expanded, unquoted
from elnet.runtime.operation_coding import for_operation
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subprocess import Popen
    from typing import IO

    from elnet.runtime.lisp import Lisp


MERCY = 1.0
"""How many seconds an interrupted program has to end."""


class Call:
    """One run of the program NAME with ARGUMENTS; OUTPUT and ERRORS are what it prints, apart if that was asked for."""

    def __init__(self, lisp: Lisp, name: str, arguments: list[str]) -> None:
        self.lisp = lisp
        self.here = directory(lisp)
        self.file = program_file(lisp, name, self.here)
        self.given = (name, *arguments)
        self.words = [encoded(word).partition(b"\0")[0] for word in (self.file, *arguments)]
        self.output = self.errors = b""

    def run(self, given: bytes | IO[bytes], keep_errors: bool = False, keep_output: bool = True) -> object:
        """Run with GIVEN, bytes or an open file, as input; return the exit code, or the signal's name as a string.

        KEEP_ERRORS keeps the error output apart instead of with the output; without KEEP_OUTPUT both are dropped.
        """
        from subprocess import DEVNULL, PIPE, STDOUT

        wanted = PIPE if keep_output else DEVNULL
        running = self._start(given, wanted, PIPE if keep_errors else STDOUT)
        end_wait = _Impatience(running)
        self.lisp.on_interrupt.append(end_wait)
        try:
            self.output, errors = running.communicate(given if isinstance(given, bytes) and given else None)
            self.errors = errors or b""
        except BaseException:
            _end(running)
            raise
        finally:
            self.lisp.on_interrupt.remove(end_wait)
        return _outcome(running.returncode)

    def leave(self, given: bytes | IO[bytes]) -> None:
        """Start the program with GIVEN as input and neither wait for it nor see its output."""
        from subprocess import DEVNULL
        from threading import Thread

        running = self._start(given, DEVNULL, DEVNULL)
        data = given if isinstance(given, bytes) and given else None
        Thread(target=running.communicate, args=(data,), name=f"elnet program {running.pid}", daemon=True).start()

    def _start(self, given: bytes | IO[bytes], output: int, errors: int) -> Popen[bytes]:
        from subprocess import DEVNULL, PIPE, Popen

        self.lisp.part(StandardStreams).flush()
        source = (PIPE if given else DEVNULL) if isinstance(given, bytes) else given
        try:
            return Popen(
                self.words,
                executable=encoded(self.file),
                stdin=source,
                stdout=output,
                stderr=errors,
                cwd=encoded(self.here),
                env=environment(self.lisp),
                start_new_session=True,
            )
        except OSError as error:
            raise file_signal("Doing vfork", error) from None

    def _table_entry(self) -> object:
        words = tuple(map(lisp_string, self.given))
        arguments = (words[0], NIL, NIL, NIL, *words[1:])
        found = for_operation(self.lisp, intern("call-process"), arguments)
        return found if found is not NIL else self.lisp.value("default-process-coding-system")

    def text(self, data: bytes | None = None) -> LString:
        """Return DATA, by default the output, as a string."""
        name = self.lisp.value("coding-system-for-read")
        if name is NIL:
            default = self._table_entry()
            name = default.car if type(default) is Cons else NIL
        decoder = self.lisp.part(CodingSystems).decoder(name)
        text = decoder.decode(self.output if data is None else data, True)
        return LString(text, not decoder.coding.system.decodes_to_bytes)


class _Impatience:
    """Makes a program that is waited for end: called again and again, it interrupts RUNNING and, after MERCY, kills it."""

    def __init__(self, running: Popen[bytes]) -> None:
        self.running = running
        self.first: float | None = None

    def __call__(self) -> None:
        """Interrupt or kill the program."""
        now = time.monotonic()
        if self.first is None:
            self.first = now
        try:
            os.killpg(self.running.pid, signal.SIGKILL if now - self.first > MERCY else signal.SIGINT)
        except ProcessLookupError:
            pass


def _end(running: Popen[bytes]) -> None:
    """Interrupt RUNNING, as C-c does, and kill it if it does not mind that; nobody will hear of its end."""
    from subprocess import TimeoutExpired

    for number, patience in ((signal.SIGINT, MERCY), (signal.SIGKILL, None)):
        try:
            os.killpg(running.pid, number)
        except ProcessLookupError:
            pass
        try:
            running.wait(patience)
            return
        except TimeoutExpired:
            continue


def _outcome(code: int) -> object:
    """Return what Lisp is told of a program that ended with CODE, a negative one for a signal."""
    if code >= 0:
        return code
    try:
        words = signal.strsignal(-code)
    except ValueError:
        words = None
    return lisp_string(words or f"Signal {-code}")


def encoded_for_program(lisp: Lisp, text: LString) -> bytes:
    """Return the bytes of TEXT as a program gets it."""
    default = lisp.value("default-process-coding-system")
    name = lisp.value("coding-system-for-write")
    if name is NIL:
        name = default.cdr if type(default) is Cons else NIL
    return lisp.part(CodingSystems).encoder(name).encode(text.text, text.multibyte)


def open_input(lisp: Lisp, value: object) -> bytes | IO[bytes]:
    """Return the open file VALUE, a name, or nothing for nil."""
    if value is NIL:
        return b""
    assert type(value) is LString
    path = os.path.join(directory(lisp), home_expanded(lisp, unquoted(value.text)))
    try:
        return open(path, "rb")
    except OSError as error:
        raise file_signal("Opening process input file", error, lisp_string(path)) from None
