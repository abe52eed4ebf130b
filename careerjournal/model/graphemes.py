"""Where a text may be divided between what people see as its characters: extended grapheme clusters.

The rules are those of Unicode's annex 29, as far as `unicodedata` knows the properties that they name; pictographs,
which it does not know, are taken to be the symbols and the blocks that hold them.
"""

from __future__ import annotations

from typing import Final
from unicodedata import category

_JOINER: Final = "\u200d"
_NON_JOINER: Final = "\u200c"
_PREPENDED: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_VIRAMAS: Final = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""Signs that join an Indic consonant to the next one."""
_SPACING: Final = frozenset("\u0e33\u0eb3")
"""Letters that are written with the one before them, as marks are."""


def boundary_before(text: str, at: int) -> int:
    """Where the cluster begins that ends at a place, or that the place is in; 0 where nothing stands before it."""
    at = max(0, at - 1)
    while at > 0 and _holds_together(text, at):
        at -= 1
    return at


def boundary_after(text: str, at: int) -> int:
    """Where the cluster ends that begins at a place, or that the place is in."""
    return boundary_from(text, min(len(text), at + 1))


def boundary_from(text: str, at: int) -> int:
    """The place itself where clusters meet there, or else where the cluster ends that it is in."""
    while at < len(text) and _holds_together(text, at):
        at += 1
    return at


def _holds_together(text: str, at: int) -> bool:
    """Whether the characters before a place and behind it belong to one cluster."""
    before, behind = text[at - 1], text[at]
    if before < "\u0300" and behind < "\u0300":
        return before == "\r" and behind == "\n"
    if category(before) in ("Cc", "Zl", "Zp") or category(behind) in ("Cc", "Zl", "Zp"):
        return False
    return (
        _extends(behind)
        or behind in _SPACING
        or category(behind) == "Mc"
        or before in _PREPENDED
        or _is_one_syllable(before, behind)
        or (_is_pictograph(behind) and before == _JOINER and _is_pictograph(_base(text, at - 1)))
        or (_is_consonant(behind) and _is_joined_consonant(text, at))
        or (_is_regional(behind) and _regionals_before(text, at) % 2 == 1)
    )


def _extends(sign: str) -> bool:
    modifier = "\U0001f3fb" <= sign <= "\U0001f3ff"
    tag = "\U000e0020" <= sign <= "\U000e007f"
    return category(sign) in ("Mn", "Me") or modifier or tag or sign in (_JOINER, _NON_JOINER, "\uff9e", "\uff9f")


def _base(text: str, end: int) -> str:
    """The last character before a place that extends none; empty where there is none."""
    while end > 0 and _extends(text[end - 1]):
        end -= 1
    return text[end - 1 : end]


def _is_pictograph(sign: str) -> bool:
    return bool(sign) and (category(sign) == "So" or sign == "\u2194" or "\U0001f000" <= sign <= "\U0001faff")


def _is_regional(sign: str) -> bool:
    """Whether it is half of a flag."""
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    begin = at
    while begin > 0 and _is_regional(text[begin - 1]):
        begin -= 1
    return at - begin


def _is_consonant(sign: str) -> bool:
    return "\u0900" <= sign < "\u0d80" and 0x15 <= ord(sign) % 0x80 <= 0x39


def _is_joined_consonant(text: str, at: int) -> bool:
    """Whether a consonant stands before a place with a virama, and nothing but marks after it."""
    begin = at
    while begin > 0 and _extends(text[begin - 1]) and text[begin - 1] != _NON_JOINER:
        begin -= 1
    return any(sign in _VIRAMAS for sign in text[begin:at]) and _is_consonant(text[begin - 1 : begin] or " ")


def _is_one_syllable(before: str, behind: str) -> bool:
    """Whether two parts of a Hangul syllable follow each other: leading, vowel, trailing."""
    pairs = {"L": "LVST", "V": "VF", "S": "VF", "T": "F", "F": "F"}
    return _hangul(behind) in pairs.get(_hangul(before), "") if _hangul(behind) else False


def _hangul(sign: str) -> str:
    """Its part in a syllable: leading, vowel, final; S for a syllable without final, T for one with it; or empty."""
    if "\uac00" <= sign <= "\ud7a3":
        return "S" if (ord(sign) - 0xAC00) % 28 == 0 else "T"
    if "\u1100" <= sign <= "\u115f" or "\ua960" <= sign <= "\ua97c":
        return "L"
    if "\u1160" <= sign <= "\u11a7" or "\ud7b0" <= sign <= "\ud7c6":
        return "V"
    return "F" if "\u11a8" <= sign <= "\u11ff" or "\ud7cb" <= sign <= "\ud7fb" else ""
