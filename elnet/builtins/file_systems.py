"""What systems know of files: owners, space, listings, completions of names."""

from __future__ import annotations

import os

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_handlers import handler_here
from elnet.runtime.file_names import default_directory, full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

EXPAND, AS_FOLDER, IS_FOLDER, EXISTS = map(
    intern, ("expand-file-name", "file-name-as-directory", "file-directory-p", "file-exists-p")
)


@primitive()
def file_attribute_file_identifier(attributes: object) -> object:
    """Return inode and device in ATTRIBUTES, as `file-attributes' returns them."""
    items = elements(attributes)
    return list_from(items[10:12])


@primitive()
def file_attribute_collect(lisp: Lisp, attributes: object, *attr_names: object) -> object:
    """Return those of ATTRIBUTES, as `file-attributes' returns them, that ATTR-NAMES name."""
    return list_from(lisp.call(lisp.intern(f"file-attribute-{check.symbol(name).name}"), attributes) for name in attr_names)


@primitive()
def file_attributes_lessp(lisp: Lisp, f1: object, f2: object) -> object:
    """Return t if the name at the head of F1 is less than that of F2; both are as `directory-files-and-attributes' has them."""
    return lisp.call(intern("string-lessp"), check.cons(f1).car, check.cons(f2).car)


@primitive()
def file_system_info(lisp: Lisp, filename: object) -> object:
    """Return (TOTAL FREE AVAILABLE) of the file system that FILENAME is on, in bytes; nil if that is not known."""
    try:
        found = os.statvfs(full_name(lisp, filename))
    except OSError:
        return NIL
    return list_of(*(count * found.f_frsize for count in (found.f_blocks, found.f_bfree, found.f_bavail)))


@primitive()
def get_free_disk_space(lisp: Lisp, dir: object) -> object:
    """Return how much of the file system of DIR is free, as people write it; nil if that is not known."""
    found = lisp.call(intern("file-system-info"), dir)
    if type(found) is not Cons:
        return NIL
    return lisp.call(lisp.value("byte-count-to-string-function"), elements(found)[2])


@primitive()
def file_acl(lisp: Lisp, filename: object) -> object:
    """Return nil: elnet does not read access control lists of files; FILENAME must be a string."""
    check.string(filename)
    return NIL


@primitive()
def set_file_acl(lisp: Lisp, filename: object, acl_string: object) -> object:
    """Return nil: elnet does not set access control lists; FILENAME and ACL-STRING are accepted."""
    check.string(filename)
    return NIL


@primitive()
def file_selinux_context(lisp: Lisp, filename: object) -> object:
    """Return four times nil: elnet does not read SELinux contexts of files; FILENAME must be a string."""
    check.string(filename)
    return list_of(NIL, NIL, NIL, NIL)


@primitive()
def set_file_selinux_context(lisp: Lisp, filename: object, context: object) -> object:
    """Return nil: elnet does not set SELinux contexts; FILENAME and CONTEXT are accepted."""
    check.string(filename)
    return NIL


@primitive()
def file_extended_attributes(lisp: Lisp, filename: object) -> object:
    """Return an alist of what else the system knows of FILENAME."""
    return list_of(
        cons(intern("acl"), lisp.call(intern("file-acl"), filename)),
        cons(intern("selinux-context"), lisp.call(intern("file-selinux-context"), filename)),
    )


@primitive()
def set_file_extended_attributes(lisp: Lisp, filename: object, attributes: object) -> object:
    """Return nil: nothing of ATTRIBUTES can be set for FILENAME."""
    check.string(filename)
    return NIL


@primitive()
def file_ownership_preserved_p(lisp: Lisp, file: object, group: object = NIL) -> object:
    """Return t if writing FILE anew would keep its owner, with GROUP also its group."""
    try:
        found = os.stat(full_name(lisp, file), follow_symlinks=False)
    except OSError:
        return T
    if found.st_uid != os.geteuid():
        return NIL
    return truth(group is NIL or found.st_gid == os.getegid())


@primitive()
def file_user_uid(lisp: Lisp) -> object:
    """Return the number of the user for files in `default-directory'."""
    handler = handler_here(lisp, intern("file-user-uid"))
    return os.geteuid() if handler is NIL else lisp.call(handler, intern("file-user-uid"))


@primitive()
def file_group_gid(lisp: Lisp) -> object:
    """Return the number of the user's group for files in `default-directory'."""
    handler = handler_here(lisp, intern("file-group-gid"))
    return os.getegid() if handler is NIL else lisp.call(handler, intern("file-group-gid"))


@primitive(interactive="")
def unix_sync() -> Symbol:
    """Have the system write all that it has not written yet."""
    os.sync()
    return NIL


@primitive()
def system_users() -> object:
    """Return the names of the users that the system knows."""
    import pwd as users

    return list_from(text_of(each.pw_name) for each in reversed(users.getpwall()))


@primitive()
def system_groups() -> object:
    """Return the names of the groups that the system knows."""
    import grp

    return list_from(text_of(each.gr_name) for each in reversed(grp.getgrall()))


@primitive()
def insert_directory(
    lisp: Lisp, file: object, switches: object, wildcard: object = NIL, full_directory_p: object = NIL
) -> object:
    """Insert what the program ls prints for FILE with SWITCHES; WILDCARD non-nil means FILE is a pattern.

    FULL-DIRECTORY-P non-nil means the folder FILE is listed, not what is in it only.
    """
    from subprocess import DEVNULL, run

    name = check.string(lisp.call(EXPAND, file)).text
    words = elements(switches) if type(switches) is Cons else [switches]
    options = [part for each in words if isinstance(each, LString) for part in each.text.split()]
    program = check.string(lisp.value("insert-directory-program")).text
    if wildcard is not NIL:
        found = elements(lisp.call(intern("file-expand-wildcards"), text_of(name)))
        names = [each.text for each in found if isinstance(each, LString)] or [name]
    else:
        names = [os.path.join(name, "") if full_directory_p is not NIL else check.string(file).text]
    folder = default_directory(lisp)
    done = run([program, *options, "--", *names], stdin=DEVNULL, capture_output=True, check=False, cwd=folder)
    if done.returncode and not done.stdout:
        raise file_error("Reading directory", FileNotFoundError(2, ""), text_of(name))
    lisp.call(intern("insert"), lisp_string(done.stdout.decode("utf-8", "surrogateescape")))
    return NIL


@primitive()
def file_name_completion(lisp: Lisp, file: object, directory: object, predicate: object = NIL) -> object:
    """Return what FILE can be completed to among the names in DIRECTORY, t if it is complete, nil if nothing begins so.

    PREDICATE is called with each name; endings in `completion-ignored-extensions' count only if there is nothing else.
    """
    names = elements(lisp.call(intern("file-name-all-completions"), file, directory))
    if predicate is not NIL:
        binding = lisp.variables.bind(intern("default-directory"), lisp.call(AS_FOLDER, lisp.call(EXPAND, directory)))
        names = [each for each in names if lisp.call(predicate, lisp.call(EXPAND, each)) is not NIL]
        lisp.variables.unbind(binding)
    ignored = [each.text for each in elements(lisp.value("completion-ignored-extensions")) if isinstance(each, LString)]
    wanted = [each for each in names if isinstance(each, LString) and not each.text.endswith(tuple(ignored))]
    return lisp.call(intern("try-completion"), file, list_from(wanted or names))
