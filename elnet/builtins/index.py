"""Which topic declares which name; written by `python -m elnet.builtins`."""

# fmt: off
FUNCTIONS: dict[str, tuple[str, ...]] = {
    "evaluation": (
        "apply",
        "defalias",
        "eval",
        "funcall",
        "functionp",
        "handler-bind-1",
        "macroexpand",
        "macroexpand-1",
        "macroexpand-all",
        "signal",
        "throw",
    ),
}
MACROS: dict[str, tuple[str, ...]] = {
}
ALIASES: tuple[tuple[str, str], ...] = (
)
