"""Dates as people remember them: a day, a month, a season or just a year; and as people write them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from functools import total_ordering
from typing import Final, Literal

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


class DateError(ValueError):
    """A date that cannot be read, or that no calendar has. ``str(error)`` says which, and how to write it."""


class Season(StrEnum):
    """A quarter of the year as the northern half of the world names it; winter is the one that starts in December."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"

    @property
    def first_month(self) -> int:
        """3 for spring, 6 for summer, 9 for autumn, 12 for winter."""
        return 3 * (list(Season).index(self) + 1)


@total_ordering
class PartialDate:
    """A date known to the day, the month, the season or the year. Immutable.

    It is kept as ``2019-05-03``, ``2019-05``, ``2019-spring`` or ``2019``. Ordered by its first day; of two that
    begin on the same day, the vaguer comes first.
    """

    __slots__ = ("day", "month", "season", "year")

    def __init__(
        self, year: int, month: int | None = None, day: int | None = None, *, season: Season | None = None
    ) -> None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise DateError(f"The year {year} is out of range. Write one from {FIRST_YEAR} to {LAST_YEAR}.")
        if month is not None and not 1 <= month <= 12:
            raise DateError(f"There is no month {month}. Months go from 1 to 12.")
        if day is not None:
            if month is None:
                raise DateError("A day needs its month.")
            days = calendar.monthrange(year, month)[1]
            if not 1 <= day <= days:
                raise DateError(f"{calendar.month_name[month]} {year} has {days} days, so there is no {day}.")
        if season is not None and month is not None:
            raise DateError("Write a season or a month, not both.")
        for name, value in (("year", year), ("month", month), ("day", day), ("season", season)):
            object.__setattr__(self, name, value)

    year: int
    month: int | None
    day: int | None
    season: Season | None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A PartialDate does not change; make another.")

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The date of one known day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read what ``str()`` wrote, and nothing else.

        Raises:
            DateError: it is not of that form, or no such day exists.
        """
        match = _STORED.fullmatch(text)
        if match is None:
            raise DateError(f"“{text[:40]}” is not a date. Write 2019, 2019-05, 2019-05-03 or spring 2019.")
        year = int(match["year"])
        if match["season"]:
            return cls(year, season=Season(match["season"]))
        return cls(year, int(match["month"]) if match["month"] else None, int(match["day"]) if match["day"] else None)

    @property
    def first(self) -> dt.date:
        """The earliest day it may mean."""
        if self.season is not None:
            return dt.date(self.year, self.season.first_month, 1)
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day it may mean."""
        if self.season is not None:
            return _add_months(self.first, 3) - dt.timedelta(days=1)
        if self.month is None:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.day is not None

    @property
    def words(self) -> str:
        """As a person reads it: ``3 May 2019``, ``May 2019``, ``spring 2019``, ``2019``."""
        if self.season is not None:
            return f"{self.season.value} {self.year}"
        if self.month is None:
            return str(self.year)
        month = f"{calendar.month_name[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    @property
    def brief(self) -> str:
        """`words`, with the month cut to three letters: ``3 May 2019``, ``Sep 2019``."""
        if self.month is None:
            return self.words
        month = f"{calendar.month_abbr[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    def __str__(self) -> str:
        """As it is kept; `from_iso` reads it back."""
        if self.season is not None:
            return f"{self.year}-{self.season.value}"
        if self.month is None:
            return str(self.year)
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    def _key(self) -> tuple[dt.date, int]:
        return self.first, -self.last.toordinal()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and str(self) == str(other)

    def __lt__(self, other: PartialDate) -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(str(self))


_STORED: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<season>spring|summer|autumn|winter)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII
)
_MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_WEEKDAYS: Final = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    name.lower(): n for n, name in enumerate(calendar.day_abbr)
}
_SEASONS: Final = {season.value: season for season in Season} | {"fall": Season.AUTUMN}
_RELATIVE: Final = re.compile(r"(?P<sign>[+-])\s*(?P<count>\d{1,4})\s*(?P<unit>days?|weeks?|months?|years?|[dwmy])")
_HOW: Final = "Write it like 2019, spring 2019, 2019-05, 3 May 2019, yesterday or +2w."

Toward = Literal["past", "future"]


def read_date(text: str, today: dt.date, toward: Toward = "past") -> PartialDate:
    """Read a date as people write one.

    Args:
        text: ``2019``, ``spring 2019``, ``2019-05``, ``May 2019``, ``3 May 2019``, ``2019-05-03``, ``yesterday``,
            ``last month``, ``friday``, ``+2w``, ``-3d``.
        today: what the relative ones count from.
        toward: where a day without a year lies (``3 May``), or a weekday: in things remembered the last one, in
            things planned the next.

    Raises:
        DateError: a sentence that says what is wrong with it, fit to stand beside the field.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if not words:
        raise DateError(f"There is no date here yet. {_HOW}")
    for reader in _READERS:
        found = reader(words, today, toward)
        if found is not None:
            return found
    raise DateError(f"“{text.strip()[:40]}” is not a date I can read. {_HOW}")


def _read_stored(words: str, _today: dt.date, _toward: Toward) -> PartialDate | None:
    match = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", words)
    if match:
        year, month, day = match.groups()
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    return PartialDate.from_iso(words) if _STORED.fullmatch(words) else None


def _read_named_day(words: str, today: dt.date, _toward: Toward) -> PartialDate | None:
    days = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    if words in days:
        return PartialDate.of(today + dt.timedelta(days=days[words]))
    step = {"last": -1, "this": 0, "next": 1}.get(words.split(" ", maxsplit=1)[0])
    match words.split(" "):
        case [_, "week"] if step is not None:
            return PartialDate.of(today + dt.timedelta(weeks=step))
        case [_, "month"] if step is not None:
            there = _add_months(today.replace(day=1), step)
            return PartialDate(there.year, there.month)
        case [_, "year"] if step is not None:
            return PartialDate(today.year + step)
        case [_, season] if step is not None and season in _SEASONS:
            return PartialDate(today.year + step, season=_SEASONS[season])
        case _:
            return None


def _read_relative(words: str, today: dt.date, _toward: Toward) -> PartialDate | None:
    match = _RELATIVE.fullmatch(words)
    if match is None:
        return None
    count = int(match["sign"] + match["count"])
    try:
        match match["unit"][0]:
            case "d":
                day = today + dt.timedelta(days=count)
            case "w":
                day = today + dt.timedelta(weeks=count)
            case "m":
                day = _add_months(today, count)
            case _:
                day = _add_months(today, 12 * count)
    except (OverflowError, ValueError) as error:
        raise DateError(f"{words} is too far away. Write a year from {FIRST_YEAR} to {LAST_YEAR}.") from error
    return PartialDate.of(day)


def _read_weekday(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    *which, name = words.split(" ")
    if name not in _WEEKDAYS or which not in ([], ["last"], ["next"], ["on"]):
        return None
    forward = toward == "future" if which in ([], ["on"]) else which == ["next"]
    away = (_WEEKDAYS[name] - today.weekday()) % 7 or 7
    return PartialDate.of(today + dt.timedelta(days=away if forward else (away - 7 or -7)))


def _read_season(words: str, _today: dt.date, _toward: Toward) -> PartialDate | None:
    match = re.fullmatch(r"(?:in )?(?:the )?([a-z]+)(?: of)? (\d{4})|(\d{4}) ([a-z]+)", words)
    name, year = (match[1] or match[4], match[2] or match[3]) if match else ("", "")
    return PartialDate(int(year), season=_SEASONS[name]) if name in _SEASONS else None


def _read_month_and_day(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    match = re.fullmatch(
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<month>[a-z]+)\.?(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?)?"
        r"(?: (?P<year>\d{4}))?",
        words,
    )
    if match is None or match["month"] not in _MONTHS or (match["day"] and match["after"]):
        return None
    month = _MONTHS[match["month"]]
    day = int(match["day"] or match["after"]) if match["day"] or match["after"] else None
    if match["year"]:
        return PartialDate(int(match["year"]), month, day)
    return _nearest_year(month, day, today, toward)


def _refuse_slashes(words: str, _today: dt.date, _toward: Toward) -> PartialDate | None:
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", words):
        raise DateError(f"{words} could be two different days. Write the month as a word, like 3 May 2019.")
    return None


_READERS: Final[tuple[Callable[[str, dt.date, Toward], PartialDate | None], ...]] = (
    _read_stored,
    _read_named_day,
    _read_relative,
    _read_weekday,
    _read_season,
    _read_month_and_day,
    _refuse_slashes,
)


def _nearest_year(month: int, day: int | None, today: dt.date, toward: Toward) -> PartialDate:
    """A month or day named without its year: the latest one not ahead of today, or the first not behind it."""
    step = 1 if toward == "future" else -1
    year = today.year
    for _ in range(9):  # a 29 February is at most eight years away
        if day is None or day <= calendar.monthrange(year, month)[1] or (month, day) != (2, 29):
            found = PartialDate(year, month, day)
            if (found.last >= today) if toward == "future" else (found.first <= today):
                return found
        year += step
    return PartialDate(today.year, month, day)


def _add_months(day: dt.date, count: int) -> dt.date:
    """The same day so many months on; the last of the month where the month is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
