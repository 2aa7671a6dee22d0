"""The table of states: what Emacs was seen to do, and what must hold for every walk through it."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elnet.process.status import BROKEN, KINDS, TABLE, Status, signal_description

RECORDED = (Path(__file__).parent / "recorded" / "status.case").read_text()
SHOWN = {"run", "stop", "exit", "signal", "open", "closed", "connect", "failed", "listen"}

# kind, events, what the sentinel is told of the last one, the status then, the exit status
WALKS = [
    ("connection", ["opened"], None, "open", 0),
    ("connection", ["accepted"], "open from 127.0.0.1\n", "open", 0),
    ("connection", ["connecting"], None, "connect", 0),
    ("connection", ["connecting", "connected"], "open\n", "open", 0),
    ("connection", ["connecting", ("refused", 111)], "failed with code 111\n", "failed", 111),
    ("connection", ["connecting", ("unresolved", "Name lookup of x failed")], None, "failed", "Name lookup of x failed"),
    ("connection", ["connecting", ("distrusted", "TLS negotiation failed")], None, "failed", "TLS negotiation failed"),
    ("connection", ["connecting", "deleted", ("distrusted", "stopped")], None, "failed", "stopped"),
    ("connection", ["connecting", "accepted"], "open from 127.0.0.1\n", "open", 0),
    ("connection", ["connecting", ("refused", 111), "deleted"], "deleted\n", "closed", 0),
    ("connection", ["connecting", ("refused", 111), "pause"], None, "stop", 111),
    ("connection", ["connecting", "deleted"], "deleted\n", "closed", 0),
    ("connection", ["connecting", "pause"], None, "stop", 0),
    ("connection", ["connecting", "pause", "connected"], "open\n", "stop", 0),
    ("connection", ["connecting", "pause", "connected", "resume"], None, "open", 0),
    ("connection", ["opened", "ended"], "connection broken by remote peer\n", "closed", BROKEN),
    ("connection", ["opened", "pause", "unwritable"], "connection broken by remote peer\n", "closed", BROKEN),
    ("connection", ["opened", "ended", "deleted"], None, "closed", 0),
    ("connection", ["opened", "deleted"], "deleted\n", "closed", 0),
    ("connection", ["opened", "deleted", "pause"], None, "closed", 0),
    ("server", ["opened"], None, "listen", 0),
    ("server", ["opened", "pause", "resume"], None, "listen", 0),
    ("server", ["opened", "deleted"], "deleted\n", "closed", 0),
    ("datagram", ["opened"], None, "open", 0),
    ("datagram", ["opened", "pause"], None, "stop", 0),
    ("datagram", ["opened", "deleted"], "deleted\n", "closed", 0),
    ("pipe", ["opened", "pause"], None, "stop", 0),
    ("pipe", ["opened", "ended"], "finished\n", "closed", 0),
    ("pipe", ["opened", "deleted"], "finished\n", "closed", 0),
    ("serial", ["opened", "ended"], "exited abnormally with code 256\n", "closed", BROKEN),
    ("serial", ["opened", "deleted"], "finished\n", "closed", 0),
    ("program", ["opened"], None, "run", 0),
    ("program", ["opened", "ended"], None, "run", 0),
    ("program", ["opened", ("exited", 0)], "finished\n", "exit", 0),
    ("program", ["opened", ("exited", 7)], "exited abnormally with code 7\n", "exit", 7),
    ("program", ["opened", ("signalled", 9)], "killed\n", "signal", 9),
    ("program", ["opened", ("signalled", 24)], "cPU time limit exceeded\n", "signal", 24),
    ("program", ["opened", ("stopped", 19)], "stopped (signal)\n", "stop", 19),
    ("program", ["opened", ("stopped", 19), "continued"], "run", "run", 0),
    ("program", ["opened", "continued"], "run", "run", 0),
    ("program", ["opened", "deleted"], "killed\n", "signal", 9),
    ("program", ["opened", "deleted", ("signalled", 9)], None, "signal", 9),
    ("program", ["opened", ("exited", 3), "deleted"], None, "exit", 3),
    ("program", ["opened", "unwritable"], "exited abnormally with code 256\n", "exit", BROKEN),
    ("program", ["opened", "unwritable", ("exited", 9)], None, "exit", BROKEN),
]


def walk(status: Status, events: list[str | tuple[str, int | str]]) -> str | None:
    told = None
    for event in events:
        name, code = (event, 0) if isinstance(event, str) else event
        told = status.happen(name, code=code, peer="127.0.0.1")
    return told


@pytest.mark.parametrize(("kind", "events", "told", "shown", "code"), WALKS)
def test_events_lead_where_emacs_goes(
    kind: str, events: list[str | tuple[str, int | str]], told: str | None, shown: str, code: int | str
) -> None:
    status = Status(kind)
    assert walk(status, events) == told
    assert (status.shown, status.code) == (shown, code)


def test_a_dumped_core_is_mentioned() -> None:
    status = Status("program")
    status.happen("opened")
    assert status.happen("signalled", code=11, core_dumped=True) == "segmentation fault (core dumped)\n"


def test_every_message_recorded_from_emacs_is_one_of_the_walks() -> None:
    known = {(told, shown, code) for _, _, told, shown, code in WALKS if told}
    signals = {(signal_description(number) + "\n", "signal", number) for number in range(1, 65)}
    codes = {(f"exited abnormally with code {code}\n", "exit", code) for code in range(1, 257)}
    known |= signals | codes | {("open from -\n", "open", 0), ("segmentation fault (core dumped)\n", "signal", 11)}
    notes = re.findall(r'\("(?:client|child|server|pipe|serial|terminal)[^"]*" "([^"]*)" ([a-z]+) (\d+)\)', RECORDED)
    assert len(notes) > 80
    heard = {(message.replace("\\n", "\n"), shown, int(code)) for message, shown, code in notes}
    assert heard - known == set()


def test_what_is_no_process_of_that_kind_cannot_happen() -> None:
    with pytest.raises(KeyError):
        Status("server").happen("signalled")


def test_lisp_sees_only_emacs_s_states() -> None:
    for kind, state, event in TABLE:
        status = Status(kind)
        status.state = state
        assert status.shown in SHOWN | {"new"}
        status.happen(event, code=1)
        assert status.shown in SHOWN


@given(
    st.sampled_from(KINDS), st.lists(st.sampled_from(sorted({event for _, _, event in TABLE} - {"distrusted"})), max_size=12)
)
def test_what_has_ended_stays_ended_and_is_not_talked_about_again(kind: str, events: list[str]) -> None:
    status = Status(kind)
    for event in events:
        before = status.shown
        told = (kind, status.state, event) in TABLE and status.happen(event, code=1)
        if before in ("closed", "exit", "signal"):
            assert (status.shown, bool(told)) == (before, False)


def test_every_state_has_an_answer_to_every_event_of_its_kind() -> None:
    events: dict[str, set[str]] = {}
    states: dict[str, set[str]] = {}
    for (kind, state, event), transition in TABLE.items():
        if state != "new":
            events.setdefault(kind, set()).add(event)
            states.setdefault(kind, set()).add(state)
        if transition is not None:
            states.setdefault(kind, set()).add(transition.state)
    unanswered = {
        (kind, state, event)
        for kind in KINDS
        for state, event in product(states[kind], events[kind])
        if (kind, state, event) not in TABLE
    }
    assert unanswered == set()
