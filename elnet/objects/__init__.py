"""What Lisp values are: the classes every other part of elnet talks about.

Lisp integers and floats are Python's `int` and `float`, a Lisp closure is a Python function,
and everything else is an instance of a class defined in this package.
"""

import elnet.objects.arithmetic  # noqa: F401  (gives LispObject its operators)
