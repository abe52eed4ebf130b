"""Dates in figures: ``2019-05-03``, ``20190503``, ``25/12/2019``, ``31.12.2019``, ``05/2019``, ``+2w``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from typing import Final, Literal

from careerjournal.model.partial_date import FIRST_YEAR, LAST_YEAR, STORED, DateError, PartialDate, months_on

Toward = Literal["past", "future"]

_YEAR_FIRST: Final = re.compile(r"(\d{4})(?: ?([-/.]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?)?\.?", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|'?\d\d)\.?", re.ASCII)
_MONTH_AND_YEAR: Final = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{4})\.?", re.ASCII)
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})(?:/(\d{1,2})|\. ?(\d{1,2})\.?)", re.ASCII)
_RUN_TOGETHER: Final = re.compile(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)
_YEARS: Final = re.compile(r"(\d{4}) ?(?:[-/]|to|and|until|or) ?(\d{4}|\d\d)", re.ASCII)
_DECADE: Final = re.compile(r"(?:in )?(?:the )?(\d{2}|')?(\d)0'?s", re.ASCII)
_RELATIVE: Final = re.compile(
    r"(?P<sign>[+-]) ?(?P<count>\d{1,4}) ?(?P<unit>days?|weeks?|months?|quarters?|years?|[dwmqy])", re.ASCII
)
_MOST_YEARS: Final = 30
"""Years in the longest span that is taken for one: “2015-19”."""


def read_numbers(plain: str, today: dt.date, toward: Toward) -> PartialDate | None:
    """Read a date in figures; None where it is none.

    Args:
        plain: the text, as `careerjournal.model.date_tokens.plain_words` makes it.
        today: what tells the century of a short year, and the year of a day without one.
        toward: where a day without a year lies.

    Raises:
        DateError: no calendar has it, or it could be two days, or it is more than one year.
    """
    if STORED.fullmatch(plain) and not _is_years(plain):
        return PartialDate.from_iso(plain)
    if _is_years(plain):
        first = plain[:4]
        raise DateError(f"“{plain}” is more than one year. Write one of them, like {first}.")
    if match := _DECADE.fullmatch(plain):
        like = f"{(match[1] or '').strip(chr(39)) or 19}{match[2]}5"
        raise DateError(f"“{plain}” is ten years. Write one of them, like {like}.")
    if match := _YEAR_FIRST.fullmatch(plain):
        return PartialDate(int(match[1]), *(int(part) for part in (match[3], match[4]) if part))
    if match := _YEAR_LAST.fullmatch(plain):
        year = int(match[4]) if len(match[4]) == 4 else year_of_two(int(match[4].lstrip("'")), today)
        day, month = _in_one_order(plain, int(match[1]), int(match[3]), dots=match[2] == ".", year=year)
        return PartialDate(year, month, day)
    if match := _MONTH_AND_YEAR.fullmatch(plain):
        return PartialDate(int(match[2]), int(match[1]))
    if match := _DAY_AND_MONTH.fullmatch(plain):
        one, other = int(match[1]), int(match[2] or match[3])
        day, month = _in_one_order(plain, one, other, dots=match[2] is None, year=None)
        if not 1 <= month <= 12:
            raise DateError(f"There is no month {month}. Months go from 1 to 12.")
        return nearest_year(month, day, today, toward)
    if match := _RUN_TOGETHER.fullmatch(plain):
        return _run_together(plain, match)
    return None


def _is_years(plain: str) -> bool:
    """Whether it is a span of years: the second is after the first, and too large for a month or next to it."""
    match = _YEARS.fullmatch(plain)
    if match is None:
        return False
    first = int(match[1])
    if len(match[2]) == 4:
        return True
    last = first - first % 100 + int(match[2])
    return int(match[2]) > 12 and first < last <= first + _MOST_YEARS


def _in_one_order(plain: str, one: int, other: int, *, dots: bool, year: int | None) -> tuple[int, int]:
    """The day and the month that two numbers can be; dots always stand after the day."""
    if dots or one == other or (one > 12 >= other):
        return one, other
    if other > 12 >= one:
        return other, one
    if one > 12 and other > 12:
        raise DateError(f"{plain} is no day: there is no month {other} and no month {one}.")
    if min(one, other) < 1:
        raise DateError(f"{plain} is no day: days and months begin at 1.")
    either = " or ".join(
        f"{day} {calendar.month_name[month]} {year or ''}".strip() for day, month in ((one, other), (other, one))
    )
    raise DateError(f"{plain} could be two different days. Write the month as a word: {either}.")


_IN_EITHER_ORDER: Final = re.compile(
    r"(?<![\w./-])(?:(\d{1,2}) ?([-/]) ?(\d{1,2}) ?\2 ?(\d{4}|'?\d\d)|(\d{1,2})/(\d{1,2})|(\d\d)(\d\d)(\d{4}))"
    r"(?![\w/-])",
    re.ASCII,
)


def in_one_order(text: str, today: dt.date, toward: Toward, *, day_first: bool) -> str:
    """A text in which the first figures that could be two days, like ``12/9/2026``, are one of them in words.

    Args:
        text: what was typed; it is returned as it is where no figures in it could be two days.
        today: what tells the century of a short year, and the year of a day without one.
        toward: where a day without a year lies.
        day_first: whether the day is meant to stand before the month, or behind it.
    """
    for match in _IN_EITHER_ORDER.finditer(text):
        one, other = int(match[1] or match[5] or match[7]), int(match[3] or match[6] or match[8])
        said = match[4] or match[9]
        if one == other or not (1 <= one <= 12 and 1 <= other <= 12):
            continue
        day, month = (one, other) if day_first else (other, one)
        with suppress(DateError):
            if said is None:
                date = nearest_year(month, day, today, toward)
            else:
                year = int(said) if len(said) == 4 else year_of_two(int(said.lstrip("'")), today)
                date = PartialDate(year, month, day)
            return f"{text[: match.start()]}{date.words}{text[match.end() :]}"
    return text


def either_order(plain: str, today: dt.date) -> list[PartialDate]:
    """The days that ``3/5/2019`` can be, of which a weekday may tell the one; none where it is no such date."""
    match = _YEAR_LAST.fullmatch(plain.strip())
    if match is None or match[2] == ".":
        return []
    year = int(match[4]) if len(match[4]) == 4 else year_of_two(int(match[4].lstrip("'")), today)
    days = []
    for day, month in ((match[1], match[3]), (match[3], match[1])):
        with suppress(DateError):
            days.append(PartialDate(year, int(month), int(day)))
    return days


def _run_together(plain: str, match: re.Match[str]) -> PartialDate | None:
    if FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        if match[3] is None and not 1 <= int(match[2]) <= 12:
            return None
        return PartialDate(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match[3] and FIRST_YEAR <= int(plain[4:]) <= LAST_YEAR:
        year = int(plain[4:])
        day, month = _in_one_order(plain, int(plain[:2]), int(plain[2:4]), dots=False, year=year)
        return PartialDate(year, month, day)
    return None


def read_relative(plain: str, today: dt.date) -> PartialDate | None:
    """Read ``+2w`` or ``-3 days``; None where it is none.

    Raises:
        DateError: it is too far away.
    """
    match = _RELATIVE.fullmatch(plain)
    if match is None:
        return None
    return PartialDate.of(moved(today, int(match["sign"] + match["count"]), match["unit"][0], plain))


def moved(day: dt.date, count: int, unit: str, said: str) -> dt.date:
    """A day so many days, weeks, months, quarters or years on.

    Args:
        day: from where.
        count: how many; back where it is less than 0.
        unit: ``d``, ``w``, ``m``, ``q`` or ``y``.
        said: how it was put, for the sentence.

    Raises:
        DateError: no calendar goes so far.
    """
    try:
        if unit in "dw":
            return day + dt.timedelta(days=count * (7 if unit == "w" else 1))
        return months_on(day, count * {"m": 1, "q": 3, "y": 12}[unit])
    except (OverflowError, ValueError) as error:
        raise DateError(f"{said} is too far away. Write a year from {FIRST_YEAR} to {LAST_YEAR}.") from error


def year_of_two(short: int, today: dt.date) -> int:
    """The year that two figures mean: from eighty years ago to twenty ahead."""
    first = today.year - 79
    return first + (short - first) % 100


def nearest_year(month: int, day: int | None, today: dt.date, toward: Toward) -> PartialDate:
    """A month or day named without its year: the latest one not ahead of today, or the first not behind it.

    Raises:
        DateError: no year has that day.
    """
    step = 1 if toward == "future" else -1
    year = today.year
    for _ in range(9):  # a 29 February is at most eight years away
        if day is None or day <= calendar.monthrange(year, month)[1] or (month, day) != (2, 29):
            found = PartialDate(year, month, day)
            if (found.last >= today) if toward == "future" else (found.first <= today):
                return found
        year += step
    return PartialDate(today.year, month, day)
