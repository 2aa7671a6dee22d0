"""Asking for names of files, commands, variables, several things at once; what a batch program reads is a line."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.typed_input import TypedInput


@primitive("read-file-name", "read-file-name-default")
def read_file_name(
    lisp: Lisp,
    prompt: object,
    dir: object = NIL,
    default_filename: object = NIL,
    mustmatch: object = NIL,
    initial: object = NIL,
    predicate: object = NIL,
) -> object:
    """Return the name of a file from the next line of standard input after writing PROMPT.

    A line that is empty means DEFAULT-FILENAME, or INITIAL in DIR, by default `default-directory'; relative names are in DIR.
    MUSTMATCH and PREDICATE are for who can complete.
    """
    folder = lisp.value("default-directory") if dir is NIL else dir
    default = default_filename.car if type(default_filename) is Cons else default_filename
    if default is NIL and isinstance(initial, LString):
        default = lisp.call(intern("expand-file-name"), initial, folder)
    name = lisp.call(intern("completing-read"), prompt, intern("read-file-name-internal"), NIL, NIL, NIL, NIL, default)
    if not check.string(name).text:
        return lisp.call(intern("expand-file-name"), folder)
    return lisp.call(intern("expand-file-name"), name, folder)


@primitive("read-directory-name")
def read_directory_name(
    lisp: Lisp, prompt: object, dir: object = NIL, default_dirname: object = NIL, mustmatch: object = NIL, initial: object = NIL
) -> object:
    """Return the name of a folder from the next line of standard input; the arguments are those of `read-file-name'."""
    default = default_dirname
    if default is NIL:
        default = dir if initial is NIL else lisp.call(intern("expand-file-name"), initial, dir)
    if default is NIL:
        default = lisp.value("default-directory")
    return read_file_name(lisp, prompt, dir, default, mustmatch)


@primitive("read-shell-command")
def read_shell_command(lisp: Lisp, prompt: object, initial_contents: object = NIL, hist: object = NIL, *args: object) -> object:
    """Return a command for the shell: the next line of standard input after writing PROMPT; the others do not matter."""
    return lisp.call(intern("read-from-minibuffer"), prompt, initial_contents, NIL, NIL, hist, *args)


def _symbol_reader(name: str, what: str) -> None:
    def read(lisp: Lisp, prompt: object, default_value: object = NIL) -> object:
        default = lisp.call(intern("symbol-name"), default_value) if default_value is not NIL else NIL
        text = lisp.call(intern("completing-read"), prompt, lisp.value("obarray"), NIL, T, NIL, NIL, default)
        return lisp.call(intern("intern"), text)

    read.__doc__ = f"Return the name of a {what}, a symbol, from standard input after writing PROMPT; DEFAULT-VALUE if empty."
    primitive(name)(read)


_symbol_reader("read-command", "command")
_symbol_reader("read-variable", "variable")


@primitive("eval-minibuffer")
def eval_minibuffer(lisp: Lisp, prompt: object, initial_contents: object = NIL) -> object:
    """Return the value of the expression on the next line of standard input after writing PROMPT."""
    return lisp.call(intern("eval"), lisp.call(intern("read-minibuffer"), prompt, initial_contents), T)


@primitive("read-expression")
def read_expression(lisp: Lisp, prompt: object, initial_contents: object = NIL) -> object:
    """Return the expression on the next line of standard input after writing PROMPT."""
    return lisp.call(intern("read-minibuffer"), prompt, initial_contents)


@primitive("read-coding-system", "read-non-nil-coding-system")
def read_coding_system(lisp: Lisp, prompt: object, default_coding_system: object = NIL) -> object:
    """Return a coding system from standard input after writing PROMPT; DEFAULT-CODING-SYSTEM for an empty line."""
    default = default_coding_system
    if default is not NIL and not isinstance(default, LString):
        default = lisp.call(intern("symbol-name"), default)
    text = lisp.call(intern("completing-read"), prompt, lisp.value("coding-system-alist"), NIL, T, NIL, NIL, default)
    return NIL if not check.string(text).text else lisp.call(intern("intern"), text)


@primitive("completing-read-multiple")
def completing_read_multiple(
    lisp: Lisp,
    prompt: object,
    table: object,
    predicate: object = NIL,
    require_match: object = NIL,
    initial_input: object = NIL,
    hist: object = NIL,
    def_: object = NIL,
    inherit_input_method: object = NIL,
) -> object:
    """Return the strings on the next line of standard input, what matches `crm-separator' between them.

    The arguments are those of `completing-read'.
    """
    text = lisp.call(intern("completing-read"), prompt, table, predicate, require_match, initial_input, hist, def_)
    return lisp.call(intern("split-string"), text, lisp.value("crm-separator"), T)


@primitive("completing-read-default")
def completing_read_default(lisp: Lisp, prompt: object, collection: object, *rest: object) -> object:
    """Do what `completing-read' does with PROMPT, COLLECTION and the REST."""
    return lisp.call(intern("completing-read"), prompt, collection, *rest)


# Single characters


def _character(lisp: Lisp, prompt: object, chars: object) -> object:
    """Return the character on the next line of standard input that is one of CHARS, or any if that is nil."""
    while lisp.part(TypedInput).is_typing:
        event = lisp.part(TypedInput).take()
        if type(event) is int and (chars is NIL or event in elements(chars)):
            return event
    while True:
        text = check.string(lisp.call(intern("read-string"), prompt)).text
        if len(text) == 1 and (chars is NIL or ord(text) in elements(chars)):
            return ord(text)


@primitive("read-char-choice", "read-char-choice-with-read-key")
def read_char_choice(lisp: Lisp, prompt: object, chars: object, inhibit_keyboard_quit: object = NIL) -> object:
    """Return the first of CHARS that stands on a line of standard input; PROMPT is written before each."""
    return _character(lisp, prompt, chars)


@primitive("read-char-from-minibuffer")
def read_char_from_minibuffer(lisp: Lisp, prompt: object, chars: object = NIL, history: object = NIL) -> object:
    """Return the character on a line of standard input, one of CHARS if that is non-nil; PROMPT is written before."""
    return _character(lisp, prompt, chars)


@primitive("read-key")
def read_key(lisp: Lisp, prompt: object = NIL, disable_fallbacks: object = NIL) -> object:
    """Return the next character of standard input after writing PROMPT."""
    return lisp.call(intern("read-event"), prompt)


@primitive("read-key-sequence")
def read_key_sequence(lisp: Lisp, prompt: object, *rest: object) -> object:
    """Return the next character of standard input, as a string, after writing PROMPT; the REST does not matter."""
    keys = _key_sequence(lisp, prompt)
    is_text = all(type(key) is int for key in keys)
    return lisp.call(intern("string" if is_text else "vector"), *keys)


def _key_sequence(lisp: Lisp, prompt: object) -> list[object]:
    """Return the typed events that mean a command, or one event of standard input."""
    typed = lisp.part(TypedInput)
    if not typed.is_pending:
        return [lisp.call(intern("read-event"), prompt)]
    typed.read_keys()
    return list(typed.keys)


@primitive("read-key-sequence-vector")
def read_key_sequence_vector(lisp: Lisp, prompt: object, *rest: object) -> object:
    """Return the next character of standard input, in a vector, after writing PROMPT; the REST does not matter."""
    return lisp.call(intern("vector"), *_key_sequence(lisp, prompt))


@primitive("read-answer")
def read_answer(lisp: Lisp, question: object, answers: object) -> object:
    """Ask QUESTION until a line of standard input is one of ANSWERS, lists (LONG SHORT HELP), and return LONG."""
    choices = [elements(each) for each in elements(answers)]
    names = "/".join(check.string(choice[0]).text for choice in choices)
    prompt = lisp_string(f"{check.string(question).text}({names}) ")
    while True:
        text = check.string(lisp.call(intern("read-string"), prompt)).text
        for long, *rest in choices:
            if text == check.string(long).text or (rest and type(rest[0]) is int and text == chr(rest[0])):
                return long


@primitive("read-multiple-choice")
def read_multiple_choice(
    lisp: Lisp, prompt: object, choices: object, help_string: object = NIL, show_help: object = NIL, long_form: object = NIL
) -> object:
    """Ask PROMPT until a line of standard input chooses one of CHOICES, lists (CHAR NAME …), and return that.

    HELP-STRING, SHOW-HELP and LONG-FORM, how it is asked, do not matter.
    """
    entries = [check.cons(each) for each in elements(choices)]
    names = ", ".join(f"[{chr(check.fixnum(each.car))}]" for each in entries)
    question = lisp_string(f"{check.string(prompt).text} ({names}): ")
    code = _character(lisp, question, list_from(each.car for each in entries))
    return next(each for each in entries if each.car == code)


@primitive("map-y-or-n-p")
def map_y_or_n_p(
    lisp: Lisp, prompter: object, actor: object, list: object, help: object = NIL, action_alist: object = NIL,
    no_cursor_in_echo_area: object = NIL,
) -> int:  # fmt: skip
    """Ask about each element of LIST and call ACTOR with it if the answer is y; return how often that was.

    PROMPTER is a format, or a function that returns a question, nil for no, or anything else for yes.  LIST may be a function
    that returns one element after the other.  The others do not matter.
    """
    count = 0
    while True:
        if lisp.functions.is_function(list) and list is not NIL:
            item = lisp.call(list)
            if item is NIL:
                return count
        elif type(list) is Cons:
            item, list = list.car, list.cdr
        else:
            return count
        asked = lisp.call(intern("format"), prompter, item) if isinstance(prompter, LString) else lisp.call(prompter, item)
        if isinstance(asked, LString):
            asked = lisp.call(intern("y-or-n-p"), asked)
        if asked is not NIL:
            lisp.call(actor, item)
            count += 1


# Leaving, messages


@primitive("exit-minibuffer", interactive=NIL)
def exit_minibuffer(lisp: Lisp) -> object:
    """Throw to `exit': leave the minibuffer that is active."""
    return lisp.call(intern("throw"), intern("exit"), NIL)


@primitive("minibuffer-message")
def minibuffer_message(lisp: Lisp, message: object, *args: object) -> object:
    """Show MESSAGE, formatted with ARGS, in brackets."""
    text = lisp.call(intern("format-message"), message, *args) if args else message
    lisp.call(intern("message"), lisp_string("%s"), lisp.call(intern("concat"), lisp_string(" ["), text, lisp_string("]")))
    return T


@primitive("minibuffer-window-active-p")
def minibuffer_window_active_p(window: object) -> object:
    """Return nil: no minibuffer is active, in WINDOW or elsewhere."""
    return NIL
