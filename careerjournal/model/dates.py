"""Dates as people write them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final, Literal

from careerjournal.model.partial_date import (
    FIRST_YEAR,
    LAST_YEAR,
    STORED,
    DateError,
    PartialDate,
    Season,
    months_on,
)

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DateError", "NotADate", "PartialDate", "Season", "Toward", "read_date"]


class NotADate(DateError):
    """Words that name no date at all, unlike ``31 April``, which names one that no calendar has."""


_MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_WEEKDAYS: Final = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    name.lower(): n for n, name in enumerate(calendar.day_abbr)
}
_NAMED_DAYS: Final = {
    "today": 0,
    "tonight": 0,
    "now": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_COUNTS: Final = {
    name: n
    for n, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "a couple of": 2}
_SEASONS: Final = {season.value: season for season in Season} | {"fall": Season.AUTUMN}
_RELATIVE: Final = re.compile(r"(?P<sign>[+-])\s*(?P<count>\d{1,4})\s*(?P<unit>days?|weeks?|months?|years?|[dwmy])")
_COUNTED: Final = re.compile(
    rf"(?P<in>in )?(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|fortnight|month|year)s?"
    r"(?P<from> from (?:now|today))?(?P<ago> ago)?"
)
_HOW: Final = "Write it like 2019, spring 2019, 2019-05, 3 May 2019, yesterday or +2w."

Toward = Literal["past", "future"]


def read_date(text: str, today: dt.date, toward: Toward = "past") -> PartialDate:
    """Read a date as people write one.

    Args:
        text: ``2019``, ``spring 2019``, ``2019-05``, ``May 2019``, ``3 May 2019``, ``Friday 3 May``, ``2019-05-03``,
            ``yesterday``, ``last month``, ``friday``, ``in two weeks``, ``end of March``, ``the 12th``, ``+2w``.
        today: what the relative ones count from.
        toward: where a day without a year lies (``3 May``), or a weekday: in things remembered the last one, in
            things planned the next.

    Raises:
        DateError: a sentence that says what is wrong with it, fit to stand beside the field; `NotADate` where it is
            no date at all.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if not words:
        raise NotADate(f"There is no date here yet. {_HOW}")
    for reader in _READERS:
        found = reader(words, today, toward)
        if found is not None:
            return found
    raise NotADate(f"“{text.strip()[:40]}” is not a date I can read. {_HOW}")


def _read_stored(words: str, _today: dt.date, _toward: Toward) -> PartialDate | None:
    match = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", words)
    if match:
        year, month, day = match.groups()
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    return PartialDate.from_iso(words) if STORED.fullmatch(words) else None


def _read_named_day(words: str, today: dt.date, _toward: Toward) -> PartialDate | None:
    if words in _NAMED_DAYS:
        return PartialDate.of(today + dt.timedelta(days=_NAMED_DAYS[words]))
    step = {"last": -1, "this": 0, "next": 1}.get(words.split(" ", maxsplit=1)[0])
    match words.split(" "):
        case [_, "week"] if step is not None:
            return PartialDate.of(today + dt.timedelta(weeks=step))
        case [_, "month"] if step is not None:
            there = months_on(today.replace(day=1), step)
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
                day = months_on(today, count)
            case _:
                day = months_on(today, 12 * count)
    except (OverflowError, ValueError) as error:
        raise DateError(f"{words} is too far away. Write a year from {FIRST_YEAR} to {LAST_YEAR}.") from error
    return PartialDate.of(day)


def _read_counted(words: str, today: dt.date, _toward: Toward) -> PartialDate | None:
    """``in two weeks``, ``3 days ago``: days and weeks to the day, months and years to the month, as they are meant."""
    match = _COUNTED.fullmatch(words)
    if match is None or [match["in"], match["from"], match["ago"]].count(None) != 2:
        return None
    count = (_COUNTS.get(match["count"]) or int(match["count"])) * (-1 if match["ago"] else 1)
    try:
        match match["unit"]:
            case "day":
                return PartialDate.of(today + dt.timedelta(days=count))
            case "week" | "fortnight":
                return PartialDate.of(today + dt.timedelta(weeks=count * (2 if match["unit"] == "fortnight" else 1)))
            case unit:
                there = months_on(today.replace(day=1), count * (12 if unit == "year" else 1))
                return PartialDate(there.year, there.month)
    except OverflowError as error:
        raise DateError(f"{words} is too far away. Write a year from {FIRST_YEAR} to {LAST_YEAR}.") from error


def _read_weekday(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    match = re.fullmatch(r"(?P<which>on |(?:this )?coming |this |next |last )?(?P<name>[a-z]+)(?P<week> week)?", words)
    if match is None or match["name"] not in _WEEKDAYS:
        return None
    which = (match["which"] or "").strip()
    if match["week"] and which not in ("", "on"):
        return None
    forward = toward == "future" if which in ("", "on") and not match["week"] else which != "last"
    away = (_WEEKDAYS[match["name"]] - today.weekday()) % 7 or 7
    if match["week"]:
        away += 7
    return PartialDate.of(today + dt.timedelta(days=away if forward else (away - 7 or -7)))


def _read_weekday_and_day(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    """``Friday 4 December``, ``Fri the 4th``: the weekday has to be the one that day has."""
    name, _, rest = words.removeprefix("on ").partition(" ")
    if name.rstrip(".") not in _WEEKDAYS:
        return None
    found = _read_day_of_month(rest, today, toward) or _read_month_and_day(rest, today, toward)
    if found is None or not found.is_day:
        return None
    if found.first.weekday() != _WEEKDAYS[name.rstrip(".")]:
        raise DateError(f"{found.words} is a {found.first:%A}. Write the day or the date.")
    return found


def _read_day_of_month(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    """``the 12th``: of this month, or of the nearest in its direction that has one."""
    match = re.fullmatch(r"(?:on )?the (\d{1,2})(?:st|nd|rd|th)", words)
    if match is None:
        return None
    step = 1 if toward == "future" else -1
    for months in range(0, 3 * step, step):  # of any two months in a row, one has thirty-one days
        there = months_on(today.replace(day=1), months)
        if int(match[1]) <= calendar.monthrange(there.year, there.month)[1]:
            found = PartialDate(there.year, there.month, int(match[1]))
            if (found.first >= today) if toward == "future" else (found.first <= today):
                return found
    raise DateError(f"No month has a day {match[1]}.")


def _read_end(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    """``end of March``, ``the beginning of next month``, ``mid-May``: the day that is meant; a week ends on Friday."""
    match = re.fullmatch(
        r"(?:at |in )?(?:the )?(?P<where>end|start|beginning|middle|mid)(?: of |[- ])(?:the )?(?P<what>.+)", words
    )
    if match is None:
        return None
    what, where = match["what"], match["where"]
    if what in ("week", "this week", "next week"):
        friday = today + dt.timedelta(days=(4 - today.weekday()) % 7 + (7 if what == "next week" else 0))
        return PartialDate.of(friday) if where == "end" else None
    span = _read_span(f"this {what}" if what in ("month", "year") else what, today, toward)
    if span is None or span.is_day:
        return None
    if where.startswith("mid"):
        return PartialDate.of(span.first + (span.last - span.first) / 2)
    return PartialDate.of(span.last if where == "end" else span.first)


def _read_span(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    readers = (_read_stored, _read_named_day, _read_season, _read_month_and_day)
    return next((found for reader in readers if (found := reader(words, today, toward)) is not None), None)


def _read_season(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    match = re.fullmatch(r"(?:in )?(?:the )?([a-z]+)(?:(?: of)? (\d{4}))?|(\d{4}) ([a-z]+)", words)
    name, year = (match[1] or match[4], match[2] or match[3]) if match else ("", "")
    if name not in _SEASONS:
        return None
    if year:
        return PartialDate(int(year), season=_SEASONS[name])
    years = (today.year - 1, today.year, today.year + 1)
    seasons = [PartialDate(year, season=_SEASONS[name]) for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    lying = [one for one in seasons if ((one.last >= today) if toward == "future" else (one.first <= today))]
    return (lying[0] if toward == "future" else lying[-1]) if lying else None


def _read_month_and_day(words: str, today: dt.date, toward: Toward) -> PartialDate | None:
    match = re.fullmatch(
        r"(?:in |on )?(?:the )?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<month>[a-z]+)\.?"
        r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?)?"
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
    _read_counted,
    _read_weekday,
    _read_season,
    _read_month_and_day,
    _read_weekday_and_day,
    _read_day_of_month,
    _read_end,
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
