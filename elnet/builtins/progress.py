"""Progress reporters: messages that a long computation shows of itself (manual node "Progress").

A reporter is (VALUE . [TIME MIN MAX TEXT CHANGE INTERVAL SUFFIX]), where the computation stays quiet until it reaches VALUE
and the clock reaches TIME.  Without MIN and MAX a wheel turns instead.
"""

from __future__ import annotations

import math
import time

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WHEEL = "-\\|/"
TIME, LEAST, MOST, TEXT, CHANGE, INTERVAL, SUFFIX = range(7)


@primitive("make-progress-reporter")
def make_progress_reporter(
    lisp: Lisp,
    message: object,
    min_value: object = NIL,
    max_value: object = NIL,
    current_value: object = NIL,
    min_change: object = NIL,
    min_time: object = NIL,
) -> object:
    """Return a reporter that shows MESSAGE with how far a computation from MIN-VALUE to MAX-VALUE is; show it.

    It is at CURRENT-VALUE, and speaks at every MIN-CHANGE percents, 1 by default, but not within MIN-TIME seconds, 0.2 by
    default.  Without MIN-VALUE and MAX-VALUE a wheel turns.
    """
    text = check.string(message).text
    if text[-1:].isalnum():
        text += "..."
    interval: Any = 0.2 if min_time is NIL else min_time
    due: object = NIL if interval <= 0 else time.time() + interval
    change = 1 if min_change is NIL else min_change
    settings = [due, min_value, max_value, lisp_string(text), change, interval, NIL]
    reporter = cons(0 if min_value is NIL else min_value, Vector(settings))
    _report(lisp, reporter, min_value if current_value is NIL else current_value, forced=True)
    settings[TIME] = due
    return reporter


def _settings(reporter: object) -> list[Any]:
    if type(reporter) is not Cons or type(reporter.cdr) is not Vector:
        raise wrong_type_argument("consp" if type(reporter) is not Cons else "arrayp", reporter)
    return reporter.cdr.items


def _is_due(settings: list[Any]) -> bool:
    """Tell whether the clock allows a message; if so, move the time before which there is no other."""
    if settings[TIME] is NIL:
        return True
    if time.time() < settings[TIME]:
        return False
    settings[TIME] += settings[INTERVAL]
    return True


def _report(lisp: Lisp, reporter: Cons, value: Any, forced: bool = False) -> object:
    """Show how far REPORTER is at VALUE, if that is FORCED or due."""
    settings = _settings(reporter)
    least, most, text = settings[LEAST], settings[MOST], settings[TEXT].text
    suffix = settings[SUFFIX].text if type(settings[SUFFIX]) is LString else ""
    speaks = forced or _is_due(settings)
    if forced and settings[TIME] is not NIL:
        settings[TIME] = time.time() + settings[INTERVAL]
    if least is NIL:
        if speaks:
            reporter.car += 1  # type: ignore[operator]
            return _show(lisp, f"{text} {WHEEL[reporter.car % 4]} {suffix}")
        return NIL
    percents = int((value - least) * 100 / (most - least)) if most != least else 0
    following = least + (percents + settings[CHANGE]) * (most - least) / 100
    reporter.car = min(math.ceil(following) if type(least) is int and type(most) is int else following, most)
    if not speaks:
        return NIL
    return _show(lisp, f"{text}{percents}% {suffix}" if percents > 0 else f"{text} {suffix}")


def _show(lisp: Lisp, text: str) -> LString:
    shown = lisp_string(text)
    lisp.part(Messages).show(shown)
    return shown


@primitive("progress-reporter-update")
def progress_reporter_update(lisp: Lisp, reporter: object, value: object = NIL, suffix: object = NIL) -> object:
    """Say that the computation of REPORTER is at VALUE; a message with SUFFIX is shown if it is time for one."""
    settings = _settings(reporter)
    settings[SUFFIX] = suffix if suffix is not NIL else settings[SUFFIX]
    assert type(reporter) is Cons
    if settings[LEAST] is not NIL and check.number(value) < check.number(reporter.car):
        return NIL
    return _report(lisp, reporter, value)


@primitive("progress-reporter-force-update")
def progress_reporter_force_update(
    lisp: Lisp, reporter: object, value: object = NIL, new_message: object = NIL, suffix: object = NIL
) -> object:
    """Show a message that the computation of REPORTER is at VALUE, with NEW-MESSAGE for its text if non-nil, and SUFFIX."""
    settings = _settings(reporter)
    settings[TEXT] = settings[TEXT] if new_message is NIL else check.string(new_message)
    settings[SUFFIX] = suffix if suffix is not NIL else settings[SUFFIX]
    assert type(reporter) is Cons
    return _report(lisp, reporter, value, forced=True)


@primitive("progress-reporter-done")
def progress_reporter_done(lisp: Lisp, reporter: object) -> object:
    """Show the text of REPORTER and that the computation is done."""
    return _show(lisp, f"{_settings(reporter)[TEXT].text}done")


@macro("dotimes-with-progress-reporter")
def dotimes_with_progress_reporter(spec: object, reporter_or_message: object, *body: object) -> object:
    """Evaluate BODY as `dotimes' does with SPEC, (VAR COUNT [RESULT]), and report that by REPORTER-OR-MESSAGE."""
    variable, count, *result = elements(spec)
    reporter, limit = Symbol("reporter"), Symbol("limit")
    step = list_of(intern("progress-reporter-update"), reporter, list_of(intern("1+"), variable))
    loop = cons(intern("dotimes"), cons(list_of(variable, limit), list_from([*body, step])))
    return _reporting([(limit, count)], reporter, reporter_or_message, limit, loop, result)


@macro("dolist-with-progress-reporter")
def dolist_with_progress_reporter(spec: object, reporter_or_message: object, *body: object) -> object:
    """Evaluate BODY as `dolist' does with SPEC, (VAR LIST [RESULT]), and report that by REPORTER-OR-MESSAGE."""
    variable, items, *result = elements(spec)
    reporter, all_, count = Symbol("reporter"), Symbol("items"), Symbol("count")
    step = list_of(intern("progress-reporter-update"), reporter, list_of(intern("setq"), count, list_of(intern("1+"), count)))
    loop = cons(intern("dolist"), cons(list_of(variable, all_), list_from([*body, step])))
    return _reporting([(all_, items), (count, 0)], reporter, reporter_or_message, list_of(intern("length"), all_), loop, result)


def _reporting(
    bindings: list[tuple[Symbol, object]], reporter: Symbol, given: object, most: object, loop: object, result: list[object]
) -> object:
    """Return the form that evaluates LOOP with REPORTER for GIVEN, a reporter or a text, and then RESULT."""
    own = Symbol("given")
    made = list_of(intern("make-progress-reporter"), own, 0, most)
    chosen = list_of(intern("if"), list_of(intern("stringp"), own), made, own)
    variables = [*bindings, (own, given), (reporter, chosen)]
    done = list_of(intern("progress-reporter-done"), reporter)
    return list_of(intern("let*"), list_from(list_of(*each) for each in variables), loop, done, *(result or [NIL]))
