"""Names of buffers that visit files: those of equally named files get parts of their folders (Emacs's `uniquify')."""

from __future__ import annotations

import os

from elnet.objects.strings import LString
from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

FILE_NAME = intern("buffer-file-name")


def visited_file(lisp: Lisp, buffer: Buffer) -> str | None:
    """Return the name of the file that BUFFER visits, None if it visits none."""
    value = lisp.variables.value_in(FILE_NAME, buffer)
    return value.text if isinstance(value, LString) else None


def visiting(lisp: Lisp, path: str) -> Buffer | None:
    """Return the buffer that visits the file PATH, None if there is none."""
    return next((each for each in lisp.buffers.by_name.values() if visited_file(lisp, each) == path), None)


def name_for(lisp: Lisp, path: str, own: Buffer | None = None) -> str:
    """Return a name for the buffer OWN, which is to visit the file PATH; others that visit a file of that name are renamed."""
    base = os.path.basename(path.rstrip("/")) or path
    rivals = _rivals(lisp, base, path, own)
    if not rivals:
        return lisp.buffers.unused_name(base, own.name if own is not None else None)
    paths = [path, *rivals]
    for rival, buffer in rivals.items():
        wanted = f"{base}<{_distinction(rival, paths)}>"
        if buffer.name != wanted and wanted not in lisp.buffers.by_name:
            lisp.buffers.rename(buffer, wanted)
    return lisp.buffers.unused_name(f"{base}<{_distinction(path, paths)}>", own.name if own is not None else None)


def _rivals(lisp: Lisp, base: str, path: str, own: Buffer | None) -> dict[str, Buffer]:
    """Return the buffers but OWN that visit other files than PATH called BASE, by the names of these."""
    found = {}
    for buffer in lisp.buffers.by_name.values():
        file = visited_file(lisp, buffer)
        managed = file is not None and buffer.name is not None and (buffer.name == base or buffer.name.startswith(base + "<"))
        if file is not None and managed and buffer is not own and file != path and os.path.basename(file) == base:
            found[file] = buffer
    return found


def _distinction(path: str, paths: list[str]) -> str:
    """Return the last folders of PATH that tell it from the other PATHS."""
    folders = path.split("/")[:-1]
    for count in range(1, len(folders) + 1):
        ending = folders[-count:]
        if not any(other != path and other.split("/")[:-1][-count:] == ending for other in paths):
            return "/".join(ending)
    return "/".join(folders)
