"""What asks the user reads standard input, as under Emacs's --batch; the expected text is what Emacs 30.1 printed."""

from __future__ import annotations

import subprocess
import sys

QUESTIONS = (
    ('(read-string "A: ")', "one\n"),
    ('(read-string "B: " "initial")', "\n"),
    ('(read-string "C: " nil nil "default")', "\n"),
    ('(read-from-minibuffer "D: " nil nil t)', "(a b)\n"),
    ('(completing-read "E: " (quote ("abc")) nil t nil nil "dd")', "\n"),
    ('(y-or-n-p "F? ")', "maybe\ny\n"),
    ('(yes-or-no-p "G? ")', "y\nyes\n"),
    ('(read-number "H: ")', "x\n17\n"),
    ('(read-number "I: " 5)', "\n"),
    ('(read-passwd "J: ")', "secret\n"),
    ('(read-string "K: ")', "last"),
    ('(condition-case error (read-string "L: ") (error error))', ""),
)
PROMPTS = (
    "A: B: C: D: E: F? (y or n) Please answer y or n.  F? (y or n) G? (yes or no) G? (yes or no) "
    "H: H: I (default 5): J: ******\nK: L: "
)
ANSWERS = '("one" "" "default" (a b) "dd" t t 17 5 "secret" "last" (end-of-file "Error reading from stdin"))'


def test_questions_are_answered_by_lines_of_standard_input() -> None:
    forms, lines = zip(*QUESTIONS, strict=True)
    command = [sys.executable, "-m", "elnet", "--eval", f"(prin1 (list {' '.join(forms)}))"]
    done = subprocess.run(command, input="".join(lines), capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == PROMPTS + ANSWERS
    assert done.stderr == "Please answer yes or no.\nPlease enter a number.\n"
