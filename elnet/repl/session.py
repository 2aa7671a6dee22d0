"""One conversation: texts in, what they print and their values out.  There is no terminal here."""

from __future__ import annotations

import linecache

from elnet.compiler.loading import FormsOfText
from elnet.diagnostics.report import error_report, printed
from elnet.objects.conditions import LispThrow, Quit
from elnet.objects.symbols import NIL
from elnet.reader import Reader
from elnet.reader.errors import EndOfText
from elnet.repl.commands import run_command
from elnet.repl.knowledge import Knowledge
from elnet.runtime.exit import Exit
from elnet.runtime.literals import Literals
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.assembly import Assembly


class Session:
    """A conversation with INTERPRETER.

    WRITE gets everything that is to be seen, in pieces.  STATUS is the exit status once the conversation has ended, None
    before.  The last three values are those of the variables `*`, `**` and `***`.
    """

    def __init__(self, interpreter: Assembly, write: Callable[[str], object] = print) -> None:
        self.interpreter = interpreter
        self.lisp = lisp = interpreter.lisp
        self.knowledge = Knowledge(lisp)
        self.write = write
        self.status: int | None = None
        self._at_line_start = True
        self._count = 0
        streams = lisp.part(StandardStreams)
        streams.flush()
        streams.write_output = streams.write_message = self.show
        for name in ("*", "**", "***"):
            lisp.variables.make_special(lisp.intern(name))
            lisp.set(name, NIL)
        lisp.set("noninteractive", NIL)

    def show(self, text: str) -> None:
        """Let TEXT be seen."""
        if text:
            self.write(text)
            self._at_line_start = text.endswith("\n")

    def show_line(self, text: str) -> None:
        """Let the line TEXT be seen, on a line of its own."""
        self.show(text + "\n" if self._at_line_start else f"\n{text}\n")

    def submit(self, text: str) -> None:
        """Do what TEXT says: evaluate its forms and show their values, or run the command that begins with a comma."""
        try:
            if text.lstrip().startswith(","):
                run_command(self, text.strip()[1:])
            else:
                self._evaluate(text)
        except Exit as leaving:
            self.status = leaving.status
        except KeyboardInterrupt:
            self.show_line("Quit")
        except (Exception, Quit, LispThrow) as exception:
            self.show_failure(exception)

    def serve(self) -> float | None:
        """Serve the processes and timers that are ready; return the seconds until a timer is, None if there is none."""
        try:
            return self.interpreter.serve()
        except Exit as leaving:
            self.status = leaving.status
        except (Exception, Quit, LispThrow) as exception:
            self.show_failure(exception)
        return 0.0

    def show_failure(self, exception: BaseException) -> None:
        """Show what a Lisp error was; raise EXCEPTION again if it is none."""
        lisp = self.lisp
        try:
            condition = lisp.handlers.condition(exception)
        except BaseException:
            raise exception from None
        self.show_line("Quit" if isinstance(condition, Quit) else error_report(lisp, condition).strip("\n"))

    def _evaluate(self, text: str) -> None:
        self._count += 1
        name = f"<repl {self._count}>"
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        lisp = self.lisp
        reader = Reader(text, lisp.intern, file=name, construction=lisp.part(Literals))
        forms = FormsOfText(lisp, self.interpreter.compiler, reader, lexical=True)
        while True:
            try:
                form = reader.read()
            except EndOfText:
                if reader.unclosed is None:
                    return
                raise
            value = forms.evaluate(form)
            self._remember(value)
            self.show_line(self.printed(value))

    def _remember(self, value: object) -> None:
        lisp = self.lisp
        lisp.set("***", lisp.value("**"))
        lisp.set("**", lisp.value("*"))
        lisp.set("*", value)

    def printed(self, value: object) -> str:
        """Return VALUE as `prin1` prints it, shortened if it is very long."""
        return printed(self.lisp, value, length=200, level=20, characters=20_000)
