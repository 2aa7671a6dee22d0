"""The libraries that need no loading: what Emacs has at start, and what `require` finds here without a file."""

PRELOADED = """
tooltip cconv eldoc paren electric uniquify ediff-hook vc-hooks lisp-float-type elisp-mode tabulated-list replace newcomment
text-mode lisp-mode prog-mode register page tab-bar menu-bar rfn-eshadow isearch easymenu timer select mouse jit-lock font-lock
syntax font-core term/tty-colors frame minibuffer nadvice seq simple cl-generic indonesian philippine cham georgian utf-8-lang
misc-lang vietnamese tibetan thai tai-viet lao korean japanese eucjp-ms cp51932 hebrew greek romanian slovak czech european
ethiopic indian cyrillic chinese composite emoji-zwj charscript charprop case-table epa-hook jka-cmpr-hook help abbrev obarray
oclosure cl-preloaded button loaddefs theme-loaddefs faces cus-face macroexp files window text-properties overlay sha1 md5
base64 format env code-pages mule custom widget keymap hashtable-print-readable backquote threads
multi-tty make-network-process emacs
"""
"""The value of `features` when a batch Emacs starts, in order, without D-Bus, inotify, colour profiles and native code."""

NAMES = """
advice
ansi-color
ansi-osc
benchmark
bindat
byte-opt
bytecomp
cl
cl-extra
cl-lib
cl-loaddefs
cl-macs
cl-print
cl-seq
color
comint
dom
eieio
eieio-compat
eieio-core
ert
ert-x
ewoc
generator
face-remap
gnutls
gv
hex-util
hmac-def
hmac-md5
inline
iso8601
json
jka-compr
let-alist
map
network-stream
nsm
package
parse-time
password-cache
pcase
pp
puny
qp
rfc2104
rect
ring
rx
sasl
sasl-anonymous
sasl-login
sasl-plain
seq
seq-25
sort
sqlite
subr-x
text-property-search
tabify
thingatpt
thread
thunk
time-date
tq
ucs-normalize
url-expand
url-methods
url-parse
url-util
url-vars
warnings
xml
"""
TOPICS = {
    "ansi-color": "ansi_color_settings",
    "ansi-osc": "ansi_osc",
    "bytecomp": "byte_compiling",
    "cl": "obsolete_cl",
    "cl-print": "cl_print",
    "color": "color_spaces",
    "comint": "comint_mode",
    "eieio": "eieio",
    "eieio-core": "eieio",
    "ert": "ert_tests",
    "ert-x": "ert_tests",
    "ewoc": "ewoc",
    "generator": "generator",
    "json": "json_reading json_encoding json_pretty_printing",
    "parse-time": "parse_time",
    "password-cache": "password_cache",
    "pp": "pretty_printing",
    "puny": "puny",
    "rfc2104": "hmac",
    "sasl": "sasl",
    "text-property-search": "text_property_search",
    "time-date": "time_date",
    "ucs-normalize": "unicode_normalization",
    "url-expand": "url_expanding",
    "url-methods": "url_schemes",
    "url-parse": "url_parsing",
    "url-util": "url_encoding url_texts",
    "url-vars": "url_settings",
    "warnings": "warnings",
    "xml": "xml",
}
"""The libraries that have variables, structures or conditions besides functions: the topics that define these."""
REQUIRED = {
    "comint": "ansi-color ansi-osc ring subr-x",
    "parse-time": "iso8601",
    "sasl": "sasl-anonymous sasl-login sasl-plain",
    "url-expand": "url-methods url-util url-parse",
    "url-parse": "url-vars url-methods",
    "url-util": "url-parse url-vars",
}
"""The libraries that come with another one."""


class Library:
    """A library that is part of elnet: the TOPICS to import when it is required, and the libraries it requires."""

    __slots__ = ("required", "topics")

    def __init__(self, name: str) -> None:
        self.topics = TOPICS.get(name, "").split()
        self.required = REQUIRED.get(name, "").split()


YIELDING = {"package": ("package-archives", "package-user-dir", "package-activated-list")}
"""Libraries of which elnet has a part only, with variables: where Emacs's own Lisp is, its library takes their place."""
YIELDING_MODES = "electric-indent-mode electric-pair-mode delete-selection-mode"
"""Modes that only note here whether they are on: where Emacs's own Lisp is, its own take their place."""
HOOKED = {"post-self-insert-hook": "electric-indent-post-self-insert-function"}
"""What Emacs's own Lisp puts into hooks before Emacs starts."""
BUILT_IN = {name: Library(name) for name in NAMES.split()}
"""The libraries that are part of elnet."""
