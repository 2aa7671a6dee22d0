"""Syntax tables answer for characters, inherit, and take descriptors."""

import pytest

from elnet.objects.symbols import NIL
from elnet.text.characters import contains
from elnet.text.regexp import RegexpCache
from elnet.text.syntax import CLASSES, InvalidSyntaxDescriptor, SyntaxTable, standard_syntax_table, syntax_entry


@pytest.mark.parametrize(
    ("char", "letter"),
    [
        ("a", "w"),
        ("é", "w"),
        ("日", "w"),
        ("$", "w"),
        ("_", "_"),
        ("-", "_"),
        (" ", " "),
        ("\n", " "),
        (".", "."),
        ("(", "("),
        ('"', '"'),
    ],
)
def test_the_standard_table_is_emacs_s(standard, char, letter):
    assert CLASSES[standard.class_of(ord(char))] == letter


def test_parentheses_know_their_partners(standard):
    assert standard.matching(ord("[")) == ord("]")
    assert standard.matching(ord("a")) is NIL


@pytest.mark.parametrize(
    ("descriptor", "entry"),
    [
        ("-", (0, NIL)),
        (" ", (0, NIL)),
        ("w", (2, NIL)),
        ("(]", (4, 93)),
        (") 123", (458757, NIL)),
        (". 12b3np", (7798785, NIL)),
        ("(] c", (8388612, 93)),
        ("w p", (1048578, NIL)),
        ("(x 1x", (65540, 120)),
        ("|", (15, NIL)),
    ],
)
def test_descriptors_become_entries(descriptor, entry):
    made = syntax_entry(descriptor)
    assert (made.car, made.cdr) == entry


def test_an_at_sign_inherits():
    assert syntax_entry("@") is NIL


@pytest.mark.parametrize(("descriptor", "message"), [("z", "z"), ("", "\0")])
def test_other_letters_are_refused(descriptor, message):
    with pytest.raises(InvalidSyntaxDescriptor, match=f"Invalid syntax description letter: {message}"):
        syntax_entry(descriptor)


def test_a_table_inherits_what_it_does_not_say():
    parent = standard_syntax_table()
    table = SyntaxTable(parent)
    table.set_range(ord("-"), ord("-"), syntax_entry("w"))
    assert (table.class_of(ord("-")), parent.class_of(ord("-")), table.class_of(ord("a"))) == (2, 3, 2)
    assert contains(table.characters("w"), ord("-"))
    parent.set_range(ord("+"), ord("+"), syntax_entry("w"))
    assert contains(table.characters("w"), ord("+"))


def test_patterns_follow_changes_of_the_table():
    cache, table = RegexpCache(), SyntaxTable(standard_syntax_table())
    assert cache.compile("\\w+", False, table).search("a-b") == ((0, 1),)
    table.set_range(ord("-"), ord("-"), syntax_entry("w"))
    assert cache.compile("\\w+", False, table).search("a-b") == ((0, 3),)
    assert cache.compile("\\w+", False, standard_syntax_table()).search("a-b") == ((0, 1),)
