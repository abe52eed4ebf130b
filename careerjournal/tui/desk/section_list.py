"""The list of a section: its name, its entries under their headings, and a legend where one is needed."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.journal.filtering import Filter, filter_of
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.share_bar import legend
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Group, Section, groups
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
        self.only = ""
        """What narrows the lists, as it was typed; empty where nothing does. It stays until it is changed."""
        self._filter: tuple[str, int, Filter] | None = None

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        yield Heading(id="section-list-title")
        yield EntryList(id="entries")
        yield Static(id="section-list-foot")

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Fill the list."""
        found = groups(section, self._journal, view) if self._journal.is_read else []
        if self.only and found:
            found = await self._narrowed(found)
        total = sum(len(group.cards) for group in found)
        entries = self.query_one(EntryList)
        entries.fill(found, self._journal, keep=keep, near=near)
        order = "soonest first" if view == ACTIONS else "latest first"
        self.query_one(Heading).say(section, view, f"{total} · {order}" if total else "")
        foot = self.query_one("#section-list-foot", Static)
        bars = [legend(Kind.SUCCESS if view == SUCCESSES else Kind.SETBACK)] if view in (SETBACKS, SUCCESSES) else []
        said = [plain(f"only {self.only}", "$accent")] if self.only else []
        foot.display = bool(said or (bars and total))
        foot.update(Content("\n").join([*said, *(bars if total else [])]))
        at_home = keep is not None and (keep.kind in section.kinds or SHOWN[keep.kind].in_journal)
        listed = at_home and keep is not None and SHOWN[keep.kind].view in ("", view) and self._journal.get(keep)
        return keep if listed and (not self.only or entries.chosen == keep) else entries.chosen

    async def _narrowed(self, found: list[Group]) -> list[Group]:
        """What of the groups the filter lets through, worked out beside the screen where that takes a search."""
        asked = self.only, self._journal.order.version
        if self._filter is None or self._filter[:2] != asked:
            self._filter = (*asked, await asyncio.to_thread(filter_of, self._journal, self.only))
        fits = self._filter[2]
        narrowed = (group._replace(cards=[card for card in group.cards if fits(card)]) for group in found)
        return [group for group in narrowed if group.cards]

    def go_to(self, day: dt.date) -> None:
        """Choose the first entry that was on a day or before it; the last where none was."""
        self.query_one(EntryList).go_to(day)

    def take_focus(self) -> None:
        """Focus the list."""
        self.query_one(EntryList).focus()
