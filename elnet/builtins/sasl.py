"""The library sasl: the client's side of authentication (RFC 4422), with PLAIN, LOGIN and ANONYMOUS.

A mechanism is [NAME STEPS], where STEPS are functions of the client and the last step that return what to send; a client is
[MECHANISM NAME SERVICE SERVER PROPERTIES], a step [FUNCTION DATA].
"""

from __future__ import annotations

from itertools import count
from time import time

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part, primitive

declare = Declarer(__name__)

MECHANISMS = ("SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "DIGEST-MD5", "PLAIN", "LOGIN", "ANONYMOUS", "NTLM")
FEATURES = {
    "CRAM-MD5": "sasl-cram",
    "DIGEST-MD5": "sasl-digest",
    "PLAIN": "sasl-plain",
    "LOGIN": "sasl-login",
    "ANONYMOUS": "sasl-anonymous",
    "NTLM": "sasl-ntlm",
    "SCRAM-SHA-256": "sasl-scram-sha256",
    "SCRAM-SHA-1": "sasl-scram-rfc",
}
STEPS = {
    "PLAIN": ("sasl-plain-response",),
    "LOGIN": ("ignore", "sasl-login-response-1", "sasl-login-response-2"),
    "ANONYMOUS": ("ignore", "sasl-anonymous-response"),
}
MECHANISM = intern("sasl-mechanism")
DIGITS = "zyxwvutsrqponmlkjihgfedcba9876543210"


def _steps(name: str) -> object:
    return list_from([intern(step) for step in STEPS[name]])


declare(
    "sasl-mechanisms",
    NIL,
    "The names of the mechanisms, the best one first.",
    make=lambda: list_from([lisp_string(name) for name in MECHANISMS]),
)
declare(
    "sasl-mechanism-alist",
    NIL,
    "The names of the mechanisms and the libraries that have them.",
    make=lambda: list_from([list_of(lisp_string(name), intern(feature)) for name, feature in FEATURES.items()]),
)
declare("sasl-unique-id-function", intern("sasl-unique-id-function"), "The function that makes half of a unique name.")
declare("sasl-unique-id-char", NIL, "The number that was last used for a unique name.")
declare("sasl-read-passphrase", NIL, "The function that asks for a passphrase; nil means `read-passwd'.")
declare("sasl-plain-steps", NIL, "The steps of PLAIN.", make=lambda: _steps("PLAIN"))
declare("sasl-login-steps", NIL, "The steps of LOGIN.", make=lambda: _steps("LOGIN"))
declare("sasl-anonymous-steps", NIL, "The steps of ANONYMOUS.", make=lambda: _steps("ANONYMOUS"))


class Sasl:
    """The condition of the library sasl and its own mechanisms; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        self.numbers = count(int(time()))
        lisp.call(intern("define-error"), intern("sasl-error"), lisp_string("SASL error"))
        for name in STEPS:
            lisp.plists.put(intern(FEATURES[name]), MECHANISM, Vector([lisp_string(name), _steps(name)]))


part(__name__, Sasl)


@primitive()
def sasl_error(datum: object) -> object:
    """Signal `sasl-error' with DATUM."""
    raise signal("sasl-error", datum)


# Mechanisms


@primitive()
def sasl_make_mechanism(name: object, steps: object) -> Vector:
    """Return the mechanism NAME with STEPS, functions of a client and the last step."""
    return Vector([name, steps])


@primitive()
def sasl_mechanism_name(mechanism: object) -> object:
    """Return the name of MECHANISM."""
    return check.vector(mechanism).items[0]


@primitive()
def sasl_mechanism_steps(mechanism: object) -> object:
    """Return the steps of MECHANISM."""
    return check.vector(mechanism).items[1]


@primitive()
def sasl_find_mechanism(lisp: Lisp, mechanisms: object) -> object:
    """Return the best mechanism whose name is among MECHANISMS, nil if there is none."""
    offered = {multibyte_text(name) for name in elements(mechanisms) if type(name) is LString}
    for name in elements(lisp.value("sasl-mechanisms")):
        if type(name) is LString and multibyte_text(name) in offered:
            found = _mechanism(lisp, name)
            if found is not NIL:
                return found
    return NIL


def _mechanism(lisp: Lisp, name: LString) -> object:
    """Return the mechanism NAME, nil if no library has it."""
    entry = lisp.call(intern("assoc"), name, lisp.value("sasl-mechanism-alist"))
    if type(entry) is not Cons:
        return NIL
    feature = check.symbol(elements(entry)[1])
    try:
        lisp.call(intern("require"), feature)
    except LispSignal:
        return NIL
    return lisp.plists.get(feature, MECHANISM)


# Clients


@primitive()
def sasl_make_client(mechanism: object, name: object, service: object, server: object) -> Vector:
    """Return a client that authenticates NAME by MECHANISM for SERVICE on SERVER."""
    return Vector([mechanism, name, service, server, Symbol("sasl-client-properties")])


@primitive()
def sasl_client_mechanism(client: object) -> object:
    """Return the mechanism of CLIENT."""
    return check.vector(client).items[0]


@primitive()
def sasl_client_name(client: object) -> object:
    """Return the name that CLIENT authenticates."""
    return check.vector(client).items[1]


@primitive()
def sasl_client_service(client: object) -> object:
    """Return the service of CLIENT."""
    return check.vector(client).items[2]


@primitive()
def sasl_client_server(client: object) -> object:
    """Return the server of CLIENT."""
    return check.vector(client).items[3]


def _properties(client: object) -> object:
    return check.vector(client).items[4]


@primitive()
def sasl_client_set_properties(lisp: Lisp, client: object, plist: object) -> object:
    """Make PLIST the properties of CLIENT."""
    return lisp.call(intern("setplist"), _properties(client), plist)


@primitive()
def sasl_client_set_property(lisp: Lisp, client: object, property: object, value: object) -> object:
    """Make VALUE the PROPERTY of CLIENT."""
    return lisp.call(intern("put"), _properties(client), property, value)


@primitive()
def sasl_client_property(lisp: Lisp, client: object, property: object) -> object:
    """Return the PROPERTY of CLIENT."""
    return lisp.call(intern("get"), _properties(client), property)


@primitive()
def sasl_client_properties(lisp: Lisp, client: object) -> object:
    """Return the properties of CLIENT, a property list."""
    return lisp.call(intern("symbol-plist"), _properties(client))


# Steps


@primitive()
def sasl_step_data(step: object) -> object:
    """Return the data of STEP: what to send or, once that was set, what the server has sent."""
    return check.vector(step).items[1]


@primitive()
def sasl_step_set_data(step: object, data: object) -> object:
    """Make DATA, what the server has sent, the data of STEP."""
    check.vector(step).items[1] = data
    return data


@primitive()
def sasl_next_step(lisp: Lisp, client: object, step: object) -> object:
    """Return the step of CLIENT behind STEP, the first one if STEP is nil, with what to send as data; nil at the end."""
    functions = elements(sasl_mechanism_steps(sasl_client_mechanism(client)))
    place = 0
    if step is not NIL:
        last = check.vector(step).items[0]
        place = next((place for place, function in enumerate(functions, 1) if function is last), len(functions))
    if place >= len(functions):
        return NIL
    function = check.symbol(functions[place])
    return Vector([function, lisp.call(function, client, step)])


# What steps need


@primitive("sasl-read-passphrase")
def read_passphrase(lisp: Lisp, prompt: object) -> object:
    """Ask for a passphrase with PROMPT and return it."""
    function = lisp.value("sasl-read-passphrase")
    return lisp.call(intern("read-passwd") if function is NIL else function, prompt)


@primitive()
def sasl_unique_id(lisp: Lisp) -> object:
    """Return a text that is different each time."""
    function = lisp.value("sasl-unique-id-function")
    return lisp.call(intern("concat"), lisp.call(function), lisp.call(function))


@primitive("sasl-unique-id-function")
def unique_id(lisp: Lisp) -> LString:
    """Return half of a unique text."""
    number = next(lisp.part(Sasl).numbers)
    lisp.set("sasl-unique-id-char", number % 36**4)
    return lisp_string(_base_36(number % 36**8, 8))


@primitive("sasl-unique-id-number-base36")
def number_base_36(num: object, len: object) -> LString:
    """Return the last LEN digits of NUM to the base 36."""
    return lisp_string(_base_36(check.integer(num), check.integer(len)))


def _base_36(number: int, length: int) -> str:
    text = ""
    for _ in range(length):
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


# The mechanisms


def _passphrase(lisp: Lisp, client: object) -> str:
    mechanism = multibyte_text(check.string(sasl_mechanism_name(sasl_client_mechanism(client))))
    name = multibyte_text(check.string(sasl_client_name(client)))
    answer = check.string(read_passphrase(lisp, lisp_string(f"{mechanism} passphrase for {name}: ")))
    text = multibyte_text(answer)
    lisp.call(intern("clear-string"), answer)
    return text


@primitive()
def sasl_plain_response(lisp: Lisp, client: object, _step: object) -> LString:
    """Return what CLIENT sends for PLAIN: authorization name, name and passphrase."""
    other = sasl_client_property(lisp, client, intern("authenticator-name"))
    name = multibyte_text(check.string(sasl_client_name(client)))
    first = multibyte_text(other) if type(other) is LString and multibyte_text(other) != name else ""
    return lisp_string(f"{first}\0{name}\0{_passphrase(lisp, client)}")


@primitive("sasl-login-response-1")
def login_name(client: object, _step: object) -> object:
    """Return what CLIENT sends first for LOGIN: its name."""
    return sasl_client_name(client)


@primitive("sasl-login-response-2")
def login_passphrase(lisp: Lisp, client: object, _step: object) -> LString:
    """Return what CLIENT sends then for LOGIN: its passphrase."""
    return lisp_string(_passphrase(lisp, client))


@primitive()
def sasl_anonymous_response(lisp: Lisp, client: object, _step: object) -> object:
    """Return what CLIENT sends for ANONYMOUS: a trace of who it is, or its name."""
    trace = sasl_client_property(lisp, client, intern("trace"))
    return sasl_client_name(client) if trace is NIL else trace
