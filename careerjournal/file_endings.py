"""What the ending of a file's name says is in it: ``.md`` and ``.markdown`` are the same, ``notes.28`` says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_AS_GOOD: Final = {".md": (".markdown", ".mdown", ".mkd"), ".txt": (".text",), ".html": (".htm",)}
"""Other endings for the same."""
_ENDING: Final = re.compile(r"\.[^\W\d_]\w*")
"""What tells what is in a file; the day at the end of ``notes.28`` does not."""


def ending_of(path: Path) -> str:
    """The ending that says what is in a file, in small letters; empty where none does."""
    found = _ENDING.fullmatch(path.suffix)
    return found[0].lower() if found else ""


def endings_like(ending: str) -> tuple[str, ...]:
    """An ending, and those that say the same."""
    return (ending, *_AS_GOOD.get(ending, ()))


def belies(path: Path, ending: str) -> str:
    """A sentence on the name of a file that says something else is in it; empty where it does not.

    Args:
        path: where it is to be written.
        ending: what the name of such a file ends in, like ``.md``.
    """
    says = ending_of(path)
    if not says or says in endings_like(ending):
        return ""
    return f"What is written here ends in {one_of(endings_like(ending))}, not in {says}. Type another name."


def one_of(words: Iterable[str]) -> str:
    """Words as a choice: ``.md, .markdown or .mkd``, each once."""
    *others, last = dict.fromkeys(words)
    return f"{', '.join(others)} or {last}" if others else last
