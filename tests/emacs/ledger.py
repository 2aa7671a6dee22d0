"""Emacs's own ERT files under elnet: `python -m tests.emacs.ledger SOURCES [--write] [--logs=FOLDER] [PART-OF-NAME…]`.

SOURCES is a folder of Emacs's sources, by default what the environment variable EMACS_SOURCES names.  Each file runs in a
process of its own, two at once.  --write keeps the verdicts in `ledger.tsv` and puts the table into README.md.  Why a test
cannot apply is in `reasons.tsv`, written by hand; a reason for a test that passes is an error, because it does not hold.
The verdicts of Emacs are in `reference.tsv`.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.emacs.groups import GROUPS
from tests.emacs.running import run

HERE = Path(__file__).parent
LEDGER, REFERENCE, REASONS = HERE / "ledger.tsv", HERE / "reference.tsv", HERE / "reasons.tsv"
README = HERE.parents[1] / "README.md"
HEAD = ("file", "test", "reference", "elnet", "reason")
GOOD = ("passed", "expected-failure")
"""What counts as passed."""
AT_ONCE = 2


@dataclass
class Entry:
    """One TEST of FILE: the verdict of Emacs, that of elnet, and why the test cannot apply, or nothing."""

    file: str
    test: str
    reference: str
    elnet: str
    reason: str

    @property
    def counts(self) -> bool:
        """Whether the test passes under Emacs and applies."""
        return self.reference in GOOD and not self.reason

    @property
    def passed(self) -> bool:
        """Whether the test passes under elnet."""
        return self.elnet in GOOD


def _column(table: Path, name: str) -> dict[tuple[str, str], str]:
    """Return the column NAME of TABLE by file and test."""
    with table.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["file"], row["test"]): row[name] for row in rows}


def references() -> dict[tuple[str, str], str]:
    """Return the verdict of Emacs by file and test."""
    return _column(REFERENCE, "verdict")


def reasons() -> dict[tuple[str, str], str]:
    """Return why a test cannot apply, by file and test."""
    return _column(REASONS, "reason")


def ledger() -> dict[tuple[str, str], Entry]:
    """Return the entries of the ledger by file and test."""
    if not LEDGER.exists():
        return {}
    why = reasons()
    with LEDGER.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [Entry(**{name: row[name] or "" for name in HEAD}) for row in rows]
    for entry in found:
        entry.reason = why.get((entry.file, entry.test), "")
    return {(entry.file, entry.test): entry for entry in found}


def entries(file: str, verdicts: dict[str, str]) -> list[Entry]:
    """Return the entries of FILE with the VERDICTS of elnet."""
    reference = {test: verdict for (name, test), verdict in references().items() if name == file}
    why = reasons()
    return [
        Entry(file, test, reference.get(test, "unknown"), verdicts.get(test, "not-run"), why.get((file, test), ""))
        for test in sorted({*reference, *verdicts})
    ]


def refuted(found: Iterable[Entry]) -> list[Entry]:
    """Return the entries of FOUND with a reason that does not hold, because the test passes."""
    return [entry for entry in found if entry.reason and entry.passed]


def run_files(sources: Path, files: list[str], logs: Path | None) -> dict[str, dict[str, str]]:
    """Return the verdicts of elnet on the tests of FILES by file; what they print goes into the folder LOGS."""

    if logs is not None:
        logs.mkdir(parents=True, exist_ok=True)

    def one(file: str) -> tuple[str, dict[str, str]]:
        verdicts, text = run(sources, file)
        if logs is not None:
            (logs / f"{Path(file).stem}.log").write_text(text, encoding="utf-8", errors="replace")
        return file, verdicts

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(pool.map(one, files))


def report(found: list[Entry]) -> str:
    """Return elnet's verdicts beside those of Emacs: the counts of each file, and the tests that differ."""
    lines = []
    for file in dict.fromkeys(entry.file for entry in found):
        own = [entry for entry in found if entry.file == file]
        counted = [entry for entry in own if entry.counts]
        lines.append(f"{sum(entry.passed for entry in counted):4} of {len(counted):4}  {file}")
        lines += [
            f"                {entry.test}: {entry.elnet}, Emacs {entry.reference}" for entry in counted if not entry.passed
        ]
    return "\n".join(lines)


def table(found: dict[tuple[str, str], Entry]) -> str:
    """Return the table of the groups in Markdown."""
    lines = ["| group | tests that pass under Emacs | pass under elnet | | cannot apply |", "|---|---:|---:|---:|---:|"]
    for group in GROUPS:
        paths = set(group.paths())
        own = [entry for entry in found.values() if entry.file in paths]
        counted = [entry for entry in own if entry.counts]
        passed = sum(entry.passed for entry in counted)
        share = f"{100 * passed / len(counted):.1f} %" if counted else ""
        reasons = sum(bool(entry.reason) for entry in own)
        lines.append(f"| {group.name} | {len(counted)} | {passed} | {share} | {reasons} |")
    return "\n".join(lines)


def write(found: dict[tuple[str, str], Entry]) -> None:
    """Write the ledger FOUND and the table in README.md."""
    with LEDGER.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\t".join(HEAD) + "\n")
        for entry in sorted(found.values(), key=lambda each: (each.file, each.test)):
            stream.write("\t".join(getattr(entry, name) for name in HEAD) + "\n")
    marked = re.compile(r"(<!-- emacs-tests -->\n).*?(<!-- end of emacs-tests -->)", re.DOTALL)
    old = README.read_text(encoding="utf-8")
    README.write_text(marked.sub(lambda match: f"{match[1]}{table(found)}\n{match[2]}", old), encoding="utf-8")


def main() -> None:
    """Run the files, print the report, and with --write keep it."""
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    sources = Path(words.pop(0) if words and Path(words[0]).is_dir() else os.environ.get("EMACS_SOURCES", ""))
    if not (sources / "test").is_dir() or str(sources) == ".":
        sys.exit("no folder of Emacs's sources: name it, or set EMACS_SOURCES")
    files = [path for group in GROUPS for path in group.paths()]
    files = [path for path in files if not words or any(word in path for word in words)]
    logs = next((Path(option.partition("=")[2]) for option in options if option.startswith("--logs=")), None)
    known = ledger()
    verdicts = run_files(sources.resolve(), files, logs)
    found = [entry for file in files for entry in entries(file, verdicts[file])]
    print(report(found))
    kept = {key: entry for key, entry in known.items() if entry.file not in files}
    kept |= {(entry.file, entry.test): entry for entry in found}
    print("\n" + table(kept))
    for entry in refuted(kept.values()):
        print(f"no reason any more, it passes: {entry.file} {entry.test}")
    if "--write" in options:
        write(kept)


if __name__ == "__main__":
    main()
