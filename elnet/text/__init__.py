"""The text engine: buffers, markers, regular expressions, syntax, coding systems and letter case."""
