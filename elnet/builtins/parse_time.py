"""The library parse-time: reading dates and times in the forms that people and mail programs write."""

from __future__ import annotations

import re

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import iso_times
from elnet.runtime.decoded_times import DAY, DST, HOUR, MINUTE, MONTH, SECOND, WEEKDAY, YEAR, ZONE
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)

MONTHS = "january february march april may june july august september october november december"
WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday"
ZONES = {"z": 0, "ut": 0, "gmt": 0, "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5, "est": -5, "edt": -4}
_token = re.compile(r"[0-9a-z:+-]+").findall
_clock = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?").fullmatch
_date = re.compile(r"(\d{4})-(\d\d)-(\d\d)").fullmatch
_offset = re.compile(r"([+-])(\d\d)(\d\d)").fullmatch


def _numbered(names: str, first: int) -> dict[str, int]:
    """Return the numbers of NAMES, from FIRST on, by name and by abbreviation, abbreviations first."""
    short = {name[:3]: number for number, name in enumerate(names.split(), first)}
    return short | {name: number for number, name in enumerate(names.split(), first)}


def _alist(numbers: dict[str, int]) -> object:
    return list_from([cons(lisp_string(name), number) for name, number in numbers.items()])


def _zones() -> object:
    return list_from(
        [list_of(lisp_string(name), hours * 3600, *([T] if name.endswith("dt") else [])) for name, hours in ZONES.items()]
    )


declare("parse-time-months", NIL, "Alist of names of months.", make=lambda: _alist(_numbered(MONTHS, 1)))
declare("parse-time-weekdays", NIL, "Alist of names of weekdays.", make=lambda: _alist(_numbered(WEEKDAYS, 0)))
declare("parse-time-zoneinfo", NIL, "Names of zones, their seconds east, and t in summer.", make=_zones)


@primitive()
def parse_time_tokenize(string: object) -> object:
    """Return the words and numbers in STRING, which should be in lower case."""
    return list_from([int(token) if token.isdigit() else lisp_string(token) for token in _token(_text(string))])


@primitive()
def parse_time_string(lisp: Lisp, string: object, form: object = NIL) -> object:
    """Return the decoded time that STRING means; parts that it lacks are nil.

    STRING is of ISO 8601, of RFC 822 or of a similar form.  With FORM non-nil fractions of seconds are kept.
    """
    text = _text(string)
    if iso_times.is_valid(text):
        return iso_times.moment(text, form is not NIL)
    return list_from(_Parts(lisp).read(text))


def _text(string: object) -> str:
    if type(string) is not LString:
        raise wrong_type_argument("char-or-string-p", string)
    return multibyte_text(string).lower()


class _Parts:
    """The parts of a time that have been found."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.found: list[object] = [NIL] * 7 + [-1, NIL]

    def read(self, text: str) -> list[object]:
        """Return the parts of the time that TEXT, in lower case, has."""
        for token in _token(text):
            if token.isdigit():
                self.number(int(token))
            elif not self.name(token):
                self.pattern(token)
        return self.found

    def put(self, place: int, value: object) -> bool:
        """Make VALUE the part at PLACE unless that is known; tell whether that was done."""
        if self.found[place] is not NIL:
            return False
        self.found[place] = value
        return True

    def number(self, value: int) -> None:
        """Take VALUE for a day or, if that is known or impossible, for a year."""
        if not (1 <= value <= 31 and self.put(DAY, value)):
            self.put(YEAR, value if value >= 100 else value + (1900 if value >= 50 else 2000))

    def name(self, token: str) -> bool:
        """Take TOKEN for a name; tell whether it is one."""
        assoc, key = intern("assoc"), lisp_string(token)
        for variable_name, place in (("parse-time-weekdays", WEEKDAY), ("parse-time-months", MONTH)):
            pair = self.lisp.call(assoc, key, self.lisp.value(variable_name))
            if pair is not NIL:
                return self.put(place, pair.cdr)  # type: ignore[attr-defined]
        zone = self.lisp.call(assoc, key, self.lisp.value("parse-time-zoneinfo"))
        if zone is NIL or self.found[ZONE] is not NIL:
            return False
        self.found[ZONE] = zone.cdr.car  # type: ignore[attr-defined]
        self.found[DST] = NIL if zone.cdr.cdr is NIL else zone.cdr.cdr.car  # type: ignore[attr-defined]
        return True

    def pattern(self, token: str) -> None:
        """Take TOKEN for a time of day, a date or a zone if it has the form."""
        if match := _clock(token):
            if self.put(HOUR, int(match[1])):
                self.found[MINUTE], self.found[SECOND] = int(match[2]), int(match[3] or 0)
        elif match := _date(token):
            if self.put(YEAR, int(match[1])):
                self.found[MONTH], self.found[DAY] = int(match[2]), int(match[3])
        elif match := _offset(token):
            seconds = int(match[2]) * 3600 + int(match[3]) * 60
            self.put(ZONE, -seconds if match[1] == "-" else seconds)


@primitive()
def parse_iso8601_time_string(lisp: Lisp, date_string: object, form: object = NIL) -> object:
    """Return the time that DATE-STRING, a date and a time of ISO 8601, means; FORM is as for `parse-time-string'."""
    return lisp.call(intern("encode-time"), parse_time_string(lisp, date_string, form))
