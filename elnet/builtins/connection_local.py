"""Variables that depend on the machine of `default-directory`: here that is always this one."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from
from elnet.objects.symbols import intern
from elnet.runtime.primitive import macro


@macro("with-connection-local-variables")
def with_connection_local_variables(*body: object) -> object:
    """Evaluate BODY with the variables of the connection of `default-directory'; local files have none."""
    return cons(intern("progn"), list_from(body))
