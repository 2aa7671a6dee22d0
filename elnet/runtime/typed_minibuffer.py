"""The minibuffer in which typed events answer a question: a buffer whose commands run until one of them leaves it."""

from __future__ import annotations

from elnet.objects.conditions import LispThrow, signal
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.scopes import InBuffer
from elnet.runtime.typed_input import TypedInput
from elnet.runtime.windows import Windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

EXIT = intern("exit")
RETURNS, QUIT, TAB = (10, 13), 7, 9


class Question:
    """What is asked: PROMPT, what is there at first, the KEYMAP and the table of COMPLETIONS, a match of which is REQUIRED."""

    def __init__(
        self,
        prompt: object,
        initial: object = NIL,
        keymap: object = NIL,
        history: object = NIL,
        completions: tuple[object, object] | None = None,
        required: object = NIL,
    ) -> None:
        self.prompt = prompt
        self.initial = initial
        self.keymap = keymap
        self.history = history
        self.completions = completions
        self.required = required


def answer(lisp: Lisp, question: Question) -> LString:
    """Return what typed events answer to QUESTION; the answer joins the history."""
    typed = lisp.part(TypedInput)
    typed.prompts.append(question.prompt)
    buffer = lisp.call(intern("get-buffer-create"), lisp_string(f" *Minibuf-{len(typed.prompts)}*"))
    window = lisp.part(Windows).minibuffer
    before, window.buffer = window.buffer, lisp.buffers.existing(buffer)
    try:
        with InBuffer(lisp, buffer):
            text = _edited(lisp, typed, question)
    finally:
        typed.prompts.pop()
        window.buffer = before
    history = question.history if isinstance(question.history, Symbol) else intern("minibuffer-history")
    if text.text and history is not T:
        if lisp.variables.is_void(history):
            lisp.variables.set(history, NIL)
        lisp.call(intern("add-to-history"), history if history is not NIL else intern("minibuffer-history"), text)
    return text


def _edited(lisp: Lisp, typed: TypedInput, question: Question) -> LString:
    call = lisp.call
    call(intern("erase-buffer"))
    if isinstance(question.initial, LString):
        call(intern("insert"), question.initial)
    keymap = question.keymap if question.keymap is not NIL else lisp.value("minibuffer-local-map")
    call(intern("use-local-map"), keymap)
    call(intern("run-hooks"), intern("minibuffer-setup-hook"))
    handlers = lisp.handlers
    catches = handlers.catches
    handlers.catches = (EXIT, catches)
    try:
        while not _is_left(lisp, typed, question):
            pass
    except LispThrow as throw:
        if throw.args[0] is not EXIT:
            raise
    finally:
        handlers.catches = catches
    call(intern("run-hooks"), intern("minibuffer-exit-hook"))
    return call(intern("minibuffer-contents-no-properties"))  # type: ignore[return-value]


def _is_left(lisp: Lisp, typed: TypedInput, question: Question) -> bool:
    """Do what the next key says; tell whether it ends the answer.  Keys that the keymap does not bind have a meaning here."""
    if not typed.is_pending:
        raise signal("end-of-file", lisp_string("Error reading from stdin"))
    event = _next(lisp, typed)
    bound = lisp.call(intern("lookup-key"), lisp.call(intern("current-local-map")), lisp.call(intern("vector"), event), T)
    if bound is NIL or type(bound) is int:
        if event in RETURNS:
            typed.take()
            return _complete(lisp, question) if question.required is not NIL else True
        if event == QUIT:
            typed.take()
            raise signal("minibuffer-quit")
        if event == TAB and question.completions is not None:
            typed.take()
            _complete(lisp, question)
            return False
    typed.run_command()
    return False


def _next(lisp: Lisp, typed: TypedInput) -> object:
    """Return the next event, which stays."""
    event = typed.take()
    lisp.set("unread-command-events", lisp.call(intern("cons"), event, lisp.value("unread-command-events")))
    return event


def _complete(lisp: Lisp, question: Question) -> bool:
    """Complete the text as far as there is one completion; tell whether it is one now, or empty."""
    text = lisp.call(intern("minibuffer-contents-no-properties"))
    if question.completions is None or not text.text:  # type: ignore[attr-defined]
        return True
    completed = lisp.call(intern("try-completion"), text, *question.completions)
    if isinstance(completed, LString):
        lisp.call(intern("erase-buffer"))
        lisp.call(intern("insert"), completed)
        text = completed
    return lisp.call(intern("test-completion"), text, *question.completions) is not NIL
