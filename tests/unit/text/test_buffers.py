"""Buffers keep point, the visible part, markers and properties right through any edit."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elnet.objects.conditions import LispSignal
from elnet.objects.intervals import Intervals
from elnet.objects.symbols import intern
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker
from elnet.text.watchers import Watcher


def buffer_of(text, multibyte=True):
    buffer = Buffer("b", multibyte)
    buffer.insert(text)
    return buffer


SPOT = st.integers(0, 99)
STEP = st.tuples(st.sampled_from(["insert", "before", "delete", "replace"]), SPOT, SPOT, st.text("xyz\n", max_size=5))


@given(st.text("ab\n", max_size=20), st.lists(SPOT, max_size=5), st.lists(STEP, max_size=15))
@settings(max_examples=300, deadline=None)
def test_a_list_of_characters_and_marks_is_a_model(text, spots, steps):
    """The model is a list in which markers stand between the characters."""
    buffer = buffer_of(text)
    places = [1 + spot % (len(text) + 1) for spot in spots]
    markers = [Marker(buffer, place, advances=bool(place % 2)) for place in places]
    expected = [(place, bool(place % 2)) for place in places]
    for kind, one, other, new in steps:
        start, end = sorted((1 + one % (len(text) + 1), 1 + other % (len(text) + 1)))
        if kind in ("insert", "before"):
            buffer.goto(start)
            buffer.insert(new, before_markers=kind == "before")
            text = text[: start - 1] + new + text[start - 1 :]
            moves = [p > start or (p == start and (a or kind == "before")) for p, a in expected]
            expected = [(p + len(new) * moved, a) for (p, a), moved in zip(expected, moves, strict=True)]
            assert buffer.point == start + len(new)
        elif kind == "delete":
            buffer.delete(start, end)
            text = text[: start - 1] + text[end - 1 :]
            expected = [(p - max(0, min(p, end) - start), a) for p, a in expected]
        elif start < end or new:
            buffer.replace(start, end, new)
            text = text[: start - 1] + new + text[end - 1 :]
            change = len(new) - (end - start)
            expected = [(p + change if p >= end else min(p, start), a) for p, a in expected]
        assert buffer.substring(1, buffer.zv) == text
        assert [marker.position for marker in markers] == [p for p, _ in expected]


def test_dead_markers_leave_nothing_behind():
    buffer = buffer_of("abc")
    for _ in range(10_000):
        Marker(buffer, 2)
    gc.collect()
    assert not list(buffer.markers)


def test_a_marker_counts_as_its_position():
    marker = Marker(buffer_of("abcdef"), 3)
    assert (marker + 1, 1 + marker, marker - 1, 5 - marker, marker * 2, 2 * marker, -marker) == (4, 4, 2, 2, 6, 6, -3)
    assert (marker < 4, marker <= 3, marker > 2, marker >= 4, marker < 4) == (True, True, True, False, True)
    assert marker + marker == 6


def test_arithmetic_on_a_marker_that_points_nowhere_is_an_error():
    with pytest.raises(LispSignal) as caught:
        Marker() + 1
    assert caught.value.data.car.text == "Marker does not point anywhere"


def test_adding_something_else_to_a_marker_blames_that():
    symbol = intern("a")
    with pytest.raises(LispSignal) as caught:
        Marker(buffer_of("abc"), 1) + symbol
    assert caught.value.data.cdr.car is symbol


def test_a_marker_stays_within_the_text():
    buffer = buffer_of("abc")
    assert Marker(buffer, 100).position == 4
    assert Marker(buffer, -5).position == 1


def test_killing_a_buffer_leaves_its_markers_nowhere():
    buffer = buffer_of("abc")
    marker = Marker(buffer, 2)
    buffer.kill()
    assert marker.buffer is None
    assert buffer.name is None


LINES, LINES_AND_NEWLINE = "ab\ncd\nef", "ab\ncd\nef\n"


@pytest.mark.parametrize(
    ("text", "start", "count", "missing", "point"),
    [
        (LINES, 1, 1, 0, 4),
        (LINES, 1, 3, 0, 9),
        (LINES, 1, 0, 0, 1),
        (LINES, 5, 0, 0, 4),
        (LINES, 5, -1, 0, 1),
        (LINES, 5, -2, -1, 1),
        (LINES, 1, -1, -1, 1),
        (LINES, 9, 1, 1, 9),
        (LINES, 9, 0, 0, 7),
        (LINES, 7, 1, 0, 9),
        (LINES, 2, -5, -5, 1),
        (LINES, 1, 10, 7, 9),
        (LINES_AND_NEWLINE, 1, 3, 0, 10),
        (LINES_AND_NEWLINE, 1, 4, 1, 10),
        (LINES_AND_NEWLINE, 10, 1, 1, 10),
        (LINES_AND_NEWLINE, 10, -1, 0, 7),
    ],
)
def test_forward_line_counts_as_emacs_does(text, start, count, missing, point):
    buffer = buffer_of(text)
    buffer.goto(start)
    assert (buffer.forward_line(count), buffer.point) == (missing, point)


def test_lines_end_where_the_visible_part_does():
    buffer = buffer_of(LINES)
    buffer.narrow(2, 5)
    assert (buffer.line_start(2), buffer.line_end(5)) == (2, 5)
    buffer.goto(2)
    assert (buffer.forward_line(2), buffer.point) == (0, 5)


def test_the_visible_part_follows_edits():
    buffer = buffer_of("abcdef")
    buffer.narrow(2, 6)
    buffer.goto(4)
    buffer.insert("--")
    assert (buffer.begv, buffer.zv) == (2, 8)
    buffer.goto(8)
    buffer.insert("Z")
    buffer.goto(2)
    buffer.insert("Y")
    assert (buffer.begv, buffer.zv) == (2, 10)
    buffer.delete(2, 4)
    assert (buffer.begv, buffer.zv) == (2, 8)
    assert (buffer.char_before(2), buffer.char_after(8)) == (None, None)


@pytest.mark.parametrize(("size", "ticks"), [(1, 2), (2, 3), (3, 3), (4, 4), (7, 4), (8, 5), (100, 8), (1000, 11)])
def test_modification_ticks_grow_with_the_digits_of_the_change(size, ticks):
    buffer = buffer_of("a" * size)
    assert (buffer.modified_tick, buffer.chars_tick) == (ticks, ticks)


def test_changing_properties_modifies_but_changes_no_characters():
    buffer = buffer_of("abc")
    buffer.set_modified(False)
    assert not buffer.modified
    assert buffer.add_properties(1, 2, {"a": 1})
    assert (buffer.modified, buffer.modified_tick, buffer.chars_tick) == (True, 4, 3)
    assert not buffer.add_properties(1, 2, {"a": 1})


def test_text_brings_its_properties_along():
    buffer = buffer_of("abcd")
    buffer.goto(3)
    buffer.insert("XY", Intervals(2, {"face": "bold"}))
    assert list(buffer.properties_between(2, 6).runs()) == [(0, 1, {}), (1, 3, {"face": "bold"}), (3, 4, {})]
    buffer.delete(1, 4)
    assert list(buffer.properties_between(1, 4).runs()) == [(0, 1, {"face": "bold"}), (1, 3, {})]


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [("abcd", "abXd", 3), ("abXd", "abcd", -3), ("ab", "ab", 0), ("ab", "abX", -3), ("abc", "ab", 3)],
)
def test_compare_tells_where_texts_differ(one, other, result):
    one, other = buffer_of(one), buffer_of(other)
    assert one.compare(1, one.zv, other, 1, other.zv) == result


def test_the_same_bytes_can_be_seen_as_characters_or_one_by_one():
    buffer = buffer_of("aéb\udc80")
    markers = [Marker(buffer, place) for place in (2, 3, 4)]
    buffer.goto(3)
    buffer.set_multibyte(False)
    assert buffer.substring(1, buffer.zv) == "a\xc3\xa9b\x80"
    assert ([marker.position for marker in markers], buffer.point, buffer.zv) == ([2, 4, 5], 4, 6)
    markers[2].move(buffer, 3)
    buffer.goto(3)
    buffer.set_multibyte(True)
    assert buffer.substring(1, buffer.zv) == "aéb\udc80"
    assert ([marker.position for marker in markers], buffer.point, buffer.zv) == ([2, 3, 3], 3, 5)


def test_text_is_made_to_fit_the_kind_of_buffer():
    assert Buffer("u", multibyte=False).fitting("é\udce9a日", multibyte=True) == "\xe9\xe9a\xe5"
    assert Buffer("m").fitting("\xe9", multibyte=False) == "\udce9"


class Log(Watcher):
    """A watcher that remembers what it was told."""

    def __init__(self):
        self.entries = []

    def before_change(self, start, end):
        self.entries.append((start, end))

    def after_change(self, start, end, old_length):
        self.entries.append((start, end, old_length))


def test_watchers_hear_of_changes_before_and_after():
    buffer, log = buffer_of("abcdef"), Log()
    buffer.watchers.append(log)
    buffer.goto(3)
    buffer.insert("xx")
    buffer.delete(1, 3)
    buffer.replace(1, 2, "new")
    assert log.entries == [(3, 3), (3, 5, 0), (1, 3), (1, 1, 2), (1, 2), (1, 4, 1)]
