"""Keywords that a function does not know: a warning, once for each place, because most of them are misspelt.

Emacs ignores them silently.  ELNET_WARNINGS=0 in the environment, or `--no-warnings`, does, too.
"""

from __future__ import annotations

import os

from elnet.objects.cons import Cons
from elnet.objects.symbols import Symbol
from elnet.runtime.births import lisp_place
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

SOCKET_OPTIONS = "bindtodevice broadcast dontroute keepalive linger nodelay oobinline priority reuseaddr"
EVERY_PROCESS = "name buffer coding noquery stop filter sentinel plist"
KNOWN: dict[str, frozenset[str]] = {
    function: frozenset(":" + name for name in names.split())
    for function, names in {
        "make-network-process": f"{EVERY_PROCESS} {SOCKET_OPTIONS} host service type family local remote server nowait"
        " filter-multibyte log tls-parameters use-external-socket",
        "make-process": f"{EVERY_PROCESS} command connection-type stderr file-handler",
        "make-pipe-process": EVERY_PROCESS,
        "make-serial-process": f"{EVERY_PROCESS} port speed bytesize parity stopbits flowcontrol process",
        "open-network-stream": "type nowait coding noquery plist end-of-command end-of-capability capability-command"
        " starttls-function success always-query-capabilities client-certificate use-starttls-if-possible"
        " warn-unless-encrypted shell-command return-list tls-parameters nogreeting",
    }.items()
}


class Warned:
    """The places of one interpreter that a warning was about, WANTED if there are to be warnings at all."""

    def __init__(self, lisp: Lisp) -> None:
        self.wanted = os.environ.get("ELNET_WARNINGS") != "0"
        self.places: set[tuple[str, str, str]] = set()


def warn_of_unknown(lisp: Lisp, function: str, arguments: object) -> None:
    """Warn of keywords in the list ARGUMENTS that FUNCTION does not know."""
    known = KNOWN[function]
    tail = arguments
    while type(tail) is Cons and type(tail.cdr) is Cons:
        if isinstance(tail.car, Symbol) and tail.car.name not in known and tail.car.name.startswith(":"):
            _warn(lisp, function, tail.car.name)
        tail = tail.cdr.cdr


def _warn(lisp: Lisp, function: str, keyword: str) -> None:
    warned = lisp.part(Warned)
    place = lisp_place()
    if not warned.wanted or (function, keyword, place) in warned.places:
        return
    warned.places.add((function, keyword, place))
    from elnet.runtime.spelling import similar

    meant = similar(keyword, KNOWN[function], 1)
    question = f"; did you mean {meant[0]}?" if meant else ""
    start = f"{place}: " if place else ""
    lisp.part(StandardStreams).write_message(f"{start}Warning: {function} does not know {keyword}{question}\n")
