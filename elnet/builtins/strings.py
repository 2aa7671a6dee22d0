"""Strings: making, joining, cutting and comparing them."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, truth, wrong_number_of_arguments, wrong_type_argument
from elnet.objects.equality import equal
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.lisp import Lisp
from elnet.runtime.ordering import string_order
from elnet.runtime.primitive import primitive
from elnet.runtime.ranges import part
from elnet.runtime.sequence import concatenated
from elnet.text.propertied import codes, internal_bytes, joined, string_of_codes, substring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def stringp(object: object) -> Symbol:
    """Return t if OBJECT is a string."""
    return truth(type(object) is LString)


"""The first of the characters that stand for bytes."""


@primitive("string")
def string_(*characters: object) -> LString:
    """Return the string of CHARACTERS."""
    return string_of_codes(map(check.character, characters))


@primitive()
def make_string(length: object, init: object, multibyte: object = NIL) -> LString:
    """Return a string of LENGTH times the character INIT, which is multibyte if MULTIBYTE is non-nil or INIT is not ASCII."""
    count, code = check.natural(length), check.character(init)
    return LString(char_text(code) * count, code >= 0x80 or multibyte is not NIL)


@primitive("concat")
def concat(*sequences: object) -> LString:
    """Return one string of all SEQUENCES: strings, or lists or vectors of characters."""
    for each in sequences:
        if type(each) is not LString:
            return concatenated(sequences)
    return joined(sequences)  # type: ignore[arg-type]


@primitive("substring")
def substring_(string: object, from_: object = NIL, to: object = NIL) -> object:
    """Return the part of STRING, a string or vector, from FROM to before TO; negative places count from the end."""
    if type(string) is LString:
        return substring(string, *part(string, len(string.text), from_, to))
    if type(string) is Vector:
        start, end = part(string, len(string.items), from_, to)
        return Vector(string.items[start:end])
    raise wrong_type_argument("arrayp", string)


@primitive()
def substring_no_properties(string: object, from_: object = NIL, to: object = NIL) -> LString:
    """Return the part of STRING from FROM to before TO, without text properties."""
    whole = check.string(string)
    start, end = part(whole, len(whole.text), from_, to)
    return LString(whole.text[start:end], whole.multibyte)


@primitive()
def propertize(string: object, *properties: object) -> LString:
    """Return a copy of STRING with the text PROPERTIES, alternately a name and a value, added to those it has."""
    if len(properties) % 2:
        raise wrong_number_of_arguments(intern("propertize"), len(properties) + 1)
    whole = check.string(string)
    copy = substring(whole, 0, len(whole.text))
    if properties and copy.text:
        intervals = copy.properties if isinstance(copy.properties, Intervals) else Intervals(len(copy.text))
        intervals.add(0, len(copy.text), dict(zip(properties[-2::-2], properties[::-2], strict=True)))
        copy.properties = intervals
    return copy


@primitive()
def string_search(needle: object, haystack: object, start_pos: object = NIL) -> object:
    """Return the index of the first NEEDLE in HAYSTACK, or nil if there is none.

    Look only at START-POS and after, by default everywhere.
    """
    sought, text = check.string(needle), check.string(haystack)
    start = 0
    if start_pos is not NIL:
        start = check.fixnum(start_pos)
        if not 0 <= start <= len(text.text):
            raise args_out_of_range(start_pos)
    if sought.multibyte == text.multibyte or sought.text.isascii():
        found = text.text.find(sought.text, start)
    else:
        found = multibyte_text(text).find(multibyte_text(sought), start)
    return NIL if found < 0 else found


# Comparing


def _named(value: object) -> LString:
    """Return VALUE, a string, or the name of VALUE, a symbol."""
    return lisp_string(value.name) if isinstance(value, Symbol) else check.string(value)


def _text(value: object) -> str:
    """Return the characters of VALUE, a string or a symbol."""
    return multibyte_text(_named(value))


def _part_and_whole(lisp: Lisp, part: object, whole: object) -> tuple[str, str] | None:
    """Return the characters of PART and WHOLE; None if PART is longer, in which case they may be any sequences."""
    if (type(part) is not LString or type(whole) is not LString) and _length(lisp, part) > _length(lisp, whole):
        return None
    return multibyte_text(check.string(part)), multibyte_text(check.string(whole))


def _length(lisp: Lisp, sequence: object) -> int:
    return check.fixnum(lisp.call(intern("length"), sequence))


@primitive("string=", "string-equal")
def string_equal(s1: object, s2: object) -> Symbol:
    """Return t if S1 and S2, strings or symbols, have the same characters."""
    return truth(equal(_named(s1), _named(s2)))


@primitive("string<", "string-lessp")
def string_lessp(string1: object, string2: object) -> Symbol:
    """Return t if STRING1 comes before STRING2 by the numbers of their characters; symbols stand for their names."""
    return truth(string_order(_named(string1)) < string_order(_named(string2)))


@primitive("string>", "string-greaterp")
def string_greaterp(string1: object, string2: object) -> Symbol:
    """Return t if STRING1 comes after STRING2 by the numbers of their characters; symbols stand for their names."""
    return string_lessp(string2, string1)


@primitive()
def string_collate_lessp(s1: object, s2: object, locale: object = NIL, ignore_case: object = NIL) -> Symbol:
    """Return t if S1 comes before S2; without letter case if IGNORE-CASE is non-nil.  LOCALE is not looked at."""
    return string_lessp(*_collated(s1, s2, ignore_case))


@primitive()
def string_collate_equalp(s1: object, s2: object, locale: object = NIL, ignore_case: object = NIL) -> Symbol:
    """Return t if S1 and S2 are equal; without letter case if IGNORE-CASE is non-nil.  LOCALE is not looked at."""
    return string_equal(*_collated(s1, s2, ignore_case))


def _collated(s1: object, s2: object, ignore_case: object) -> tuple[object, object]:
    from elnet.text.case import downcase

    if ignore_case is NIL:
        return s1, s2
    return lisp_string(downcase(_text(s1))), lisp_string(downcase(_text(s2)))


@primitive()
def string_equal_ignore_case(lisp: Lisp, string1: object, string2: object) -> Symbol:
    """Return t if STRING1 and STRING2 have the same characters but for letter case."""
    return truth(compare_strings(lisp, string1, 0, NIL, string2, 0, NIL, T) is T)


@primitive()
def compare_strings(
    lisp: Lisp,
    str1: object,
    start1: object,
    end1: object,
    str2: object,
    start2: object,
    end2: object,
    ignore_case: object = NIL,
) -> object:
    """Compare the part of STR1 between START1 and END1 with that of STR2 between START2 and END2.

    Return t if they are equal, without letter case if IGNORE-CASE is non-nil.  Otherwise return one more than the number of
    characters that are equal, negative if STR1 is less.  An end beyond the string is its end.
    """
    upcase_char = casing(lisp).upcase_char
    first, second = check.string(str1), check.string(str2)
    one, two = _compared_part(first, start1, end1), _compared_part(second, start2, end2)
    for place, (left, right) in enumerate(zip(one, two, strict=False)):
        if left != right:
            if ignore_case is not NIL:
                left, right = upcase_char(left), upcase_char(right)
                if left == right:
                    continue
            return -(place + 1) if left < right else place + 1
    if len(one) == len(two):
        return T
    return -(len(one) + 1) if len(one) < len(two) else len(two) + 1


def _compared_part(string: LString, start: object, end: object) -> list[int]:
    size = len(string.text)
    if type(end) is int and end > size:
        end = size
    low, high = part(string, size, start, end)
    return codes(LString(multibyte_text(string), True))[low:high]


@primitive()
def string_prefix_p(lisp: Lisp, prefix: object, string: object, ignore_case: object = NIL) -> Symbol:
    """Return t if STRING starts with PREFIX; without letter case if IGNORE-CASE is non-nil."""
    texts = _part_and_whole(lisp, prefix, string)
    if texts is None or len(texts[0]) > len(texts[1]):
        return NIL
    start, whole = texts
    if ignore_case is NIL:
        return truth(whole.startswith(start))
    return truth(compare_strings(lisp, prefix, 0, len(start), string, 0, len(start), T) is T)


@primitive()
def string_suffix_p(lisp: Lisp, suffix: object, string: object, ignore_case: object = NIL) -> Symbol:
    """Return t if STRING ends with SUFFIX; without letter case if IGNORE-CASE is non-nil."""
    texts = _part_and_whole(lisp, suffix, string)
    if texts is None or len(texts[0]) > len(texts[1]):
        return NIL
    end, whole = texts
    if ignore_case is NIL:
        return truth(whole.endswith(end))
    return truth(compare_strings(lisp, suffix, NIL, NIL, string, len(whole) - len(end), NIL, T) is T)


@primitive("string-version-lessp", "string-version<")
def string_version_lessp(string1: object, string2: object) -> Symbol:
    """Return t if STRING1 comes before STRING2 when runs of digits are compared as numbers."""
    from elnet.text.versions import version_less

    return truth(version_less(_text(string1), _text(string2)))


@primitive()
def string_distance(string1: object, string2: object, bytecompare: object = NIL) -> int:
    """Return how many insertions, deletions and replacements of characters turn STRING1 into STRING2.

    If BYTECOMPARE is non-nil, count the bytes they consist of.
    """
    one, two = check.string(string1), check.string(string2)
    if bytecompare is not NIL:
        return _distance(internal_bytes(one), internal_bytes(two))
    return _distance(codes(one), codes(two))


def _distance(one: Any, two: Any) -> int:
    row = list(range(len(one) + 1))
    for column, right in enumerate(two, 1):
        diagonal, row[0] = row[0], column
        for index, left in enumerate(one, 1):
            best = min(row[index] + 1, row[index - 1] + 1, diagonal + (left != right))
            diagonal, row[index] = row[index], best
    return row[-1]


# Changing a string


@primitive()
def clear_string(string: object) -> object:
    """Make every byte of STRING zero and STRING unibyte; return nil."""
    whole = check.string(string)
    if not whole.text:
        return NIL
    whole.text, whole.multibyte, whole.properties = "\0" * len(internal_bytes(whole)), False, None
    return NIL


@primitive()
def store_substring(string: object, idx: object, obj: object) -> object:
    """Put OBJ, a string or a character, at IDX of STRING, in the place of as much, and return STRING."""
    target = check.string(string)
    if type(obj) is int:
        new = [check.character(obj)]
    else:
        new = codes(check.string(obj))
    first = check.integer(idx)
    if not 0 <= first <= first + len(new) <= len(target.text):
        raise args_out_of_range(string, first)
    numbers = codes(target)
    numbers[first : first + len(new)] = new
    changed = string_of_codes(numbers)
    target.text, target.multibyte = changed.text, target.multibyte or changed.multibyte
    return string


# Multibyte and unibyte


@primitive()
def multibyte_string_p(object: object) -> Symbol:
    """Return t if OBJECT is a multibyte string."""
    return truth(type(object) is LString and object.multibyte)


@primitive()
def string_bytes(string: object) -> int:
    """Return the number of bytes of which STRING consists."""
    return len(internal_bytes(check.string(string)))


@primitive()
def string_to_multibyte(string: object) -> LString:
    """Return a multibyte string with the characters of STRING; bytes above 127 become raw bytes."""
    whole = check.string(string)
    return whole if whole.multibyte else LString(multibyte_text(whole), True, whole.properties)


@primitive()
def string_make_multibyte(string: object) -> LString:
    """Return STRING if it is ASCII, else a multibyte string in which bytes above 127 are raw bytes."""
    whole = check.string(string)
    return whole if whole.text.isascii() else string_to_multibyte(whole)


@primitive()
def string_to_unibyte(string: object) -> LString:
    """Return a unibyte string of the characters of STRING, which are ASCII or raw bytes; signal an error for others."""
    whole = check.string(string)
    if not whole.multibyte:
        return whole
    data = bytearray()
    for place, code in enumerate(codes(whole)):
        if 0x80 <= code < 0x3FFF80:
            raise lisp_error(f"Cannot convert character at index {place} to unibyte")
        data.append(code & 0xFF)
    return LString(data.decode("latin-1"), False)


@primitive()
def string_make_unibyte(string: object) -> LString:
    """Return a unibyte string of the low eight bits of the characters of STRING."""
    whole = check.string(string)
    return LString("".join(chr(code & 0xFF) for code in codes(whole)), False, whole.properties) if whole.multibyte else whole


@primitive()
def string_as_unibyte(string: object) -> LString:
    """Return a unibyte string of the bytes of which STRING consists."""
    whole = check.string(string)
    if not whole.multibyte:
        return whole
    data = b"".join(
        bytes((ord(char) & 0xFF,)) if "\udc80" <= char <= "\udcff" else internal_bytes(LString(char, True))
        for char in whole.text
    )
    return LString(data.decode("latin-1"), False)


@primitive()
def string_as_multibyte(string: object) -> LString:
    """Return a multibyte string of the characters that the bytes of STRING make; other bytes become raw bytes."""
    whole = check.string(string)
    if whole.multibyte:
        return whole
    return LString(whole.text.encode("latin-1").decode("utf-8", "surrogateescape"), True, whole.properties)


@primitive()
def unibyte_string(*bytes: object) -> LString:
    """Return the unibyte string of BYTES, integers from 0 to 255."""
    text = []
    for value in bytes:
        number = check.integer(value)
        if not 0 <= number <= 255:
            raise args_out_of_range(value, 0, 255)
        text.append(chr(number))
    return LString("".join(text), False)


@primitive()
def equal_including_properties(o1: object, o2: object) -> Symbol:
    """Return t if O1 and O2 are `equal' and their strings have equal text properties."""
    from elnet.runtime.properties import equal_with_properties

    return truth(equal(o1, o2) and equal_with_properties(o1, o2))


@primitive()
def string_empty_p(string: object) -> Symbol:
    """Return t if STRING is the empty string."""
    return string_equal(string, LString("", False))


@primitive()
def string_blank_p(string: object) -> object:
    """Return 0 if STRING has only blanks, tabs and line ends, else nil."""
    return NIL if check.string(string).text.strip(" \t\n\r") else 0
