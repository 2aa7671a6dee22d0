"""Text properties follow edits, and agree with a model that keeps one dict a character."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from elnet.objects.intervals import Intervals

KEYS, VALUES = st.sampled_from("abc"), st.integers(0, 2)
SPOT = st.integers(0, 40)
STEP = st.one_of(
    st.tuples(st.just("put"), SPOT, SPOT, KEYS, VALUES),
    st.tuples(st.just("set"), SPOT, SPOT, KEYS, VALUES),
    st.tuples(st.just("clear"), SPOT, SPOT),
    st.tuples(st.just("remove"), SPOT, SPOT, KEYS),
    st.tuples(st.just("insert"), SPOT, st.integers(0, 4)),
    st.tuples(st.just("insert-with"), SPOT, st.integers(1, 4), KEYS, VALUES),
    st.tuples(st.just("delete"), SPOT, SPOT),
)


def apply(intervals, model, step):
    """Do STEP to INTERVALS and to MODEL, a list of dicts."""
    kind, *numbers = step
    size = len(model)
    first, last = sorted((numbers[0] % (size + 1), (numbers[1] if kind[0] != "i" else 0) % (size + 1)))
    if kind == "put":
        key, value = numbers[2:]
        intervals.put(first, last, key, value)
        for spot in range(first, last):
            model[spot] = {**model[spot], key: value}
    elif kind == "set":
        key, value = numbers[2:]
        intervals.set(first, last, {key: value})
        model[first:last] = [{key: value}] * (last - first)
    elif kind == "clear":
        intervals.set(first, last, {})
        model[first:last] = [{}] * (last - first)
    elif kind == "remove":
        intervals.remove(first, last, [numbers[2]])
        for spot in range(first, last):
            model[spot] = {key: value for key, value in model[spot].items() if key != numbers[2]}
    elif kind == "delete":
        intervals.delete(first, last)
        del model[first:last]
    else:
        spot, length = numbers[0] % (size + 1), numbers[1]
        plist = dict([numbers[2:]]) if kind == "insert-with" else {}
        intervals.insert(spot, length, Intervals(length, plist) if plist else None)
        model[spot:spot] = [plist] * length


@given(st.lists(STEP, max_size=25), SPOT)
@settings(max_examples=300, deadline=None)
def test_a_list_of_dicts_is_a_model(steps, spot):
    intervals, model = Intervals(20), [{} for _ in range(20)]
    for step in steps:
        apply(intervals, model, step)
        assert intervals.length == len(model)
        assert [intervals.at(position) for position in range(len(model))] == model
        spans = list(intervals.runs())
        assert [end for _, end, _ in spans][:-1] == [start for start, _, _ in spans][1:]
        assert all(one or other for (_, _, one), (_, _, other) in pairwise(spans))
    size = len(model)
    spot = spot % (size + 1)
    changes = [place for place in range(1, size) if model[place - 1] != model[place]]
    assert intervals.next_change(spot) == next((place for place in changes if place > spot), None)
    assert intervals.previous_change(spot) == next((place for place in reversed(changes) if place < spot), None)
    singles = [place for place in range(1, size) if model[place - 1].get("a") != model[place].get("a")]
    assert intervals.next_single_change(spot, "a") == next((place for place in singles if place > spot), None)
    assert intervals.previous_single_change(spot, "a") == next((place for place in reversed(singles) if place < spot), None)
    part = intervals.slice(spot // 2, spot)
    if part is None:
        assert not any(model[spot // 2 : spot])
    else:
        assert [part.at(position) for position in range(part.length)] == model[spot // 2 : spot]


def shown(intervals):
    """Return INTERVALS as Emacs prints them: runs without properties are left out."""
    return [(start, end, list(plist.items())) for start, end, plist in intervals.runs() if plist]


def test_properties_stand_in_the_order_emacs_prints():
    intervals = Intervals(4, {"a": 1, "b": 2})
    assert intervals.add(1, 3, {"c": 3, "d": 4, "a": 9})
    assert shown(intervals) == [
        (0, 1, [("a", 1), ("b", 2)]),
        (1, 3, [("d", 4), ("c", 3), ("a", 9), ("b", 2)]),
        (3, 4, [("a", 1), ("b", 2)]),
    ]


def test_equal_neighbours_stay_apart_but_are_no_change():
    intervals = Intervals(4)
    intervals.put(0, 2, "a", 1)
    intervals.put(2, 4, "a", 1)
    assert shown(intervals) == [(0, 2, [("a", 1)]), (2, 4, [("a", 1)])]
    assert intervals.next_change(0) is None


def test_setting_what_is_there_changes_nothing_and_splits_nothing():
    intervals = Intervals(4, {"a": 1})
    assert not intervals.put(1, 2, "a", 1)
    assert shown(intervals) == [(0, 4, [("a", 1)])]


def test_values_are_the_same_only_if_eq():
    intervals = Intervals(2)
    intervals.put(0, 1, "a", [1])
    intervals.put(1, 2, "a", [1])
    assert intervals.next_single_change(0, "a") == 1


def test_inserted_text_without_properties_takes_none_from_its_neighbours():
    intervals = Intervals(4, {"a": 1})
    intervals.insert(2, 2)
    assert shown(intervals) == [(0, 2, [("a", 1)]), (4, 6, [("a", 1)])]


def test_text_without_properties_has_no_slice():
    intervals = Intervals(4)
    intervals.put(0, 1, "a", 1)
    assert intervals.slice(1, 4) is None
