"""The library ert-x: temporary files, test buffers, captured messages and simulated commands for tests."""

from __future__ import annotations

import os
import re

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.ert_explanations import parsed_keys
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp
from elnet.runtime.message_log import NAME as MESSAGES
from elnet.runtime.message_log import truncate
from elnet.runtime.primitive import macro, primitive

LET_STAR, LET, PROGN, UNWIND_PROTECT, IGNORE_ERRORS, LAMBDA = map(
    intern, ("let*", "let", "progn", "unwind-protect", "ignore-errors", "lambda")
)
WITH_CURRENT_BUFFER, CURRENT_BUFFER = intern("with-current-buffer"), list_of(intern("current-buffer"))
FILE_KEYS = (":prefix", ":suffix", ":directory", ":text", ":buffer", ":coding")


# Temporary files


@macro("ert-with-temp-file")
def ert_with_temp_file(lisp: Lisp, name: object, *keys_and_body: object) -> object:
    """Evaluate the body in KEYS-AND-BODY with NAME bound to the name of a new file, which is deleted afterwards.

    The keys are `:prefix' and `:suffix' of the name, `:directory' non-nil for a folder, `:text' for the contents, `:coding'
    for their coding system, and `:buffer', a variable to bind to a buffer that visits the file.
    """
    keys, body = parsed_keys(lisp, list_from(keys_and_body))
    given = {key.name: value for key, value in zip(keys[::2], keys[1::2], strict=True) if isinstance(key, Symbol)}
    unknown = [key for key in given if key not in FILE_KEYS]
    if unknown:
        raise lisp_error(f"Invalid keywords: {' '.join(unknown)}")
    prefix = given.get(":prefix", NIL)
    suffix = given.get(":suffix", NIL)
    folder = given.get(":directory", NIL)
    temporary, buffer = Symbol("temp-file"), given.get(":buffer", NIL)
    made = list_of(
        intern("make-temp-file"),
        lisp.value("ert-temp-file-prefix") if prefix is NIL else prefix,
        folder,
        _suffix(lisp) if suffix is NIL else suffix,
        given.get(":text", NIL),
    )
    shown = temporary if folder is NIL else list_of(intern("file-name-as-directory"), temporary)
    bindings = [
        list_of(intern("coding-system-for-write"), given.get(":coding", NIL)),
        list_of(temporary, made),
        list_of(name, shown),
    ]
    cleaning = []
    if buffer is not NIL:
        bindings.append(list_of(buffer, list_of(intern("find-file-literally"), temporary)))
        unmodified = list_of(WITH_CURRENT_BUFFER, buffer, list_of(intern("set-buffer-modified-p"), NIL))
        cleaning.append(list_of(IGNORE_ERRORS, unmodified, list_of(intern("kill-buffer"), buffer)))
    delete = "delete-file" if folder is NIL else "delete-directory"
    recursive = [] if folder is NIL else [T]
    cleaning.append(list_of(IGNORE_ERRORS, list_of(intern(delete), temporary, *recursive)))
    return list_of(LET_STAR, list_from(bindings), list_of(UNWIND_PROTECT, cons(PROGN, list_from(body)), *cleaning))


def _suffix(lisp: Lisp) -> object:
    suffix = lisp.value("ert-temp-file-suffix")
    if suffix is not NIL:
        return suffix
    file = lisp.value("load-file-name")
    return suffix_for(file.text) if isinstance(file, LString) else NIL


def suffix_for(file: str) -> LString:
    """Return the end of the names of temporary files for the tests in FILE: its name without `-tests.el'."""
    base = os.path.basename(file)
    return lisp_string("-" + re.sub(r"(-tests?)?(\.elc?)?\Z", "", os.path.splitext(base)[0]))


@primitive("ert--with-temp-file-generate-suffix")
def generate_suffix(filename: object) -> LString:
    """Return the end of the names of temporary files for the tests in FILENAME."""
    return suffix_for(check.string(filename).text)


@macro("ert-with-temp-directory")
def ert_with_temp_directory(lisp: Lisp, name: object, *keys_and_body: object) -> object:
    """Evaluate the body in KEYS-AND-BODY with NAME bound to the name of a new folder; see `ert-with-temp-file'."""
    keys, _ = parsed_keys(lisp, list_from(keys_and_body))
    for key in keys[::2]:
        if isinstance(key, Symbol) and key.name in (":directory", ":text", ":buffer", ":coding"):
            raise lisp_error(f"Invalid keywords: {key.name}")
    return list_of(intern("ert-with-temp-file"), name, intern(":directory"), T, *keys_and_body)


@macro("ert-resource-directory")
def ert_resource_directory(lisp: Lisp) -> object:
    """Return the folder of the resources of the test file in which this stands: `resources' or `FILE-resources' beside it."""
    file = lisp.value("load-file-name")
    if file is NIL:
        file = lisp.value("buffer-file-name")
    return list_of(intern("elnet--resource-directory"), file)


@primitive("elnet--resource-directory")
def resource_directory(lisp: Lisp, file: object) -> object:
    """Return the folder of the resources of the test file FILE, nil if that is nil."""
    if not isinstance(file, LString):
        return NIL
    folder, base = os.path.split(file.text)
    near = os.path.join(folder, "resources")
    if os.path.isdir(near):
        return lisp_string(os.path.realpath(near) + "/")
    trimmed = lisp.call(
        intern("string-trim"),
        lisp_string(base),
        lisp.value("ert-resource-directory-trim-left-regexp"),
        lisp.value("ert-resource-directory-trim-right-regexp"),
    )
    name = lisp.call(intern("format"), lisp.value("ert-resource-directory-format"), trimmed)
    assert isinstance(name, LString)
    return lisp_string(os.path.join(os.path.realpath(folder), name.text))


@macro("ert-resource-file")
def ert_resource_file(file: object) -> object:
    """Return the full name of FILE in the folder of the resources of the test file in which this stands."""
    return list_of(intern("expand-file-name"), file, list_of(intern("ert-resource-directory")))


# Buffers


@macro("ert-with-test-buffer")
def ert_with_test_buffer(arguments: object, *body: object) -> object:
    """Evaluate BODY in a new buffer whose name tells the test, killed if BODY ends normally; ARGUMENTS is (:name NAME)."""
    parts = elements(arguments)
    if parts and (parts[0] is not intern(":name") or len(parts) != 2):
        shown = parts[0].name if isinstance(parts[0], Symbol) else parts[0]
        raise lisp_error(f"Keyword argument {shown} not one of (:name)")
    return list_of(intern("ert--call-with-test-buffer"), parts[1] if parts else NIL, list_of(LAMBDA, NIL, *body))


@primitive("ert--call-with-test-buffer")
def call_with_test_buffer(lisp: Lisp, name: object, thunk: object) -> object:
    """Call THUNK in a test buffer that NAME, a string or nil, distinguishes; kill that if the call ends normally."""
    test, ert = lisp.call(intern("ert-running-test")), lisp.part(Ert)
    named = ert.get(test, "name") if type(test) is Record else NIL
    shown = named.name if isinstance(named, Symbol) and named is not NIL else "<anonymous test>"
    words = f"*Test buffer ({shown})" + (f": {check.string(name).text}*" if name is not NIL else "*")
    buffer = lisp.call(intern("generate-new-buffer"), lisp_string(words))
    lisp.call(intern("puthash"), buffer, T, lisp.value("ert--test-buffers"))
    value = _in_buffer(lisp, buffer, thunk)
    if _is_live(lisp, buffer):
        lisp.call(intern("kill-buffer"), buffer)
    lisp.call(intern("remhash"), buffer, lisp.value("ert--test-buffers"))
    return value


def _in_buffer(lisp: Lisp, buffer: object, thunk: object) -> object:
    """Call THUNK with BUFFER as the current buffer."""
    buffers = lisp.buffers
    current = buffers.current
    buffers.set_current(buffers.existing(buffer))
    try:
        return lisp.call(thunk)
    finally:
        if current.name is not None:
            buffers.set_current(current)


@primitive("ert-kill-all-test-buffers", interactive=NIL)
def ert_kill_all_test_buffers(lisp: Lisp) -> object:
    """Kill the buffers of tests that have failed."""
    table = lisp.value("ert--test-buffers")
    buffers = elements(lisp.call(intern("hash-table-keys"), table))
    killed = sum(lisp.call(intern("kill-buffer"), each) is not NIL for each in buffers if _is_live(lisp, each))
    lisp.call(intern("clrhash"), table)
    words = lisp_string("%s out of %s test buffers killed")
    lisp.call(intern("message"), words, killed, len(buffers))
    return NIL


def _is_live(lisp: Lisp, buffer: object) -> bool:
    return lisp.call(intern("buffer-live-p"), buffer) is not NIL


@macro("ert-with-buffer-selected")
def ert_with_buffer_selected(buffer_or_name: object, *body: object) -> object:
    """Evaluate BODY with BUFFER-OR-NAME, nil for the current one, as current buffer and that of the selected window."""
    shown = list_of(intern("display-buffer"), CURRENT_BUFFER)
    selected = cons(intern("with-selected-window"), cons(shown, list_from(body)))
    current = list_of(WITH_CURRENT_BUFFER, list_of(intern("or"), buffer_or_name, CURRENT_BUFFER), selected)
    return list_of(intern("save-window-excursion"), current)


@macro("ert-with-test-buffer-selected")
def ert_with_test_buffer_selected(arguments: object, *body: object) -> object:
    """Evaluate BODY in a test buffer, as of `ert-with-test-buffer' with ARGUMENTS, that the selected window shows."""
    selected = cons(intern("ert-with-buffer-selected"), cons(CURRENT_BUFFER, list_from(body)))
    return list_of(intern("ert-with-test-buffer"), arguments, selected)


@macro("ert-with-buffer-renamed")
def ert_with_buffer_renamed(buffer_name_form: object, *body: object) -> object:
    """Evaluate BODY while the buffer that BUFFER-NAME-FORM, a list of a form, names has another name."""
    name = elements(buffer_name_form)[0]
    return list_of(intern("ert-call-with-buffer-renamed"), name, list_of(LAMBDA, NIL, *body))


@primitive("ert-call-with-buffer-renamed")
def ert_call_with_buffer_renamed(lisp: Lisp, buffer_name: object, thunk: object) -> object:
    """Call THUNK while the buffer BUFFER-NAME has another name; kill what has that name afterwards, and rename it back."""
    call = lisp.call
    new = call(intern("generate-new-buffer-name"), lisp_string(f"{check.string(buffer_name).text} orig buffer"))
    original = call(intern("get-buffer-create"), buffer_name)
    rename(lisp, original, new)
    call(intern("get-buffer-create"), buffer_name)
    try:
        return call(thunk)
    finally:
        if call(intern("get-buffer"), buffer_name) is not NIL:
            call(intern("kill-buffer"), buffer_name)
        rename(lisp, original, buffer_name)


def rename(lisp: Lisp, buffer: object, name: object) -> None:
    """Give BUFFER the name NAME."""
    _in_buffer(lisp, buffer, lisp.call(intern("apply-partially"), intern("rename-buffer"), name))


@primitive("ert--force-message-log-buffer-truncation")
def force_message_log_buffer_truncation(lisp: Lisp) -> object:
    """Delete what the buffer *Messages* has beyond `message-log-max' lines."""
    limit = lisp.value("message-log-max")
    buffer = lisp.buffers.by_name.get(MESSAGES)
    if buffer is not None and type(limit) is int:
        truncate(buffer, limit)
    return NIL


# Strings


@primitive("ert-filter-string")
def ert_filter_string(lisp: Lisp, s: object, *regexps: object) -> object:
    """Return the string S without what REGEXPS match; one may be (REGEXP GROUP) to remove only what GROUP matched."""
    saved = lisp.saved_match()
    try:
        for regexp in regexps:
            pattern, group = [*elements(regexp), 0][:2] if not isinstance(regexp, LString) else (regexp, 0)
            start: object = 0
            while (found := lisp.call(intern("string-match"), pattern, s, start)) is not NIL:
                begin, end = (lisp.call(intern(f"match-{side}"), group) for side in ("beginning", "end"))
                if begin == end:
                    if begin is NIL or end == len(s.text):  # type: ignore[attr-defined]
                        break
                    start = int(end) + 1  # type: ignore[call-overload]
                    continue
                s = lisp.call(intern("replace-match"), lisp_string(""), NIL, NIL, s, group)
                start = found
    finally:
        lisp.restore_match(saved)
    return s


@primitive("ert-propertized-string")
def ert_propertized_string(lisp: Lisp, *args: object) -> object:
    """Return the strings in ARGS put together; a list among them is the properties of those that follow."""
    pieces: list[object] = []
    properties: object = NIL
    for item in args:
        if isinstance(item, LString):
            piece = lisp.call(intern("copy-sequence"), item)
            lisp.call(intern("set-text-properties"), 0, len(item.text), properties, piece)
            pieces.append(piece)
        else:
            properties = item
    return lisp.call(intern("concat"), *pieces)


@primitive("ert-buffer-string-reindented")
def ert_buffer_string_reindented(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the text of BUFFER, the current one by default, indented anew by its major mode."""
    text = list_of(intern("buffer-string"))
    source = CURRENT_BUFFER if buffer is NIL else quoted(buffer)
    form = list_of(
        WITH_CURRENT_BUFFER,
        source,
        list_of(
            LET,
            list_of(list_of(intern("text"), text), list_of(intern("mode"), intern("major-mode"))),
            list_of(
                intern("with-temp-buffer"),
                list_of(intern("insert"), intern("text")),
                list_of(intern("funcall"), intern("mode")),
                list_of(intern("indent-region"), list_of(intern("point-min")), list_of(intern("point-max"))),
                text,
            ),
        ),
    )
    return lisp.evaluator.evaluate(form, T)


# Commands, keys and timers


@primitive("ert-simulate-command")
def ert_simulate_command(lisp: Lisp, command: object) -> object:
    """Call COMMAND, a list of a function and its arguments, as the command loop would, and return the value."""
    function, *arguments = elements(command)
    lisp.set("deactivate-mark", NIL)
    lisp.set("this-command", function)
    lisp.call(intern("run-hooks"), intern("pre-command-hook"))
    value = lisp.call(lisp.value("this-command"), *arguments)
    lisp.call(intern("run-hooks"), intern("post-command-hook"))
    lisp.set("real-last-command", lisp.value("this-command"))
    lisp.set("last-command", lisp.value("this-command"))
    return value


@macro("ert-simulate-keys")
def ert_simulate_keys(keys: object, *body: object) -> object:
    """Evaluate BODY with KEYS, a sequence of events, as the user's input."""
    events = list_of(intern("append"), keys, quoted(list_of(7, 7, 7)))
    bindings = list_of(list_of(intern("unread-command-events"), events), list_of(intern("executing-kbd-macro"), T))
    return cons(LET, cons(bindings, list_from(body)))


@primitive("ert-run-idle-timers")
def ert_run_idle_timers(lisp: Lisp) -> object:
    """Call the functions of all idle timers."""
    for timer in elements(lisp.call(intern("copy-sequence"), lisp.value("timer-idle-list"))):
        lisp.call(timer.items[5], *elements(timer.items[6]))  # type: ignore[attr-defined]
    return NIL


@primitive("ert-gcc-is-clang-p")
def ert_gcc_is_clang_p(lisp: Lisp) -> object:
    """Return non-nil if the command `gcc' is really Clang."""
    import subprocess

    try:
        done = subprocess.run(["gcc", "--version"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return NIL
    place = done.stdout.find("clang")
    return NIL if place < 0 else place
