"""The names that `rx' forms use: of character classes, places, kinds of syntax and categories."""

from __future__ import annotations

CLASSES = {
    name: kind
    for kind, names in (
        ("digit", "digit numeric num"),
        ("cntrl", "control cntrl"),
        ("xdigit", "hex-digit hex xdigit"),
        ("blank", "blank"),
        ("graph", "graphic graph"),
        ("print", "printing print"),
        ("alnum", "alphanumeric alnum"),
        ("alpha", "letter alphabetic alpha"),
        ("ascii", "ascii"),
        ("nonascii", "nonascii"),
        ("lower", "lower lower-case"),
        ("upper", "upper upper-case"),
        ("punct", "punctuation punct"),
        ("space", "space whitespace white"),
        ("word", "word wordchar"),
        ("unibyte", "unibyte"),
        ("multibyte", "multibyte"),
    )
    for name in names.split()
}
"""The classes of characters by all their names."""
PLACES = {
    name: text
    for text, names in (
        ("\\`", "string-start buffer-start bos bot"),
        ("\\'", "string-end buffer-end eos eot"),
        ("\\=", "point"),
        ("\\<", "word-start bow"),
        ("\\>", "word-end eow"),
        ("\\_<", "symbol-start"),
        ("\\_>", "symbol-end"),
        ("\\b", "word-boundary"),
        ("\\B", "not-word-boundary"),
    )
    for name in names.split()
}
"""What matches at a place, and means the same wherever it stands in a regular expression."""
LINE_STARTS, LINE_ENDS = ("line-start", "bol"), ("line-end", "eol")
SYNTAXES = {
    "whitespace": "-",
    "punctuation": ".",
    "word": "w",
    "symbol": "_",
    "open-parenthesis": "(",
    "close-parenthesis": ")",
    "expression-prefix": "'",
    "string-quote": '"',
    "paired-delimiter": "$",
    "escape": "\\",
    "character-quote": "/",
    "comment-start": "<",
    "comment-end": ">",
    "string-delimiter": "|",
    "comment-delimiter": "!",
}
CATEGORIES = dict(
    item.rsplit("=", 1)
    for item in [
        "space-for-indent= ",
        "base=.",
        "consonant=0",
        "base-vowel=1",
        "upper-diacritical-mark=2",
        "lower-diacritical-mark=3",
        "tone-mark=4",
        "symbol=5",
        "digit=6",
        "vowel-modifying-diacritical-mark=7",
        "vowel-sign=8",
        "semivowel-lower=9",
        "not-at-end-of-line=<",
        "not-at-beginning-of-line=>",
        "alpha-numeric-two-byte=A",
        "chinese-two-byte=C",
        "chinse-two-byte=C",
        "greek-two-byte=G",
        "japanese-hiragana-two-byte=H",
        "indian-two-byte=I",
        "japanese-katakana-two-byte=K",
        "strong-left-to-right=L",
        "korean-hangul-two-byte=N",
        "strong-right-to-left=R",
        "cyrillic-two-byte=Y",
        "combining-diacritic=^",
        "ascii=a",
        "arabic=b",
        "chinese=c",
        "ethiopic=e",
        "greek=g",
        "korean=h",
        "indian=i",
        "japanese=j",
        "japanese-katakana=k",
        "latin=l",
        "lao=o",
        "tibetan=q",
        "japanese-roman=r",
        "thai=t",
        "vietnamese=v",
        "hebrew=w",
        "cyrillic=y",
    ]
)
CATEGORIES["can-break"] = "|"
FORMS = frozenset(
    [
        "seq",
        "sequence",
        ":",
        "and",
        "or",
        "|",
        "any",
        "in",
        "char",
        "not-char",
        "not",
        "*",
        "zero-or-more",
        "0+",
        "*?",
        "+",
        "one-or-more",
        "1+",
        "+?",
        "?",
        "zero-or-one",
        "opt",
        "optional",
        "??",
        "=",
        ">=",
        "**",
        "repeat",
        "syntax",
        "category",
        "group",
        "submatch",
        "group-n",
        "submatch-n",
        "backref",
        "literal",
        "regexp",
        "regex",
        "eval",
        "minimal-match",
        "maximal-match",
        "intersection",
    ]
) | {" ", "??"}
"""The heads of forms; `?' before a space is read as a character."""
SYMBOLS = frozenset(["nonl", "not-newline", "any", "anychar", "anything", "unmatchable", "not-wordchar"])


def is_builtin(name: str) -> bool:
    """Tell whether NAME means something to `rx' that cannot be defined anew."""
    lines = LINE_STARTS + LINE_ENDS
    return name in FORMS or name in SYMBOLS or name in CLASSES or name in PLACES or name in lines
