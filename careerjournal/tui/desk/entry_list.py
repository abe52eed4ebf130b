"""A list of entries, however many, moved through with j, k, g, G and the arrows."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from careerjournal.journal.order import nearest
from careerjournal.model.counting import counted
from careerjournal.model.links import Ref
from careerjournal.tui.commands import folds
from careerjournal.tui.entry.rows import lines
from careerjournal.tui.sections.catalogue import Group
from careerjournal.tui.sections.view import Chosen
from careerjournal.tui.widgets.cutting import cut
from careerjournal.tui.widgets.line_list import LineList, Rows

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card


def _latest_first(card: Card) -> int:
    return -card.place


def _last_of(group: Group) -> int:
    return -group.cards[-1].place


class _Folded(Group):
    """A year that is folded to a line."""


def year_of(group: Group) -> int | None:
    """The year that a group of the Journal is of; None for what has no day."""
    day = group.cards[0].day
    return day.year if day else None


def _folding(groups: Sequence[Group], folded: Collection[int | None]) -> Iterator[Group]:
    """The groups, those of each year that is folded as one line."""
    for year, of_year in groupby(groups, key=year_of):
        if year in folded:
            there = list(of_year)
            heading = there[0].heading if year is None else str(year)
            yield _Folded(heading, [card for group in there for card in group.cards], several=True)
        else:
            yield from of_year


class _EntryRows:
    """Entries under their headings, as rows: an entry is read when its row is made."""

    def __init__(self, groups: Sequence[Group], journal: Journal, folded: Collection[int | None] = ()) -> None:
        self._groups = list(_folding(groups, folded)) if folded else groups
        self._journal = journal
        self._drafts = {draft.of for draft in journal.drafts.all()}
        self._starts = list(accumulate(map(_rows_of, self._groups), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def _place(self, row: int) -> tuple[Group, int]:
        """The group that a row is of, and which of its entries it is; -1 for its heading."""
        place = bisect_right(self._starts, row) - 1
        group = self._groups[place]
        return group, row - self._starts[place] - bool(group.heading)

    def group(self, row: int) -> Group:
        """The group that a row is of."""
        return self._place(row)[0]

    def is_folded(self, row: int) -> bool:
        """Whether a row is a year that is folded."""
        return isinstance(self._place(row)[0], _Folded)

    def row_in(self, year: int | None) -> int:
        """The row of a year that is folded, or of the first entry of one that is not."""
        for start, group in zip(self._starts, self._groups, strict=False):
            if year_of(group) == year:
                return start if isinstance(group, _Folded) else start + bool(group.heading)
        return 0

    def ref(self, row: int) -> Ref | None:
        """The entry of a row; None for a heading."""
        group, place = self._place(row)
        return group.cards[place].ref if place >= 0 else None

    def row_of(self, ref: Ref) -> int | None:
        """The row of an entry, if it is among them; of one that is folded, that of its year."""
        if not self._journal.is_read:  # they are a few, and the order is not known
            named = (row for row in range(len(self)) if self.ref(row) == ref)
            return next(named, None)
        card = self._journal.order.get(ref) if self._groups else None
        if card is None:
            return None
        # Nearly every list has the latest first, where it is found at once; what is in another order is gone through.
        before = bisect_left(self._groups, -card.place, key=_last_of)
        latest_first = zip(self._starts[before:], self._groups[before : before + 1], strict=False)
        for start, group in chain(latest_first, zip(self._starts, self._groups, strict=False)):
            place = bisect_left(group.cards, -card.place, key=_latest_first)
            if place < len(group.cards) and group.cards[place] is card:
                return start if isinstance(group, _Folded) else start + bool(group.heading) + place
        for start, group in zip(self._starts, self._groups, strict=False):
            if card in group.cards:
                at = group.cards.index(card)
                return start if isinstance(group, _Folded) else start + bool(group.heading) + at
        return None

    def row_near(self, first: dt.date, last: dt.date, *, vague: bool = False) -> int | None:
        """The row of the first entry of a time, or of the nearest to it; None where nothing has a day."""
        # The groups may each be in another order: what is to come has the next first, what was the latest.
        cards = list(chain.from_iterable(group.cards for group in self._groups))
        found = nearest(cards, first, last, vague=vague)
        if found is None:
            return None
        for start, group in zip(self._starts, self._groups, strict=False):
            if found < len(group.cards):
                return start if isinstance(group, _Folded) else start + bool(group.heading) + found
            found -= len(group.cards)
        return None

    def is_heading(self, row: int) -> bool:
        """Whether a row only names those beneath it."""
        group, place = self._place(row)
        return place < 0 and not isinstance(group, _Folded)

    def heights(self, width: int) -> list[int]:
        """How many lines each takes; see `Group.lines_at`."""
        found: list[int] = []
        for group in self._groups:
            if isinstance(group, _Folded):
                found.append(1)
                continue
            if group.heading:
                found.append(2 if found else 1)
            found += group.lines_at(width)
        return found

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        group, place = self._place(row)
        if isinstance(group, _Folded):
            said = f"   {counted(len(group.cards), 'entry', 'entries')} · folded"
            return [cut(Content.assemble((group.heading, "bold $accent"), (said, "$muted")), width)]
        if place < 0:
            heading = Content.styled(group.heading, "$accent")
            return [Content(""), heading] if row else [heading]
        card = group.cards[place]
        entry = self._journal.get(card.ref)
        if entry is None:  # it is gone since the list was filled
            return [Content("")] * 4
        return lines(entry, self._journal, width, kind_said=group.several, draft=card.ref in self._drafts)


def _rows_of(group: Group) -> int:
    return 1 if isinstance(group, _Folded) else bool(group.heading) + len(group.cards)


class EntryList(LineList):
    """The entries of a section, under their headings; those of the Journal by years, which can be folded."""

    BINDINGS: ClassVar[list[BindingType]] = [*folds(below=())]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._fill: Callable[[Collection[int | None]], _EntryRows] | None = None
        """Makes the rows anew, the years folded that are given; None where none can be."""
        self._by_years: Sequence[Group] = ()
        """The entries by years, where those can be folded."""
        self.folded: frozenset[int | None] = frozenset()
        """The years that are folded."""
        self._left_at: dict[int | None, Ref] = {}
        """The entry of each year that is folded on which one was as it was."""
        self._will_fold = False
        """Whether years can be folded once it is known which entries there are."""
        self.walked_to: Ref | None = None
        """The entry that somebody went to, until whoever shows it has taken that in and sets this to None."""

    def fill(
        self,
        groups: Sequence[Group],
        journal: Journal,
        *,
        keep: Ref | None = None,
        near: bool = True,
        by_years: bool = False,
    ) -> None:
        """Show these entries; stay on the one to keep, or else near where the highlight was, or else on the first.

        Args:
            groups: the entries, under their headings.
            journal: where they are.
            keep: the entry to stay on; its year is opened, where that is folded.
            near: whether the same was shown before.
            by_years: whether years can be folded.
        """
        before = self.highlighted if near else None
        stood = self._group_at(before) if self.on_folded else None
        self.goes_round = True
        self._fill = partial(_EntryRows, groups, journal) if by_years else None
        self._by_years = groups if by_years else ()
        rows = _EntryRows(groups, journal, self._folded_here())
        kept = rows.row_of(keep) if keep is not None else None
        if kept is not None and rows.is_folded(kept):
            rows = self._opened(rows, kept)
            kept = rows.row_of(keep) if keep is not None else None
        if kept is None and stood is not None and year_of(stood) in self._years():
            kept = rows.row_in(year_of(stood))
        self.show(rows, kept if kept is not None else before or 0)

    def _years(self) -> frozenset[int | None]:
        """The years that can be folded."""
        return frozenset(map(year_of, self._by_years))

    def _folded_here(self) -> frozenset[int | None]:
        """Those of them that are folded."""
        return self.folded & self._years() if self.folded else self.folded

    def _group_at(self, row: int | None) -> Group | None:
        return self.rows.group(row) if row is not None and isinstance(self.rows, _EntryRows) else None

    def _opened(self, rows: _EntryRows, row: int) -> _EntryRows:
        """The rows with the year of one of them open."""
        self.folded -= {year_of(rows.group(row))}
        return self._fill(self._folded_here()) if self._fill is not None else rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to fold only where there are years."""
        return bool(self._by_years) if action in ("fold", "fold_all") else super().check_action(action, parameters)

    def action_fold(self) -> None:
        """Fold the year of the highlighted row to a line, or open it."""
        if self.highlighted is not None and isinstance(self.rows, _EntryRows):
            self._show_folded(self.folded ^ {year_of(self.rows.group(self.highlighted))})

    def action_fold_all(self) -> None:
        """Fold every year to a line; open them all where every one is folded."""
        years = self._years()
        self._show_folded(self.folded - years if years <= self.folded else self.folded | years)

    def _show_folded(self, folded: frozenset[int | None]) -> None:
        if self._fill is None or self.highlighted is None or not isinstance(self.rows, _EntryRows):
            return
        year = year_of(self.rows.group(self.highlighted))
        ref = self.chosen
        if ref is not None and year in folded:
            self._left_at[year] = ref
        elif ref is None and year not in folded:
            ref = self._left_at.pop(year, None)
        self.folded = folded
        rows = self._fill(self._folded_here())
        row = rows.row_of(ref) if ref is not None else None
        stays = row is not None and year_of(rows.group(row)) == year
        self.show(rows, row if stays else rows.row_in(year))
        self._tell(self.highlighted, opened=False)

    @property
    def on_folded(self) -> bool:
        """Whether a year that is folded is highlighted."""
        rows, row = self.rows, self.highlighted
        return row is not None and isinstance(rows, _EntryRows) and rows.is_folded(row)

    def fill_for_now(
        self, groups: Sequence[Group], journal: Journal, *, keep: Ref | None, near: bool, by_years: bool
    ) -> None:
        """Show some entries until it is known which there are.

        Args:
            groups: the entries.
            journal: where they are.
            keep: the entry to stay on; none is chosen where it is not among these.
            near: whether the same was shown before.
            by_years: whether years can be folded then.
        """
        before = self.highlighted if near else None
        self.goes_round = False
        self._fill, self._by_years, self._will_fold = None, (), by_years
        rows = _EntryRows(groups, journal)
        self.show(rows, rows.row_of(keep) if keep is not None else before or 0)

    def leads_beyond(self, key: str) -> bool:
        """Whether a key asks for more than the entries that are shown until it is known which there are."""
        actions = {one.action for one in self._bindings.key_to_bindings.get(key, ())}
        if self.highlighted is None or "last" in actions:
            return bool(actions)
        below = bool(actions & {"cursor_down", "page_down"}) and self._next(1) is None
        above = "cursor_up" in actions and self._next(-1) is None
        return below or above or (self._will_fold and bool(actions & {"fold", "fold_all"}))

    def show(self, rows: Rows, highlighted: int | None = None) -> None:
        """Show other rows, with one of them highlighted; nobody is told of that one."""
        super().show(rows, highlighted)
        self.walked_to = None

    def watch_highlighted(self, before: int | None, highlighted: int | None) -> None:
        """Take note of where somebody went, bring it into view, and tell whoever shows it."""
        self.walked_to = self.ref_at(highlighted)
        super().watch_highlighted(before, highlighted)

    def go_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> bool:
        """Choose the first entry of a time, or the nearest to it; whether there is any with a day."""
        row = self.rows.row_near(first, last, vague=vague) if isinstance(self.rows, _EntryRows) else None
        if row is not None and isinstance(self.rows, _EntryRows) and self.rows.is_folded(row):
            rows = self._opened(self.rows, row)
            row = rows.row_near(first, last, vague=vague)
            self.show(rows, row or 0)
            self._tell(self.highlighted, opened=False)
        if row is not None:
            self.highlighted = row
            self.scroll_to_highlight(top=True)
        return row is not None

    @property
    def chosen(self) -> Ref | None:
        """The highlighted entry."""
        return self.ref_at(self.highlighted)

    def ref_at(self, row: int | None, rows: Rows | None = None) -> Ref | None:
        """The entry of a row, of those that are shown or of others; None for a heading."""
        rows = self.rows if rows is None else rows
        return rows.ref(row) if row is not None and isinstance(rows, _EntryRows) else None

    def clicked_before(self, rows: Rows, row: int) -> None:
        """Open the entry that was clicked, wherever it stands now."""
        ref, here = self.ref_at(row, rows), self.rows
        if ref is None:
            return
        now = here.row_of(ref) if isinstance(here, _EntryRows) else None
        if self.ref_at(now) == ref:  # it is in no year that is folded
            self.highlighted = now
        self.post_message(Chosen(ref, opened=True))

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Tell whoever shows the entry, unless it has been walked past meanwhile."""
        event.stop()
        if event.rows is self.rows and event.row == self.highlighted:
            self._tell(event.row, opened=False)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Tell whoever opens it; what somebody saw there is meant, though the list may have been filled since."""
        event.stop()
        if event.rows is not self.rows:
            self.clicked_before(event.rows, event.row)
        elif self.on_folded:
            self.action_fold()
        else:
            self._tell(event.row, opened=True)

    def _tell(self, row: int | None, *, opened: bool) -> None:
        ref = self.ref_at(row)
        if ref is not None or self.on_folded:
            self.post_message(Chosen(ref, opened=opened))
