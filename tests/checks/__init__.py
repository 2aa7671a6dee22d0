"""What `batch-byte-compile` says of the files here: recorded from Emacs, to the letter."""
