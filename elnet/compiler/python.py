"""The one call of Python's compiler."""

from __future__ import annotations

import ast
import warnings
from types import CodeType


def code_of(module: ast.Module, file: str) -> CodeType:
    """Return the code object of MODULE; Python's advice about its style is not wanted."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(module, file, "exec", dont_inherit=True)
