"""`format-time-string`: the conversions of a time (manual node "Time Parsing")."""

from __future__ import annotations

import re
from time import struct_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.moments import Moment

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CONVERSION = re.compile(r"%([-_0^#+]*)([0-9]*)([EO]?)(:*)(.)", re.DOTALL)


class Fields:
    """A time broken down: its C fields, the offset and the name of its zone, and the MOMENT itself."""

    def __init__(self, fields: struct_time, offset: int, zone: str, moment: Moment) -> None:
        self.c = fields
        self.offset = offset
        self.zone = zone
        self.moment = moment


def format_time(template: str, fields: Fields) -> str:
    """Return TEMPLATE with its conversions replaced from FIELDS; unknown ones stay as they are."""
    return CONVERSION.sub(lambda match: _converted(match, fields), template)


def _converted(match: re.Match[str], fields: Fields) -> str:
    flags, width, _, colons, letter = match.groups()
    if letter == "z":
        return _zone_offset(fields.offset, len(colons), flags, width)
    if letter == "N":
        return _fraction(fields.moment, int(width or 9), flags)
    number = NUMBERS.get(letter)
    if number is not None:
        value, digits, fill = number(fields)
        return _number(value, digits, fill, flags, width)
    text = TEXTS.get(letter)
    if text is not None:
        return _text(text(fields), flags, width, letter)
    composed = COMPOSED.get(letter)
    if composed is not None:
        return _text(format_time(composed, fields), flags, width, letter)
    return match[0]


def _number(value: int, digits: int, fill: str, flags: str, width: str) -> str:
    for flag in flags:
        if flag in "-_0+":
            fill = {"-": "", "_": " ", "0": "0", "+": "0"}[flag]
    digits = int(width) if width else digits
    if not fill:
        return str(value)
    sign = "-" if value < 0 else "+" if "+" in flags and len(str(value)) > max(digits, 4) else ""
    return sign + str(abs(value)).rjust(digits - len(sign), fill)


def _text(text: str, flags: str, width: str, letter: str) -> str:
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.lower() if letter in "Zp" else text.upper()
    return text.rjust(int(width), "0" if "0" in flags else " ") if width else text


def _zone_offset(offset: int, colons: int, flags: str, width: str) -> str:
    sign, offset = "-" if offset < 0 else "+", abs(offset)
    hours, minutes, seconds = offset // 3600, offset // 60 % 60, offset % 60
    if colons == 0:
        return _padded_offset(sign, str(hours * 100 + minutes), int(width or 5), flags)
    if colons == 3:
        colons = 2 if seconds else 1 if minutes else 0
    text = "".join((str(hours), f":{minutes:02d}", f":{seconds:02d}")[: colons + 1])
    return _padded_offset(sign, text, int(width or 3 + 3 * colons), flags)


def _padded_offset(sign: str, text: str, width: int, flags: str) -> str:
    """Return SIGN and TEXT with zeros between them, or blanks before them, or nothing, as FLAGS say."""
    if "-" in flags:
        return sign + text
    return (sign + text).rjust(width) if "_" in flags else sign + text.rjust(width - 1, "0")


def _fraction(moment: Moment, digits: int, flags: str) -> str:
    nanoseconds = moment.in_units(10**9) % 10**9
    text = f"{nanoseconds:09d}".ljust(digits, "0")[:digits]
    if "-" in flags:
        return text.rstrip("0") or "0"
    return (text.rstrip("0") or "0").ljust(digits) if "_" in flags else text


def _week(fields: struct_time, first_weekday: int) -> int:
    """Return the number of the week in the year, from 0, weeks beginning on FIRST_WEEKDAY (0 is Sunday)."""
    weekday = (fields.tm_wday + 1 - first_weekday) % 7
    return (fields.tm_yday - 1 + 7 - weekday) // 7


def _iso(fields: struct_time) -> tuple[int, int]:
    from datetime import date

    year, week, _ = date(fields.tm_year, fields.tm_mon, fields.tm_mday).isocalendar()
    return year, week


NUMBERS: dict[str, Callable[[Fields], tuple[int, int, str]]] = {
    "Y": lambda f: (f.c.tm_year, 1, "0"),
    "C": lambda f: (f.c.tm_year // 100, 2, "0"),
    "y": lambda f: (f.c.tm_year % 100, 2, "0"),
    "G": lambda f: (_iso(f.c)[0], 1, "0"),
    "g": lambda f: (_iso(f.c)[0] % 100, 2, "0"),
    "V": lambda f: (_iso(f.c)[1], 2, "0"),
    "m": lambda f: (f.c.tm_mon, 2, "0"),
    "q": lambda f: ((f.c.tm_mon + 2) // 3, 1, "0"),
    "d": lambda f: (f.c.tm_mday, 2, "0"),
    "e": lambda f: (f.c.tm_mday, 2, " "),
    "j": lambda f: (f.c.tm_yday, 3, "0"),
    "u": lambda f: (f.c.tm_wday + 1, 1, "0"),
    "w": lambda f: ((f.c.tm_wday + 1) % 7, 1, "0"),
    "U": lambda f: (_week(f.c, 0), 2, "0"),
    "W": lambda f: (_week(f.c, 1), 2, "0"),
    "H": lambda f: (f.c.tm_hour, 2, "0"),
    "I": lambda f: (f.c.tm_hour % 12 or 12, 2, "0"),
    "k": lambda f: (f.c.tm_hour, 2, " "),
    "l": lambda f: (f.c.tm_hour % 12 or 12, 2, " "),
    "M": lambda f: (f.c.tm_min, 2, "0"),
    "S": lambda f: (f.c.tm_sec, 2, "0"),
    "s": lambda f: (f.moment.whole_seconds(), 1, "0"),
}
TEXTS: dict[str, Callable[[Fields], str]] = {
    "a": lambda f: DAYS[f.c.tm_wday][:3],
    "A": lambda f: DAYS[f.c.tm_wday],
    "b": lambda f: MONTHS[f.c.tm_mon - 1][:3],
    "h": lambda f: MONTHS[f.c.tm_mon - 1][:3],
    "B": lambda f: MONTHS[f.c.tm_mon - 1],
    "p": lambda f: "PM" if f.c.tm_hour >= 12 else "AM",
    "P": lambda f: "pm" if f.c.tm_hour >= 12 else "am",
    "Z": lambda f: f.zone,
    "n": lambda f: "\n",
    "t": lambda f: "\t",
    "%": lambda f: "%",
}
COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%+4Y-%m-%d",
    "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p",
}  # fmt: skip
