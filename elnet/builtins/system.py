"""The system around: environment, user, versions, ending the program."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.exit import Exit, Leaving
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


@primitive("kill-emacs", interactive="P")
def kill_emacs(lisp: Lisp, arg: object = NIL, restart: object = NIL) -> NoReturn:
    """End the program with status ARG, an integer, by default 0, after running `kill-emacs-hook'."""
    status = arg if type(arg) is int else 0
    leave = lisp.part(Leaving).now
    if leave is not None:
        leave(status)
    raise Exit(status)


@primitive("getenv-internal")
def getenv_internal(lisp: Lisp, variable: object, env: object = NIL) -> object:
    """Return the value of VARIABLE in ENV, a list like `process-environment', or there; nil if it has none."""
    name = check.string(variable).text
    for entry in elements(lisp.value("process-environment") if env is NIL else env):
        if isinstance(entry, LString):
            key, equals, value = entry.text.partition("=")
            if key == name:
                return text_of(value) if equals else NIL
    return NIL


@primitive("getenv")
def getenv(lisp: Lisp, variable: object, frame: object = NIL) -> object:
    """Return the value of the environment variable VARIABLE, nil if it has none."""
    return getenv_internal(lisp, variable)


@primitive("setenv")
def setenv(lisp: Lisp, variable: object, value: object = NIL, substitute_env_vars: object = NIL) -> object:
    """Set the environment variable VARIABLE to VALUE, or remove it if that is nil; return VALUE."""
    name = check.string(variable).text
    if "=" in name:
        raise lisp_error(f"Environment variable name ‘{name}’ contains ‘=’")
    kept = [
        entry
        for entry in elements(lisp.value("process-environment"))
        if not (isinstance(entry, LString) and entry.text.partition("=")[0] == name)
    ]
    entry = text_of(name if value is NIL else f"{name}={check.string(value).text}")
    lisp.set("process-environment", cons(entry, list_from(kept)))
    if name == "TZ":
        lisp.call(lisp.intern("set-time-zone-rule"), value)
    return value


@primitive("emacs-pid")
def emacs_pid() -> int:
    """Return the number of this process."""
    return os.getpid()


@primitive("system-name")
def system_name() -> LString:
    """Return the name of this machine."""
    return text_of(os.uname().nodename)


@primitive("user-uid", "user-real-uid")
def user_uid() -> int:
    """Return the number of the user."""
    return os.geteuid()


@primitive("group-gid", "group-real-gid")
def group_gid() -> int:
    """Return the number of the user's group."""
    return os.getegid()


@primitive()
def group_name(gid: object) -> object:
    """Return the name of the group with the number GID, nil if there is none."""
    import grp

    if type(gid) not in (int, float):
        raise lisp_error("Invalid GID specification")
    try:
        return text_of(grp.getgrgid(int(gid)).gr_name)  # type: ignore[call-overload]
    except (KeyError, OverflowError):
        return NIL


@primitive("user-login-name", "user-real-login-name")
def user_login_name(uid: object = NIL) -> object:
    """Return the name that the user logs in with, or that of the user with the number UID, nil if there is none."""
    import pwd

    if uid is NIL:
        for name in ("LOGNAME", "USER"):
            if os.environ.get(name):
                return text_of(os.environ[name])
    try:
        return text_of(pwd.getpwuid(os.geteuid() if uid is NIL else check.integer(uid)).pw_name)
    except KeyError:
        return NIL


@primitive("user-full-name")
def user_full_name(uid: object = NIL) -> object:
    """Return the full name of the user, or of the user UID, a number or a name."""
    import pwd

    try:
        if isinstance(uid, LString):
            entry = pwd.getpwnam(uid.text)
        else:
            entry = pwd.getpwuid(os.geteuid() if uid is NIL else check.integer(uid))
    except KeyError:
        return NIL
    return text_of(entry.pw_gecos.partition(",")[0])


@primitive("emacs-version", interactive="P")
def emacs_version(lisp: Lisp, here: object = NIL) -> LString:
    """Return a text that says which Emacs this behaves like."""
    return lisp_string(f"GNU Emacs {lisp.value('emacs-version').text} (elnet, {lisp.value('system-configuration').text})")


@primitive("daemonp")
def daemonp() -> Symbol:
    """Return nil: elnet is no daemon."""
    return truth(False)


@primitive("load-average")
def load_average(use_floats: object = NIL) -> object:
    """Return the load of 1, 5 and 15 minutes, as floats if USE-FLOATS, else times 100."""
    return list_from(load if use_floats is not NIL else int(load * 100) for load in os.getloadavg())


@primitive("num-processors")
def num_processors(query: object = NIL) -> int:
    """Return how many processors there are, those this process may use if QUERY is nil."""
    return len(os.sched_getaffinity(0)) if query is NIL else os.cpu_count() or 1


@primitive("treesit-available-p")
def treesit_available_p() -> object:
    """Return nil: this library is not part of elnet."""
    return NIL
