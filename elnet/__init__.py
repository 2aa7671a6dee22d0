"""An embeddable Emacs Lisp with Emacs's process and network primitives over real sockets."""
