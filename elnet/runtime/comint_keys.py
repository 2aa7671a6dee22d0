"""The keys and menus of `comint-mode`, the commands of which a user talks to a program with."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import intern

KEYMAP, MENU_BAR, ESCAPE, CONTROL_C = intern("keymap"), intern("menu-bar"), 27, 3

MENUS = """
signals Signals
 break BREAK comint-interrupt-subjob
 stop STOP comint-stop-subjob
 cont CONT comint-continue-subjob
 quit QUIT comint-quit-subjob
 kill KILL comint-kill-subjob
 eof EOF comint-send-eof
inout In/Out
 expand-history Expand_History_Before_Point comint-replace-by-expanded-history
 list-history List_Input_History comint-dynamic-list-input-ring
 previous-history Previous_Input comint-previous-input
 next-history Next_Input comint-next-input
 previous-matching-history-from-input Previous_Matching_Current_Input comint-previous-matching-input-from-input
 next-matching-history-from-input Next_Matching_Current_Input comint-next-matching-input-from-input
 previous-matching-history Previous_Matching_Input... comint-previous-matching-input
 next-matching-history Next_Matching_Input... comint-next-matching-input
 backward-matching-history Backward_Matching_Input... comint-backward-matching-input
 forward-matching-history Forward_Matching_Input... comint-forward-matching-input
 history-isearch-backward Isearch_Input_String_Backward... comint-history-isearch-backward
 history-isearch-backward-regexp Isearch_Input_Regexp_Backward... comint-history-isearch-backward-regexp
 copy-input Copy_Old_Input comint-copy-old-input
 kill-input Kill_Current_Input comint-kill-input
 show-output Show_Current_Output_Group comint-show-output
 show-maximum-output Show_Maximum_Output comint-show-maximum-output
 previous-prompt Backward_Output_Group comint-previous-prompt
 next-prompt Forward_Output_Group comint-next-prompt
 write-output Write_Current_Output_Group_to_File comint-write-output
 append-output-to-file Append_Current_Output_Group_to_File comint-append-output-to-file
 delete-output Delete_Current_Output_Group comint-delete-output
completion Complete
 complete Complete_at_Point completion-at-point
 complete-file Complete_File_Name comint-dynamic-complete-filename
 complete-listing File_Completion_Listing comint-dynamic-list-filename-completions
 complete-expand Expand_File_Name comint-replace-by-expanded-filename
"""
"""The menus and, indented, their items: event, title with `_` for blanks, command."""
AFTER_CONTROL_C = {
    ".": "comint-insert-previous-argument",
    "\x13": "comint-write-output",
    "\x04": "comint-send-eof",
    "\x10": "comint-previous-prompt",
    "\x0e": "comint-next-prompt",
    "\x0c": "comint-dynamic-list-input-ring",
    "\x05": "comint-show-maximum-output",
    "\x12": "comint-show-output",
    "\x0f": "comint-delete-output",
    "\r": "comint-copy-old-input",
    "\x1c": "comint-quit-subjob",
    "\x1a": "comint-stop-subjob",
    "\x03": "comint-interrupt-subjob",
    "\x17": "backward-kill-word",
    "\x15": "comint-kill-input",
    "\x01": "comint-bol-or-process-mark",
    "\x18": "comint-get-next-from-history",
    " ": "comint-accumulate",
}
AFTER_CONTROL_C_ESCAPE = {
    "o": "comint-clear-buffer",
    "s": "comint-next-matching-input-from-input",
    "r": "comint-previous-matching-input-from-input",
}
AFTER_ESCAPE = {
    "\x0c": "comint-show-output",
    "r": "comint-history-isearch-backward-regexp",
    "n": "comint-next-input",
    "p": "comint-previous-input",
}


def _bindings(commands: dict[str, str]) -> list[object]:
    """Return the bindings of COMMANDS, by their keys: characters, or events with names."""
    return [cons(ord(key) if len(key) == 1 else intern(key), intern(command)) for key, command in commands.items()]


def _menus() -> list[object]:
    found: list[object] = []
    items: list[object] = []
    title = event = ""
    for line in [*MENUS.strip("\n").split("\n"), ""]:
        if line.startswith(" "):
            name, shown, command = line.split()
            items.append(cons(intern(name), cons(lisp_string(shown.replace("_", " ")), intern(command))))
            continue
        if event:
            menu = list_of(KEYMAP, *items, lisp_string(title))
            found.append(cons(intern(event), cons(lisp_string(title), menu)))
        event, _, title = line.partition(" ")
        items = []
    return found


def mode_map() -> object:
    """Return a new keymap of `comint-mode`."""
    deletion = {"kp-delete": "delete-forward-char", "delete": "delete-forward-char"}
    inner = list_of(ESCAPE, KEYMAP, *_bindings(AFTER_CONTROL_C_ESCAPE))
    return list_of(
        KEYMAP,
        list_of(MENU_BAR, KEYMAP, *_menus()),
        *_bindings({"mouse-2": "comint-insert-input", **deletion}),
        *_bindings({"\x04": "comint-delchar-or-maybe-eof", "\r": "comint-send-input"}),
        list_from([CONTROL_C, KEYMAP, *_bindings(AFTER_CONTROL_C), inner]),
        *_bindings({"C-down": "comint-next-input", "C-up": "comint-previous-input"}),
        list_from([ESCAPE, KEYMAP, *_bindings(AFTER_ESCAPE)]),
    )


def repeat_map() -> object:
    """Return a new keymap of the keys that go on from prompt to prompt."""
    return list_of(KEYMAP, *_bindings({"\x10": "comint-previous-prompt", "\x0e": "comint-next-prompt"}))
