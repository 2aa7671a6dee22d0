"""Bytes are decoded and characters encoded as in Emacs, in whatever pieces they come."""

import json
from pathlib import Path

import pytest

from elnet.objects.strings import char_code
from elnet.text.coding import CodingTable, Decoder, UnknownCodingSystem
from elnet.text.coding.decoding import decoded
from elnet.text.coding.encoding import Encoder, encoded

HERE = Path(__file__).parent
DECODINGS = (HERE / "decodings.jsonl").read_text(encoding="utf-8").splitlines()
ENCODINGS = (HERE / "encodings.jsonl").read_text(encoding="utf-8").splitlines()
TABLE = CodingTable()


def codes_of(text, coding):
    """Return the characters of TEXT as Emacs numbers them."""
    if coding.system.decodes_to_bytes:
        return [ord(char) + 0x3FFF00 if char > "\x7f" else ord(char) for char in text]
    return [char_code(char) for char in text]


@pytest.mark.parametrize("line", DECODINGS)
def test_emacs_decodes_to_the_same_characters(line):
    data, name, (codes, _) = json.loads(line)
    text, coding = decoded(data.encode("latin-1"), TABLE.find(name), TABLE)
    assert codes_of(text, coding) == [
        code if code < 128 or not coding.system.decodes_to_bytes else code | 0x3FFF00 for code in codes
    ]


@pytest.mark.parametrize("line", [line for line in DECODINGS if "\\r" in line or "\\u00" in line])
def test_emacs_finds_the_same_coding(line):
    data, name, (_, found) = json.loads(line)
    given = TABLE.find(name)
    coding = decoded(data.encode("latin-1"), given, TABLE)[1]
    assert (name if coding is given else coding.name) == found


@pytest.mark.parametrize("line", [line for line in DECODINGS if "undecided" not in line and "prefer" not in line])
def test_the_pieces_do_not_matter(line):
    data, name, _ = json.loads(line)
    coding = TABLE.find(name).with_line_end("dos") or TABLE.find(name)
    decoder = Decoder(coding, TABLE)
    text = "".join([decoder.decode(bytes([byte])) for byte in data.encode("latin-1")]) + decoder.decode(b"", final=True)
    assert text == decoded(data.encode("latin-1"), coding, TABLE)[0]


@pytest.mark.parametrize("line", ENCODINGS)
def test_emacs_encodes_to_the_same_bytes(line):
    text, name, expected = json.loads(line)
    assert encoded(text, TABLE.find(name)).decode("latin-1") == expected


def test_raw_bytes_encode_to_themselves():
    for name in ("utf-8", "latin-1", "us-ascii", "euc-jp", "raw-text", "no-conversion"):
        assert encoded("a\udc80\udcff", TABLE.find(name)) == b"a\x80\xff"
        assert encoded("a\x80\xff", TABLE.find(name), multibyte=False) == b"a\x80\xff"


def test_only_the_first_piece_gets_a_signature():
    encoder = Encoder(TABLE.find("utf-8-with-signature"))
    assert [encoder.encode("a"), encoder.encode("b")] == [b"\xef\xbb\xbfa", b"b"]


def test_a_character_in_two_packets_is_one_character():
    decoder = Decoder(TABLE.find("utf-8-unix"), TABLE)
    assert [decoder.decode(b"a\xe6\x97"), decoder.decode(b"\xa5b"), decoder.decode(b"c")] == ["a", "日b", "c"]


def test_a_line_end_in_two_packets_is_one_newline():
    decoder = Decoder(TABLE.find("utf-8"), TABLE)
    assert [decoder.decode(b"a\r"), decoder.decode(b"\nb\r"), decoder.decode(b"\n")] == ["a", "\nb", "\n"]
    assert decoder.coding.name == "utf-8-dos"


def test_an_open_coding_is_found_when_something_tells():
    decoder = Decoder(TABLE.find("undecided"), TABLE)
    assert [decoder.decode(b"plain "), decoder.decode(b"caf\xc3"), decoder.decode(b"\xa9\n")] == ["plain ", "caf", "é\n"]
    assert decoder.coding.name == "utf-8-unix"


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("utf-8-dos", ["utf-8-dos", "mule-utf-8-dos", "cp65001-dos"]),
        ("latin-1", ["iso-latin-1", "iso-8859-1", "latin-1"]),
        ("emacs-internal", ["utf-8-emacs-unix", "emacs-internal"]),
        ("binary", ["no-conversion", "binary"]),
        ("dos", ["undecided-dos", "dos"]),
    ],
)
def test_coding_systems_have_their_names(name, aliases):
    assert TABLE.find(name).aliases() == aliases


@pytest.mark.parametrize("name", ["foo", "foo-unix", "utf-8-foo", "binary-dos", "-unix", ""])
def test_other_names_are_unknown(name):
    with pytest.raises(UnknownCodingSystem):
        TABLE.find(name)


def test_line_ends_can_be_changed_where_they_are_not_fixed():
    assert TABLE.find("latin-1").with_line_end("dos").name == "iso-latin-1-dos"
    assert TABLE.find("utf-8-dos").with_line_end(None).name == "utf-8"
    assert TABLE.find("binary").with_line_end("dos") is None


def test_an_alias_designates_the_same():
    table = CodingTable()
    table.define_alias("my-utf", "utf-8")
    assert table.find("my-utf-unix").name == "utf-8-unix"
