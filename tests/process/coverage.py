"""What proves each entry of the manual's chapters on processes and threads: `python -m tests.process.coverage [--write]`.

The entries are in chapter.tsv: a kind and a name, or for a keyword a function and the keyword.  A proof is a recorded case, a
recorded program or a test that uses the entry: a function is called or handed on as #'NAME, a variable or a keyword stands
there as a symbol, a keyword together with its function.  --write puts the table into COVERAGE.md.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
ENTRIES = HERE / "chapter.tsv"
TABLE = HERE / "COVERAGE.md"
WITHIN = {
    "make-network-process": ("make-network-process", "server", "client", "connect"),
    "make-process": ("make-process", "program"),
    "make-pipe-process": ("make-pipe-process", "pipe"),
    "open-network-stream": ("open-network-stream", "open-tls", "open-mail"),
    "serial-process-configure": ("serial-process-configure",),
}
"""The functions that make such a process: those of the chapter, and those of the prelude of recorded programs."""
ELSEWHERE = {"serial-term": "a terminal emulator for a user at a display; it is Emacs's library term"}
"""Entries that nothing here can prove, each with the reason."""


class Text:
    """A piece of Lisp that a proof may be in: LABEL says where, KIND is case, program or test."""

    def __init__(self, kind: str, label: str, text: str) -> None:
        self.kind = kind
        self.label = label
        self.text = text
        self.words = frozenset(re.findall(r"[^\s()'\"`,#\[\]]+", text))


@cache
def texts() -> list[Text]:
    """Return where proofs are looked for: recorded cases line by line, programs and tests as a whole."""
    found: list[Text] = []
    for path in [*sorted((TESTS / "conformance").glob("*.case")), *sorted((HERE / "recorded").glob("*.case"))]:
        place = path.relative_to(TESTS).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if line.startswith("("):
                found.append(Text("case", f"{place}:{number}", line))
    folders = ("transcripts", "tls")
    programs = [path for folder in folders for path in sorted((HERE / folder).glob("*.el")) if path.stem != "common"]
    found += [_whole("program", path, TESTS) for path in programs]
    tests = sorted(path for path in TESTS.rglob("test_*.py"))
    found += [_whole("test", path, TESTS) for path in tests]
    return found + [_whole("test", path, TESTS.parent) for path in sorted((TESTS.parent / "lisp-examples").glob("*.el"))]


def _whole(kind: str, path: Path, root: Path) -> Text:
    return Text(kind, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8", errors="replace"))


def entries() -> list[tuple[str, str]]:
    """Return the entries: kind and name."""
    rows = (line.split("\t") for line in ENTRIES.read_text(encoding="utf-8").splitlines())
    return [(kind, name) for kind, name in rows]


def proofs(kind: str, name: str) -> dict[str, list[str]]:
    """Return where the entry NAME of KIND is used, by the kind of place."""
    found: dict[str, list[str]] = {"case": [], "program": [], "test": []}
    for text in texts():
        if _uses(text, kind, name):
            found[text.kind].append(text.label)
    return found


def _uses(text: Text, kind: str, name: str) -> bool:
    if kind == "keyword":
        function, keyword = name.split(" ")
        return keyword in text.words and any(_is_called(text, each) for each in WITHIN.get(function, (function,)))
    if kind in ("variable", "option", "user option"):
        return name in text.words
    return _is_called(text, name)


def _is_called(text: Text, name: str) -> bool:
    return name in text.words and re.search(rf"(?:\(|#'){re.escape(name)}(?=[\s()]|$)", text.text) is not None


def unproved() -> list[str]:
    """Return the entries without any proof."""
    return [name for kind, name in entries() if name not in ELSEWHERE and not any(proofs(kind, name).values())]


def table() -> str:
    """Return the table in Markdown: the first place of each kind, and how many there are."""
    rows = ["# Processes and threads: what proves each entry of the manual", ""]
    rows += ["Written by `python -m tests.process.coverage --write`; the first place of each kind is named.", ""]
    rows += ["| entry | | recorded case | recorded program | test |", "|---|---|---|---|---|"]
    for kind, name in entries():
        found = proofs(kind, name)
        cells = [ELSEWHERE.get(name, ""), "", ""] if name in ELSEWHERE else [_cell(found[each]) for each in found]
        rows.append(f"| `{name}` | {kind} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _cell(places: list[str]) -> str:
    if not places:
        return ""
    return places[0] if len(places) == 1 else f"{places[0]} +{len(places) - 1}"


def main() -> int:
    """Print what lacks a proof and, with --write, write the table."""
    if "--write" in sys.argv:
        TABLE.write_text(table(), encoding="utf-8")
    missing = unproved()
    print("\n".join(missing) if missing else "every entry has a proof")
    return len(missing)


if __name__ == "__main__":
    sys.exit(main())
