"""A date leads to the row of it, whatever order a list has, and what is said of that is so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card
from careerjournal.model import Action, Conversation, Kind, PartialDate
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.desk.entry_list import _EntryRows
from careerjournal.tui.sections.catalogue import SECTIONS, Section, months
from careerjournal.tui.sections.kinds import ACTIONS, MEETINGS, SETBACKS, SUCCESSES
from tests.tui.using import NARROW, USUAL, at_desk, groups, opened, press, said, seen

pytestmark = pytest.mark.usefixtures("quick")

ASKED = tuple(
    PartialDate(*asked)
    for asked in ((2015,), (2024, 5), (2025, 12), (2026,), (2026, 11, 20), (2026, 12), (2026, 12, 8), (2031,), (1990,))
)
LISTED = [
    (section, view)
    for section in SECTIONS[1:]
    for view in section.views
    if view in ("list", SETBACKS, SUCCESSES, MEETINGS, ACTIONS, "years", "months", "days")
]


def span(card: Card) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that it may have been on."""
    return (card.day, card.day + dt.timedelta(days=card.span)) if card.day is not None else None


@pytest.fixture
def orders(sample_journal: Journal) -> Journal:
    """The demo's journal, with actions of either side, done and dropped, dated and not, and meetings to come."""
    for months_away, (day, state, by) in enumerate(
        (
            (PartialDate(2006, 4, 30), ActionState.OPEN, ""),
            (PartialDate(2006, 7, 25), ActionState.OPEN, ""),
            (None, ActionState.OPEN, ""),
            (PartialDate(2015), ActionState.OPEN, "Ros"),
            (PartialDate(2026, 12, 24), ActionState.OPEN, "Ros"),
            (PartialDate(2019, 3, 4), ActionState.DONE, ""),
            (PartialDate(2025, 12, 4), ActionState.DONE, ""),
            (PartialDate(2012, 3), ActionState.DROPPED, ""),
        )
    ):
        sample_journal.add(Action(what=f"Thing {months_away}", by_when=day, state=state, who=by))
    for when in (PartialDate(2026, 11, 30), PartialDate(2026, 12, 8), PartialDate(2027)):
        sample_journal.add(Conversation(with_whom="Ros Amery", when=when))
    return sample_journal


@pytest.mark.parametrize("place", LISTED, ids=lambda one: f"{one[0].name}-{one[1]}")
def test_every_list_goes_to_the_row_of_a_date_or_to_the_nearest(orders: Journal, place: tuple[Section, str]) -> None:
    section, view = place
    rows = _EntryRows(groups(section, orders, view), orders)
    cards = [orders.order.get(ref) for row in range(len(rows)) if (ref := rows.ref(row)) is not None]
    spans = {card.ref: found for card in cards if card is not None and (found := span(card)) is not None}
    for asked in ASKED:
        row = rows.row_near(asked.first, asked.last)
        went = rows.ref(row) if row is not None else None
        assert (went is None) == (not spans)
        if went is None:
            continue
        inside = [ref for ref, (first, last) in spans.items() if asked.first <= first and last <= asked.last]
        touching = [ref for ref, (first, last) in spans.items() if first <= asked.last and asked.first <= last]
        before = [ref for ref, (first, _) in spans.items() if first < asked.first]
        if inside:
            assert went == inside[0], "the first row of that date"
        elif touching:
            assert went in touching
        elif before:
            assert spans[went][0] == max(spans[ref][0] for ref in before)
        else:
            assert spans[went][0] == min(first for first, _ in spans.values())


def _of_every_month(section: Section, journal: Journal, view: str) -> Iterator[tuple[int, bool]]:
    rows = _EntryRows(groups(section, journal, view), journal)
    for month in months(section, journal, view=view):
        last = month.last if month.whole else month.first
        row = rows.row_near(month.first, last, vague=not month.whole)
        ref = rows.ref(row) if row is not None else None
        card = journal.order.get(ref) if ref is not None else None
        day = card.day if card is not None else None
        yield (
            month.entries,
            day is not None
            and day.replace(day=1) == month.first
            and (card is not None and (card.span > 30) != month.whole),
        )


@pytest.mark.parametrize("place", LISTED, ids=lambda one: f"{one[0].name}-{one[1]}")
def test_every_month_of_a_list_leads_to_a_row_of_it(orders: Journal, place: tuple[Section, str]) -> None:
    assert all(led for _, led in _of_every_month(place[0], orders, place[1]))


async def test_a_list_of_what_is_to_come_goes_to_the_date_that_was_typed(orders: Journal) -> None:
    app = at_desk(orders)
    async with app.run_test(size=USUAL) as pilot:
        for keys, typed, there in (
            ("6", "8 dec 2026", PartialDate(2026, 12, 8)),
            ("A", "25 july 2006", PartialDate(2006, 7, 25)),
            ("A", "24 dec 2026", PartialDate(2026, 12, 24)),
            ("A", "mar 2012", PartialDate(2012, 3)),
        ):
            await press(pilot, keys, "colon")
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            ref = opened(app)
            assert ref is not None
            assert orders.entry(ref).date == there, typed
            assert "Nothing here is of" not in said(app), typed


async def test_the_months_of_the_actions_count_actions_and_lead_to_them(orders: Journal) -> None:
    app = at_desk(orders)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "A", "M")
        assert "Conversations: actions, month by month" in seen(app)
        await press(pilot, "g")
        while "▌December" not in seen(app) or "2025" not in seen(app).split("▌December")[0].splitlines()[-2]:
            await press(pilot, "j")
        await press(pilot, "enter")
        ref = opened(app)
        assert ref is not None
        assert ref.kind is Kind.ACTION
        assert str(orders.entry(ref).date).startswith("2025-12")


async def test_where_nothing_is_listed_that_is_said(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "A", "colon", *"2020", "enter")
        assert said(app).endswith("Nothing here is of 2020.")
