"""Comments, and the state of a parse by syntax (manual nodes "Parser State" and "Position Parse")."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, truth
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import conses, elements
from elnet.objects.strings import char_code, char_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.propertizing import in_parsing_table, propertize
from elnet.runtime.syntax_scans import Memory, is_escapable, places_of, state_at
from elnet.text.comment_motion import moved_over_comments
from elnet.text.comments import FLAT, GENERIC
from elnet.text.parsing import Parser, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SYNTAX_TABLE = intern("syntax-table")


@primitive()
def forward_comment(lisp: Lisp, count: object) -> Symbol:
    """Move point over COUNT comments and the whitespace before them, backward if COUNT is negative.

    Return t if there are so many; else point stays before what is no comment, after it when moving backward, and this is nil.
    """
    wanted = check.fixnum(count)
    buffer = lisp.buffers.current
    places = places_of(lisp)
    place, done = moved_over_comments(
        places, buffer.point - 1, wanted, lambda before: state_at(lisp, places, before), is_escapable(lisp)
    )
    buffer.point = place + 1
    return truth(done)


@primitive()
def parse_partial_sexp(
    lisp: Lisp,
    from_: object,
    to: object,
    targetdepth: object = NIL,
    stopbefore: object = NIL,
    oldstate: object = NIL,
    commentstop: object = NIL,
) -> object:
    """Parse from FROM to TO, leave point where the parse stops, and return the state there.

    It stops early where the depth of parentheses becomes TARGETDEPTH; before an expression if STOPBEFORE is non-nil; and after
    the beginning of a comment if COMMENTSTOP is non-nil, or of a string or comment or after its end if that is `syntax-table'.
    OLDSTATE is the state at FROM, by default that outside of everything.

    The state is a list: the depth; the place of the innermost open parenthesis; that of the last complete expression; the
    character that ends the string around point, or t; t or the depth in a comment; t after a quoting character; the least depth
    passed; the style of the comment; where comment or string begins; the places of all open parentheses; the syntax of the last
    character if it may be half of something.
    """
    target = None if targetdepth is NIL else check.fixnum(targetdepth)
    buffer = lisp.buffers.current
    start, end = check.integer_or_marker(from_), check.integer_or_marker(to)
    if end < start:
        raise lisp_error("End position is smaller than start position")
    if not buffer.begv <= start <= end <= buffer.zv:
        raise args_out_of_range(buffer, start, end)
    state = _state_of(oldstate, start - 1)
    borders = commentstop is SYNTAX_TABLE
    parser = Parser(
        places_of(lisp), state, end - 1, target, stopbefore is not NIL, commentstop is not NIL, borders, is_escapable(lisp)
    )
    parser.run()
    buffer.point = state.place + 1
    return _list_of(state)


def _state_of(value: object, place: int) -> State:
    """Return the state that the list VALUE describes, at PLACE."""
    state = State(place)
    elements = [pair.car for pair in conses(value)]
    elements += [NIL] * (11 - len(elements))
    state.level = check.fixnum(elements[0]) if elements[0] is not NIL else 0
    if elements[3] is not NIL:
        state.string = char_text(elements[3]) if type(elements[3]) is int else ""
    if elements[4] is not NIL:
        state.nesting = elements[4] if type(elements[4]) is int else FLAT
    state.quoted = elements[5] is not NIL
    if elements[7] is not NIL:
        state.style = elements[7] if type(elements[7]) is int and 0 <= elements[7] <= 3 else GENERIC
    if type(elements[8]) is int:
        state.start = elements[8] - 1
    state.opens = [pair.car - 1 for pair in conses(elements[9]) if type(pair.car) is int]
    state.half = elements[10] if type(elements[10]) is int else 0
    return state


def _list_of(state: State) -> object:
    """Return the list that Lisp sees of STATE."""
    string = state.string
    inside = bool(state.nesting) or string is not None
    return list_from(
        [
            state.level,
            state.opens[-1] + 1 if state.opens else NIL,
            NIL if state.last is None else state.last + 1,
            NIL if string is None else char_code(string) if string else T,
            NIL if not state.nesting else T if state.nesting == FLAT else state.nesting,
            truth(state.quoted),
            state.least,
            NIL if not state.style or not state.nesting else SYNTAX_TABLE if state.style == GENERIC else state.style,
            state.start + 1 if inside and state.start is not None else NIL,
            list_from([place + 1 for place in state.opens]),
            state.half or NIL,
        ]
    )


# The state at a place


@primitive()
def syntax_ppss(lisp: Lisp, pos: object = NIL) -> object:
    """Return the state, as of `parse-partial-sexp', at POS, by default point, of a parse of the visible part.

    Its third and seventh element mean nothing.  Earlier parses are made use of.  Point is at POS afterwards.
    """
    buffer = lisp.buffers.current
    place = buffer.point if pos is NIL else check.integer_or_marker(pos)
    place = max(buffer.begv, min(place, buffer.zv))
    propertize(lisp, place)
    state = in_parsing_table(lisp, lambda: state_at(lisp, places_of(lisp), place - 1))
    buffer.goto(place)
    return _list_of(state)


@primitive()
def syntax_ppss_flush_cache(lisp: Lisp, beg: object, *ignored: object) -> Symbol:
    """Forget what `syntax-ppss' knows of the text after BEG, and what properties that text was given for it."""
    place = check.integer_or_marker(beg)
    for watcher in lisp.buffers.current.watchers:
        if type(watcher) is Memory:
            watcher.forget(place - 1)
    done = lisp.value("syntax-propertize--done")
    if type(done) is int and done > place:
        lisp.set("syntax-propertize--done", place)
    return NIL


@primitive()
def syntax_ppss_toplevel_pos(ppss: object) -> object:
    """Return where the outermost string, comment or list of the state PPSS begins, nil if there is none."""
    elements = [pair.car for pair in conses(ppss)]
    if len(elements) > 9 and type(elements[9]) is Cons:
        return elements[9].car
    return elements[8] if len(elements) > 8 else NIL


@primitive()
def syntax_ppss_context(ppss: object) -> object:
    """Return what the state PPSS is inside of: the symbol `string', `comment', or nil."""
    elements = [pair.car for pair in conses(ppss)] + [NIL] * 5
    return intern("string") if elements[3] is not NIL else intern("comment") if elements[4] is not NIL else NIL


# The parts of a state

PARTS = {
    "depth": "how deep it is in brackets",
    "innermost-start": "where the innermost bracket begins, or nil",
    "last-complete-sexp-start": "where the last complete expression begins, or nil",
    "string-terminator": "what ends the string that it is in, t for any string fence, or nil",
    "comment-depth": "how deep it is in comments, t for those that do not nest, or nil",
    "quoted-p": "whether it is behind a quoting character",
    "min-depth": "the least depth that was met",
    "comment-style": "the style of the comment that it is in",
    "comment-or-string-start": "where the comment or string begins, or nil",
    "open-parens": "where the brackets begin, the outermost first",
    "two-character-syntax": "the syntax of the first half of a comment delimiter, or nil",
}


def _accessor(place: int, what: str) -> Callable[[object], object]:
    """Return a primitive that returns the part of a state at PLACE."""

    def get(state: object) -> object:
        items = elements(state)
        return items[place] if place < len(items) else NIL

    get.__doc__ = f"Return of STATE, which `syntax-ppss' returns, {what}."
    return get


for _place, (_name, _what) in enumerate(PARTS.items()):
    primitive(f"ppss-{_name}")(_accessor(_place, _what))
