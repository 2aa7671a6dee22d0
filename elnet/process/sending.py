"""Sending: text to bytes to the transport, waiting while the peer does not take them.

While it waits, output of all processes is delivered and timers run, as in Emacs; so nothing is queued but what one call sends.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.strings import LString
from elnet.process.errors import file_signal
from elnet.process.process import Process
from elnet.process.waiting import wait_until

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def send(process: Process, text: LString) -> None:
    """Send TEXT to PROCESS, and return when the kernel has all of it."""
    await_connection(process)
    check_running(process)
    data = process.encoder.encode(text)
    if process.half_closed:
        return
    transport = process.transport
    if transport is None:
        raise lisp_error(f"Output file descriptor of {process.name} is closed")
    trace = process.table.lisp.trace
    if trace is not None:
        trace.moved(process.name, "send", data)
    try:
        transport.write(data)
        if transport.pending:
            wait_until(process.table, lambda: not transport.pending)
            if transport.write_error is not None:
                raise transport.write_error
            if transport.closed:
                raise lisp_error(f"Output file descriptor of {process.name} is closed")
    except OSError as error:
        _failed(process, error)


def send_eof(process: Process) -> None:
    """Send the end: the peer sees it, and what is sent later goes nowhere."""
    await_connection(process)
    check_running(process)
    transport = process.transport
    if transport is None or process.half_closed or transport.messages:
        return
    try:
        transport.write_eof()
    except OSError as error:
        _failed(process, error)
    process.half_closed = transport.eof_is_final


def await_connection(process: Process) -> None:
    """Wait until PROCESS is connected, or cannot be."""
    if process.status.state.startswith("connect"):
        wait_until(process.table, lambda: not process.status.state.startswith("connect"))


def check_running(process: Process) -> None:
    """Signal an error unless PROCESS can be sent something."""
    process.update_status()
    if not process.status.sendable:
        raise _not_running(process)


def _not_running(process: Process) -> LispSignal:
    return lisp_error(f"Process {process.name} not running: {process.status.message}")


def _failed(process: Process, error: OSError) -> NoReturn:
    """End PROCESS, whose peer takes nothing any more, or signal what else is wrong."""
    if isinstance(error, BrokenPipeError | ConnectionResetError):
        process.table.happen(process, "unwritable")
        process.deactivate()
        raise lisp_error(f"process {process.name} no longer connected to pipe; closed it") from None
    if process.transport is not None and process.transport.messages:
        raise file_signal("Sending datagram", error, process) from None
    raise file_signal("Writing to process", error, process) from None
