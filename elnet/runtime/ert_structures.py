"""The structures of ERT: tests, their results, what is known of a run; and the tests that symbols name."""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Record
from elnet.runtime.keywords import refuse_unknown
from elnet.runtime.lisp import Lisp
from elnet.runtime.structures import Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.structures import Structure


REQUIRED = list_of(intern("cl-assert"), NIL)
"""What Emacs has as first value of a slot that must be given."""
PASSED = list_of(intern("quote"), intern(":passed"))
RESULT, WITH_CONDITION = "ert-test-result", "ert-test-result-with-condition"
STRUCTURES: tuple[tuple[str, str, dict[str, object]], ...] = (
    (
        "ert-test",
        "",
        {
            "name": NIL,
            "documentation": NIL,
            "body": REQUIRED,
            "most-recent-result": NIL,
            "expected-result-type": PASSED,
            "tags": list_of(intern("quote"), NIL),
            "file-name": NIL,
        },
    ),
    (RESULT, "", {"messages": NIL, "should-forms": NIL, "duration": 0}),
    ("ert-test-passed", RESULT, {}),
    (WITH_CONDITION, RESULT, {"condition": REQUIRED, "backtrace": REQUIRED, "infos": REQUIRED}),
    ("ert-test-quit", WITH_CONDITION, {}),
    ("ert-test-failed", WITH_CONDITION, {}),
    ("ert-test-skipped", WITH_CONDITION, {}),
    ("ert-test-aborted-with-non-local-exit", RESULT, {}),
    (
        "ert--stats",
        "",
        {
            **dict.fromkeys(("selector", "tests", "test-map", "test-results", "test-start-times", "test-end-times"), REQUIRED),
            **dict.fromkeys(("passed-expected", "passed-unexpected", "failed-expected", "failed-unexpected", "skipped"), 0),
            **dict.fromkeys(("start-time", "end-time", "aborted-p", "current-test"), NIL),
            "next-redisplay": 0.0,
        },
    ),
)
"""Name, included structure, and the slots with the forms of their first values."""
CONDITIONS = {
    "ert-test-failed": "Test failed",
    "ert-test-skipped": "Test skipped",
    "ert-test-unbound": "ERT test is unbound",
}
EXPLAINERS = {
    "equal": "ert--explain-equal",
    "equal-including-properties": "ert--explain-equal-including-properties",
    "ert-equal-including-properties": "ert--explain-equal-including-properties",
    "string-equal": "ert--explain-string-equal",
    "string=": "ert--explain-string-equal",
}
TEST = intern("ert--test")


class Ert:
    """What ERT is in one interpreter; to make it is to load the library.

    OBSERVER, if there is one, is told of every `should` that was evaluated.
    """

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.observer: Callable[[object], None] | None = None
        self.structures: dict[str, Structure] = {}
        for name, parent, slots in STRUCTURES:
            self._define(name, parent, slots)
        for condition, message in CONDITIONS.items():
            lisp.call(intern("define-error"), intern(condition), lisp_string(message))
        for function, explainer in EXPLAINERS.items():
            lisp.plists.put(intern(function), intern("ert-explainer"), intern(explainer))

    def _define(self, name: str, parent: str, slots: dict[str, object]) -> None:
        options = [list_of(intern(":include"), intern(parent))] if parent else []
        descriptions = [list_of(intern(slot), first) for slot, first in slots.items()]
        structure = self.lisp.part(Structures).define(list_of(intern(name), *options), descriptions)
        self.structures[name] = structure
        constructor = _constructor(self.lisp, structure)
        constructor.__doc__ = f"Return a new `{name}'; ARGUMENTS set slots."
        maker = self.lisp.intern(f"make-{name}")
        self.lisp.functions.define(maker, Subr(maker.name, constructor, False))

    def make(self, name: str, **slots: object) -> Record:
        """Return a structure called NAME with SLOTS, `_` standing for `-`."""
        given = {slot.replace("_", "-"): value for slot, value in slots.items()}
        return Record([intern(name), *_values(self.structures[name], given)])

    def place(self, name: str, slot: str) -> int:
        """Return the index of SLOT in structures called NAME."""
        return self.structures[name].place(intern(slot))

    def get(self, record: Record, slot: str) -> Any:
        """Return SLOT of RECORD, a structure of ERT."""
        return record.items[self.place(record.items[0].name, slot)]  # type: ignore[attr-defined]

    def put(self, record: Record, slot: str, value: object) -> None:
        """Store VALUE into SLOT of RECORD, a structure of ERT."""
        record.items[self.place(record.items[0].name, slot)] = value  # type: ignore[attr-defined]

    def is_a(self, value: object, name: str) -> bool:
        """Tell whether VALUE is a structure called NAME or one that includes it."""
        return self.structures[name].has(value)

    def check(self, value: object, name: str = "ert-test") -> Record:
        """Return VALUE, a structure called NAME; signal `wrong-type-argument` if it is none."""
        if not self.is_a(value, name):
            raise wrong_type_argument(name, value)
        assert type(value) is Record
        return value

    # Tests by name

    def named(self, symbol: object) -> Record:
        """Return the test that SYMBOL names; signal `ert-test-unbound`."""
        found = self.lisp.plists.get(symbol, TEST) if isinstance(symbol, Symbol) else NIL
        if found is NIL:
            raise signal("ert-test-unbound", symbol)
        return self.check(found)

    def all(self) -> list[Record]:
        """Return the tests that symbols name, by name."""
        get = self.lisp.plists.get
        found: list[tuple[str, Record]] = []
        for symbol in self.lisp.obarray.values():
            test = get(symbol, TEST)
            if type(test) is Record:
                found.append((symbol.name, test))
        return [test for _, test in sorted(found, key=lambda pair: pair[0])]


def _values(structure: Structure, given: dict[str, object]) -> list[object]:
    """Return the slots of a new STRUCTURE, GIVEN by name or as they are first."""
    found: list[object] = []
    for _, slot in structure.named_slots():
        if slot.name.name in given:
            found.append(given[slot.name.name])
        elif slot.default is REQUIRED:
            raise signal("cl-assertion-failed", NIL)
        else:
            found.append(_constant(slot.default))
    return found


def _constant(form: object) -> object:
    return elements(form)[1] if type(form) is Cons else form


def _constructor(lisp: Lisp, structure: Structure) -> Any:
    names = {intern(f":{slot.name.name}"): slot.name.name for _, slot in structure.named_slots()}

    def construct(*arguments: Any) -> object:
        given: dict[str, object] = {}
        for place in range(len(arguments) // 2 * 2 - 2, -1, -2):
            if arguments[place] in names:
                given[names[arguments[place]]] = arguments[place + 1]
        if len(arguments) % 2 or any(name not in names for name in arguments[::2]):
            refuse_unknown(lisp, list_from(arguments), list(names))
        return Record([structure.name, *_values(structure, given)])

    return construct
