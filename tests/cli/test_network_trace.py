"""The network trace, as text and in Chrome's format."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """;;; -*- lexical-binding: t -*-
(setq server (make-network-process :name "srv" :server t :host "127.0.0.1" :service t :noquery t
               :filter (lambda (c s) (process-send-string c (upcase s)))))
(defvar done nil)
(defun my-sentinel (_process event) (setq done (string-match "deleted" event)))
(setq c (make-network-process :name "c" :host "127.0.0.1" :nowait t :service (process-contact server :service)
          :filter (lambda (c _s) (delete-process c)) :sentinel #'my-sentinel))
(run-at-time 0 nil #'ignore)
(process-send-string c "hello")
(while (not done) (accept-process-output nil 5))
(sleep-for 0.05)
"""
HAPPENED = [
    ("srv", "open"), ("c", "connect"), ("srv <>", "accept"), ("c", "connected"), ("c", "sentinel"), ("c", "send"),
    ("srv <>", "receive"), ("srv <>", "filter"), ("c", "receive"), ("c", "filter"), ("c", "delete"), ("timers", "timer"),
    ("srv <>", "end of input"),
]  # fmt: skip


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    (folder / "script.el").write_text(SCRIPT)
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = (sys.executable, "-m", "elnet", *words, "script.el")
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, env=own)


def test_the_text_has_a_line_for_everything_that_happens(tmp_path: Path) -> None:
    lines = run(tmp_path, "--trace-net").stderr.splitlines()
    found = [re.fullmatch(r" *(\d+\.\d{6})  (\S+(?: <\S+>)?) +(end of input|\S+)(?: +(.*))?", line) for line in lines]
    assert all(found)
    happened = {(re.sub("<.*>", "<>", match[2]), match[3]) for match in found if match}
    assert happened >= set(HAPPENED)
    assert any('5 bytes "HELLO"' in line for line in lines)
    assert any(re.search(r"sentinel +my-sentinel  \(\d+\.\d+ ms\)", line) for line in lines)


def test_a_file_gets_it_instead(tmp_path: Path) -> None:
    assert run(tmp_path, "--trace-net=trace.txt").stderr == ""
    assert "receive" in (tmp_path / "trace.txt").read_text()


def test_chromes_format_has_a_track_for_each_process(tmp_path: Path) -> None:
    assert run(tmp_path, "--trace-net=trace.json").stderr == ""
    events = json.loads((tmp_path / "trace.json").read_text())
    tracks = {event["tid"]: event["args"]["name"] for event in events if event["name"] == "thread_name"}
    happened = {(re.sub("<.*>", "<>", tracks[event["tid"]]), event["name"]) for event in events if event["ph"] != "M"}
    assert happened >= set(HAPPENED)
    spans = [event for event in events if event["ph"] == "X"]
    assert {event["name"] for event in spans} == {"filter", "sentinel", "timer"}
    assert all(event["dur"] >= 0 and event["ts"] >= 0 for event in spans)


def test_a_file_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    done = run(tmp_path, "--trace-net=/no/such/folder/trace.txt")
    assert (done.returncode, done.stderr) == (1, "elnet: /no/such/folder/trace.txt: No such file or directory\n")
