"""What libraries bring when they are required or first used: variables, structures and, where it is installed, libxml2."""

from __future__ import annotations

import pytest

from elnet.assembly import Assembly
from elnet.builtins import libxml
from elnet.objects.conditions import LispSignal
from elnet.objects.symbols import NIL, T


def test_variables_of_a_library_come_when_it_is_required() -> None:
    assembly = Assembly()
    assert assembly.eval_string("(boundp 'json-object-type)") is NIL
    assert assembly.eval_string("(require 'json) (special-variable-p 'json-object-type)") is T


def test_variables_of_a_library_come_when_a_function_of_it_is_called() -> None:
    assembly = Assembly()
    assert assembly.eval_string('(json-read-from-string "1") (special-variable-p \'json-object-type)') is T


def test_what_was_set_before_a_library_is_required_stays() -> None:
    assert Assembly().eval_string("(setq json-false 'no) (require 'json) (eq json-false 'no)") is T


def test_a_binding_around_require_ends_in_the_first_value() -> None:
    text = "(defvar json-false) (let ((json-false 'inside)) (require 'json)) (eq json-false :json-false)"
    assert Assembly().eval_string(text) is T


def test_interpreters_do_not_share_variables_of_libraries() -> None:
    first, second = Assembly(), Assembly()
    first.eval_string("(require 'json) (setq json-false 'no) (require 'url-parse)")
    second.eval_string("(require 'json)")
    assert second.eval_string("(eq json-false :json-false)") is T
    assert second.eval_string("(fboundp 'url-host)") is NIL


def test_structures_of_a_library_come_with_it() -> None:
    text = '(require \'url-parse) (let ((u (url-generic-parse-url "http://a/"))) (setf (url-host u) "b") (url-recreate-url u))'
    assert str(Assembly().eval_string(text)) == '"http://b/"'


def test_without_lxml_html_is_refused_with_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libxml, "_etree", lambda: None)
    assembly = Assembly()
    assert assembly.eval_string("(libxml-available-p)") is NIL
    with pytest.raises(LispSignal, match="libxml2 is not available"):
        assembly.eval_string('(with-temp-buffer (insert "<p>") (libxml-parse-html-region))')
