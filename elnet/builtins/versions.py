"""Comparing version numbers."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import Symbol
from elnet.runtime import check
from elnet.runtime.primitive import primitive
from elnet.runtime.versions import version_numbers, version_order


@primitive()
def version_to_list(ver: object) -> object:
    """Return the list of the numbers in the version string VER; words such as beta count as negative numbers."""
    return list_from(version_numbers(ver))


@primitive("version<")
def version_less(v1: object, v2: object) -> Symbol:
    """Return t if the version string V1 is before V2."""
    return truth(version_order(version_numbers(v1), version_numbers(v2)) < 0)


@primitive("version<=")
def version_at_most(v1: object, v2: object) -> Symbol:
    """Return t if the version string V1 is before V2 or equal to it."""
    return truth(version_order(version_numbers(v1), version_numbers(v2)) <= 0)


@primitive("version=")
def version_equal(v1: object, v2: object) -> Symbol:
    """Return t if the version strings V1 and V2 are equal, but for zeros at their ends."""
    return truth(version_order(version_numbers(v1), version_numbers(v2)) == 0)


def _numbers(items: object) -> list[int]:
    return [check.integer(item) for item in elements(items)]


@primitive("version-list-<")
def version_list_less(l1: object, l2: object) -> Symbol:
    """Return t if the version L1, a list of integers, is before L2."""
    return truth(version_order(_numbers(l1), _numbers(l2)) < 0)


@primitive("version-list-<=")
def version_list_at_most(l1: object, l2: object) -> Symbol:
    """Return t if the version L1, a list of integers, is before L2 or equal to it."""
    return truth(version_order(_numbers(l1), _numbers(l2)) <= 0)


@primitive("version-list-=")
def version_list_equal(l1: object, l2: object) -> Symbol:
    """Return t if the versions L1 and L2, lists of integers, are equal, but for zeros at their ends."""
    return truth(version_order(_numbers(l1), _numbers(l2)) == 0)
