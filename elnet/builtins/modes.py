"""Major and minor modes: defining them, asking for them, and those that other modes build on."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import abbrevs, check
from elnet.runtime.backquote import quoted
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

PROGN, DEFVAR, DEFUN, SETQ, IF, LET, LAMBDA = map(intern, ("progn", "defvar", "defun", "setq", "if", "let", "lambda"))
RUN_HOOKS, INTERACTIVE, OPTIONAL, UNLESS = map(intern, ("run-hooks", "interactive", "&optional", "unless"))
PARENT, ALL_PARENTS = intern("derived-mode-parent"), intern("derived-mode--all-parents")


def _named(name: Symbol, ending: str) -> Symbol:
    return intern(f"{name.name}-{ending}")


def _options(rest: list[object]) -> tuple[dict[str, object], list[object]]:
    """Return the keywords with values at the start of REST by name, and what follows."""
    options: dict[str, object] = {}
    while len(rest) > 1 and isinstance(rest[0], Symbol) and rest[0].name.startswith(":"):
        options[rest[0].name] = rest[1]
        rest = rest[2:]
    return options, rest


# Major modes


@macro("define-derived-mode")
def define_derived_mode(child: object, parent: object, name: object, *rest: object) -> object:
    """Define the major mode CHILD on top of PARENT, nil for none, with NAME for people; REST is [DOCSTRING] KEY VALUE… BODY.

    The keys are :group, :abbrev-table, :syntax-table, :interactive and :after-hook.  CHILD has its own map, syntax table,
    abbrev table and hook, called CHILD-map and so on.
    """
    mode = check.symbol(child)
    body = list(rest)
    documentation = body.pop(0) if body and type(body[0]) is LString else lisp_string(f"Major mode {mode.name}.")
    options, body = _options(body)
    keymap, hook = _named(mode, "map"), _named(mode, "hook")
    syntax = options.get(":syntax-table", _named(mode, "syntax-table"))
    abbrev_table = options.get(":abbrev-table", _named(mode, "abbrev-table"))
    definitions: list[object] = [list_of(DEFVAR, hook, NIL), list_of(DEFVAR, keymap, list_of(intern("make-sparse-keymap")))]
    if ":syntax-table" not in options:
        definitions.append(list_of(DEFVAR, syntax, list_of(intern("make-syntax-table"))))
    if ":abbrev-table" not in options:
        documentation_of_table = lisp_string(f"Abbrev table for `{mode.name}'.")
        made = list_of(PROGN, list_of(intern("define-abbrev-table"), quoted(abbrev_table), NIL), abbrev_table)
        definitions.append(list_of(DEFVAR, abbrev_table, made, documentation_of_table))
    if parent is not NIL:
        definitions.append(list_of(intern("put"), quoted(mode), quoted(PARENT), quoted(parent)))
    starting = list_of(intern("kill-all-local-variables") if parent is NIL else parent)
    set_up = [
        starting,
        list_of(SETQ, intern("major-mode"), quoted(mode)),
        list_of(SETQ, intern("mode-name"), name),
        list_of(intern("elnet--inherit-tables"), quoted(parent), keymap, syntax),
        list_of(intern("use-local-map"), keymap),
        *([list_of(intern("set-syntax-table"), syntax)] if syntax is not NIL else []),
        *([list_of(intern("elnet--use-abbrev-table"), abbrev_table)] if abbrev_table is not NIL else []),
    ]
    delayed = cons(intern("delay-mode-hooks"), list_from([*set_up, *body]))
    after = []
    if ":after-hook" in options:
        function = list_of(LAMBDA, NIL, options[":after-hook"])
        after.append(list_of(intern("push"), function, intern("delayed-after-hook-functions")))
    interactive = list_of(INTERACTIVE) if options.get(":interactive", T) is not NIL else NIL
    start = [interactive] if interactive is not NIL else []
    run = list_of(intern("run-mode-hooks"), quoted(hook))
    return list_of(PROGN, *definitions, list_of(DEFUN, mode, NIL, documentation, *start, delayed, *after, run))


@primitive("elnet--use-abbrev-table")
def use_abbrev_table(lisp: Lisp, table: object) -> object:
    """Make TABLE the local table of abbrevs; the one before becomes its parent, unless it has parents."""
    before = lisp.value("local-abbrev-table")
    if before is not table and abbrevs.get(lisp, table, abbrevs.PARENTS) is NIL:
        abbrevs.put(lisp, table, abbrevs.PARENTS, list_of(before))
    lisp.set("local-abbrev-table", table)
    return NIL


@primitive("elnet--inherit-tables")
def inherit_tables(lisp: Lisp, parent: object, keymap: object, syntax: object) -> object:
    """Let KEYMAP and SYNTAX, the tables of a mode, inherit from those in force, which PARENT has set up."""
    call = lisp.call
    if parent is NIL:
        return NIL
    local = call(intern("current-local-map"))
    if local is not NIL and local is not keymap and call(intern("keymap-parent"), keymap) is NIL:
        call(intern("set-keymap-parent"), keymap, local)
    if syntax is not NIL:
        above = call(intern("char-table-parent"), syntax)
        current = call(intern("syntax-table"))
        if (above is NIL or above is call(intern("standard-syntax-table"))) and current is not syntax:
            call(intern("set-char-table-parent"), syntax, current)
    return NIL


@macro("delay-mode-hooks")
def delay_mode_hooks(*body: object) -> object:
    """Evaluate BODY; the hooks of modes that it turns on wait for the next `run-mode-hooks'."""
    delay = intern("delay-mode-hooks")
    local = list_of(intern("make-local-variable"), quoted(delay))
    stays = list_of(intern("put"), quoted(delay), quoted(intern("permanent-local")), quoted(T))
    return list_of(PROGN, stays, local, list_of(LET, list_of(list_of(delay, T)), *body))


@primitive("run-mode-hooks")
def run_mode_hooks(lisp: Lisp, *hooks: object) -> object:
    """Run HOOKS and those that were delayed; while `delay-mode-hooks' is on, delay them."""
    delayed = elements(lisp.value("delayed-mode-hooks"))
    if lisp.is_set("delay-mode-hooks"):
        lisp.call(intern("make-local-variable"), intern("delayed-mode-hooks"))
        lisp.set("delayed-mode-hooks", list_from([*reversed(hooks), *delayed]))
        return NIL
    lisp.set("delayed-mode-hooks", NIL)
    functions = elements(lisp.value("delayed-after-hook-functions"))
    lisp.set("delayed-after-hook-functions", NIL)
    _obey_syntax_properties(lisp)
    lisp.call(RUN_HOOKS, intern("change-major-mode-after-body-hook"), *reversed(delayed), *hooks)
    lisp.call(RUN_HOOKS, intern("after-change-major-mode-hook"))
    for function in reversed(functions):
        lisp.call(function)
    return NIL


def _obey_syntax_properties(lisp: Lisp) -> None:
    """Let the syntax in text properties count if the mode gives text such properties and does not say otherwise."""
    lookup = intern("parse-sexp-lookup-properties")
    if lisp.value("syntax-propertize-function") is NIL or lisp.call(intern("local-variable-p"), lookup) is not NIL:
        return
    lisp.variables.make_local(lookup)
    lisp.variables.set(lookup, T)


@primitive("derived-mode-all-parents")
def derived_mode_all_parents(lisp: Lisp, mode: object, known_children: object = NIL) -> object:
    """Return MODE and the modes it is derived from, the nearest first; those in KNOWN-CHILDREN are left out."""
    found: list[object] = []
    pending = [mode]
    while pending:
        current = pending.pop(0)
        if not isinstance(current, Symbol) or current is NIL or current in found:
            continue
        found.append(current)
        parent = lisp.plists.get(current, PARENT)
        if parent is NIL:
            alias = lisp.functions.definition(current)
            parent = alias if isinstance(alias, Symbol) else NIL
        pending.append(parent)
        pending += elements(lisp.plists.get(current, intern("derived-mode-extra-parents")))
    known = lisp.plists.get(check.symbol(mode), ALL_PARENTS)
    if known is NIL or elements(known) != found:
        known = list_from(found)
        lisp.plists.put(check.symbol(mode), ALL_PARENTS, known)
    return known


@primitive("provided-mode-derived-p")
def provided_mode_derived_p(lisp: Lisp, mode: object, modes: object = NIL, *old_modes: object) -> object:
    """Return the first of MODES, a list or a mode, that MODE is derived from, nil if none; OLD-MODES are more modes."""
    wanted = elements(modes) if type(modes) is Cons else [modes]
    parents = elements(derived_mode_all_parents(lisp, mode))
    return next((each for each in [*wanted, *old_modes] if each is not NIL and each in parents), NIL)


@primitive("derived-mode-p")
def derived_mode_p(lisp: Lisp, modes: object = NIL, *old_modes: object) -> object:
    """Return the first of MODES, a list or a mode, that the current major mode is derived from; OLD-MODES are more modes."""
    return provided_mode_derived_p(lisp, lisp.value("major-mode"), modes, *old_modes)


@primitive("derived-mode-set-parent")
def derived_mode_set_parent(lisp: Lisp, mode: object, parent: object) -> object:
    """Make PARENT the mode that MODE is derived from."""
    lisp.plists.put(check.symbol(mode), PARENT, parent)
    return parent


@primitive("derived-mode-add-parents")
def derived_mode_add_parents(lisp: Lisp, mode: object, extra_parents: object) -> object:
    """Let MODE be derived from EXTRA-PARENTS, a list, too."""
    lisp.plists.put(check.symbol(mode), intern("derived-mode-extra-parents"), extra_parents)
    return extra_parents


@primitive("fundamental-mode", interactive=NIL)
def fundamental_mode(lisp: Lisp) -> object:
    """Turn on the major mode that has nothing special."""
    lisp.call(intern("kill-all-local-variables"))
    return run_mode_hooks(lisp)


def _program_settings(lisp: Lisp) -> None:
    set_locally(lisp, require_final_newline=T, parse_sexp_ignore_comments=T, bidi_paragraph_direction=intern("left-to-right"))


major_mode(
    __name__, "prog-mode", "Prog", "", "Turn on the major mode that modes for programs are derived from.", _program_settings
)
major_mode(
    __name__, "text-mode", "Text", "", "Turn on the major mode for texts.",
    lambda lisp: set_locally(lisp, text_mode_variant=T, require_final_newline=lisp.value("mode-require-final-newline")),
)  # fmt: skip
major_mode(
    __name__, "special-mode", "Special", "", "Turn on the major mode that modes for texts not to be edited are derived from.",
    lambda lisp: lisp.set("buffer-read-only", T),
)  # fmt: skip


# Minor modes


@macro("define-minor-mode")
def define_minor_mode(mode: object, doc: object, *body: object) -> object:
    """Define the minor mode MODE, a command and a variable, with the documentation DOC; BODY is KEY VALUE… FORMS.

    The keys are :global, :init-value, :lighter, :keymap, :variable, :after-hook and others.  The command turns the mode on,
    or off if its argument is not positive, or toggles it.
    """
    name = check.symbol(mode)
    options, forms = _minor_options(list(body))
    is_global = options.get(":global", NIL) is not NIL
    place = options.get(":variable", name)
    getter = place.car if type(place) is Cons and _is_pair(place) else place
    has_default = is_global and place is name
    if has_default:
        getter = list_of(intern("default-value"), quoted(name))
    argument = intern("arg")
    wanted = list_of(
        intern("cond"),
        list_of(list_of(intern("eq"), argument, quoted(intern("toggle"))), list_of(intern("not"), getter)),
        list_of(list_of(intern("and"), list_of(intern("numberp"), argument), list_of(intern("<"), argument, 1)), NIL),
        list_of(T, T),
    )
    if has_default:
        store = list_of(intern("setq-default"), name, wanted)
    else:
        store = list_of(intern("setf"), place, wanted) if getter is place else list_of(intern("funcall"), place.cdr, wanted)  # type: ignore[attr-defined]
    hooks = [_named(name, ending) for ending in ("hook", "on-hook", "off-hook")]
    after = [options[":after-hook"]] if ":after-hook" in options else []
    toggle = list_of(intern("list"), list_of(intern("or"), intern("current-prefix-arg"), quoted(intern("toggle"))))
    command = list_of(
        DEFUN, name, list_of(OPTIONAL, argument), doc, list_of(INTERACTIVE, toggle),
        store,
        list_of(intern("elnet--note-minor-mode"), quoted(name), getter, truth(is_global)),
        *forms,
        list_of(RUN_HOOKS, quoted(hooks[0]), list_of(IF, getter, quoted(hooks[1]), quoted(hooks[2]))),
        *after,
        list_of(intern("force-mode-line-update")),
        getter,
    )  # fmt: skip
    definitions = [list_of(DEFVAR, hooks[0], NIL)]
    if place is name:
        definitions.append(_variable(name, options.get(":init-value", NIL), is_global))
    keymap = options.get(":keymap", NIL)
    if keymap is not NIL and not isinstance(keymap, Symbol):
        definitions.append(list_of(DEFVAR, _named(name, "map"), _keymap(keymap)))
        keymap = _named(name, "map")
    shown = name if has_default else getter
    if isinstance(shown, Symbol):
        lighter = options.get(":lighter", NIL)
        definitions.append(list_of(intern("add-minor-mode"), quoted(shown), quoted(lighter), keymap))
    return list_of(PROGN, *definitions, command)


def _is_pair(place: Cons) -> bool:
    """Tell whether PLACE is no place but (GETTER . SETTER): a form and a function, by its name or as a lambda."""
    if place.cdr is NIL:
        return False
    return type(place.cdr) is not Cons or place.cdr.car in (intern("lambda"), intern("function")) or type(place.car) is Cons


def _minor_options(rest: list[object]) -> tuple[dict[str, object], list[object]]:
    """Return the options and the body in REST, where init value, lighter and keymap may come first without keywords."""
    old: dict[str, object] = {}
    for key in (":init-value", ":lighter", ":keymap"):
        if rest and not (isinstance(rest[0], Symbol) and rest[0].name.startswith(":")) and type(rest[0]) is not Cons:
            old[key] = rest.pop(0)
        else:
            break
    options, body = _options(rest)
    return {**old, **options}, body


def _variable(name: Symbol, first: object, is_global: bool) -> object:
    if is_global:
        return list_of(DEFVAR, name, first)
    return list_of(intern("defvar-local"), name, first)


def _keymap(form: object) -> object:
    keymap = Symbol("keymap")
    made = list_of(LET, list_of(list_of(keymap, form)), list_of(intern("elnet--minor-mode-map"), keymap))
    return made


@primitive("elnet--minor-mode-map")
def minor_mode_map(lisp: Lisp, map: object) -> object:
    """Return MAP, a keymap, or the keymap with the bindings in the list MAP."""
    if lisp.call(intern("keymapp"), map) is not NIL:
        return map
    keymap = lisp.call(intern("make-sparse-keymap"))
    for pair in elements(map):
        assert type(pair) is Cons
        lisp.call(intern("define-key"), keymap, pair.car, pair.cdr)
    return keymap


@primitive("elnet--note-minor-mode")
def note_minor_mode(lisp: Lisp, mode: object, value: object, global_: object) -> object:
    """Enter MODE into the list of modes that are on, or take it out, as VALUE says; GLOBAL chooses the list."""
    name = "global-minor-modes" if global_ is not NIL else "local-minor-modes"
    if global_ is NIL:
        lisp.call(intern("make-local-variable"), intern(name))
    others = [each for each in elements(lisp.value(name)) if each is not mode]
    lisp.set(name, list_from([mode, *others] if value is not NIL else others))
    return NIL


@primitive("add-minor-mode")
def add_minor_mode(
    lisp: Lisp, toggle: object, name: object, keymap: object = NIL, after: object = NIL, toggle_fun: object = NIL
) -> object:
    """Enter TOGGLE as a minor mode with NAME for the mode line and KEYMAP; AFTER and TOGGLE-FUN do not matter."""
    symbol = check.symbol(toggle)
    if symbol not in elements(lisp.value("minor-mode-list")):
        lisp.set("minor-mode-list", cons(symbol, lisp.value("minor-mode-list")))
    for variable, value in (("minor-mode-alist", list_of(name)), ("minor-mode-map-alist", keymap)):
        if (name if variable == "minor-mode-alist" else keymap) is NIL:
            continue
        others = [each for each in elements(lisp.value(variable)) if type(each) is not Cons or each.car is not symbol]
        lisp.set(variable, cons(cons(symbol, value), list_from(others)))
    return NIL


@macro("define-globalized-minor-mode", "define-global-minor-mode")
def define_globalized_minor_mode(global_mode: object, mode: object, turn_on: object, *body: object) -> object:
    """Define GLOBAL-MODE, a minor mode that turns MODE on in all buffers by calling TURN-ON; BODY is KEY VALUE… FORMS."""
    name = check.symbol(global_mode)
    options, forms = _options(list(body))
    kept = [item for key in (":init-value", ":lighter") if key in options for item in (intern(key), options[key])]
    buffer = Symbol("buffer")
    enable = _named(name, "enable-in-buffer")
    function = quoted(enable)
    hook = quoted(intern("after-change-major-mode-hook"))
    each = list_of(
        intern("dolist"), list_of(buffer, list_of(intern("buffer-list"))),
        list_of(
            intern("with-current-buffer"), buffer,
            list_of(IF, name, list_of(enable), list_of(intern("when"), mode, list_of(mode, -1))),
        ),
    )  # fmt: skip
    hooked = list_of(IF, name, list_of(intern("add-hook"), hook, function), list_of(intern("remove-hook"), hook, function))
    doc = lisp_string(f"Toggle {mode.name} in all buffers.")  # type: ignore[attr-defined]
    return list_of(
        PROGN,
        list_of(DEFUN, enable, NIL, list_of(intern("funcall"), list_of(intern("function"), turn_on))),
        list_of(intern("define-minor-mode"), name, doc, intern(":global"), T, *kept, hooked, each, *forms),
    )


@primitive()
def set_buffer_major_mode(lisp: Lisp, buffer: object) -> Symbol:
    """Give BUFFER the default major mode: what `initial-major-mode' says for *scratch*, else the default of `major-mode'."""
    found, buffers = lisp.buffers.check(buffer), lisp.buffers
    if found.name is None:
        raise lisp_error("Attempt to set major mode for a dead buffer")
    mode = lisp.value("initial-major-mode") if found.name == "*scratch*" else lisp.variables.default(intern("major-mode"))
    if mode is NIL:
        mode = lisp.variables.value_in(intern("major-mode"), buffers.current)
    if mode in (NIL, intern("fundamental-mode")):
        return NIL
    current = buffers.current
    buffers.set_current(found)
    try:
        lisp.call(mode)
    finally:
        buffers.restore_current(current)
    return NIL
