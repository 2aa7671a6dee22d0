"""Variables of compressed files, and the handlers of file names that there are at the start."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

COMPRESSED = (
    "\\(?:\\.tzst\\|\\.zst\\|\\.dz\\|\\.txz\\|\\.xz\\|\\.lzma\\|\\.lz\\|\\.g?z\\|\\.\\(?:tgz\\|svgz\\|sifz\\)\\|\\.tbz2?\\|\\.bz2"
    "\\|\\.Z\\)\\(?:~\\|\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?~\\)?\\'"
)
"""The regexp of the names of compressed files."""
FORMATS = r"""
\.Z\' compressing compress -c uncompressing gzip -c,-q,-d - t 1f9d
\.bz2\' bzip2ing bzip2 - bunzip2ing bzip2 -d - t 425a68
\.tbz2?\' bzip2ing bzip2 - bunzip2ing bzip2 -d - - 425a68
\.\(?:tgz\|svgz\|sifz\)\' compressing gzip -c,-q uncompressing gzip -c,-q,-d t - 1f8b
\.g?z\' compressing gzip -c,-q uncompressing gzip -c,-q,-d t t 1f8b
\.lz\' Lzip_compressing lzip -c,-q Lzip_uncompressing lzip -c,-q,-d t t 4c5a4950
\.lzma\' LZMA_compressing lzma -c,-q,-z LZMA_uncompressing lzma -c,-q,-d t t -
\.xz\' XZ_compressing xz -c,-q XZ_uncompressing xz -c,-q,-d t t fd377a585a00
\.txz\' XZ_compressing xz -c,-q XZ_uncompressing xz -c,-q,-d t - fd377a585a00
\.dz\' - - - uncompressing gzip -c,-q,-d - t 1f8b
\.zst\' zstd_compressing zstd -c,-q zstd_uncompressing zstd -c,-q,-d t t 28b52ffd
\.tzst\' zstd_compressing zstd -c,-q zstd_uncompressing zstd -c,-q,-d t - 28b52ffd
"""
ZLIB = ("\\.Z\\'", "\\.\\(?:tgz\\|svgz\\|sifz\\)\\'", "\\.g?z\\'")


def _formats() -> object:
    """Return the formats as vectors."""
    return list_from(_format(line.split(" ")) for line in FORMATS.strip().splitlines())


def _format(words: list[str]) -> Vector:
    def text(word: str) -> object:
        return NIL if word == "-" else lisp_string(word.replace("_", " "))

    def arguments(word: str) -> object:
        return NIL if word == "-" else list_from(map(lisp_string, word.split(",")))

    regexp, message, program, args, unmessage, unprogram, unargs, appends, strips, magic = words
    flags = [T if each == "t" else NIL for each in (appends, strips)]
    start = LString("" if magic == "-" else bytes.fromhex(magic).decode("latin-1"), False)
    items = [lisp_string(regexp), text(message), text(program), arguments(args), text(unmessage), text(unprogram)]
    items += [arguments(unargs), *flags, start]
    return Vector([*items, intern("zlib-decompress-region")] if regexp in ZLIB else items)


declare(
    "file-name-handler-alist",
    NIL,
    "Alist of regexps of file names, and functions for operations on such files.",
    make=lambda: list_of(
        cons(lisp_string(COMPRESSED), intern("jka-compr-handler")),
        cons(lisp_string("\\`/:"), intern("file-name-non-special")),
    ),
)
declare("auto-compression-mode", T, "Non-nil means compressed files are read and written as if they were not.")
declare("auto-compression-mode-hook", NIL, "Functions to call when `auto-compression-mode' is switched.")
declare(
    "jka-compr-compression-info-list",
    NIL,
    "How files are compressed: vectors of regexp, messages and programs.",
    make=_formats,
)
declare("jka-compr-file-name-handler-entry", NIL, "The entry of `file-name-handler-alist' for compressed files.")
declare("jka-compr-inhibit", NIL, "Non-nil means compressed files are files like others.")
declare("jka-compr-verbose", T, "Accepted for the sake of programs that set it.")
declare("jka-compr-load-suffixes", NIL, "Endings of compressed Lisp files.", make=lambda: list_of(lisp_string(".gz")))
declare(
    "jka-compr-mode-alist-additions",
    NIL,
    "Entries of `auto-mode-alist' for compressed files.",
    make=lambda: list_from(
        cons(lisp_string(regexp), intern("tar-mode")) for regexp in ("\\.tgz\\'", "\\.tbz2?\\'", "\\.txz\\'", "\\.tzst\\'")
    ),
)
