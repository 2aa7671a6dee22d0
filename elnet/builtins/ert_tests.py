"""Tests and their results as Lisp asks for them: by name, by selector, by kind."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime import ert_explanations as explanations
from elnet.runtime.ert_reporting import Reporter, iso_time, kind_of, result_word, test_location
from elnet.runtime.ert_selection import is_expected, is_of_type, select
from elnet.runtime.ert_structures import TEST, Ert
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive

part(__name__, Ert)


@primitive("ert-set-test")
def ert_set_test(lisp: Lisp, symbol: object, definition: object) -> object:
    """Make SYMBOL name the test DEFINITION; signal an error if it names one already, as batch programs want."""
    lisp.part(Ert)
    name = check.symbol(symbol)
    if name is NIL:
        raise lisp_error("Attempt to define a test named nil")
    if lisp.is_set("noninteractive") and lisp.plists.get(name, TEST) is not NIL:
        raise lisp_error(f"Test ‘{name.name}’ redefined (or loaded twice)")
    lisp.plists.put(name, TEST, definition)
    return definition


@primitive("ert-get-test")
def ert_get_test(lisp: Lisp, symbol: object) -> object:
    """Return the test that SYMBOL names; signal an error if it names none."""
    found = lisp.plists.get(check.symbol(symbol), TEST)
    if found is NIL:
        shown = lisp.call(intern("prin1-to-string"), symbol)
        raise lisp_error(f"No test named ‘{shown.text}’")  # type: ignore[attr-defined]
    return found


@primitive("ert-test-boundp")
def ert_test_boundp(lisp: Lisp, symbol: object) -> Symbol:
    """Return t if SYMBOL names a test."""
    return truth(lisp.plists.get(check.symbol(symbol), TEST) is not NIL)


@primitive("ert-make-test-unbound", "ert-delete-test")
def ert_make_test_unbound(lisp: Lisp, symbol: object) -> object:
    """Make SYMBOL name no test, and return it."""
    lisp.plists.put(check.symbol(symbol), TEST, NIL)
    return symbol


@primitive("ert-delete-all-tests", interactive=NIL)
def ert_delete_all_tests(lisp: Lisp) -> object:
    """Make no symbol name a test, and return t."""
    ert = lisp.part(Ert)
    for test in ert.all():
        lisp.plists.put(ert.get(test, "name"), TEST, NIL)
    return intern("t")


@primitive("ert-select-tests")
def ert_select_tests(lisp: Lisp, selector: object, universe: object) -> object:
    """Return the list of the tests that SELECTOR selects among UNIVERSE, a list of tests or t for all that have names."""
    among = None if universe is intern("t") else elements(universe)
    return list_from(select(lisp.part(Ert), selector, among))  # type: ignore[arg-type]


@primitive("ert-test-result-type-p")
def ert_test_result_type_p(lisp: Lisp, result: object, result_type: object) -> Symbol:
    """Return t if RESULT is of the type RESULT-TYPE."""
    return truth(is_of_type(lisp.part(Ert), result, result_type))


@primitive("ert-test-result-expected-p")
def ert_test_result_expected_p(lisp: Lisp, test: object, result: object) -> Symbol:
    """Return t if TEST expects RESULT."""
    ert = lisp.part(Ert)
    return truth(is_expected(ert, ert.check(test), result))


@primitive("ert-char-for-test-result")
def ert_char_for_test_result(lisp: Lisp, result: object, expectedp: object) -> object:
    """Return the character for RESULT, a lower-case one if EXPECTEDP is non-nil."""
    _, chars = kind_of(lisp.part(Ert), result)
    return ord(chars[expectedp is NIL])


@primitive("ert-string-for-test-result")
def ert_string_for_test_result(lisp: Lisp, result: object, expectedp: object) -> LString:
    """Return the word for RESULT, in lower case if EXPECTEDP is non-nil."""
    return lisp_string(result_word(lisp.part(Ert), result, expectedp is not NIL))


@primitive("ert-reason-for-test-result")
def ert_reason_for_test_result(lisp: Lisp, result: object) -> LString:
    """Return why RESULT is what it is, as a string."""
    return lisp_string(Reporter(lisp, NIL).reason(lisp.part(Ert).check(result, "ert-test-result")))


@primitive("ert-test-location")
def ert_test_location(lisp: Lisp, test: object) -> object:
    """Return where TEST is defined, as a string `at FILE:LINE'; nil if that is unknown."""
    ert = lisp.part(Ert)
    return _string_or_nil(test_location(ert, ert.check(test)))


def _string_or_nil(text: str) -> object:
    return lisp_string(text) if text else NIL


# Explanations


@primitive("ert--explain-equal", "ert--explain-equal-rec")
def explain_equal(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B are not `equal', nil if they are."""
    return explanations.explained(lisp, a, b)


@primitive("ert--explain-string-equal")
def explain_string_equal(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B are not `string-equal', nil if they are."""
    return explanations.explained_strings(lisp, a, b)


@primitive("ert--explain-equal-including-properties", "ert--explain-equal-including-properties-rec")
def explain_equal_including_properties(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B are not `equal-including-properties', nil if they are."""
    return explanations.explained_with_properties(lisp, a, b)


@primitive("ert--plist-difference-explanation")
def plist_difference_explanation(lisp: Lisp, a: object, b: object) -> object:
    """Return how the property lists A and B differ, nil if they do not."""
    return explanations.property_difference(lisp, a, b)


@primitive("ert--significant-plist-keys")
def significant_plist_keys(plist: object) -> object:
    """Return the keys of PLIST whose values are not nil."""
    return list_from(explanations.significant_keys(plist))


@primitive("ert--get-explainer")
def get_explainer(lisp: Lisp, fn_name: object) -> object:
    """Return the function that explains why FN-NAME returned nil, nil if there is none."""
    return explanations.explainer_of(lisp, fn_name) if isinstance(fn_name, Symbol) else NIL


@primitive("ert--special-operator-p")
def special_operator_p(lisp: Lisp, thing: object) -> Symbol:
    """Return t if THING names a special form."""
    return truth(explanations.is_special(lisp, thing))


@primitive("ert--abbreviate-string")
def abbreviate_string(s: object, len: object, suffixp: object) -> LString:
    """Return the first LEN characters of the string S, or the last if SUFFIXP is non-nil."""
    return explanations.abbreviated(check.string(s).text, check.fixnum(len), suffixp is not NIL)


@primitive("ert--string-first-line")
def string_first_line(s: object) -> LString:
    """Return the first line of the string S."""
    return lisp_string(check.string(s).text.split("\n", 1)[0])


@primitive("ert--parse-keys-and-body")
def parse_keys_and_body(lisp: Lisp, keys_and_body: object) -> object:
    """Return (KEYS BODY): the keywords with values at the start of KEYS-AND-BODY, and the rest."""
    keys, body = explanations.parsed_keys(lisp, keys_and_body)
    return list_of(list_from(keys), list_from(body))


@primitive("ert--format-time-iso8601")
def format_time_iso8601(lisp: Lisp, time: object) -> LString:
    """Return TIME as a string, YEAR-MONTH-DAY HOUR:MINUTE:SECOND and the zone."""
    return lisp_string(iso_time(time, lisp))


@primitive("ert-running-test")
def ert_running_test(lisp: Lisp) -> object:
    """Return the test that is being run, the outermost one; nil if there is none."""
    running = elements(lisp.value("ert--running-tests"))
    return running[-1] if running else NIL


@primitive("ert-equal-including-properties")
def ert_equal_including_properties(lisp: Lisp, o1: object, o2: object) -> object:
    """Return t if O1 and O2 are `equal-including-properties'."""
    return lisp.call(intern("equal-including-properties"), o1, o2)
