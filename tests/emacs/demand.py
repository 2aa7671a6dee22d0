"""What programs use and elnet lacks: `python -m tests.emacs.demand FOLDER [--least=N]`.

FOLDER has the tables of names that packages use: `primitives.tsv`, `lispfuns.tsv` and `primitive-vars.tsv`, each with the
columns `name` and `packages`, and `file` or `c_file` for where Emacs defines it.  Names used by N packages or more (2) are
listed if they are not bound after the libraries that elnet has are required, the most used first.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from elnet import Interpreter
from elnet.builtins.libraries import BUILT_IN

TABLES = (("primitives.tsv", "fboundp"), ("lispfuns.tsv", "fboundp"), ("primitive-vars.tsv", "boundp"))
LEAST = 2


def rows(table: Path, least: int) -> list[dict[str, str]]:
    """Return the rows of TABLE that LEAST packages or more stand behind, the most used first."""
    with table.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    used = [row for row in found if int(row["packages"]) >= least]
    return sorted(used, key=lambda row: -int(row["packages"]))


def is_known(lisp: Interpreter, test: str, name: str) -> bool:
    """Tell whether TEST holds for the symbol NAME in LISP."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return bool(lisp.eval_string(f'({test} (intern "{quoted}"))'))


def main() -> None:
    """Print what is missing, table by table."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    least = next((int(word.partition("=")[2]) for word in sys.argv[1:] if word.startswith("--least=")), LEAST)
    if len(words) != 1 or not Path(words[0]).is_dir():
        sys.exit("name the folder of the tables")
    lisp = Interpreter()
    for library in BUILT_IN:
        lisp.eval_string(f"(require '{library})")
    for file, test in TABLES:
        wanted = rows(Path(words[0]) / file, least)
        missing = [row for row in wanted if not is_known(lisp, test, row["name"])]
        print(f"{file}: {len(wanted) - len(missing)} of {len(wanted)} names")
        for row in missing:
            print(f"  {row['packages']:>4}  {row['name']}  ({row.get('file') or row.get('c_file')})")


if __name__ == "__main__":
    main()
