"""People: whom conversations are with, when one spoke last and will next, and what each still owes the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.conversations.acquaintance import Standing, ago, finding_standings
from careerjournal.conversations.people import finding_people
from careerjournal.journal.today import near
from careerjournal.model.links import Ref
from careerjournal.tui.entry.empty_words import EmptyWords
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Section, empty_in
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.view import Chosen, SectionView
from careerjournal.tui.widgets.background import in_steps
from careerjournal.tui.widgets.cutting import cut, facts_line
from careerjournal.tui.widgets.how_far import HowFar
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.list_position import ListPosition

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal

_SPOKEN = "Met, or to be met"
_LISTED = "On the names list, not met yet"


class _PeopleRows:
    """Everybody, under the heading that says whether there ever was a conversation."""

    def __init__(self, found: Sequence[Standing], today: dt.date) -> None:
        self._today = today
        met = [one for one in found if one.person.conversations]
        others = [one for one in found if not one.person.conversations]
        self.rows: list[str | Standing] = []
        for heading, group in ((_SPOKEN, met), (_LISTED, others)):
            self.rows += [heading, *group] if group else []

    def __len__(self) -> int:
        return len(self.rows)

    def is_heading(self, row: int) -> bool:
        """Whether a row only names those beneath it."""
        return isinstance(self.rows[row], str)

    def heights(self, width: int) -> list[int]:
        """How many lines each takes: name, when, what is open, and room beneath."""
        del width
        return [
            (2 if at else 1)
            if isinstance(row, str)
            else 2 + bool(row.person.conversations) + bool(row.mine or row.theirs)
            for at, row in enumerate(self.rows)
        ]

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        one = self.rows[row]
        if isinstance(one, str):
            heading = cut(Content.styled(one, "$accent"), width)
            return [Content(""), heading] if row else [heading]
        found = [cut(Content.styled(one.person.name, "bold"), width)]
        said = [_when(one, self._today) if one.person.conversations else [], _open(one)]
        found += [facts_line((Content.styled(fact, "$muted") for fact in facts), width) for facts in said if facts]
        return [*found, Content("")]

    def standing(self, row: int | None) -> Standing | None:
        """Who a row is about; None for a heading."""
        found = self.rows[row] if row is not None and row < len(self.rows) else None
        return found if isinstance(found, Standing) else None

    def row_of(self, key: str) -> int | None:
        """The row of somebody."""
        rows = (at for at, one in enumerate(self.rows) if isinstance(one, Standing) and one.person.key == key)
        return next(rows, None)


def _when(one: Standing, today: dt.date) -> list[str]:
    last = one.last
    said = "none held yet" if last is None else f"last: {ago(last.when, today) if last.when else 'without a date'}"
    if one.coming is None:
        return [said]
    return [said, f"next: {near(one.coming.when, today) if one.coming.when else 'no date yet'}"]


def _open(one: Standing) -> list[str]:
    said = [f"{one.mine} of mine" if one.mine else "", f"{one.theirs} of theirs" if one.theirs else ""]
    first, *rest = [part for part in said if part] or [""]
    return [f"open: {first}", *rest] if first else []


class PeopleView(Vertical, SectionView):
    """The view *people* of Conversations."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="people")
        self._journal = journal
        self._was_at: ListPosition | None = None
        """Where somebody was before a lock, until it is known who there is."""

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        yield Heading(id="people-title")
        yield LineList(id="people-list")
        yield EmptyWords()
        yield HowFar(self._journal, id="people-read")
        yield Static(id="people-foot")

    @property
    def position(self) -> object:
        """The row, and how far it is scrolled."""
        return self._was_at or self.query_one(LineList).position

    def come_back(self, position: object) -> None:
        """Be there again once it is known who there is."""
        self._was_at = position if isinstance(position, ListPosition) else None

    @property
    def is_to_come(self) -> bool:
        """Whether the journal is still being read, which tells nobody apart before its end."""
        return not self._journal.is_read

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Fill the list."""
        # However many they are, nothing on the screen waits for all of them.
        people = await in_steps(finding_people(self._journal)) if self._journal.is_read else None
        found = await in_steps(finding_standings(self._journal)) if people is not None else []
        rows = _PeopleRows(found, self._journal.today())
        listed = self.query_one(LineList)
        kept = rows.row_of(str(keep)) if keep is not None else rows.row_of(self.unlisted)
        before = listed.highlighted if near else None
        listed.show(rows, kept if kept is not None else before or 0)
        if self._was_at is not None and people is not None:
            if kept in (None, self._was_at.row):
                listed.come_back(self._was_at)
            self._was_at = None
        self.query_one(Heading).say(section, view, f"{len(found):,} · by name" if found else "")
        unsure = people.unsure if people is not None else 0
        self.query_one(HowFar).say()
        self._say(found, unsure)
        is_empty = self._journal.is_read and not found and not unsure
        self.query_one(EmptyWords).say(empty_in(section, view) if is_empty else None)
        return self._take(listed.highlighted)

    def _say(self, found: Sequence[Standing], unsure: int) -> None:
        """Beneath the list: why it is in this order; what it cannot tell."""
        said = "By name: no order here says who matters." if found else ""
        if unsure:
            many = "One conversation is" if unsure == 1 else f"{unsure} conversations are"
            said += f" {many} left out: the name alone may mean several people. Opening it to prepare asks who it is."
        foot = self.query_one("#people-foot", Static)
        foot.display = bool(said)
        foot.update(plain(said.strip(), "$muted"))

    def _take(self, row: int | None) -> Ref | None:
        """Take in that a row is chosen; the entry of whom it is about."""
        rows = self.query_one(LineList).rows
        one = rows.standing(row) if isinstance(rows, _PeopleRows) else None
        self.unlisted = one.person.key if one is not None and one.person.ref is None else ""
        return one.person.ref if one is not None else None

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Tell whoever shows the page."""
        event.stop()
        self.post_message(Chosen(self._take(event.row), opened=False, in_passing=True))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Tell whoever opens it."""
        event.stop()
        self.post_message(Chosen(self._take(event.row), opened=True))

    def take_focus(self) -> None:
        """Focus the list."""
        self.query_one(LineList).focus()
