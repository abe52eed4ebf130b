"""Dates in a text: a day, a month, a season, a year, an age or a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from careerjournal.sharing.exact.date_patterns import AGES, TIMES, Pattern, date_patterns
from careerjournal.sharing.exact.found import Exact, Sort, Unit
from careerjournal.sharing.exact.triggers import Places
from careerjournal.sharing.exact.words import (
    ENGLISH_MONTHS,
    MONTH_NUMBERS,
    compiled,
    without_full_stop,
)

_LEADS: Final = r"(?<!\w)(?:on|by|until|till|of|the|since|from|before|after|to|dated|due|and|,) $"
_WORDS_TOO: Final = ("may", "march", "mar")
_AND: Final = r"(?<!\w)(?:and|or|und|et|y|e|и|i)(?!\w)|[&,+]"
_PERSIAN, _BUDDHIST = 621, -543
"""Years to add."""
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PIVOT: Final = 50
"""A year of two figures from here on is of the last century."""


def dates_in(places: Places) -> Iterator[Exact]:
    """The dates of a text as `careerjournal.sharing.exact.plain.plain` reads it, the surest first; some overlap."""
    for one in date_patterns():
        for match in places.matches(one.pattern, one.where):
            found = _read(one, match)
            if found is not None:
                yield found
    for where, pattern in AGES:
        for match in places.matches(pattern, where):
            yield Exact(*match.span("age"), Sort.DATE, Unit.AGE, amount=_age(match["age"]))
    for where, pattern in TIMES:
        for match in places.matches(pattern, where):
            yield Exact(*match.span(), Sort.DATE, Unit.TIME, amount=_hour(match[0]))


def _read(pattern: Pattern, match: re.Match[str]) -> Exact | None:
    groups = match.groupdict()
    year, day = _year(groups.get("y")), _figure(groups.get("d"))
    said = (groups.get("m") or "").lower().rstrip(".")
    month = MONTH_NUMBERS.get(said, _figure(said))
    if said in _WORDS_TOO and match.group("m")[0].islower() and year is None and not _is_month(match):
        return None
    if month is not None and month > 12:
        month, day = day, month
        if month is not None and month > 12:
            return None
    more, to = groups.get("more") or "", groups.get("to")
    several = bool(more or to) and not (
        compiled(_AND).search(more or match.string[match.end("y") : match.start("to")])
        and not compiled(r"(?<!\w)between (?:the )?$").search(match.string, max(0, match.start() - 20), match.start())
    )
    start, end = _trimmed(match)
    days = _days(pattern.unit, year, more, to) if several else 0
    return Exact(
        start, end, Sort.DATE, pattern.unit, year, month, day, several, days, foreign=_is_foreign(pattern, match, said)
    )


def _is_foreign(pattern: Pattern, match: re.Match[str], month: str) -> bool:
    """Whether a date is written as in another language: “14. November”, “14 mai”; or in figures, as in any."""
    if pattern.foreign or not compiled(r"[^\W\d]").search(match[0]):
        return True
    return month.isalpha() and (month not in ENGLISH_MONTHS or re.match(r"\d+\. ?\w", match[0]) is not None)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Where the date stands, without the full stop of its sentence, nor a “the” that need not be its own."""
    start, end = match.span()
    text = match.string
    end = without_full_stop(text, start, end)
    if compiled(r"the (?!.{0,40} of )(?:\d{1,2} |[^\d]* ?(?:19|20)\d\d)").match(text, start):
        start += len("the ")
    return start, end


def _is_month(match: re.Match[str]) -> bool:
    """Whether a word like “may” in small letters, beside a number, is the month."""
    ordinal = compiled(r"\d(?:st|nd|rd|th)|(?<!\w)\D+ of |^the |^\D*day").search(match[0]) is not None
    day_first = match.start() < match.start("m")
    return ordinal or (
        day_first and compiled(_LEADS).search(match.string, max(0, match.start() - 20), match.start()) is not None
    )


def _year(said: str | None) -> int | None:
    if said is None:
        return None
    year = int(said.strip("'"))
    if year < 100:
        return year + (1900 if year >= _PIVOT else 2000)
    if year < 1600:
        return year + _PERSIAN
    return year + _BUDDHIST if year >= 2500 else year


def _figure(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdigit() else None


def _days(unit: Unit, year: int | None, more: str, to: str | None) -> int:
    """How many days a range takes, about; 0 where that cannot be told."""
    if unit is Unit.DAY:
        return 5
    if unit is Unit.MONTH:
        return 90
    if year is None or to is None or not to.strip("'").isdigit():
        return 0
    last = int(to.strip("'"))
    return 365 * ((last if last >= 100 else year - year % 100 + last) - year)


def _age(said: str) -> float | None:
    if figure := re.search(r"\d+", said):
        return float(figure[0])
    tens = next((place for place, word in enumerate(_TENS, 2) if said.lower().startswith(word)), 1)
    return 10.0 * tens


def _hour(said: str) -> float | None:
    figure = re.search(r"\d{1,2}", said)
    if figure is None:
        return None
    hour = int(figure[0]) % 24
    if re.search(r"\d ?p\.?m|o'clock p", said, re.IGNORECASE) and hour < 12:
        hour += 12
    if re.search(r"\d ?a\.?m", said, re.IGNORECASE) and hour == 12:
        hour = 0
    return float(hour)
