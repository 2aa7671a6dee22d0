"""One interpreter's state: cells, variables, conditions, calls and the current buffer."""
