"""Cache files: what loading a Lisp file has found out, so that loading it again needs neither reader nor compiler.

A unit is the list of a file's top-level forms as linked code, with the bodies of functions apart, to be unmarshalled when they
are first called.  It is found by the hash of the file's name and text, of elnet itself and of the state that loading starts in.
What a form means also depends on what was loaded before: macros, special variables.  So each form carries a signature of that
state.  A form whose signature is not that of the running interpreter is compiled anew from its text; so is, every time, a form
whose expansion changes the state, because what it does then must be done again: the forms after it find the state they expect.
"""

from __future__ import annotations

import marshal
import os
import sys
from _blake2 import blake2b  # what `hashlib` has, without importing OpenSSL
from functools import cache

from elnet.compiler.storage import Unstorable, Writer
from elnet.compiler.template import Compiled, Template
from elnet.reader.cache_files import cache_folder, contents, store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.compiler.evaluation import Compiler

    Signature = tuple[int, int, int]
    Stored = tuple[int, int, Signature, str | None, tuple[Any, ...] | None]
    """A form as it is kept: the slots of `Form`, but its code as data, or None if it cannot be kept."""


KEPT = 600
"""How many units the cache folder keeps."""
PACKAGE = os.path.dirname(os.path.dirname(__file__))
CHANGED: Signature = (-1, -1, -1)
"""The signature of a form whose expansion or compilation has changed the state."""
OUTDATED: Signature = (-2, -2, -2)
"""The signature of a form whose code takes a variable for plain that is not plain any more."""


class Form:
    """One top-level form, or one part of a top-level `progn`: where it starts and which part it is.

    SIGNATURE is the state it was expanded in, or `CHANGED`; DECLARED the name it makes special in the rest of the file.
    """

    __slots__ = ("compiled", "declared", "part", "signature", "start")

    def __init__(self, start: int, part: int, signature: Signature, declared: str | None, compiled: Compiled) -> None:
        self.start = start
        self.part = part
        self.signature = signature
        self.declared = declared
        self.compiled = compiled


class Unit:
    """What is known of one file: its forms, and in which FILE of the cache folder that is kept.

    COMPLETE tells whether all forms are known; if not, reading goes on at END, without the first SKIP parts of the form
    there.  LEXICAL is the file's binding rule.
    """

    def __init__(self, key: str, forms: list[Form | Stored], complete: bool) -> None:
        self.file = os.path.join(cache_folder(), f"unit-{key}.{sys.implementation.cache_tag}")
        self.forms = forms
        self.complete = complete
        self.lexical: bool | None = None
        self.end = self.skip = 0
        self.changed = False


def file_key(path: str, text: bytes, metered: bool = False) -> str:
    """Return what identifies the file PATH with TEXT, whose code counts its steps if METERED."""
    digest = blake2b(text, digest_size=16, key=elnet_version())
    digest.update(os.fsencode(path))
    if metered:
        digest.update(b"\0metered")
    return digest.hexdigest()


@cache
def elnet_version() -> bytes:
    """Return what identifies this elnet: in a checkout, where files change, the newest change of any; else the version."""
    if not os.path.exists(os.path.join(os.path.dirname(PACKAGE), "pyproject.toml")):
        return str(os.stat(PACKAGE).st_mtime_ns).encode()
    newest = 0.0
    for folder in ("compiler", "builtins", "runtime", "objects"):
        with os.scandir(os.path.join(PACKAGE, folder)) as entries:
            newest = max(newest, *(entry.stat().st_mtime for entry in entries if entry.name.endswith(".py")))
    return str(newest).encode()


def unit_key(file: str, state: Signature) -> str:
    """Return what identifies the unit of the file whose key is FILE when its loading starts in STATE."""
    return f"{file}-{blake2b(repr(state).encode(), digest_size=8).hexdigest()}"


def keys_of_units(file: str) -> list[str]:
    """Return the keys of the units that the cache folder has of the file whose key is FILE, for any state."""
    try:
        names = os.listdir(cache_folder())
    except OSError:
        return []
    return [name.removeprefix("unit-").partition(".")[0] for name in names if name.startswith(f"unit-{file}-")]


def stored_unit(key: str) -> Unit:
    """Return the unit KEY from the cache folder, an empty one if there is none."""
    unit = Unit(key, [], False)
    try:
        unit.forms, unit.complete, unit.lexical, unit.end, unit.skip = marshal.loads(contents(unit.file))
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return unit


def same_forms(stored: list[Stored], forms: list[Form]) -> bool:
    """Tell whether STORED says of FORMS, which were evaluated from their text instead, all that can be kept of them."""
    return len(stored) == len(forms) and all(
        (start, part) == (form.start, form.part) and (data is None or signature in (CHANGED, form.signature))
        for (start, part, signature, _, data), form in zip(stored, forms, strict=True)
    )


def write_units(compiler: Compiler) -> None:
    """Write the units that have learnt something, after compiling the functions that were not called."""
    for unit in compiler.units:
        if unit.changed:
            _write(compiler, unit)
    compiler.units.clear()


def _write(compiler: Compiler, unit: Unit) -> None:
    forms: list[Stored] = []
    writer, written = Writer(), -1
    for form in unit.forms:
        if not isinstance(form, Form):
            forms.append(form)
            continue
        if form.start != written:
            writer, written = Writer(), form.start
        try:
            _complete(compiler, form.compiled)
            data = writer.compiled(form.compiled)
        except (Unstorable, RecursionError, ValueError):
            data = None
        forms.append((form.start, form.part, form.signature, form.declared, data))
    try:
        store(unit.file, marshal.dumps((forms, unit.complete, unit.lexical, unit.end, unit.skip)))
    except ValueError:
        return
    _prune()


def _complete(compiler: Compiler, compiled: Compiled) -> None:
    for constant in compiled.constants:
        if type(constant) is Template and constant.compiled is None and constant.stored is None:
            constant.compiled = compiler.compile_template(constant)


def _prune() -> None:
    """Remove the units that were written longest ago."""
    folder = cache_folder()
    try:
        units = [name for name in os.listdir(folder) if name.startswith("unit-")]
        if len(units) > KEPT:
            units.sort(key=lambda name: os.stat(os.path.join(folder, name)).st_mtime)
            for name in units[: len(units) - KEPT]:
                os.unlink(os.path.join(folder, name))
    except OSError:
        pass
