"""User options: `defcustom`, `defgroup`, `defface`, and setting options."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.faces import Faces
from elnet.runtime.lisp import Lisp
from elnet.runtime.load_history import note
from elnet.runtime.primitive import macro, primitive

LIST, FUNCALL, STANDARD_VALUE = map(intern, ("list", "funcall", "standard-value"))
CURRENT_GROUPS = "custom-current-group-alist"
PROPERTIES = {
    ":set": "custom-set",
    ":get": "custom-get",
    ":type": "custom-type",
    ":options": "custom-options",
    ":version": "custom-version",
    ":package-version": "custom-package-version",
    ":safe": "safe-local-variable",
    ":risky": "risky-local-variable",
}
"""Which property of an option a keyword of `defcustom' sets."""


@macro()
def defcustom(symbol: object, standard: object, doc: object, *args: object) -> object:
    """Define SYMBOL as an option with the first value STANDARD and the docstring DOC; ARGS are keywords and values."""
    function = list_of(intern("function"), list_of(intern("lambda"), NIL, standard))
    default = list_of(LIST, quoted(FUNCALL), function)
    return cons(intern("custom-declare-variable"), cons(quoted(symbol), cons(default, cons(doc, list_from(args)))))


@primitive()
def custom_declare_variable(lisp: Lisp, symbol: object, default: object, doc: object, *args: object) -> object:
    """Make SYMBOL an option whose first value is that of the form DEFAULT; DOC and ARGS are those of `defcustom'."""
    name = check.symbol(symbol)
    lisp.plists.put(name, STANDARD_VALUE, list_of(default))
    lisp.variables.define(name, doc)
    initialize: object = intern("custom-initialize-reset")
    local: object = NIL
    for keyword, value in zip(args[::2], args[1::2], strict=False):
        key = keyword.name if isinstance(keyword, Symbol) else ""
        if key == ":initialize":
            initialize = value
        elif key == ":local":
            local = value
        elif key == ":group":
            _add_to_group(lisp, value, name, intern("custom-variable"))
        elif key == ":require":
            _add_to_property(lisp, name, "custom-requests", value)
        elif key in PROPERTIES:
            lisp.plists.put(name, intern(PROPERTIES[key]), value)
    if intern(":group") not in args[::2]:
        _add_to_group(lisp, custom_current_group(lisp), name, intern("custom-variable"))
    lisp.call(initialize, name, default)
    if local is not NIL:
        lisp.call(intern("make-variable-buffer-local"), name)
        if local is intern("permanent"):
            lisp.plists.put(name, intern("permanent-local"), T)
    return symbol


def _add_to_property(lisp: Lisp, symbol: Symbol, name: str, value: object) -> None:
    values = lisp.plists.get(symbol, intern(name))
    if all(pair.car is not value for pair in conses(values)):
        lisp.plists.put(symbol, intern(name), list_from(elements(values), list_of(value)))


def _add_to_group(lisp: Lisp, group: object, member: Symbol, widget: Symbol) -> None:
    if isinstance(group, Symbol) and group is not NIL:
        members = elements(lisp.plists.get(group, intern("custom-group")))
        if all(entry.car is not member for entry in members):  # type: ignore[attr-defined]
            lisp.plists.put(group, intern("custom-group"), list_from([*members, list_of(member, widget)]))


def _value(lisp: Lisp, expression: object) -> object:
    return lisp.evaluator.evaluate(expression, T)


def _setter(lisp: Lisp, symbol: Symbol) -> object:
    own = lisp.plists.get(symbol, intern("custom-set"))
    return intern("set-default-toplevel-value") if own is NIL else own


@primitive()
def custom_initialize_default(lisp: Lisp, symbol: object, exp: object) -> object:
    """Give the option SYMBOL the value of EXP unless it has one; its `:set' function is not called."""
    name = check.symbol(symbol)
    if lisp.variables.is_void(name):
        lisp.variables.set_default(name, _value(lisp, exp))
    return NIL


@primitive()
def custom_initialize_set(lisp: Lisp, symbol: object, exp: object) -> object:
    """Give the option SYMBOL the value of EXP by its `:set' function, unless it has one."""
    name = check.symbol(symbol)
    if lisp.variables.is_void(name):
        lisp.call(_setter(lisp, name), symbol, _value(lisp, exp))
    return NIL


@primitive("custom-initialize-delay")
def custom_initialize_delay(lisp: Lisp, symbol: object, exp: object) -> object:
    """Give the option SYMBOL its value as `custom-initialize-reset' does, but not before Emacs has started.

    Until then `custom-delayed-init-variables' is a list, to which SYMBOL is added.
    """
    delayed = lisp.value("custom-delayed-init-variables")
    if delayed is T:
        return custom_initialize_reset(lisp, symbol, exp)
    lisp.set("custom-delayed-init-variables", cons(symbol, delayed))
    return NIL


@primitive("custom-initialize-reset", "custom-initialize-changed")
def custom_initialize_reset(lisp: Lisp, symbol: object, exp: object) -> object:
    """Give the option SYMBOL the value that it has, or that of EXP, by its `:set' function."""
    name = check.symbol(symbol)
    if lisp.variables.is_void(name):
        value = _value(lisp, exp)
    else:
        getter = lisp.plists.get(name, intern("custom-get"))
        value = lisp.variables.toplevel(name) if getter is NIL else lisp.call(getter, symbol)
    lisp.call(_setter(lisp, name), symbol, value)
    return NIL


@primitive("custom-set-default")
def custom_set_default(lisp: Lisp, variable: object, value: object) -> object:
    """Set the default value of VARIABLE to VALUE."""
    lisp.variables.set_default(check.symbol(variable), value)
    return value


@primitive("customize-set-variable", "customize-save-variable")
def customize_set_variable(lisp: Lisp, variable: object, value: object, comment: object = NIL) -> object:
    """Set the option VARIABLE to VALUE by its `:set' function; COMMENT is accepted."""
    name = check.symbol(variable)
    lisp.call(_setter(lisp, name), variable, value)
    lisp.plists.put(name, intern("customized-value"), list_of(quoted(value)))
    return value


@primitive("custom-variable-p")
def custom_variable_p(lisp: Lisp, variable: object) -> object:
    """Return non-nil if VARIABLE is an option."""
    return lisp.plists.get(check.symbol(variable), STANDARD_VALUE)


@primitive("custom-set-variables")
def custom_set_variables(lisp: Lisp, *args: object) -> object:
    """Set options: each of ARGS is (SYMBOL EXP …); an option that is not defined yet gets the value of EXP then."""
    for arg in args:
        symbol, expression, *_ = elements(arg)
        customize_set_variable(lisp, symbol, _value(lisp, expression))
    return NIL


@macro()
def setopt(*pairs: object) -> object:
    """Set each VARIABLE in PAIRS to the VALUE after it by its `:set' function; return the last VALUE."""
    if len(pairs) % 2:
        raise lisp_error("PAIRS must have an even number of variable/value members")
    set_ = intern("customize-set-variable")
    forms = [list_of(set_, quoted(name), value) for name, value in zip(pairs[::2], pairs[1::2], strict=True)]
    return cons(intern("progn"), list_from(forms))


@macro()
def defgroup(symbol: object, members: object, doc: object, *args: object) -> object:
    """Define SYMBOL as a group of options with MEMBERS and the docstring DOC; ARGS are keywords and values."""
    return list_of(intern("custom-declare-group"), quoted(symbol), members, doc, *args)


@primitive()
def custom_current_group(lisp: Lisp) -> object:
    """Return the group that the file being loaded has defined last, nil if it has defined none."""
    file = lisp.value("load-file-name")
    groups = elements(lisp.value(CURRENT_GROUPS))
    return next((check.cons(pair).cdr for pair in groups if equal(check.cons(pair).car, file)), NIL)


@primitive()
def custom_declare_group(lisp: Lisp, symbol: object, members: object, doc: object, *args: object) -> object:
    """Make SYMBOL a group with MEMBERS; DOC and ARGS are those of `defgroup'."""
    name = check.symbol(symbol)
    for member in elements(members):
        first, widget = elements(member)[:2]
        _add_to_group(lisp, name, check.symbol(first), check.symbol(widget))
    if doc is not NIL:
        lisp.plists.put(name, intern("group-documentation"), doc)
    file = lisp.value("load-file-name")
    others = [pair for pair in elements(lisp.value(CURRENT_GROUPS)) if not equal(check.cons(pair).car, file)]
    lisp.set(CURRENT_GROUPS, cons(cons(file, name), list_from(others)))
    for keyword, value in zip(args[::2], args[1::2], strict=False):
        if keyword is intern(":group"):
            _add_to_group(lisp, value, name, intern("custom-group"))
        elif keyword is intern(":prefix"):
            lisp.plists.put(name, intern("custom-prefix"), value)
    return symbol


@macro()
def defface(face: object, spec: object, doc: object, *args: object) -> object:
    """Define FACE with the default SPEC and the docstring DOC; ARGS are keywords and values.  No text shows it here."""
    return list_of(intern("custom-declare-face"), quoted(face), spec, doc, *args)


@primitive()
def custom_declare_face(lisp: Lisp, face: object, spec: object, doc: object, *args: object) -> object:
    """Make FACE a face with SPEC; DOC and ARGS are those of `defface'."""
    name = check.symbol(face)
    lisp.plists.put(name, intern("face-defface-spec"), spec)
    lisp.plists.put(name, intern("face-documentation"), doc)
    if intern(":group") not in args[::2]:
        _add_to_group(lisp, custom_current_group(lisp), name, intern("custom-face"))
    note(lisp.variables, "defface", name)
    lisp.part(Faces).declare(name)
    return face
