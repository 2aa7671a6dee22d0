"""The library time-date: dates as texts, days between them, and durations (manual node "Time Parsing")."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.decoded_times import (
    PARTS,
    UNKNOWN_DST,
    YEAR,
    day_of_year,
    decoded,
    fraction,
    later,
    lisp_number,
    parts_of,
    with_defaults,
)  # fmt: skip
from elnet.runtime.keywords import refuse_unknown
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

declare = Declarer(__name__)

DAY_LENGTH = 86400
STEPS = ((1, "ms", 0.001), (100, "s", 1), (6000, "m", 60.0), (108000, "h", 3600.0), (34560000, "d", 86400.0))
YEAR_STEP = ("y", 31557600.0)
declare(
    "seconds-to-string",
    NIL,
    "What `seconds-to-string' writes: a list of (LIMIT UNIT SECONDS).",
    make=lambda: list_from(
        [list_of(limit, lisp_string(unit), length) for limit, unit, length in STEPS]
        + [list_of(NIL, lisp_string(YEAR_STEP[0]), YEAR_STEP[1])]
    ),
)

# Texts to times


@primitive()
def date_to_time(lisp: Lisp, date: object) -> object:
    """Return the time that the text DATE means, the beginning of the day if it names none; signal an error if it is none."""
    try:
        parts = lisp.call(intern("parse-time-string"), date)
        if parts_of(parts)[YEAR] is NIL:
            raise lisp_error("no year")
        return lisp.call(intern("encode-time"), with_defaults(parts, NIL))
    except LispSignal:
        shown = multibyte_text(date) if type(date) is LString else "nil" if date is NIL else repr(date)
        raise lisp_error(f"Invalid date: {shown}") from None


@primitive()
def safe_date_to_time(lisp: Lisp, date: object) -> object:
    """Return the time that the text DATE means, 0 if it is none."""
    try:
        return date_to_time(lisp, date)
    except LispSignal:
        return 0


# Days


@primitive()
def date_to_day(lisp: Lisp, date: object) -> object:
    """Return the number of days from 0000-12-31 to the text DATE."""
    return lisp.call(intern("time-to-days"), date_to_time(lisp, date))


@primitive()
def days_between(lisp: Lisp, date1: object, date2: object) -> int:
    """Return how many days the text DATE1 is after the text DATE2."""
    return check.integer(date_to_day(lisp, date1)) - check.integer(date_to_day(lisp, date2))


@primitive()
def time_to_day_in_year(lisp: Lisp, time: object) -> int:
    """Return which day of its year TIME is."""
    year = lisp_year(lisp, time)
    start = lisp.call(intern("encode-time"), decoded(0, 0, 0, 1, 1, year))
    days = intern("time-to-days")
    return check.integer(lisp.call(days, time)) - check.integer(lisp.call(days, start)) + 1


def lisp_year(lisp: Lisp, time: object) -> int:
    """Return the year of TIME."""
    return check.integer(parts_of(lisp.call(intern("decode-time"), time))[YEAR])


@primitive()
def time_to_number_of_days(lisp: Lisp, time: object) -> float:
    """Return TIME in days, a float."""
    return check.float_value(lisp.call(intern("float-time"), time)) / DAY_LENGTH


@primitive()
def date_ordinal_to_time(year: object, ordinal: object) -> object:
    """Return day ORDINAL, counted from 1, of YEAR as a decoded time."""
    month, day = day_of_year(check.integer(year), check.integer(ordinal))
    return decoded(day=day, month=month, year=year, dst=NIL)


# Decoded times


@primitive()
def make_decoded_time(lisp: Lisp, *keys: object) -> object:
    """Return a decoded time of KEYS: :second, :minute, :hour, :day, :month, :year, :dst and :zone."""
    names = [f":{name}" for name in PARTS if name != "weekday"]
    given = dict(zip(keys[::2], keys[1::2], strict=False))
    refuse_unknown(lisp, list_from(keys), [intern(name) for name in names])
    return decoded(*(given.get(intern(f":{name}"), UNKNOWN_DST if name == "dst" else NIL) for name in PARTS))


@primitive()
def decoded_time_add(time: object, delta: object) -> object:
    """Return the decoded time TIME with the parts of the decoded time DELTA added, the years first.

    Where a month has not so many days, the day becomes its last one.
    """
    return later(time, delta)


@primitive()
def decoded_time_set_defaults(time: object, default_zone: object = NIL) -> object:
    """Return the decoded time TIME with its missing parts as at the beginning of 1970 in DEFAULT-ZONE."""
    return with_defaults(time, default_zone)


@primitive()
def decoded_time_period(time: object) -> object:
    """Return how many seconds the decoded time TIME, a duration, has; a month has 30 days and a year has 365."""
    lengths = (1, 60, 3600, DAY_LENGTH, 30 * DAY_LENGTH, 365 * DAY_LENGTH)
    parts = zip(lengths, parts_of(time), strict=False)
    total: Fraction = sum((length * fraction(part) for length, part in parts), fraction(0))
    return lisp_number(total) if total.denominator == 1 else float(total)


# Durations as texts

UNITS = (
    ("y", "year", 365 * DAY_LENGTH),
    ("d", "day", DAY_LENGTH),
    ("h", "hour", 3600),
    ("m", "minute", 60),
    ("s", "second", 1),
)
_specifier = re.compile(r"%([.0]?)([0-9]*)(?:,([0-9]+))?([ydhmszx%])", re.IGNORECASE)


@primitive()
def format_seconds(string: object, seconds: object) -> LString:
    """Return SECONDS written as STRING says.

    %y, %d, %h, %m and %s are years of 365 days, days, hours, minutes and seconds, in capitals with the word; %.2m has at least
    two digits, %,1s one decimal.  %z leaves out what is before it up to the first unit that is not zero, %x the units at the
    end that are zero; %% is a %.
    """
    template = multibyte_text(check.string(string))
    given = check.number(seconds)
    found = list(_specifier.finditer(template))
    names = [match[4].lower() for match in found]
    for name in names:
        if name != "%" and names.count(name) > 1:
            raise lisp_error(f"Multiple instances of specifier: ‘{name}’")
    return lisp_string(_Duration(template, found, given).text())


class _Duration:
    """Writes SECONDS as TEMPLATE with the specifiers FOUND says."""

    def __init__(self, template: str, found: list[re.Match[str]], seconds: int | float) -> None:
        self.template = template
        self.found = found
        digits = next((int(match[3]) for match in found if match[3] and match[4] in "sS"), 0)
        rounded = round(seconds, digits) if digits else round(seconds)
        rest = int(rounded // 1)
        self.decimals = f"{rounded - rest:.{digits}f}"[1:] if digits else ""
        self.counts: dict[str, int] = {}
        present = {match[4].lower() for match in found}
        for letter, _, length in UNITS:
            if letter in present:
                self.counts[letter], rest = divmod(rest, length)

    def text(self) -> str:
        """Return the text."""
        units = [place for place, match in enumerate(self.found) if match[4].lower() in self.counts]
        first, last = 0, len(self.template)
        z = next((place for place, match in enumerate(self.found) if match[4] in "zZ"), -1)
        begin = next((place for place in units if place > z or self._count(place)), -1)
        if z >= 0 and begin >= 0:
            first = self.found[begin].start() if begin < z else self.found[z].end()
        if any(match[4] in "xX" for match in self.found):
            for place in reversed(units):
                if self._count(place):
                    break
                last = self.found[place].start()
        return _specifier.sub(self._written, self.template[first:last]).strip(" \t\n\r")

    def _count(self, place: int) -> int:
        return self.counts[self.found[place][4].lower()]

    def _written(self, match: re.Match[str]) -> str:
        letter = match[4].lower()
        if letter not in self.counts:
            return "%" if letter == "%" else ""
        count = self.counts[letter]
        width = int(match[2] or 0) if match[1] else 0
        text = f"{'-' if count < 0 else ''}{abs(count):0{width}d}"
        if letter == "s":
            text += self.decimals
        if match[4].islower():
            return text
        word = next(word for short, word, _ in UNITS if short == letter)
        return f"{text} {word}{'' if text == '1' else 's'}"


@primitive()
def seconds_to_string(delay: object) -> LString:
    """Return DELAY, a number of seconds, in the largest unit that suits: \"1.50s\", \"83.33m\"."""
    seconds = check.number(delay)
    if seconds < 0:
        return lisp_string("-" + seconds_to_string(-seconds).text)
    if seconds == 0:
        return lisp_string("0s")
    for limit, unit, length in STEPS:
        if seconds < limit:
            return lisp_string(f"{seconds / length:.2f}{unit}")
    return lisp_string(f"{seconds / YEAR_STEP[1]:.2f}{YEAR_STEP[0]}")
