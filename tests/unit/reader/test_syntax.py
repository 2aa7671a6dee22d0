"""The grammar is the source of the reader's tables, and Lark is not needed once they are made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lark import Lark
from lark.exceptions import LarkError

from elnet.reader import syntax
from tests.support.recorded import Case, cases

GRAMMAR = Path(syntax.grammar_file()).read_text("utf-8")
PARSER = Lark(GRAMMAR, parser="lalr", lexer="basic")


def forms() -> list[Case]:
    folder = Path(__file__).with_name("cases")
    found = cases(folder / "forms.case", folder / "numbers.case", folder / "strings.case")
    return [case for case in found if case.answer.startswith("=>")]


@pytest.mark.parametrize("case", forms(), ids=lambda case: case.name)
def test_lark_itself_accepts_what_is_read(case: Case) -> None:
    read = case.input[: int(case.answer.split()[1])] if case.question == "read" else case.input
    assert PARSER.parse(read)


@pytest.mark.parametrize(
    "text", ["(", ")", "(a . b c)", "(. a)", "[a . b]", "(]", '"a', "'", "#<buffer x>", "#s()", "?ab", "a\\"]
)
def test_lark_itself_refuses_what_is_no_lisp(text: str) -> None:
    with pytest.raises(LarkError):
        PARSER.parse(text)


def test_every_bracket_and_prefix_of_the_grammar_is_known() -> None:
    known = syntax.lisp_syntax()
    assert {known.names[group]: rule for group, (rule, _) in known.brackets.items()} == {
        "OPEN": "list",
        "OPEN_SQUARE": "vector",
        "OPEN_RECORD": "record",
        "OPEN_STRING": "propertied_string",
        "OPEN_CLOSURE": "closure",
        "OPEN_CHAR_TABLE": "char_table",
        "OPEN_SUB_CHAR_TABLE": "sub_char_table",
    }
    assert set(known.prefixes.values()) == {
        "quote", "function", "backquote", "comma", "comma_at", "label", "skipped",
    }  # fmt: skip


def test_tables_are_written_once_and_found_again(tmp_path: Path) -> None:
    made = syntax.tables(GRAMMAR.encode(), str(tmp_path / "cache"))
    (file,) = (tmp_path / "cache").iterdir()
    before = file.stat().st_mtime_ns
    assert syntax.tables(GRAMMAR.encode(), str(tmp_path / "cache")) == made
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"i\x05\x00\x00\x00"])
def test_damaged_tables_are_made_again(tmp_path: Path, damage: bytes) -> None:
    made = syntax.tables(GRAMMAR.encode(), str(tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert syntax.tables(GRAMMAR.encode(), str(tmp_path)) == made


def test_an_edited_grammar_has_other_tables(tmp_path: Path) -> None:
    edited = GRAMMAR.replace('EMPTY_SYMBOL: "##"', 'EMPTY_SYMBOL: "#nothing"')
    syntax.tables(GRAMMAR.encode(), str(tmp_path))
    assert "nothing" in syntax.tables(edited.encode(), str(tmp_path))["pattern"]


def test_tables_are_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert syntax.tables(GRAMMAR.encode(), str(tmp_path / "file" / "cache"))["tokens"]


def test_a_start_with_tables_does_not_import_lark() -> None:
    syntax.lisp_syntax()
    program = "import sys; from elnet.reader import Reader; Reader('(a)').read(); sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0


def test_the_grammar_is_found_inside_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "elnet"
    shutil.copytree(Path(syntax.PACKAGE), package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(syntax.grammar_file()).parent, package / "grammar")
    program = "from elnet.reader import Reader, syntax; Reader('(a)').read(); print(syntax.grammar_file())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ELNET_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, timeout=60, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == str(package / "grammar" / "elisp.lark")
