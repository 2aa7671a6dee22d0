"""What becomes of bytes that are no character and of characters that have no bytes: error handlers for Python's codecs.

Bytes that decode to nothing become raw bytes, and raw bytes encode to themselves.  A character that a coding system lacks
becomes a space, or a question mark in ASCII.  For UTF-8 Python's own `surrogateescape` does all that.  Codecs that Python lacks
are made known here, too.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from elnet.objects.strings import char_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

RAW_BYTES: Final = "elnet-raw-bytes"
SPACE: Final = "elnet-space"
QUESTION_MARK: Final = "elnet-question-mark"
TEXT_SPACE: Final = "elnet-text-space"
ESCAPE: Final = "elnet-escape"

Handled = tuple[str | bytes, int]


def _raw_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("ascii", "surrogateescape"), error.end


def _substituting(substitute: bytes) -> Callable[[UnicodeError], Handled]:
    def handle(error: UnicodeError) -> Handled:
        assert isinstance(error, UnicodeEncodeError)
        lacking = error.object[error.start : error.end]
        return b"".join([_byte_of(char) or substitute for char in lacking]), error.end

    return handle


def _text_space(error: UnicodeError) -> Handled:
    assert isinstance(error, UnicodeEncodeError)
    return " " * (error.end - error.start), error.end


def _escape(error: UnicodeError) -> Handled:
    assert isinstance(error, UnicodeEncodeError)
    numbers = map(char_code, error.object[error.start : error.end])
    return "".join([f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}" for number in numbers]), error.end


def _byte_of(char: str) -> bytes:
    return bytes([ord(char) - 0xDC00]) if 0xDC80 <= ord(char) <= 0xDCFF else b""


def _own_codec(name: str) -> codecs.CodecInfo | None:
    """Return the codec NAME if it is one that Python has not."""
    from elnet.text.coding.charmaps import codec

    return codec(name)


codecs.register(_own_codec)
codecs.register_error(RAW_BYTES, _raw_bytes)
codecs.register_error(SPACE, _substituting(b" "))
codecs.register_error(QUESTION_MARK, _substituting(b"?"))
codecs.register_error(TEXT_SPACE, _text_space)
codecs.register_error(ESCAPE, _escape)
