"""The library env: variables of the environment in texts, and other values of them for a while."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.printing import prin1_string

VARIABLE = re.compile(r"\$(?:(\w+)|\{([^{}]+)\}|\$)")


@primitive("substitute-env-vars")
def substitute_env_vars(lisp: Lisp, string: object, when_undefined: object = NIL) -> object:
    """Return STRING with the values of variables for $NAME and ${NAME}, and one dollar sign for two.

    A variable that does not exist stands for nothing, with WHEN-UNDEFINED a function for what that returns for its name or,
    if that is nil, as with WHEN-UNDEFINED t, for itself.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name is None:
            return "$"
        there = lisp.call(intern("getenv"), lisp_string(name))
        if there is NIL and when_undefined is not NIL:
            there = NIL if when_undefined is T else lisp.call(when_undefined, lisp_string(name))
            return found[0] if there is NIL else check.string(there).text
        return "" if there is NIL else check.string(there).text

    return lisp_string(VARIABLE.sub(value, check.string(string).text))


@primitive("substitute-env-in-file-name")
def substitute_env_in_file_name(lisp: Lisp, filename: object) -> object:
    """Return FILENAME with the values of the variables in it that exist."""
    return substitute_env_vars(lisp, filename, T)


@primitive("setenv-internal")
def setenv_internal(env: object, variable: object, value: object, keep_empty: object) -> object:
    """Return the environment ENV, changed so that VARIABLE has VALUE.

    Nil as VALUE removes it; KEEP-EMPTY non-nil leaves an entry that says there is none.
    """
    name = check.string(variable).text
    entry = lisp_string(name if value is NIL else f"{name}={check.string(value).text}")
    for cell in conses(env):
        if type(cell.car) is LString and cell.car.text.partition("=")[0] == name:
            if value is NIL and keep_empty is NIL:
                return list_from(each for each in elements(env) if each is not cell.car)
            cell.car = entry
            return env
    return env if value is NIL and keep_empty is NIL else cons(entry, env)


@primitive("read-envvar-name")
def read_envvar_name(lisp: Lisp, prompt: object, mustmatch: object = NIL) -> object:
    """Read the name of a variable of the environment with PROMPT; MUSTMATCH non-nil means it must exist."""
    names = list_from(
        lisp_string(check.string(entry).text.partition("=")[0]) for entry in elements(lisp.value("process-environment"))
    )
    return lisp.call(intern("completing-read"), prompt, names, NIL, mustmatch, NIL, intern("read-envvar-name-history"))


@macro("with-environment-variables")
def with_environment_variables(lisp: Lisp, variables: object, *body: object) -> object:
    """Evaluate BODY while the variables of the environment in VARIABLES, a list of (NAME VALUE), have these values."""
    if type(variables) is not Cons:
        raise lisp_error(f"Invalid VARIABLES: {prin1_string(lisp, variables).text}")
    environment = intern("process-environment")
    own = list_of(list_of(environment, list_of(intern("copy-sequence"), environment)))
    forms = []
    for each in elements(variables):
        name, *value = elements(each)
        forms.append(list_of(intern("setenv"), name, value[0] if value else NIL))
    return cons(intern("let"), cons(own, list_from([*forms, *body])))
