"""Images: lists (image :type TYPE …) and the text properties and overlays that show them; none is ever shown here.

What kinds of images there are is asked of the display, and a batch program has none: `create-image' says so.
"""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

IMAGE, DISPLAY, PUT_IMAGE = intern("image"), intern("display"), intern("put-image")
ENDINGS = (
    (r"\.png\Z", "png"),
    (r"\.gif\Z", "gif"),
    (r"\.jpe?g\Z", "jpeg"),
    (r"\.webp\Z", "webp"),
    (r"\.bmp\Z", "bmp"),
    (r"\.xpm\Z", "xpm"),
    (r"\.pbm\Z", "pbm"),
    (r"\.xbm\Z", "xbm"),
    (r"\.ps\Z", "postscript"),
    (r"\.tiff?\Z", "tiff"),
    (r"\.svgz?\Z", "svg"),
    (r"\.hei[cf]s?\Z", "heic"),
)
STARTS = (
    (r"/\*\s*XPM", "xpm"),
    (r"P[1-6](?:\s|#)", "pbm"),
    (r"GIF8[79]a", "gif"),
    (r"\x89PNG\r\n\x1a\n", "png"),
    (r"II\*\x00|MM\x00\*", "tiff"),
    (r"RIFF[\s\S]{4}WEBPVP8", "webp"),
    (r"%!PS", "postscript"),
    (r"\xff\xd8", "jpeg"),
    (r"(?:<\?xml[^?]*\?>)?\s*(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[^>]*", "svg"),
    (r"BM", "bmp"),
)
"""What names of files end in and data begin with, and the types of such images."""


def _check_image(image: object) -> Cons:
    if type(image) is not Cons or image.car is not IMAGE:
        name = image.name if isinstance(image, Symbol) else image
        raise lisp_error(f"Not an image: {name}")
    return image


@primitive("image-type-from-file-name")
def image_type_from_file_name(file: object) -> object:
    """Return the type of the image in FILE by its name, nil if it does not tell."""
    name = check.string(file).text
    return next((intern(kind) for ending, kind in ENDINGS if re.search(ending, name, re.IGNORECASE)), NIL)


@primitive("image-type-from-data")
def image_type_from_data(data: object) -> object:
    """Return the type of the image that the string DATA is, nil if it does not tell."""
    start = check.string(data).text[:4000]
    text = "".join(chr(ord(char) & 0xFF) if 0xDC80 <= ord(char) <= 0xDCFF else char for char in start)
    return next((intern(kind) for pattern, kind in STARTS if re.match(pattern, text)), NIL)


@primitive("image-type-available-p")
def image_type_available_p(type_: object) -> object:
    """Return nil: images of TYPE cannot be shown, nor any other."""
    return NIL


@primitive("image-supported-file-p")
def image_supported_file_p(file: object) -> object:
    """Return nil: the image in FILE cannot be shown."""
    return NIL


@primitive("image-type")
def image_type(source: object, type_: object = NIL, data_p: object = NIL) -> object:
    """Return TYPE if it can be shown; else signal an error.  SOURCE and DATA-P would be looked at for a type."""
    if type_ is NIL:
        raise signal("unknown-image-type", lisp_string("Cannot determine image type"))
    raise lisp_error(f"Invalid image type ‘{check.symbol(type_).name}’")


@primitive("create-image")
def create_image(file_or_data: object, type_: object = NIL, data_p: object = NIL, *props: object) -> object:
    """Return nil for an image whose TYPE is not told, and signal an error for any other, as none can be shown.

    FILE-OR-DATA, DATA-P and PROPS would describe it.
    """
    return NIL if type_ is NIL else image_type(file_or_data, type_, data_p)


@primitive("find-image")
def find_image(specs: object, cache: object = NIL) -> object:
    """Return nil: none of SPECS, property lists of images, can be shown."""
    elements(specs)
    return NIL


@macro("defimage")
def defimage(symbol: object, specs: object, doc: object = NIL) -> object:
    """Define SYMBOL as a variable with the first of SPECS, property lists of images, that can be shown; DOC documents it."""
    find = list_of(intern("find-image"), list_of(intern("quote"), specs))
    return list_of(intern("defvar"), symbol, find, *([doc] if doc is not NIL else []))


# Properties of images


@primitive("image-property")
def image_property(lisp: Lisp, image: object, property: object) -> object:
    """Return the PROPERTY of IMAGE; it can be set with `setf'."""
    rest = image.cdr if type(image) is Cons else NIL
    return lisp.call(intern("plist-get"), rest, property)


@primitive("image--set-property")
def image_set_property(lisp: Lisp, image: object, property: object, value: object) -> object:
    """Make VALUE the PROPERTY of IMAGE, or remove it if that is nil; return VALUE."""
    pair = check.cons(image)
    items = elements(pair.cdr)
    pairs = list(zip(items[::2], items[1::2], strict=False))
    if value is NIL:
        pairs = [each for each in pairs if each[0] is not property]
    elif any(key is property for key, _ in pairs):
        pairs = [(key, value if key is property else old) for key, old in pairs]
    else:
        pairs.append((property, value))
    pair.cdr = list_from(item for each in pairs for item in each)
    return value


# Showing images


def _shown(lisp: Lisp, image: object, display: object, keymap: str) -> list[object]:
    """Return the properties of a text that shows IMAGE by DISPLAY."""
    pairs = (
        ("display", display),
        ("rear-nonsticky", T),
        ("inhibit-isearch", NIL),
        ("keymap", lisp.value(keymap)),
        ("context-menu-functions", list_of(intern("image-context-menu"))),
    )
    return [item for name, value in pairs for item in (intern(name), value)]


@primitive("insert-image")
def insert_image(
    lisp: Lisp, image: object, string: object = NIL, area: object = NIL, slice: object = NIL, inhibit_isearch: object = NIL
) -> object:
    """Insert STRING, by default a blank, with the properties that show IMAGE instead.

    AREA may be `left-margin' or `right-margin', SLICE a part of it.  INHIBIT-ISEARCH becomes a property.
    """
    _check_image(image)
    text = lisp_string(" ") if string is NIL else string
    display: object = image
    if area is not NIL:
        text, display = lisp_string("x") if string is NIL else string, list_of(list_of(intern("margin"), area), image)
    elif slice is not NIL:
        display = list_of(cons(intern("slice"), slice), image)
    start = lisp.buffers.current.point
    lisp.call(intern("insert"), text)
    properties = _shown(lisp, image, display, "image-map" if slice is NIL else "image-slice-map")
    properties[5] = inhibit_isearch
    lisp.call(intern("add-text-properties"), start, lisp.buffers.current.point, list_from(properties))
    return NIL


@primitive("put-image")
def put_image(lisp: Lisp, image: object, pos: object, string: object = NIL, area: object = NIL) -> object:
    """Show IMAGE before POS by an overlay, which is returned, and whose `before-string' is STRING, by default "x".

    AREA may be `left-margin' or `right-margin'.
    """
    _check_image(image)
    text = lisp.call(intern("copy-sequence"), lisp_string("x") if string is NIL else string)
    display = image if area is NIL else list_of(list_of(intern("margin"), area), image)
    overlay = lisp.call(intern("make-overlay"), pos, pos)
    lisp.call(intern("put-text-property"), 0, len(check.string(text).text), DISPLAY, display, text)
    lisp.call(intern("overlay-put"), overlay, PUT_IMAGE, T)
    lisp.call(intern("overlay-put"), overlay, intern("before-string"), text)
    return overlay


@primitive("remove-images")
def remove_images(lisp: Lisp, start: object, end: object, buffer: object = NIL) -> object:
    """Delete the overlays between START and END of BUFFER that `put-image' has made."""
    where = lisp.buffers.given_or_current(buffer)
    current = lisp.buffers.current
    lisp.buffers.set_current(where)
    try:
        for overlay in elements(lisp.call(intern("overlays-in"), start, end)):
            if lisp.call(intern("overlay-get"), overlay, PUT_IMAGE) is not NIL:
                lisp.call(intern("delete-overlay"), overlay)
    finally:
        lisp.buffers.restore_current(current)
    return NIL


@primitive("image-animated-p", "image-multi-frame-p")
def image_animated_p(image: object) -> object:
    """Return nil: IMAGE does not move."""
    return NIL
