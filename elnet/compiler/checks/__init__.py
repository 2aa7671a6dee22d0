"""Checking a Lisp file without running it: what `byte-compile-file` warns of (manual node "Compiler Errors").

`file` reads the forms, evaluates what later ones need and looks at definitions; `walk` goes through their code with the
variables in scope, expanding macros as it comes to them, `special` through special forms; `calls` looks at one call; `names`
is what is known of functions.
"""
