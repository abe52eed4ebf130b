"""The pages of a conversation, one under the other, each with a sign for whether anything is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.conversations.pages import MEETING, PAGES, QUESTIONS, PreparationPage, is_written, page_at
from careerjournal.tui.commands import command, key_for
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft

NARROW: Final = 14
"""Columns under which only the numbers and the signs are shown."""

GOING: Final = tuple(
    command(at.key, f"to('{at.key}')", at.name, f"Go to {at.name}.", name=f"place-{at.key}", footer=False)
    for at in PAGES
)
"""A key for each page."""


class PageList(MarkedList):
    """Walked with j and k; the page that is highlighted is shown, enter writes in it."""

    class Chosen(Message):
        """A page is highlighted, or entered."""

        def __init__(self, page: PreparationPage, *, entered: bool) -> None:
            super().__init__()
            self.page = page
            self.entered = entered

    def __init__(self, draft: ConversationDraft) -> None:
        super().__init__(id="places")
        self._draft = draft

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.fill()

    def fill(self, at: PreparationPage | None = None) -> None:
        """Draw the pages anew, and stay where one was or go to one of them."""
        here = at or self.here
        narrow = self.size.width < NARROW if self.size.width else self._is_to_be_narrow
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(self._row(page, narrow), id=page.key) for page in PAGES])
            self.highlighted = PAGES.index(here)

    @property
    def _is_to_be_narrow(self) -> bool:
        """Whether there will be no room for names, before the first layout says how much there is."""
        return self.screen.has_class("-narrow") or self.screen.has_class("-tiny")

    @property
    def here(self) -> PreparationPage:
        """The page that is highlighted."""
        option = self.highlighted_option
        return page_at(option.id or "") if option is not None else MEETING

    def _row(self, page: PreparationPage, narrow: bool) -> Content:
        sign = self._sign(page)
        key = (f"{key_for(self, f'place-{page.key}')} ", "$muted")
        apart = "\n" if page in (MEETING, PAGES[7]) and not narrow else ""
        if narrow:
            return Content.assemble(key, sign)
        wide = max(NARROW, self.size.width or 31) - 8
        name = page.name if len(page.name) <= wide else f"{page.name[: wide - 1].rstrip()}…"
        return Content.assemble(key, f" {name.ljust(wide)} ", sign, apart)

    def _sign(self, page: PreparationPage) -> tuple[str, str]:
        if page is MEETING:
            return " ", ""
        if page is QUESTIONS:
            count = len(str(self._draft.typed["questions"]).split("\n")) if is_written(page, self._draft) else 0
            return (str(count), "$growth") if count else ("○", "$muted")
        return ("●", "$growth") if is_written(page, self._draft) else ("○", "$muted")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it."""
        event.stop()
        self.post_message(self.Chosen(page_at(event.option.id or ""), entered=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write in it."""
        event.stop()
        self.post_message(self.Chosen(page_at(event.option.id or ""), entered=True))
