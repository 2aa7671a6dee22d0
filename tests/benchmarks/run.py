"""Benchmarks: elnet beside Emacs in one run, as ratios, with the values compared.

    python -m tests.benchmarks.run [--write]

$EMACS is the command of Emacs 30, by default `emacs`.  --write puts the tables into README.md.  Start-up is timed whole;
where $EMACS starts through a wrapper, $EMACS_NULL names the same wrapper around a program that does nothing, and its time is
taken off.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
EMACS = shlex.split(os.environ.get("EMACS", "emacs"))
NULL = shlex.split(os.environ.get("EMACS_NULL", ""))
ELNET = [str(Path(sys.executable).parent / "elnet")]
ROW = re.compile(r'^\("(?P<name>.*)" (?P<time>[-+.e0-9]+) "(?P<value>.*)"\)$')
ROUNDS = 3
STARTS = 25

FEATURES = """\
;;; features.el --- The usual libraries, each used once  -*- lexical-binding: t -*-
(require 'cl-lib) (require 'ert) (require 'seq) (require 'map) (require 'pcase)
(ert-deftest features-all ()
  (should (equal (cl-loop for x in (seq-map #'1+ '(1 2)) collect x) '(2 3)))
  (should (equal (pcase (map-elt '((a . (1 2))) 'a) (`(,a ,b) (+ a b))) 3)))
"""

Results = dict[str, tuple[float, str]]


def rows(output: str) -> Results:
    """Return name → (seconds, value) of what `bench-run' printed."""
    found = filter(None, map(ROW.match, output.splitlines()))
    return {match["name"]: (float(match["time"]), match["value"]) for match in found}


def run(command: list[str], folder: Path) -> str:
    """Return the standard output of COMMAND, which must succeed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}\n{done.stderr}")
    return done.stdout


def evaluation(folder: Path) -> tuple[Results, Results, Results]:
    """Return the best of several rounds for elnet, interpreted and byte-compiled Emacs, run in turns."""
    shutil.copy(HERE / "programs.el", folder)
    compiled = folder / "compiled"
    compiled.mkdir()
    shutil.copy(HERE / "programs.el", compiled)
    run([*EMACS, "--batch", "-Q", "-f", "batch-byte-compile", "programs.el"], compiled)
    commands = (
        ([*ELNET, "--batch", "-l", "programs.el", "-f", "bench-run"], folder),
        ([*EMACS, "--batch", "-Q", "-l", "./programs.el", "-f", "bench-run"], folder),
        ([*EMACS, "--batch", "-Q", "-l", "./programs.elc", "-f", "bench-run"], compiled),
    )
    best: list[Results] = [{}, {}, {}]
    for _ in range(ROUNDS):
        for results, (command, where) in zip(best, commands, strict=True):
            for name, (seconds, value) in rows(run(command, where)).items():
                results[name] = min(results.get(name, (seconds, value)), (seconds, value))
    return best[0], best[1], best[2]


def side_by_side(folder: Path, library: str) -> tuple[Results, Results]:
    """Return the best of several rounds of what LIBRARY runs, for elnet and Emacs."""
    for name in ("programs.el", library):
        shutil.copy(HERE / name, folder)
    load = ["-L", ".", "-l", f"./{library}", "-f", "bench-run"]
    best: list[Results] = [{}, {}]
    for _ in range(ROUNDS):
        for results, command in zip(best, ([*ELNET, "--batch", *load], [*EMACS, "--batch", "-Q", *load]), strict=True):
            for name, (seconds, value) in rows(run(command, folder)).items():
                results[name] = min(results.get(name, (seconds, value)), (seconds, value))
    return best[0], best[1]


def median_times(commands: list[list[str]], folder: Path, times: int = STARTS) -> list[float]:
    """Return the median wall-clock times of COMMANDS, run in turns, in seconds; they are run once before."""
    taken: list[list[float]] = [[] for _ in commands]
    for turn in range(times + 1):
        for command, found in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            if turn:
                found.append(time.perf_counter() - start)
    return [statistics.median(found) for found in taken]


def starts(folder: Path) -> list[tuple[str, float, float]]:
    """Return the rows of the start-up table: what, elnet's seconds, Emacs's seconds."""
    (folder / "hello.el").write_text(';;; -*- lexical-binding: t -*-\n(message "hello %d" (+ 1 2))\n')
    table = []
    for name, elnet, emacs in (
        ("`--eval nil`", ["--eval", "nil"], ["--batch", "-Q", "--eval", "nil"]),
        ("a script that prints a line", ["hello.el"], ["--batch", "-Q", "-l", "./hello.el"]),
    ):
        commands = [[*ELNET, *elnet], [*EMACS, *emacs], *([NULL] if NULL else [])]
        ours, theirs, *spare = median_times(commands, folder)
        table.append((name, ours, theirs - sum(spare)))
    return table


def library(folder: Path) -> tuple[int, float, float]:
    """Return the size in bytes of a library and the seconds to load it cold and warm, start-up taken off."""
    text = (HERE / "programs.el").read_text()
    definitions = text[text.index("(defun bench-fib") : text.index("(defconst bench-programs")]
    copies = [re.sub(r"\bbench-", f"lib{number}-", definitions) for number in range(250_000 // len(definitions) + 1)]
    path = folder / "library.el"
    path.write_text(";;; library.el  -*- lexical-binding: t -*-\n" + "\n".join(copies) + "\n(provide 'library)\n")
    environment = {**os.environ, "ELNET_CACHE": str(folder / "cache")}
    nothing, load = [*ELNET, "--eval", "nil"], [*ELNET, "-l", str(path)]

    def timed(command: list[str]) -> float:
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    timed(nothing)
    start = statistics.median(timed(nothing) for _ in range(7))
    colds = []
    for _ in range(3):
        for unit in (folder / "cache").glob("unit-*"):
            unit.unlink()
        colds.append(timed(load) - start)
    warm = statistics.median(timed(load) - start for _ in range(7))
    return path.stat().st_size, statistics.median(colds), warm


def features(folder: Path) -> float:
    """Return the seconds that requiring and using the usual libraries adds to a warm start."""
    (folder / "features.el").write_text(FEATURES)
    nothing, using = [*ELNET, "--batch", "--eval", "nil"], [*ELNET, "--batch", "-l", "./features.el"]
    without, with_them = median_times([nothing, using], folder)
    return with_them - without


def report() -> str:
    """Measure everything and return the tables in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        elnet, interpreted, compiled = evaluation(folder)
        start_rows = starts(folder)
        size, cold, warm = library(folder)
        usual = features(folder)
        large, large_in_emacs = side_by_side(folder, "large.el")
        stream, stream_in_emacs = side_by_side(folder, "stream.el")
    lines = [
        "| program | elnet ms | times interpreted Emacs | times byte-compiled Emacs | same value |",
        "|---|---:|---:|---:|---|",
    ]
    ratios, byte_ratios = [], []
    for program, (seconds, value) in elnet.items():
        ratio, byte_ratio = interpreted[program][0] / seconds, compiled[program][0] / seconds
        ratios.append(ratio)
        byte_ratios.append(byte_ratio)
        same = "yes" if value == interpreted[program][1] == compiled[program][1] else "NO"
        lines.append(f"| {program} | {seconds * 1000:.1f} | {ratio:.2f} | {byte_ratio:.2f} | {same} |")
    means = statistics.geometric_mean(ratios), statistics.geometric_mean(byte_ratios)
    lines.append(f"| **geometric mean** | | **{means[0]:.2f}** | **{means[1]:.2f}** | |")
    lines += ["", "| start | elnet ms | Emacs ms | Emacs / elnet |", "|---|---:|---:|---:|"]
    for what, ours, theirs in start_rows:
        lines.append(f"| {what} | {ours * 1000:.0f} | {theirs * 1000:.0f} | {theirs / ours:.2f} |")
    lines += _beside("on large inputs | elnet ms", large, large_in_emacs)
    lines += _beside("a process filter on much output | elnet ms a MB", stream, stream_in_emacs)
    lines += ["", f"Loading a library of {size // 1000} kB: {cold:.2f} s cold, {warm:.3f} s warm (from the cache)."]
    lines.append(f"Requiring and using cl-lib, ert, seq, map and pcase adds {usual * 1000:.0f} ms to a warm start.")
    return "\n".join(lines)


def _beside(title: str, ours: Results, theirs: Results) -> list[str]:
    """Return the lines of a table with TITLE, the heads of its first two columns."""
    lines = ["", f"| {title} | times Emacs | same value |", "|---|---:|---:|---|"]
    for program, (seconds, value) in ours.items():
        same = "yes" if value == theirs[program][1] else "NO"
        lines.append(f"| {program} | {seconds * 1000:.1f} | {theirs[program][0] / seconds:.2f} | {same} |")
    return lines


def publish(name: str, tables: str) -> None:
    """Print TABLES and, with --write on the command line, put them between the marks called NAME in README.md."""
    print(tables)
    if "--write" in sys.argv:
        readme = ROOT / "README.md"
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        readme.write_text(marked.sub(lambda match: f"{match[1]}{tables}\n{match[2]}", readme.read_text()))


if __name__ == "__main__":
    publish("benchmarks", report())
