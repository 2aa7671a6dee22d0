"""A text agrees with a plain string whatever is done to it, and big texts stay cheap to edit."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elnet.text import chunks
from elnet.text.chunks import Text

SPOT = st.integers(0, 10_000)
STEP = st.tuples(st.sampled_from(["insert", "insert-here", "delete", "replace", "span"]), SPOT, SPOT, st.integers(0, 12))


@pytest.fixture(autouse=True, scope="module")
def _small_chunks():
    before, chunks.MAX_CHUNK = chunks.MAX_CHUNK, 8
    yield
    chunks.MAX_CHUNK = before


@given(st.text("ab\n", max_size=60), st.lists(STEP, max_size=40))
@settings(max_examples=500, deadline=None)
def test_a_string_is_a_model(model, steps):
    text = Text(model)
    here = 0
    for kind, one, other, size in steps:
        first, last = sorted((one % (len(model) + 1), other % (len(model) + 1)))
        new = ("x\ny" + chr(97 + one % 26) * 12)[:size]
        if kind == "insert":
            text.insert(first, new)
            model = model[:first] + new + model[first:]
            here = first + len(new)
        elif kind == "insert-here":
            here = min(here, len(model))
            text.insert(here, new)
            model = model[:here] + new + model[here:]
            here += len(new)
        elif kind == "delete":
            text.delete(first, last)
            model = model[:first] + model[last:]
        elif kind == "replace":
            text.replace(first, last, new)
            model = model[:first] + new + model[last:]
        else:
            base, found = text.span(first, last)
            assert found[first - base : last - base] == model[first:last]
        assert text.length == len(model)
        first, last = min(first, len(model)), min(last, len(model))
        if size % 3 == 0:
            assert text.slice(first, last) == model[first:last]
            assert text.find("\n", first, last) == model.find("\n", first, last)
            assert text.rfind("\n", first, last) == model.rfind("\n", first, last)
            assert text.count("\n", first, last) == model.count("\n", first, last)
    assert str(text) == model
    assert [text.char(position) for position in range(len(model))] == list(model)
    backward = [piece for _, piece in text.chunks_backward(0, len(model))]
    assert "".join(reversed(backward)) == model


def test_a_text_inserted_whole_is_lent_out_without_a_copy():
    whole = "x" * 100
    assert Text(whole).span(10, 20)[1] is whole


def test_edits_all_over_a_big_text_take_no_time_like_its_size(monkeypatch):
    monkeypatch.setattr(chunks, "MAX_CHUNK", 1 << 15)
    text = Text("line of text\n" * 1_000_000)
    begun = time.perf_counter()
    for position in range(0, 1_000_000, 100):
        text.insert(position, "new")
        text.span(position, position + 50)
    for _ in range(20_000):
        text.insert(text.length, "appended")
        text.span(text.length - 20, text.length)
    assert time.perf_counter() - begun < 5
