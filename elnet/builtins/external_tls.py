"""TLS by a helper program, GnuTLS's `gnutls-cli', where there is none built in.

The helper takes the place of the connection: what is written to it goes to the server and comes back from there.  Begun with
--starttls it speaks plainly until it is sent SIGALRM.  It insists on a good certificate itself; what it says of a bad one is in
its error output.
"""

from __future__ import annotations

import shutil

from elnet.builtins.gnutls_streams import gnutls_trustfiles
from elnet.builtins.network_certificates import network_stream_certificate
from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.process.arguments import Plist
from elnet.process.naming import check_process
from elnet.process.process import Process
from elnet.process.tls import refusal
from elnet.process.waiting import accept_output
from elnet.runtime import check
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.builtins.network_streams import Opened, Wanted

NAME = "gnutls-cli"
BEGIN = "SIGALRM"
SIGN_OF_LIFE = "Starting TLS handshake"
PATIENCE = 10.0
"""The helper says within so many seconds that it begins."""


def helper() -> str | None:
    """Return the file of the helper program, None if it is not installed."""
    return shutil.which(NAME)


def open_external(wanted: Wanted) -> Opened:
    """Open a connection that is encrypted from the beginning."""
    from elnet.builtins.network_streams import TLS, Opened

    start = wanted.buffer.zv
    process = _start(wanted)
    greeting = wanted.greeting(process, start)
    capabilities = wanted.capabilities(process, greeting) if process.status.sendable else NIL
    check_alive(process)
    return Opened(process, greeting, capabilities, TLS)


def reopen_externally(wanted: Wanted, process: Process) -> Process:
    """Connect to the server of PROCESS anew, through the helper, and say what is to be said before STARTTLS."""
    process.set_sentinel(intern("ignore"))
    process.table.delete(process)
    start = wanted.buffer.zv
    made = _start(wanted, "--starttls")
    wanted.capabilities(made, wanted.greeting(made, start))
    return made


def begin_externally(process: Process) -> Process:
    """Let the helper PROCESS begin TLS."""
    process.table.lisp.call(intern("signal-process"), process, intern(BEGIN))
    if not _hear(process, lambda: SIGN_OF_LIFE in complaints(process)):
        process.table.delete(process)
        raise lisp_error(f"{NAME} does not begin TLS")
    return process


def check_alive(process: Process) -> None:
    """Signal an error if the helper PROCESS has given up."""
    if process.status.sendable:
        return
    _hear(process, lambda: False)
    lines = [line for line in complaints(process).splitlines() if line.startswith(("- Status:", "***", "|<"))]
    raise refusal(f"{NAME}: {' '.join(lines) or process.status.message.strip()}")


def _hear(process: Process, condition: Callable[[], bool]) -> bool:
    """Read the error output of PROCESS until CONDITION holds or there is no more; tell whether it holds."""
    table = process.table
    now = table.loop.clock.now
    deadline = now() + PATIENCE
    while not condition() and now() < deadline:
        errors = table.of_buffer(_messages(process))
        if errors is None or not errors.status.sendable:
            break
        accept_output(table, errors, deadline - now())
    return condition()


def _messages(process: Process) -> object:
    """Return the buffer of what PROCESS says of itself."""
    return Plist(process.plist).get("messages")


def complaints(process: Process) -> str:
    """Return the error output of PROCESS."""
    buffer = _messages(process)
    return buffer.substring(1, buffer.zv) if isinstance(buffer, Buffer) and buffer.name is not None else ""


def _start(wanted: Wanted, *options: str) -> Process:
    """Start the helper."""
    program = helper()
    if program is None:
        raise lisp_error(f"There is no TLS here, neither built in nor the program {NAME}")
    host, service = check.string(wanted.host).text, wanted.service
    command = [program, "--logfile=/dev/stderr", *options, *_files(wanted)]
    command += ["--port", service.text if isinstance(service, LString) else str(service), host]
    lisp = wanted.lisp
    errors = lisp.call(intern("generate-new-buffer"), lisp_string(" *TLS helper*"))
    items = ["name", wanted.name, "buffer", wanted.buffer, "command", list_from(map(lisp_string, command))]
    items += ["connection-type", intern("pipe"), "noquery", wanted.get("noquery"), "coding", wanted.get("coding")]
    items += ["stderr", errors, "plist", list_of(intern(":messages"), errors)]
    keywords = (intern(":" + one) if type(one) is str else one for one in items)
    return check_process(lisp.call(intern("make-process"), *keywords))


def _files(wanted: Wanted) -> list[str]:
    """Return the options for trusted certificates and for ours, or for trusting everybody."""
    lisp = wanted.lisp
    options = []
    if lisp.call(intern("elnet--nsm-insists-p"), wanted.host, wanted.service) is NIL:
        options.append("--insecure")
    trusted = [one.text for one in elements(gnutls_trustfiles(lisp)) if isinstance(one, LString)]
    options += [f"--x509cafile={name}" for name in trusted[:1]]
    certificate = network_stream_certificate(lisp, wanted.host, wanted.service, wanted.plist.list)
    for option, one in zip(("--x509keyfile", "--x509certfile"), elements(certificate), strict=False):
        options.append(f"{option}={check.string(one).text}")
    return options
