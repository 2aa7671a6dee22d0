"""Frames of backtraces as structures, as the library `backtrace' has them."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import list_from
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import Record
from elnet.runtime.backtraces import FRAME, calls
from elnet.runtime.primitive import primitive

SLOTS = ("evald", "fun", "args", "flags", "locals", "buffer", "pos")


@primitive("backtrace-get-frames")
def backtrace_get_frames(base: object = NIL, *constructor_and_options: object) -> object:
    """Return the calls that are going on as `backtrace-frame' structures, the innermost first.

    BASE, a function from which on frames are wanted, and CONSTRUCTOR-AND-OPTIONS are accepted.
    """
    frames = [call.frame() for call in calls()]
    from_base = next((place for place, frame in enumerate(frames) if frame.items[2] is base), -1)
    return list_from(frames[from_base + 1 :])


@primitive("backtrace-frame-p")
def backtrace_frame_p(cl_x: object) -> Symbol:
    """Return t if CL-X is a `backtrace-frame'."""
    return truth(type(cl_x) is Record and cl_x.items[0] is FRAME)


def _declare_accessor(place: int, slot: str) -> None:
    def read(cl_x: object) -> object:
        if type(cl_x) is not Record or cl_x.items[0] is not FRAME:
            raise wrong_type_argument("backtrace-frame", cl_x)
        return cl_x.items[place]

    read.__doc__ = f"Return the slot `{slot}' of CL-X, a `backtrace-frame'."
    primitive(f"backtrace-frame-{slot}")(read)


for _place, _slot in enumerate(SLOTS, 1):
    _declare_accessor(_place, _slot)
