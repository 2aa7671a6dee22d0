"""The library url-util: file names in URLs, URLs in buffers, dates and messages."""

from __future__ import annotations

import os
import re

from elnet.objects.conditions import signal
from elnet.objects.cons import cons, list_from
from elnet.objects.strings import EMPTY, LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check, urls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)

declare("url-debug", NIL, "What goes to the buffer *URL-DEBUG*: a list of tags, or t for everything.")
declare("url-get-url-filename-chars", lisp_string("-%.?@a-zA-Z0-9()_/:~=&"), "Characters that URLs in texts have.")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Parts of texts


@primitive()
def url_normalize_url(lisp: Lisp, url: object) -> object:
    """Return the text URL in its usual form."""
    parsed = urls.parsed(multibyte_text(check.string(url)))
    return lisp.call(intern("url-recreate-url"), parsed) if urls.slot(parsed, "type") is not NIL else url


@primitive()
def url_eat_trailing_space(lisp: Lisp, string: object, regexp: object = NIL) -> object:
    """Return STRING without the white space, or what REGEXP matches, at its end."""
    return lisp.call(intern("string-trim-right"), string, regexp)


@primitive()
def url_strip_leading_spaces(lisp: Lisp, string: object, regexp: object = NIL) -> object:
    """Return STRING without the white space, or what REGEXP matches, at its beginning."""
    return lisp.call(intern("string-trim-left"), string, regexp)


def _file(name: object) -> str:
    """Return NAME, a text or URL, without query."""
    if name is NIL:
        return ""
    text = name if type(name) is LString else urls.slot(name, "filename")
    return multibyte_text(check.string(text)).partition("?")[0]


@primitive("url-file-directory", "url-basepath")
def url_file_directory(lisp: Lisp, file: object) -> object:
    """Return the directory of the URL FILE."""
    return EMPTY if file is NIL else lisp.call(intern("file-name-directory"), lisp_string(_file(file)))


@primitive()
def url_file_nondirectory(file: object) -> LString:
    """Return the last part of the path of the URL FILE."""
    return urls.text_of(_file(file).rpartition("/")[2])


@primitive()
def url_file_extension(fname: object, x: object = NIL) -> LString:
    """Return the extension of FNAME, a URL's file name, with its dot; with X, the last part of the path without it."""
    name = _file(fname).rpartition("/")[2]
    base, dot, extension = name.rpartition(".")
    if not dot or not extension:
        base, extension = name, ""
    return urls.text_of(base if x is not NIL else dot + extension if extension else "")


@primitive()
def url_truncate_url_for_viewing(lisp: Lisp, url: object, width: object = NIL) -> object:
    """Return the text URL with the first directories left out if it is wider than WIDTH, by default the window."""
    room = check.integer(width if width is not NIL else lisp.call(intern("window-width")))
    text = multibyte_text(check.string(url))
    parsed = urls.parsed(text)
    if len(text) < room:
        return url
    parts = multibyte_text(check.string(urls.slot(parsed, "filename"))).split("/")[1:]
    while len(parts) > 1 and len(text) > room - (parts[0] != "..."):
        parts = ["...", *parts[2 if parts[0] == "..." else 1 :]]
        if parts == ["..."]:
            break
        urls.put(parsed, "filename", lisp_string("/" + "/".join(parts)))
        text = multibyte_text(check.string(lisp.call(intern("url-recreate-url"), parsed)))
        if len(parts) == 2:
            break
    return lisp_string(text)


@primitive()
def url_pretty_length(lisp: Lisp, n: object, flavor: object = NIL, space: object = NIL, unit: object = NIL) -> object:
    """Return the number of bytes N in a form for people; FLAVOR, SPACE and UNIT as for `file-size-human-readable'."""
    return lisp.call(intern("file-size-human-readable"), n, flavor, space, unit)


@primitive()
def url_percentage(x: object, y: object) -> int:
    """Return how many per cent of Y the number X is."""
    part, whole = check.number(x), check.number(y)
    if not whole:
        raise signal("overflow-error")
    return round(100 * part / whole)


@primitive()
def url_get_normalized_date(lisp: Lisp, specified_time: object = NIL) -> LString:
    """Return SPECIFIED-TIME, by default now, as HTTP wants it: \"Thu, 01 Jan 1970 00:00:00 GMT\"."""
    from elnet.objects.lists import elements

    fields = elements(lisp.call(intern("decode-time"), specified_time, T))
    second, minute, hour, day, month, year, weekday = map(check.integer, fields[:7])
    clock = f"{hour:02d}:{minute:02d}:{second:02d}"
    return lisp_string(f"{DAYS[weekday - 1]}, {day:02d} {MONTHS[month - 1]} {year} {clock} GMT")


@primitive()
def url_domain(lisp: Lisp, url: object) -> object:
    """Return the shortest part of the host of URL that is no public suffix, nil if there is none."""
    lisp.call(intern("require"), intern("url-domsuf"))
    names = multibyte_text(check.string(urls.slot(url, "host"))).split(".")
    if all(name.isdigit() for name in names):
        return NIL
    for count in range(1, len(names) + 1):
        domain = lisp_string(".".join(names[-count:]))
        if lisp.call(intern("url-domsuf-cookie-allowed-p"), domain) is not NIL:
            return domain
    return NIL


# In buffers

_found_url = re.compile(r"(?:URL:)?((?:[a-zA-Z][-a-zA-Z0-9+.]*:|www\.)[^\s]*)")


@primitive()
def url_get_url_at_point(lisp: Lisp, pt: object = NIL) -> object:
    """Return the URL around PT, by default point, nil if there is none."""
    buffer = lisp.buffers.current
    place = buffer.point if pt is NIL else check.position(pt)
    before = buffer.point
    allowed = lisp.value("url-get-url-filename-chars")
    try:
        buffer.goto(place)
        lisp.call(intern("skip-chars-forward"), allowed)
        end = buffer.point
        buffer.goto(place)
        lisp.call(intern("skip-chars-backward"), allowed)
        text = buffer.substring(buffer.point, end)
    finally:
        buffer.goto(before)
    match = _found_url.search(text)
    if match is None:
        return NIL
    url = match[1].rstrip(".)" if text.startswith("(") else ".")
    return lisp_string(f"http://{url}" if url.startswith("www.") else url)


@primitive()
def url_extract_mime_headers(lisp: Lisp) -> object:
    """Return the header fields at the beginning of the current buffer as a list of (NAME . TEXT)."""
    buffer = lisp.buffers.current
    head = re.split(r"\n\r?\n", buffer.substring(1, buffer.size + 1), maxsplit=1)[0]
    fields = re.sub(r"\r?\n[ \t]+", " ", head).split("\n")
    pairs = [field.partition(":") for field in fields if ":" in field]
    return list_from([cons(intern(name.strip().lower()), lisp_string(text.strip())) for name, _, text in pairs])


@primitive(interactive=NIL)
def url_view_url(lisp: Lisp, no_show: object = NIL) -> object:
    """Show the URL of the current buffer, or with NO-SHOW return it."""
    current = lisp.value("url-current-object")
    if current is NIL:
        return NIL
    url = lisp.call(intern("url-recreate-url"), current)
    return url if no_show is not NIL else lisp.call(intern("message"), lisp_string("%s"), url)


# Messages


@primitive()
def url_debug(lisp: Lisp, tag: object, *args: object) -> object:
    """Put ARGS, a format and its values, into the buffer *URL-DEBUG* if `url-debug' has TAG."""
    wanted = lisp.value("url-debug")
    if wanted is not T and type(wanted) is not int and lisp.call(intern("memq"), tag, wanted) is NIL:
        return NIL
    buffers = lisp.buffers
    before = buffers.current
    buffers.set_current(lisp.call(intern("get-buffer-create"), lisp_string("*URL-DEBUG*")))  # type: ignore[arg-type]
    try:
        buffers.current.goto(buffers.current.zv)
        text = lisp.call(intern("format"), *args)
        return lisp.call(intern("insert"), lisp.call(intern("format"), lisp_string("%s -> %s\n"), tag, text))
    finally:
        buffers.restore_current(before)


def _is_loud(lisp: Lisp) -> bool:
    """Tell whether messages about what goes on are wanted."""
    current = lisp.value("url-current-object")
    return lisp.is_set("url-show-status") and (current is NIL or urls.slot(current, "silent") is NIL)


@primitive()
def url_lazy_message(lisp: Lisp, *args: object) -> object:
    """Show a message like `message' with ARGS, but no more than one a second."""
    now = lisp.call(intern("time-convert"), NIL, intern("integer"))
    if not _is_loud(lisp) or lisp.value("url-lazy-message-time") == now:
        return NIL
    lisp.set("url-lazy-message-time", now)
    return lisp.call(intern("message"), *args)


@primitive()
def url_display_message(lisp: Lisp, fmt: object, *args: object) -> object:
    """Show a message like `message' with FMT and ARGS unless `url-show-status' is nil."""
    return lisp.call(intern("message"), fmt, *args) if fmt is not NIL and lisp.is_set("url-show-status") else NIL


@primitive()
def url_display_percentage(lisp: Lisp, fmt: object, _perc: object, *args: object) -> object:
    """Show a message like `message' with FMT and ARGS about something of which PERC per cent are done."""
    return lisp.call(intern("message"), fmt, *args) if fmt is not NIL and _is_loud(lisp) else NIL


@primitive()
def url_make_private_file(lisp: Lisp, file: object) -> object:
    """Make FILE readable and writable for its owner alone; make it and its directories if they do not exist."""
    lisp.call(intern("make-directory"), lisp.call(intern("file-name-directory"), file), T)
    name = multibyte_text(check.string(lisp.call(intern("expand-file-name"), file)))
    os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0o600))
    return lisp.call(intern("set-file-modes"), file, 0o600)
