"""Tests as texts before and after a function has worked on them, in files `NAME.erts` (ERT manual, node "erts files").

A file is a sequence of tests.  Each has headers, a line `=-=`, the text before, perhaps another line `=-=` and the text after,
which otherwise is the same, and a line `=-=-=`.  A header is `KEY: VALUE`; its next lines go on with it if they are indented.
"""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, lisp_error, signal
from elnet.objects.cons import Cons, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.file_names import full_name
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.temporary_buffers import in_temporary_buffer, with_file_contents

END = "=-=-=\n"
_beginning = re.compile(r"^=-=\n", re.MULTILINE)
_end = re.compile(r"^=-=-=\n", re.MULTILINE)
_middle_or_end = re.compile(r"^=-=(-=)?\n", re.MULTILINE)
_header = re.compile(r"^([^\s:;]+):[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_line_break = re.compile(r"\n[ \t]+")


@primitive("ert-test-erts-file")
def ert_test_erts_file(lisp: Lisp, file: object, transform: object = NIL) -> object:
    """Run the tests in FILE; signal `ert-test-failed' for the first that fails.

    TRANSFORM is called with the text before a test in the current buffer; the header Code of a test is called instead of it, in
    all tests from there on.  So it is with Point-Char, which marks point in both texts.  Other headers are Name, Skip, a form,
    and No-Before-Newline and No-After-Newline, with any value, for texts that do not end in a newline.
    """
    name = full_name(lisp, file)
    found = with_file_contents(lisp, lisp_string(name), lambda: lisp.buffers.current.substring(1, lisp.buffers.current.zv))
    assert isinstance(found, str)
    _TestFile(lisp, name, found, transform).run()
    return NIL


class _TestFile:
    """Runs the tests in TEXT, the contents of the file NAME; TRANSFORM and POINT_CHAR hold for the next test."""

    def __init__(self, lisp: Lisp, name: str, text: str, transform: object) -> None:
        self.lisp = lisp
        self.name = name
        self.text = text
        self.transform = transform
        self.point_char: str | None = None

    def run(self) -> None:
        """Run all tests."""
        place = 0
        while (start := _beginning.search(self.text, place)) is not None:
            headers = self._headers(_end.split(self.text[place : start.start()])[-1])
            before, after, place = self._texts(start.end())
            if "name" not in headers:
                raise lisp_error("No name for test case")
            if "code" in headers:
                self.transform = self._read(headers["code"])
            self.point_char = headers.get("point-char", self.point_char)
            if self._is_true(headers.get("skip", "")):
                place = self._end_after(place)  # Emacs leaves out the next test, too
                continue
            if self.transform is NIL:
                raise lisp_error("No code to run the transform")
            after = before if after is None else after
            if "no-before-newline" in headers:
                before = before.removesuffix("\n")
            if "no-after-newline" in headers:
                after = after.removesuffix("\n")
            self._test(headers["name"], before, after)

    def _headers(self, text: str) -> dict[str, str]:
        """Return the values of the headers in TEXT by their keys in small letters; of several the first counts."""
        found: dict[str, str] = {}
        for header in _header.finditer(text):
            found.setdefault(header[1].lower(), _line_break.sub("", header[2]))
        return found

    def _texts(self, start: int) -> tuple[str, str | None, int]:
        """Return the text before, from START on, the text after if there is one, and where the test ends."""
        middle = _middle_or_end.search(self.text, start)
        if middle is None:
            raise _search_failed()
        before = self.text[start : middle.start()]
        if middle[1]:
            return before, None, middle.end()
        end = _end.search(self.text, middle.end())
        if end is None:
            return before, self.text[middle.end() :], len(self.text)
        return before, self.text[middle.end() : end.start()], end.end()

    def _end_after(self, place: int) -> int:
        end = _end.search(self.text, place)
        if end is None:
            raise _search_failed()
        return end.end()

    def _read(self, text: str) -> object:
        """Return the form that TEXT begins with."""
        found = self.lisp.call(intern("read-from-string"), lisp_string(text))
        return found.car if type(found) is Cons else NIL

    def _is_true(self, text: str) -> bool:
        """Tell whether the form TEXT, if it is one, has a value other than nil."""
        return bool(text) and self.lisp.evaluator.evaluate(self._read(text)) is not NIL

    def _test(self, name: str, before: str, after: str) -> None:
        """Run the test NAME: the function makes AFTER of BEFORE."""
        start, before = self._without_point(before)
        expected_point, after = self._without_point(after)

        def act() -> None:
            self.lisp.buffers.current.insert(before)
            self.lisp.buffers.current.goto(1 if start is None else start)
            self.lisp.call(self.transform)
            left = self.lisp.buffers.current
            text = LString(left.substring(left.begv, left.zv), left.multibyte)
            if text.text != after:
                raise self._failure(f'Mismatch in test "{name}", file {self.name}', text, lisp_string(after))
            if expected_point is not None and left.point != expected_point:
                told = f'Point wrong in test "{name}", expected point {expected_point}, actual {left.point}, file {self.name}'
                raise self._failure(told, text)

        in_temporary_buffer(self.lisp, act)

    def _without_point(self, text: str) -> tuple[int | None, str]:
        """Return where the character for point is in TEXT, None if it is not there, and TEXT without it."""
        place = -1 if self.point_char is None else text.find(self.point_char)
        return (None, text) if place < 0 else (place + 1, text.replace(self.point_char or "", "", 1))

    def _failure(self, told: str, *texts: LString) -> LispSignal:
        return signal("ert-test-failed", list_of(lisp_string(told), *texts))


def _search_failed() -> LispSignal:
    return signal("search-failed", lisp_string(f"^{END}"))
