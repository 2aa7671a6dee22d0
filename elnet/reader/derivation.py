"""From the grammar to the reader's tables, by way of Lark.

Lark parses and checks `grammar/elisp.lark`.  What is taken from it: the terminals' regular expressions, in the order in
which Lark's lexer tries them, joined into one pattern with a group for each terminal; and from the rules, which terminal
opens what, which one closes it, and which is a prefix.  This module is the only one that imports lark, and it is
imported only when there is no table for this grammar yet.
"""

from __future__ import annotations

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def derive(grammar: str) -> dict[str, Any]:
    """Return the tables of GRAMMAR: values that JSON can hold, the arguments of `elnet.reader.syntax.Syntax`."""
    parser = Lark(grammar, parser="lalr", lexer="basic", cache=False)
    ignored = set(parser.ignore_tokens)
    terminals = sorted(parser.terminals, key=lexing_order)
    tokens = [terminal for terminal in terminals if terminal.name not in ignored]
    blanks = "|".join(terminal.pattern.to_regexp() for terminal in terminals if terminal.name in ignored)
    alternatives = "|".join(f"({terminal.pattern.to_regexp()})" for terminal in tokens)
    brackets, prefixes = nesting(parser.rules)
    return {
        "pattern": f"(?:{blanks})*+(?:{alternatives}|())",
        "tokens": [terminal.name for terminal in tokens],
        "brackets": brackets,
        "prefixes": prefixes,
    }


def lexing_order(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Return the key by which Lark's lexer sorts terminals."""
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name


def nesting(rules: list[Rule]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the brackets, opening terminal → [rule, closing terminal], and the prefixes, terminal → rule."""
    brackets: dict[str, list[str]] = {}
    prefixes: dict[str, str] = {}
    for rule in rules:
        first, last = rule.expansion[:1], rule.expansion[-1:]
        if len(rule.expansion) < 2 or not first[0].is_term:
            continue
        name = str(rule.origin.name)
        if last[0].is_term:
            brackets[first[0].name] = [name, last[0].name]
        elif not name.startswith("_"):
            prefixes[first[0].name] = name
    return brackets, prefixes
