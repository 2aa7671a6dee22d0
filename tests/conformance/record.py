"""The recorder: a real Emacs fills the verdicts `=> ?` of case files.

    python -m tests.conformance.record [--check] [--all] FILE.case…

By default only `=> ?` is filled; --all asks every form again, --check only tells which recorded verdicts Emacs would not
give now.  $EMACS is the command of Emacs 30, by default `emacs`; it may contain arguments.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conformance.cases import parse
from tests.support.environment import ENVIRONMENT

SCRIPT = Path(__file__).with_name("record.el")


def emacs_verdicts(path: Path) -> dict[int, str]:
    """Return Emacs's verdict on every form of PATH, by the line on which the form ends."""
    command = shlex.split(os.environ.get("EMACS", "emacs"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "record.el").write_bytes(SCRIPT.read_bytes())
        (work / "forms").write_bytes(path.read_bytes())
        arguments = [*command, "--batch", "-Q", "-l", "record.el", "-f", "record-forms"]
        done = subprocess.run(arguments, cwd=work, capture_output=True, timeout=300, check=False)
        if done.returncode:
            sys.exit(f"{path}: Emacs ended with status {done.returncode}\n{done.stderr.decode(errors='replace')}")
        lines = (work / "verdicts").read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    return {int(number): verdict for number, verdict in (line.split("\t", 1) for line in lines if line)}


def record(path: Path, everything: bool, check: bool) -> int:
    """Fill or check the verdicts of PATH; return how many differ from what is recorded."""
    verdicts, file, changed = emacs_verdicts(path), parse(path), 0
    for case in file.cases:
        if case.verdict is None:
            continue
        new = verdicts[case.end]
        if check and new != case.verdict:
            print(f"{path}:{case.line}: recorded {case.verdict}, Emacs says {new}")
        if new != case.verdict and (everything or case.verdict == "=> ?"):
            file.lines[case.end] = new
            changed += 1
        elif new != case.verdict:
            changed += check
    if not check:
        path.write_text("\n".join(file.lines), encoding="utf-8", errors="surrogateescape")
    return changed


def main() -> None:
    """Record the files named on the command line."""
    os.environ.update(ENVIRONMENT)
    options = {argument for argument in sys.argv[1:] if argument.startswith("--")}
    total = 0
    for name in sys.argv[1:]:
        if not name.startswith("--"):
            total += record(Path(name), "--all" in options, "--check" in options)
    print(f"{total} verdicts {'differ' if '--check' in options else 'recorded'}")
    sys.exit("--check" in options and total > 0)


if __name__ == "__main__":
    main()
