"""The buffer of a program that a user talks to: its process, where the program's output ends, and what shows the two apart.

What the program has said has the property `field' with the value `output', and what the user has sent is followed by a line
end with the value `boundary'; where `comint-use-prompt-regexp' is set, a regexp tells prompts instead.
"""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

PERMANENT = """
comint-input-ring comint-input-ring-index comint-save-input-ring-index comint-ptyp comint-input-ring-file-name
comint-scroll-to-bottom-on-input comint-move-point-for-output comint-scroll-show-maximum-output comint-input-autoexpand
comint-input-filter-functions comint-preoutput-filter-functions comint-output-filter-functions
"""
"""The variables whose local values outlive a change of mode."""


class Comint:
    """What the commands of the library share; to make it is to make the library's variables."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        lisp.functions.import_topic("comint_settings")
        for name in PERMANENT.split():
            lisp.plists.put(intern(name), intern("permanent-local"), T)

    def call(self, name: str, *arguments: object) -> object:
        """Call the Lisp function NAME with ARGUMENTS."""
        return self.lisp.call(intern(name), *arguments)

    def run_hook(self, name: str, *arguments: object) -> None:
        """Call the functions of the hook NAME with ARGUMENTS."""
        self.call("run-hook-with-args", intern(name), *arguments)

    @property
    def process(self) -> object:
        """The process of the current buffer; an error is signalled if there is none."""
        process = self.call("get-buffer-process", self.lisp.buffers.current)
        if process is NIL:
            raise signal("user-error", lisp_string("Current buffer has no process"))
        return process

    @property
    def mark(self) -> Marker:
        """The marker where the output of the current buffer's process ends."""
        return self.mark_of(self.process)

    def mark_of(self, process: object) -> Marker:
        """Return the marker where the output of PROCESS ends."""
        return self.marker(self.call("process-mark", process))

    @staticmethod
    def marker(value: object) -> Marker:
        """Return VALUE, which must be a marker."""
        return check.instance(value, Marker, "markerp")

    def marker_in(self, name: str) -> Marker:
        """Return the marker that the variable NAME has."""
        return self.marker(self.lisp.value(name))

    @property
    def uses_regexp(self) -> bool:
        """Whether prompts are told by a regexp, not by fields."""
        return self.lisp.is_set("comint-use-prompt-regexp")

    def goto(self, position: object) -> None:
        """Move point to POSITION, a number or a marker."""
        self.call("goto-char", position)

    def text(self, start: object, end: object) -> LString:
        """Return the text between START and END, without properties."""
        return check.string(self.call("buffer-substring-no-properties", start, end))

    def delete(self, start: object, end: object) -> None:
        """Delete the text between START and END."""
        self.call("delete-region", start, end)

    def property_at(self, position: int, name: str) -> object:
        """Return the text property NAME of the character after POSITION."""
        return self.call("get-text-property", position, intern(name))

    def add_properties(self, start: object, end: object, *properties: object) -> None:
        """Give the text between START and END PROPERTIES, names and values in turns."""
        plist = list_from(intern(each) if isinstance(each, str) else each for each in properties)
        self.call("add-text-properties", start, end, plist)

    def nonsticky(self) -> object:
        """Return the properties of output that text typed after it does not get."""
        return self.lisp.value("comint--prompt-rear-nonsticky")

    def ring_length(self) -> int:
        """Return how many inputs are in the input ring."""
        ring = self.lisp.value("comint-input-ring")
        return 0 if ring is NIL else check.fixnum(self.call("ring-length", ring))
