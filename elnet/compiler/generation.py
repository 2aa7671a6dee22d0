"""Generation: the Python module for a function, with every kind of node known to the emitter."""

from __future__ import annotations

import ast

import elnet.compiler.emission_of_choices
import elnet.compiler.emission_of_values  # noqa: F401  (these enter themselves in the emitter's tables)
from elnet.compiler.emission import Emitter, Pool
from elnet.compiler.emission_of_functions import define_function
from elnet.compiler.nodes import LambdaNode


def toplevel(function: LambdaNode, pool: Pool, line: int = 1) -> ast.Module:
    """Return the Python module whose only statement defines FUNCTION, a function without surroundings."""
    emitter = Emitter(pool, line)
    define_function(emitter, function)
    return ast.Module(emitter.body, [])
