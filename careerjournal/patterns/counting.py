"""The patterns of an open journal: counted a little at a time, and kept up with each change by what has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from careerjournal.journal.energy import energies
from careerjournal.model.links import Kind, Ref
from careerjournal.model.names.finder import Finder
from careerjournal.patterns import gives_and_drains, lessons, moves, names, setbacks
from careerjournal.patterns.chart import Chart, Page
from careerjournal.patterns.facts import KINDS, NAMING, Fact, Learnt, fact_of
from careerjournal.patterns.gathered import Gathered, gathered
from careerjournal.patterns.spans import ALL_TIME, Chosen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card, Order
    from careerjournal.model.name import Name

CHARTS: Final[tuple[Callable[[Gathered], Chart], ...]] = (
    setbacks.kinds,
    setbacks.setback_shares,
    setbacks.success_shares,
    moves.fit,
    moves.directions,
    lessons.until_lesson,
    lessons.applied,
    gives_and_drains.energy,
    gives_and_drains.texts,
    gives_and_drains.words,
    names.names,
)
"""What makes each chart of the page, in their order."""
_AT_ONCE: Final = 256
"""Cards that are looked at between two looks at the clock."""


class Counting:
    """Counts the patterns of a journal.

    What is known of an entry is known by its card, of which a change makes another: so a change costs one entry, and
    the others are not read again. Nothing is held anywhere else: with this object all of it is gone.

    Args:
        journal: the open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[Ref, tuple[Card, Fact | None]] = {}
        self._names: tuple[object, ...] = ()
        self._finder = Finder(())
        self._called: dict[int, str] = {}
        self._chosen = ALL_TIME
        self._work: Iterator[None] | None = None
        self._page: tuple[Order, int, Chosen, Page] | None = None

    def choose(self, chosen: Chosen) -> None:
        """Look at another span from now on."""
        if chosen != self._chosen:
            self._chosen, self._work = chosen, None

    @property
    def chosen(self) -> Chosen:
        """The span that is looked at."""
        return self._chosen

    @property
    def page(self) -> Page | None:
        """The page of the span as the journal is now; None where it is not counted yet."""
        order = self._journal.order
        if self._page is None or self._page[0] is not order:
            return None
        _, version, chosen, page = self._page
        return page if (version, chosen) == (order.version, self._chosen) else None

    def go_on(self, seconds: float) -> Page | None:
        """Count for about so long.

        Returns:
            The page, where it is counted now.

        Raises:
            Locked: the journal has been locked.
        """
        end = time.perf_counter() + seconds
        while (page := self.page) is None:
            self._work = self._work or self._count()
            for _ in self._work:
                if time.perf_counter() >= end:
                    return self.page
            self._work = None  # it is through; what changed meanwhile is counted in another round
        return page

    def whole(self) -> Page:
        """The page, however long it takes.

        Raises:
            Locked: the journal has been locked.
        """
        page = self.go_on(float("inf"))
        if page is None:
            raise RuntimeError("Counting ended without a page")
        return page

    def _count(self) -> Iterator[None]:
        order, chosen = self._journal.order, self._chosen
        version = order.version
        yield from self._read_names(order)
        known: dict[Ref, tuple[Card, Fact | None]] = {}
        for kind in KINDS:
            # A copy: an entry may be put down between two steps.
            for place, card in enumerate(list(order.of((kind,)))):
                before = self._known.get(card.ref)
                if before is not None and before[0] is card:
                    known[card.ref] = before
                    if place % _AT_ONCE == 0:
                        yield
                    continue
                entry = self._journal.get(card.ref)
                if entry is not None:
                    fact = fact_of(entry.as_shown(), tuple(self._called), self._finder)
                    # At once: of a round that is broken off nothing is counted twice.
                    known[card.ref] = self._known[card.ref] = card, fact
                yield
        self._known = known
        days = list(energies(self._journal, chosen.span))
        yield
        facts = gathered(self._led(fact for _, fact in known.values()), days, self._called, chosen.span)
        yield
        charts = []
        for make in CHARTS:
            charts.append(make(facts))
            yield
        self._page = order, version, chosen, Page(chosen.title, tuple(charts))

    def _led(self, facts: Iterable[Fact | None]) -> Iterator[Fact]:
        """Those that say something; a lesson of what became another entry is of that one."""
        for fact in facts:
            if isinstance(fact, Learnt):
                yield fact._replace(learnt_from=tuple(map(self._journal.led_to, fact.learnt_from)))
            elif fact is not None:
                yield fact

    def _read_names(self, order: Order) -> Iterator[None]:
        """Take the names list in; where names are spelt otherwise now, texts are to be looked through again."""
        listed: list[Name] = []
        for place, card in enumerate(list(order.of((Kind.NAME,)))):
            entry = self._journal.names.get(card.ref.number)
            listed += [entry] if entry is not None else []
            if place % _AT_ONCE == 0:
                yield
        spelt = tuple((name.number, name.name, name.spellings, name.kind, name.stand_in) for name in listed)
        if spelt != self._names:
            finder = Finder(listed, at_once=False)
            yield from finder.steps
            self._names, self._finder = spelt, finder
            self._called = {name.number: name.name for name in listed}
            self._known = {ref: known for ref, known in self._known.items() if ref.kind not in NAMING}
