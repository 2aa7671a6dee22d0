"""Writes `elnet/builtins/index.py`: which topic declares which name."""

from __future__ import annotations

import pkgutil
import sys
import textwrap
from collections import Counter
from importlib import import_module
from pathlib import Path

import elnet.runtime.primitive as primitive
from elnet.builtins.variables import declared_variables

HERE = Path(__file__).parent
NO_TOPICS = {"__main__", "index", "libraries", "variables"}


def index_text() -> str:
    """Return the text of the index, from the declarations of all topics."""
    topics, aliases = [], []
    variables = [each.name for each in declared_variables()]
    for module in sorted(found.name for found in pkgutil.iter_modules([str(HERE)])):
        if module in NO_TOPICS:
            continue
        import_module(f"elnet.builtins.{module}")
        declared = primitive.declarations(f"elnet.builtins.{module}")
        if declared.functions or declared.macros:
            topics.append((module, sorted(subr.name for subr in (*declared.functions, *declared.macros))))
        aliases += declared.aliases
        variables += [each.name for each in declared.variables]
    _refuse_twice(variables)
    _refuse_twice([name for _, names in topics for name in names] + [alias for alias, _ in aliases])
    lines = [
        '"""Which topic declares which names, and which names are aliases of which; written by `python -m elnet.builtins`."""',
        "",
        "# fmt: off",
        *_table("NAMES", topics),
        'ALIASES: str = r"""',
        *_wrapped([each for pair in sorted(aliases) for each in pair]),
        '"""',
    ]
    return "\n".join(lines) + "\n"


def _refuse_twice(names: list[str]) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        sys.exit(f"declared more than once: {', '.join(sorted(twice))}")


def _table(name: str, rows: list[tuple[str, list[str]]]) -> list[str]:
    """Return the lines of one table: a text a topic, because Python reads one long text much faster than many short ones."""
    lines = [f"{name}: dict[str, str] = {{"]
    for topic, names in rows:
        lines += [f'    "{topic}": r"""', *_wrapped(names), '""",']
    return [*lines, "}"]


def _wrapped(names: list[str]) -> list[str]:
    """Return NAMES in lines, those with a blank in them as `names_in` wants them."""
    text = " ".join(name.replace("(setf ", "(setf:") for name in names)
    return textwrap.wrap(text, 128, break_long_words=False, break_on_hyphens=False)


def main() -> None:
    """Write the index; with --check, only tell by the exit status whether it is current."""
    path = HERE / "index.py"
    text = index_text()
    if "--check" in sys.argv:
        sys.exit(path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
