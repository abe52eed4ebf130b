"""Every entry in the order of its day, by a card that says what lists need without the entry itself."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec

from careerjournal.model.links import Kind, Ref

if TYPE_CHECKING:
    from careerjournal.model import Entry

UNDATED: Final = dt.date.max.toordinal() + 1
"""The day of an entry without one: lists that begin with the latest begin with those."""

Key = tuple[int, int, float, int, int]
"""The place of an entry in the order: its first day, the days after that negative, then when it was put down (seconds
since 1970), then kind and number."""


class Card(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What is known of an entry without reading it again.

    Attributes:
        ref: the entry.
        title: the line it is known by.
        width: how many cells wide the title is.
        tags: its tags, as they are written.
        bar: whether a bar of shares stands beneath it.
        key: its place in the order.
    """

    ref: Ref
    title: str
    width: int
    tags: tuple[str, ...]
    bar: bool
    key: Key

    @property
    def day(self) -> dt.date | None:
        """The first day it may have happened on; None where it has none."""
        return None if self.key[0] == UNDATED else dt.date.fromordinal(self.key[0])

    @property
    def span(self) -> int:
        """How many days after the first may be meant as well: 0 of a day, up to 30 of a month, up to 365 of a year."""
        return -self.key[1]


_KINDS: Final = {kind: place for place, kind in enumerate(Kind)}
_key = attrgetter("key")


def card_of(entry: Entry, title: str, measure: Callable[[str], int] = len) -> Card:
    """Write the card of an entry.

    Args:
        entry: the entry.
        title: the line it is known by.
        measure: how many cells a text takes.
    """
    date = entry.date
    day, after = (UNDATED, 0) if date is None else (date.first.toordinal(), (date.last - date.first).days)
    put_down = entry.created.timestamp() if entry.created else 0.0
    shares = getattr(entry, "latest_shares", None)
    key = (day, -after, put_down, _KINDS[entry.KIND], entry.number)
    return Card(entry.ref, title, measure(title), entry.tags, bool(shares and shares.said), key)


class Order:
    """The cards, by day and within a day by when each was put down, the earliest first.

    It is sorted once. After that a change moves one card, however many there are.
    """

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self._cards: dict[Ref, Card] = {card.ref: card for card in cards}
        self._lists: dict[frozenset[Kind], list[Card]] = {}
        self.version = 0
        """Another number after each change."""

    def __len__(self) -> int:
        return len(self._cards)

    def get(self, ref: Ref) -> Card | None:
        """The card of an entry, if there is one."""
        return self._cards.get(ref)

    def put(self, card: Card) -> None:
        """Take in an entry, new or changed."""
        self.remove(card.ref)
        self._cards[card.ref] = card
        for kinds, cards in self._lists.items():
            if card.ref.kind in kinds:
                insort(cards, card, key=_key)
        self.version += 1

    def remove(self, ref: Ref) -> None:
        """Forget an entry."""
        card = self._cards.pop(ref, None)
        if card is None:
            return
        for kinds, cards in self._lists.items():
            if ref.kind in kinds:
                del cards[bisect_left(cards, card.key, key=_key)]
        self.version += 1

    def of(self, kinds: Collection[Kind]) -> Sequence[Card]:
        """The cards of some kinds, the earliest first. It is not to be changed, and follows each change."""
        wanted = frozenset(kinds)
        found = self._lists.get(wanted)
        if found is None:
            found = sorted((card for card in self._cards.values() if card.ref.kind in wanted), key=_key)
            self._lists[wanted] = found
        return found

    def before(self, day: dt.date, kinds: Collection[Kind]) -> int:
        """How many of some kinds begin before a day; those without a day do not."""
        return bisect_left(self.of(kinds), (day.toordinal(),), key=_key)
