"""Which cards a filter lets through: kinds, years and tags by the cards themselves, words and people by a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Final

from careerjournal.journal.search.index import EVERY
from careerjournal.journal.search.nothing import no_filter, taken_for
from careerjournal.journal.search.query import Query
from careerjournal.journal.search.tags import tag_key
from careerjournal.model.links import Kind

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

_AT_ONCE: Final = 1_024
"""Cards that are looked at before it is asked whether the answer is still waited for."""


class Filter:
    """What a filter lets through.

    What it says of a card that it has looked at is kept, so that a list of any length is narrowed in a moment.

    Args:
        fits: whether it lets a card through.
    """

    def __init__(self, fits: Callable[[Card], bool]) -> None:
        self._looked_at = _LookedAt(fits)

    def look_at(self, card: Card) -> None:
        """Keep what it says of a card."""
        self._looked_at[card] = self._looked_at[card]

    def __call__(self, card: Card) -> bool:
        """Whether it lets a card through."""
        return self._looked_at[card]

    def through(self, cards: Sequence[Card]) -> list[Card]:
        """Those that it lets through, in their order."""
        return list(compress(cards, map(self._looked_at.__getitem__, cards)))


class _LookedAt(dict["Card", bool]):
    """Whether a filter lets each card through; of one that is not among them, it is asked."""

    def __init__(self, fits: Callable[[Card], bool]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, card: Card) -> bool:
        return self._fits(card)


def what_it_means(journal: Journal, text: str) -> str:
    """What a filter takes for words, and whom a name for, where that is not the name itself; it may be empty.

    Raises:
        Locked: the journal is locked.
    """
    query = Query.parse(text)
    return " ".join(filter(None, (no_filter(query), taken_for(query, journal.searching.people_of(query)))))


def why_nothing_fits(journal: Journal, text: str, unwanted: Callable[[], bool] = lambda: False) -> str | None:
    """Why a filter lets nothing of the journal through, in a sentence, as a search says it; empty where it lets some.

    It may be asked for in any thread.

    Args:
        journal: where the entries are.
        text: the filter.
        unwanted: whether the answer is not waited for any more; it is asked now and then.

    Returns:
        None where the answer became unwanted, or not all entries could be looked at yet.

    Raises:
        Locked: the journal is locked.
    """
    found = journal.searching.ask(text, 1, unwanted)
    if found is None or not (found.total or found.whole):
        return None
    return found.why


def filter_of(journal: Journal, text: str, unwanted: Callable[[], bool] = lambda: False) -> Filter | None:
    """What a filter lets through. It may take as long as a search, and may be asked for in any thread.

    Args:
        journal: where the entries are.
        text: ``kind:setback tag:interview person:Ros 2019``, as for a search.
        unwanted: whether the answer is not waited for any more; it is asked now and then.

    Returns:
        None where the answer became unwanted, or not all entries could be looked at yet.

    Raises:
        Locked: the journal is locked.
    """
    query = Query.parse(text)
    if query.parts or query.people or query.no_kinds or query.without:
        found = journal.searching.ask(text, EVERY, unwanted)
        if found is None or not found.whole:
            return None
        refs = frozenset(found.refs)
        return _of_all(journal, lambda card: card.ref in refs, unwanted)
    kinds = frozenset(query.kinds)
    tags = frozenset(tag_key(tag) for tag in query.tags)
    years = [(dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)) for year in query.years if int(year)]

    def fits(card: Card) -> bool:
        if kinds and card.ref.kind not in kinds:
            return False
        if tags and not tags <= {tag_key(tag) for tag in card.tags}:
            return False
        day = card.day if query.years else None
        return not query.years or (day is not None and any(first <= day <= last for first, last in years))

    return _of_all(journal, fits, unwanted)


def _of_all(journal: Journal, fits: Callable[[Card], bool], unwanted: Callable[[], bool]) -> Filter | None:
    """The filter, when it has looked at every card there is; None where it became unwanted."""
    found = Filter(fits)
    for kind in Kind:
        for count, card in enumerate(list(journal.order.of((kind,)))):
            if count % _AT_ONCE == 0 and unwanted():
                return None
            found.look_at(card)
    return found
