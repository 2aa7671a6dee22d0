"""The library puny: domain names beyond ASCII (RFC 3492)."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check, punycode
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)

declare("puny-initial-n", punycode.INITIAL_N, "The first character that needs encoding.")
declare("puny-initial-bias", punycode.INITIAL_BIAS, "The bias at the beginning.")
declare("puny-base", punycode.BASE, "The base of the numbers.")
declare("puny-damp", punycode.DAMP, "How much the first difference is damped.")
declare("puny-tmin", punycode.T_MIN, "The least threshold.")
declare("puny-tmax", punycode.T_MAX, "The greatest threshold.")
declare("puny-skew", punycode.SKEW, "What slows the adaption of the bias.")


def _text(value: object) -> str:
    return multibyte_text(check.string(value))


@primitive()
def puny_encode_domain(domain: object) -> LString:
    """Return DOMAIN with each part in ASCII."""
    return lisp_string(".".join(map(punycode.encoded, _text(domain).split("."))))


@primitive()
def puny_encode_string(string: object) -> LString:
    """Return STRING, part of a domain name, in ASCII."""
    return lisp_string(punycode.encoded(_text(string)))


def _decoded(text: str) -> str:
    try:
        return punycode.decoded(text)
    except UnicodeError:
        raise lisp_error(f"Invalid encoding: {text}") from None


@primitive()
def puny_decode_domain(domain: object) -> LString:
    """Return DOMAIN with what its parts stand for."""
    return lisp_string(".".join(map(_decoded, _text(domain).split("."))))


@primitive()
def puny_decode_string(string: object) -> LString:
    """Return what STRING, part of a domain name, stands for."""
    return lisp_string(_decoded(_text(string)))


@primitive()
def puny_encode_digit(d: object) -> int:
    """Return the character for the digit D, 0 to 35."""
    digit = check.integer(d)
    return digit + ord("a") if digit < 26 else digit - 26 + ord("0")


@primitive()
def puny_decode_digit(cp: object) -> int:
    """Return the digit that the character CP means."""
    char = check.integer(cp)
    if ord("0") <= char <= ord("9"):
        return char - ord("0") + 26
    return char - ord("A" if char < ord("a") else "a")


@primitive()
def puny_adapt(delta: object, num_points: object, first_time: object) -> int:
    """Return the bias after NUM-POINTS characters, where DELTA is the last difference and FIRST-TIME says it is the first."""
    return punycode.adapted(check.integer(delta), check.integer(num_points), first_time is not NIL)


@primitive("puny-highly-restrictive-string-p")
def highly_restrictive_string_p(string: object) -> Symbol:
    """Return t if the characters of STRING are of one script, or of some that are usual together."""
    return truth(punycode.is_highly_restrictive(_text(string)))


@primitive("puny-highly-restrictive-domain-p")
def highly_restrictive_domain_p(domain: object) -> Symbol:
    """Return t if each part of DOMAIN is of one script, or of some that are usual together."""
    return truth(all(map(punycode.is_highly_restrictive, _text(domain).split("."))))
