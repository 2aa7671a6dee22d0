"""What is told of the changes of a buffer's text before and after they happen."""

from __future__ import annotations


class Watcher:
    """What wants to know of changes to a buffer's text; by itself it does nothing."""

    __slots__ = ()

    def before_change(self, start: int, end: int) -> None:
        """The text between START and END is about to change; for an insertion they are equal."""

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """What is between START and END now replaced OLD_LENGTH characters."""

    def after_change_elsewhere(self) -> None:
        """The text was changed by way of another buffer that shows it."""


class Recorder:
    """What records changes so that they can be undone: it is called last before a change and first after it."""

    __slots__ = ()

    def before_change(self, start: int, end: int) -> None:
        """The text between START and END is about to change."""

    def after_change(self, start: int, end: int, old_length: int, replaced: bool) -> None:
        """What is between START and END now replaced OLD_LENGTH characters; REPLACED: it was inserted behind them first."""

    def before_properties(self, start: int, end: int) -> None:
        """The properties of the text between START and END are about to change."""

    def after_properties(self, start: int, end: int) -> None:
        """The properties of the text between START and END have changed."""

    def after_reinterpretation(self, multibyte: bool) -> None:
        """The text is unibyte now if it was MULTIBYTE, or the other way."""
