"""From Lisp forms to Python functions: expansion, scope analysis, Python syntax trees, linked code objects."""
