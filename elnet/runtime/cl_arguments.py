"""Common Lisp argument lists: from `&optional (b 2)`, `&key`, `&aux` and patterns to a plain list and bindings.

A list of arguments is taken apart by `let*` bindings, in order: each takes what it needs from the front of a variable that
holds the rest.  Counts are checked where the first argument is taken and after the last one.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.places import is_constant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp


(AND, CAR, CDR, CAR_SAFE, IF, LENGTH, LET_STAR, LIST, PROG1, SETQ, SIGNAL, OR, NUMBERS_EQUAL, LEAST, FUNCALL, LAMBDA) = map(
    intern,
    (
        "and", "car", "cdr", "car-safe", "if", "length", "let*", "list", "prog1", "setq", "signal", "or", "=", ">=", "funcall",
        "lambda",
    ),
)  # fmt: skip
KEYWORD_TAIL = intern("elnet--keyword-tail")
OPTIONAL, REST, BODY, KEY, AUX = map(intern, ("&optional", "&rest", "&body", "&key", "&aux"))
ALLOW, WHOLE, ENVIRONMENT, DEFAULTS = map(intern, ("&allow-other-keys", "&whole", "&environment", "&cl-defs"))
SECTIONS = (OPTIONAL, REST, BODY, KEY, AUX)
DOCUMENTATION = intern(":documentation")
HEADS = (intern("declare"), intern("interactive"))
WRONG_NUMBER = intern("wrong-number-of-arguments")


def is_plain(arguments: object) -> bool:
    """Tell whether ARGUMENTS is an argument list as `lambda` has it."""
    tail: Any = arguments
    while type(tail) is Cons:
        if not isinstance(tail.car, Symbol) or tail.car in (BODY, KEY, AUX, ALLOW, WHOLE, ENVIRONMENT, DEFAULTS):
            return False
        tail = tail.cdr
    return tail is NIL


def plain_lambda(lisp: Lisp, arguments: object, body: list[object], name: object, block: bool) -> tuple[object, list[object]]:
    """Return argument list and body of a plain function for ARGUMENTS and BODY.

    NAME is what errors call the function; BLOCK says whether the body is a `cl-block` of that name.
    """
    header, forms = split_body(body)
    inner = [list_of(intern("cl-block"), name, *forms)] if block else forms
    if is_plain(arguments):
        return arguments, [*_documented(lisp, header, arguments, _has_rest(arguments)), *inner]
    items, environment, defaults = _without_environment(arguments)
    if environment is not NIL:
        bound = list_of(list_of(environment, intern("macroexpand-all-environment")))
        inner = [cons(intern("let"), cons(bound, list_from(inner)))]
    leading, others = _leading(items, OPTIONAL if defaults else AUX)
    if all(part is AUX for part in others[:1]) and (not defaults or OPTIONAL not in leading):
        parameters = leading
        taken = _Arguments(name, None, defaults)
        taken.auxiliary(others[1:])
    else:
        rest = _rest_variable(others)
        parameters = [*leading, REST, rest]
        taken = _Arguments(name, rest, defaults, len([each for each in leading if each is not OPTIONAL]))
        taken.section_in_force = OPTIONAL if OPTIONAL in leading else None
        taken.take(others)
        header = _documented(lisp, header, list_from(items) if items else arguments, True)
    return list_from(parameters), [*header, taken.around_lexically(lisp, inner)]


def destructuring(arguments: object, expression: object, body: list[object]) -> object:
    """Return BODY with the variables of ARGUMENTS bound to the parts of the list that EXPRESSION yields."""
    taken = _Arguments(arguments, None, {})
    taken.pattern(arguments, expression)
    return taken.around(body)


def split_body(body: list[object]) -> tuple[list[object], list[object]]:
    """Return docstring, declarations and interactive form, and the other forms of BODY."""
    header: list[object] = []
    rest = list(body)
    if len(rest) > 1 and (type(rest[0]) is LString or (type(rest[0]) is Cons and rest[0].car is DOCUMENTATION)):
        header.append(rest.pop(0))
    while rest and type(rest[0]) is Cons and rest[0].car in HEADS:
        header.append(rest.pop(0))
    return header, rest


def _has_rest(arguments: object) -> bool:
    return any(pair.car is REST for pair in conses(arguments))


def _without_environment(arguments: object) -> tuple[list[object], object, dict[object, object]]:
    """Return ARGUMENTS as a Python list with `&rest` for a dotted end, the `&environment` variable, default forms."""
    items = _proper(arguments)
    environment: object = NIL
    defaults: dict[object, object] = {}
    if ENVIRONMENT in items:
        place = items.index(ENVIRONMENT)
        environment = items[place + 1]
        del items[place : place + 2]
    if DEFAULTS in items:
        place = items.index(DEFAULTS)
        defaults[None], *others = elements(items[place + 1])
        for each in others:
            if type(each) is Cons and type(each.cdr) is Cons:
                defaults[each.car] = each.cdr.car
        del items[place : place + 2]
    if WHOLE in items:
        raise lisp_error("&whole not currently implemented")
    return items, environment, defaults


def _proper(arguments: object) -> list[object]:
    items: list[object] = []
    tail = arguments
    while type(tail) is Cons:
        items.append(tail.car)
        tail = tail.cdr
    return items if tail is NIL else [*items, REST, tail]


def _leading(items: list[object], end: Symbol) -> tuple[list[object], list[object]]:
    """Return the arguments at the front that a plain argument list can have, and the others, END being one of them."""
    for place, item in enumerate(items):
        if not isinstance(item, Symbol) or item is end or item in SECTIONS[1:]:
            front, others = items[:place], items[place:]
            if front and front[-1] is OPTIONAL:
                return front[:-1], [OPTIONAL, *others]
            return (front, others) if OPTIONAL not in front else _before_optional(front, others)
    return items, []


def _before_optional(front: list[object], others: list[object]) -> tuple[list[object], list[object]]:
    """Optional arguments stay in front if only `&rest` or keys come after them."""
    if others and others[0] in SECTIONS:
        return front, others
    place = front.index(OPTIONAL)
    return front[:place], front[place:] + others


def _rest_variable(others: list[object]) -> Symbol:
    for name in (REST, BODY):
        if name in others:
            variable = others[others.index(name) + 1]
            if isinstance(variable, Symbol) and variable is not NIL:
                return variable
    return Symbol("--cl-rest--")


def _let_star(bindings: list[object], form: object) -> object:
    """Return FORM, a `let*`, with BINDINGS around those that it has."""
    if type(form) is Cons and form.car is LET_STAR and type(form.cdr) is Cons:
        return cons(LET_STAR, cons(list_from([*bindings, *elements(form.cdr.car)]), form.cdr.cdr))
    return list_of(LET_STAR, list_from(bindings), form) if bindings else form


class _Arguments:
    """Collects the bindings that take arguments from the variable REST; NAME is what errors call the function."""

    def __init__(self, name: object, rest: Symbol | None, defaults: dict[object, object], taken: int = 0) -> None:
        self.name = name
        self.rest = rest
        self.defaults = defaults
        self.taken = taken
        self.section_in_force: Symbol | None = None
        self.bindings: list[object] = []
        self.checks: list[object] = []

    def around(self, body: list[object]) -> object:
        """Return BODY inside the bindings."""
        forms = [*self.checks, *body]
        return cons(LET_STAR, cons(list_from(self.bindings), list_from(forms or [NIL])))

    def around_lexically(self, lisp: Lisp, body: list[object]) -> object:
        """Return BODY inside the bindings, those of special variables as arguments, which are never bound dynamically."""
        bindings, self.bindings = self.bindings, []
        form = self.around(body)
        ordinary: list[object] = []
        for binding in reversed(bindings):
            variable, value = elements(binding)
            if variable in lisp.variables.special:
                form = list_of(FUNCALL, list_of(LAMBDA, list_of(variable), _let_star(ordinary, form)), value)
                ordinary = []
            else:
                ordinary.insert(0, binding)
        return _let_star(ordinary, form)

    def bind(self, pattern: object, form: object) -> None:
        """Bind PATTERN, a variable or an argument list, to the value of FORM."""
        if isinstance(pattern, Symbol):
            self.bindings.append(list_of(pattern, form))
        else:
            self.pattern(pattern, form)

    def pattern(self, pattern: object, form: object) -> None:
        """Bind the variables of the argument list PATTERN to the parts of the list that FORM yields."""
        items = _proper(pattern)
        if items and items[0] is WHOLE:
            self.bindings.append(list_of(items[1], form))
            form, items = items[1], items[2:]
        inner = _Arguments(self.name, _rest_variable(items), self.defaults)
        inner.bindings = self.bindings
        inner.bindings.append(list_of(inner.rest, form))
        inner.take(items)
        self.checks += inner.checks

    def take(self, items: list[object]) -> None:
        """Bind the arguments ITEMS, sections and all."""
        sections = _sections(items)
        required = sections.get(None, [])
        exact = not any(name in sections for name in SECTIONS[:4])
        for place, item in enumerate(required):
            last = exact and place == len(required) - 1
            self.bind(item, self._required(place, len(required), exact, last))
        if required == [] and exact and self.rest is not None and self.section_in_force is None:
            self._refuse_more(0)
        optional = sections.get(OPTIONAL, [])
        for item in optional:
            self._optional(item)
        open_ended = any(name in sections for name in (REST, BODY, KEY))
        if not open_ended and OPTIONAL in sections:
            self._refuse_more(self.taken + len(required) + len(optional))
        if KEY in sections:
            self._keys(sections[KEY], ALLOW in items)
        for name in (REST, BODY):
            if name in sections and not isinstance(sections[name][0], Symbol):
                self.pattern(sections[name][0], self.rest)
        self.auxiliary(sections.get(AUX, []))

    def _required(self, place: int, count: int, exact: bool, last: bool) -> object:
        rest = self.rest
        take: object = list_of(CAR_SAFE, rest) if last and place else self._popped()
        if place:
            return take
        if exact:
            enough: object = list_of(NUMBERS_EQUAL, list_of(LENGTH, rest), count)
        elif count <= 2:
            enough = rest if count == 1 else list_of(CDR, rest)
        else:
            enough = list_of(LEAST, list_of(LENGTH, rest), count)
        return list_of(IF, enough, take, self._wrong_count(list_of(LENGTH, rest)))

    def _popped(self) -> object:
        return list_of(CAR_SAFE, list_of(PROG1, self.rest, list_of(SETQ, self.rest, list_of(CDR, self.rest))))

    def _wrong_count(self, count: object) -> object:
        return list_of(SIGNAL, list_of(intern("quote"), WRONG_NUMBER), list_of(LIST, quoted(self.name), count))

    def _refuse_more(self, taken: int) -> None:
        count = list_of(intern("+"), taken, list_of(LENGTH, self.rest)) if taken else list_of(LENGTH, self.rest)
        self.checks.append(list_of(IF, self.rest, self._wrong_count(count)))

    def _parts(self, item: object) -> tuple[object, object, object]:
        """Return variable, default form and supplied-variable (nil for none) of an optional argument."""
        if isinstance(item, Symbol):
            return item, self.defaults.get(item, self.defaults.get(None, NIL)), NIL
        variable, *others = elements(item)
        name = elements(variable)[1] if type(variable) is Cons and len(elements(variable)) == 2 else variable
        default = others[0] if others else self.defaults.get(name, self.defaults.get(None, NIL))
        return variable, default, others[1] if len(others) > 1 else NIL

    def _optional(self, item: object) -> None:
        variable, default, supplied = self._parts(item)
        if supplied is not NIL:
            self.bindings.append(list_of(supplied, list_of(AND, self.rest, T)))
        take = self._popped()
        self.bind(variable, take if default is NIL else list_of(IF, self.rest, take, default))

    def _keys(self, items: list[object], others_allowed: bool) -> None:
        keywords: list[object] = []
        for item in items:
            if item is ALLOW:
                continue
            variable, default, supplied = self._parts(item)
            if type(variable) is Cons:
                keyword, variable = elements(variable)
            else:
                keyword = intern(":" + variable.name.removeprefix("_"))  # type: ignore[attr-defined]
            keywords.append(keyword)
            self._key(keyword, variable, default, supplied)
        if not others_allowed:
            check = list_of(intern("elnet--check-keywords"), self.rest, quoted(list_from(keywords)))
            self.checks.insert(0, check)

    def _key(self, keyword: object, variable: object, default: object, supplied: object) -> None:
        found = list_of(KEYWORD_TAIL, self.rest, quoted(keyword))
        if supplied is NIL and is_constant(default):
            if default is not NIL:
                found = list_of(OR, found, quoted(list_of(NIL, _value(default))))
            self.bind(variable, list_of(CAR, list_of(CDR, found)))
            return
        place = supplied if isinstance(supplied, Symbol) and supplied is not NIL else Symbol("supplied")
        self.bindings.append(list_of(place, found))
        value: object = list_of(CAR, list_of(CDR, place))
        if supplied is not NIL:
            value = list_of(PROG1, value, list_of(SETQ, place, T))
        self.bind(variable, list_of(IF, place, value, default))

    def auxiliary(self, items: list[object]) -> None:
        """Bind the `&aux` variables ITEMS."""
        for item in items:
            if isinstance(item, Symbol):
                self.bindings.append(list_of(item, NIL))
            else:
                variable, *value = elements(item)
                self.bind(variable, value[0] if value else NIL)


def _value(constant: object) -> object:
    """Return the value of the constant form CONSTANT."""
    if type(constant) is Cons and type(constant.cdr) is Cons:
        return constant.cdr.car
    return constant


def _sections(items: list[object]) -> dict[object, list[object]]:
    found: dict[object, list[object]] = {}
    section: object = None
    for item in items:
        if isinstance(item, Symbol) and item in SECTIONS:
            section = item
            found[section] = []
        else:
            found.setdefault(section, []).append(item)
    return found


# How the docstring shows the argument list


def _documented(lisp: Lisp, header: list[object], arguments: object, shown: bool) -> list[object]:
    if not shown:
        return header
    text = usage(lisp, arguments)
    if header and type(header[0]) is LString:
        return [lisp_string(header[0].text + text), *header[1:]]
    if header and type(header[0]) is Cons and header[0].car is DOCUMENTATION:
        computed = list_of(intern("concat"), elements(header[0])[1], lisp_string(text))
        return [list_of(DOCUMENTATION, computed), *header[1:]]
    return [lisp_string(text), *header]


def usage(lisp: Lisp, arguments: object) -> str:
    """Return the end of a docstring, which shows ARGUMENTS."""
    printed = lisp.call(intern("prin1-to-string"), cons(intern("fn"), _usage(arguments)))
    return "\n\n" + printed.text  # type: ignore[attr-defined, no-any-return]


def _usage(arguments: object) -> object:
    shown: list[object] = []
    section: object = None
    tail: Any = arguments
    while type(tail) is Cons:
        item = tail.car
        if item is AUX:
            return list_from(shown)
        if isinstance(item, Symbol) and item.name.startswith("&"):
            section = item
            shown.append(item)
        elif isinstance(item, Symbol):
            shown.append(_upcased(item))
        elif section in (OPTIONAL, KEY) and type(item) is Cons:
            shown.append(_shown_default(item))
        else:
            shown.append(_usage(item))
        tail = tail.cdr
    return list_from(shown, NIL if tail is NIL else _upcased(tail))


def _shown_default(item: Cons) -> object:
    variable, *others = elements(item)
    if isinstance(variable, Symbol):
        variable = _upcased(variable)
    elif type(variable) is Cons and type(variable.cdr) is Cons:
        variable = list_of(variable.car, _usage(variable.cdr).car)  # type: ignore[attr-defined]
    default = others[:1]
    supplied = [_upcased(each) for each in others[1:]]
    return list_of(variable, *default, *supplied)


def _upcased(symbol: object) -> object:
    return Symbol(symbol.name.removeprefix("_").upper()) if isinstance(symbol, Symbol) else symbol
