"""A list of entries, however many, moved through with j, k, g, G and the arrows."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add, attrgetter
from typing import TYPE_CHECKING, Final

from textual.content import Content

from careerjournal.journal.order import nearest
from careerjournal.model.links import Ref
from careerjournal.tui.entry.rows import lines
from careerjournal.tui.sections.catalogue import Group
from careerjournal.tui.sections.view import Chosen
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

_width: Final = attrgetter("width")
_shares: Final = attrgetter("shares")


def _latest_first(card: Card) -> int:
    return -card.place


class _EntryRows:
    """Entries under their headings, as rows: an entry is read when its row is made."""

    def __init__(self, groups: Sequence[Group], journal: Journal) -> None:
        self._groups = groups
        self._journal = journal
        self._drafts = {draft.of for draft in journal.drafts.all()}
        self._starts = list(accumulate((bool(group.heading) + len(group.cards) for group in groups), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def _place(self, row: int) -> tuple[Group, int]:
        """The group that a row is of, and which of its entries it is; -1 for its heading."""
        place = bisect_right(self._starts, row) - 1
        group = self._groups[place]
        return group, row - self._starts[place] - bool(group.heading)

    def ref(self, row: int) -> Ref | None:
        """The entry of a row; None for a heading."""
        group, place = self._place(row)
        return group.cards[place].ref if place >= 0 else None

    def row_of(self, ref: Ref) -> int | None:
        """The row of an entry, if it is among them."""
        card = self._journal.order.get(ref) if self._groups else None
        if card is None:
            return None
        # Nearly every list has the latest first, where it is found at once; what is in another order is gone through.
        for start, group in zip(self._starts, self._groups, strict=False):
            place = bisect_left(group.cards, -card.place, key=_latest_first)
            if place < len(group.cards) and group.cards[place] is card:
                return start + bool(group.heading) + place
        for start, group in zip(self._starts, self._groups, strict=False):
            if card in group.cards:
                return start + bool(group.heading) + group.cards.index(card)
        return None

    def row_near(self, first: dt.date, last: dt.date, *, vague: bool = False) -> int | None:
        """The row of the first entry of a time, or of the nearest to it; None where nothing has a day."""
        # The groups may each be in another order: what is to come has the next first, what was the latest.
        cards = [card for group in self._groups for card in group.cards]
        found = nearest(cards, first, last, vague=vague)
        if found is None:
            return None
        for start, group in zip(self._starts, self._groups, strict=False):
            if found < len(group.cards):
                return start + bool(group.heading) + found
            found -= len(group.cards)
        return None

    def is_heading(self, row: int) -> bool:
        """Whether a row only names those beneath it."""
        return self._place(row)[1] < 0

    def heights(self, width: int) -> list[int]:
        """How many lines each takes: title, facts and room beneath; shares and the second line of a sentence more."""
        found: list[int] = []
        for group in self._groups:
            if group.heading:
                found.append(2 if found else 1)
            # No step of Python's own for a card: there may be a hundred thousand.
            second = map(width.__lt__, map(_width, group.cards))
            found += map((3).__add__, map(add, second, map(_shares, group.cards)))
        return found

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        group, place = self._place(row)
        if place < 0:
            heading = Content.styled(group.heading, "$accent")
            return [Content(""), heading] if row else [heading]
        card = group.cards[place]
        entry = self._journal.get(card.ref)
        if entry is None:  # it is gone since the list was filled
            return [Content("")] * 4
        return lines(entry, self._journal, width, kind_said=group.several, draft=card.ref in self._drafts)


class EntryList(LineList):
    """The entries of a section, under their headings."""

    def fill(self, groups: Sequence[Group], journal: Journal, *, keep: Ref | None = None, near: bool = True) -> None:
        """Show these entries; stay on the one to keep, or else near where the highlight was, or else on the first."""
        before = self.highlighted if near else None
        rows = _EntryRows(groups, journal)
        kept = rows.row_of(keep) if keep is not None else None
        self.show(rows, kept if kept is not None else before or 0)

    def go_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> bool:
        """Choose the first entry of a time, or the nearest to it; whether there is any with a day."""
        row = self.rows.row_near(first, last, vague=vague) if isinstance(self.rows, _EntryRows) else None
        if row is not None:
            self.highlighted = row
            self.scroll_to_highlight(top=True)
        return row is not None

    @property
    def chosen(self) -> Ref | None:
        """The highlighted entry."""
        return self.ref_at(self.highlighted)

    def ref_at(self, row: int | None) -> Ref | None:
        """The entry of a row; None for a heading."""
        return self.rows.ref(row) if row is not None and isinstance(self.rows, _EntryRows) else None

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Tell whoever shows the entry, unless it has been walked past meanwhile."""
        event.stop()
        ref = self.ref_at(event.row)
        if ref is not None and event.row == self.highlighted:
            self.post_message(Chosen(ref, opened=False))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Tell whoever opens it."""
        event.stop()
        ref = self.ref_at(event.row)
        if ref is not None:
            self.post_message(Chosen(ref, opened=True))
