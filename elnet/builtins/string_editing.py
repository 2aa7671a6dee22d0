"""Strings taken apart and put together: splitting, joining, trimming, padding, replacing."""

from __future__ import annotations

import re

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regexps import Regexps
from elnet.runtime.sequence import concatenated
from elnet.text.propertied import joined, substring

BLANKS = " \t\n\r"


def _part(string: LString, start: int, end: int) -> LString:
    return string if start == 0 and end == len(string.text) else substring(string, start, end)


# Splitting and joining


@primitive()
def split_string(lisp: Lisp, string: object, separators: object = NIL, omit_nulls: object = NIL, trim: object = NIL) -> object:
    """Return the list of the parts of STRING between matches of the regexp SEPARATORS.

    Without SEPARATORS, split at blanks and leave out empty parts, as OMIT-NULLS does.  What matches the regexp TRIM is cut
    from both ends of each part.
    """
    text = check.string(string)
    separator = lisp.value("split-string-default-separators") if separators is NIL else separators
    keep = separators is not NIL and omit_nulls is NIL
    spans = _spans_between(lisp, check.string(separator), text)
    if trim is not NIL:
        spans = [_trimmed(lisp, check.string(trim), text, start, end) for start, end in spans]
    return list_from([substring(text, start, end) for start, end in spans if keep or start < end])


def _spans_between(lisp: Lisp, separator: LString, text: LString) -> list[tuple[int, int]]:
    """Return where the parts of TEXT between matches of SEPARATOR start and end."""
    regexps, size = lisp.part(Regexps), len(text.text)
    pattern = regexps.compile(separator)
    found: list[tuple[int, int]] = []
    start, before = 0, -1
    while start < size:
        # After an empty match the next one must be further on.
        spans = regexps.found(pattern, text, start + (start == before))
        if spans is None:
            break
        before, end = spans[0]
        found.append((start, before))
        start = end
    return [*found, (start, size)]


def _trimmed(lisp: Lisp, trim: LString, text: LString, start: int, end: int) -> tuple[int, int]:
    part = substring(text, start, end)
    head = _prefix_end(lisp, trim, part)
    tail = _suffix_start(lisp, trim, part, head)
    return start + head, start + max(head, tail)


def _wrapped(before: str, regexp: LString, after: str) -> LString:
    return LString(before + multibyte_text(regexp) + after, True)


def _prefix_end(lisp: Lisp, regexp: LString, text: LString) -> int:
    match = lisp.part(Regexps).search(_wrapped("\\`\\(?:", regexp, "\\)"), text)
    return 0 if match is None else match[0][1]


def _suffix_start(lisp: Lisp, regexp: LString, text: LString, start: int = 0) -> int:
    match = lisp.part(Regexps).search(_wrapped("\\(?:", regexp, "\\)\\'"), text, start)
    return len(text.text) if match is None else match[0][0]


@primitive()
def string_join(strings: object, separator: object = NIL) -> LString:
    """Return the STRINGS of a list, or sequences of characters, one after the other, with SEPARATOR between."""
    return concatenated(elements(strings), separator)


@primitive()
def string_lines(string: object, omit_nulls: object = NIL, keep_newlines: object = NIL) -> object:
    """Return the list of the lines of STRING, without empty ones if OMIT-NULLS, with their line ends if KEEP-NEWLINES."""
    text = check.string(string)
    if not text.text:
        return NIL if omit_nulls is not NIL else list_from([text])
    found = []
    start = 0
    while start < len(text.text):
        newline = text.text.find("\n", start)
        end = len(text.text) if newline < 0 else newline
        stop = end if newline < 0 else newline + 1
        if not (omit_nulls is not NIL and start == end):
            found.append(substring(text, start, stop if keep_newlines is not NIL else end))
        start = stop
    return list_from(found)


@primitive()
def split_string_and_unquote(lisp: Lisp, string: object, separator: object = NIL) -> object:
    """Return the list of the parts of STRING between matches of SEPARATOR; a part in double quotes is read as a string."""
    from elnet.reader import Reader

    text = check.string(string)
    quote = text.text.find('"')
    if quote < 0:
        return split_string(lisp, text, separator, truth(True))
    reader = Reader(text.text, lisp.intern, quote)
    first = split_string(lisp, substring(text, 0, quote), separator, truth(True))
    quoted = reader.read()
    rest = split_string_and_unquote(lisp, substring(text, reader.position, len(text.text)), separator)
    return list_from([*elements(first), quoted, *elements(rest)])


@primitive()
def combine_and_quote_strings(lisp: Lisp, strings: object, separator: object = NIL) -> LString:
    """Return STRINGS joined by SEPARATOR, a blank by default; those with blanks or quotes in them in double quotes."""
    from elnet.printer import prin1

    between = LString(" ", False) if separator is NIL else check.string(separator)
    special = f'["\\\\{BLANKS}]' if separator is NIL else None
    found = []
    for each in map(check.string, elements(strings)):
        has_blank = any(char in each.text for char in '"\\') or (
            any(char in each.text for char in BLANKS) if special else between.text in each.text
        )
        text = prin1(each) if has_blank else each.text
        found.append(LString(text, not text.isascii()))
    return joined(found, between)


# Trimming


@primitive()
def string_trim_left(lisp: Lisp, string: object, regexp: object = NIL) -> LString:
    """Return STRING without what matches REGEXP at its start, by default blanks and line ends."""
    text = check.string(string)
    start = len(text.text) - len(text.text.lstrip(BLANKS)) if regexp is NIL else _prefix_end(lisp, check.string(regexp), text)
    return _part(text, start, len(text.text))


@primitive()
def string_trim_right(lisp: Lisp, string: object, regexp: object = NIL) -> LString:
    """Return STRING without what matches REGEXP at its end, by default blanks and line ends."""
    text = check.string(string)
    end = len(text.text.rstrip(BLANKS)) if regexp is NIL else _suffix_start(lisp, check.string(regexp), text)
    return _part(text, 0, end)


@primitive()
def string_trim(lisp: Lisp, string: object, trim_left: object = NIL, trim_right: object = NIL) -> LString:
    """Return STRING without what matches TRIM-LEFT at its start and TRIM-RIGHT at its end, by default blanks."""
    return string_trim_left(lisp, string_trim_right(lisp, string, trim_right), trim_left)


@primitive()
def string_remove_prefix(prefix: object, string: object) -> LString:
    """Return STRING without PREFIX, if it starts with that."""
    start, text = check.string(prefix), check.string(string)
    return substring(text, len(start.text), len(text.text)) if text.text.startswith(start.text) else text


@primitive()
def string_remove_suffix(suffix: object, string: object) -> LString:
    """Return STRING without SUFFIX, if it ends with that."""
    end, text = check.string(suffix), check.string(string)
    return substring(text, 0, len(text.text) - len(end.text)) if text.text.endswith(end.text) else text


@primitive()
def string_chop_newline(string: object) -> LString:
    """Return STRING without the line end that it may have at its end."""
    text = check.string(string)
    return substring(text, 0, len(text.text) - 1) if text.text.endswith("\n") else text


@primitive()
def string_clean_whitespace(lisp: Lisp, string: object) -> LString:
    """Return STRING with every run of blanks and line ends as one blank, and none at its ends."""
    text, blanks = check.string(string), LString("[[:blank:]\r\n]+", False)
    spans = _spans_between(lisp, blanks, text)
    return string_trim(lisp, joined([substring(text, *span) for span in spans], LString(" ", False)), blanks, blanks)


# Length


@primitive()
def string_pad(string: object, length: object, padding: object = NIL, start: object = NIL) -> LString:
    """Return STRING made LENGTH characters long by PADDING, by default blanks, at its end, or at its start if START."""
    if type(length) is not int or length < 0:
        raise wrong_type_argument("natnump", length)
    text = check.string(string)
    missing = length - len(text.text)
    if missing <= 0:
        return text
    code = 32 if padding is NIL else check.character(padding)
    fill = LString(char_text(code) * missing, code >= 0x80)
    return joined([fill, text] if start is not NIL else [text, fill])


@primitive()
def string_limit(lisp: Lisp, string: object, length: object, end: object = NIL, coding_system: object = NIL) -> LString:
    """Return the first LENGTH characters of STRING, or the last ones if END is non-nil.

    CODING-SYSTEM, if it is non-nil, makes LENGTH a number of bytes in it, and the value what the text is encoded as.
    """
    if type(length) is not int or length < 0:
        raise wrong_type_argument("natnump", length)
    text = check.string(string)
    if coding_system is not NIL:
        return _limited_bytes(lisp, text, length, end is not NIL, coding_system)
    size = len(text.text)
    if size <= length:
        return text
    return substring(text, size - length, size) if end is not NIL else substring(text, 0, length)


def _limited_bytes(lisp: Lisp, text: LString, length: int, from_end: bool, coding_system: object) -> LString:
    """Return as many whole characters of TEXT, encoded, as LENGTH bytes can hold, the last ones if FROM_END."""
    best = LString("", False)
    for count in range(1, len(text.text) + 1):
        size = len(text.text)
        part = substring(text, size - count, size) if from_end else substring(text, 0, count)
        encoded = lisp.call(intern("encode-coding-string"), part, coding_system)
        assert type(encoded) is LString
        if len(encoded.text) > length:
            break
        best = encoded
    return best


@primitive("string-fill")
def string_fill(string: object, length: object) -> LString:
    """Return STRING with its paragraphs filled: no line is longer than LENGTH if its words allow that."""
    width = check.fixnum(length)
    paragraphs = re.split(r"(\n[ \t]*\n+)", check.string(string).text)
    return lisp_string("".join(part if place % 2 else _filled(part, width) for place, part in enumerate(paragraphs)))


def _filled(text: str, width: int) -> str:
    lines: list[str] = []
    for word in re.split(r"[ \t\n]+", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


@primitive("string-truncate-left")
def string_truncate_left(string: object, length: object) -> LString:
    """Return the end of STRING after three dots, LENGTH characters in all, or STRING if it is no longer than that."""
    text, size = check.string(string), check.fixnum(length)
    if len(text.text) <= size:
        return text
    kept = max(size - 3, 1)
    return joined([LString("...", False), substring(text, len(text.text) - kept, len(text.text))])


# Replacing


def multibyte_string(string: LString) -> LString:
    """Return STRING as a multibyte string; bytes beyond ASCII are raw bytes in it."""
    if string.multibyte:
        return string
    changed = LString(multibyte_text(string), True)
    changed.properties = string.properties
    return changed


@primitive()
def string_replace(from_string: object, to_string: object, in_string: object) -> LString:
    """Return IN-STRING with every FROM-STRING replaced by TO-STRING."""
    old, new, text = check.string(from_string), check.string(to_string), check.string(in_string)
    if not old.text:
        raise signal("wrong-length-argument", 0)
    if text.multibyte or old.multibyte or new.multibyte:
        old, text = multibyte_string(old), multibyte_string(text) if not text.text.isascii() else text
    if old.text not in text.text:
        return check.string(in_string)
    if text.properties is None and new.properties is None and text.multibyte == new.multibyte:
        return LString(text.text.replace(old.text, new.text), text.multibyte)
    pieces, done = [], 0
    while (found := text.text.find(old.text, done)) >= 0:
        pieces += [substring(text, done, found), new]
        done = found + len(old.text)
    return joined([*pieces, substring(text, done, len(text.text))])


@primitive()
def replace_regexp_in_string(
    lisp: Lisp,
    regexp: object,
    rep: object,
    string: object,
    fixedcase: object = NIL,
    literal: object = NIL,
    subexp: object = NIL,
    start: object = NIL,
) -> LString:
    """Return STRING from START on with every match of REGEXP replaced by REP, a string or a function of the match.

    FIXEDCASE non-nil means do not make the case of REP like that of the match, LITERAL that a backslash in REP is nothing
    special, SUBEXP that only that group of the match is replaced.
    """
    from elnet.runtime.replacing import Replacing

    replacing = Replacing(lisp, rep, fixedcase is NIL, literal is not NIL, 0 if subexp is NIL else check.integer(subexp))
    first = 0 if start is NIL else check.integer(start)
    return replacing.replaced(check.string(regexp), check.string(string), first)


@primitive()
def subst_char_in_string(fromchar: object, tochar: object, string: object, inplace: object = NIL) -> LString:
    """Return STRING with TOCHAR in the place of every FROMCHAR; STRING itself is changed if INPLACE is non-nil."""
    text = check.string(string)
    old, new = check.character(fromchar), check.character(tochar)
    target = text if inplace is not NIL else substring(text, 0, len(text.text))
    if text.multibyte:
        target.text = text.text.replace(char_text(old), char_text(new))
    elif old <= 0xFF and chr(old) in text.text:
        if new <= 0xFF:
            target.text = text.text.replace(chr(old), chr(new))
        elif inplace is not NIL and not text.text.isascii():
            raise args_out_of_range(text, new)
        else:
            old_byte = multibyte_text(LString(chr(old), False))
            target.text, target.multibyte = multibyte_text(text).replace(old_byte, char_text(new)), True
    return target


@primitive()
def format_spec(lisp: Lisp, format: object, specification: object, ignore_missing: object = NIL, split: object = NIL) -> object:
    """Return FORMAT with each %LETTER replaced by the cdr of LETTER's pair in the alist SPECIFICATION.

    Between % and the letter there may be flags, a width and a precision.  An unknown letter is an error, unless
    IGNORE-MISSING is ignore, delete or another non-nil value.  SPLIT non-nil returns the list of the parts.
    """
    from elnet.runtime.specifications import filled_specification

    return filled_specification(lisp, check.string(format), specification, ignore_missing, split is not NIL)


@primitive("format-spec-make")
def format_spec_make(*pairs: object) -> object:
    """Return the alist, for `format-spec', of PAIRS, alternately a letter and a value."""
    if len(pairs) % 2:
        raise lisp_error("Invalid list of pairs")
    return list_from([cons(letter, value) for letter, value in zip(pairs[::2], pairs[1::2], strict=True)])
