"""Completion tables made of others, and completing the text in a buffer (manual node "Programmed Completion").

A table is what `try-completion' takes.  One that is a function is called with a string, a predicate and what is wanted: nil
for the longest common start, t for all completions, `lambda' for whether it is one, `metadata', or (boundaries . SUFFIX).
"""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import Bound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = intern("tags-completion-at-point-function")
"""Completes from tables of tags, which are never loaded."""
METADATA, BOUNDARIES, LAMBDA = map(intern, ("metadata", "boundaries", "lambda"))


def _table(function: Callable[..., object]) -> Subr:
    """Return FUNCTION as a table."""
    return Subr("completion-table", function, False)  # type: ignore[arg-type]


@primitive("complete-with-action")
def complete_with_action(lisp: Lisp, action: object, collection: object, string: object, predicate: object) -> object:
    """Do for the table COLLECTION what ACTION wants, with STRING and PREDICATE."""
    if lisp.functions.is_function(collection) and collection is not NIL:
        return lisp.call(collection, string, predicate, action)
    if type(action) is Cons or action is METADATA:
        return NIL
    names = {NIL: "try-completion", T: "all-completions"}
    return lisp.call(intern(names.get(action, "test-completion")), string, collection, predicate)  # type: ignore[call-overload]


@primitive("completion-table-dynamic")
def completion_table_dynamic(lisp: Lisp, fun: object, switch_buffer: object = NIL) -> object:
    """Return a table of what FUN, called with the string, returns.  SWITCH-BUFFER is for minibuffers."""

    def table(string: object, predicate: object, action: object) -> object:
        if type(action) is Cons or action is METADATA:
            return NIL
        return complete_with_action(lisp, action, lisp.call(fun, string), string, predicate)

    return _table(table)


@primitive("completion-table-with-cache")
def completion_table_with_cache(lisp: Lisp, fun: object, ignore_case: object = NIL) -> object:
    """Like `completion-table-dynamic', but FUN is called only if the string does not begin with the last one."""
    known: list[tuple[str, object]] = []

    def cached(string: object) -> object:
        text = check.string(string).text
        if known:
            start = known[0][0]
            if text.startswith(start) or (ignore_case is not NIL and text.lower().startswith(start.lower())):
                return known[0][1]
        known[:] = [(text, lisp.call(fun, string))]
        return known[0][1]

    return completion_table_dynamic(lisp, _table(cached))


@primitive("completion-table-case-fold")
def completion_table_case_fold(lisp: Lisp, table: object, dont_fold: object = NIL) -> object:
    """Return a table like TABLE, but one that ignores case, unless DONT-FOLD is non-nil."""

    def folding(string: object, predicate: object, action: object) -> object:
        binding = lisp.variables.bind(intern("completion-ignore-case"), truth(dont_fold is NIL))
        try:
            return complete_with_action(lisp, action, table, string, predicate)
        finally:
            lisp.variables.unbind(binding)

    return _table(folding)


@primitive("completion-table-in-turn")
def completion_table_in_turn(lisp: Lisp, *tables: object) -> object:
    """Return a table that is the first of TABLES that has completions."""

    def first(string: object, predicate: object, action: object) -> object:
        for each in tables:
            found = complete_with_action(lisp, action, each, string, predicate)
            if found is not NIL:
                return found
        return NIL

    return _table(first)


@primitive("completion-table-merge")
def completion_table_merge(lisp: Lisp, *tables: object) -> object:
    """Return a table of what all TABLES have."""

    def merged(string: object, predicate: object, action: object) -> object:
        found = [complete_with_action(lisp, action, each, string, predicate) for each in tables]
        if action is NIL:
            text = check.string(string).text
            starts = [lisp_string(text) if each is T else each for each in found if each is not NIL]
            return lisp.call(intern("try-completion"), string, list_from(starts))
        if action is T:
            return lisp.call(intern("append"), *found)
        return next((each for each in found if each is not NIL), NIL)

    return _table(merged)


@primitive("completion-table-with-predicate")
def completion_table_with_predicate(
    lisp: Lisp, table: object, pred1: object, strict: object, string: object, pred2: object, action: object
) -> object:
    """Do what ACTION wants for the completions of STRING in TABLE for which PRED1 and PRED2 hold.

    Unless STRICT is non-nil, STRING is a completion even if PRED1 does not hold for it.
    """

    def both(candidate: object, *value: object) -> object:
        first = lisp.call(pred1, candidate, *value)
        return first if first is NIL or pred2 is NIL else lisp.call(pred2, candidate, *value)

    found = complete_with_action(lisp, action, table, string, _table(both))
    if found is not NIL or strict is not NIL or type(action) is Cons or action is METADATA:
        return found
    return complete_with_action(lisp, action, table, string, pred2)


# What a table says of itself


@primitive("completion-metadata")
def completion_metadata(lisp: Lisp, string: object, table: object, pred: object) -> object:
    """Return what TABLE says of the completions of STRING for which PRED holds: (metadata . ALIST)."""
    found: object = NIL
    if lisp.functions.is_function(table) and table is not NIL:
        found = lisp.call(table, string, pred, METADATA)
    return cons(METADATA, found.cdr if type(found) is Cons and found.car is METADATA else NIL)


@primitive("completion-metadata-get")
def completion_metadata_get(lisp: Lisp, metadata: object, prop: object) -> object:
    """Return PROP of METADATA, what `completion-metadata' returns."""
    rest = metadata.cdr if type(metadata) is Cons else NIL
    return lisp.call(intern("alist-get"), prop, rest)


@primitive("completion-boundaries")
def completion_boundaries(lisp: Lisp, string: object, collection: object, pred: object, suffix: object) -> object:
    """Return where in STRING and in SUFFIX, what follows, the part is that COLLECTION completes, as (START . END)."""
    found: object = NIL
    if lisp.functions.is_function(collection) and collection is not NIL:
        found = lisp.call(collection, string, pred, cons(BOUNDARIES, suffix))
    ends = found.cdr if type(found) is Cons and found.car is BOUNDARIES else NIL
    start = ends.car if type(ends) is Cons else NIL
    end = ends.cdr if type(ends) is Cons else NIL
    return cons(0 if start is NIL else start, len(check.string(suffix).text) if end is NIL else end)


# Completing in a buffer


@primitive("completion-in-region")
def completion_in_region(lisp: Lisp, start: object, end: object, collection: object, predicate: object = NIL) -> object:
    """Complete the text between START and END from COLLECTION, those for which PREDICATE holds; return t if it could be."""
    function = lisp.value("completion-in-region-function")
    if function not in (NIL, intern("completion--in-region")):
        return lisp.call(function, start, end, collection, predicate)
    text = lisp.call(intern("buffer-substring-no-properties"), start, end)
    found = lisp.call(intern("try-completion"), text, collection, predicate)
    if found is NIL:
        lisp.call(intern("message"), lisp_string("No match"))
        return NIL
    if isinstance(found, LString) and found.text != check.string(text).text:
        lisp.call(intern("goto-char"), start)
        lisp.call(intern("insert"), found)
        here = lisp.buffers.current.point
        lisp.call(intern("delete-region"), here, here + len(check.string(text).text))
        text = found
    _tell_end(lisp, text, collection, predicate)
    return T


def _tell_end(lisp: Lisp, text: object, collection: object, predicate: object) -> None:
    """Call the `:exit-function' of `completion-extra-properties' if TEXT is a completion: the only one, or one of several."""
    function = lisp.call(intern("plist-get"), lisp.value("completion-extra-properties"), intern(":exit-function"))
    if function is NIL:
        return
    if lisp.call(intern("try-completion"), text, collection, predicate) is T:
        lisp.call(function, text, intern("finished"))
    elif lisp.call(intern("test-completion"), text, collection, predicate) is not NIL:
        lisp.call(function, text, intern("exact"))


@primitive("completion-at-point", interactive=NIL)
def completion_at_point(lisp: Lisp) -> object:
    """Complete the text at point as the first of `completion-at-point-functions' that has something to say wants it.

    Each returns nil, a function that does it, or (START END COLLECTION PROPERTY VALUE…).
    """
    for function in elements(lisp.value("completion-at-point-functions")):
        found = NIL if function is T or function == TAGS else lisp.call(function)
        if found is NIL:
            continue
        if lisp.functions.is_function(found):
            return lisp.call(found)
        start, end, collection, *properties = elements(found)
        pairs = dict(zip(properties[::2], properties[1::2], strict=False))
        with Bound(lisp, completion_extra_properties=list_from(properties)):
            if completion_in_region(lisp, start, end, collection, pairs.get(intern(":predicate"), NIL)) is not NIL:
                return T
        if pairs.get(intern(":exclusive"), T) is not intern("no"):
            return NIL
    return NIL


@primitive("display-completion-list")
def display_completion_list(lisp: Lisp, completions: object, common_substring: object = NIL, group_fun: object = NIL) -> object:
    """Write the strings COMPLETIONS, one a line, to `standard-output'; COMMON-SUBSTRING and GROUP-FUN do not matter."""
    names = [each.car if type(each) is Cons else each for each in elements(completions)]
    texts = [each.name if isinstance(each, Symbol) else check.string(each).text for each in names]
    count = f"{len(texts)} possible completions:\n" if texts else "There are no possible completions of what you have typed."
    lisp.call(intern("princ"), lisp_string(HELP + count + "\n".join(texts)))
    return NIL


HELP = "Type M-RET on a completion to select it.\nType M-<down> or M-<up> to move point between completions.\n\n"


@primitive("completion-file-name-table", "read-file-name-internal")
def completion_file_name_table(lisp: Lisp, string: object, pred: object, action: object) -> object:
    """Do what ACTION wants for names of files that complete STRING and for which PRED holds: a table."""
    text = check.string(string).text
    folder, _, start = text.rpartition("/")
    prefix = f"{folder}/" if "/" in text else ""
    if type(action) is Cons and action.car is BOUNDARIES:
        rest = check.string(action.cdr).text.find("/")
        return cons(BOUNDARIES, cons(len(prefix), NIL if rest < 0 else rest))
    if action is METADATA:
        return list_of(METADATA, cons(intern("category"), intern("file")))
    if action is LAMBDA and not text:
        return NIL
    if action is LAMBDA:
        return lisp.call(intern("file-exists-p") if pred is NIL else pred, string)
    where = lisp.call(intern("expand-file-name"), lisp_string(prefix or "./"))
    name = "file-name-all-completions" if action is T else "file-name-completion"
    found = lisp.call(intern(name), lisp_string(start), where)
    if action is NIL and isinstance(found, LString):
        return lisp_string(prefix + found.text)
    return found
