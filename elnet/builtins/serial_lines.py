"""Serial lines: devices such as modems."""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.symbols import NIL
from elnet.process.arguments import Plist
from elnet.process.naming import process_meant
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("make-serial-process")
def make_serial_process(lisp: Lisp, *args: object) -> object:
    """Open a serial line and return its process.

    ARGS are keywords and values: :port (the device), :speed (bits a second, or nil for as it is), :name, :buffer, :coding,
    :noquery, :stop, :filter, :sentinel, :plist, and what `serial-process-configure' takes.
    """
    if not args:
        return NIL
    from elnet.process.serial import make_serial_process as make

    return make(lisp, args)


@primitive("serial-process-configure")
def serial_process_configure(lisp: Lisp, *args: object) -> object:
    """Set how bytes go over a serial line.

    ARGS are keywords and values: one of :process, :name, :buffer and :port says which line; :speed, :bytesize (7 or 8), :parity
    (nil, `even' or `odd'), :stopbits (1 or 2) and :flowcontrol (nil, `hw' or `sw') say how.
    """
    from elnet.process.serial import configure

    wanted = Plist(list_from(args))
    named = (wanted.get(name) for name in ("process", "name", "buffer", "port"))
    configure(process_meant(lisp, next((value for value in named if value is not NIL), NIL)), wanted)
    return NIL
