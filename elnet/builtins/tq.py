"""The library tq: transaction queues, where questions wait for the answers to those before (manual node "Transaction Queues").

A queue is ((TRANSACTION…) PROCESS . BUFFER), a transaction (QUESTION REGEXP CLOSURE . FUNCTION) whose QUESTION is nil once it
is sent.  BUFFER collects what the process says until REGEXP matches in it.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.naming import check_process
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.text.buffer import Buffer


@primitive("tq-create")
def tq_create(lisp: Lisp, process: object) -> Cons:
    """Return a transaction queue for PROCESS, whose filter it becomes."""
    name = check_process(process).name
    buffer = lisp.call(intern("generate-new-buffer"), lisp_string(f" tq-temp-{name}"))
    queue = cons(NIL, cons(process, buffer))

    def receive(process: object, string: object) -> object:
        return tq_filter(lisp, queue, string)

    lisp.call(intern("set-process-filter"), process, receive)
    return queue


@primitive("tq-queue")
def tq_queue(tq: object) -> object:
    """Return the transactions of TQ, the next one to be answered first."""
    return _pair(tq).car


@primitive("tq-process")
def tq_process(tq: object) -> object:
    """Return the process of TQ."""
    return _pair(_pair(tq).cdr).car


@primitive("tq-buffer")
def tq_buffer(tq: object) -> object:
    """Return the buffer that collects answers for TQ."""
    return _pair(_pair(tq).cdr).cdr


def _pair(value: object) -> Any:
    check.list_(value)
    return value


@primitive("tq-queue-head-question")
def tq_queue_head_question(tq: object) -> object:
    """Return the question of the first transaction of TQ if it is still to be sent."""
    return _pair(_pair(tq_queue(tq)).car).car


@primitive("tq-queue-head-regexp")
def tq_queue_head_regexp(tq: object) -> object:
    """Return the regexp that matches the end of the answer that TQ waits for."""
    return _pair(_pair(_pair(tq_queue(tq)).car).cdr).car


@primitive("tq-queue-head-closure")
def tq_queue_head_closure(tq: object) -> object:
    """Return what the function of the first transaction of TQ is called with before the answer."""
    return _pair(_pair(_pair(_pair(tq_queue(tq)).car).cdr).cdr).car


@primitive("tq-queue-head-fn")
def tq_queue_head_fn(tq: object) -> object:
    """Return the function that gets the answer that TQ waits for."""
    return _pair(_pair(_pair(_pair(tq_queue(tq)).car).cdr).cdr).cdr


@primitive("tq-queue-empty")
def tq_queue_empty(tq: object) -> Symbol:
    """Return t if no transaction of TQ waits for an answer."""
    return T if tq_queue(tq) is NIL else NIL


@primitive("tq-queue-add")
def tq_queue_add(lisp: Lisp, tq: object, question: object, re: object, closure: object, fn: object) -> object:
    """Add a transaction with QUESTION, RE, CLOSURE and FN to TQ; nothing is sent.  Return `ok'."""
    transaction = cons(question, cons(re, cons(closure, fn)))
    queue = _pair(tq)
    queue.car = lisp.call(intern("nconc"), queue.car, list_of(transaction))
    return intern("ok")


@primitive("tq-enqueue")
def tq_enqueue(
    lisp: Lisp, tq: object, question: object, regexp: object, closure: object, fn: object, delay_question: object = NIL
) -> object:
    """Send QUESTION to the process of TQ; when REGEXP matches, call FN with CLOSURE and the answer up to the match's end.

    Answers come in the order of the questions.  With non-nil DELAY-QUESTION nothing is sent before all earlier questions
    are answered.
    """
    sends = delay_question is NIL or tq_queue(tq) is NIL
    tq_queue_add(lisp, tq, NIL if sends else question, regexp, closure, fn)
    if sends:
        lisp.call(intern("process-send-string"), tq_process(tq), question)
    return NIL


@primitive("tq-queue-pop")
def tq_queue_pop(lisp: Lisp, tq: object) -> Symbol:
    """Take the first transaction from TQ and send the question of the next; return t if there is none."""
    queue = _pair(tq)
    queue.car = _pair(queue.car).cdr
    try:
        lisp.call(intern("process-send-string"), tq_process(tq), tq_queue_head_question(tq))
    except Exception as exception:
        lisp.handlers.condition(exception)  # what is no condition of Lisp goes on
    return tq_queue_empty(tq)


@primitive("tq-close")
def tq_close(lisp: Lisp, tq: object) -> object:
    """End TQ: delete its process and kill its buffer."""
    lisp.call(intern("delete-process"), tq_process(tq))
    return lisp.call(intern("kill-buffer"), tq_buffer(tq))


@primitive("tq-filter")
def tq_filter(lisp: Lisp, tq: object, string: object) -> object:
    """Take STRING, output of the process of TQ, for a piece of an answer."""
    buffers = lisp.part(Buffers)
    before = buffers.current
    lisp.call(intern("set-buffer"), tq_buffer(tq))
    try:
        buffers.current.goto(buffers.current.zv)
        lisp.call(intern("insert"), string)
        return tq_process_buffer(lisp, tq)
    finally:
        buffers.restore_current(before)


@primitive("tq-process-buffer")
def tq_process_buffer(lisp: Lisp, tq: object) -> object:
    """Look in the buffer of TQ for complete answers and hand them on; text that nobody waits for is an error."""
    buffer = tq_buffer(tq)
    while lisp.call(intern("buffer-live-p"), buffer) is not NIL:
        buffers = lisp.part(Buffers)
        before = buffers.current
        buffers.set_current(buffer)  # type: ignore[arg-type]
        try:
            current = buffers.current
            if current.size == 0:
                return NIL
            if tq_queue(tq) is NIL:
                raise _spurious(lisp, tq, current)
            if not _answered(lisp, tq, current):
                return NIL
        finally:
            buffers.restore_current(before)
    return NIL


def _answered(lisp: Lisp, tq: object, buffer: Buffer) -> bool:
    """Hand on the first answer in BUFFER; tell whether there was one."""
    buffer.goto(buffer.begv)
    if lisp.call(intern("re-search-forward"), tq_queue_head_regexp(tq), NIL, T) is NIL:
        return False
    start, end = buffer.begv, buffer.point
    answer = lisp.call(intern("buffer-substring"), start, end)
    lisp.call(intern("delete-region"), start, end)
    try:
        lisp.call(tq_queue_head_fn(tq), tq_queue_head_closure(tq), answer)
    except Exception as exception:
        _complain(lisp, lisp.handlers.as_list(lisp.handlers.condition(exception)))
    finally:
        tq_queue_pop(lisp, tq)
    return True


def _complain(lisp: Lisp, error: object) -> None:
    words = lisp.call(intern("error-message-string"), error)
    lisp.call(intern("message"), lisp_string("Error while processing tq callback: %s"), words)


def _spurious(lisp: Lisp, tq: object, buffer: Buffer) -> Exception:
    """Keep what BUFFER has in a buffer for the user, and return the error to signal."""
    kept = lisp.call(intern("generate-new-buffer"), lisp_string("*spurious*"))
    buffers = lisp.part(Buffers)
    buffers.set_current(kept)  # type: ignore[arg-type]
    lisp.call(intern("insert-buffer-substring"), buffer)
    buffers.current.goto(1)
    buffers.set_current(buffer)
    lisp.call(intern("delete-region"), buffer.begv, buffer.point)
    name = lisp.call(intern("buffer-name"), kept)
    assert type(name) is LString
    process = check_process(tq_process(tq)).name
    return lisp_error(f"Spurious communication from process {process}, see buffer {multibyte_text(name)}")
