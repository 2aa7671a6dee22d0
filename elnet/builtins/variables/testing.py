"""Variables of ERT."""

from __future__ import annotations

from elnet.objects.equality import eql_key
from elnet.objects.hash_tables import EQL, HashTable
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("ert--running-tests", NIL, "The tests that are being run, the innermost first.")
declare("ert--infos", NIL, "What `ert-info' says of what is being tested: a list of (PREFIX . TEXT).")
declare("ert-debug-on-error", NIL, "Non-nil means call `debugger' when a test fails.")
declare("ert-quiet", NIL, "Non-nil means a batch run tells of unexpected results only.")
declare("ert-batch-print-length", 10, "`print-length' for what a batch run shows.")
declare("ert-batch-print-level", 5, "`print-level' for what a batch run shows.")
declare("ert-batch-backtrace-right-margin", 70, "Where the lines of backtraces in batch runs are cut; nil means nowhere.")
declare("ert-batch-backtrace-line-length", T, "How long a line of a backtrace in batch runs may get.")
declare("ert-load-file-name", NIL, "The file that is ERT, which is no file here.")
declare("ert-temp-file-prefix", lisp_string("emacs-test-"), "How the names of temporary files of tests begin.")
declare("ert-temp-file-suffix", NIL, "How the names of temporary files of tests end.")
declare("ert-resource-directory-format", lisp_string("%s-resources/"), "The folder of a test file's resources.")
declare("ert-resource-directory-trim-left-regexp", lisp_string(""), "What to remove at the start of a test file's name.")
declare(
    "ert-resource-directory-trim-right-regexp",
    lisp_string("\\(-tests?\\)?\\.el"),
    "What to remove at the end of a test file's name.",
)
declare("ert--output-buffer-name", lisp_string("*ert*"), "The buffer for the results of an interactive run.")
declare(
    "ert--test-buffers",
    NIL,
    "Buffers of tests that have not ended normally.",
    make=lambda: HashTable(EQL, eql_key, intern("key-and-value")),
)
declare("ert-remote-temporary-file-directory", NIL, "Folder on another host for tests of remote files, nil if none.")
