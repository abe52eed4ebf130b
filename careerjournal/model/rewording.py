"""Whether a wording says something else, or the same with another comma."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_LONG: Final = 5
"""Letters from which a word may be misspelt by one: shorter ones are too easily another word (*lead*, *read*)."""
_MOST: Final = 2
"""Words that may be misspelt at once."""


def says_the_same(before: str, after: str) -> bool:
    """Whether two wordings differ at most in capitals, punctuation, spaces and small slips of spelling.

    A slip is one letter more, less, other or changed over with its neighbour, in a word of five letters or more and not
    at its beginning; at most two words may have one. A number is never a slip.
    """
    first, second = _words(before), _words(after)
    if "".join(first) == "".join(second):
        return True
    if len(first) != len(second):
        return False
    other = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    return len(other) <= _MOST and all(_is_slip(one, two) for one, two in other)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [re.sub("['’]", "", word) for word in _WORD.findall(folded)]


def _is_slip(one: str, two: str) -> bool:
    """Whether two words are one apart, as told in `says_the_same`."""
    short, long = sorted((one, two), key=len)
    if len(long) < _LONG or short[:1] != long[:1] or not (one.isalpha() and two.isalpha()):
        return False
    start = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest = short[start + 1 :] == long[start + 1 :]
    return rest or (
        short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    )
