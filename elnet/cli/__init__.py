"""The command `elnet`: a drop-in for `emacs --batch`."""
