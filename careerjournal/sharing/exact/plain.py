"""A text with one kind of digit, space, dash and apostrophe, and the way back to where each character stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
    said = text.translate(_TABLE)
    places: Sequence[int] = range(len(said))
    if _UNSEEN in said:
        places = [place for place, char in enumerate(said) if char != _UNSEEN]
        said = said.replace(_UNSEEN, "")
    parts: list[str] = []
    stand: list[int] = []
    end = 0
    for seam in _SEAM.finditer(said):
        start = seam.start()
        parts += said[end:start], " "
        stand += places[end:start]
        stand.append(places[start])
        end = seam.end()
    return Plain("".join((*parts, said[end:])), [*stand, *places[end:]] if parts else places)


_UNSEEN: Final = "\U0010ffff"
"""No character, for one that nobody sees."""
EAST_ASIAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A character of China, Japan or Korea."""

_SEAM: Final = re.compile(f" {{2,}}|(?<=[0-9A-Za-z])(?={EAST_ASIAN.pattern})|(?<={EAST_ASIAN.pattern})(?=[0-9A-Za-z])")
"""Where spaces are to be one, or one is to be: a figure or Latin letter beside a character of China, Japan or Korea."""

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


class _Table(dict[int, str]):
    """How each character is looked at, found out when it is first seen."""

    def __missing__(self, code: int) -> str:
        self[code] = seen = _read(chr(code)) or _UNSEEN
        return seen


_TABLE: Final = _Table()


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
