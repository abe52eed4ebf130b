"""The tags: each with how many entries have it; what has one is found by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.search.tags import Tag, tag_key
from careerjournal.model.counting import counted
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typing_on import A_PAGE_DOWN, TypingOn
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

MOST: Final = 200
"""Tags listed at a time; another letter makes them fewer."""

AGAIN: Final = 0.25
"""Seconds after which the tags are counted again while entries are still being read."""


class TagsScreen(TypingOn[str]):
    """The tags that most entries have first; dismissed with the name of one.

    Args:
        journal: the open journal.
    """

    BINDINGS = [
        command("escape", "leave", "close", "Leave the tags."),
        command("down", "into_list", "to the list", "Go down into the tags.", name="into-tags", footer=False),
        A_PAGE_DOWN,
    ]

    heading = "Tags"
    hints = (("enter", "shows what has it"), ("leave", "closes"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._search = journal.searching
        self._listed: list[Tag] = []
        self._is_built = False
        """Whether every entry had been read as they were listed."""
        self._begun = ""
        """How those that are listed begin."""

    def body(self) -> ComposeResult:
        """A field, how many there are, and the tags."""
        yield Line(placeholder="how it begins", id="tags-begin")
        yield Static(id="tags-say")
        yield MarkedList(id="tags-list")

    def on_mount(self) -> None:
        """List every tag, and again while entries are still being read."""
        self._again = self.set_interval(AGAIN, self._count_again)
        begin(self, self._fill)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """List those that begin so."""
        event.stop()
        await self._fill()

    async def _count_again(self) -> None:
        whole = self._search.is_whole
        await self._fill()
        if whole:
            self._again.pause()

    async def _fill(self) -> None:
        begun = self.query_one(Input).value
        tags = await in_background(partial(self._search.tags.begun, begun))
        if begun != self.query_one(Input).value:
            return
        if tags != self._listed or not tags or self._is_built != self._search.is_built:
            self._list(tags, begun)

    def _list(self, tags: list[Tag], begun: str) -> None:
        """List tags; of those that begin as before, stay on the one where one was, else on the first."""
        listed = self.query_one(MarkedList)
        before = listed.highlighted_option if begun == self._begun else None
        place = listed.highlighted if before is not None else 0
        self._listed, self._begun = tags, begun
        shown = {tag_key(tag.name): tag for tag in tags[:MOST]}
        listed.set_options([Option(_row(tag), id=key) for key, tag in shown.items()])
        if tags:
            kept = listed.get_option_index(before.id) if before is not None and before.id in shown else place or 0
            listed.highlighted = min(kept, listed.option_count - 1)
        said = f"{len(tags):,} tags, those that most entries have first." if len(tags) > 1 else "One tag."
        if len(tags) > MOST:
            said = f"{MOST} of {said}"
        if not tags:
            said = "No tag begins so." if begun.strip() else "No entry has a tag yet. Tags stand below an entry’s text."
        self._is_built = self._search.is_built
        if not self._is_built:
            said = f"{said} Entries are still being read."
        self.query_one("#tags-say", Static).update(plain(said, "$muted"))

    def action_into_list(self) -> None:
        """Go down into the tags."""
        listed = self.query_one(MarkedList)
        if listed.option_count:
            listed.focus()
            listed.action_cursor_down()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show what has the one that is highlighted."""
        event.stop()
        self._choose(self.query_one(MarkedList).highlighted_option)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what has it."""
        event.stop()
        self._choose(event.option)

    def _choose(self, option: Option | None) -> None:
        """Show what has the tag of a row; they may have been listed anew since somebody saw it."""
        tag = next((tag for tag in self._listed if option is not None and tag_key(tag.name) == option.id), None)
        if tag is not None:
            self.dismiss(tag.name)


def _row(tag: Tag) -> Content:
    return Content.assemble((tag.name, "bold"), (f"   {counted(tag.entries, 'entry', 'entries')}", "$muted"))
