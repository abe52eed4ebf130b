"""Where a person is named: filled in by the search, when it has read everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from careerjournal.journal.errors import Locked
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.entry import rows
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.hints import Hint

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

MOST: Final = 8
"""Entries that are listed: the latest."""
_AGAIN: Final = 0.2
"""Seconds until it is asked again whether the search has read everything."""
_BY_FIELDS: Final = (Kind.CONVERSATION, Kind.NAME, Kind.SHARE)
"""Kinds that stand on the page under a heading of their own, or say only how somebody is called."""


class NamedIn(Vertical):
    """The entries that name somebody; nothing while none is known of.

    Args:
        name: in any spelling.
        but: entries that are on the page already.
        journal: the open journal.
    """

    def __init__(self, name: str, but: frozenset[Ref], journal: Journal) -> None:
        super().__init__(classes="named-in")
        self._who = name
        self._but = but
        self._journal = journal
        self._waiting: Timer | None = None

    async def on_mount(self) -> None:
        """Ask the search, or wait until it has read everything."""
        if self._journal.searching.is_whole:
            begin(self, self._fill)
        else:
            self._waiting = self.set_interval(_AGAIN, self._look)

    def _look(self) -> None:
        if self._waiting is not None and self._journal.searching.is_whole:
            self._waiting.stop()
            begin(self, self._fill)

    async def _fill(self) -> None:
        words = f'person:"{self._who.replace(chr(34), "")}"'
        ask = partial(self._journal.searching.ask, words, 4 * MOST, lambda: not self.is_attached)
        try:
            found = await in_background(ask)
            entries = [
                entry
                for ref in (found.refs if found is not None else ())
                if ref not in self._but and ref.kind not in _BY_FIELDS
                if (entry := self._journal.get(ref)) is not None
            ]
            lines = [self._line(ref.ref, self._journal.title(ref), rows.facts(ref)) for ref in entries[:MOST]]
        except Locked:
            return
        if lines and self.is_attached:
            heading = Static(plain("Where they are named"), classes="heading")
            await self.mount_all([heading, *lines, Hint(("search", f"finds all: {words}"))])

    def _line(self, ref: Ref, title: str, facts: str) -> LinkLine:
        said = " · ".join(fact for fact in (str(ref), facts) if fact)
        return LinkLine(ref, Content.assemble(("→ ", "$accent"), title, (f"\n  {said}", "$muted")))
