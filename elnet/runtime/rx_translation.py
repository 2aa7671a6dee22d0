r"""From `rx' forms to regular expressions.

Sets of characters stay sets as long as possible, because `or', `not' and `intersection'
make sets of them.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_code, char_text, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.keywords import printed
from elnet.runtime.rx_definitions import definition, expanded
from elnet.runtime.rx_names import CATEGORIES, CLASSES, LINE_ENDS, LINE_STARTS, PLACES, SYNTAXES
from elnet.runtime.rx_parts import ENDS, NOTHING_HOLDS, ONE, SEQUENCE, STARTS, ListedSet, Rx, given_regexp
from elnet.runtime.rx_sets import set_of
from elnet.text.regexp.alternatives import alternatives
from elnet.text.regexp.char_sets import CharSet, intersection
from elnet.text.regexp.quoting import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

REPETITIONS = {
    "*": "*", "zero-or-more": "*", "0+": "*", "*?": "*?",
    "+": "+", "one-or-more": "+", "1+": "+", "+?": "+?",
    "?": "?", " ": "?", "zero-or-one": "?", "optional": "?", "opt": "?", "??": "??",
}  # fmt: skip
SWITCHED = ("zero-or-more", "0+", "one-or-more", "1+", "zero-or-one", "optional", "opt")
"""The repetitions that `minimal-match' makes modest."""
SYNTAX_MARK, CATEGORY_MARK = ("\\s", "\\S"), ("\\c", "\\C")


class Translator:
    """Translates one `rx' form; VARIABLES are those that `let' forms in patterns bind, if there can be any."""

    def __init__(self, lisp: Lisp, variables: list[Symbol] | None = None) -> None:
        self.lisp = lisp
        self.variables = variables
        self.greedy = True

    def form(self, form: object) -> Rx:
        """Return FORM translated."""
        found = self._set_or_rx(form)
        return Rx([found.regexp()], ONE) if isinstance(found, CharSet) else found

    def sequence(self, forms: list[object]) -> Rx:
        """Return what matches FORMS one after the other."""
        found = Rx([], SEQUENCE)
        for form in forms:
            found = found.then(self.form(form))
        return found

    def _set_or_rx(self, form: object) -> CharSet | Rx:
        if type(form) is LString:
            return self._text(multibyte_text(form))
        if type(form) is int:
            return CharSet([(form, form)])
        if isinstance(form, Symbol):
            return self._symbol(form)
        if type(form) is Cons:
            return self._list(form)
        raise lisp_error(f"Bad rx expression: {printed(self.lisp, form)}")

    def _text(self, text: str) -> CharSet | Rx:
        if len(text) == 1:
            return CharSet([(char_code(text),) * 2])
        return Rx([quoted(text)], SEQUENCE)

    def _symbol(self, symbol: Symbol) -> CharSet | Rx:
        name = symbol.name
        if name in PLACES:
            return Rx([PLACES[name]], ONE)
        if name in LINE_STARTS:
            return Rx(["^"], STARTS)
        if name in LINE_ENDS:
            return Rx(["$"], ENDS)
        known = _symbol_set(name)
        if known is not None:
            return known
        defined = definition(self.lisp, symbol)
        if defined is not None:
            if len(defined) > 1:
                raise lisp_error(f"Not an ‘rx’ symbol definition: {name}")
            return self._set_or_rx(defined[0])
        constituent = self._constituent(symbol)
        if constituent is not None:
            if type(constituent) is LString:
                return given_regexp(multibyte_text(constituent))
            return self._set_or_rx(constituent)
        raise lisp_error(f"Unknown rx symbol ‘{name}’")

    def _constituent(self, symbol: Symbol) -> object:
        for entry in elements(self.lisp.value("rx-constituents")):
            if type(entry) is Cons and entry.car is symbol:
                return entry.cdr
        return None

    def _list(self, form: Cons) -> CharSet | Rx:
        head, arguments = form.car, elements(form.cdr)
        if type(head) is int:
            head = intern("??" if head == ord("?") else char_text(head))
        if not isinstance(head, Symbol):
            raise lisp_error(f"Bad rx operator ‘{printed(self.lisp, head)}’")
        name = head.name
        if name in REPETITIONS:
            return self._repetition(name, arguments)
        method = _FORMS.get(name)
        if method is not None:
            found: CharSet | Rx = getattr(self, method)(name, arguments)
            return found
        return self._defined(head, arguments, form)

    def _defined(self, head: Symbol, arguments: list[object], form: Cons) -> CharSet | Rx:
        defined = definition(self.lisp, head)
        if defined is not None:
            if len(defined) == 1:
                raise lisp_error(f"Not an ‘rx’ form definition: {head.name}")
            return self._set_or_rx(expanded(head, elements(defined[0]), defined[1], arguments))
        constituent = self._constituent(head)
        if isinstance(constituent, Symbol):
            return self._defined_by(constituent, form)
        if type(constituent) is Cons:
            return self._by_function(constituent, form)
        raise lisp_error(f"Unknown rx form ‘{head.name}’")

    def _defined_by(self, other: Symbol, form: Cons) -> CharSet | Rx:
        constituent = self._constituent(other)
        if type(constituent) is Cons:
            return self._by_function(constituent, form)
        return self._set_or_rx(cons(other, form.cdr))

    def _by_function(self, constituent: Cons, form: Cons) -> Rx:
        text = self.lisp.call(constituent.car, form)
        return given_regexp(text.text if type(text) is LString else "")

    # Sequences, alternatives, sets

    def _sequence(self, name: str, arguments: list[object]) -> CharSet | Rx:
        return self._set_or_rx(arguments[0]) if len(arguments) == 1 else self.sequence(arguments)

    def _any(self, name: str, arguments: list[object]) -> CharSet:
        return set_of(self.lisp, arguments)

    def _not_char(self, name: str, arguments: list[object]) -> CharSet:
        return set_of(self.lisp, arguments).inverted()

    def _not(self, name: str, arguments: list[object]) -> CharSet | Rx:
        if len(arguments) != 1:
            raise lisp_error("rx ‘not’ form takes exactly one argument")
        found = self._set_or_rx(arguments[0])
        if isinstance(found, CharSet):
            return found.inverted()
        text = found.parts[0] if len(found.parts) == 1 else ""
        if isinstance(text, str):
            for pair in (SYNTAX_MARK, CATEGORY_MARK, ("\\b", "\\B")):
                for here, there in (pair, pair[::-1]):
                    if text.startswith(here) and found.holds == ONE:
                        return Rx([_word(there + text[len(here) :])], ONE)
            if text in ("\\w", "\\W"):
                return Rx(["\\W" if text == "\\w" else "\\w"], ONE)
        raise lisp_error(f"Illegal argument to rx ‘not’: {printed(self.lisp, arguments[0])}")

    def _intersection(self, name: str, arguments: list[object]) -> CharSet:
        found = CharSet([], negated=True)
        for each in arguments:
            one = self._set_or_rx(each)
            if not isinstance(one, CharSet):
                raise lisp_error(f"Cannot be used in rx intersection: {printed(self.lisp, each)}")
            if one.classes:
                raise lisp_error("Character class not permitted in set operations")
            found = CharSet(intersection(found.intervals, one.intervals))
        return found

    def _or(self, name: str, arguments: list[object]) -> CharSet | Rx:
        texts = self._texts(arguments)
        if texts and all(len(text) == 1 for text in texts):
            return ListedSet(texts)
        if texts:
            found = alternatives(texts, None)
            return Rx([found], ONE if found.startswith("\\(?:") or len(texts) == 1 else NOTHING_HOLDS)
        alternatives_: list[CharSet | Rx] = []
        for each in arguments:
            self._add_alternative(alternatives_, self._set_or_rx(each))
        if len(alternatives_) == 1:
            return alternatives_[0]
        if not alternatives_:
            return CharSet([])
        parts: list[object] = []
        for one in alternatives_:
            parts += ["\\|"] if parts else []
            parts += [one.regexp()] if isinstance(one, CharSet) else one.parts
        return Rx(parts, NOTHING_HOLDS)

    def _add_alternative(self, found: list[CharSet | Rx], one: CharSet | Rx) -> None:
        if isinstance(one, CharSet) and found and isinstance(found[-1], CharSet):
            joined = found[-1].joined(one)
            if joined is not None:
                found[-1] = joined
                return
        found.append(one)

    def _texts(self, arguments: list[object]) -> list[str]:
        """Return the texts that ARGUMENTS stand for if they are nothing else, an empty list otherwise."""
        texts: list[str] = []
        for each in arguments:
            each = self._plain(each)
            if type(each) is LString:
                texts.append(multibyte_text(each))
            elif type(each) is int:
                texts.append(char_text(each))
            elif type(each) is Cons and isinstance(each.car, Symbol) and each.car.name in ("or", "|"):
                inner = self._texts(elements(each.cdr))
                if not inner:
                    return []
                texts += inner
            else:
                return []
        return texts

    def _plain(self, form: object) -> object:
        """Return FORM with definitions and `eval' at its head replaced by what they stand for."""
        while True:
            if type(form) is Cons and form.car is intern("eval"):
                form = self._evaluated(elements(form.cdr))
            elif isinstance(form, Symbol):
                defined = definition(self.lisp, form)
                if defined is None or len(defined) != 1:
                    return form
                form = defined[0]
            elif type(form) is Cons and isinstance(form.car, Symbol):
                defined = definition(self.lisp, form.car)
                if defined is None or len(defined) != 2:
                    return form
                form = expanded(form.car, elements(defined[0]), defined[1], elements(form.cdr))
            else:
                return form

    # Repetition

    def _repetition(self, name: str, arguments: list[object]) -> Rx:
        modest = "" if self.greedy or name not in SWITCHED else "?"
        return self.sequence(arguments).repeated(REPETITIONS[name] + modest)

    def _counted(self, name: str, arguments: list[object]) -> Rx:
        if not arguments or type(arguments[0]) is not int or arguments[0] < 0:
            raise lisp_error(f"rx ‘{name}’ first argument must be nonnegative")
        ending = "," if name == ">=" else ""
        return self.sequence(arguments[1:]).repeated(f"\\{{{arguments[0]}{ending}\\}}", ONE)

    def _between(self, name: str, arguments: list[object]) -> Rx:
        if len(arguments) < 2:
            raise lisp_error(f"rx ‘{name}’ requires at least 2 arguments")
        if type(arguments[0]) is not int or arguments[0] < 0:
            raise lisp_error(f"rx ‘{name}’ first argument must be nonnegative")
        if name == "repeat" and type(arguments[1]) is not int:
            return self._counted("=", arguments)
        if name == "repeat" and len(arguments) == 2:
            return self._counted("=", arguments)
        low, high, *rest = arguments
        if type(low) is not int or type(high) is not int or low > high:
            raise lisp_error(f"rx ‘{name}’ range error")
        limits = f"{low}" if low == high else f"{low},{high}"
        return self.sequence(rest).repeated(f"\\{{{limits}\\}}", ONE)

    def _modest(self, name: str, arguments: list[object]) -> Rx:
        outer, self.greedy = self.greedy, name == "maximal-match"
        try:
            return self.form(arguments[0])
        finally:
            self.greedy = outer

    # Groups and what is given

    def _group(self, name: str, arguments: list[object]) -> Rx:
        return Rx(["\\(", *self.sequence(arguments).parts, "\\)"], ONE)

    def _numbered_group(self, name: str, arguments: list[object]) -> Rx:
        if not arguments or type(arguments[0]) is not int or arguments[0] < 1:
            raise lisp_error(f"rx ‘{name}’ requires a positive number as first argument")
        return Rx([f"\\(?{arguments[0]}:", *self.sequence(arguments[1:]).parts, "\\)"], ONE)

    def _variable(self, name: str, arguments: list[object]) -> Rx:
        if self.variables is None or not arguments or not isinstance(arguments[0], Symbol):
            raise lisp_error("Unknown rx form ‘let’")
        variable = arguments[0]
        if variable not in self.variables:
            self.variables.append(variable)
        number = self.variables.index(variable) + 1
        return Rx([f"\\(?{number}:", *self.sequence(arguments[1:]).parts, "\\)"], ONE)

    def _back_reference(self, name: str, arguments: list[object]) -> Rx:
        wanted = arguments[0] if arguments else NIL
        if self.variables is not None and isinstance(wanted, Symbol):
            if wanted not in self.variables:
                raise lisp_error(f"rx ‘backref’ variable must be one of: {self._names()}")
            wanted = self.variables.index(wanted) + 1
        if type(wanted) is not int or not 1 <= wanted <= 9:
            raise lisp_error("rx ‘backref’ requires an argument in the range 1..9")
        return Rx([f"\\{wanted}"], ONE)

    def _names(self) -> str:
        return " ".join(each.name for each in self.variables or [])

    def _syntax(self, name: str, arguments: list[object]) -> Rx:
        wanted = arguments[0] if arguments else NIL
        text = SYNTAXES.get(wanted.name) if isinstance(wanted, Symbol) else None
        if text is None and isinstance(wanted, Symbol) and len(wanted.name) == 1 and wanted.name in SYNTAXES.values():
            text = wanted.name
        if type(wanted) is int and char_text(wanted) in SYNTAXES.values():
            text = char_text(wanted)
        if text is None:
            raise lisp_error(f"Unknown rx syntax name ‘{printed(self.lisp, wanted)}’")
        return Rx([_word("\\s" + text)], ONE)

    def _category(self, name: str, arguments: list[object]) -> Rx:
        wanted = arguments[0] if arguments else NIL
        if type(wanted) is int:
            return Rx(["\\c" + char_text(wanted)], ONE)
        if not isinstance(wanted, Symbol) or wanted.name not in CATEGORIES:
            raise lisp_error(f"Unknown rx category ‘{printed(self.lisp, wanted)}’")
        return Rx(["\\c" + CATEGORIES[wanted.name]], ONE)

    def _literal(self, name: str, arguments: list[object]) -> CharSet | Rx:
        given = arguments[0] if len(arguments) == 1 else NIL
        if type(given) is LString:
            return self._text(multibyte_text(given))
        self._refuse_constant(given)
        return Rx([list_of(intern("regexp-quote"), given)], SEQUENCE)

    def _regexp(self, name: str, arguments: list[object]) -> Rx:
        given = arguments[0] if len(arguments) == 1 else NIL
        if type(given) is LString:
            return given_regexp(multibyte_text(given))
        self._refuse_constant(given)
        return Rx([given], NOTHING_HOLDS)

    def _refuse_constant(self, given: object) -> None:
        if type(given) is int or given is NIL or given is T:
            self.lisp.call(intern("regexp-quote"), given)

    def _eval(self, name: str, arguments: list[object]) -> CharSet | Rx:
        return self._set_or_rx(self._evaluated(arguments))

    def _evaluated(self, arguments: list[object]) -> object:
        return self.lisp.evaluator.evaluate(arguments[0], T)


_FORMS = {
    name: method
    for method, names in (
        ("_sequence", "seq sequence : and"),
        ("_or", "or |"),
        ("_any", "any in char"),
        ("_not_char", "not-char"),
        ("_not", "not"),
        ("_intersection", "intersection"),
        ("_counted", "= >="),
        ("_between", "** repeat"),
        ("_modest", "minimal-match maximal-match"),
        ("_group", "group submatch"),
        ("_numbered_group", "group-n submatch-n"),
        ("_variable", "let"),
        ("_back_reference", "backref"),
        ("_syntax", "syntax"),
        ("_category", "category"),
        ("_literal", "literal"),
        ("_regexp", "regexp regex"),
        ("_eval", "eval"),
    )
    for name in names.split()
}


def _symbol_set(name: str) -> CharSet | None:
    if name in ("nonl", "not-newline", "any"):
        return CharSet([(10, 10)], negated=True)
    if name in ("anychar", "anything"):
        return CharSet([], negated=True)
    if name == "unmatchable":
        return CharSet([])
    if name == "not-wordchar":
        return CharSet([], ("word",), True)
    return CharSet([], (CLASSES[name],)) if name in CLASSES else None


def _word(text: str) -> str:
    return {"\\sw": "\\w", "\\Sw": "\\W"}.get(text, text)
