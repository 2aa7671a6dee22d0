"""Record what Emacs does in the situations of the case files beside this one, and what it prints for the programs.

    python -m tests.process.record COMMAND...        fill in each `=> ?`
    python -m tests.process.record --check COMMAND...  ask again and show what differs

COMMAND starts a GNU Emacs 30, for example `emacs`.  A case is comments, one line with a form, one line `=> VALUE`.  A program
is a file NAME.el in the folder `transcripts` or `tls`; what it prints is kept in NAME.out, and is recorded anew unless
checking.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.environment import ENVIRONMENT
from tests.support.tls_peers import peers

RECORDED = Path(__file__).parent / "recorded"
TRANSCRIPTS = Path(__file__).parent / "transcripts"
SECURE = Path(__file__).parent / "tls"
"""Programs that speak TLS with the peers of `tests.support.tls_peers'."""


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


def record_program(path: Path, command: list[str], check: bool, environment: dict[str, str] | None = None) -> int:
    """Record or check what the program PATH prints; return 1 if it differs."""
    arguments = [*command, "--batch", "-Q", "-L", ".", "-l", path.name]
    environ = os.environ | (environment or {})
    run = subprocess.run(
        arguments,
        cwd=path.parent,
        env=environ,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
        check=False,
    )
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
    os.environ.update(ENVIRONMENT)
    check = arguments[:1] == ["--check"]
    command = arguments[check:]
    different = sum(record(path, command, check) for path in sorted(RECORDED.glob("*.case")))
    different += sum(record_program(path, command, check) for path in programs(TRANSCRIPTS))
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, peers(Path(folder)) as environment:
        environment["TMPDIR"] = folder
        return different + sum(record_program(path, command, check, environment) for path in programs(SECURE))


def programs(folder: Path) -> list[Path]:
    """Return the programs in FOLDER."""
    return [path for path in sorted(folder.glob("*.el")) if path.stem != "common"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
