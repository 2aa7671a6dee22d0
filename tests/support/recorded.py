"""Case files of the reader and the printer: a question, then pairs of lines, an input and what Emacs answers.

The first line names the question.  In inputs and answers ⏎ stands for a line break.  An answer begins with `=>`, or with
`!!` if it is a condition; `=> ?` is one still to be recorded, which this program does:

    python tests/support/recorded.py EMACS FILE…      where EMACS is a command that starts GNU Emacs 30
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

RECORDER = Path(__file__).with_name("recorder.el")


class Case(NamedTuple):
    """An input of FILE, at LINE, and the recorded ANSWER to QUESTION about it."""

    file: str
    line: int
    question: str
    input: str
    answer: str

    @property
    def name(self) -> str:
        """What pytest calls the case."""
        return f"{self.file}:{self.line}"


def cases(*files: Path) -> Iterator[Case]:
    """Yield the cases of FILES."""
    for file in files:
        lines = text_of(file).split("\n")
        question = lines[0].split()[-1]
        for number in range(1, len(lines) - 1, 2):
            yield Case(file.name, number + 1, question, lines[number].replace("⏎", "\n"), lines[number + 1])


def text_of(file: Path) -> str:
    """Return the text of FILE, with carriage returns as they are."""
    return file.read_bytes().decode()


def record(emacs: str, file: Path) -> None:
    """Write EMACS's answers into FILE."""
    found = list(cases(file))
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        inputs = Path(folder, "inputs")
        inputs.write_text("".join(f"{case.input.replace(chr(10), '⏎')}\n" for case in found), "utf-8", newline="\n")
        Path(folder, "recorder.el").write_text(RECORDER.read_text("utf-8"), "utf-8")
        command = [*shlex.split(emacs), "--batch", "-Q", "-l", "recorder.el", "-f", f"answer-{found[0].question}"]
        output = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=True).stdout.decode("utf-8")
    header = text_of(file).split("\n")[0]
    answers = output.split("\n")
    pairs = (f"{case.input.replace(chr(10), '⏎')}\n{answer}\n" for case, answer in zip(found, answers, strict=False))
    file.write_bytes(f"{header}\n{''.join(pairs)}".encode())


if __name__ == "__main__":
    for name in sys.argv[2:]:
        record(sys.argv[1], Path(name))
