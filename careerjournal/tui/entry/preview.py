"""A text as it will be read, at the place where one writes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from careerjournal.model.passages import position_of_end
from careerjournal.tui.commands import arrows, command, moves
from careerjournal.tui.output.privacy import Walked

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import TextArea

    from careerjournal.journal.titles import Titled

_ENOUGH = 20
"""Letters of a line from which one sees what it begins."""


class Preview(Walked, can_focus=True):
    """The text, scrolled by keys; its screen has an action ``preview`` that opens and closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("escape", "screen.preview", "to the text", "Go back to writing.", name="leave-preview"),
        *moves("scroll_down", "scroll_up", "scroll_home", "scroll_end"),
        *arrows("scroll_down", "scroll_up"),
        command("space", "page_down", "page down", "", name="read-page", footer=False),
    ]

    def __init__(self, titled: Titled = str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._titled = titled
        self.area: TextArea | None = None
        """What is written in."""
        self._back: Widget | None = None
        """What had the focus before, and has it again afterwards."""
        self._shown: str | None = None
        self._follows = self._wanted = False

    async def follow(self, area: TextArea) -> None:
        """Show what stands in a text area by now, at its caret; and once more where that changes meanwhile."""
        self.area = area
        self._wanted = True
        if self._follows:
            return
        self._follows = True
        try:
            while self._wanted and self.is_attached:
                self._wanted = False
                await self._show(self.area)
        finally:
            self._follows = False

    async def _show(self, area: TextArea) -> None:
        from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

        text, (row, column) = area.text, area.cursor_location
        if text != self._shown:
            top, self._shown = self.scroll_offset.y, text
            async with self.batch():
                await self.remove_children()
                await self.mount(Prose(text or "Nothing written yet.", self._titled))
            self.scroll_to(y=top, animate=False)
        line = area.document.get_line(row)
        before = area.get_text_range((0, 0), (row, max(column, min(_ENOUGH, len(line)))))
        for prose in self.query(Prose):
            await prose.show_place(position_of_end(before), column / max(1, len(line)))

    def open(self, area: TextArea) -> None:
        """Begin with what stands in a text area."""
        self.area = area
        self._back = self.screen.focused or area

    def close(self) -> None:
        """Give the focus back, where this had it or nothing has."""
        had = self.has_focus_within or self.screen.focused is None
        if self._back is not None and self._back.is_attached and had:
            self._back.focus()
        self._shown = None
