"""Common Lisp functions on trees: `cl-tree-equal`, `cl-subst`, `cl-sublis` and their kin."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T
from elnet.runtime.cl_sequences import Keys
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.cl_sequences import Test

    Work = Callable[[Keys, Test, Any], object]


@primitive("cl-tree-equal")
def cl_tree_equal(lisp: Lisp, tree1: object, tree2: object, *keys: object) -> object:
    """Return t if TREE1 and TREE2 have the same shape and matching atoms.  KEYS are :test :test-not :key."""
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    pending: list[tuple[object, object]] = [(tree1, tree2)]
    while pending:
        one, two = pending.pop()
        while type(one) is Cons and type(two) is Cons:
            pending.append((one.cdr, two.cdr))
            one, two = one.car, two.car
        if type(one) is Cons or type(two) is Cons or not same(key(one), key(two)):
            return NIL
    return T


def _declare_tree_substitution(name: str, in_place: bool) -> None:
    def substituted(tree: object, new: object, test: Test) -> object:
        if test(tree):
            return new
        if type(tree) is not Cons:
            return tree
        first, rest = substituted(tree.car, new, test), substituted(tree.cdr, new, test)
        if first is tree.car and rest is tree.cdr:
            return tree
        if in_place:
            tree.car, tree.cdr = first, rest
            return tree
        return list_from([first], rest)

    def with_item(lisp: Lisp, new: object, old: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that match OLD.  KEYS are :test :test-not :key."""
        return substituted(tree, new, Keys(lisp, keys).matching(old))

    def with_predicate(lisp: Lisp, new: object, pred: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that satisfy PRED.  KEYS has :key."""
        return substituted(tree, new, Keys(lisp, keys).satisfying(pred))

    def without_predicate(lisp: Lisp, new: object, pred: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that do not satisfy PRED.  KEYS has :key."""
        return substituted(tree, new, Keys(lisp, keys).satisfying(pred, False))

    primitive(name)(with_item)
    primitive(name + "-if")(with_predicate)
    primitive(name + "-if-not")(without_predicate)


_declare_tree_substitution("cl-subst", in_place=False)
_declare_tree_substitution("cl-nsubst", in_place=True)


def _sublis(lisp: Lisp, alist: object, tree: object, keys: tuple[object, ...], in_place: bool) -> object:
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    entries = [entry for entry in elements(alist) if type(entry) is Cons]

    def replaced(part: object) -> object:
        value = key(part)
        for entry in entries:
            if same(entry.car, value):
                return entry.cdr
        if type(part) is not Cons:
            return part
        first, rest = replaced(part.car), replaced(part.cdr)
        if first is part.car and rest is part.cdr:
            return part
        if in_place:
            part.car, part.cdr = first, rest
            return part
        return list_from([first], rest)

    return replaced(tree)


@primitive("cl-sublis")
def cl_sublis(lisp: Lisp, alist: object, tree: object, *keys: object) -> object:
    """Return TREE with the parts that match a car of ALIST replaced by its cdr.  KEYS are :test :test-not :key."""
    return _sublis(lisp, alist, tree, keys, False)


@primitive("cl-nsublis")
def cl_nsublis(lisp: Lisp, alist: object, tree: object, *keys: object) -> object:
    """Change TREE: the parts that match a car of ALIST become its cdr.  KEYS are :test :test-not :key."""
    return _sublis(lisp, alist, tree, keys, True)
