"""The commands of the REPL, which begin with a comma."""

from __future__ import annotations

import inspect
import linecache
import re
from types import FunctionType

from elnet.objects.functions import Subr, lambda_of
from elnet.objects.symbols import NIL, T
from elnet.process.table import Processes
from elnet.repl.text import is_unfinished
from elnet.runtime.exit import Exit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.repl.session import Session


def run_command(session: Session, text: str) -> None:
    """Run the command TEXT, without its comma, in SESSION.  A name may be abbreviated as long as it is clear."""
    name, _, argument = text.partition(" ")
    found = [known for known in COMMANDS if known.startswith(name)] if name else []
    if len(found) != 1 and name not in COMMANDS:
        session.show_line(f"There is no command ,{name}; ,help lists them.")
        return
    COMMANDS[name if name in COMMANDS else found[0]][0](session, argument.strip())


def _help(session: Session, _argument: str) -> None:
    width = max(len(usage) for _, usage, _ in COMMANDS.values())
    for _, usage, what in COMMANDS.values():
        session.show_line(f"{usage.ljust(width)}  {what}")


def _doc(session: Session, name: str) -> None:
    knowledge = session.knowledge
    kind = knowledge.kind(name)
    if not kind:
        session.show_line(f"{name} is neither a function nor a variable.")
        return
    session.show_line(f"{knowledge.signature(name) or name}  [{kind}]")
    session.show_line(knowledge.documentation(name) or "It is not documented.")


def _apropos(session: Session, pattern: str) -> None:
    try:
        names = session.knowledge.matching(pattern)
    except re.error as error:
        session.show_line(f"{pattern} is no regular expression: {error}")
        return
    for name in names[:100]:
        session.show_line(session.knowledge.summary(name) or name)
    if len(names) > 100 or not names:
        session.show_line(f"{len(names)} names match.")


def _source(session: Session, name: str) -> None:
    definition = session.lisp.functions.indirect(session.lisp.intern(name))
    if type(definition) is Subr:
        source = inspect.getsource(definition.function)
        session.show_line(f"{inspect.getsourcefile(definition.function)}:")
        session.show_line(source.rstrip("\n"))
        return
    described = lambda_of(definition) if type(definition) is FunctionType else None
    if described is None or described.where is None:
        session.show_line(f"The source of {name} is not known.")
        return
    file, line, _ = described.where
    lines = linecache.getlines(file)[line - 1 :]
    session.show_line(f"{file}:{line}:")
    for count in range(1, len(lines) + 1):
        text = "".join(lines[:count])
        if text.strip() and not is_unfinished(text):
            session.show_line(text.rstrip("\n"))
            return
    session.show_line("The file has changed since.")


def _processes(session: Session, _argument: str) -> None:
    lisp = session.lisp
    found = lisp.part(Processes).latest_first()
    if not found:
        session.show_line("There are no processes.")
    for process in reversed(found):
        status = lisp.call(lisp.intern("process-status"), process)
        contact = lisp.call(lisp.intern("process-contact"), process)
        where = "" if contact is T else session.printed(contact)
        session.show_line(f"{process.name}  {process.type.name}  {getattr(status, 'name', '')}  {where}".rstrip())


def _trace(session: Session, name: str) -> None:
    lisp, call = session.lisp, session.lisp.call
    if not session.knowledge.signature(name):
        session.show_line(f"{name} is no function.")
        return
    symbol, label = lisp.intern(name), lisp.intern("elnet-repl-trace")
    if call(lisp.intern("advice-member-p"), label, symbol) is not NIL:
        call(lisp.intern("advice-remove"), symbol, label)
        session.show_line(f"Calls of {name} are not shown any more.")
        return
    tracer = session.interpreter.eval_string(TRACER)
    made = call(tracer, symbol)
    call(
        lisp.intern("advice-add"),
        symbol,
        lisp.intern(":around"),
        made,
        session.interpreter.eval_string(f"'((name . {label.name}))"),
    )
    session.show_line(f"Calls of {name} are shown; ,trace {name} again ends that.")


TRACER = """
(defvar elnet-repl-depth 0 "How many calls that are shown are around.")
(lambda (name)
  (lambda (function &rest arguments)
    (let ((elnet-repl-depth (1+ elnet-repl-depth))
          (margin (make-string (* 2 elnet-repl-depth) ?\\s)))
      (message "%s%S" margin (cons name arguments))
      (let ((value (apply function arguments)))
        (message "%s%s => %S" margin name value)
        value))))
"""


def _load(session: Session, name: str) -> None:
    session.interpreter.load(name)
    session.show_line(f"{name} is loaded.")


def _quit(_session: Session, _argument: str) -> None:
    raise Exit(0)


COMMANDS: dict[str, tuple[Callable[[Session, str], None], str, str]] = {
    "help": (_help, ",help", "list the commands"),
    "doc": (_doc, ",doc NAME", "show the documentation of a function or variable"),
    "apropos": (_apropos, ",apropos REGEXP", "list the names that match"),
    "source": (_source, ",source NAME", "show the source of a function"),
    "processes": (_processes, ",processes", "list the processes"),
    "trace": (_trace, ",trace FUNCTION", "show the calls of a function, or cease to"),
    "load": (_load, ",load FILE", "load a file"),
    "quit": (_quit, ",quit", "leave; so does C-d"),
}
