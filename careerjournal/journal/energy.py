"""How the days left their writer, month by month: what reflections say of it, and the months that say nothing.

It is worked out from the cards of the order, so no entry is read for it, and it holds after every change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.order import A_MONTH, first_of, latest_day
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import months_on
from careerjournal.model.spans import ALL, Span
from careerjournal.model.vocabulary import Energy

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

LEVELS: Final[Mapping[Energy, int]] = {energy: level for level, energy in enumerate(Energy, 1)}
"""The five words as numbers, from 1 (drained) to 5 (energised): to draw them, never to add them up."""
_WORDS: Final = {level: str(energy) for energy, level in LEVELS.items()}


class MonthEnergy(NamedTuple):
    """How the days of one month left their writer."""

    first: dt.date
    """Its first day."""
    days: tuple[Energy, ...] = ()
    """What each reflection that says so said, in their order."""

    @property
    def entries(self) -> int:
        """How many reflections say so; 0 where the month is a gap."""
        return len(self.days)

    @property
    def mean(self) -> float | None:
        """The mean of their levels, from 1.0 (drained) to 5.0 (energised); None where there is none."""
        return sum(LEVELS[day] for day in self.days) / len(self.days) if self.days else None

    @property
    def median(self) -> float | None:
        """The median of their levels, likewise; halfway between two words where as many are on either side."""
        levels, half = sorted(LEVELS[day] for day in self.days), len(self.days) // 2
        return (levels[half] + levels[-half - 1]) / 2 if levels else None

    @property
    def words(self) -> str:
        """The median in words: ``lively``, ``between tired and even``; empty where there is none."""
        middle = self.median
        if middle is None:
            return ""
        below = int(middle)
        return _WORDS[below] if middle == below else f"between {_WORDS[below]} and {_WORDS[below + 1]}"


class DayEnergy(NamedTuple):
    """How the day of one reflection left its writer."""

    ref: Ref
    month: dt.date
    """The first day of its month."""
    energy: Energy


def energies(journal: Journal, span: Span = ALL) -> Iterator[DayEnergy]:
    """What the reflections of a span say, the earliest first.

    One that is about a season or a year is of no month, and is left out.

    Args:
        journal: the open journal; where it has not been read yet, this waits for that.
        span: a reflection counts where its day lies in it.
    """
    for first, cards in _by_month(journal.order.of((Kind.REFLECTION,))):
        for card in cards:
            if card.energy is not None and (span == ALL or _counts(card, span)):
                yield DayEnergy(card.ref, first, card.energy)


def _counts(card: Card, span: Span) -> bool:
    """Whether the day of a card that has one lies in a span."""
    first = card.day or dt.date.min
    return (span.first is None or first + dt.timedelta(days=card.span) >= span.first) and (
        span.last is None or first <= span.last
    )


def _by_month(cards: Sequence[Card]) -> Sequence[tuple[dt.date, Sequence[Card]]]:
    """The cards of each month that there are any of, with its first day; those of a longer time are in none."""
    found: list[tuple[dt.date, Sequence[Card]]] = []
    end = first_of(cards, None)
    while end:
        first = latest_day(cards, end)[0].replace(day=1)
        start = first_of(cards, first, within=(0, end))
        found.append((first, cards[first_of(cards, first, A_MONTH, (start, end)) : end]))
        end = start
    return found[::-1]


def energy_by_month(journal: Journal, span: Span = ALL) -> dict[dt.date, MonthEnergy]:
    """The months of a span from the first that says anything to the last, in order; those between say nothing.

    A reflection counts in the month that it is about.

    Args:
        journal: as for `energies`.
        span: likewise.

    Returns:
        The months by their first day.
    """
    said: dict[dt.date, tuple[Energy, ...]] = {}
    every = span == ALL
    for first, cards in _by_month(journal.order.of((Kind.REFLECTION,))):
        if found := [card.energy for card in cards if card.energy is not None and (every or _counts(card, span))]:
            said[first] = tuple(found)
    return {first: MonthEnergy(first, said.get(first, ())) for first in _months(said)}


def _months(said: Iterable[dt.date]) -> list[dt.date]:
    """The first days of all months from the first of some to the last."""
    there = sorted(said)
    if not there:
        return []
    many = (there[-1].year - there[0].year) * 12 + there[-1].month - there[0].month
    return [months_on(there[0], count) for count in range(many + 1)]
