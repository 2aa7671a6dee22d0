"""Which of Emacs's test files are run, in the groups of the table, and what each group is to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """A group of test FILES, without folder TEST and ending; REACH is the percentage that is wanted."""

    name: str
    reach: int
    files: tuple[str, ...]

    def paths(self) -> list[str]:
        """Return the names of the files below the folder of Emacs's sources."""
        return [f"test/{file}.el" for file in self.files]


def _src(names: str) -> tuple[str, ...]:
    return tuple(f"src/{name}-tests" for name in names.split())


def _lisp(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"lisp/{folder}{name}-tests" for name in names.split())


GROUPS = (
    Group(
        "language core",
        97,
        _src("eval data fns lread print floatfns alloc chartab character charset casefiddle") + _lisp("", "obarray"),
    ),
    Group("text", 92, _src("editfns buffer marker search regex-emacs syntax textprop undo coding json timefns fileio")),
    Group(
        "libraries",
        95,
        _lisp(
            "emacs-lisp/",
            "backquote benchmark bindat cconv cl-extra cl-generic cl-lib cl-macs cl-preloaded cl-print cl-seq derived "
            "easy-mmode ert ert-x generator gv let-alist lisp macroexp map nadvice oclosure pcase regexp-opt ring rx seq "
            "subr-x syntax tabulated-list text-property-search thunk warnings",
        )
        + tuple(
            f"lisp/emacs-lisp/eieio-tests/{name}" for name in ("eieio-tests", "eieio-test-methodinvoke", "eieio-test-persist")
        )
        + _lisp("", "subr json format-spec"),
    ),
    Group(
        "processes and network",
        100,
        _src("process callproc thread") + _lisp("net/", "network-stream gnutls nsm") + _lisp("emacs-lisp/", "timer"),
    ),
    Group(
        "net libraries",
        95,
        _lisp("net/", "socks rcirc puny hmac-md5 rfc2104 sasl sasl-cram sasl-scram-rfc ntlm mailcap dig")
        + _lisp("url/", "url-auth url-domsuf url-expand url-file url-future url-handlers url-misc url-parse url-util")
        + _lisp("", "jsonrpc auth-source auth-source-pass md4 rot13"),
    ),
)
