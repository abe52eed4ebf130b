"""When a month, a season, a quarter, a feast or a weekday is: the nearest one, this one, the last and the next."""

from __future__ import annotations

import datetime as dt
from typing import Final

from careerjournal.model.date_numbers import Toward, moved
from careerjournal.model.date_tokens import Token
from careerjournal.model.date_words import EASTER_FEASTS, FEASTS
from careerjournal.model.partial_date import FIRST_YEAR, LAST_YEAR, DateError, PartialDate, Season

_JUNE: Final = 6


class Named:
    """Names of spans and days, as they are meant on a day.

    Args:
        today: the day.
        toward: where a name without a year lies.
    """

    def __init__(self, today: dt.date, toward: Toward) -> None:
        self._today = today
        self._future = toward == "future"

    def in_year(self, name: Token, year: int) -> PartialDate:
        """The span of this name in a year; a winter is of the year in which it begins.

        Raises:
            DateError: the year is out of range.
        """
        match name.kind:
            case "month":
                return PartialDate(year, name.value)
            case "season":
                return PartialDate(year, season=Season(name.text))
            case "quarter":
                return PartialDate(year, quarter=name.value)
            case _:
                return PartialDate.of(feast(name.text, PartialDate(year).year))

    def nearest(self, name: Token) -> PartialDate:
        """The span that the name alone means: the latest not wholly ahead of today, or the first not behind it."""
        if self._future:
            return self._first([one for one in self._around(name) if one.last >= self._today])
        return self._first([one for one in self._around(name) if one.first <= self._today][::-1])

    def stepped(self, name: Token, step: int) -> PartialDate:
        """The span that “this” or “next” before its name means: this one, or the one so many before or after.

        The last one is over and the next has not begun. This one is that of this year; this winter is the one that it
        is, else the coming one, and in what is remembered, until June, the one before.
        """
        if step == 0:
            year = self._today.year
            if name.text == Season.WINTER:
                month = self._today.month
                year -= month < 3 or (month <= _JUNE and not self._future)
            return self.in_year(name, year)
        around = self._around(name)
        if step < 0:
            return self._first([one for one in around if one.last < self._today][::-1], -step)
        return self._first([one for one in around if one.first > self._today], step)

    def _around(self, name: Token) -> list[PartialDate]:
        year = self._today.year
        return [self.in_year(name, one) for one in range(year - 3, year + 4) if FIRST_YEAR <= one <= LAST_YEAR]

    def _first(self, found: list[PartialDate], count: int = 1) -> PartialDate:
        if len(found) < count:
            raise DateError(f"That is out of range. Write a year from {FIRST_YEAR} to {LAST_YEAR}.")
        return found[count - 1]


class Weekdays:
    """The weekdays around a day; 0 is Monday, with which a week begins.

    Args:
        today: the day.
        said: how it was put, for the sentence about what is too far.
    """

    def __init__(self, today: dt.date, said: str) -> None:
        self._today = today
        self._said = said

    def nearest(self, weekday: int, *, forward: bool) -> dt.date:
        """The nearest day of this weekday: the first after today, or the last before it."""
        return beside(weekday, self._today, "after" if forward else "before")

    def stepped(self, weekday: int, step: int) -> dt.date:
        """The day of this weekday, today or to come, or so many weeks before or after."""
        if step == 0:
            return self._on(self._today, (weekday - self._today.weekday()) % 7)
        return self._on(self.nearest(weekday, forward=step > 0), 7 * (step - step // abs(step)))

    def monday(self, weeks: int) -> dt.date:
        """The Monday of this week, or of one so many weeks on."""
        return self._on(self._today, 7 * weeks - self._today.weekday())

    def _on(self, day: dt.date, days: int) -> dt.date:
        return moved(day, days, "d", self._said)


def beside(weekday: int, day: dt.date, turn: str) -> dt.date:
    """The weekday ``before`` or ``after`` a day: “the Friday before Christmas”."""
    away = (weekday - day.weekday()) % 7
    return moved(day, (away or 7) if turn == "after" else away - 7, "d", f"{turn} {day}")


def fitting(weekday: Token, found: PartialDate) -> PartialDate:
    """A day, where it is the weekday that was named with it.

    Raises:
        DateError: it is another.
    """
    if found.first.weekday() != weekday.value:
        raise DateError(f"{found.words} is a {found.first:%A}. Write the day or the date.")
    return found


def feast(name: str, year: int) -> dt.date:
    """The day of a feast in a year."""
    if name in FEASTS:
        return dt.date(year, *FEASTS[name])
    return easter(year) + dt.timedelta(days=EASTER_FEASTS[name])


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the rule of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, odd = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - shift + 15) % 30
    to_sunday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
