"""Earlier versions of an entry: read them, and put one back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import structs
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.errors import JournalError
from careerjournal.model.differences import Change, Piece, changed_fields
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.blocks import Block, Facts, Heading, Title, Words
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.history import Version
    from careerjournal.journal.journal import Journal


_SIGNS: Final = {
    Change.STAYED: ("", "", ""),
    Change.GONE: ("[-", "-]", "$loss strike"),
    Change.NEW: ("{+", "+}", "$growth underline"),
    Change.LEFT_OUT: (" … ", "", "$muted"),
}
"""What stands before and after a piece, so that no colour is needed, and its style."""


def marked(pieces: Iterable[Piece]) -> Content:
    """What is gone as ``[-gone-]``, what is new as ``{+new+}``, and what stayed as it is."""
    found: list[tuple[str, str]] = []
    for change, text in pieces:
        before, after, style = _SIGNS[change]
        found.append((f"{before}{text}{after}", style))
    return Content.assemble(*found)


class HistoryScreen(Sheet[None]):
    """The versions on the left, the highlighted one on the right."""

    BINDINGS = [
        command("escape,H", "leave", "close", "Leave the earlier versions."),
        command(
            "r", "put_back", "put back", "Make this version the entry again; what it says now becomes an earlier one."
        ),
        command("v", "whole", "whole", "Show the whole version, or only what was changed then.", name="whole-version"),
    ]

    def __init__(self, journal: Journal, ref: Ref) -> None:
        super().__init__()
        self._whole = False
        self._journal = journal
        self._ref = ref
        there = journal.get(ref)
        self._now = there.ref if there else ref
        self._versions: list[Version] = journal.history(ref)
        self.heading = Content.assemble(("Earlier versions", "bold $accent"), (f"   {ref}", "$muted"))
        self.extent = "-tall" if self._versions else "-small"
        back = (
            [("put-back", "puts this version back"), ("whole-version", "all, or the change")] if self._versions else []
        )
        self.hints = (*back, ("leave", "closes"))

    def body(self) -> ComposeResult:
        """A list of times, and a page; or that there are none."""
        if not self._versions:
            yield Static(plain("This entry has not been changed since it was put down."), classes="words")
            return
        with Horizontal():
            yield MarkedList(*(Option(self._when(version)) for version in self._versions), id="versions")
            yield EntryPage(id="version-page")

    def _when(self, version: Version) -> Content:
        until = version.until
        was = f"\n  as {version.entry.ref}" if version.entry.ref != self._now else ""
        return plain(f"until {until.day} {until:%B %Y, %H:%M}{was}")

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it."""
        event.stop()
        await self._show(event.option_index)

    async def action_whole(self) -> None:
        """Show the whole version, or only what was changed."""
        lists = self.query(MarkedList)
        chosen = lists.first().highlighted if lists else None
        if chosen is not None:
            self._whole = not self._whole
            await self._show(chosen)

    async def _show(self, place: int) -> None:
        version = self._versions[place]
        page = self.query_one(EntryPage)
        if self._whole or version.entry.ref != self._now:  # of another kind, whose fields say other things
            await page.show(version.entry, self._journal)
            return
        after = self._versions[place - 1].entry if place else self._journal.get(self._ref)
        before, after = version.entry.as_shown(), after.as_shown() if after else None
        when = f"{version.until.day} {version.until:%B %Y}"
        blocks: list[Block] = [Title(self._journal.title(version.entry)), Facts(f"and what was changed on {when}")]
        # Of a text of thousands of lines it takes long to find what was changed.
        compared = after if type(after) is type(before) else None
        changes = await in_background(lambda: changed_fields(before, compared)) if compared is not None else []
        for change in changes:
            blocks += [Heading(change.label), Words(marked(change.pieces))]
        if not changes:
            blocks.append(Words(plain("No field that is shown here says anything else.", "$muted")))
        await page.show_blocks(version.entry.ref, blocks, self._journal.today())

    def action_put_back(self) -> None:
        """Make the highlighted version the entry again."""
        lists = self.query(MarkedList)
        chosen = lists.first().highlighted if lists else None
        if chosen is None:
            return
        version = self._versions[chosen].entry
        if version.ref != self._now:
            self.notify(f"This is what it said as {version.ref}, before it became {self._now}: it stays a version.")
            return
        try:
            self._journal.keep(structs.replace(version, number=self._now.number))
        except (JournalError, ValueError) as error:
            self.notify(str(error), severity="error")
            return
        self.dismiss(None)
