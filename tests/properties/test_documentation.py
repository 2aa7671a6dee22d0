"""Everything that Lisp can call says what it does and which arguments it takes."""

from __future__ import annotations

import pytest

from elnet.assembly import Assembly
from elnet.builtins import names_in
from elnet.builtins.index import NAMES
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL


@pytest.mark.parametrize("topic", NAMES)
def test_docstrings_start_with_a_sentence(topic: str) -> None:
    interpreter = Assembly()
    for name in names_in(NAMES[topic]):
        text = interpreter.call("documentation", interpreter.lisp.intern(name))
        assert isinstance(text, LString), name
        first = text.text.split("\n\n")[0].strip()
        assert first[:1].isupper() or first[:1] in "`‘0123456789", f"{name}: {first}"
        assert first.endswith((".", ":", ")")), f"{name}: {first}"


@pytest.mark.parametrize("topic", NAMES)
def test_arity_and_argument_list_agree(topic: str) -> None:
    interpreter = Assembly()
    for name in names_in(NAMES[topic]):
        symbol = interpreter.lisp.intern(name)
        arity = interpreter.call("func-arity", symbol) if interpreter.call("macrop", symbol) is NIL else None
        words = [str(each) for each in elements(interpreter.call("help-function-arglist", symbol))]
        required = words[: min([words.index(word) for word in ("&optional", "&rest") if word in words], default=len(words))]
        assert arity is None or (isinstance(arity, Cons) and arity.car == len(required)), name


def test_an_argument_list_is_that_of_the_definition() -> None:
    shown = Assembly().eval_string(
        '(format "%S" (list (help-function-arglist (lambda (x &optional y) x)) (help-function-arglist \'car)))'
    )
    assert isinstance(shown, LString)
    assert shown.text == lisp_string("((x &optional y) (list))").text
