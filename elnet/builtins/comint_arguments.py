"""The library comint: a line of input as arguments, and the words and strings around point."""

from __future__ import annotations

import re

from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Excursion

part(__name__, Comint)

ESCAPED = re.compile(r"\\(?:.|\n|\Z)")
ARGUMENT = re.compile(r"""(?:[^ \n\t"'`\\]|\\(?:.|\n|\Z)|"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|["'`](?=[^ \n\t]*))+""")
QUOTE = re.compile(r"""["'`]""")
LITERAL = intern("literal")


@primitive("comint-arguments")
def comint_arguments(lisp: Lisp, string: object, nth: object, mth: object) -> object:
    """Return the arguments of the command line STRING from the NTH, 0 for the program, to the MTH, with blanks between.

    Nil as NTH or MTH means the last.  Quoted texts belong together, and the characters of `comint-delimiter-argument-list'
    are arguments by themselves.  Characters behind a backslash get the text property `literal'.
    """
    c = lisp.part(Comint)
    line = check.string(string)
    for found in ESCAPED.finditer(line.text):
        c.call("add-text-properties", found.start(), found.end(), list_from([LITERAL, T]), string)
    words: list[object] = []
    for found in ARGUMENT.finditer(line.text):
        word = c.call("substring", string, found.start(), found.end())
        if lisp.is_set("comint-delimiter-argument-list") and not QUOTE.search(found.group()):
            words += reversed(elements(comint_delim_arg(lisp, word)))
        else:
            words.append(word)
    last = len(words) - 1
    first = last if nth is NIL else check.fixnum(nth)
    end = last if mth is NIL else check.fixnum(mth)
    return c.call("mapconcat", intern("identity"), list_from(words[max(first, 0) : end + 1]), lisp_string(" "))


@primitive("comint-delim-arg")
def comint_delim_arg(lisp: Lisp, arg: object) -> object:
    """Return the parts of ARG, the last one first: runs of a character in `comint-delimiter-argument-list', and the rest."""
    c = lisp.part(Comint)
    delimiters = {chr(check.character(each)) for each in elements(lisp.value("comint-delimiter-argument-list"))}
    text = check.string(arg).text
    if not delimiters:
        return list_from([arg])
    start, found = 0, []
    while start < len(text):
        end = start + 1
        escaped = c.call("get-text-property", start, LITERAL, arg) is not NIL
        if text[start] in delimiters and not escaped:
            while end < len(text) and text[end] == text[start]:
                end += 1
        else:
            while end < len(text) and (
                text[end] not in delimiters or c.call("get-text-property", end, LITERAL, arg) is not NIL
            ):
                end += 1
        found.append(c.call("substring", arg, start, end))
        start = end
    return list_from(reversed(found))


@primitive("comint-args")
def comint_args(lisp: Lisp, string: object, begin: object, end: object) -> object:
    """Return those arguments of STRING that the text between BEGIN and END asks for: N, N-M, -M, N-, *, ^, $; nil for all."""
    c = lisp.part(Comint)
    if begin is NIL:
        return comint_arguments(lisp, string, 0, NIL)
    start = check.integer_or_marker(begin)
    asked = check.string(c.call("buffer-substring", start, end)).text.removeprefix(":")
    return comint_arguments(lisp, string, *argument_range(asked))


def argument_range(asked: str) -> tuple[object, object]:
    """Return the first and the last argument that ASKED, without a colon, asks for."""
    number = re.match(r"[0-9]+", asked)
    nth: object = NIL if asked == "$" else int(number.group()) if number else 0
    if asked[0] in "*^":
        nth = 1
    if asked[-1] in "-*$":
        return nth, NIL
    to = re.search(r"-([0-9]+)", asked)
    return nth, int(to[1]) if to else nth


@primitive("comint-how-many-region")
def comint_how_many_region(lisp: Lisp, regexp: object, beg: object, end: object) -> int:
    """Return how often REGEXP matches between BEG and END."""
    c, count = lisp.part(Comint), 0
    with Excursion(lisp):
        c.goto(beg)
        while c.call("re-search-forward", regexp, end, T) is not NIL:
            count += 1
    return count


@primitive("comint-within-quotes")
def comint_within_quotes(lisp: Lisp, beg: object, end: object) -> object:
    """Return t if the number of quotes of either kind between BEG and END is odd, so that END is inside a string."""
    counts = [comint_how_many_region(lisp, lisp_string(f"\\(^\\|[^\\\\]\\){quote}"), beg, end) for quote in "'\""]
    return T if any(count % 2 for count in counts) else NIL


@primitive("comint-word")
def comint_word(lisp: Lisp, word_chars: object) -> object:
    """Return the word before point, nil if there is none, and make it the match.

    It has characters of WORD-CHARS, as between the brackets of a regexp, characters behind a backslash, and those that are
    not ASCII.
    """
    c = lisp.part(Comint)
    inside = re.compile(f"[{_class(check.string(word_chars).text)}]")
    buffer = lisp.buffers.current
    start = buffer.point
    while start > buffer.begv:
        char = buffer.char_before(start) or ""
        escaped = start - 1 > buffer.begv and buffer.char_before(start - 1) == "\\"
        if not escaped and ord(char) < 0x80 and not inside.match(char) and char != "\\":
            break
        start -= 2 if escaped else 1
    if start == buffer.point:
        return NIL
    c.call("set-match-data", list_from([start, buffer.point]))
    return c.text(start, buffer.point)


def _class(text: str) -> str:
    """Return TEXT, what is between the brackets of an Emacs regexp, as Python writes it."""
    return text.replace("\\", "\\\\").replace("]", "\\]").replace("[", "\\[")


@primitive("comint-extract-string")
def comint_extract_string(lisp: Lisp) -> object:
    """Return the contents of the string that point is in, nil if it is in none; point goes behind it."""
    c = lisp.part(Comint)
    state = c.call("syntax-ppss")
    if c.call("nth", 3, state) is NIL:
        return NIL
    start = check.fixnum(c.call("nth", 8, state))
    c.goto(start)
    c.call("forward-sexp", 1)
    return c.text(start + 1, lisp.buffers.current.point - 1)
