"""The cache folder: files that elnet can make again, written whole or not at all."""

from __future__ import annotations

import os


def cache_folder() -> str:
    """Return the folder for what elnet can make again: `$ELNET_CACHE`, else `elnet` in the user's cache folder."""
    usual = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("ELNET_CACHE") or os.path.join(usual, "elnet")


def contents(file: str) -> bytes:
    """Return the bytes of FILE."""
    with open(file, "rb") as stream:
        return stream.read()


def store(file: str, data: bytes) -> None:
    """Write DATA to FILE at once and whole, or not at all."""
    unfinished = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(unfinished, "wb") as stream:
            stream.write(data)
        os.replace(unfinished, file)
    except OSError:
        pass
