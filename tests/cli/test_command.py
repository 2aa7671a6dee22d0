"""The command line as its users meet it: options in order, streams, exit status."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ELNET = [sys.executable, "-m", "elnet"]


def elnet(*words: str, cwd: Path | None = None, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command with WORDS and TEXT as standard input."""
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [*ELNET, *words], cwd=cwd, input=text, capture_output=True, text=True, timeout=60, check=False, env=own
    )


def test_eval_prints_nothing_of_its_own() -> None:
    done = elnet("--eval", "(+ 1 2)")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_princ_goes_to_standard_output_and_message_to_standard_error() -> None:
    done = elnet("--eval", '(progn (princ "out") (message "err %d" 5))')
    assert (done.stdout, done.stderr) == ("out", "\nerr 5\n"), "Emacs, too, ends a line that princ began"


def test_options_are_carried_out_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.el").write_text('(princ "file ")')
    done = elnet("--eval", '(princ "first ")', "-l", "a.el", "--eval=(princ 'last)", cwd=tmp_path)
    assert done.stdout == "first file last"


def test_a_script_gets_the_words_after_it(tmp_path: Path) -> None:
    (tmp_path / "args.el").write_text('(princ (format "%S" command-line-args-left))')
    assert elnet("args.el", "--eval", "x", "-l", cwd=tmp_path).stdout == '("--eval" "x" "-l")'


def test_standard_input_is_a_script() -> None:
    assert elnet("-", text='(princ "from stdin")').stdout == "from stdin"


def test_a_hash_bang_line_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "s.el").write_text("#!/usr/bin/env elnet\n;;; -*- lexical-binding: t -*-\n(princ lexical-binding)")
    assert elnet("s.el", cwd=tmp_path).stdout == "t"


def test_x_makes_the_last_value_the_exit_status(tmp_path: Path) -> None:
    (tmp_path / "x.el").write_text("(+ 1 2)")
    assert elnet("-x", "x.el", cwd=tmp_path).returncode == 3


def test_directories_come_first_in_load_path(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "thing.el").write_text("(provide 'thing)")
    done = elnet("-L", "lib", "--eval", "(progn (require 'thing) (princ (car load-path)))", cwd=tmp_path)
    assert done.stdout == str(tmp_path / "lib")


def test_funcall_calls_a_function(tmp_path: Path) -> None:
    (tmp_path / "f.el").write_text('(defun my-main () (princ "called"))')
    assert elnet("-l", "f.el", "-f", "my-main", cwd=tmp_path).stdout == "called"


def test_kill_emacs_ends_with_its_status() -> None:
    done = elnet("--eval", '(unwind-protect (kill-emacs 7) (princ "not unwound"))')
    assert (done.returncode, done.stdout) == (7, "")


def test_kill_emacs_hook_runs_at_the_end() -> None:
    done = elnet("--eval", '(add-hook (quote kill-emacs-hook) (lambda () (princ "bye")))')
    assert done.stdout == "bye"


def test_an_error_shows_message_file_line_and_source(tmp_path: Path) -> None:
    (tmp_path / "bad.el").write_text(";;; -*- lexical-binding: t -*-\n(defun inner (x)\n  (car x))\n(inner 5)\n")
    done = elnet("bad.el", cwd=tmp_path)
    assert done.returncode == 255
    assert "Wrong type argument: listp, 5" in done.stderr
    assert f"inner(5)  at {tmp_path}/bad.el:3" in done.stderr
    assert "(car x))" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_a_clear_error() -> None:
    done = elnet("/nonexistent/script.el")
    assert done.returncode == 255
    assert "Cannot open load file" in done.stderr


def test_half_a_form_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "half.el").write_text("(princ 1")
    done = elnet("half.el", cwd=tmp_path)
    assert done.returncode == 255
    assert "End of file during parsing" in done.stderr


def test_an_unknown_option_is_refused() -> None:
    done = elnet("--no-such-option")
    assert done.returncode != 0
    assert "Unknown option" in done.stderr


def test_version_and_help_answer() -> None:
    assert "30.1" in elnet("--version").stdout
    assert "--eval" in elnet("--help").stdout


def test_a_closed_standard_output_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [*ELNET, "--eval", '(dotimes (_ 100000) (princ "xxxxxxxxxx"))'],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
        env=own,
    )
    os.close(writer)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["(while t)", "(let ((i 0)) (while t (setq i (1+ i))))"])
def test_an_interrupt_ends_a_tight_loop(form: str) -> None:
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [*ELNET, "--eval", f'(progn (message "go") {form})']
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=own) as child:
        assert child.stderr is not None
        assert child.stderr.readline() == "go\n"
        child.send_signal(signal.SIGINT)
        try:
            assert child.wait(timeout=30) == 255
        finally:
            child.kill()


def test_quit_can_be_handled() -> None:
    form = """
    (princ (condition-case nil (progn (signal-process (emacs-pid) 'SIGINT) (while t)) (quit "caught")))
    """
    assert elnet("--eval", form).stdout == "caught"


def test_emacs_own_lisp_is_found_with_its_subfolders(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "loaddefs.el").write_text("")
    (tmp_path / "subr.el").write_text("(defun of-subr (x) (list 'subr x))\n")
    (tmp_path / "net" / "of-net.el").write_text("(defun of-net () (of-subr 1))\n(provide 'of-net)\n")
    done = elnet("-L", str(tmp_path), "--eval", "(progn (require 'of-net) (prin1 (of-net)))")
    assert (done.stdout, done.stderr) == ("(subr 1)", "")


def emacs_lisp(folder: Path) -> None:
    """Make FOLDER look like the folder of Emacs's own Lisp."""
    (folder / "loaddefs.el").write_text("")
    (folder / "subr.el").write_text("")


def test_a_table_of_autoloads_is_made_from_emacs_own_lisp(tmp_path: Path) -> None:
    emacs_lisp(tmp_path)
    (tmp_path / "zoo").mkdir()
    (tmp_path / "zoo" / "zoo.el").write_text('(load "zoo-loaddefs" nil t)\n(provide \'zoo)\n')
    (tmp_path / "zoo" / "zoo-bear.el").write_text(
        ';;;###zoo-autoload\n(defun zoo-bear (x) "A bear." (interactive) (list \'bear x))\n'
        ";;;###zoo-autoload (setq zoo-open 'yes)\n(defun zoo-private ())\n"
        ";;;###autoload\n(defun zoo-general ())\n"
        ";;;###zoo-autoload\n(defmacro zoo-cage (x) (list 'quote x))\n"
    )
    form = """(progn (require 'zoo)
      (prin1 (list zoo-open (autoloadp (symbol-function 'zoo-bear)) (commandp 'zoo-bear) (zoo-bear 1)
                   (eval '(zoo-cage (a b)) t) (featurep 'zoo-loaddefs))))"""
    assert elnet("-L", str(tmp_path), "--eval", form).stdout == "(yes t t (bear 1) (a b) t)"


def test_a_file_may_name_the_table_of_its_autoloads(tmp_path: Path) -> None:
    emacs_lisp(tmp_path)
    (tmp_path / "shop.el").write_text("(require 'shop-loaddefs)\n(provide 'shop)\n")
    (tmp_path / "shop-till.el").write_text(
        ';;;###autoload\n(defun shop-pay () \'paid)\n;; Local Variables:\n;; generated-autoload-file: "shop-loaddefs.el"\n'
    )
    done = elnet("-L", str(tmp_path), "--eval", "(progn (require 'shop) (prin1 (list (fboundp 'shop-pay) (shop-pay))))")
    assert done.stdout == "(t paid)"


def test_a_missing_table_of_a_package_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "shop.el").write_text("(require 'shop-loaddefs)\n(provide 'shop)\n")
    done = elnet("-L", str(tmp_path), "--eval", "(require 'shop)")
    assert "Cannot open load file" in done.stderr
    assert done.returncode == 255


def test_obsolete_libraries_are_found_last(tmp_path: Path) -> None:
    emacs_lisp(tmp_path)
    for folder, value in (("obsolete", 1), ("progmodes", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "twice.el").write_text(f"(defvar twice {value})\n(provide 'twice)\n")
    (tmp_path / "obsolete" / "once.el").write_text("(defvar once 3)\n(provide 'once)\n")
    form = "(progn (require 'twice) (require 'once) (prin1 (list twice once)))"
    assert elnet("-L", str(tmp_path), "--eval", form).stdout == "(2 3)"


def test_a_compressed_library_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "zipped.el.gz").write_bytes(gzip.compress(b"(defun zipped () 42)\n(provide 'zipped)\n"))
    (tmp_path / "broken.el.gz").write_bytes(b"this is not compressed")
    assert elnet("-L", str(tmp_path), "--eval", "(progn (require 'zipped) (prin1 (zipped)))").stdout == "42"
    done = elnet("-L", str(tmp_path), "-l", "broken")
    assert done.returncode == 255
    assert "broken.el.gz" in done.stderr
