"""The list of a section: its name, its entries under their headings, and a legend where one is needed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from careerjournal.model.links import Kind, Ref
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.share_bar import legend
from careerjournal.tui.sections.catalogue import Section, groups
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.kinds import ACTIONS, SETBACKS, SHOWN, SUCCESSES
from careerjournal.tui.sections.view import SectionView

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class SectionList(Vertical, SectionView):
    """A section as a list."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="section-list")
        self._journal = journal

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        yield Heading(id="section-list-title")
        yield EntryList(id="entries")
        yield Static(id="section-list-foot")

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Fill the list."""
        found = groups(section, self._journal, view) if self._journal.is_read else []
        total = sum(len(group.cards) for group in found)
        entries = self.query_one(EntryList)
        entries.fill(found, self._journal, keep=keep, near=near)
        order = "soonest first" if view == ACTIONS else "latest first"
        self.query_one(Heading).say(section, view, f"{total} · {order}" if total else "")
        foot = self.query_one("#section-list-foot", Static)
        foot.display = view in (SETBACKS, SUCCESSES) and bool(total)
        foot.update(legend(Kind.SUCCESS if view == SUCCESSES else Kind.SETBACK))
        listed = keep is not None and SHOWN[keep.kind].view in ("", view) and self._journal.get(keep)
        return keep if listed else entries.chosen

    def go_to(self, day: dt.date) -> None:
        """Choose the first entry that was on a day or before it; the last where none was."""
        self.query_one(EntryList).go_to(day)

    def take_focus(self) -> None:
        """Focus the list."""
        self.query_one(EntryList).focus()
