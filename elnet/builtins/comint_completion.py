"""The library comint: completing file names, and other things, in what is typed."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound

part(__name__, Comint)

QUOTES = "comint-file-name-quote-list"
QUOTE_FILENAME, FINISHED = intern("comint-quote-filename"), intern("finished")
FUNCTIONS = intern("comint-dynamic-complete-functions")


@primitive("comint-completion-at-point")
def comint_completion_at_point(lisp: Lisp) -> object:
    """Return what the first of `comint-dynamic-complete-functions' that knows what to do at point returns."""
    return lisp.call(intern("run-hook-with-args-until-success"), FUNCTIONS)


@primitive("comint--match-partial-filename")
def comint_match_partial_filename_as_it_is(lisp: Lisp) -> object:
    """Return the file name before point as it is written, nil if there is none, and make it the match."""
    return lisp.call(intern("comint-word"), lisp.value("comint-file-name-chars"))


@primitive("comint-match-partial-filename")
def comint_match_partial_filename(lisp: Lisp) -> object:
    """Return the file name before point, with what is quoted and variables replaced, nil if there is none."""
    name = comint_match_partial_filename_as_it_is(lisp)
    return NIL if name is NIL else comint_unquote_argument(lisp, name)


@primitive("comint-directory")
def comint_directory(lisp: Lisp, directory: object) -> object:
    """Return DIRECTORY, behind `comint-file-name-prefix' if it is absolute, else expanded."""
    c = lisp.part(Comint)
    if c.call("file-name-absolute-p", directory) is NIL:
        return c.call("expand-file-name", directory)
    return c.call("concat", lisp.value("comint-file-name-prefix"), directory)


@primitive("comint-substitute-in-file-name")
def comint_substitute_in_file_name(lisp: Lisp, filename: object) -> object:
    """Return FILENAME with the values of the variables in it that exist."""
    return lisp.call(intern("substitute-env-vars"), filename, T)


# Quoting


@primitive("comint-quote-filename")
def comint_quote_filename(lisp: Lisp, filename: object) -> object:
    """Return FILENAME with a backslash before each character in `comint-file-name-quote-list'."""
    quoted = {chr(check.character(each)) for each in elements(lisp.value(QUOTES))}
    if not quoted:
        return filename
    return lisp_string("".join("\\" + char if char in quoted else char for char in check.string(filename).text))


def _pieces(lisp: Lisp, text: str) -> list[tuple[str, int]]:
    """Return what the parts of TEXT mean, each with its length: variables, characters behind backslashes, the others."""
    from re import compile as pattern

    variable = pattern(r"\$(?:(\w+)|\{([^{}]+)\})")
    found: list[tuple[str, int]] = []
    place = 0
    while place < len(text):
        match = variable.match(text, place)
        value = NIL if match is None else lisp.call(intern("getenv"), lisp_string(match[1] or match[2]))
        if match is not None and type(value) is LString:
            found.append((value.text, len(match[0])))
        elif text[place] == "\\" and place + 1 < len(text) and lisp.is_set(QUOTES):
            found.append((text[place + 1], 2))
        else:
            found.append((text[place], 1))
        place += found[-1][1]
    return found


@primitive("comint--unquote&requote-argument")
def comint_unquote_and_requote_argument(lisp: Lisp, qstr: object, upos: object = NIL) -> object:
    """Return (TEXT POSITION FUNCTION): what QSTR means, where in QSTR the position UPOS of TEXT is, and what quotes texts."""
    wanted = 0 if upos is NIL else check.fixnum(upos)
    pieces = _pieces(lisp, check.string(qstr).text)
    text = "".join(meaning for meaning, _ in pieces)
    there, place = 0, 0
    for meaning, length in pieces:
        if there + len(meaning) > wanted:
            break
        there += len(meaning)
        place += length
    return list_of(lisp_string(text), place + max(wanted - there, 0) * (place >= len(check.string(qstr).text)), QUOTE_FILENAME)


@primitive("comint--unquote-argument")
def comint_unquote_argument(lisp: Lisp, str: object) -> object:
    """Return what STR, an argument as it is written, means."""
    return lisp_string("".join(meaning for meaning, _ in _pieces(lisp, check.string(str).text)))


@primitive("comint--requote-argument")
def comint_requote_argument(lisp: Lisp, upos: object, qstr: object) -> object:
    """Return (POSITION . FUNCTION): where in QSTR the position UPOS of what it means is, and what quotes texts."""
    _, place, function = elements(comint_unquote_and_requote_argument(lisp, qstr, upos))
    return cons(place, function)


# File names


@primitive("comint-completion-file-name-table")
def comint_completion_file_name_table(lisp: Lisp, string: object, pred: object, action: object) -> object:
    """Complete STRING as the name of a file for PRED and ACTION, as `completion-file-name-table' does.

    Absolute names are looked for behind `comint-file-name-prefix'.
    """
    c = lisp.part(Comint)
    table = intern("completion-file-name-table")
    prefix = check.string(lisp.value("comint-file-name-prefix")).text
    if not prefix or c.call("file-name-absolute-p", string) is NIL:
        return lisp.call(table, string, pred, action)
    answer = lisp.call(table, lisp_string(prefix + check.string(string).text), pred, action)
    if type(answer) is LString:
        return lisp_string(answer.text.removeprefix(prefix))
    if type(answer) is Cons and answer.car is intern("boundaries"):
        start = check.cons(answer.cdr)
        return cons(answer.car, cons(max(check.fixnum(start.car) - len(prefix), 0), start.cdr))
    return answer


def _suffix(lisp: Lisp) -> str:
    """Return what follows the name of a file that was completed."""
    suffix = lisp.value("comint-completion-addsuffix")
    if type(suffix) is Cons:
        suffix = suffix.cdr
    if suffix is NIL:
        return ""
    return suffix.text if type(suffix) is LString else " "


@primitive("comint--complete-file-name-data")
def comint_complete_file_name_data(lisp: Lisp) -> object:
    """Return the start and the end of the file name at point, and a table for it, as completion functions do."""
    c = lisp.part(Comint)
    name = comint_match_partial_filename_as_it_is(lisp)
    point = lisp.buffers.current.point
    start = point - (0 if name is NIL else len(check.string(name).text))
    unquote, requote = lisp.value("comint-unquote-function"), lisp.value("comint-requote-function")
    table = c.call("completion-table-with-quoting", intern("comint-completion-file-name-table"), unquote, requote)

    def complete(string: object, predicate: object, action: object) -> object:
        ignored = lisp.value("comint-completion-fignore")
        case = lisp.value("read-file-name-completion-ignore-case")
        with Bound(lisp, completion_ignored_extensions=ignored, completion_ignore_case=case):
            return c.call("complete-with-action", action, table, string, predicate)

    def exit(string: object, status: object) -> object:
        suffix = _suffix(lisp)
        if status is FINISHED and suffix:
            buffer = lisp.buffers.current
            if buffer.substring(buffer.point, min(buffer.zv, buffer.point + len(suffix))) == suffix:
                buffer.goto(buffer.point + len(suffix))
            else:
                c.call("insert", lisp_string(suffix))
        return NIL

    completing = Subr("comint-complete-file-name", complete, False)  # type: ignore[arg-type]
    exiting = Subr("comint-exit-file-name", exit, False)  # type: ignore[arg-type]
    return list_of(start, point, completing, intern(":exit-function"), exiting)


@primitive("comint-filename-completion")
def comint_filename_completion(lisp: Lisp) -> object:
    """Return what completes the file name before point, nil if there is none."""
    if comint_match_partial_filename_as_it_is(lisp) is NIL:
        return NIL
    return comint_complete_file_name_data(lisp)


@primitive("comint-dynamic-complete-filename", interactive=NIL)
def comint_dynamic_complete_filename(lisp: Lisp) -> object:
    """Complete the file name before point; return t if there was one."""
    c = lisp.part(Comint)
    if comint_match_partial_filename_as_it_is(lisp) is NIL:
        return NIL
    if c.call("window-minibuffer-p") is NIL:
        c.call("message", lisp_string("Completing file name..."))
    start, end, table, *_ = elements(comint_complete_file_name_data(lisp))
    return c.call("completion-in-region", start, end, table)


@primitive("comint-replace-by-expanded-filename", interactive=NIL)
def comint_replace_by_expanded_filename(lisp: Lisp) -> object:
    """Replace the file name before point by the absolute one, and complete it."""
    c = lisp.part(Comint)
    name = comint_match_partial_filename(lisp)
    if name is NIL:
        return NIL
    c.call("replace-match", comint_quote_filename(lisp, c.call("expand-file-name", name)), T, T)
    return comint_dynamic_complete_filename(lisp)


@primitive("comint-dynamic-list-filename-completions", interactive=NIL)
def comint_dynamic_list_filename_completions(lisp: Lisp) -> object:
    """Show the file names that begin with the one before point."""
    data = comint_complete_file_name_data(lisp)
    c = lisp.part(Comint)
    start, end, table, *_ = elements(data)
    text = c.call("buffer-substring", start, end)
    if c.call("window-minibuffer-p", c.call("selected-window")) is NIL:
        c.call("message", lisp_string("Making completion list..."))
    return comint_dynamic_list_completions(lisp, c.call("all-completions", text, table))


@primitive("comint-dynamic-list-completions")
def comint_dynamic_list_completions(lisp: Lisp, completions: object, common_substring: object = NIL) -> object:
    """Show the list COMPLETIONS, sorted; COMMON-SUBSTRING is accepted for compatibility."""
    c = lisp.part(Comint)
    texts = c.call("sort", c.call("copy-sequence", completions), intern("string-lessp"))
    form = list_from(
        [
            intern("with-output-to-temp-buffer"),
            lisp_string("*Completions*"),
            list_of(intern("display-completion-list"), list_of(intern("quote"), texts)),
        ]
    )
    return lisp.evaluator.evaluate(form, T)
