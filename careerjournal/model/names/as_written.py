"""Whether the words of a text are those that a reader sees, and which of them stand in capitals."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

_CAPITALS_ALONE: Final = bytes(code if chr(code) in ascii_uppercase else ord(" ") for code in range(256))
"""Makes spaces of all that is no capital: many times sooner done, where there are many texts, than a pattern is."""
_ANY_CAPITALS: Final = re.compile(r"(?:[^\W\d_a-z][\u0300-\u036f]*){2,}|\u0132")


def in_capitals(text: str) -> list[str]:
    """What stands in capitals in a text that `reads_as_written`; in one with accents little else besides."""
    if text.isascii():
        return [run.decode() for run in text.encode().translate(_CAPITALS_ALONE).split() if len(run) > 1]
    return _ANY_CAPITALS.findall(text)


_NOT_AS_WRITTEN: Final = re.compile(
    "[^\x00-\x7f\u00a0-\u017f\u0300-\u036f\u2010-\u2026]|[ÆØÞßæøþĐđĦħıĸŁłŊŋŒœŦŧſ¹²³¼½¾ªº\u00ad]|[^\\W_][*_~`\\\\]+[^\\W_]"
)
"""Letters that do not come apart into a plain one and its accent, figures that make one word with the letters after
them, and marks of emphasis within a word."""


def reads_as_written(text: str) -> bool:
    """Whether its words, in small letters and without accents, are those that a reader sees."""
    marked = "*" in text or "_" in text or "~" in text or "`" in text or "\\" in text
    if text.isascii() and not marked:
        return True  # nearly every text, and much sooner known
    return _NOT_AS_WRITTEN.search(text) is None
