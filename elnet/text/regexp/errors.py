"""The one error of this package."""

from __future__ import annotations


class InvalidRegexp(Exception):
    """A text is no regular expression; MESSAGE says why, in Emacs's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def unmatched_bracket() -> InvalidRegexp:
    """A bracket expression does not end."""
    return InvalidRegexp("Unmatched [ or [^")


def unmatched_open() -> InvalidRegexp:
    """A group does not end."""
    return InvalidRegexp("Unmatched ( or \\(")


def unmatched_close() -> InvalidRegexp:
    """A group ends that did not begin."""
    return InvalidRegexp("Unmatched ) or \\)")


def unmatched_brace() -> InvalidRegexp:
    """An interval does not end."""
    return InvalidRegexp("Unmatched \\{")


def invalid_brace() -> InvalidRegexp:
    """An interval holds something else than one or two fitting numbers."""
    return InvalidRegexp("Invalid content of \\{\\}")


def trailing_backslash() -> InvalidRegexp:
    """The last character is a backslash that quotes nothing."""
    return InvalidRegexp("Trailing backslash")


def premature_end() -> InvalidRegexp:
    """The regular expression stops inside a construct."""
    return InvalidRegexp("Premature end of regular expression")


def bad_pattern() -> InvalidRegexp:
    """A construct is none that exists."""
    return InvalidRegexp("Invalid regular expression")


def bad_reference() -> InvalidRegexp:
    """A back reference names a group that does not exist or is still open."""
    return InvalidRegexp("Invalid back reference")


def bad_class_name() -> InvalidRegexp:
    """The name between `[:` and `:]` is unknown."""
    return InvalidRegexp("Invalid character class name")


def too_big() -> InvalidRegexp:
    """The compiled form would exceed what Emacs can hold."""
    return InvalidRegexp("Regular expression too big")
