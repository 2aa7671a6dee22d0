"""Regular expressions and raw bytes: what they match in unibyte and in multibyte text."""

import pytest

from elnet.text.regexp import RegexpCache
from elnet.text.regexp.quoting import quoted

CACHE = RegexpCache()


@pytest.mark.parametrize(
    ("pattern", "text", "unibyte", "found"),
    [
        ("\\W", "\xc0", True, False),
        ("\\w", "\xc0", True, True),
        (".", "\xc0", True, True),
        ("[^a]", "\xc0", True, True),
        ("[\udc80-\udcff]", "\xc0", True, True),
        ("[\udc80-\udcff]", "é", False, False),
        ("[\udc80-\udcff]", "\udcc0", False, True),
        ("é", "\xe9", True, False),
        ("\udce9", "é", False, False),
        ("\udce9", "\xe9", True, True),
        ("[a-\udcff]", "é", False, False),
        ("[a-\udcff]", "\xc0", True, True),
        ("[é-\udcff]", "中", False, False),
        ("[é-\udcff]", "\udcc0", False, False),
        ("[[:multibyte:]]", "\udcc0", False, False),
        ("[[:unibyte:]]", "\xc0", True, False),
        ("[[:alpha:]]", "\xc0", True, False),
        ("[^[:ascii:]]", "\xc0", True, True),
        ("\\bx", "\xc0x", True, False),
    ],
)
def test_raw_bytes_are_characters_of_their_own(standard, pattern, text, unibyte, found):
    assert (CACHE.compile(pattern, False, standard).search(text, unibyte=unibyte) is not None) is found


@pytest.mark.parametrize(("fold", "found"), [(False, None), (True, ((0, 6),))])
def test_case_folding_is_emacs_s_not_python_s(standard, fold, found):
    assert CACHE.compile("straße", fold, standard).search("STRAẞE") == found
    assert CACHE.compile("k", fold, standard).search("\u212a") is None


@pytest.mark.parametrize("text", ["a.b*c", "[x]", "\\", "^a$", "(a|b){2}", "-]", ""])
def test_a_quoted_text_matches_itself(standard, text):
    assert CACHE.compile(quoted(text), False, standard).search(text) == ((0, len(text)),)


@pytest.mark.parametrize(("text", "expected"), [("a.b*[c]?+", "a\\.b\\*\\[c]\\?\\+"), ("^$\\{", "\\^\\$\\\\{")])
def test_quoting_is_emacs_s(text, expected):
    assert quoted(text) == expected


def test_a_cache_forgets_the_oldest_patterns(standard):
    cache = RegexpCache()
    first = cache.compile("x0", False, standard)
    for number in range(1001):
        cache.compile(f"x{number}", False, standard)
    assert cache.compile("x0", False, standard) is not first


@pytest.mark.parametrize("text", ["a" * 40_000, "ab*" * 3000, "[a-z]" * 2000, "\\(?:a\\)?" * 6000])
def test_huge_patterns_are_refused(standard, text):
    with pytest.raises(Exception, match="Regular expression too big"):
        CACHE.compile(text, False, standard)


@pytest.mark.parametrize("text", ["a" * 32_000, "ab*" * 2600, "[a-z]" * 1800, "a\\{1000\\}"])
def test_big_patterns_are_not(standard, text):
    CACHE.compile(text, False, standard)
