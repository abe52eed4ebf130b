"""Numbers, lists and lengths of time in the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from careerjournal.model.counting import noun
from careerjournal.patterns.chart import FEWEST

_WORDS: Final = (
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ENDS: Final = (".", "?", "!", "…")
_MONTH: Final = 30.44
"""Days in a month, on average."""


def number(many: int) -> str:
    """A number as a sentence says it: ``none``, ``nine``, ``twelve``, ``13``, ``1,200``."""
    return _WORDS[many] if many < len(_WORDS) else f"{many:,}"


def several(many: int, one: str, more: str = "") -> str:
    """A number and what it counts: ``one setback``, ``nine setbacks``, ``no setbacks``."""
    return f"{number(many) if many else 'no'} {noun(many, one, more)}"


def times(many: int) -> str:
    """How often: ``once``, ``twice``, ``three times``."""
    return {1: "once", 2: "twice"}.get(many, f"{number(many)} times")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: ``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def sentence(words: str) -> str:
    """The words with a capital first, and a full stop where they have no end of their own."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.rstrip('”').endswith(_ENDS) else '.'}"


def too_few(shows: str, what: str, many: int) -> str:
    """What would be drawn, from how many of what on, and how many there are.

    Args:
        shows: what it would show: ``which kinds of setback came in which year``.
        what: what it takes five of, in the plural.
        many: how many of them there are.
    """
    there = f"There {noun(many, 'is', 'are')} {number(many)} so far."
    return f"{sentence(f'{shows}, from {number(FEWEST)} {what} on')} {there}"


def mean(value: float) -> str:
    """A mean as it is read: with one decimal, and without where that is none."""
    return f"{value:.1f}".removesuffix(".0")


def duration(days: int) -> str:
    """A length of time in the unit that fits it: ``the same day``, ``nine days``, ``14 months``, ``three years``."""
    if days < 1:
        return "the same day"
    if days < 14:
        return several(days, "day")
    if days < 60:
        return several(round(days / 7), "week")
    months = round(days / _MONTH)
    return several(months, "month") if months < 24 else several(round(days / 365.25), "year")
