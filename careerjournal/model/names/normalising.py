"""Text as the eye reads it, whatever it is made of, and the way back from what is read to what is written.

Two texts read the same when they differ only in case, accents, composed or decomposed letters, kinds of apostrophe,
dash and space, marks of emphasis, letters of other scripts that look like Latin ones, and characters that nobody sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_EMPHASIS: Final = frozenset("*_~`\\")
_LIKE_AN_APOSTROPHE: Final = frozenset("'’‘ʼʻ′＇`´ʹ")
_LIKE_A_SPACE: Final = frozenset("™℠®©\u2800")
_UNSEEN: Final = frozenset("\u115f\u1160\u3164\uffa0\u180e")
"""Fillers, which are letters to Unicode and nothing to the eye."""

_LOOKS_LIKE: Final = str.maketrans(
    # Cyrillic, then Greek, as they stand after case folding; then Latin letters that do not decompose.
    "авекмнорстухіјѕһԁԛԝѵ" + "αβεικνορτυχγ" + "łøđðħıŋŧƒɡɑ",
    "abekmhopctyxijshdqwv" + "abeikvoptuxy" + "loddhintfga",
)
_SPELT_OUT: Final = {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}


class NormalisedText(NamedTuple):
    """A text as the eye reads it, and for each character the span of the written text that it came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The span of what was written that a span of what is read came from."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str, *, emphasis: str = "") -> NormalisedText:
    """The text as the eye reads it.

    Args:
        text: anything.
        emphasis: what to read for each ``*``, ``_``, ``~``, backtick and backslash: nothing, or a space.
    """
    if not _is_apart(text):
        return NormalisedText(quickly_folded(text), range(len(text)), range(1, len(text) + 1))
    if text.isascii() or is_even(text):
        return _without_runs(text, emphasis)
    said: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        seen = emphasis if char in _EMPHASIS else folded_char(char)
        if not seen:
            # Accents and unseen characters belong to the letter before them; marks of emphasis to nobody.
            if ends and char not in _EMPHASIS:
                ends[-1] = place + 1
        elif seen == " " and said and said[-1] == " ":
            ends[-1] = place + 1
        else:
            said += seen
            starts += [place] * len(seen)
            ends += [place + 1] * len(seen)
    return NormalisedText("".join(said), tuple(starts), tuple(ends))


def _without_runs(text: str, emphasis: str) -> NormalisedText:
    """The same of a text of which every character is one, but for marks of emphasis and several spaces in a row."""
    read = text.translate(_MARKED)
    said: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for run in _RUNS.finditer(read):
        begin, end = run.span()
        said.append(read[done:begin])
        starts += range(done, begin)
        ends += range(done + 1, begin + 1)
        done = end
        if emphasis:
            first, last = begin, end - 1
        else:
            first, last = read.find(" ", begin, end), read.rfind(" ", begin, end)
        if first >= 0:
            said.append(" ")
            starts.append(first)
            ends.append(last + 1)
    said.append(read[done:])
    starts += range(done, len(read))
    ends += range(done + 1, len(read) + 1)
    return NormalisedText("".join(said), starts, ends)


def folded(text: str) -> str:
    """The normalised text, its ends trimmed: equal for two ways of writing one thing."""
    return (normalise(text).text if _is_apart(text) else quickly_folded(text)).strip()


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = seen = "" if char in _EMPHASIS else folded_char(char)
        return seen


class _Marked(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = seen = chr(code) if chr(code) in _EMPHASIS else _FOLDS[code]
        return seen


_FOLDS: Final = _Folds()
_MARKED: Final = _Marked()
"""The same with the marks of emphasis as they are."""
_RUNS: Final = re.compile(r"[*_~`\\][ *_~`\\]*| [ *_~`\\]+")
"""What is read as one space, or as nothing."""
_ONE: Final[set[str]] = set(_EMPHASIS)
"""Characters that are known to be read as one, or to be marks of emphasis."""
_SPACED: Final = str.maketrans(dict.fromkeys(_EMPHASIS, " "))


def quickly_folded(text: str) -> str:
    """What is read, with the ends and as many spaces as there are: a tenth of the time, to tell what to look at."""
    if text.isascii():
        return text.encode().translate(_ASCII, _ASCII_EMPHASIS).decode()
    return text.translate(_FOLDS)


def without_emphasis(text: str) -> str:
    """The text with a space for each mark of emphasis: of the same length."""
    return text.translate(_SPACED) if any(mark in text for mark in _EMPHASIS) else text


def places_of_folded(text: str) -> Sequence[int]:
    """For each character of the quickly folded text, the place of the one that it came from."""
    if not any(mark in text for mark in _EMPHASIS) and (text.isascii() or is_even(text)):
        return range(len(text))
    return [place for place, char in enumerate(text) for _ in _FOLDS[ord(char)]]


def _is_apart(text: str) -> bool:
    """Whether any character of it is read as none or as several, or runs together with the one before it."""
    if text.isascii():  # of these only the marks of emphasis are not one character, which is known much sooner
        return any(mark in text for mark in _EMPHASIS) or _SPACES.search(text) is not None
    return any(mark in text for mark in _EMPHASIS) or not is_even(text) or _SPACES.search(text) is not None


def is_even(text: str) -> bool:
    """Whether each character of it is read as one, marks of emphasis aside."""
    unknown = set(text) - _ONE
    several = [char for char in unknown if len(_FOLDS[ord(char)]) != 1]
    _ONE.update(unknown.difference(several))
    return not several


_SPACES: Final = re.compile(rf"[\s{''.join(_LIKE_A_SPACE)}]{{2}}")


@lru_cache(maxsize=4096)
def folded_char(char: str) -> str:
    """One character as it is read; nothing where nothing is seen."""
    if char.isspace() or char in _LIKE_A_SPACE:
        return " "
    if char in _LIKE_AN_APOSTROPHE:
        return "'"
    if char.isascii():
        return char.lower()
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cn", "Cc") or char in _UNSEEN:
        return ""
    if category == "Pd" or char == "−":
        return "-"
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    seen = "".join(
        part for part in apart if unicodedata.category(part) not in ("Mn", "Me", "Cf") and part not in _UNSEEN
    )
    return "".join(_SPELT_OUT.get(part, part) for part in seen).translate(_LOOKS_LIKE)


_ASCII: Final = bytes(ord(folded_char(chr(code))) if code < 128 else code for code in range(256))
_ASCII_EMPHASIS: Final = "".join(sorted(_EMPHASIS)).encode()
