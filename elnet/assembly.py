"""Putting an interpreter together from all layers: Lisp values in, Lisp values out.

The command line, the prompt and the test runners work with this; `elnet.interpreter` makes the embedding API of it.
"""

from __future__ import annotations

from os import PathLike, fspath

from elnet import builtins
from elnet.builtins.libraries import BUILT_IN, HOOKED, YIELDING, YIELDING_MODES
from elnet.compiler.evaluation import Compiler
from elnet.objects.symbols import NIL, T
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class Assembly:
    """An assembled Emacs Lisp interpreter, which shares nothing that Lisp can see with any other.

    WITHOUT names topics (modules of `elnet.builtins`) that its Lisp code shall not have.  STEP, if given, is called by each
    function and at each turn of a loop.
    """

    def __init__(self, *, without: Collection[str] = (), step: Callable[[], object] | None = None) -> None:
        self.lisp = Lisp()
        self.compiler = Compiler(self.lisp, step=step)
        self.lisp.evaluator = self.lisp.functions.maker = self.compiler
        self.compiler.libraries = BUILT_IN
        builtins.install(self.lisp, without)

    def eval_string(self, text: str, *, file: str | None = None, lexical: bool = True) -> object:
        """Evaluate all forms of TEXT in order and return the value of the last, nil if there is none.

        FILE names the text in error messages; LEXICAL is the binding rule.
        """
        from elnet.compiler.loading import FormsOfText
        from elnet.reader import Reader
        from elnet.runtime.literals import Literals
        from elnet.runtime.sources import Sources

        if file is not None:
            self.lisp.part(Sources).note(file, text)
        reader = Reader(text, self.lisp.intern, file=file, construction=self.lisp.part(Literals))
        return FormsOfText(self.lisp, self.compiler, reader, lexical).evaluate_all()

    def load(self, path: str | PathLike[str]) -> None:
        """Load the Lisp file PATH, as `load` does."""
        from elnet.objects.strings import lisp_string

        self.call("load", lisp_string(fspath(path)), NIL, T, T)

    def add_emacs_lisp(self, folder: str) -> None:
        """Let what elnet lacks come from FOLDER, Emacs's own Lisp, which should be on `load-path`, too."""
        from elnet.runtime.emacs_lisp import EmacsLisp

        offer = self.lisp.part(EmacsLisp)
        offer.add_folder(folder, BUILT_IN.keys() - YIELDING.keys(), {*YIELDING, *YIELDING_MODES.split()})
        for library, variables in YIELDING.items():
            self.compiler.libraries = {name: each for name, each in self.compiler.libraries.items() if name != library}
            for variable in variables:
                if self.lisp.value(variable) is NIL:
                    self.lisp.call(self.lisp.intern("makunbound"), self.lisp.intern(variable))

        for hook, function in HOOKED.items():
            self.lisp.call(self.lisp.intern("add-hook"), self.lisp.intern(hook), self.lisp.intern(function))
        self.lisp.variables.library = offer.define_variable

    def call(self, name: str, *arguments: object) -> object:
        """Call the Lisp function NAME with ARGUMENTS, Lisp values, and return its value."""
        return self.lisp.call(self.lisp.intern(name), *arguments)

    def serve(self, seconds: float = 0.0) -> float | None:
        """Serve processes and timers for at most SECONDS, until something has happened.

        Return for how many seconds nothing but a process can want attention, None for ever.
        """
        from elnet.process.table import Processes
        from elnet.process.waiting import serve

        return serve(self.lisp.part(Processes), seconds)

    def fileno(self) -> int:
        """Return a descriptor that can be read when a process wants attention, for the loop of a host; `serve` gives it."""
        from elnet.process.table import Processes

        return self.lisp.part(Processes).loop.fileno()

    def close(self) -> None:
        """End all processes and write what loading files has found out to the cache folder."""
        while self.lisp.on_close:
            self.lisp.on_close.pop()()
        self.compiler.close()
