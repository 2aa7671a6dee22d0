"""What GNU Emacs 30 knows of characters, recorded from it and written compactly."""
