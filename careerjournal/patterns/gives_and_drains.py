"""What gives and what drains: energy month by month, what roles and aspirations say of it, and words that come back."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from careerjournal.journal.energy import LEVELS, DayEnergy, MonthEnergy
from careerjournal.model.links import Ref
from careerjournal.patterns.chart import FEWEST, Chart, Form, Row
from careerjournal.patterns.facts import Spent
from careerjournal.patterns.gathered import Gathered
from careerjournal.patterns.saying import listed, number, sentence, several, times, too_few

MONTHS: Final = tuple(f"{dt.date(2000, month, 1):%B}" for month in range(1, 13))
MOST_WORDS: Final = 20
"""Words that come back that are shown."""
MOST_TEXTS: Final = 40
"""Roles and aspirations whose words are shown: the latest."""
_CUT: Final = 180
"""Characters that are shown of what one of them says."""


def energy(facts: Gathered) -> Chart:
    """How the days of each month left their writer: a row a year, a month that says nothing a gap."""
    found = facts.days
    refs = tuple(day.ref for day in found)
    heading = "What gives and what drains: energy by month"
    if len(found) < FEWEST:
        shows = "each month from drained to energised, and those that say nothing as gaps"
        says = too_few(shows, "reflections that say how the day left me", len(found))
        return Chart("energy", heading, says, refs)
    of_year: dict[int, dict[int, list[DayEnergy]]] = defaultdict(lambda: defaultdict(list))
    for day in found:
        of_year[day.month.year][day.month.month].append(day)
    years = range(min(of_year), max(of_year) + 1)
    rows = tuple(_year_row(year, of_year.get(year, {})) for year in years)
    levels = Counter(LEVELS[day.energy] for day in found)
    parts = [
        (levels[4] + levels[5], "lively or energised"),
        (levels[3], "even"),
        (levels[1] + levels[2], "tired or drained"),
    ]
    told = listed([f"{number(many)} {what}" for many, what in parts if many])
    said = sentence(f"of {several(len(found), 'day')} that say how they left me, {told}")
    return Chart(
        "energy", heading, f"{said} {_gaps(rows)}", refs, Form.LEVELS, MONTHS, rows, ("year", "years"), in_time=True
    )


def _gaps(rows: Sequence[Row]) -> str:
    """How many of the months from the first that says anything to the last say nothing."""
    values = [value for row in rows for value in row.values]
    there = [place for place, value in enumerate(values) if value is not None]
    between = there[-1] - there[0] + 1
    silent = between - len(there)
    return f"{several(silent, 'month').capitalize()} of {number(between)} say nothing." if silent else ""


def _year_row(year: int, of_month: dict[int, list[DayEnergy]]) -> Row:
    months = [
        MonthEnergy(dt.date(year, month, 1), tuple(day.energy for day in of_month.get(month, ())))
        for month in range(1, 13)
    ]
    said: dict[str, list[str]] = defaultdict(list)
    for month in sorted(months, key=lambda month: -(month.median or 0)):
        if month.words:
            said[month.words].append(f"{month.first:%B}")
    words = "; ".join(f"{how} in {listed(names)}" for how, names in said.items())
    refs = tuple(day.ref for month in range(1, 13) for day in of_month.get(month, ()))
    levels = [month.median for month in months if month.median is not None]
    parts = (
        (sum(level > _EVEN for level in levels), "above even"),
        (levels.count(_EVEN), "even"),
        (sum(level < _EVEN for level in levels), "below it"),
    )
    brief = listed([f"{number(many)} {where}" for many, where in parts if many])
    brief = f"of {several(len(levels), 'month')} {brief}" if levels else ""
    return Row(str(year), tuple(month.median for month in months), words or "nothing said", refs, brief)


_EVEN: Final = 3
"""The level of a day that was neither lively nor tired."""


def texts(facts: Gathered) -> Chart:
    """What each role and aspiration gives and drains, in its own words."""
    found = facts.spent
    refs = tuple(one.ref for one in found)
    heading = "What gives and what drains: roles and aspirations"
    if not found:
        return Chart("roles and aspirations", heading, _NOTHING, refs)
    shown = found[-MOST_TEXTS:]
    rows = tuple(Row(one.title or str(one.ref), (), _said(one), (one.ref,)) for one in shown)
    of = Counter(one.ref.kind for one in found)
    said = sentence(
        f"{listed([several(many, str(kind)) for kind, many in of.items()])} "
        f"{'says' if len(found) == 1 else 'say'} what gives or what drains"
    )
    if len(shown) < len(found):
        said += f" The latest {len(shown)} stand here."
    return Chart(
        "roles and aspirations",
        heading,
        said,
        refs,
        Form.WORDS,
        (),
        rows,
        ("role or aspiration", "roles and aspirations"),
        in_time=True,
    )


_NOTHING: Final = (
    "A role has room for what I enjoyed and what drained me, an aspiration for both now and before. They stand here "
    "beneath each other. None so far."
)


def _said(one: Spent) -> str:
    told = (("enjoyed", one.gives), ("drained by", one.drains))
    return "; ".join(f"{how} “{_cut(text)}”" for how, text in told if text)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _CUT:
        return words
    return words[:_CUT].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def words(facts: Gathered) -> Chart:
    """The words that come back in what roles and aspirations say, on which side of it."""
    found = facts.spent
    refs = tuple(one.ref for one in found)
    heading = "Words that come back in what gives and what drains"
    if len(found) < FEWEST:
        shows = "the words that come back in what gives and what drains"
        says = too_few(shows, "roles and aspirations that say either", len(found))
        return Chart("words", heading, says, refs)
    sides: dict[str, tuple[list[Ref], list[Ref]]] = defaultdict(lambda: ([], []))
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for side, said_on_it in enumerate((one.gives_words, one.drains_words)):
            for key, word in said_on_it:
                sides[key][side].append(one.ref)
                spelt[key][word] += 1
    back = [key for key, (gives, drains) in sides.items() if len({*gives, *drains}) > 1]
    back.sort(key=lambda key: (-len(sides[key][0]) - len(sides[key][1]), key))
    rows = tuple(_word_row(max(spelt[key], key=spelt[key].__getitem__), *sides[key]) for key in back[:MOST_WORDS])
    if not rows:
        return Chart("words", heading, "No word comes back in more than one of them.", refs)
    said = sentence(f"{several(len(back), 'word')} come back in more than one role or aspiration")
    if len(rows) < len(back):
        said += f" The {number(len(rows))} that come back most stand here."
    return Chart("words", heading, said, refs, Form.SIDES, ("drains", "gives"), rows, ("word", "words"))


def _word_row(word: str, gives: Sequence[Ref], drains: Sequence[Ref]) -> Row:
    told = [f"{how} {times(len(refs))}" for refs, how in ((gives, "gives"), (drains, "drains")) if refs]
    return Row(word, (len(drains), len(gives)), listed(told), tuple(dict.fromkeys((*gives, *drains))))
