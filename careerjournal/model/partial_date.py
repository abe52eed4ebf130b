"""Dates as people remember them: a day, a month, a season, a quarter or just a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Final

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
    """A date known to the day, the month, the season, the quarter or the year. Immutable.

    It is kept as ``2019-05-03``, ``2019-05``, ``2019-spring``, ``2019-q1`` or ``2019``. Ordered by its first day; of
    two that begin on the same day, the vaguer comes first.
    """

    __slots__ = ("day", "month", "quarter", "season", "year")

    def __init__(
        self,
        year: int,
        month: int | None = None,
        day: int | None = None,
        *,
        season: Season | None = None,
        quarter: int | None = None,
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
        if quarter is not None and not 1 <= quarter <= 4:
            raise DateError(f"There is no quarter {quarter}. Quarters go from Q1 to Q4.")
        if [month, season, quarter].count(None) < 2:
            raise DateError("Write a season or a month, not both.")
        parts = (("year", year), ("month", month), ("day", day), ("season", season), ("quarter", quarter))
        for name, value in parts:
            object.__setattr__(self, name, value)

    year: int
    month: int | None
    day: int | None
    season: Season | None
    quarter: int | None
    """1 for January to March."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A PartialDate does not change; make another.")

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The date of one known day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def told(cls, day: dt.date) -> PartialDate:
        """The date of a day as a clock told it, also outside of the years that people write and entries keep."""
        date = cls(2000, day.month, day.day)  # a leap year in range; the year that was told need not be
        object.__setattr__(date, "year", day.year)
        return date

    @classmethod
    def kept(cls, day: dt.date) -> PartialDate | None:
        """The date of a day as an entry may keep it; None where only a wrong clock can have told it."""
        return cls.of(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None

    @staticmethod
    def from_iso(text: str) -> PartialDate:
        """Read what ``str()`` wrote, and nothing else.

        Raises:
            DateError: it is not of that form, or no such day exists.
        """
        return _from_iso(text)

    @classmethod
    def _from_iso(cls, text: str) -> PartialDate:
        match = STORED.fullmatch(text)
        if match is None:
            raise DateError(f"“{text[:40]}” is not a date. Write 2019, 2019-05, 2019-05-03 or spring 2019.")
        year = int(match["year"])
        if match["season"]:
            return cls(year, season=Season(match["season"]))
        if match["quarter"]:
            return cls(year, quarter=int(match["quarter"]))
        return cls(year, int(match["month"]) if match["month"] else None, int(match["day"]) if match["day"] else None)

    @property
    def first(self) -> dt.date:
        """The earliest day it may mean."""
        if self.season is not None:
            return dt.date(self.year, self.season.first_month, 1)
        if self.quarter is not None:
            return dt.date(self.year, 3 * self.quarter - 2, 1)
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day it may mean."""
        if self.season is not None or self.quarter is not None:
            return months_on(self.first, 3) - dt.timedelta(days=1)
        if self.month is None:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.day is not None

    @property
    def words(self) -> str:
        """As a person reads it: ``3 May 2019``, ``May 2019``, ``spring 2019``, ``Q1 2019``, ``2019``."""
        if self.season is not None:
            return f"{self.season.value} {self.year}"
        if self.quarter is not None:
            return f"Q{self.quarter} {self.year}"
        if self.month is None:
            return str(self.year)
        month = f"{calendar.month_name[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    @property
    def in_full(self) -> str:
        """`words`, a day with its weekday before it: ``Friday 3 May 2019``."""
        return f"{calendar.day_name[self.first.weekday()]} {self.words}" if self.is_day else self.words

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
            return f"{self.year:04}-{self.season.value}"
        if self.quarter is not None:
            return f"{self.year:04}-q{self.quarter}"
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")

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


_from_iso = lru_cache(maxsize=8192)(PartialDate._from_iso)  # noqa: SLF001 - the same day is read again and again
"""Dates do not change, so entries of a day share theirs."""

STORED: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<season>spring|summer|autumn|winter)|-q(?P<quarter>[1-4])"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
    re.ASCII,
)


def months_on(day: dt.date, count: int) -> dt.date:
    """The same day so many months on; the last of the month where the month is shorter.

    Raises:
        OverflowError: no calendar has that year.
    """
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
