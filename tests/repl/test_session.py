"""The conversation without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from elnet.assembly import Assembly
from elnet.repl.indentation import next_column
from elnet.repl.session import Session
from elnet.repl.text import calls_around, is_unfinished, tokens
from tests.support.waiting import wait_until


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def session(said: list[str]) -> Iterator[Session]:
    interpreter = Assembly()
    yield Session(interpreter, said.append)
    interpreter.close()


@pytest.fixture
def ask(session: Session, said: list[str]) -> Callable[[str], str]:
    """Submit a text and return what is shown."""

    def submit(text: str) -> str:
        said.clear()
        session.submit(text)
        return "".join(said)

    return submit


Ask = Callable[[str], str]


def test_each_form_shows_its_value(ask: Ask) -> None:
    assert ask("(+ 1 2) 'a") == "3\na\n"


def test_values_are_remembered(ask: Ask) -> None:
    for form in ("1", "2", "3"):
        ask(form)
    assert ask("(list * ** ***)") == "(3 2 1)\n"
    assert ask("*") == "(3 2 1)\n"


def test_bindings_are_lexical(ask: Ask) -> None:
    assert ask("(funcall (let ((x 1)) (lambda () x)))") == "1\n"


def test_a_value_begins_a_line_of_its_own(ask: Ask) -> None:
    assert ask('(princ "abc")') == 'abc\n"abc"\n'


def test_an_error_is_told_and_the_conversation_goes_on(ask: Ask) -> None:
    assert ask("(car 5)").endswith("    (car 5)\n    ^\nWrong type argument: listp, 5\n")
    assert ask("(throw 'a 1)").endswith("No catch for tag: a, 1\n")
    assert ask("(quit-nothing)").endswith("void: quit-nothing\n")
    assert ask("1") == "1\n"


def test_half_a_form_and_a_bad_one_are_errors_when_submitted(ask: Ask) -> None:
    assert "End of file during parsing" in ask("(car")
    assert "Invalid read syntax" in ask(")")


def test_an_error_in_a_filter_does_not_end_the_conversation(ask: Ask, session: Session, said: list[str]) -> None:
    ask(
        """(let* ((s (make-network-process :name "s" :server t :service t :host "127.0.0.1" :family 'ipv4
                       :filter (lambda (_p _s) (error "Too bad"))))
                  (c (make-network-process :name "c" :host "127.0.0.1" :service (process-contact s :service))))
             (process-send-string c "x"))"""
    )
    wait_until(lambda: session.serve() is None and "error in process filter: Too bad" in "".join(said))
    assert session.status is None


def test_a_server_serves_while_nothing_is_evaluated(ask: Ask, session: Session) -> None:
    ask(
        """(setq echo (make-network-process :name "echo" :server t :service t :host "127.0.0.1" :family 'ipv4
                         :filter #'process-send-string :noquery t)
                 got nil)
           (setq client (make-network-process :name "client" :host "127.0.0.1" :family 'ipv4 :noquery t
                           :service (process-contact echo :service) :filter (lambda (_p s) (setq got s))))
           (process-send-string client "hello")"""
    )
    wait_until(lambda: session.serve() is None and session.lisp.is_set("got"))
    assert ask("got") == '"hello"\n'
    assert "echo  network  listen  (" in ask(",processes")


def test_serving_tells_when_a_timer_is_due(ask: Ask, session: Session) -> None:
    assert session.serve() is None
    ask("(setq ran nil) (run-at-time 100 nil #'ignore)")
    patience = session.serve()
    assert patience is not None
    assert 90 < patience <= 100
    ask("(run-at-time 0 nil (lambda () (setq ran t)))")
    session.serve()
    assert ask("ran") == "t\n"


def test_killing_emacs_ends_the_conversation_with_its_status(ask: Ask, session: Session) -> None:
    ask("(kill-emacs 3)")
    assert session.status == 3


# Commands


def test_doc_shows_call_kind_and_documentation(ask: Ask) -> None:
    assert ask(",doc car") == "(car LIST)  [function]\nReturn the car of LIST, nil if it is nil.\n"
    assert ask(",doc when").startswith("(when COND &rest BODY)  [macro]\n")
    assert ask(",doc load-path").startswith("load-path  [variable]\n")
    assert ask(",doc no-such-thing") == "no-such-thing is neither a function nor a variable.\n"


def test_apropos_lists_what_matches(ask: Ask) -> None:
    assert "(process-send-string PROCESS STRING)" in ask(",apropos ^process-send")
    assert ask(",apropos no-such-thing") == "0 names match.\n"
    assert "no regular expression" in ask(",apropos (")


def test_source_shows_the_definition(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "library.el"
    file.write_text(";;; -*- lexical-binding: t -*-\n(defun one ()\n  1)\n(defun two ()\n  (+ (one)\n     1))\n")
    assert ask(f",load {file}") == f"{file} is loaded.\n"
    assert ask(",source two") == f"{file}:4:\n(defun two ()\n  (+ (one)\n     1))\n"
    assert "def car(" in ask(",source car")
    assert ask(",source no-such-thing") == "The source of no-such-thing is not known.\n"


def test_trace_shows_calls_until_told_again(ask: Ask) -> None:
    ask("(defun twice (n) (* 2 n))")
    ask(",trace twice")
    assert ask("(twice 4)") == "(twice 4)\ntwice => 8\n8\n"
    ask(",trace twice")
    assert ask("(twice 4)") == "8\n"


def test_commands_may_be_abbreviated(ask: Ask, session: Session) -> None:
    assert ask(",nonsense") == "There is no command ,nonsense; ,help lists them.\n"
    assert ",apropos REGEXP" in ask(",he")
    ask(",q")
    assert session.status == 0


# Text


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("", False),
        ("a", False),
        ("(a", True),
        ("(a) (b", True),
        ("(a))", False),
        ('"abc', True),
        ('"a\\"', True),
        ("'", True),
        ("#'", True),
        ("[1 2", True),
        ("(a . ", True),
        ("?", False),
        ("(a ; )", True),
        ("(a ; )\n)", False),
        ("#s(a", True),
    ],
)
def test_half_a_form_is_known(text: str, unfinished: bool) -> None:
    assert is_unfinished(text) is unfinished


def test_the_call_around_the_cursor_is_known() -> None:
    calls = calls_around('(let ((a 1)) (make-process :name "x" :')
    assert [call.function for call in calls] == ["let", "make-process"]
    assert [word for _, word in calls[-1].words] == [":name", '"x"', ":"]


def test_tokens_cover_comments_and_an_open_string() -> None:
    kinds = [token.kind for token in tokens('(a ; b\n "c')]
    assert kinds == ["OPEN", "PLAIN_SYMBOL", "COMMENT", "UNFINISHED"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 0),
        ("(defun f (x)", 2),
        ("(list 1", 6),
        ("(list", 2),
        ("(let ((a 1)", 6),
        ("(let ((a 1))", 2),
        ("(if a", 4),
        ("((a 1)", 1),
        ('(foo "abc', 0),
        ("  (when x", 4),
    ],
)
def test_a_new_line_is_indented_by_what_is_open(session: Session, text: str, column: int) -> None:
    assert next_column(session.lisp, text) == column


def test_names_know_their_kinds(session: Session) -> None:
    knowledge = session.knowledge
    kinds = [knowledge.kind(name) for name in ("car", "when", "if", "load-path", "no-such-thing")]
    assert kinds == ["function", "macro", "special form", "variable", ""]
    assert "process-send-string" in knowledge.names("process-se", functions_only=True)
    assert ":tls-parameters" in knowledge.keywords("make-network-process")
