"""The completion of the command's words, asked of the shells themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.programs import require

ELNET = [sys.executable, "-m", "elnet"]


def script(shell: str) -> str:
    return subprocess.run([*ELNET, "--completion", shell], capture_output=True, text=True, timeout=60, check=True).stdout


def test_bash_completes_commands_and_options() -> None:
    program = script("bash") + (
        'COMP_WORDS=(elnet re) COMP_CWORD=1; _elnet; echo "${COMPREPLY[@]}"\n'
        'COMP_WORDS=(elnet --eval x --dir) COMP_CWORD=3; _elnet; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, timeout=60, check=True)
    commands, options = done.stdout.splitlines()
    assert "repl" in commands.split()
    assert options.split() == ["--directory"]


@pytest.mark.parametrize(("shell", "check"), [("zsh", "-n"), ("fish", "--no-execute")])
def test_other_shells_accept_their_script(shell: str, check: str) -> None:
    text = script(shell)
    assert "--trace-net" in text or "trace-net" in text
    require(shell)
    subprocess.run([shell, check], input=text, capture_output=True, text=True, timeout=60, check=True)


def test_a_strange_shell_is_refused() -> None:
    done = subprocess.run([*ELNET, "--completion", "tcsh"], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "only for bash, zsh and fish" in done.stderr
