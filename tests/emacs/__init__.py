"""Emacs's own tests, run under elnet: see `tests.emacs.ledger`."""
