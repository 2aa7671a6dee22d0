"""Messages: what `message` shows, and what is said of an error."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.formatting import requoted
from elnet.runtime.printing import Printing
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.buffers import Buffers
    from elnet.runtime.lisp import Lisp

KEPT = 1000
"""How many messages are kept for the buffer *Messages*, as long as there are no buffers."""

ERROR, END_OF_FILE, USER_ERROR, FILE_ERROR = map(intern, ("error", "end-of-file", "user-error", "file-error"))


class Messages:
    """The messages of one interpreter; `line_is_open` says that standard output got text that a message must not continue."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.streams = lisp.part(StandardStreams)
        self.line_is_open = False
        self._logs: list[list[str]] = []
        self._early: list[str] = []
        self.before: list[Callable[[], None]] = []
        """What wants to be called before a message is shown."""

    def start_log(self) -> list[str]:
        """Return a list that gets the lines of all messages until it is given to `end_log'."""
        log: list[str] = []
        self._logs.append(log)
        return log

    def end_log(self, log: list[str]) -> str:
        """Stop adding to LOG and return its text."""
        self._logs = [each for each in self._logs if each is not log]
        return "".join(log)

    def _log(self, text: str) -> None:
        """Add TEXT to the logs and to the buffer *Messages*; before there are buffers, note it for that."""
        for log in self._logs:
            log.append(text + "\n")
        limit = self.lisp.value("message-log-max")
        if limit is NIL:
            return
        buffers: Buffers | None = self.lisp.__dict__.get("buffers")
        if buffers is None:
            self._early.append(text)
            del self._early[:-KEPT]
        else:
            from elnet.runtime.message_log import log_message

            log_message(buffers, text, limit)

    def hand_over(self, buffers: Buffers) -> None:
        """Put what was said before there were buffers into the buffer *Messages* of BUFFERS."""
        from elnet.runtime.message_log import log_message

        early, self._early = self._early, []
        for text in early:
            log_message(buffers, text, KEPT)

    def show(self, message: object) -> None:
        """Write MESSAGE, a string or nil, and a line end, unless `inhibit-message` is set."""
        for look in self.before:
            look()
        if self.lisp.is_set("inhibit-message"):
            return
        text = multibyte_text(message) if type(message) is LString else ""
        if text:
            self._log(text)
        if self.line_is_open:
            self.line_is_open = False
            text = "\n" + text
        self.streams.write_message(text + "\n")


def error_message(lisp: Lisp, error: object) -> LString:
    """Return the message for ERROR, a list (CONDITION . DATA)."""
    if type(error) is not Cons and error is not NIL:
        raise wrong_type_argument("listp", error)
    condition: Any = error.car
    data: Any = error.cdr if type(error.cdr) is Cons else NIL
    is_file_error = False
    if condition is ERROR:
        message, data = data.car, data.cdr
    else:
        message = lisp.plists.get(condition, intern("error-message")) if isinstance(condition, Symbol) else NIL
        is_file_error = isinstance(condition, Symbol) and FILE_ERROR in lisp.handlers.conditions(condition)
        if is_file_error and type(data) is Cons:
            message, data = data.car, data.cdr
    if condition is ERROR and data is NIL and type(message) is LString and "\\" not in message.text:
        return message
    plainly = is_file_error or condition is END_OF_FILE or condition is USER_ERROR
    return lisp_string(_with_data(lisp, message, data, plainly))


def _with_data(lisp: Lisp, message: object, data: object, plainly: bool) -> str:
    printing = lisp.part(Printing)
    items = [printing.text(pair.car, not plainly) for pair in conses(data)]
    if type(message) is not LString:
        start = "peculiar error"
    else:
        start = multibyte_text(requoted(lisp, message))
        if "\\" in start:
            start = multibyte_text(lisp.call(intern("substitute-command-keys"), message))  # type: ignore[arg-type]
    listed = ", ".join(items)
    return f"{start}: {listed}" if start and items else start + listed
