"""Paths as people type them, and as terminals write a file that is dropped on them."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import Final

_ESCAPED: Final = re.compile(r"\\([^\w/.-])")
_QUOTED: Final = re.compile(r"(['\"]).*\1", re.DOTALL)
_HOME: Final = re.compile(r"\$(HOME\b|\{HOME\})(?=/|$)")


def typed_path(text: str) -> Path:
    r"""A path; one that names no folder is in the folder the program was started in.

    ``~`` and ``$HOME`` are the home folder. Quotes around it go, and so do backslashes before spaces and other signs,
    as in ``'/home/ros/my notes'`` and ``/home/ros/my\ notes``, unless a file bears exactly that name.
    """
    text = text.strip()
    written = _at_home(text)
    if _stands(written):
        return written
    if len(text) > 1 and _QUOTED.fullmatch(text):
        text = _unquoted(text)
    elif os.name != "nt":  # where a backslash stands between folders
        text = _ESCAPED.sub(r"\1", text)
    return _at_home(text)


def _unquoted(text: str) -> str:
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that nothing closes
        words = []
    return words[0] if len(words) == 1 else text


def _at_home(text: str) -> Path:
    path = Path(_HOME.sub("~", text, count=1) if text.startswith("$") else text)
    try:
        return path.expanduser()
    except RuntimeError:  # “~nobody”: there is no such person, but there may be such a file
        return path


def _stands(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a NUL; Python 3.11 raises it
        return False
