"""Backquote: from a template to the form that builds it (manual node "Backquote").

A part of the template without commas stays a constant and is shared by all results, as in Emacs.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.objects.vectors import Vector

BACKQUOTE, COMMA, COMMA_AT = intern("`"), intern(","), intern(",@")
QUOTE, LIST, CONS, APPEND, VCONCAT = map(intern, ("quote", "list", "cons", "append", "vconcat"))


def building_form(template: object, depth: int = 0) -> object:
    """Return the form that evaluates to TEMPLATE filled in; DEPTH counts the backquotes around it."""
    if not _has_comma(template, depth):
        return quoted(template)
    if type(template) is Vector:
        return list_of(VCONCAT, building_form(list_from(template.items), depth))
    assert type(template) is Cons
    head = template.car
    if head is COMMA_AT and depth == 0 and type(template.cdr) is Cons:
        return template.cdr.car
    if head is COMMA and type(template.cdr) is Cons:
        if depth == 0:
            return template.cdr.car
        return list_of(LIST, quoted(COMMA), building_form(template.cdr.car, depth - 1))
    if head is BACKQUOTE and type(template.cdr) is Cons:
        return list_of(LIST, quoted(BACKQUOTE), building_form(template.cdr.car, depth + 1))
    return _list_form(template, depth)


def quoted(value: object) -> object:
    """Return a form whose value is VALUE, a constant."""
    if isinstance(value, Cons) or (isinstance(value, Symbol) and value is not NIL and value is not T and not is_keyword(value)):
        return list_of(QUOTE, value)
    return value


def _has_comma(template: object, depth: int) -> bool:
    if type(template) is Vector:
        return any(_has_comma(item, depth) for item in template.items)
    while type(template) is Cons:
        head = template.car
        if head is COMMA or head is COMMA_AT:
            return True
        if (type(head) is Cons or type(head) is Vector) and _has_comma(head, depth):
            return True
        template = template.cdr
    return type(template) is Vector and _has_comma(template, depth)


def _list_form(template: Cons, depth: int) -> object:
    """Build a list from its last constant tail backwards: elements are listed, spliced lists appended."""
    parts: list[tuple[bool, object]] = []
    tail: object = template
    end: object = NIL
    while type(tail) is Cons:
        if tail.car is COMMA and parts and type(tail.cdr) is Cons and tail.cdr.cdr is NIL:
            end = building_form(tail, depth)
            break
        if not _has_comma(tail, depth) and parts:
            end = quoted(tail)
            break
        item = tail.car
        if type(item) is Cons and item.car is COMMA_AT and type(item.cdr) is Cons:
            if depth == 0:
                parts.append((True, item.cdr.car))
            else:
                parts.append((False, list_of(LIST, quoted(COMMA_AT), building_form(item.cdr.car, depth - 1))))
        else:
            parts.append((False, building_form(item, depth)))
        tail = tail.cdr
    else:
        end = building_form(tail, depth)
    return _joined(parts, end)


def _joined(parts: list[tuple[bool, object]], end: object) -> object:
    """Return the form that puts PARTS, each a spliced list or an element, in front of the list END."""
    result = end
    position = len(parts)
    while position:
        spliced, form = parts[position - 1]
        if spliced:
            result = form if result is NIL else list_of(APPEND, form, result)
            position -= 1
            continue
        start = position
        while start and not parts[start - 1][0]:
            start -= 1
        items = [each for _, each in parts[start:position]]
        if result is NIL:
            result = cons(LIST, list_from(items))
        else:
            for each in reversed(items):
                result = list_of(CONS, each, result)
        position = start
    return result
