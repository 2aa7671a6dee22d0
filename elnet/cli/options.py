"""The command line: which words are options, and the actions they ask for, in order.

Emacs's batch options keep their names, abbreviations and order of evaluation (manual, "Command Arguments"); besides,
`elnet FILE ARG…` runs a script as `emacs --script FILE ARG…` does.
"""

from __future__ import annotations

import os


class Action:
    """One thing to do; KIND is a key of `elnet.cli.command.ACTIONS`, REST the words after it."""

    __slots__ = ("argument", "kind", "rest")

    def __init__(self, kind: str, argument: str, rest: list[str]) -> None:
        self.kind = kind
        self.argument = argument
        self.rest = rest


class Tests:
    """Tests to run: the FILES and folders they are in, FOLDERS of libraries, PATTERN for their names."""

    __slots__ = ("files", "folders", "pattern")

    def __init__(self, files: list[str], folders: list[str], pattern: str) -> None:
        self.files = files
        self.folders = folders
        self.pattern = pattern


class Plan:
    """What a command line means: ACTIONS in order, or something to print, ANSWER, which is `help` or `version`, or TESTS.

    Between the first actions and LAST the WORDS are gone through, which Lisp sees as `command-line-args-left` and may change.
    """

    __slots__ = ("actions", "answer", "last", "tests", "words")

    def __init__(self, actions: list[Action], answer: str, tests: Tests | None = None, words: list[str] | None = None) -> None:
        self.actions = actions
        self.answer = answer
        self.tests = tests
        self.words = words or []
        self.last: list[Action] = []


class UsageError(Exception):
    """The command line is wrong."""


WITH_ARGUMENT = {
    "--load": "load",
    "-load": "load",
    "-l": "load",
    "--eval": "eval",
    "-eval": "eval",
    "--execute": "eval",
    "-execute": "eval",
    "--funcall": "function",
    "-funcall": "function",
    "-f": "function",
    "--directory": "directory",
    "-directory": "directory",
    "-L": "directory",
    "--script": "script",
    "-script": "script",
    "-scriptload": "script",
    "-x": "scripteval",
    "--chdir": "chdir",
    "-chdir": "chdir",
    "--init-directory": "home",
    "--user": "user",
    "-user": "user",
    "-u": "user",
    "--insert": "insert",
    "-insert": "insert",
    "--file": "visit",
    "-file": "visit",
    "--find-file": "visit",
    "--visit": "visit",
}
IGNORED = {
    "--quick", "-quick", "-Q", "-q", "--no-init-file", "-no-init-file", "--no-site-file", "-no-site-file",
    "--no-site-lisp", "-no-site-lisp", "-nsl", "--no-splash", "-no-splash", "--no-x-resources", "--no-window-system", "-nw",
    "-D", "--basic-display", "--no-loadup", "-nl", "--debug-init", "-debug-init", "--no-build-details",
    "--no-desktop", "--kill", "-kill",
}  # fmt: skip
BATCH = ("--batch", "-batch")
"""With one of these a file is visited, without it is a script."""
SETTINGS = {"--debug-python": ("ELNET_DEBUG", "python"), "--no-warnings": ("ELNET_WARNINGS", "0")}
"""Options that are the same as a variable of the environment."""
TRACE = "--trace-net"
COMPLETION = "--completion"
ANSWERS = {"--help": "help", "-help": "help", "-h": "help", "--version": "version", "-version": "version", "-V": "version"}
SCRIPTS = ("script", "scripteval")
EARLY = ("chdir", "home", "trace", "user")
"""Kinds of actions that come before all others, wherever they stand."""
SCRIPT = "-scriptload"


def parse(words: list[str]) -> Plan:
    """Return what WORDS ask for.  Raises UsageError."""
    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]](words[1:])
    return _batch(words) if words else Plan([], "help")


def _run(words: list[str]) -> Plan:
    """`elnet run [OPTION]… FILE [ARGUMENT]…`"""
    plan = _batch(words)
    if not plan.answer and not any(WITH_ARGUMENT.get(full_name(word)) in SCRIPTS for word in plan.words):
        raise UsageError("run what?  Name a file")
    return plan


def _evaluate(words: list[str]) -> Plan:
    """`elnet eval FORM…`: unlike --eval it prints the values."""
    if not words:
        raise UsageError("eval what?  Give a form")
    return Plan([Action("print", form, []) for form in words], "")


def _converse(words: list[str]) -> Plan:
    """`elnet repl [OPTION]… [FILE]…`: files are loaded first."""
    loaded = [option for word in words for option in (("-l", word) if _is_file(word, words) else (word,))]
    plan = _batch(loaded)
    if not plan.answer:
        plan.last.append(Action("repl", "", []))
    return plan


def _is_file(word: str, words: list[str]) -> bool:
    """Tell whether WORD, one of WORDS, names a file and is neither an option nor the argument of one."""
    place = words.index(word)
    return not word.startswith("-") and not (place and full_name(words[place - 1]) in WITH_ARGUMENT)


def _test(words: list[str]) -> Plan:
    """`elnet test [-L DIR]… [--match REGEXP] [FILE]…`"""
    files: list[str] = []
    folders: list[str] = []
    pattern = ""
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in ("--help", "-h"):
            return Plan([], "help")
        if word in ("-L", "--directory"):
            folders.append(_argument(word, rest))
        elif word == "--match":
            pattern = _argument(word, rest)
        elif word.startswith("-"):
            raise UsageError(f"Unknown option ‘{word}’ of elnet test")
        else:
            files.append(word)
    return Plan([], "", Tests(files, folders, pattern))


COMMANDS = {"run": _run, "eval": _evaluate, "repl": _converse, "test": _test}


def _batch(words: list[str]) -> Plan:
    """Return what WORDS, those of a batch Emacs, ask for: some options count wherever they stand, the others are kept."""
    early: list[Action] = []
    kept: list[str] = []
    rest = list(words)
    files_are_scripts = True
    while rest:
        word = rest.pop(0)
        if word == "--":
            kept += [word, *rest]
            break
        name, equals, value = split(word)
        known = full_name(name)
        if known in ANSWERS:
            return Plan([], ANSWERS[known])
        if known == COMPLETION:
            return Plan([], f"completion {value if equals else _argument(word, rest)}")
        if known in WITH_ARGUMENT:
            argument = value if equals else _argument(word, rest)
            kind = WITH_ARGUMENT[known]
            if kind in EARLY:
                early.append(Action(kind, argument, []))
                continue
            kept += [word] if equals else [word, argument]
            if kind in SCRIPTS:
                kept += rest
                break
            files_are_scripts = files_are_scripts and kind == "directory"
        elif known == TRACE:
            early.append(Action("trace", value, []))
        elif known in SETTINGS and not equals:
            variable, setting = SETTINGS[known]
            os.environ[variable] = setting
        elif known in BATCH and not equals:
            files_are_scripts = False
        elif files_are_scripts and is_file(word):
            kept += [SCRIPT, word, *rest]
            break
        elif equals or known not in IGNORED:
            kept.append(word)
    return Plan(early, "", words=kept)


def split(word: str) -> tuple[str, str, str]:
    """Return the option that WORD begins with, an equals sign if there is one, and what follows that."""
    return word.partition("=") if word.startswith("--") else (word, "", "")


def is_file(word: str) -> bool:
    """Tell whether WORD names a file, standard input included, and is neither an option nor a line."""
    return word == "-" or not word.startswith(("-", "+"))


def _argument(option: str, rest: list[str]) -> str:
    if not rest:
        raise UsageError(f"Option '{option}' requires an argument")
    return rest.pop(0)


def full_name(name: str) -> str:
    """Return the option that NAME is, or is the only abbreviation of."""
    every = (*WITH_ARGUMENT, *IGNORED, *BATCH, *SETTINGS, TRACE, *ANSWERS)
    if name in every or not name.startswith("--") or len(name) == 2:
        return name
    found = {option for option in every if option.startswith(name)}
    if len(found) > 1:
        raise UsageError(f"Option ‘{name}’ is ambiguous")
    return found.pop() if found else name
