"""README's picture of the REPL, taken from the real one: `python -m tests.repl.picture` writes `repl.svg` beside this file."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

from tests.repl.test_screens import Screen

PICTURE = Path(__file__).with_name("repl.svg")
COLOURS = {
    "default": "#d0d0d0", "black": "#808080", "brightblack": "#808080", "red": "#ff7070", "green": "#8fd18f",
    "brown": "#d7c27a", "blue": "#82aaff", "magenta": "#d5a6e6", "cyan": "#7fd0d8", "white": "#ffffff",
}  # fmt: skip
WIDTH, HEIGHT, MARGIN = 8.4, 18, 12


def svg(screen: Screen, rows: int) -> str:
    """Return the first ROWS lines and the last line of SCREEN as a picture."""
    columns = screen.screen.columns
    shown = [*range(rows), screen.screen.lines - 1]
    size = (columns * WIDTH + 2 * MARGIN, len(shown) * HEIGHT + 2 * MARGIN)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:.0f}" height="{size[1]:.0f}" '
        'font-family="monospace" font-size="14">',
        '<rect width="100%" height="100%" rx="6" fill="#1e1e24"/>',
    ]
    for place, row in enumerate(shown):
        y = MARGIN + (place + 0.75) * HEIGHT
        for column in range(columns):
            cell = screen.screen.buffer[row][column]
            if cell.data.strip():
                weight = ' font-weight="bold"' if cell.bold else ""
                colour = COLOURS.get(cell.fg, COLOURS["default"])
                x = MARGIN + column * WIDTH
                parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}"{weight}>{escape(cell.data)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    """Type into a REPL and write its picture."""
    with tempfile.TemporaryDirectory() as state:
        screen = Screen(Path(state))
        screen.type('(setq s (make-network-process :name "shout" :server t :service t\r')
        screen.type(":filter (lambda (c text)\r")
        screen.type("(process-send-string c (upcase text)))))\r")
        screen.shows("#<process shout>")
        screen.type('(progn (run-at-time 0.2 nil (function message) "%s" "A timer runs.") t)\r')
        screen.shows("^A timer runs")
        screen.type(",doc process-live-p\r")
        screen.shows("Return")
        screen.type("(process-contact s :serv")
        screen.shows(r"\(process-contact PROCESS")
        PICTURE.write_text(svg(screen, max(row for row, line in enumerate(screen.lines()[:-1]) if line) + 1))
        screen.program.close(force=True)


if __name__ == "__main__":
    main()
