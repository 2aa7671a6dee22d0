"""The standard conditions: name → message and parents, as Emacs 30 has them (manual node "Standard Errors")."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import Symbol, intern

STANDARD: dict[str, tuple[str, tuple[str, ...]]] = {
    "args-out-of-range": ("Args out of range", ()),
    "arith-error": ("Arithmetic error", ()),
    "beginning-of-buffer": ("Beginning of buffer", ()),
    "buffer-read-only": ("Buffer is read-only", ()),
    "circular-list": ("List contains a loop", ()),
    "cl-assertion-failed": ("Assertion failed", ()),
    "map-not-inplace": ("Cannot modify map in-place", ()),
    "cl-no-method": ("No method", ()),
    "cl-no-next-method": ("No next method", ("cl-no-method",)),
    "cl-no-primary-method": ("No primary method", ("cl-no-method",)),
    "cl-no-applicable-method": ("No applicable method", ("cl-no-method",)),
    "cl-struct-unknown-slot": ("struct has no slot", ()),
    "coding-system-error": ("Invalid coding system", ()),
    "compression-error": ("Compression error", ("file-error",)),
    "cyclic-function-indirection": ("Symbol's chain of function indirections contains a loop", ()),
    "cyclic-variable-indirection": ("Symbol's chain of variable indirections contains a loop", ()),
    "domain-error": ("Arithmetic domain error", ("arith-error",)),
    "end-of-buffer": ("End of buffer", ()),
    "end-of-file": ("End of file during parsing", ()),
    "error": ("error", ()),
    "excessive-lisp-nesting": ("Lisp nesting exceeds `max-lisp-eval-depth'", ("recursion-error",)),
    "excessive-variable-binding": ("Variable binding depth exceeds max-specpdl-size", ("recursion-error",)),
    "file-already-exists": ("File already exists", ("file-error",)),
    "file-date-error": ("Cannot set file date", ("file-error",)),
    "file-error": ("File error", ()),
    "file-locked": ("File is locked", ("file-error",)),
    "file-supersession": ("", ("file-error",)),
    "file-missing": ("File is missing", ("file-error",)),
    "file-notify-error": ("File notification error", ("file-error",)),
    "gnutls-error": ("GnuTLS error", ()),
    "inhibited-interaction": ("User interaction while inhibited", ()),
    "invalid-function": ("Invalid function", ()),
    "invalid-read-syntax": ("Invalid read syntax", ()),
    "invalid-regexp": ("Invalid regexp", ()),
    "json-end-of-file": ("end of JSON stream", ("json-parse-error", "json-error")),
    "json-error": ("generic JSON error", ()),
    "json-escape-sequence-error": ("invalid escape sequence", ("json-parse-error", "json-error")),
    "json-invalid-surrogate-error": ("invalid surrogate pair", ("json-error",)),
    "json-number-out-of-range-error": ("number out of range", ("json-error",)),
    "json-object-too-deep": ("object cyclic or Lisp evaluation too deep", ("json-error",)),
    "json-out-of-memory": ("not enough memory for creating JSON object", ("json-error",)),
    "json-parse-error": ("could not parse JSON stream", ("json-error",)),
    "json-trailing-content": ("trailing content after JSON stream", ("json-parse-error", "json-error")),
    "json-utf8-decode-error": ("invalid utf-8 encoding", ("json-error",)),
    "mark-inactive": ("The mark is not active now", ()),
    "minibuffer-quit": ("Quit", ("quit",)),
    "no-catch": ("No catch for tag", ()),
    "overflow-error": ("Arithmetic overflow error", ("range-error", "arith-error")),
    "permission-denied": ("Cannot access file or directory", ("file-error",)),
    "quit": ("Quit", ()),
    "range-error": ("Arithmetic range error", ("arith-error",)),
    "recursion-error": ("Excessive recursive calling error", ()),
    "remote-file-error": ("Remote file error", ("file-error",)),
    "scan-error": ("Scan error", ()),
    "search-failed": ("Search failed", ()),
    "setting-constant": ("Attempt to set a constant symbol", ()),
    "singularity-error": ("Arithmetic singularity error", ("domain-error", "arith-error")),
    "sqlite-error": ("Database error", ()),
    "sqlite-locked-error": ("Database locked", ("sqlite-error",)),
    "text-read-only": ("Text is read-only", ("buffer-read-only",)),
    "type-mismatch": ("Types do not match", ()),
    "underflow-error": ("Arithmetic underflow error", ("range-error", "arith-error")),
    "unknown-image-type": ("Unknown image type", ()),
    "user-error": ("", ()),
    "user-search-failed": ("Search failed", ("user-error", "search-failed")),
    "void-function": ("Symbol's function definition is void", ()),
    "void-variable": ("Symbol's value as variable is void", ()),
    "wrong-length-argument": ("Wrong length argument", ()),
    "wrong-number-of-arguments": ("Wrong number of arguments", ()),
    "wrong-type-argument": ("Wrong type argument", ()),
}
"""Parents leave out the condition itself and the final `error`, which all but the ones in `NO_ERRORS` have."""

NO_ERRORS = ("error", "quit", "minibuffer-quit")


def standard_plist(symbol: Symbol) -> object | None:
    """Return a fresh property list that makes SYMBOL a condition, or None if it is no standard one."""
    entry = STANDARD.get(symbol.name)
    if entry is None:
        return None
    message, parents = entry
    names = [symbol.name, *parents] if symbol.name in NO_ERRORS else [symbol.name, *parents, "error"]
    conditions = list_of(*map(intern, names))
    return list_of(intern("error-conditions"), conditions, intern("error-message"), lisp_string(message))
