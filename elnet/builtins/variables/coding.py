"""Variables of coding systems of files."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

BY_NAME = (
    (
        r"\.\(arc\|zip\|lzh\|lha\|zoo\|[jew]ar\|xpi\|rar\|7z\|squashfs\|ARC\|ZIP\|LZH\|LHA\|ZOO\|[JEW]AR\|XPI\|RAR\|7Z\|SQUASHFS\)\'",
        "no-conversion-multibyte",
    ),
    (r"\.\(exe\|EXE\)\'", "no-conversion"),
    (r"\.\(sx[dmicw]\|odt\|tar\|t[bg]z\)\'", "no-conversion"),
    (r"\.\(gz\|Z\|bz\|bz2\|xz\|gpg\)\'", "no-conversion"),
    (r"\.\(jpe?g\|png\|gif\|tiff?\|p[bpgn]m\)\'", "no-conversion"),
    (r"\.pdf\'", "no-conversion"),
    (r"/#[^/]+#\'", "utf-8-emacs-unix"),
)  # fmt: skip
BY_BEGINNING = (
    ("\\`BABYL OPTIONS:[ \t]*-\\*-[ \t]*rmail[ \t]*-\\*-", "no-conversion"),
    ("\\`\xfe\xff", "utf-16be-with-signature"),
    ("\\`\xff\xfe", "utf-16le-with-signature"),
    ("\\`\xef\xbb\xbf", "utf-8-with-signature"),
    ("\\`;ELC\x14\0\0\0", "emacs-mule"),
)
COMPRESSED = (
    r"\.tzst\'", r"\.zst\'", r"\.dz\'", r"\.txz\'", r"\.xz\'", r"\.lzma\'", r"\.lz\'", r"\.g?z\'",
    r"\.\(?:tgz\|svgz\|sifz\)\'", r"\.tbz2?\'", r"\.bz2\'", r"\.Z\'",
)  # fmt: skip
BY_KIND = (
    (r"\.elc\'", "utf-8-emacs"),
    (r"\.el\'", "prefer-utf-8"),
    (r"\.utf\(-8\)?\'", "utf-8"),
    (r"\.xml\'", "xml-find-file-coding-system"),
)

CATEGORIES = """
utf-8 iso-7 charset iso-7-else iso-8-else emacs-mule raw-text iso-7-tight iso-8-1 iso-8-2 utf-8-auto utf-8-sig utf-16-auto
utf-16-be utf-16-le utf-16-be-nosig utf-16-le-nosig sjis big5 ccl undecided
"""


def _kinds_of_files() -> object:
    """Return the first value of `file-coding-system-alist`."""
    none = intern("no-conversion")
    entries = [cons(lisp_string(name), cons(none, none)) for name in COMPRESSED]
    entries += [cons(lisp_string(name), intern(coding)) for name, coding in BY_KIND]
    entries.append(cons(lisp_string(r"\(\`\|/\)loaddefs.el\'"), cons(intern("raw-text"), intern("raw-text-unix"))))
    entries.append(cons(lisp_string(r"\.tar\'"), cons(none, none)))
    return list_from([*entries, list_of(lisp_string(""), intern("undecided"))])


declare(
    "file-coding-system-alist",
    NIL,
    "Alist of regexps of file names, and coding systems to read and write such files by.",
    make=_kinds_of_files,
)
declare(
    "auto-coding-alist",
    NIL,
    "Alist of regexps of file names, and the coding system that such a file has whatever it says itself.",
    make=lambda: list_from([cons(lisp_string(name), intern(coding)) for name, coding in BY_NAME]),
)
declare(
    "auto-coding-regexp-alist",
    NIL,
    "Alist of regexps of the bytes that a file begins with, and the coding system of such a file.",
    make=lambda: list_from([cons(LString(start, False), intern(coding)) for start, coding in BY_BEGINNING]),
)
declare(
    "auto-coding-functions",
    NIL,
    "Functions that find the coding system of the text after point, the number of whose bytes they are called with.",
    make=lambda: list_of(intern("sgml-xml-auto-coding-function"), intern("sgml-html-meta-auto-coding-function")),
)
declare(
    "set-auto-coding-function",
    intern("set-auto-coding"),
    "Function that is called with the name and size of a file at the beginning of its bytes and returns its coding system.",
)
declare("auto-coding-file-name", NIL, "The name of the file whose coding system `auto-coding-functions' are asked for.")
declare("set-auto-coding-for-load", NIL, "Non-nil means a file is being loaded, which obeys its coding tag.")
declare("inhibit-eol-conversion", NIL, "Non-nil means line ends are not looked for where a coding system leaves them open.")
declare("enable-character-translation", T, "Accepted: there are no tables for translating characters.")
declare(
    "coding-category-list",
    NIL,
    "The categories of coding systems in the order in which bytes are looked at for them at the start.",
    make=lambda: list_from([intern(f"coding-category-{each}") for each in CATEGORIES.split()]),
)
