"""Lisp's process objects: what state they are in, how bytes reach filters, how Lisp sends and waits."""
