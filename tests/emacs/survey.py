"""Emacs's other test files, those of no group: `EMACS=… python -m tests.emacs.survey SOURCES [--write] [PART…]`.

Each file below SOURCES, Emacs's sources, runs under the command in the environment variable EMACS and under elnet, which gets
what it lacks from Emacs's Lisp.  What counts are the tests that pass under Emacs.  --write keeps the counts in `survey.tsv` and
puts their sums into README.md.
Tests of what elnet does not have, such as native compilation and tree-sitter, are left out.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.emacs.groups import GROUPS
from tests.emacs.ledger import AT_ONCE, GOOD, README
from tests.emacs.running import ELNET, run

TABLE = Path(__file__).with_name("survey.tsv")
LIMIT = 90
"""Seconds that a file may take."""
LEFT_OUT = re.compile(r"/(cedet|org|infra|manual)/|/(comp|comp-cstr|tramp|tramp-archive|treesit)-tests\.el|-ts-mode-tests\.el")
AREAS = {
    "C level": "test/src",
    "Lisp for Lisp": "test/lisp/emacs-lisp",
    "network": "test/lisp/net test/lisp/url test/lisp/erc test/lisp/gnus test/lisp/mail test/lisp/mh-e",
    "shells and terminals": "test/lisp/eshell test/lisp/term",
    "time": "test/lisp/calendar",
    "languages and encodings": "test/lisp/international",
    "text modes": "test/lisp/textmodes test/lisp/nxml",
    "program modes": "test/lisp/progmodes",
    "version control": "test/lisp/vc",
    "editing, files, help and everything else": "test",
}
"""What the sums are of, each with its folders; a file belongs to the first that it is in."""


@dataclass
class Count:
    """How many tests of FILE pass under EMACS, and how many of these under ELNET."""

    file: str
    emacs: int
    elnet: int


def files(sources: Path) -> list[str]:
    """Return the test files below SOURCES that are in no group."""
    grouped = {path for group in GROUPS for path in group.paths()}
    found = sorted(str(path.relative_to(sources)) for path in (sources / "test").rglob("*.el"))
    return [name for name in found if re.search(r"-tests?\.el$", name) and name not in grouped and not LEFT_OUT.search(name)]


def count(sources: Path, name: str, emacs: list[str], logs: Path | None) -> Count:
    """Run the file NAME below SOURCES under EMACS and elnet; what elnet prints goes into the folder LOGS."""
    expected, _ = run(sources, name, emacs, LIMIT)
    verdicts, text = run(sources, name, ELNET, LIMIT)
    if logs is not None:
        (logs / f"{Path(name).stem}.log").write_text(text, encoding="utf-8", errors="replace")
    passing = [test for test, verdict in expected.items() if verdict in GOOD]
    return Count(name, len(passing), sum(verdicts.get(test) in GOOD for test in passing))


def kept() -> dict[str, Count]:
    """Return the counts of `survey.tsv` by file."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]] if TABLE.exists() else []
    return {file: Count(file, int(emacs), int(elnet)) for file, emacs, elnet in rows}


def sums(counts: dict[str, Count]) -> str:
    """Return the table of the areas in Markdown."""
    lines = ["| area | files | tests that pass under Emacs | pass under elnet | |", "|---|---:|---:|---:|---:|"]
    left = {file: each for file, each in counts.items() if each.emacs}
    everything = list(left.values())
    for area, folders in AREAS.items():
        own = [left.pop(file) for file in list(left) if file.startswith(tuple(f"{folder}/" for folder in folders.split()))]
        lines.append(_row(area, own))
    return "\n".join([*lines, _row("**all**", everything)])


def _row(name: str, counts: list[Count]) -> str:
    emacs, elnet = sum(each.emacs for each in counts), sum(each.elnet for each in counts)
    return f"| {name} | {len(counts)} | {emacs} | {elnet} | {100 * elnet / max(emacs, 1):.1f} % |"


def write(counts: dict[str, Count]) -> None:
    """Write COUNTS into `survey.tsv` and their sums into README.md."""
    rows = [f"{each.file}\t{each.emacs}\t{each.elnet}\n" for _, each in sorted(counts.items())]
    TABLE.write_text("file\temacs\telnet\n" + "".join(rows), encoding="utf-8")
    marked = re.compile(r"(<!-- emacs-survey -->\n).*?(<!-- end of emacs-survey -->)", re.DOTALL)
    old = README.read_text(encoding="utf-8")
    README.write_text(marked.sub(lambda match: f"{match[1]}{sums(counts)}\n{match[2]}", old), encoding="utf-8")


def main() -> None:
    """Run the files, print the counts, those with the most failures first, and with --write keep them."""
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    sources, *parts = [word for word in sys.argv[1:] if not word.startswith("--")]
    emacs = shlex.split(os.environ["EMACS"])
    logs = next((Path(option.partition("=")[2]) for option in options if option.startswith("--logs=")), None)
    if logs is not None:
        logs.mkdir(parents=True, exist_ok=True)
    root = Path(sources).resolve()
    names = [name for name in files(root) if not parts or any(part in name for part in parts)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = {each.file: each for each in pool.map(lambda name: count(root, name, emacs, logs), names)}
    for each in sorted(found.values(), key=lambda each: each.elnet - each.emacs):
        print(f"{each.elnet:4} of {each.emacs:4}  {each.file}")
    every = kept() | found
    print("\n" + sums(every))
    if "--write" in options:
        write(every)


if __name__ == "__main__":
    main()
