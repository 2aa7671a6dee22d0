"""How many recorded cases there are, and which differences are accepted: `python -m tests.conformance.summary [--write]`.

--write puts the table into README.md.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.conformance.cases import parse

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"


def summary() -> str:
    """Return the counts and the accepted differences in Markdown."""
    cases = differences = 0
    reasons: dict[str, int] = {}
    files = sorted(HERE.glob("*.case"))
    for path in files:
        for case in parse(path).cases:
            cases += case.verdict is not None
            if case.difference is not None:
                differences += 1
                reasons[case.difference] = reasons.get(case.difference, 0) + 1
    lines = [f"{cases} cases in {len(files)} files; {cases - differences} the same, {differences} accepted differences:", ""]
    lines += ["| accepted difference | cases |", "|---|---:|"]
    lines += [f"| {reason} | {count} |" for reason, count in sorted(reasons.items())]
    return "\n".join(lines)


def main() -> None:
    """Print the summary and, with --write, put it into README.md."""
    text = summary()
    print(text)
    if "--write" in sys.argv:
        marked = re.compile(r"(<!-- conformance -->\n).*?(<!-- end of conformance -->)", re.DOTALL)
        old = README.read_text(encoding="utf-8")
        README.write_text(marked.sub(lambda match: f"{match[1]}{text}\n{match[2]}", old), encoding="utf-8")


if __name__ == "__main__":
    main()
