"""Whether the words of a text are those that a reader sees, and which of them stand in capitals."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

_CAPITALS_ALONE: Final = bytes(code if chr(code) in ascii_uppercase else ord(" ") for code in range(256))
"""Makes spaces of all that is no capital: many times sooner done, where there are many texts, than a pattern is."""
_SIGNS: Final = (
    r"\u20ac\u2190-\u21ff\u2500-\u25ff\u2600-\u2775\u2794-\u27bf\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c"
    r"\uff1a\uff1b\uff1f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
)
"""Arrows, shapes and emoji; the points and brackets of Chinese and Japanese. None is read as a letter."""
_JOINING: Final = r"\u200d\ufe0f"
"""What emoji are put together with."""
_UNSPACED: Final = (
    r"\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\u3041-\u3096\u3099\u309a\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3"
)
"""Letters of scripts of which an index takes each as a word: Thai, Lao, Burmese, Khmer, Japanese, Han, Hangul."""
_ANY_CAPITALS: Final = re.compile(rf"(?:[^\W\d_a-z{_UNSPACED}][\u0300-\u036f]*){{2,}}|\u0132")


def in_capitals(text: str) -> list[str]:
    """What stands in capitals in a text that `reads_as_written`; in one with accents little else besides."""
    if text.isascii():
        return [run.decode() for run in text.encode().translate(_CAPITALS_ALONE).split() if len(run) > 1]
    return _ANY_CAPITALS.findall(text)


_NOT_AS_WRITTEN: Final = re.compile(
    f"[^\x00-\x7f\u00a0-\u017f\u0300-\u036f\u2010-\u2026{_SIGNS}{_JOINING}{_UNSPACED}]"
    f"|[ÆØÞßæøþĐđĦħıĸŁłŊŋŒœŦŧſ¹²³¼½¾ªº\u00ad]|[^\\W_][*_~`\\\\]+[^\\W_]|[^\\W_][{_JOINING}]|[{_JOINING}][^\\W_]"
    f"|[^\\W\\d_{_UNSPACED}][\u0300-\u036f'’]*[{_UNSPACED}]|[{_UNSPACED}][\u0300-\u036f'’]*[^\\W\\d_{_UNSPACED}]"
)
"""Letters that do not come apart into a plain one and its accent, figures that make one word with the letters after
them, marks of emphasis within a word, and letters of a script without spaces next to others."""


def reads_as_written(text: str) -> bool:
    """Whether its words, in small letters and without accents, are those that a reader sees."""
    marked = "*" in text or "_" in text or "~" in text or "`" in text or "\\" in text
    if text.isascii() and not marked:
        return True  # nearly every text, and much sooner known
    return _NOT_AS_WRITTEN.search(text) is None
