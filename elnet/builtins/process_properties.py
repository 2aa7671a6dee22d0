"""What a program attaches to a process: properties, flags and coding systems (manual node "Process Information")."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons, cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.process.naming import check_process, process_meant
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("process-plist")
def process_plist(lisp: Lisp, process: object) -> object:
    """Return the property list of PROCESS."""
    return process_meant(lisp, process).plist if type(process) is LString else check_process(process).plist


@primitive("set-process-plist")
def set_process_plist(process: object, plist: object) -> object:
    """Make PLIST the property list of PROCESS, and return it."""
    found = check_process(process)
    if plist is not NIL and type(plist) is not Cons:
        raise wrong_type_argument("listp", plist)
    found.plist = plist
    return plist


@primitive("process-get")
def process_get(lisp: Lisp, process: object, propname: object) -> object:
    """Return the property PROPNAME of PROCESS."""
    return lisp.call(intern("plist-get"), check_process(process).plist, propname)


@primitive("process-put")
def process_put(lisp: Lisp, process: object, propname: object, value: object) -> object:
    """Give PROCESS the property PROPNAME with VALUE; return the property list."""
    found = check_process(process)
    found.plist = lisp.call(intern("plist-put"), found.plist, propname, value)
    return found.plist


@primitive("process-query-on-exit-flag")
def process_query_on_exit_flag(process: object) -> Symbol:
    """Return t if a user is to be asked before PROCESS is killed by leaving."""
    return truth(check_process(process).query)


@primitive("set-process-query-on-exit-flag")
def set_process_query_on_exit_flag(process: object, flag: object) -> object:
    """Say by FLAG whether a user is to be asked before PROCESS is killed by leaving; return FLAG."""
    check_process(process).query = flag is not NIL
    return flag


@primitive("process-inherit-coding-system-flag")
def process_inherit_coding_system_flag(process: object) -> Symbol:
    """Return t if the buffer of PROCESS gets its coding system."""
    return truth(check_process(process).inherits_coding)


@primitive("set-process-inherit-coding-system-flag")
def set_process_inherit_coding_system_flag(process: object, flag: object) -> object:
    """Say by FLAG whether the buffer of PROCESS gets its coding system; return FLAG."""
    check_process(process).inherits_coding = flag is not NIL
    return flag


@primitive("process-coding-system")
def process_coding_system(process: object) -> Cons:
    """Return the coding systems of PROCESS as (DECODING . ENCODING)."""
    found = check_process(process)
    return cons(found.decoder.name, found.encoder.name)


@primitive("set-process-coding-system")
def set_process_coding_system(lisp: Lisp, process: object, decoding: object = NIL, encoding: object = NIL) -> object:
    """Decode the output of PROCESS by the coding system DECODING, encode what is sent by ENCODING."""
    from elnet.process.coding import for_sending

    check_process(process).set_coding(decoding, for_sending(lisp, encoding))
    return NIL
