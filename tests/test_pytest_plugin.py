"""The pytest plugin and `elnet test` on files of ERT tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.pytester import SysModulesSnapshot

pytest_plugins = ["pytester"]

FILE = """\
;;; sums-tests.el --- Sums  -*- lexical-binding: t; -*-
(require 'ert)
(defvar sums-seen nil)
(ert-deftest sums-right ()
  (push 1 sums-seen)
  (should (= (+ 1 1) 2)))
(ert-deftest sums-wrong ()
  :tags '(:slow network)
  (should (equal (list 1 2) (list 1 3))))
(ert-deftest sums-known-wrong ()
  :expected-result :failed
  (should (= 1 2)))
(ert-deftest sums-skipped ()
  (skip-unless (fboundp 'no-such-function)))
(ert-deftest sums-error ()
  (message "about to fail")
  (car 5))
"""
LEAKING = """\
(require 'ert)
(ert-deftest leaking ()
  (make-pipe-process :name "left" :noquery t)
  (run-at-time 1000 nil #'ignore)
  (generate-new-buffer "left"))
"""


@pytest.fixture(autouse=True)
def modules_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep elnet's modules, which pytester would have forgotten: imported twice, half of them would know the others' twins."""
    restore = SysModulesSnapshot.restore

    def restore_others(self: SysModulesSnapshot) -> None:
        kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "elnet"}
        restore(self)
        sys.modules.update(kept)

    monkeypatch.setattr(SysModulesSnapshot, "restore", restore_others)


def run(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    separately = {"-n2", "--timeout"} & set(words)
    runner = pytester.runpytest_subprocess if separately else pytester.runpytest_inprocess
    return runner("-p", "no:cacheprovider", *words)


@pytest.fixture
def sums(pytester: pytest.Pytester) -> pytest.Pytester:
    (pytester.path / "sums-tests.el").write_text(FILE)
    return pytester


def test_each_test_is_an_item_with_its_verdict(sums: pytest.Pytester) -> None:
    run(sums).assert_outcomes(passed=1, failed=2, xfailed=1, skipped=1)


def test_a_failure_shows_form_value_explanation_and_place(sums: pytest.Pytester) -> None:
    result = run(sums, "-k", "sums-wrong")
    result.stdout.fnmatch_lines(
        [
            "*(should (equal (list 1 2) (list 1 3))) => nil, (list-elt 1 (different-atoms (2 *) (3 *)))",
            "*sums-tests.el:9: in sums-wrong",
        ]
    )


def test_an_error_shows_message_place_and_what_was_printed(sums: pytest.Pytester) -> None:
    result = run(sums, "-k", "sums-error")
    result.stdout.fnmatch_lines(["Wrong type argument: listp, 5", "*sums-tests.el:17: in sums-error", "about to fail"])


@pytest.mark.parametrize(
    ("words", "outcomes"),
    [
        (["-m", "slow"], {"failed": 1, "deselected": 4}),
        (["-m", "not network", "-k", "right"], {"passed": 1, "deselected": 4}),
        (["-x"], {"failed": 1, "passed": 1}),
        (["sums-tests.el::sums-right"], {"passed": 1}),
        (["-n2"], {"passed": 1, "failed": 2, "xfailed": 1, "skipped": 1}),
        (["--strict-markers", "--timeout", "30"], {"passed": 1, "failed": 2, "xfailed": 1, "skipped": 1}),
    ],
)
def test_the_habits_of_pytest_work(sums: pytest.Pytester, words: list[str], outcomes: dict[str, int]) -> None:
    run(sums, *words).assert_outcomes(**outcomes)


def test_the_last_failures_run_again(sums: pytest.Pytester) -> None:
    sums.runpytest_subprocess()
    sums.runpytest_subprocess("--lf").assert_outcomes(failed=2)


def test_junit_reports_name_the_tests(sums: pytest.Pytester) -> None:
    run(sums, "--junitxml=report.xml")
    report = (sums.path / "report.xml").read_text()
    assert 'tests="5"' in report
    assert 'name="sums-wrong"' in report


def test_a_test_that_passes_against_expectation_fails(pytester: pytest.Pytester) -> None:
    (pytester.path / "a-test.el").write_text("(require 'ert)(ert-deftest a () :expected-result :failed (should t))")
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["a passed unexpectedly"])


def test_a_test_that_waits_for_ever_is_ended_by_the_timeout(pytester: pytest.Pytester) -> None:
    (pytester.path / "a-test.el").write_text("(require 'ert)(ert-deftest a () (while t (accept-process-output nil 1)))")
    run(pytester, "--timeout", "2").assert_outcomes(failed=1)


def test_a_file_that_cannot_be_loaded_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    (pytester.path / "a-test.el").write_text("(require 'ert)\n(require 'no-such-library)\n")
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a-test.el:2*", "Cannot open load file: No such file or directory, no-such-library"])


def test_each_file_has_an_interpreter_of_its_own(pytester: pytest.Pytester) -> None:
    for name in ("a", "b"):
        text = f"(require 'ert)(defvar seen nil)(push '{name} seen)(ert-deftest {name} () (should (equal seen '({name}))))"
        (pytester.path / f"{name}-test.el").write_text(text)
    run(pytester).assert_outcomes(passed=2)


def test_leaks_are_warnings_that_tell_where_they_were_made(pytester: pytest.Pytester) -> None:
    (pytester.path / "a-test.el").write_text(LEAKING)
    result = run(pytester)
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(
        [
            "*leaking leaves behind:",
            "*the process left, made at *a-test.el:3",
            "*a timer for ignore, made at *a-test.el:4",
            "*the buffer left*, made at *a-test.el:*",
        ]
    )


@pytest.mark.parametrize(("policy", "outcomes"), [("error", {"failed": 1}), ("ignore", {"passed": 1, "warnings": 0})])
def test_leaks_are_what_the_configuration_says(pytester: pytest.Pytester, policy: str, outcomes: dict[str, int]) -> None:
    (pytester.path / "a-test.el").write_text(LEAKING)
    pytester.makeini(f"[pytest]\nelnet_leaks = {policy}\n")
    run(pytester).assert_outcomes(**outcomes)


def test_libraries_are_found_where_the_configuration_says(pytester: pytest.Pytester) -> None:
    for folder in ("one", "two", "tests"):
        (pytester.path / folder).mkdir()
    (pytester.path / "one" / "first.el").write_text("(provide 'first)")
    (pytester.path / "two" / "second.el").write_text("(provide 'second)")
    (pytester.path / "tests" / "a-test.el").write_text("(require 'ert)(require 'first)(require 'second)(ert-deftest a ())")
    pytester.makeini("[pytest]\nelnet_load_path = one\n")
    run(pytester, "--elnet-load-path", "two").assert_outcomes(passed=1)


def test_python_tests_get_an_interpreter(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_one(lisp):
            lisp.eval_string("(setq x 20)")
            assert lisp.eval_string("(+ x 1)") == 21

        def test_other(lisp):
            assert lisp.eval_string("(boundp 'x)") is None
        """
    )
    run(pytester).assert_outcomes(passed=2)


# elnet test


def elnet_test(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "elnet", "test", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_runs_what_it_finds(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "sums-tests.el").write_text(FILE)
    done = elnet_test(tmp_path)
    assert done.returncode == 1
    assert "sums-tests.el .FfsF\n" in done.stdout
    assert "(should (equal (list 1 2) (list 1 3))) => nil" in done.stdout
    assert "\n2 as expected, 2 unexpected, 1 skipped, " in done.stdout


def test_the_command_selects_by_name_and_tells_by_its_status(tmp_path: Path) -> None:
    (tmp_path / "sums-tests.el").write_text(FILE)
    assert elnet_test(tmp_path, "--match", "right", "sums-tests.el").returncode == 0
    assert elnet_test(tmp_path, "--match", "nothing").returncode == 5
    assert elnet_test(tmp_path, "missing-tests.el").returncode == 1
    assert elnet_test(tmp_path, "--nonsense").returncode == 1
