"""Every entry in the order of its day, by a card that says what lists need without the entry itself."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import merge
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias

import msgspec

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.links import Kind, Ref
from careerjournal.model.sides import Side, reached, side_of

if TYPE_CHECKING:
    from careerjournal.model import Entry, PartialDate
    from careerjournal.model.vocabulary import Energy

_UNDATED: Final = dt.date.max.toordinal() + 1
"""The day of an entry without one: lists that begin with the latest begin with those."""

# The place in the order is one whole number: it is compared faster than a tuple, and takes a third of the room.
_SPAN_BITS: Final = 9  # days, up to 366
_TIME_BITS: Final = 49  # milliseconds since the year 1
_KIND_BITS: Final = 5
_NUMBER_BITS: Final = 30  # up to 999,999,999
_BELOW_DAY: Final = _SPAN_BITS + _TIME_BITS + _KIND_BITS + _NUMBER_BITS
_WIDEST: Final = (1 << _SPAN_BITS) - 1
A_MONTH: Final = 30
"""Days after the first that a month has at most; what is of more than that is of no month."""
_YEAR_ONE: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_MILLISECOND: Final = dt.timedelta(milliseconds=1)
_KINDS: Final = {kind: place for place, kind in enumerate(Kind)}

ON_THE_LINE: Final = (Kind.SETBACK, Kind.SUCCESS, Kind.MOVE, Kind.ASPIRATION)
"""The kinds of entry that may tell of a miss or of what went well, and so stand on the line of time."""
OF_TIME: Final = (
    Kind.REFLECTION,
    Kind.ASPIRATION,
    Kind.ROLE,
    Kind.MOVE,
    Kind.SETBACK,
    Kind.SUCCESS,
    Kind.LESSON,
    Kind.CONVERSATION,
)
"""The kinds of entry that the Journal lists together by their time: what happened, not what is made of it."""

_RUN: Final = 2048
"""Cards that are sorted at once: two milliseconds."""


class Card(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What is known of an entry without reading it again.

    Attributes:
        ref: the entry.
        title: the line it is known by.
        width: how many cells wide the title is in a list, with its sign; 0 where no list has been shown.
        tags: its tags, as they are written.
        shares: whether it says any shares.
        energy: how the day left its writer, where it says so and is no closed letter.
        place: its place in the order: the later, the greater.
        side: the side of the line of time that it stands on; None where it stands on none.
        reached: of an aspiration what was reached of it: the place of each in the order, its words, and which milestone
            it is.
    """

    ref: Ref
    title: str
    width: int
    tags: tuple[str, ...]
    shares: bool
    energy: Energy | None
    place: int
    side: Side | None = None
    reached: tuple[tuple[int, str, int | None], ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The first day it may have been on; None where it has none."""
        day = self.place >> _BELOW_DAY
        return None if day == _UNDATED else dt.date.fromordinal(day)

    @property
    def span(self) -> int:
        """The days after the first that are meant as well: 0 for a day, up to 30 for a month, 365 for a year."""
        return _WIDEST - (self.place >> (_BELOW_DAY - _SPAN_BITS) & _WIDEST)

    @property
    def put_down(self) -> int:
        """When it was put down: the later, the greater."""
        return self.place & ((1 << _TIME_BITS + _KIND_BITS + _NUMBER_BITS) - 1)


_place = attrgetter("place")


def end_of(day: dt.date) -> int:
    """The place that is greater than that of every entry that begins on a day or before it, and than no other."""
    return (day.toordinal() + 1) << _BELOW_DAY


def first_of(
    cards: Sequence[Card], day: dt.date | None, widest: int = _WIDEST, within: tuple[int, int | None] = (0, None)
) -> int:
    """How many cards come before a day, in a sequence with the earliest first.

    Args:
        cards: in their order.
        day: the day; None for what comes after every day, being without one.
        widest: days after it, up to 511. What begins with it and is of a longer time comes before it, too.
        within: between which places it is, where that is known.
    """
    wanted = _UNDATED if day is None else day.toordinal()
    place = ((wanted << _SPAN_BITS) + _WIDEST - widest) << (_BELOW_DAY - _SPAN_BITS)
    return bisect_left(cards, place, *within, key=_place)


def latest_day(cards: Sequence[Card], end: int) -> tuple[dt.date, int]:
    """The day of the last card before a place, and where the cards that begin on it begin.

    Raises:
        ValueError: that card has no day.
    """
    day = cards[end - 1].place >> _BELOW_DAY
    wanted, most = day << _BELOW_DAY, 16
    while most < end and cards[end - most].place >= wanted:  # of a day there are few among many
        most *= 2
    return dt.date.fromordinal(day), bisect_left(cards, wanted, max(0, end - most), end, key=_place)


def exactly_on(cards: Sequence[Card], day: dt.date) -> range:
    """The places of the cards that are of a day and of no longer time that begins with it.

    Args:
        cards: in their order.
        day: the day.
    """
    return range(first_of(cards, day, 0), bisect_left(cards, end_of(day), key=_place))


def nearest(cards: Sequence[Card], first: dt.date, last: dt.date, *, vague: bool = False) -> int | None:
    """Where to go in a list for a time: to the first card of it, else to the nearest before it, else to that after it.

    Args:
        cards: those of the list, in whatever order it has.
        first: the first day of the time.
        last: its last day.
        vague: whether what begins on the first day and is of more than a month is meant before all else.

    Returns:
        The index of the card; None where none has a day. A card that may be of the time, being of a longer one, comes
        after those that are of nothing else; of several such the one of the shortest.
    """
    start, end = first.toordinal(), last.toordinal()
    places = list(map(_place, cards))  # of a hundred thousand, each day by itself would take twice as long
    earliest, behind = (start - _WIDEST) << _BELOW_DAY, (end + 1) << _BELOW_DAY
    among = [index for index, place in enumerate(places) if earliest <= place < behind]
    if vague:
        meant = (index for index in among if places[index] >> _BELOW_DAY == start and cards[index].span > A_MONTH)
        if (found := next(meant, None)) is not None:
            return found
    best: tuple[int, int] | None = None
    for index in among:
        day = places[index] >> _BELOW_DAY
        ends = day + (span := cards[index].span)
        if start <= day and ends <= end:
            return index
        if ends >= start and (best is None or span < best[0]):
            best = span, index
    if best is not None:
        return best[1]
    dated = list(filter((_UNDATED << _BELOW_DAY).__gt__, places))
    before = max(filter((start << _BELOW_DAY).__gt__, dated), default=None)
    closest = min(dated, default=None) if before is None else before
    if closest is None:
        return None
    day = closest >> _BELOW_DAY
    return next(index for index, place in enumerate(places) if place >> _BELOW_DAY == day)


Measure: TypeAlias = Callable[[Kind, str], int]
"""How many cells the title of an entry of a kind takes in a list, with its sign."""


def unmeasured(kind: Kind, title: str) -> int:
    """Where no list is shown."""
    del kind, title
    return 0


def card_of(
    entry: Entry,
    ref: Ref,
    title: str,
    measure: Measure = unmeasured,
    known: dict[tuple[str, ...], tuple[str, ...]] | None = None,
) -> Card:
    """Write the card of an entry.

    Args:
        entry: the entry.
        ref: its own.
        title: the line it is known by.
        measure: how many cells a title takes.
        known: the tags of other entries: where they are the same, they are held once; others are added.
    """
    shares = getattr(entry, "latest_shares", None)
    energy = getattr(entry, "energy", None)
    if energy is not None:
        energy = getattr(entry.as_shown(), "energy", None)
    return Card(
        ref,
        title,
        measure(entry.KIND, title),
        entry.tags if known is None else known.setdefault(entry.tags, entry.tags),
        bool(shares and shares.said),
        energy,
        place_of(entry, entry.date),
        side_of(entry),
        tuple(_reached(entry)) if isinstance(entry, Aspiration) else (),
    )


def _reached(aspiration: Aspiration) -> Iterator[tuple[int, str, int | None]]:
    return ((place_of(aspiration, one.date), one.what, one.milestone) for one in reached(aspiration))


def place_of(entry: Entry, date: PartialDate | None) -> int:
    """The place of something that an entry dates: the entry itself by its own date, or a part of it by another."""
    day, span = _UNDATED, 0
    if date is not None:
        first = date.first
        day, span = first.toordinal(), 0 if date.is_day else (date.last - first).days
    put_down = (entry.created - _YEAR_ONE) // _MILLISECOND if entry.created else 0
    place = (day << _SPAN_BITS) + _WIDEST - span
    place = (place << _TIME_BITS) + max(0, put_down)
    place = (place << _KIND_BITS) + _KINDS[entry.KIND]
    return (place << _NUMBER_BITS) + entry.number


class Order:
    """The cards, by day and within a day by when each was put down, the earliest first.

    It is sorted once, a little at a time. After that a change moves one card, however many there are.
    """

    def __init__(self) -> None:
        self._cards: dict[Ref, Card] = {}
        self._lists: dict[frozenset[Kind], list[Card]] = {}
        """The cards of some kinds, sorted; of none before that is done."""
        self._late: dict[Ref, Card | None] | None = None
        """What changed while it was being sorted, and the card that it had as that began."""
        self.version = 0
        """Another number after each change."""

    def __len__(self) -> int:
        return len(self._cards)

    def get(self, ref: Ref) -> Card | None:
        """The card of an entry, if there is one."""
        return self._cards.get(ref)

    def put(self, card: Card) -> None:
        """Take in an entry, new or changed."""
        self._change(card.ref, card)

    def remove(self, ref: Ref) -> None:
        """Take an entry out; one that is not there changes nothing."""
        if ref in self._cards:
            self._change(ref, None)

    def _change(self, ref: Ref, card: Card | None) -> None:
        before = self._cards.pop(ref, None)
        if card is not None:
            self._cards[ref] = card
        self.version += 1
        if self._lists:
            self._move(ref, before, card)
        elif self._late is not None:
            self._late.setdefault(ref, before)

    def _move(self, ref: Ref, before: Card | None, card: Card | None) -> None:
        """Put a card where it belongs in the lists, in the place of the one before it."""
        for cards in (cards for kinds, cards in self._lists.items() if ref.kind in kinds):
            if before is not None:
                del cards[bisect_left(cards, before.place, key=_place)]
            if card is not None:
                insort(cards, card, key=_place)

    def close(self) -> tuple[dict[Ref, Card]]:
        """Let go of what was sorted, and give away the cards."""
        cards, self._cards, self._lists, self._late = self._cards, {}, {}, None
        return (cards,)

    def sorting(self) -> Iterator[None]:
        """Sort what is there, in small steps; changes between the steps are taken in at the end."""
        self._late = {}
        cards = list(self._cards.values())
        runs = []
        for start in range(0, len(cards), _RUN):
            runs.append(sorted(cards[start : start + _RUN], key=_place))
            yield
        # Those of the Journal are put together here, or its first visit would wait for that.
        lists: dict[frozenset[Kind], list[Card]] = {frozenset((kind,)): [] for kind in Kind}
        lists[frozenset(OF_TIME)] = []
        with_it = {kind: [found for kinds, found in lists.items() if kind in kinds] for kind in Kind}
        for card in merge(*runs, key=_place):
            for found in with_it[card.ref.kind]:
                found.append(card)
            yield
        self._lists = lists
        late, self._late = self._late, None
        for ref, before in late.items():
            self._move(ref, before, self._cards.get(ref))

    def of(self, kinds: Collection[Kind]) -> Sequence[Card]:
        """The cards of some kinds, the earliest first. It is not to be changed, and follows each change.

        Raises:
            RuntimeError: it has not been sorted yet.
        """
        if not self._lists:
            raise RuntimeError("The order is not sorted yet")
        wanted = frozenset(kinds)
        found = self._lists.get(wanted)
        if found is None:
            # What is in runs already is sorted in a pass over them.
            of_kinds = (self._lists[frozenset((kind,))] for kind in wanted)
            found = self._lists[wanted] = sorted(chain.from_iterable(of_kinds), key=_place)
        return found
