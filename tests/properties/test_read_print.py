"""What is printed is read back the same, with every combination of options that says so.

`print-escape-multibyte` is none of them: Emacs then prints é as \\x00e9, and reads that as the byte #xe9.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from elnet.objects.cons import Cons
from elnet.objects.vectors import Vector
from elnet.printer import PrintOptions, prin1
from elnet.reader import Reader
from elnet.reader.streams import collect_form
from tests.support.values import VALUES, same

ESCAPES = ("escape_newlines", "escape_control_characters")
SWITCHES = ("circle", "gensym", "quoted", "integers_as_characters", *ESCAPES)
OPTIONS = st.fixed_dictionaries({switch: st.booleans() for switch in SWITCHES}).map(
    lambda given: PrintOptions(charset_text_property="always", **given)
)


@given(VALUES, OPTIONS)
@settings(deadline=None, max_examples=300)
def test_what_is_printed_is_read_back(value: object, options: PrintOptions) -> None:
    text = prin1(value, options)
    reader = Reader(text)
    assert same(reader.read(), value)
    assert reader.position == len(text)


@given(VALUES, st.sampled_from([" x", ")", "\n;x\n", '"y"', "(z)"]))
@settings(deadline=None, max_examples=100)
def test_a_stream_gives_up_exactly_one_form(value: object, rest: str) -> None:
    text = prin1(value)
    characters = list(text + rest)
    form = collect_form(lambda: characters.pop(0) if characters else "", lambda char: characters.insert(0, char))
    assert (form, "".join(characters)) == (text, rest)


@given(st.lists(st.sampled_from(["cons", "vector", "back"]), min_size=1, max_size=30), st.data())
@settings(deadline=None, max_examples=100)
def test_circles_are_read_back(shape: list[str], data: st.DataObject) -> None:
    made: list[Cons | Vector] = []
    for kind in shape:
        earlier: object = data.draw(st.sampled_from(made)) if made else 1
        if kind == "back" and made:
            point_back(made[0], earlier)
        else:
            made.append(new_object(kind, earlier))
    text = prin1(made[-1], PrintOptions(circle=True))
    assert prin1(Reader(text).read(), PrintOptions(circle=True)) == text


def new_object(kind: str, content: object) -> Cons | Vector:
    """Return a new container of CONTENT."""
    if kind == "vector":
        return Vector([content, 2])
    pair = Cons()
    pair.car = pair.cdr = content
    return pair


def point_back(place: Cons | Vector, value: object) -> None:
    """Make PLACE refer to VALUE."""
    if isinstance(place, Cons):
        place.cdr = value
    else:
        place.items[1] = value
