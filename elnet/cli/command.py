"""Running a command line: an interpreter, its actions in order, and the exit status."""

from __future__ import annotations

import gc
import os
import sys

from elnet.assembly import Assembly
from elnet.cli.actions import ACTIONS
from elnet.cli.arguments import CommandLine, begin
from elnet.cli.options import Plan, UsageError, parse
from elnet.cli.signals import install_signals
from elnet.objects.conditions import LispSignal, LispThrow, Quit
from elnet.objects.symbols import NIL
from elnet.runtime.depth import enlarge_stack
from elnet.runtime.exit import Exit, Leaving
from elnet.runtime.handlers import ERROR
from elnet.runtime.lisp import Lisp
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


HELP = """\
Usage: elnet [OPTION]… FILE [ARGUMENT]…     run a Lisp script; so does elnet run
       elnet [OPTION]… --eval FORM…         evaluate forms
       elnet eval FORM…                     evaluate forms and print their values
       elnet repl [OPTION]… [FILE]…         converse, after loading the files
       elnet test [-L DIR]… [--match REGEXP] [FILE]…
                                            run ERT tests, by default those of all *-test.el and *-tests.el below here

  FILE, --script FILE    load FILE; the words after it are `command-line-args-left'; - is standard input
  -x FILE                the same; the value of its last form is the exit status
  -l, --load FILE        load FILE
  --eval FORM            evaluate FORM
  -f, --funcall FUNCTION call FUNCTION with no arguments
  -L, --directory DIR    put DIR in front of `load-path', or at the end if it starts with a colon
  --chdir DIR            work in DIR
  --batch -Q -q          accepted as Emacs accepts them: elnet is always in batch mode
  --trace-net[=FILE]     trace connections, data, filters, sentinels and timers; in Chrome's format if FILE ends in .json
  --debug-python         show elnet's own frames, too, when an error is told (or ELNET_DEBUG=python)
  --no-warnings          do not warn of keywords that make-network-process and its kin do not know (or ELNET_WARNINGS=0)
  --completion SHELL     print the completion of these words for bash, zsh or fish: eval "$(elnet --completion bash)"
  --version, --help      say so and end

Examples:
  elnet --eval '(princ (+ 1 2))'
  elnet -Q --batch -L . -l ert -l my-tests.el -f ert-run-tests-batch-and-exit
  EMACS=elnet make test
"""
FAILURE = 255
BACKTRACE_WISH = "backtrace-on-error-noninteractive"


def run(words: list[str]) -> NoReturn:
    """Do what WORDS ask for and end the process."""
    sys.exit(execute(words))


def execute(words: list[str]) -> int:
    """Do what WORDS ask for and return the exit status; a running program ends by `end` without coming back."""
    try:
        plan = parse(words)
        answer = _answer(plan.answer) if plan.answer else ""
    except UsageError as error:
        sys.stderr.write(f"elnet: {error}\n")
        return 1
    if answer:
        sys.stdout.write(answer)
        return 0
    gc.set_threshold(200_000, 20, 50)
    enlarge_stack()
    if plan.tests is not None:
        from elnet.cli.testing import run_tests

        return run_tests(plan.tests.files, plan.tests.folders, plan.tests.pattern)
    interpreter = Assembly()
    gc.freeze()
    lisp = interpreter.lisp
    install_signals(lisp)
    lisp.tell_story = lambda whose, condition: _story(lisp, whose, condition)
    lisp.part(Leaving).now = lambda status: end(interpreter, status)
    status = _perform(interpreter, plan)
    return end(interpreter, status)


def _answer(kind: str) -> str:
    if kind == "help":
        return HELP
    if kind.startswith("completion "):
        from elnet.cli.completion import completion

        return completion(kind.partition(" ")[2])
    from importlib.metadata import version

    return f"elnet {version('elnet')}, compatible with GNU Emacs 30.1\n"


def _perform(interpreter: Assembly, plan: Plan) -> int:
    lisp = interpreter.lisp
    wishes: list[object] = []

    def note_wish(_error: object) -> object:
        """Note what is bound where an error is signalled: it is told when the bindings are undone."""
        wishes[:] = [lisp.value(BACKTRACE_WISH)]
        return NIL

    def perform() -> int:
        begin(interpreter, plan.words)
        for action in plan.actions:
            ACTIONS[action.kind](interpreter, action)
        status = CommandLine(interpreter).run()
        for action in plan.last:
            status = ACTIONS[action.kind](interpreter, action)
        return status

    try:
        return lisp.handlers.bind([((ERROR,), note_wish)], perform)  # type: ignore[return-value]
    except Exit as leaving:
        return leaving.status
    except (Exception, Quit, LispThrow) as exception:
        return report(lisp, exception, plainly=wishes == [NIL])


def report(lisp: Lisp, exception: BaseException, plainly: bool = False) -> int:
    """Tell the user of an exception that nothing handled, PLAINLY without a backtrace, and return the exit status."""
    from elnet.diagnostics.colours import colours_for
    from elnet.diagnostics.report import error_report, message

    condition: LispSignal | Quit
    try:
        condition = lisp.handlers.condition(exception)
    except BaseException:
        raise exception from None
    lisp.part(StandardStreams).flush()
    if isinstance(condition, Quit):
        told = "Quit\n"
    elif plainly or lisp.value(BACKTRACE_WISH) is NIL:
        told = message(lisp, lisp.handlers.as_list(condition)) + "\n"
    else:
        told = error_report(lisp, condition, colours_for(sys.stderr))
    lisp.part(StandardStreams).write_message(told)
    return FAILURE


def _story(lisp: Lisp, whose: str, condition: LispSignal | Quit) -> str:
    """Return how CONDITION came about in a function that belongs to WHOSE."""
    from elnet.diagnostics.colours import colours_for
    from elnet.diagnostics.report import story_of

    return story_of(lisp, whose, condition, colours_for(sys.stderr))


def end(interpreter: Assembly, status: int) -> NoReturn:
    """Run `kill-emacs-hook`, write what is buffered and end the process at once, as Emacs does: nothing is unwound."""
    from elnet.runtime.exit import run_hooks

    lisp = interpreter.lisp

    try:
        run_hooks(lisp)
    except Exit as leaving:
        status = leaving.status
    except (Exception, Quit, LispThrow) as exception:
        status = report(lisp, exception)
    interpreter.close()
    _finish(lisp, status)


def _finish(lisp: Lisp, status: int) -> NoReturn:
    try:
        lisp.part(StandardStreams).flush()
        if sys.stdout is not None:
            sys.stdout.flush()
    except Exit as leaving:
        status = status or leaving.status
    except OSError as error:
        sys.stderr.write(f"elnet: standard output: {error.strerror}\n")
        status = status or 1
    if sys.gettrace() is not None or sys.getprofile() is not None:
        sys.exit(status & 0xFF)  # a debugger, a profiler or coverage.py has work to do yet
    atexit = sys.modules.get("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()
    os._exit(status & 0xFF)
