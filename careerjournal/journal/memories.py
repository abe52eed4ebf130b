"""Memories: what was on this day in earlier years, and what of it is let rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.journal.order import exactly_on
from careerjournal.model.arrangement import Rest
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Reflection


def on_this_day(journal: Journal, day: dt.date) -> Iterator[Reflection]:
    """Reflections of the same day in earlier years, the latest first, but for what is let rest."""
    rests = journal.arrangement.rests
    if any(rest.until is not None and day <= rest.until.last for rest in rests):
        return
    resting = {rest.entry for rest in rests if rest.entry is not None}
    days = {rest.day.first for rest in rests if rest.day is not None}
    cards = journal.order.of((Kind.REFLECTION,))
    earliest = cards[0].day if cards else None
    for year in range(day.year - 1, earliest.year - 1 if earliest else day.year - 1, -1):
        try:
            then = day.replace(year=year)
        except ValueError:
            continue  # there was no 29 February
        if then in days:
            continue
        for place in exactly_on(cards, then):
            card = cards[place]
            if card.ref not in resting and not (found := journal.reflections[card.ref.number]).is_closed:
                yield found


def until_the_month_ends(day: dt.date) -> Rest:
    """A rest for whatever would be brought up in the month of a day."""
    return Rest(until=PartialDate.of(PartialDate(day.year, day.month).last))


def let_rest(journal: Journal, rest: Rest) -> None:
    """Let memories rest; it can be taken back. Spans that are over are let go of.

    Raises:
        JournalError: it cannot be written.
    """
    arranged, today = journal.arrangement, journal.today()
    kept = [one for one in arranged.rests if one != rest and (one.until is None or one.until.last >= today)]
    journal.arrange(structs.replace(arranged, rests=(*kept, rest)), "let a memory rest")
