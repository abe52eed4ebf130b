"""Text as search compares it: what differs only in case, in accents or in how a letter is put together is the same.

An emoji is a word by itself, in whatever colour of skin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WITHOUT_PARTS: Final = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
"""Letters that Unicode does not take apart, as people without them on their keyboard type them."""

_SKIN: Final = r"\U0001f3fb-\U0001f3ff"
_EMOJI: Final = (
    r"\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    r"\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f"
    r"\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf"
    r"\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d"
    r"\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf"
    r"\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
"""What Unicode's emoji-data.txt has from U+2300 on, without the plain shapes, which stand before items and in rows."""
_PRIVATE: Final = 0x100000
"""The plane of private use in which emoji are compared: SQLite knows only the emoji of its own day."""

# Accents of Latin, Greek and Cyrillic letters; the points of Hebrew; the vowels of Arabic; what nobody sees.
_TO_FOLD: Final = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    rf"\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f{_SKIN}]+|[{''.join(_WITHOUT_PARTS)}{_EMOJI}]"
)
_LETTERS: Final = (
    # Thai, Lao; Burmese; Khmer; Tai scripts; Balinese, Javanese; Japanese; Bopomofo; Han; Hangul, whose words take
    # endings that nobody types into a search.
    r"\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\uaa60-\uaa7f\u1780-\u17e9\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f"
    r"\ua980-\ua9df\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff\uac00-\ud7a3"
)
_UNSPACED: Final = rf"{_LETTERS}\U00102300-\U00102bff\U0010f000-\U0010faff"
"""And emoji."""
_MARKS: Final = (
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060"
    r"\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a"
)
"""Vowels and tones that belong to the letter before them."""
_ALONE: Final = re.compile(f"[{_UNSPACED}][{_MARKS}]*")
_APART: Final = re.compile(rf"(?<=[{_LETTERS}{_MARKS}]) (?=[{_LETTERS}])")
_BELONGS: Final = re.compile(rf"[\u1160-\u11ff{_SKIN}]")
"""The second and third parts of a Korean syllable that is not put together; the colour of an emoji's skin."""


def is_unspaced(char: str) -> bool:
    """Whether a letter is of a script that has no spaces between its words."""
    return _ALONE.match(char) is not None


def folded(text: str) -> str:
    """A text as it is compared. A letter of a script without spaces stands alone, so that a word is a row of them.

    Show nobody what is folded but by `said`.
    """
    return text.lower() if text.isascii() else _ALONE.sub(r" \g<0> ", _put_together(text))


def _put_together(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", _TO_FOLD.sub(_fold, apart))


def _fold(match: re.Match[str]) -> str:
    folds = match[0]
    if folds in _WITHOUT_PARTS:
        return _WITHOUT_PARTS[folds]
    return chr(_PRIVATE | (ord(folds) & 0xFFFF)) if _AN_EMOJI.match(folds) else ""


def said(words: Iterable[str]) -> str:
    """Words that are folded, as somebody reads them: letters without spaces between them make one again."""
    return _COMPARED.sub(lambda match: chr(_shown(ord(match[0]) - _PRIVATE)), _APART.sub("", " ".join(words)))


def _shown(code: int) -> int:
    return code if code < _ABOVE else 0x10000 | code


_AN_EMOJI: Final = re.compile(f"[{_EMOJI}]")
_COMPARED: Final = re.compile("[\U00102300-\U00102bff\U0010f000-\U0010faff]")
_ABOVE: Final = 0x3000
"""Below which an emoji stands in Unicode's first plane."""


def words_in(text: str) -> list[str]:
    """The words of a text that is folded, in order, those that come more than once included."""
    if text.isascii():
        return _ASCII_WORD.findall(text)
    return "".join(char if is_letter(char) else " " for char in text).split()


def runs_in(text: str) -> list[tuple[str, ...]]:
    """What stands in one go in a text, folded: a word, or all the letters of a script without spaces up to a sign."""
    if text.isascii():
        return [(word,) for word in words_in(text.lower())]
    return [tuple(words_in(_ALONE.sub(r" \g<0> ", run))) for run in words_in(_put_together(text))]


_ASCII_WORD: Final = re.compile("[a-z0-9]+")


@lru_cache(maxsize=4096)
def is_letter(char: str) -> bool:
    """Whether it is part of a word: the same classes of characters that the index's tokenizer is told."""
    category = unicodedata.category(char)
    return category[0] in "LN" or category in ("Co", "Mn", "Mc")


class Word(NamedTuple):
    """A word of a text, and where it stands."""

    folded: str
    start: int
    end: int


def words_at(text: str) -> list[Word]:
    """The words of a text that is not folded yet, each with where it stands in it."""
    return list(each_word(text))


def each_word(text: str) -> Iterator[Word]:
    """The same for whoever may need only the first of them."""
    if text.isascii():
        for match in _ASCII_WORD.finditer(text.lower()):
            yield Word(match[0], match.start(), match.end())
        return
    said, begun, end = "", 0, 0
    for start, after in _clusters(text):
        for char in folded(text[start:after]):
            if not is_letter(char):
                if said:
                    yield Word(said, begun, end)
                said = ""
                continue
            begun = start if not said else begun
            said += char
            end = after
    if said:
        yield Word(said, begun, end)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each letter stands with the marks that belong to it."""
    found: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        belongs = not char.isascii() and (unicodedata.category(char)[0] == "M" or _BELONGS.match(char))
        if belongs and found:
            found[-1] = found[-1][0], place + 1
        else:
            found.append((place, place + 1))
    return found
