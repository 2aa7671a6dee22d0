"""Files of ERT tests for front ends: each file in an interpreter of its own, outcomes described, leaks found."""

SUFFIXES = ("-test.el", "-tests.el")


def is_test_file(name: str) -> bool:
    """Tell whether NAME is that of a file of tests."""
    return name.endswith(SUFFIXES)
