"""Running a command line: an interpreter, its actions in order, and the exit status."""

from __future__ import annotations

import gc
import os
import sys

from elnet.assembly import Assembly
from elnet.cli.options import Action, Plan, UsageError, parse
from elnet.cli.signals import install_signals
from elnet.objects.conditions import LispSignal, LispThrow, Quit
from elnet.objects.cons import list_from
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime.depth import enlarge_stack
from elnet.runtime.exit import Exit, Leaving
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
UNSEARCHED = ("term", "obsolete")
"""Folders of Emacs's Lisp that are not on `load-path` of their own accord."""


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
    status = _perform(interpreter, plan, words)
    return end(interpreter, status)


def _answer(kind: str) -> str:
    if kind == "help":
        return HELP
    if kind.startswith("completion "):
        from elnet.cli.completion import completion

        return completion(kind.partition(" ")[2])
    from importlib.metadata import version

    return f"elnet {version('elnet')}, compatible with GNU Emacs 30.1\n"


def _perform(interpreter: Assembly, plan: Plan, words: list[str]) -> int:
    lisp = interpreter.lisp
    status = 0
    try:
        lisp.set("command-line-args", list_from(map(text, ["elnet", *words])))
        for action in plan.actions:
            status = ACTIONS[action.kind](interpreter, action)
    except Exit as leaving:
        return leaving.status
    except (Exception, Quit, LispThrow) as exception:
        return report(lisp, exception)
    return status


def report(lisp: Lisp, exception: BaseException) -> int:
    """Tell the user of an exception that nothing handled and return the exit status."""
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
    elif lisp.value("backtrace-on-error-noninteractive") is NIL:
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


def text(word: str) -> LString:
    """Return WORD of the command line as a Lisp string; bytes that are no UTF-8 become raw bytes."""
    return LString(word, not word.isascii())


# Actions


def _load(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import from_here

    interpreter.call("load", text(from_here(action.argument)), NIL, intern("t"))
    return 0


def _eval(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import eval_argument

    _set_rest(interpreter.lisp, action.rest)
    eval_argument(interpreter, action.argument)
    return 0


def _function(interpreter: Assembly, action: Action) -> int:
    _set_rest(interpreter.lisp, action.rest)
    interpreter.call(action.argument)
    return 0


def _directory(interpreter: Assembly, action: Action) -> int:
    from elnet.objects.cons import cons
    from elnet.objects.lists import elements

    lisp = interpreter.lisp
    name = action.argument
    _offer_emacs_lisp(interpreter, os.path.abspath(os.path.expanduser(name.removeprefix(":"))))
    if name.startswith(":"):
        folders = [*elements(lisp.value("load-path")), text(os.path.abspath(os.path.expanduser(name[1:])))]
        lisp.set("load-path", list_from(folders))
    else:
        lisp.set("load-path", cons(text(os.path.abspath(os.path.expanduser(name))), lisp.value("load-path")))
    return 0


def _offer_emacs_lisp(interpreter: Assembly, folder: str) -> None:
    """Let what elnet lacks come from FOLDER if it is the folder of Emacs's own Lisp; its subfolders are searched last."""
    if not os.path.isfile(os.path.join(folder, "subr.el")):
        return
    from elnet.objects.lists import elements

    interpreter.add_emacs_lisp(folder)
    below = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir() and entry.name not in UNSEARCHED)
    lisp = interpreter.lisp
    lisp.set("load-path", list_from([*elements(lisp.value("load-path")), *map(text, below)]))


def _script(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import load_script

    _set_rest(interpreter.lisp, action.rest)
    load_script(interpreter, action.argument)
    return 0


def _scripteval(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import load_script

    _set_rest(interpreter.lisp, action.rest)
    value = load_script(interpreter, action.argument)
    return value if type(value) is int else 0


def _chdir(interpreter: Assembly, action: Action) -> int:
    os.chdir(action.argument)
    lisp = interpreter.lisp
    lisp.set("default-directory", text(os.path.join(os.getcwd(), "")))
    return 0


def _trace(interpreter: Assembly, action: Action) -> int:
    from elnet.diagnostics.network_trace import open_trace

    try:
        trace = interpreter.lisp.trace = open_trace(action.argument)
    except OSError as error:
        sys.stderr.write(f"elnet: {action.argument}: {error.strerror}\n")
        raise Exit(1) from None
    interpreter.lisp.on_close.insert(0, trace.close)
    return 0


def _visit(interpreter: Assembly, action: Action) -> int:
    """Emacs visits such a file in a buffer, which batch programs rarely use; the file need not exist."""
    interpreter.call("find-file-noselect", text(action.argument))
    return 0


def _insert(interpreter: Assembly, action: Action) -> int:
    interpreter.call("insert-file-contents", text(action.argument))
    return 0


def _print(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import eval_argument

    value = eval_argument(interpreter, action.argument)
    interpreter.call("prin1", value)
    interpreter.call("terpri")
    return 0


def _converse(interpreter: Assembly, _action: Action) -> int:
    from elnet.repl import run as converse

    return converse(interpreter)


def _set_rest(lisp: Lisp, words: list[str]) -> None:
    lisp.set("command-line-args-left", list_from(map(text, words)))


ACTIONS = {
    "load": _load,
    "eval": _eval,
    "function": _function,
    "directory": _directory,
    "script": _script,
    "scripteval": _scripteval,
    "chdir": _chdir,
    "trace": _trace,
    "visit": _visit,
    "insert": _insert,
    "print": _print,
    "repl": _converse,
}
