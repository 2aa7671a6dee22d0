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
    "loading": (
        "autoload",
        "autoload-do-load",
        "autoloadp",
        "eval-after-load",
        "featurep",
        "load",
        "load-file",
        "load-library",
        "locate-library",
        "provide",
        "require",
    ),
}
MACROS: dict[str, tuple[str, ...]] = {
    "control": (
        "condition-case-unless-debug",
        "declare",
        "declare-function",
        "dolist",
        "dotimes",
        "eval-and-compile",
        "eval-when-compile",
        "handler-bind",
        "ignore-error",
        "ignore-errors",
        "prog2",
        "unless",
        "when",
        "with-no-warnings",
    ),
    "definitions": (
        "defmacro",
        "defsubst",
        "defun",
        "defvar-local",
        "lambda",
        "setq-default",
        "setq-local",
    ),
    "loading": (
        "with-eval-after-load",
    ),
}
ALIASES: tuple[tuple[str, str], ...] = (
)
