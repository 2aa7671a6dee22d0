"""Variables of buffers: what they visit, their changes, undo and text properties."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("buffer-read-only", NIL, "Non-nil means the buffer cannot be changed.", local=True, permanent=True)
declare("inhibit-read-only", NIL, "Non-nil means read-only buffers and text can be changed all the same.")
declare("buffer-file-name", NIL, "Name of the file that the buffer visits, nil if it visits none.", local=True, permanent=True)
declare("buffer-file-truename", NIL, "Abbreviated true name of the file that the buffer visits.", local=True, permanent=True)
declare(
    "buffer-file-coding-system", intern("utf-8-unix"), "The coding system of the buffer's file.", local=True, permanent=True
)
declare("buffer-file-format", NIL, "The formats in which the buffer's file is saved.", local=True, permanent=True)
declare("buffer-auto-save-file-name", NIL, "Name of the file for auto-saving.", local=True, permanent=True)
declare("buffer-backed-up", NIL, "Non-nil if the buffer's file has been backed up.", local=True, permanent=True)
declare("buffer-saved-size", 0, "Length of the buffer when it was last read or saved.", local=True, permanent=True)
declare(
    "buffer-undo-list",
    NIL,
    "The buffer's changes, the newest first, as they can be undone; t to record none.",
    local=True,
    permanent=True,
)
declare("undo-limit", 160000, "How many deleted characters are remembered before changes farther back are forgotten.")
declare("undo-inhibit-record-point", NIL, "Non-nil means that the place of point is not recorded with changes.")
declare("pending-undo-list", NIL, "What `undo-more' undoes next; t if there is no more.")
declare("undo-in-region", NIL, "Non-nil while only changes in the region are undone.")
declare("undo-no-redo", NIL, "Non-nil means `undo' does not undo what undoing changed.")
declare("undo-in-progress", NIL, "Non-nil while changes are undone.")
declare("undo-auto--last-boundary-cause", NIL, "Why the last boundary was made.")
declare("undo-auto-current-boundary-timer", NIL, "No timer makes boundaries.")
declare("undo-auto--undoably-changed-buffers", NIL, "No timer makes boundaries.")
declare("enable-multibyte-characters", T, "Whether the buffer is multibyte; `set-buffer-multibyte' changes that.")
declare("kill-buffer-hook", NIL, "Functions to call, in the buffer, before a buffer is killed.")
declare(
    "kill-buffer-query-functions",
    NIL,
    "Functions asked, in the buffer, whether it may be killed: nil refuses.",
    make=lambda: list_of(intern("process-kill-buffer-query-function")),
)
declare("buffer-list-update-hook", NIL, "Functions to call after the list of buffers has changed.")
declare("before-change-functions", NIL, "Functions to call with the ends of a text before it is changed.")
declare("after-change-functions", NIL, "Functions to call after a change with its ends and the old length.")
declare("first-change-hook", NIL, "Functions to call before an unmodified buffer is changed.")
declare("inhibit-modification-hooks", NIL, "Non-nil means changes of buffers run no hooks.")
declare("temp-buffer-setup-hook", NIL, "Functions to call when `with-output-to-temp-buffer' has emptied its buffer.")
declare("text-property-default-nonsticky", NIL, "Alist of properties and whether they are not inherited by default.")
declare("default-text-properties", NIL, "Properties that all text has unless it has another value.")
declare("char-property-alias-alist", NIL, "Alist of properties and others that stand for them.")
declare("undo-strong-limit", 240000, "Accepted for the sake of programs that set it.")
declare("undo-outer-limit", 24000000, "Accepted for the sake of programs that set it.")
