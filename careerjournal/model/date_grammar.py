"""The grammar of dates: rules over tokens, each for one shape."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Final

from careerjournal.model.date_distances import away_from, counted
from careerjournal.model.date_names import Named, Weekdays, beside, fitting
from careerjournal.model.date_numbers import (
    Toward,
    either_order,
    moved,
    nearest_year,
    read_numbers,
    read_relative,
    year_of_two,
)
from careerjournal.model.date_tokens import Kind, Token, Tokens, core_of, tokens_of
from careerjournal.model.partial_date import DateError, PartialDate, Season

_NAMES: Final = ("month", "season", "quarter", "feast")
_ABBREVIATIONS: Final = {
    "eow": "end of the week",
    "eom": "end of the month",
    "eoq": "end of the quarter",
    "eoy": "end of the year",
    "w/c": "week commencing",
    "w/e": "week ending",
    "last day of": "end of",
    "first day of": "start of",
}
_SHORT: Final = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\b")
_TIGHT: Final = re.compile(
    r"\b(?:eod|cob|close of (?:business|play)|end of (?:the )?(?:day|play)) (?:on )?(?=\w)"
    r"|\b(?:first|last) thing (?:on |in )?(?:the )?"
    r"|^(?:in |on )?(?:the )?week (?:of|commencing|beginning|starting|ending) "
)
"""Words about when in a day or week, beside the day."""


class DateReader:
    """The rules that read dates on a day and in a direction. Each gives None where the tokens are not of its shape.

    Args:
        today: what relative dates count from.
        toward: where a day without a year lies.
        said: how it was put, for the sentences.
    """

    def __init__(self, today: dt.date, toward: Toward, said: str) -> None:
        self.today = today
        self.future = toward == "future"
        self._toward: Toward = toward
        self._said = said
        self._names = Named(today, toward)
        self._weekdays = Weekdays(today, said)
        self._rules: tuple[Callable[[Tokens], PartialDate | None], ...] = (
            self._day,
            self._which,
            self._named,
            self._day_and_month,
            self._day_of_month,
            self._weekday,
            lambda tokens: away_from(tokens, self._said, self.phrase),
            self._edge,
            self._part,
            self._part_of_a_day,
        )

    def of(self, plain: str) -> PartialDate | None:
        """The date that plain words are, as `careerjournal.model.date_tokens.plain_words` makes them; else None.

        Raises:
            DateError: no calendar has it, or it could be two.
        """
        bare = re.sub(r"^(?:in|on|at|during) (?=[\d'])", "", plain)
        for found in (read_numbers(bare, self.today, self._toward), read_relative(plain, self.today)):
            if found is not None:
                return found
        plain = _TIGHT.sub("", _SHORT.sub(lambda match: _ABBREVIATIONS[match[0]], plain))
        tokens = tokens_of(plain)
        if any(token.kind == "unknown" for token in tokens):
            return self._with_figures(plain)
        return counted(tokens, self.today, self._said) or self.phrase(core_of(tokens)) or self._with_figures(plain)

    def _with_figures(self, plain: str) -> PartialDate | None:
        """A weekday beside a date in figures: ``Fri 2019-05-03``, ``Freitag, 3.5.2019``."""
        name, _, figures = plain.partition(" ")
        tokens = core_of(tokens_of(name))
        if len(tokens) != 1 or tokens[0].kind != "weekday":
            return None
        fitting_days = [day for day in either_order(figures, self.today) if day.first.weekday() == tokens[0].value]
        if len(fitting_days) == 1:
            return fitting_days[0]
        found = read_numbers(figures.strip(), self.today, self._toward)
        return fitting(tokens[0], found) if found is not None and found.is_day else None

    def phrase(self, tokens: Tokens) -> PartialDate | None:
        """What the first rule makes of tokens without their “the” and “of”."""
        if not tokens:
            return None
        return next((found for rule in self._rules if (found := rule(tokens)) is not None), None)

    # Days.

    def _day(self, tokens: Tokens) -> PartialDate | None:
        """``today``, ``last night``, ``tomorrow week``, ``at the weekend``."""
        match [(token.kind, token.text) for token in tokens]:
            case [("day", _)]:
                return PartialDate.of(self._moved(tokens[0].value))
            case [("day", _), ("unit", "week")]:
                return PartialDate.of(self._moved(tokens[0].value + 7))
            case [("unit", "weekend")]:
                return PartialDate.of(self._weekdays.nearest(5, forward=self.future))
            case [("which", _), ("part of a day", _)] if tokens[0].text in ("last", "this"):
                return PartialDate.of(self._moved(tokens[0].value))
            case [("part of a day", "night"), ("turn", "before"), ("which", "last")]:
                return PartialDate.of(self._moved(-2))
            case _:
                return None

    def _part_of_a_day(self, tokens: Tokens) -> PartialDate | None:
        """``Friday morning``, ``the evening of 3 May``: the day."""
        for part, rest in ((tokens[-1], tokens[:-1]), (tokens[0], tokens[1:])):
            if part.kind == "part of a day" and rest:
                found = self.phrase(rest)
                if found is not None and found.is_day:
                    return found
        return None

    def _day_and_month(self, tokens: Tokens) -> PartialDate | None:
        """``3 May``, ``May the 3rd``, ``3 May last year``, ``3 Dec 26``, ``2019 May 3``."""
        for pair, rest, year_first in _cut(tokens, 2):
            kinds = [token.kind for token in pair]
            if "month" not in kinds or not ("number" in kinds or "day of the month" in kinds):
                continue
            month, day = pair if kinds[0] == "month" else pair[::-1]
            if len(day.text) > 2 and day.kind == "number":
                continue
            if not rest:
                return nearest_year(month.value, day.value, self.today, self._toward)
            year = self._year(rest, short=not year_first)
            if year is not None:
                return PartialDate(year, month.value, day.value)
        return None

    def _day_of_month(self, tokens: Tokens) -> PartialDate | None:
        """``the 12th``, ``the 3rd of next month``."""
        match [(token.kind, token.text) for token in tokens]:
            case [("day of the month", _)] | [("day of the month", _), ("unit", "month")]:
                return self._nearest_month(tokens[0].value)
            case [("day of the month", _), ("which", _), ("unit", "month")]:
                there = self._month(tokens[1].value)
                return PartialDate(there.year, there.month, tokens[0].value)
            case _:
                return None

    def _nearest_month(self, day: int) -> PartialDate:
        """A day of this month, or of the nearest in its direction that has one."""
        step = 1 if self.future else -1
        for months in range(0, 3 * step, step):  # of any two months in a row, one has thirty-one days
            there = self._month(months)
            if 1 <= day <= calendar.monthrange(there.year, there.month)[1]:
                found = PartialDate(there.year, there.month, day)
                if (found.first >= self.today) if self.future else (found.first <= self.today):
                    return found
        raise DateError(f"No month has a day {day}.")

    # Weekdays.

    def _weekday(self, tokens: Tokens) -> PartialDate | None:
        """``friday``, ``friday week``, ``Friday next week``, ``Friday 4 December``, ``Monday 7``."""
        at = next((place for place, token in enumerate(tokens) if token.kind == "weekday"), None)
        if at == 1 and len(tokens) > 2:
            return self._weekday_of_month(tokens)
        if at is None or 0 < at < len(tokens) - 1:
            return None
        name, rest = tokens[at], tokens[:at] + tokens[at + 1 :]
        if not rest:
            return PartialDate.of(self._weekdays.nearest(name.value, forward=self.future))
        if any(token.kind == "weekday" for token in rest[-1:]):
            return None
        found: PartialDate | None
        match [(token.kind, token.text) for token in rest]:
            case [("unit", "week" | "fortnight")] if at == 0:
                weeks = 2 if rest[0].text == "fortnight" else 1
                return self._on(self._weekdays.nearest(name.value, forward=True), 7 * weeks)
            case [("count" | "number", _), ("unit", "week" | "fortnight")] if at:
                weeks = rest[0].value * (2 if rest[1].text == "fortnight" else 1)
                day = self._weekdays.nearest(name.value, forward=True)
                return PartialDate.of(moved(day, weeks, "w", self._said))
            case [("turn", "before" | "after"), *_] if not at:
                found = self.phrase(rest[1:])
                if found is None or not found.is_day:
                    return None
                return PartialDate.of(beside(name.value, found.first, rest[0].text))
            case [("which", _), ("unit", "week")] | [("unit", "week")]:
                step = rest[0].value if len(rest) == 2 else 0
                return self._on(self._weekdays.monday(step), name.value)
            case [("number" | "day of the month", digits)] if len(digits) < 3 or rest[0].kind == "day of the month":
                found = self._nearest_month(rest[0].value)
            case _:
                found = self.phrase(rest)
        return fitting(name, found) if found is not None and found.is_day else None

    def _weekday_of_month(self, tokens: Tokens) -> PartialDate | None:
        """``the first Monday of May 2019``, ``the last Friday of the month``."""
        place, name = tokens[0], tokens[1]
        span = self._span(tokens[2:])
        if span is None or span.month is None:
            return None
        if place.kind == "which" and place.value < 0:
            return PartialDate.of(beside(name.value, span.last + dt.timedelta(days=1), "before"))
        if place.kind != "day of the month":
            return None
        found = self._on(beside(name.value, span.first - dt.timedelta(days=1), "after"), 7 * place.value - 7)
        if found.month != span.month:
            raise DateError(f"{span.words} has no {place.text} {name.text.capitalize()}.")
        return found

    # Spans that are named, with a year or without.

    def _named(self, tokens: Tokens) -> PartialDate | None:
        """``2019``, ``May``, ``May 2019``, ``2019 spring``, ``Q1 last year``, ``Easter '19``."""
        year = self._year(tokens, short=False)
        if year is not None:
            return PartialDate(year)
        for (name,), rest, _ in _cut(tokens, 1):
            if name.kind not in _NAMES:
                continue
            if not rest:
                return None if name.short else self._names.nearest(name)
            year = self._winter(rest) if name.text == Season.WINTER else None
            year = year or self._year(rest, short=name.kind == "quarter")
            if year is not None:
                return self._names.in_year(name, year)
        return None

    def _year(self, tokens: Tokens, *, short: bool) -> int | None:
        """The year that tokens name: ``2019``, ``'19``, ``last year``; where ``short``, also ``19``."""
        match [(token.kind, token.text) for token in tokens]:
            case [("unit", "year"), ("number", digits)] if len(digits) == 4:
                return tokens[1].value
            case [("number", digits)] if len(digits) == 4:
                return tokens[0].value
            case [("short year", _)]:
                return year_of_two(tokens[0].value, self.today)
            case [("number", digits)] if short and len(digits) == 2:
                return year_of_two(tokens[0].value, self.today)
            case [("which", _), ("unit", "year")]:
                return self.today.year + tokens[0].value
            case [("unit", "year"), ("turn", "before" | "after"), ("which", _)] if tokens[2].value:
                return self.today.year + 2 * tokens[2].value
            case _:
                return None

    def _winter(self, tokens: Tokens) -> int | None:
        """The first of the two years that a winter is in: ``2018/19``."""
        years = [token.value for token in tokens if token.kind == "number"]
        if len(tokens) == len(years) == 2 and years[1] in (years[0] + 1, (years[0] + 1) % 100):
            return years[0] if years[0] > 99 else year_of_two(years[0], self.today)
        return None

    # This, last and next.

    def _which(self, tokens: Tokens) -> PartialDate | None:
        """``last week``, ``next May``, ``this Friday``, ``Friday last``, ``this time last year``."""
        match [token.kind for token in tokens]:
            case ["which", "which", _] if tokens[0].value == 0:  # “this coming Friday”
                return self._stepped(tokens[2], tokens[1].value)
            case ["which", _]:
                return self._stepped(tokens[1], tokens[0].value)
            case ["which", "turn", "which", "unit"] if [tokens[1].text, tokens[3].text] == ["time", "year"]:
                return PartialDate(self.today.year + tokens[2].value, self.today.month)
            case ["weekday", "which"] if tokens[1].value:
                return self._stepped(tokens[0], tokens[1].value)
            case ["count" | "number", "several", "turn"] if tokens[2].text == "ago" and tokens[0].value > 0:
                kind: Kind = "season" if tokens[1].text in list(Season) else "weekday"
                return self._stepped(tokens[1]._replace(kind=kind), -tokens[0].value)
            case [_, "turn", "which"] if tokens[1].text == ("before" if tokens[2].value < 0 else "after"):
                return self._stepped(tokens[0], 2 * tokens[2].value)
            case _:
                return None

    def _stepped(self, token: Token, step: int) -> PartialDate | None:
        match token.kind, token.text:
            case ["unit", "week" | "fortnight"]:
                return PartialDate.of(self._moved(step * (7 if token.text == "week" else 14)))
            case ["unit", "weekend"]:
                return self._on(self._weekdays.monday(step), 5)
            case ["unit", "month" | "quarter" | "year"]:
                return self._unit(token.text, step)
            case ["weekday", _]:
                return PartialDate.of(self._weekdays.stepped(token.value, step))
            case [kind, _] if kind in _NAMES:
                return self._names.stepped(token, step)
            case _:
                return None

    def _unit(self, unit: str, step: int) -> PartialDate:
        """A month, quarter or year so many on from this one."""
        if unit == "year":
            return PartialDate(self.today.year + step)
        there = self._month(step * (3 if unit == "quarter" else 1))
        if unit == "quarter":
            return PartialDate(there.year, quarter=(there.month + 2) // 3)
        return PartialDate(there.year, there.month)

    # Parts of a span.

    def _edge(self, tokens: Tokens) -> PartialDate | None:
        """``end of March``, ``the beginning of next month``, ``mid-May``, ``month end``: the day that is meant."""
        edge, rest = (tokens[0], tokens[1:]) if tokens[0].kind == "edge" else (tokens[-1], tokens[:-1])
        if edge.kind != "edge" or not rest:
            return None
        week = self._week(rest)
        if week is not None:
            return self._on(week, (0, 2, 4)[edge.value + 1])
        span = self._span(rest)
        if span is None:
            day = rest[0].kind == "unit" and rest[0].text == "day" and len(rest) == 1
            return PartialDate.of(self.today) if day else self.phrase(rest)  # “end of tomorrow”
        if edge.value == 0:
            return PartialDate.of(span.first + (span.last - span.first) / 2)
        return PartialDate.of(span.last if edge.value > 0 else span.first)

    def _part(self, tokens: Tokens) -> PartialDate | None:
        """``early 2019`` is its first quarter, ``late summer`` its last month; of a month, the month."""
        part, rest = tokens[0], tokens[1:]
        if part.kind != "part" or not rest:
            return None
        week = self._week(rest)
        if week is not None:
            return self._on(week, 0 if part.value < 0 else 4)
        span = self.phrase(rest)  # of a day, as “late last night” and “early on Monday”, the day
        if span is None or span.month is not None or part.text in ("earlier", "later"):
            return span
        if span.season is None and span.quarter is None:
            return PartialDate(span.year, quarter=1 if part.value < 0 else 4)
        day = span.first if part.value < 0 else span.last
        return PartialDate(day.year, day.month)

    def _span(self, tokens: Tokens) -> PartialDate | None:
        """A month, season, quarter or year, also as ``the month``."""
        if len(tokens) == 1 and tokens[0].kind == "unit" and tokens[0].text in ("month", "quarter", "year"):
            return self._unit(tokens[0].text, 0)
        found = self.phrase(tokens)
        return found if found is not None and not found.is_day else None

    def _week(self, tokens: Tokens) -> dt.date | None:
        """The Monday of the week that tokens name; on a weekend, the working week is the one that comes or went."""
        weekend = self.today.weekday() > 4
        match [(token.kind, token.text) for token in tokens]:
            case [("unit", "week")] | [("which", "this" | "current"), ("unit", "week")]:
                return self._weekdays.monday(1 if weekend and self.future else 0)
            case [("which", _), ("unit", "week")]:
                return self._weekdays.monday(tokens[0].value)
            case [("unit", "week"), ("turn", "before" | "after"), ("which", _)]:
                return self._weekdays.monday(2 * tokens[2].value)
            case _:
                return None

    def _month(self, months: int) -> dt.date:
        """The first of this month, or of one so many on."""
        return moved(self.today.replace(day=1), months, "m", self._said)

    def _on(self, day: dt.date, days: int) -> PartialDate:
        return PartialDate.of(moved(day, days, "d", self._said))

    def _moved(self, days: int) -> dt.date:
        return moved(self.today, days, "d", self._said)


def _cut(tokens: Tokens, size: int) -> Iterator[tuple[Tokens, Tokens, bool]]:
    """So many tokens and the rest: from the front, then from the back; and whether the rest stood first."""
    yield tokens[:size], tokens[size:], False
    if len(tokens) > size:
        yield tokens[-size:], tokens[:-size], True
