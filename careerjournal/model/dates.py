"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from careerjournal.model.date_grammar import DateReader
from careerjournal.model.date_numbers import Toward
from careerjournal.model.date_tokens import plain_words, tokens_of
from careerjournal.model.partial_date import FIRST_YEAR, LAST_YEAR, DateError, PartialDate, Season

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DateError", "NotADate", "PartialDate", "Season", "Toward", "read_date"]


class NotADate(DateError):
    """Words that name no one date, unlike ``31 April``, which names one that no calendar has."""


_HOW: Final = "Write it like 2019, spring 2019, 2019-05, 3 May 2019, yesterday or +2w."
_SEVERAL: Final = re.compile(r"(.+?)\s*(?:-|/|\bto\b|\bor\b|\band\b|\buntil\b|\btill\b|&)\s*(.+)")
_HALF: Final = re.compile(r"h ?[12]\b.*|.*\bh ?[12]|.*\bhalf of\b.*")
_TIME: Final = re.compile(r".*\d:\d\d\b.*|.*\b\d{1,2} ?[ap]m\b.*")
_VAGUE: Final = re.compile(r"\b(?:a few|several|some|many|some time|a long time)\b.*\b(?:day|week|month|year)s?\b")


_LONGEST: Final = 100
"""Characters in the longest date; beyond that nobody writes one."""


def read_date(text: str, today: dt.date, toward: Toward = "past") -> PartialDate:
    """Read a date as people write one.

    Args:
        text: ``2019``, ``spring 2019``, ``2019-05``, ``May 2019``, ``3 May 2019``, ``Friday 3 May``, ``2019-05-03``,
            ``25/12/2019``, ``Q1 2019``, ``yesterday``, ``last month``, ``friday``, ``Friday next week``, ``in two
            weeks``, ``end of March``, ``early 2019``, ``the 12th``, ``Easter``, ``+2w``; with the names of months and
            weekdays in English or one of the languages of `careerjournal.model.date_words`.
        today: what the relative ones count from.
        toward: where a day without a year lies (``3 May``), or a weekday: in things remembered the last one, in
            things planned the next.

    Raises:
        DateError: a sentence that says what is wrong with it, fit to stand beside the field; `NotADate` where it is
            no date at all.
    """
    plain = plain_words(text[: _LONGEST * 2]).strip(",")
    if not plain:
        raise NotADate(f"There is no date here yet. {_HOW}")
    if len(text.strip()) > _LONGEST:
        raise NotADate(f"“{' '.join(text.split())[:40]}…” is not a date I can read. {_HOW}")
    reading = DateReader(today, toward, plain)
    found = reading.of(plain)
    if found is None:
        raise _refusal(text, plain, reading)
    return found


def _refusal(text: str, plain: str, reading: DateReader) -> NotADate:
    """Why it is no date, as exactly as can be told."""
    shown = " ".join(text.split())[:40]
    if _VAGUE.search(plain):
        return NotADate(f"“{shown}” could be any number. Write how many, like 3 weeks ago, or the year.")
    if _HALF.fullmatch(plain):
        return NotADate(f"“{shown}” is half a year. Write a quarter like Q1 2019, a season or the year.")
    if _TIME.fullmatch(plain):
        return NotADate(f"“{shown}” has a time in it, and there is no place for one here. Write only the day.")
    match = _SEVERAL.fullmatch(plain)
    if match and _is_date(match[2], reading) and (match[1].isdigit() or _is_date(match[1], reading)):
        return NotADate(f"“{shown}” is more than one date. Write one of them.")
    tokens = tokens_of(plain)
    strange = [token.text for token in tokens if token.kind == "unknown" and token.text.isalpha()]
    if strange and len(strange) < len([token for token in tokens if token.kind != "joining"]):
        word = next((word for word in text.split() if strange[0] in plain_words(word)), strange[0]).strip(",.")
        return NotADate(f"“{shown}” is not a date I can read: I do not know the word “{word[:40]}”. {_HOW}")
    return NotADate(f"“{shown}” is not a date I can read. {_HOW}")


def _is_date(plain: str, reading: DateReader) -> bool:
    try:
        return reading.of(plain) is not None
    except DateError:
        return True
