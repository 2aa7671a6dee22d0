"""Groups of changes that are undone together, or given up together (manual node "Atomic Changes")."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.undoing import undo_groups

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from elnet.text.buffer import Buffer

UNDO_LIST = intern("buffer-undo-list")
LET, PROGN, SETQ, QUOTE, LAMBDA = map(intern, ("let", "progn", "setq", "quote", "lambda"))
UNWIND_PROTECT, APPLY = intern("unwind-protect"), intern("apply")
UNDO_WRAPPED = intern("undo--wrap-and-run-primitive-undo")
HOOKS = (intern("before-change-functions"), intern("after-change-functions"))


@primitive()
def prepare_change_group(lisp: Lisp, buffer: object = NIL) -> object:
    """Return a handle for a group of changes of BUFFER, by default the current one, that is still to begin."""
    found = lisp.buffers.buffer_or_current(buffer)
    return list_of(cons(found, lisp.variables.value_in(UNDO_LIST, found)))


@primitive()
def activate_change_group(lisp: Lisp, handle: object) -> Symbol:
    """Begin the group of changes HANDLE."""
    for buffer, _ in _each(lisp, handle):
        records = lisp.value("buffer-undo-list")
        if records is T:
            lisp.variables.set(UNDO_LIST, NIL)
        elif type(records) is Cons:
            # Something that cannot be extended keeps the group apart from what was inserted before.
            lisp.variables.set(UNDO_LIST, cons(cons(buffer.begv, buffer.begv), records))
    return NIL


@primitive()
def accept_change_group(lisp: Lisp, handle: object) -> Symbol:
    """End the group of changes HANDLE and keep the changes."""
    for _, old in _each(lisp, handle):
        if old is T:
            lisp.variables.set(UNDO_LIST, T)
    return NIL


@primitive()
def cancel_change_group(lisp: Lisp, handle: object) -> Symbol:
    """End the group of changes HANDLE and undo them all."""
    for buffer, old in _each(lisp, handle):
        saved = lisp.buffers.restriction()
        buffer.widen()
        newer = _newer(lisp.value("buffer-undo-list"), old)
        undo_groups(lisp, 1, list_from([each for each in newer if each is not NIL]))
        lisp.variables.set(UNDO_LIST, old)
        lisp.buffers.restore_restriction(saved)
    return NIL


@primitive()
def undo_amalgamate_change_group(lisp: Lisp, handle: object) -> Symbol:
    """Let all changes of the group HANDLE be undone at once."""
    for _, old in _each(lisp, handle):
        previous: Cons | None = None
        tail = lisp.value("buffer-undo-list")
        while type(tail) is Cons and tail is not old:
            if tail.car is NIL and previous is not None:
                previous.cdr = tail.cdr
            else:
                previous = tail
            tail = tail.cdr
    return NIL


def _newer(records: object, old: object) -> list[object]:
    """Return the records that were put before OLD."""
    found = []
    while type(records) is Cons and records is not old:
        found.append(records.car)
        records = records.cdr
    return found


def _each(lisp: Lisp, handle: object) -> Iterator[tuple[Buffer, object]]:
    """Yield buffer and old records for each entry of HANDLE; the buffer is current meanwhile."""
    current = lisp.buffers.current
    for each in conses(handle):
        pair = check.cons(each.car)
        buffer = lisp.buffers.check(pair.car)
        lisp.buffers.set_current(buffer)
        yield buffer, pair.cdr
    lisp.buffers.restore_current(current)


@macro()
def atomic_change_group(*body: object) -> object:
    """Evaluate BODY; if it does not end normally, undo all its changes of the current buffer."""
    handle, done = Symbol("handle"), Symbol("done")
    bound = list_of(
        list_of(handle, list_of(intern("prepare-change-group"))),
        list_of(intern("undo-outer-limit"), NIL),
        list_of(intern("undo-limit"), intern("most-positive-fixnum")),
        list_of(intern("undo-strong-limit"), intern("most-positive-fixnum")),
        list_of(done, NIL),
    )
    ending = list_of(
        intern("if"),
        done,
        list_of(intern("accept-change-group"), handle),
        list_of(intern("cancel-change-group"), handle),
    )
    inner = cons(
        PROGN,
        list_of(
            list_of(intern("activate-change-group"), handle),
            list_of(intern("prog1"), cons(PROGN, list_of(*body)), list_of(SETQ, done, T)),
        ),
    )
    return list_of(LET, bound, list_of(UNWIND_PROTECT, inner, ending))


@macro()
def with_undo_amalgamate(*body: object) -> object:
    """Evaluate BODY, whose changes of the current buffer are undone at once."""
    handle = Symbol("handle")
    return list_of(
        LET,
        list_of(list_of(handle, list_of(intern("prepare-change-group")))),
        list_of(
            UNWIND_PROTECT,
            cons(PROGN, cons(list_of(intern("activate-change-group"), handle), list_of(*body))),
            list_of(
                PROGN,
                list_of(intern("accept-change-group"), handle),
                list_of(intern("undo-amalgamate-change-group"), handle),
            ),
        ),
    )


# Many changes that are told of as one


@macro()
def combine_change_calls(beg: object, end: object, *body: object) -> object:
    """Evaluate BODY, which changes the text between BEG and END only: change hooks run once, and undoing is one step."""
    return list_of(intern("combine-change-calls-1"), beg, end, cons(LAMBDA, cons(NIL, list_of(*body))))


@primitive()
def combine_change_calls_1(lisp: Lisp, beg: object, end: object, body: object) -> object:
    """Call BODY, which changes the text between BEG and END only, as `combine-change-calls' does."""
    return _combined(lisp, check.integer_or_marker(beg), check.integer_or_marker(end), lambda: lisp.call(body))


@primitive("undo--wrap-and-run-primitive-undo")
def undo_wrapped(lisp: Lisp, beg: object, end: object, list: object) -> object:
    """Undo all records of LIST, changes between BEG and END, as one change."""
    start, stop = check.integer_or_marker(beg), check.integer_or_marker(end)
    return _combined(lisp, start, stop, lambda: undo_groups(lisp, 1, list))


def _combined(lisp: Lisp, start: int, end: int, change: Callable[[], object]) -> object:
    """Call CHANGE, tell of what it does between START and END as one change, and record it so."""
    buffer, variables = lisp.buffers.current, lisp.variables
    records, size, telling = lisp.value("buffer-undo-list"), buffer.size, not lisp.is_set("inhibit-modification-hooks")
    if telling:
        _tell(lisp, HOOKS[0], start, end)
    bindings = [variables.bind(UNDO_LIST, T if records is T else NIL)]
    bindings += [variables.bind(hook, _while_combined(lisp, hook)) for hook in HOOKS if telling]
    try:
        result = change()
        newer = [pair.car for pair in conses(lisp.value("buffer-undo-list"))]
    finally:
        for binding in reversed(bindings):
            variables.unbind(binding)
    grown = buffer.size - size
    if records is not T:
        variables.set(UNDO_LIST, _recorded(records, newer, start, end, grown))
    if telling:
        _tell(lisp, HOOKS[1], start, end + grown, end - start)
    return result


def _recorded(records: object, newer: list[object], start: int, end: int, grown: int) -> object:
    """Return RECORDS with the records NEWER, of changes between START and END by which the text has GROWN, as one."""
    own = [each for each in newer if each is not NIL]
    if not own:
        return records
    place = (start, end + grown)
    return cons(list_of(APPLY, -grown, *place, UNDO_WRAPPED, *place, list_from(own)), records)


def _while_combined(lisp: Lisp, hook: Symbol) -> object:
    """Return what stays of HOOK while changes are combined: what forgets old parser states."""
    wanted = intern("syntax-ppss-flush-cache")
    return list_of(wanted) if any(pair.car is wanted for pair in conses(lisp.value(hook.name))) else NIL


def _tell(lisp: Lisp, hook: Symbol, *arguments: object) -> None:
    lisp.call(intern("run-hook-with-args"), hook, *arguments)
