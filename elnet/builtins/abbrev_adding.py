"""Abbrevs that a user defines from the text before point, and those that elnet suggests to use (manual node "Abbrevs")."""

from __future__ import annotations

from elnet.builtins.abbrev_tables import define_abbrev
from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import abbrevs, check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import Excursion

RECOMMENDED = "abbrev--suggest-saved-recommendations"


def _local_table(lisp: Lisp) -> object:
    table = lisp.value("local-abbrev-table")
    if table is NIL:
        raise lisp_error("No per-mode abbrev table")
    return table


@primitive("abbrev--check-chars")
def abbrev__check_chars(lisp: Lisp, abbrev: object, global_: object) -> object:
    """Signal an error if ABBREV has characters that are not in words, in the standard syntax if GLOBAL."""
    name = check.string(abbrev)
    syntax = intern("char-syntax")
    bad: list[str] = []
    table = lisp.call(intern("standard-syntax-table" if global_ is not NIL else "syntax-table"))
    before = lisp.call(intern("syntax-table"))
    lisp.call(intern("set-syntax-table"), table)
    try:
        for char in name.text:
            if lisp.call(syntax, ord(char)) != ord("w") and char not in bad:
                bad.append(char)
    finally:
        lisp.call(intern("set-syntax-table"), before)
    if bad:
        where = "in the standard syntax" if global_ is not NIL else "in this mode"
        raise lisp_error(f"Some abbrev characters ({''.join(bad)}) are not word constituents {where}")
    return NIL


@primitive()
def add_abbrev(lisp: Lisp, table: object, type: object, arg: object) -> object:
    """Ask for a name, in TABLE, of the ARG words before point, the region if ARG is 0; below 0, for one to be forgotten.

    TYPE is what the table is called in the question.
    """
    count = check.integer(lisp.call(intern("prefix-numeric-value"), arg))
    expansion = None if count < 0 else _before_point(lisp, count)
    kind = check.string(type).text
    if expansion is None:
        question = f"Undefine {kind} abbrev: "
    else:
        question = f'{kind} abbrev that expands into "{expansion.text}": '
    name = check.string(lisp.call(intern("read-string"), lisp_string(question)))
    abbrev__check_chars(lisp, name, truth(table is lisp.value("global-abbrev-table")))
    known = abbrevs.find(lisp, name, table)
    if expansion is not None and known is not None:
        old = check.string(abbrevs.expansion(lisp, known)).text
        asked = lisp_string(f'{name.text} expands into "{old}"; redefine? ')
        if lisp.call(intern("y-or-n-p"), asked) is NIL:
            return NIL
    return define_abbrev(lisp, table, lisp.call(intern("downcase"), name), NIL if expansion is None else expansion)


def _before_point(lisp: Lisp, count: int) -> LString:
    """Return the text of COUNT words before point, of the region for 0."""
    buffer = lisp.buffers.current
    if count:
        with Excursion(lisp):
            lisp.call(intern("forward-word"), -count)
            start: object = buffer.point
    else:
        start = lisp.call(intern("mark"))
    return lisp.call(intern("buffer-substring-no-properties"), start, buffer.point)  # type: ignore[return-value]


@primitive(interactive="P")
def add_mode_abbrev(lisp: Lisp, arg: object) -> object:
    """Ask for a name, in the current mode, of the ARG words before point: see `add-abbrev'."""
    return add_abbrev(lisp, _local_table(lisp), lisp_string("Mode"), arg)


@primitive(interactive="P")
def add_global_abbrev(lisp: Lisp, arg: object) -> object:
    """Ask for a name, in all modes, of the ARG words before point: see `add-abbrev'."""
    return add_abbrev(lisp, lisp.value("global-abbrev-table"), lisp_string("Global"), arg)


@primitive()
def inverse_add_abbrev(lisp: Lisp, table: object, type: object, arg: object) -> object:
    """Ask what the ARGth word before point stands for, define it so in TABLE, called TYPE, and expand it."""
    buffer = lisp.buffers.current
    with Excursion(lisp):
        lisp.call(intern("forward-word"), 1 - check.integer(arg))
        lisp.call(intern("skip-syntax-backward"), lisp_string("^w"))
        end = buffer.point
        lisp.call(intern("forward-word"), -1)
        start = buffer.point
        name = check.string(lisp.call(intern("buffer-substring-no-properties"), start, end))
    kind = check.string(type).text
    expansion = lisp.call(intern("read-string"), lisp_string(f'Expansion for {kind} abbrev "{name.text}": '))
    abbrev__check_chars(lisp, name, truth(table is lisp.value("global-abbrev-table")))
    define_abbrev(lisp, table, lisp.call(intern("downcase"), name), expansion)
    with Excursion(lisp):
        buffer.goto(end)
        lisp.call(intern("expand-abbrev"))
    return NIL


@primitive(interactive="p")
def inverse_add_mode_abbrev(lisp: Lisp, n: object) -> object:
    """Ask what the Nth word before point stands for in the current mode."""
    return inverse_add_abbrev(lisp, _local_table(lisp), lisp_string("Mode"), n)


@primitive(interactive="p")
def inverse_add_global_abbrev(lisp: Lisp, n: object) -> object:
    """Ask what the Nth word before point stands for everywhere."""
    return inverse_add_abbrev(lisp, lisp.value("global-abbrev-table"), lisp_string("Global"), n)


# Suggestions


@primitive("abbrev--suggest-get-active-tables-including-parents")
def suggest_tables(lisp: Lisp) -> object:
    """Return the list of the tables that hold here, with their parents."""
    return list_from(abbrevs.with_parents(lisp, abbrevs.active_tables(lisp)))


@primitive("abbrev--suggest-get-active-abbrev-expansions")
def suggest_expansions(lisp: Lisp) -> object:
    """Return the list of pairs of expansion and abbrev that hold here."""
    found: list[object] = []
    for table in elements(suggest_tables(lisp)):
        for abbrev in abbrevs.abbrevs_of(lisp, table):
            found.insert(0, cons(abbrevs.expansion(lisp, abbrev), lisp.call(intern("symbol-name"), abbrev)))
    return list_from(found)


@primitive("abbrev--suggest-count-words")
def suggest_count_words(expansion: object) -> int:
    """Return how many words EXPANSION has."""
    return len(check.string(expansion).text.strip(" ").split())


@primitive("abbrev--suggest-get-previous-words")
def suggest_previous_words(lisp: Lisp, n: object) -> object:
    """Return the N words before point."""
    with Excursion(lisp) as buffer:
        end = buffer.point
        lisp.call(intern("backward-word"), n)
        text: object = lisp.call(intern("buffer-substring-no-properties"), buffer.point, end)
    return text


@primitive("abbrev--suggest-above-threshold")
def suggest_above_threshold(lisp: Lisp, expansion: object) -> Symbol:
    """Return t if the abbrev saves enough in EXPANSION, a pair of it and the abbrev: `abbrev-suggest-hint-threshold'."""
    pair = check.cons(expansion)
    saved = len(check.string(pair.car).text) - len(check.string(pair.cdr).text)
    return truth(saved >= check.number_or_marker(lisp.value("abbrev-suggest-hint-threshold")))


@primitive("abbrev--suggest-inform-user")
def suggest_inform_user(lisp: Lisp, expansion: object) -> object:
    """Tell the user that there is an abbrev for EXPANSION, a pair of it and the abbrev, and note that."""
    pair = check.cons(expansion)
    message = lisp_string("You can write `%s' using the abbrev `%s'.")
    lisp.call(intern("run-with-idle-timer"), 1, NIL, intern("message"), message, pair.car, pair.cdr)
    known = cons(expansion, lisp.value(RECOMMENDED))
    lisp.set(RECOMMENDED, known)
    return known


@primitive("abbrev--suggest-shortest-abbrev")
def suggest_shortest(new: object, current: object) -> object:
    """Return NEW or CURRENT, pairs of expansion and abbrev, whichever abbrev is shorter; NEW if CURRENT is nil."""
    if type(current) is not Cons:
        return new
    return new if len(check.string(check.cons(new).cdr).text) < len(check.string(current.cdr).text) else current


@primitive("abbrev--suggest-maybe-suggest")
def suggest_maybe(lisp: Lisp) -> object:
    """Tell the user of the shortest abbrev for the words before point, if it saves enough."""
    found: object = NIL
    for pair in elements(suggest_expansions(lisp)):
        assert type(pair) is Cons
        if type(pair.car) is not LString:
            continue
        words = check.string(suggest_previous_words(lisp, suggest_count_words(pair.car)))
        if words.text == pair.car.text and suggest_above_threshold(lisp, pair) is not NIL:
            found = suggest_shortest(pair, found)
    return NIL if found is NIL else suggest_inform_user(lisp, found)


@primitive("abbrev--suggest-get-totals")
def suggest_totals(lisp: Lisp) -> object:
    """Return the list of pairs of each expansion that was recommended and how often that was."""
    totals: dict[str, Cons] = {}
    for pair in elements(lisp.value(RECOMMENDED)):
        expansion = check.cons(pair).car
        total = totals.setdefault(check.string(expansion).text, cons(expansion, 0))
        total.cdr = check.integer(total.cdr) + 1
    return list_from(reversed(totals.values()))


@primitive("abbrev-table-menu")
def abbrev_table_menu(lisp: Lisp, table: object, prompt: object = NIL, sortfun: object = NIL) -> object:
    """Return a keymap, a menu with PROMPT, whose items insert what the abbrevs of TABLE stand for, in the order of SORTFUN."""
    symbols = abbrevs.abbrevs_of(lisp, table)
    order = intern("string-lessp") if sortfun is NIL else sortfun
    items = []
    for abbrev in elements(lisp.call(intern("sort"), list_from(symbols), order)):
        assert isinstance(abbrev, Symbol)
        insert = list_of(intern("abbrev-insert"), list_of(intern("quote"), abbrev))
        command = list_of(intern("lambda"), NIL, list_of(intern("interactive")), insert)
        items.append(list_of(abbrev, intern("menu-item"), lisp_string(abbrev.name), command))
    title = [] if prompt is NIL else [prompt]
    return cons(intern("keymap"), list_from([*title, *items]))
