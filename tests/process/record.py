"""Record what Emacs does in the situations of the case files beside this one, and what it prints for the programs.

    python -m tests.process.record COMMAND...        fill in each `=> ?`
    python -m tests.process.record --check COMMAND...  ask again and show what differs

COMMAND starts a GNU Emacs 30, for example `emacs`.  A case is comments, one line with a form, one line `=> VALUE`.  A program
is a file NAME.el in the folder `transcripts`; what it prints is kept in NAME.out, and is recorded anew unless checking.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

RECORDED = Path(__file__).parent / "recorded"
TRANSCRIPTS = Path(__file__).parent / "transcripts"


def verdict(command: list[str], form: str) -> str:
    """Return what Emacs prints for FORM."""
    program = f'(let ((print-escape-newlines t)) (princ (format "\\n=> %S\\n" {form})))'
    run = subprocess.run(
        [*command, "--batch", "-Q", "-l", "prelude.el", "--eval", program],
        cwd=RECORDED,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        restore_signals=False,  # a batch Emacs is to survive a broken pipe, as an interactive one does
    )
    answers = [line for line in run.stdout.splitlines() if line.startswith("=> ")]
    answers = [re.sub(r"(127\.0\.0\.1:)\d+", r"\1PORT", answer) for answer in answers]
    complaint = run.stderr.strip().splitlines() or [f"ended with {run.returncode}"]
    return answers[-1] if answers else "!! " + complaint[-1]


def record(path: Path, command: list[str], check: bool) -> int:
    """Fill in or check the verdicts of the file PATH; return how many differ."""
    lines = path.read_text().splitlines()
    different = 0
    for number, line in enumerate(lines[:-1]):
        known = lines[number + 1]
        if line.startswith("(") and (known == "=> ?" or check):
            answer = verdict(command, line)
            if check and answer != known:
                different += 1
                print(f"{path.name}:{number + 1}: {line}\n  was {known}\n  is  {answer}")
            elif not check:
                lines[number + 1] = answer
                path.write_text("\n".join(lines) + "\n")
    return different


def record_program(path: Path, command: list[str], check: bool) -> int:
    """Record or check what the program PATH prints; return 1 if it differs."""
    arguments = [*command, "--batch", "-Q", "-L", ".", "-l", path.name]
    run = subprocess.run(arguments, cwd=path.parent, capture_output=True, text=True, timeout=60, check=False)
    out = path.with_suffix(".out")
    if not check:
        out.write_text(run.stdout)
        return 0
    if run.stdout == out.read_text():
        return 0
    print(f"{path.name} prints something else")
    return 1


def main(arguments: list[str]) -> int:
    """Go through all case files."""
    check = arguments[:1] == ["--check"]
    command = arguments[check:]
    different = sum(record(path, command, check) for path in sorted(RECORDED.glob("*.case")))
    programs = (path for path in sorted(TRANSCRIPTS.glob("*.el")) if path.stem != "common")
    return different + sum(record_program(path, command, check) for path in programs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
