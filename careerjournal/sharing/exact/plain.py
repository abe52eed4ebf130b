"""A text with one kind of digit, space, dash and apostrophe, and the way back to where each character stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple


class Plain(NamedTuple):
    """A text to look for dates and numbers in; letters and signs are those of the text."""

    text: str
    places: Sequence[int]
    """Where in the text each character stands."""

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that a span of what is read stands at; one that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """The text to look in: ASCII digits, single spaces, nothing that nobody sees; a space where a script changes."""
    if text.isascii() and "  " not in text:
        return Plain(text, range(len(text)))
    said: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        seen = _read(char)
        if seen and said and _apart(said[-1], seen):
            said.append(" ")
            places.append(place)
        if seen and not (seen == " " and said and said[-1] == " "):
            said.append(seen)
            places.append(place)
    return Plain("".join(said), places)


def _apart(before: str, after: str) -> bool:
    """Whether a figure or a Latin letter stands beside a character of China, Japan or Korea, as in one word."""
    return (before.isascii() and before.isalnum() and _is_han(after)) or (
        after.isascii() and after.isalnum() and _is_han(before)
    )


def _is_han(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


_LIKE: Final = {
    **dict.fromkeys("’‘ʼʹ′`´", "'"),
    **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212\u301c\uff5e", "–"),
    **dict.fromkeys("٬،", ","),
    "٫": ".",
    "⁄": "/",
    "\t": " ",
}
"""What is read as something else; a dash that is no hyphen stays apart from one, as between two years."""


@lru_cache(maxsize=4096)
def _read(char: str) -> str:
    """One character as it is looked at; nothing where nothing is seen."""
    if char.isascii() and char not in "`\t":
        return char
    if (like := _LIKE.get(char)) is not None:
        return like
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category == "Zs":
        return " "
    if category == "Cf":
        return ""
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char
