"""File names: parts, absolute and relative names."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_handlers import handler_for
from elnet.runtime.file_names import (
    default_directory,
    directory_part,
    expanded,
    extension_start,
    full_name,
    home_expanded,
    home_folder,
    last_part,
    text_of,
    unquoted,
    with_variables,
)
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("expand-file-name")
def expand_file_name(lisp: Lisp, name: object, default_directory_: object = NIL) -> LString:
    """Return NAME as an absolute file name, relative to DEFAULT-DIRECTORY, by default that of the buffer."""
    text = check.string(name).text
    if not text.startswith(("/", "~")):
        operation = intern("expand-file-name")
        folder = lisp.value("default-directory") if default_directory_ is NIL else check.string(default_directory_)
        handler = handler_for(lisp, folder, operation)
        if handler is not NIL:
            return check.string(lisp.call(handler, operation, name, folder))
    base = default_directory(lisp) if default_directory_ is NIL else check.string(default_directory_).text
    result = expanded(lisp, text, base)
    if text in ("", ".") or text.endswith("/.") or text == "..":
        result = result.rstrip("/") or "/"
    return text_of(result)


@primitive("file-name-directory")
def file_name_directory(filename: object) -> object:
    """Return FILENAME up to its last slash, nil if it has none."""
    found = directory_part(check.string(filename).text)
    return text_of(found) if found else NIL


@primitive("file-name-nondirectory")
def file_name_nondirectory(filename: object) -> LString:
    """Return what follows the last slash of FILENAME."""
    return text_of(last_part(check.string(filename).text))


@primitive("file-name-as-directory")
def file_name_as_directory(file: object) -> LString:
    """Return FILE with a slash at its end."""
    text = check.string(file).text
    return text_of("./" if not text else text if text.endswith("/") else text + "/")


@primitive("directory-file-name")
def directory_file_name(directory: object) -> LString:
    """Return DIRECTORY without the slash at its end."""
    text = check.string(directory).text
    stripped = text.rstrip("/")
    return text_of(stripped or ("//" if text == "//" else text[:1]))


@primitive("directory-name-p")
def directory_name_p(name: object) -> Symbol:
    """Return t if NAME ends in a slash."""
    return truth(check.string(name).text.endswith("/"))


@primitive("file-name-extension")
def file_name_extension(filename: object, period: object = NIL) -> object:
    """Return the extension of FILENAME, with its dot if PERIOD is non-nil; nil, or with PERIOD \"\", if it has none."""
    text = check.string(filename).text
    start = extension_start(text)
    if start < 0:
        return NIL if period is NIL else text_of("")
    return text_of(text[start + (period is NIL) :])


@primitive("file-name-sans-extension")
def file_name_sans_extension(filename: object) -> LString:
    """Return FILENAME without its extension."""
    text = check.string(filename).text
    start = extension_start(text)
    return text_of(text if start < 0 else text[:start])


@primitive("file-name-base")
def file_name_base(lisp: Lisp, filename: object = NIL) -> LString:
    """Return the last part of FILENAME, by default the file of the buffer, without its extension."""
    if filename is NIL:
        filename = lisp.value("buffer-file-name")
    return file_name_sans_extension(file_name_nondirectory(filename))


@primitive("file-name-with-extension")
def file_name_with_extension(filename: object, extension: object) -> LString:
    """Return FILENAME with EXTENSION, with or without a dot, in place of its own."""
    ending = check.string(extension).text.removeprefix(".")
    if not ending:
        raise lisp_error(f"Malformed extension: {check.string(extension).text}")
    if not last_part(check.string(filename).text):
        raise lisp_error(f"Empty filename: {check.string(filename).text}")
    return text_of(f"{file_name_sans_extension(filename).text}.{ending}")


@primitive("file-name-sans-versions")
def file_name_sans_versions(name: object, keep_backup_version: object = NIL) -> LString:
    """Return NAME without a backup's version or tilde; KEEP-BACKUP-VERSION non-nil means leave it."""
    import re

    text = check.string(name).text
    return text_of(text if keep_backup_version is not NIL else re.sub(r"(\.~[-\w:#@^._]+~|~)$", "", text))


@primitive("file-name-absolute-p")
def file_name_absolute_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME is absolute: it starts with a slash or with the name of a home folder."""
    text = check.string(filename).text
    return truth(text.startswith("/") or (text.startswith("~") and home_expanded(lisp, text).startswith("/")))


@primitive("file-relative-name")
def file_relative_name(lisp: Lisp, filename: object, directory: object = NIL) -> LString:
    """Return FILENAME relative to DIRECTORY, by default that of the buffer."""
    base = expanded(lisp, "" if directory is NIL else check.string(directory).text, default_directory(lisp))
    name = full_name(lisp, filename)
    relative = os.path.relpath(name, base)
    return text_of(relative + "/" if name.endswith("/") else relative)


@primitive("file-name-concat")
def file_name_concat(directory: object, *components: object) -> LString:
    """Join DIRECTORY and COMPONENTS with slashes; nil and empty ones are left out."""
    strings = [part for part in (directory, *components) if type(part) is LString and part.text]
    mixed = any(string.multibyte for string in strings)
    parts = [multibyte_text(string) if mixed else string.text for string in strings]
    for part in (directory, *components):
        if part is not NIL and type(part) is not LString:
            raise wrong_type_argument("stringp", part)
    result = ""
    for index, part in enumerate(parts):
        result += part if part.endswith("/") or index == len(parts) - 1 else part + "/"
    return LString(result, mixed)


@primitive("file-name-split")
def file_name_split(filename: object) -> object:
    """Return the parts of FILENAME between its slashes as a list."""
    text = check.string(filename).text
    parts = [part for index, part in enumerate(text.split("/")) if part or index == 0]
    if text.endswith("/") and len(text) > 1:
        parts.append("")
    return list_from(map(text_of, parts))


@primitive("file-name-parent-directory")
def file_name_parent_directory(lisp: Lisp, filename: object) -> object:
    """Return the folder that FILENAME is in, nil for the root."""
    full = full_name(lisp, filename).rstrip("/")
    if not full:
        return NIL
    return text_of(
        directory_part(full if file_name_absolute_p(lisp, filename) is T else check.string(filename).text.rstrip("/")) or "./"
    )


@primitive("abbreviate-file-name")
def abbreviate_file_name(lisp: Lisp, filename: object) -> LString:
    """Return FILENAME shortened as `directory-abbrev-alist' says, and with ~ for the home folder."""
    name = check.string(filename)
    for pair in elements(lisp.value("directory-abbrev-alist")):
        if type(pair) is Cons and lisp.call(intern("string-match"), pair.car, name) is not NIL:
            name = text_of(check.string(pair.cdr).text + name.text[check.fixnum(lisp.call(intern("match-end"), 0)) :])
    text, home = name.text, home_folder(lisp).rstrip("/")
    if home and (text == home or text.startswith(home + "/")):
        return text_of("~" + text[len(home) :])
    return text_of(text)


@primitive("substitute-in-file-name")
def substitute_in_file_name(lisp: Lisp, filename: object) -> LString:
    """Return FILENAME with $NAME and ${NAME} replaced from the environment; what precedes // or /~ is dropped."""
    text = with_variables(lisp, check.string(filename).text)
    found = max(text.rfind("//"), text.rfind("/~"))
    return text_of(text[found + 1 :] if found >= 0 else text)


@primitive("file-name-quote")
def file_name_quote(name: object, top: object = NIL) -> LString:
    """Return NAME with /: in front, so that nothing in it is special."""
    text = check.string(name).text
    return text_of(text if text.startswith("/:") else "/:" + text)


@primitive("file-name-unquote")
def file_name_unquote(name: object, top: object = NIL) -> LString:
    """Return NAME without the /: in front."""
    return text_of(unquoted(check.string(name).text) or "/")


@primitive("file-name-quoted-p")
def file_name_quoted_p(name: object, top: object = NIL) -> Symbol:
    """Return t if NAME starts with /: ."""
    return truth(check.string(name).text.startswith("/:"))


@primitive("file-local-name")
def file_local_name(file: object) -> LString:
    """Return FILE as its own machine names it."""
    return check.string(file)


@primitive("file-remote-p")
def file_remote_p(file: object, identification: object = NIL, connected: object = NIL) -> object:
    """Return nil: elnet reaches files of this machine only."""
    check.string(file)
    return NIL


@primitive("find-file-name-handler")
def find_file_name_handler(lisp: Lisp, filename: object, operation: object) -> object:
    """Return the function of `file-name-handler-alist' that does OPERATION on FILENAME, nil if there is none."""
    return handler_for(lisp, check.string(filename), operation)


@primitive("unhandled-file-name-directory")
def unhandled_file_name_directory(lisp: Lisp, filename: object) -> object:
    """Return a folder of this machine for programs that work on FILENAME: FILENAME itself as a folder, if it is of here."""
    return lisp.call(intern("file-name-as-directory"), check.string(filename))


@primitive("locate-user-emacs-file")
def locate_user_emacs_file(lisp: Lisp, new_name: object, old_name: object = NIL) -> LString:
    """Return the name of the user's file NEW-NAME in `user-emacs-directory'."""
    name = new_name.car if not isinstance(new_name, LString) else new_name  # type: ignore[attr-defined]
    return text_of(lisp.value("user-emacs-directory").text + check.string(name).text)
