"""Markers and overlays in many blocks are where a plain list says."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elnet.text import marker_table, overlay_table
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker
from elnet.text.overlays import Overlay

SIZE = 60
SPOT = st.integers(0, 199)
STEP = st.tuples(st.sampled_from(["insert", "before", "delete", "replace", "move", "drop"]), SPOT, SPOT, st.integers(0, 9))


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(marker_table, "LARGEST", 3)
    monkeypatch.setattr(overlay_table, "LARGEST", 3)
    monkeypatch.setattr(overlay_table, "ENOUGH", 4)


def changed(place, advances, kind, start, end, size):
    """Return where a marker at PLACE is after a step of KIND between START and END of the text."""
    if kind in ("insert", "before"):
        return place + size if place > start or (place == start and (advances or kind == "before")) else place
    growth = (size if kind == "replace" else 0) - (end - start)
    return place if place < start else start if place < end else place + growth


def apply(buffer, kind, start, end, size):
    if kind in ("insert", "before"):
        buffer.insert_at(start, "x" * size, before_markers=kind == "before")
    elif kind == "delete":
        buffer.delete(start, end)
    elif kind == "replace":
        buffer.replace(start, end, "y" * size)


@given(st.lists(SPOT, min_size=10, max_size=40), st.lists(STEP, max_size=20))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_of_places_is_a_model_of_the_markers(small_blocks, spots, steps):
    buffer = Buffer("b")
    buffer.insert("a" * SIZE)
    model = {Marker(buffer, 1 + spot % SIZE, bool(spot % 2)): 1 + spot % SIZE for spot in spots}
    for kind, one, other, size in steps:
        start, end = sorted((1 + one % (buffer.size + 1), 1 + other % (buffer.size + 1)))
        if kind == "drop":
            model.pop(next(iter(model)), None)
        elif kind == "move":
            for marker in list(model)[:size]:
                marker.move(buffer, start)
                model[marker] = start
        else:
            apply(buffer, kind, start, end, size)
            model = {each: changed(place, each.advances, kind, start, end, size) for each, place in model.items()}
        assert [marker.position for marker in model] == list(model.values())
        between = {marker for marker, place in model.items() if start <= place <= end}
        assert set(buffer.markers.between(start, end)) & model.keys() == between


@given(st.lists(st.tuples(SPOT, SPOT), min_size=10, max_size=30), st.lists(STEP, max_size=15))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_of_overlays_is_a_model_of_the_table(small_blocks, ends, steps):
    buffer = Buffer("b")
    buffer.insert("a" * SIZE)
    overlays = [Overlay(buffer, *sorted((1 + a % SIZE, 1 + b % SIZE)), bool(a % 2), bool(b % 2)) for a, b in ends]
    for kind, one, other, size in steps:
        start, end = sorted((1 + one % (buffer.size + 1), 1 + other % (buffer.size + 1)))
        if kind == "drop" and overlays:
            overlays.pop(0).delete()
        elif kind == "move":
            for overlay in overlays[:size]:
                overlay.move(buffer, start, end)
        else:
            apply(buffer, kind, start, end, size)
        touching = {overlay for overlay in overlays if overlay.start <= end and start <= overlay.end}
        borders = {border for overlay in overlays for border in (overlay.start, overlay.end)}
        after = min([border for border in borders if start < border < buffer.zv], default=buffer.zv)
        before = max([border for border in borders if 1 < border < end], default=1)
        for _ in range(2):  # by blocks, then by the places of all
            assert set(buffer.overlays.touching(start, end)) == touching
            assert buffer.overlays.border_after(start, buffer.zv) == after
            assert buffer.overlays.border_before(end, 1) == before
        assert set(buffer.overlays) == set(overlays)


def test_blocks_of_markers_that_nobody_has_are_dropped():
    buffer = Buffer("b")
    buffer.insert("a" * 1000)
    markers = [Marker(buffer, 1 + each) for each in range(1000)]
    assert len(buffer.markers.blocks) > 4
    markers.clear()
    gc.collect()
    buffer.insert("b")
    assert buffer.markers.blocks == []
