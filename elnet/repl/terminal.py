"""The REPL on a terminal, by prompt_toolkit.  Processes run while the prompt waits, and what they print appears above it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.patch_stdout import patch_stdout
from prompt_toolkit.styles import Style

from elnet.process.table import Processes
from elnet.repl.indentation import next_column
from elnet.repl.text import SYMBOLS, calls_around, is_unfinished, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from elnet.repl.session import Session

PROMPT = "elnet> "
STYLES = {
    "COMMENT": "class:comment",
    "STRING": "class:string",
    "UNFINISHED": "class:string",
    "CHARACTER": "class:number",
    "INTEGER": "class:number",
    "FLOAT": "class:number",
    "RADIX_INTEGER": "class:number",
}
STYLE = Style.from_dict(
    {
        "comment": "ansibrightblack italic",
        "string": "ansigreen",
        "number": "ansicyan",
        "keyword": "ansimagenta",
        "call": "ansiblue",
        "bottom-toolbar": "noreverse ansibrightblack",
        "prompt": "bold",
    }
)
_name_before = re.compile(r"[^\s()\[\]\"';`,]*\Z")


class Terminal:
    """SESSION on the terminal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        session.write = _write
        self.prompt: PromptSession[str] = PromptSession(
            PROMPT,
            multiline=True,
            prompt_continuation=lambda width, *_: " " * width,
            lexer=LispLexer(session),
            completer=LispCompleter(session),
            complete_while_typing=False,
            history=_history(),
            enable_history_search=False,
            search_ignore_case=True,
            key_bindings=_keys(session),
            input_processors=[HighlightMatchingBracketProcessor(chars="()[]")],
            bottom_toolbar=self._toolbar,
            style=STYLE,
            color_depth=ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None,
        )

    def run(self) -> int:
        """Converse until the user leaves; return the exit status."""
        return asyncio.run(self._converse())

    async def _converse(self) -> int:
        session = self.session
        served = Served(session, asyncio.get_running_loop(), self._leave)
        while session.status is None:
            try:
                with patch_stdout(raw=True), self._ended_by_signals():
                    served.resume()
                    text = await self.prompt.prompt_async()
            except KeyboardInterrupt:
                continue
            except EOFError:
                break
            finally:
                served.pause()
            if text.strip() and session.status is None:
                session.submit(text)
        return session.status or 0

    @contextmanager
    def _ended_by_signals(self) -> Iterator[None]:
        """Let the signals that end a program end the prompt, which must leave the terminal as it was."""
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
        for number in before:
            loop.add_signal_handler(number, self._end, 128 + number)
        try:
            yield
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    def _end(self, status: int) -> None:
        self.session.status = status
        self._leave()

    def _leave(self) -> None:
        """End the prompt: something has ended the conversation meanwhile."""
        if self.prompt.app.is_running:
            self.prompt.app.exit(result="")

    def _toolbar(self) -> str:
        document = self.prompt.default_buffer.document
        name = _name_at(document)
        summary = self.session.knowledge.summary(name) if name else ""
        if not summary:
            calls = [call for call in calls_around(document.text_before_cursor) if call.function]
            summary = self.session.knowledge.summary(calls[-1].function) if calls else ""
        return summary[: self.prompt.output.get_size().columns - 1]


class Served:
    """The processes of SESSION as a part of LOOP, asyncio's; LEAVE is called when one has ended the conversation."""

    def __init__(self, session: Session, loop: asyncio.AbstractEventLoop, leave: Callable[[], None]) -> None:
        self.session = session
        self.loop = loop
        self.leave = leave
        self.descriptor = session.lisp.part(Processes).loop.fileno()
        self._timer: asyncio.TimerHandle | None = None

    def resume(self) -> None:
        """Serve from now on."""
        self.loop.add_reader(self.descriptor, self._serve)
        self._serve()

    def pause(self) -> None:
        """Serve no more: Lisp is going to run by itself."""
        self.loop.remove_reader(self.descriptor)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _serve(self) -> None:
        patience = self.session.serve()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.session.status is not None:
            self.leave()
        elif patience is not None:
            self._timer = self.loop.call_later(patience, self._serve)


class LispLexer(Lexer):
    """Colours for Lisp, by the tokens of the grammar."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines: list[StyleAndTextTuples] = [[]]
        place, before = 0, ""

        def add(style: str, text: str) -> None:
            first, *rest = text.split("\n")
            lines[-1].append((style, first))
            lines.extend([[(style, line)] for line in rest])

        for token in tokens(document.text):
            add("", document.text[place : token.start])
            add(self._style(token.kind, token.text, before), token.text)
            place, before = token.end, token.kind
        add("", document.text[place:])
        return lambda number: lines[number] if number < len(lines) else []

    def _style(self, kind: str, text: str, before: str) -> str:
        if kind not in SYMBOLS:
            return STYLES.get(kind, "")
        if text.startswith(":"):
            return "class:keyword"
        if before == "OPEN" and self.session.knowledge.kind(text) in ("macro", "special form"):
            return "class:call"
        return ""


class LispCompleter(Completer):
    """Completes names, keywords of the functions that make processes, and commands."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        before = document.text_before_cursor
        match = _name_before.search(before)
        word = match[0] if match else ""
        knowledge = self.session.knowledge
        if before.strip() == "," + word and before.lstrip().startswith(","):
            from elnet.repl.commands import COMMANDS

            for name, (_, _, what) in COMMANDS.items():
                if name.startswith(word):
                    yield Completion(name, -len(word), display_meta=what)
            return
        calls = calls_around(before)
        if word.startswith(":"):
            known = [name for call in reversed(calls) for name in knowledge.keywords(call.function)]
            yield from (Completion(name, -len(word), display_meta="keyword") for name in known if name.startswith(word))
            return
        in_call = bool(calls) and not calls[-1].words and before[: len(before) - len(word)].endswith(("(", "#'"))
        for name in knowledge.names(word, functions_only=in_call)[:500]:
            yield Completion(name, -len(word), display_meta=knowledge.signature(name) or knowledge.kind(name))


def _name_at(document: Document) -> str:
    """Return the name that the cursor is in or behind."""
    before = _name_before.search(document.text_before_cursor)
    after = re.match(r"[^\s()\[\]\"';`,]*", document.text_after_cursor)
    return (before[0] if before else "") + (after[0] if after else "")


def _keys(session: Session) -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        text = buffer.text
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None
        elif text.lstrip().startswith(",") or (text.strip() and not is_unfinished(text)):
            buffer.validate_and_handle()
        elif text.strip():
            buffer.insert_text("\n" + " " * next_column(session.lisp, buffer.document.text_before_cursor))

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("tab")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.current_line_before_cursor.strip():
            buffer.complete_next() if buffer.complete_state else buffer.start_completion(insert_common_part=True)
        else:
            above = buffer.document.text_before_cursor.rpartition("\n")[0]
            buffer.delete_before_cursor(len(buffer.document.current_line_before_cursor))
            buffer.insert_text(" " * next_column(session.lisp, above))

    return keys


def _history() -> History:
    """Return the history of whole forms, kept in a file if there is a place for it."""
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "elnet"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return FileHistory(str(folder / "history"))
    except OSError:
        return InMemoryHistory()


def _write(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    sys.stdout.flush()
