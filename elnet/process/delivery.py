"""Delivery: from arriving bytes to filters, from changes of status to sentinels.

Whatever a filter or a sentinel does to the current buffer or the match data is undone after it, and C-c waits until it returns.
An error in it does not reach whoever waits, unless `debug-on-error` is set: it is told to the user, and a program without a
user (`noninteractive`) ends.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.descriptions import description
from elnet.process.process import DEFAULT_FILTER, DEFAULT_SENTINEL, Process
from elnet.process.status import PROGRAM
from elnet.runtime.handlers import ERROR, Clauses
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

INHIBIT_QUIT = intern("inhibit-quit")
DEBUG_ON_ERROR = "debug-on-error"
_ERRORS = ((ERROR,),)


class Complaints:
    """What an error in a filter or a sentinel means: it is told, and `ends_program` says whether a batch program ends."""

    def __init__(self, lisp: Lisp) -> None:
        self.ends_program = True


class Reception:
    """What is told of the events of the transport of PROCESS."""

    __slots__ = ("process",)

    def __init__(self, process: Process) -> None:
        self.process = process

    def data_received(self, data: bytes) -> None:
        """Hand DATA on to the filter."""
        deliver(self.process, data)

    def eof_received(self) -> None:
        """The peer has closed."""
        self.ended()

    def connection_lost(self, reason: Exception | None) -> None:
        """The connection broke, for REASON, or was closed by us."""
        if reason is not None:
            self.ended()

    def writable_again(self) -> None:
        """Who sends looks for that itself."""

    def ended(self) -> None:
        """There will be no more output."""
        process = self.process
        deliver(process, b"", final=True)
        process.table.happen(process, "ended")
        if process.status.kind != PROGRAM:  # a program may live on, and read
            process.deactivate()


def deliver(process: Process, data: bytes, final: bool = False) -> None:
    """Decode DATA and give the text to the filter of PROCESS."""
    size = len(data)
    process.received += size
    process.table.received += size
    trace = process.table.lisp.trace
    if trace is not None:
        trace.moved(process.name, "receive", data)
    text = process.decoder.decode(data, final)
    if text:
        run_filter(process, LString(text, process.decoder.multibyte))


def read_rest(process: Process) -> None:
    """Deliver what the kernel still has of PROCESS, before its sentinel is told."""
    while process.transport is not None and process.transport.read_now():
        pass


def run_filter(process: Process, text: LString) -> None:
    """Call the filter of PROCESS with TEXT."""
    if process.filter is DEFAULT_FILTER:
        if process.buffer is NIL:
            return
        from elnet.process.insertion import insert_output

        insert_output(process, text)
    else:
        _call(process, "filter", process.filter, text)


def run_sentinel(process: Process, message: str) -> None:
    """Call the sentinel of PROCESS with MESSAGE."""
    if process.sentinel is DEFAULT_SENTINEL:
        if process.buffer is NIL:
            return
        from elnet.process.insertion import insert_message

        insert_message(process, lisp_string(message))
    else:
        _call(process, "sentinel", process.sentinel, lisp_string(message))


def _call(process: Process, kind: str, function: object, text: LString) -> None:
    """Call FUNCTION with PROCESS and TEXT, shielded from the program and the program from it."""
    lisp = process.table.lisp
    variables, handlers = lisp.variables, lisp.handlers
    buffer = variables.buffer
    binding = variables.bind(INHIBIT_QUIT, T)
    contained = not lisp.is_set(DEBUG_ON_ERROR)
    outer = handlers.handlers
    match = lisp.saved_match()
    trace = lisp.trace
    start = 0.0 if trace is None else trace.now()
    if contained and outer is not None:
        handlers.handlers = (Clauses(_ERRORS), outer)
    try:
        lisp.functions.callable(function)(process, text)
    except (Exception, Quit) as exception:
        condition = handlers.condition(exception)
        if not contained:
            raise
        handlers.announce(condition)
        handlers.handlers = outer
        _complain(process, kind, condition)
    finally:
        if trace is not None:
            trace.ran(process.name, kind, function, start)
        handlers.handlers = outer
        variables.unbind(binding)
        lisp.restore_match(match)
        if variables.buffer is not buffer and buffer is not None and buffer.name is not None:
            from elnet.runtime.buffers import Buffers

            lisp.part(Buffers).set_current(buffer)


def _complain(process: Process, kind: str, condition: LispSignal | Quit) -> None:
    """Tell the user of an error in the filter or sentinel of PROCESS; a program without a user ends."""
    lisp = process.table.lisp
    error = lisp.handlers.as_list(condition)
    words = lisp.call(intern("error-message-string"), error)
    assert isinstance(words, LString)
    story = lisp.tell_story(f"the {kind} of {description(process, kind)}", condition)
    lisp.part(StandardStreams).write_message(f"{story}error in process {kind}: {words.text}\n")
    if lisp.is_set("noninteractive") and lisp.part(Complaints).ends_program:
        from elnet.runtime.exit import Exit

        raise Exit(255)
