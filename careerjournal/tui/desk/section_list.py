"""The list of a section: its name, its entries under their headings, and a legend where one is needed."""

from __future__ import annotations

import asyncio
import datetime as dt
from contextlib import suppress
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from careerjournal.journal.errors import Locked
from careerjournal.journal.filtering import Filter, filter_of, what_it_means, why_nothing_fits
from careerjournal.model.links import Kind, Ref
from careerjournal.model.success import Success
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.empty_words import EmptyWords
from careerjournal.tui.entry.share_bar import legend
from careerjournal.tui.sections.catalogue import (
    JOURNAL,
    Group,
    Section,
    counts,
    empty_in,
    finding_groups,
    has_any,
    lists,
    put_down_last,
)
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.kinds import ACTIONS, SETBACKS, SUCCESSES
from careerjournal.tui.sections.view import Chosen, DatedView
from careerjournal.tui.widgets.background import in_background, in_steps
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import hint, with_keys
from careerjournal.tui.widgets.how_far import HowFar

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card
    from careerjournal.model.partial_date import PartialDate
    from careerjournal.tui.widgets.list_position import ListPosition


_shares: Final = attrgetter("shares")
_LATEST: Final = 24
"""Entries that are shown until all are read: as many as most windows have room for."""
_A_MOMENT: Final = 0.2
"""Seconds until looking again while the index is being built."""


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    listed: ListPosition | None
    """The row, where the list was shown."""
    folded: frozenset[int | None]
    """The years of the Journal that are folded."""


class SectionList(Vertical, DatedView):
    """A section as a list."""

    class Narrowed(Message):
        """It is known now what the filter lets through."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="section-list")
        self._journal = journal
        self.only = ""
        """What narrows the lists, as it was typed; empty where nothing does. It stays until it is changed."""
        self.lifted = ""
        """What narrowed them until an entry was shown that it left out."""
        self.left_out: Ref | None = None
        """The entry that was to be shown, where the filter alone leaves it out."""
        self._filter: tuple[str, int, Filter] | None = None
        self._means = ""
        """What the filter takes for words, and whom a name for, where that is not the name itself."""
        self._why: tuple[str, int, str] | None = None
        """The filter, the version of the order, and why nothing in the journal fits it; empty where something does."""
        self._foot: tuple[list[Content], int] = [], 0
        """What explains the list, and how many entries it has."""
        self._foot_says = Content("")
        self.lists_nothing = False
        """Whether there is nothing to be listed, whatever the filter lets through."""
        self._was_at: _WasAt | None = None
        """Where somebody was before a lock, until it is known what is listed."""

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        yield Heading(id="section-list-title")
        yield EntryList(id="entries")
        yield EmptyWords()
        yield HowFar(self._journal, id="section-list-read")
        yield Wrapped(id="section-list-foot")

    @property
    def between(self) -> Content | None:
        """What the page says while a year that is folded is highlighted."""
        if not self.query_one(EntryList).on_folded:
            return None
        return with_keys(self, "This year is folded. {fold-year: opens it}.", "$muted").content

    @property
    def position(self) -> object:
        """The row and how far it is scrolled, where it is this that is shown, and the years that are folded."""
        entries = next(iter(self.query(EntryList)), None)
        if self._was_at is not None or entries is None:
            return self._was_at
        return _WasAt(entries.position if self.display else None, entries.folded)

    def come_back(self, position: object) -> None:
        """Be there again once it is known what is listed."""
        self._was_at = position if isinstance(position, _WasAt) else None

    def _go_back(self, keep: Ref | None) -> None:
        """Be on the row where somebody was before a lock, unless another entry is to be kept, or others are listed."""
        was_at, self._was_at = self._was_at, None
        entries = self.query_one(EntryList)
        left = was_at.listed if was_at is not None else None
        if left is None or left.rows != entries.row_count:
            return
        if keep in (None, entries.ref_at(left.row)):
            entries.come_back(left)

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Fill the list."""
        entries = self.query_one(EntryList)
        if self._was_at is not None:
            entries.folded = self._was_at.folded
        listed = keep is not None and lists(section, view, keep.kind) and self._journal.get(keep) is not None
        if self.is_looking and self._journal.is_read:
            self._look()
        found = await in_steps(self._finding(section, view)) if self._journal.is_read else []
        total = sum(len(group.cards) for group in found)
        if self._journal.is_read:
            entries.fill(found, self._journal, keep=keep, near=near, by_years=section is JOURNAL)
            self._go_back(keep)
        else:  # what a filter would let through is not known
            latest = [] if self.only else put_down_last(section, self._journal, view, _LATEST)
            by_years = section is JOURNAL
            entries.fill_for_now(latest, self._journal, keep=keep if listed else None, near=near, by_years=by_years)
        order = "soonest first" if view == ACTIONS else "latest first"
        many = counts(section, self._journal, view, found, narrowed=bool(self.only))
        self.query_one(Heading).say(section, view, " · ".join([*many, order]) if many else "")
        has_bars = view in (SETBACKS, SUCCESSES) and any(any(map(_shares, group.cards)) for group in found)
        self._foot = [legend(Kind.SUCCESS if view == SUCCESSES else Kind.SETBACK)] if has_bars else [], total
        self._say_foot()
        self.lists_nothing = not self.only and not (
            total if self._journal.is_read else has_any(section, self._journal, view)
        )
        self.query_one(EmptyWords).say(empty_in(section, view) if self.lists_nothing else None)
        self.query_one(HowFar).say()
        if self.is_looking:
            self._saying.resume()
        self.left_out = keep if keep is not None and self._leaves_out(keep, section, view) else None
        if keep is None and self._was_at is not None and self._was_at.listed is not None:
            return None  # a year that is folded was highlighted, and is again once the journal is read
        # While it is looked for what fits, what was to be shown is.
        return keep if listed and (not self.only or self.is_looking or entries.chosen == keep) else entries.chosen

    def _finding(self, section: Section, view: str) -> Generator[None, None, list[Group]]:
        """What is listed, measured, or that would be one long step of the layout.

        It is begun anew where an entry changes meanwhile.
        """
        order = self._journal.order
        while True:
            version = order.version
            found = yield from finding_groups(section, self._journal, view, self._narrowed)
            for group in found:
                group.measure()
                yield
            if order.version == version:
                return found

    def _leaves_out(self, ref: Ref, section: Section, view: str) -> bool:
        """Whether it is the filter alone that an entry is not among those of a view for."""
        fits = self.fits
        card = self._journal.order.get(ref) if fits is not None and lists(section, view, ref.kind) else None
        return fits is not None and card is not None and not fits(card)

    def lift(self) -> None:
        """Narrow the lists no more; what narrowed them is kept, to be put back."""
        self.lifted, self.only = self.only, ""

    @property
    def is_to_come(self) -> bool:
        """Whether it is not known yet what is listed: the journal is being read, or another filter looked for."""
        return not self.lists_nothing and (not self._journal.is_read or self.is_narrowing)

    def has_to_wait(self, key: str) -> bool:
        """Whether a key, whatever has the focus, is for more of the list than is known."""
        return self.is_to_come and self.query_one(EntryList).leads_beyond(key)

    @property
    def walked_to(self) -> Ref | None:
        """The entry that somebody went to, until whoever shows it has taken that in and sets this to None."""
        return self.query_one(EntryList).walked_to

    @walked_to.setter
    def walked_to(self, ref: Ref | None) -> None:
        self.query_one(EntryList).walked_to = ref

    def on_mount(self) -> None:
        """Be ready to say how far it is looked for what the filter lets through."""
        self._saying = self.set_interval(_A_MOMENT, self._say_on, pause=True)

    def _say_on(self) -> None:
        with suppress(Locked):
            self._say_foot()
        if not self.is_looking:
            self._saying.pause()

    def _say_foot(self) -> None:
        foot = self.query_one("#section-list-foot", Wrapped)
        bars, total = self._foot
        said: list[Content] = []
        if self.only:
            through = self._journal.searching.looked_through
            far = f": {through[0]:,} of {through[1]:,} entries" if through else ""
            state = f" · looking{far}" if self.is_looking else "" if total else " · nothing fits"
            facts = (self.why_nothing if not total else "", self._means) if not self.is_looking else ()
            state += "".join(f" · {fact}" for fact in facts if fact)
            how = hint(self, ("filter", "changes or lifts this"))
            said.append(Content.assemble((f"only {self.only}", "$accent"), (f"{state} · ", "$muted"), how))
        ends = [hint(self, ("ended-well", "it went well"), ("became-setback", "it became a setback"))]
        shown = [*said, *bars, *(ends if self._ends_here else ())]
        foot.display = bool(shown)
        says = Content("\n").join(shown)
        if not says.is_same(self._foot_says):  # it is asked each time that the window is laid out
            self._foot_says = says
            foot.update(says)

    @property
    def _ends_here(self) -> bool:
        """Whether a success that is under way is chosen, and no page beside the list says how that ends."""
        alone = self.screen.has_class("-narrow") or self.screen.has_class("-tiny")
        chosen = self.query_one(EntryList).chosen if alone else None
        entry = self._journal.get(chosen) if chosen is not None and chosen.kind is Kind.SUCCESS else None
        return isinstance(entry, Success) and entry.under_way

    @on(Chosen)
    def _say_what_ends(self) -> None:
        self._say_foot()

    def on_resize(self) -> None:
        """The page may have come to stand beside it, or no longer."""
        self.call_after_refresh(self._say_foot)

    @property
    def is_looking(self) -> bool:
        """Whether it is still being looked for what the filter lets through."""
        unknown = self._filter is None or not self._journal.is_read or self._filter[:2] != self._asked
        return bool(self.only) and unknown

    @property
    def is_narrowing(self) -> bool:
        """Whether nothing is known yet of what the filter lets through, so that another entry may come to be chosen."""
        return bool(self.only) and (self._filter is None or self._filter[0] != self.only)

    @property
    def why_nothing(self) -> str:
        """Why nothing is listed that fits the filter, in a sentence; empty until it is known."""
        if self._why is None or self._why[:2] != self._asked:
            return ""
        return self._why[2] or "What fits is in other lists."

    @property
    def fits(self) -> Filter | None:
        """What the filter lets through; None where nothing narrows the lists, or that is not known yet."""
        return self._filter[2] if self.only and self._filter and not self.is_looking else None

    @property
    def _asked(self) -> tuple[str, int]:
        return self.only, self._journal.order.version

    def _narrowed(self, cards: Sequence[Card]) -> Sequence[Card]:
        """What of some cards the filter lets through; nothing while that is still being looked for."""
        if not self.only:
            return cards
        # What fitted before a change stands there until it is known what does now, so that one stays where one is.
        if self._filter is None or self._filter[0] != self.only:
            return []
        return self._filter[2].through(cards)

    @work(group="filter", exclusive=True)
    async def _look(self) -> None:
        """Look for what the filter lets through beside the screen, however long that takes, and have it shown."""
        only, version = self._asked
        worker = get_current_worker()
        try:
            found = await in_background(partial(filter_of, self._journal, only, lambda: worker.is_cancelled))
            means = await in_background(partial(what_it_means, self._journal, only)) if found else ""
            if found is None and not worker.is_cancelled:  # the index is being built
                self.set_timer(_A_MOMENT, lambda: self.post_message(self.Narrowed()))
                return
        except Locked:
            return
        if found is not None:
            self._filter, self._means = (only, version, found), means
            self.post_message(self.Narrowed())
            await self._look_why(only, version)

    async def _look_why(self, only: str, version: int) -> None:
        """Look for why nothing in the journal fits, where that is so, and say it as soon as it is known."""
        worker, why = get_current_worker(), None
        with suppress(Locked):
            while why is None and not worker.is_cancelled:
                why = await in_background(partial(why_nothing_fits, self._journal, only, lambda: worker.is_cancelled))
                if why is None:  # the index is being built
                    await asyncio.sleep(_A_MOMENT)
            if why is not None and (only, version) == self._asked:
                self._why = only, version, why
                if not self._foot[1]:
                    self.post_message(self.Narrowed())

    def go_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> PartialDate | None:
        """Choose the first entry of a time; the nearest to it where none is. Returns when that was."""
        entries = self.query_one(EntryList)
        went = entries.go_to(first, last, vague=vague)
        entry = self._journal.get(entries.chosen) if went and entries.chosen is not None else None
        return None if entry is None else entry.date

    def take_focus(self) -> None:
        """Focus the list."""
        self.query_one(EntryList).focus()
