"""Replacing all matches of a regexp in a string, by a string or by what a function makes of each match."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error
from elnet.objects.strings import LString
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.regexps import Regexps
from elnet.text.propertied import joined, substring
from elnet.text.replacement import InvalidReplacement, PlainTemplate, filled, like_case, text_like_case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp
    from elnet.text.regexp import Spans

    Search = Callable[[str, int, bool], Spans | None]


class Replacing:
    """A replacement: REPLACEMENT is a Lisp string or function, ADAPT_CASE, LITERAL and GROUP as `replace-match` has them."""

    def __init__(self, lisp: Lisp, replacement: object, adapt_case: bool, literal: bool, group: int) -> None:
        self.regexps = lisp.part(Regexps)
        self.template = replacement if type(replacement) is LString else None
        self.function = None if self.template is not None else lisp.functions.callable(replacement)
        self.adapt_case = adapt_case
        self.literal = literal
        self.group = group

    def replaced(self, regexp: LString, string: LString, start: int) -> LString:
        """Return STRING from START on with the matches of REGEXP replaced; the last match stays what it was."""
        size = len(string.text)
        if start > size:
            raise args_out_of_range(string, start, size)
        pattern = self.regexps.compile(regexp)
        template = self.template
        if template is not None and not self.group and _plain_together(template, string):
            return self._replaced_plainly(pattern.search, template, string, start)
        last, buffer = self.regexps.last, self.regexps.buffer
        pieces: list[LString] = []
        try:
            while start < size:
                spans = self.regexps.found(pattern, string, start)
                if spans is None:
                    break
                first, end = spans[0]
                stop = min(size, first + 1) if first == end else end
                pieces += (substring(string, start, first), self._one(substring(string, first, stop), spans))
                start = stop
        finally:
            self.regexps.last, self.regexps.buffer = last, buffer
        return joined([*pieces, substring(string, start, size)])

    def _replaced_plainly(self, search: Search, template: LString, string: LString, start: int) -> LString:
        """Do the same with texts: there are no properties, and all characters are of one kind."""
        text, size, unibyte = string.text, len(string.text), not string.multibyte
        change_case = casing(self.regexps.lisp) if self.adapt_case else None
        filling: PlainTemplate | None = None
        pieces: list[str] = []
        while start < size:
            spans = search(text, start, unibyte)
            if spans is None:
                break
            if filling is None:
                filling = self._plain(template.text)
            first, end = spans[0]
            stop = min(size, first + 1) if first == end else end
            new = filling.filled(text, spans)
            if change_case is not None:
                new = text_like_case(new, text[first:end], self.regexps.is_word, change_case)
            pieces += (text[start:first], new, text[end:stop])
            start = stop
        if filling is None:
            return substring(string, start, size)
        pieces.append(text[start:])
        return LString("".join(pieces), string.multibyte or template.multibyte)

    def _plain(self, template: str) -> PlainTemplate:
        try:
            return PlainTemplate(template, self.literal)
        except InvalidReplacement as error:
            raise lisp_error(str(error)) from None

    def _one(self, text: LString, spans: Spans) -> LString:
        """Return TEXT, which begins where SPANS do, with the match in it replaced."""
        offset = spans[0][0]
        moved = tuple([(start - offset, end - offset) if start >= 0 else (-1, -1) for start, end in spans])
        self.regexps.last, self.regexps.buffer = moved, None
        template = self.template
        if template is None:
            assert self.function is not None
            template = check.string(self.function(substring(text, *moved[0])))
            moved = self.regexps.last
        return self.in_match(template, text, moved)

    def in_match(self, template: LString, text: LString, spans: Spans) -> LString:
        """Return TEXT with what SPANS say was matched replaced by TEMPLATE."""
        if self.group >= len(spans) or spans[self.group][0] < 0:
            raise lisp_error("replace-match subexpression does not exist")
        start, end = spans[self.group]
        try:
            new = template if self.literal else filled(template, text, spans)
        except InvalidReplacement as error:
            raise lisp_error(str(error)) from None
        if self.adapt_case:
            new = like_case(new, text.text[start:end], self.regexps.is_word, casing(self.regexps.lisp))
        if start == 0 and end == len(text.text):
            return new
        return joined([substring(text, 0, start), new, substring(text, end, len(text.text))])


def _plain_together(template: LString, string: LString) -> bool:
    """Tell whether both are without properties, and either multibyte or all ASCII."""
    if template.properties is not None or string.properties is not None:
        return False
    return (template.multibyte and string.multibyte) or (template.text.isascii() and string.text.isascii())
