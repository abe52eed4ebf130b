"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path


def typed_path(text: str) -> Path:
    """A path, with ``~`` for the home folder; one that names no folder is in the folder the program was started in."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:  # “~nobody”: there is no such person, but there may be such a file
        return path
