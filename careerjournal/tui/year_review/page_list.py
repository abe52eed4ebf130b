"""The eight pages, one under the other, each with a sign for whether anything was answered there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.tui.commands import command, key_for
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.year_review.pages import PAGES, ReviewPage, page_at

if TYPE_CHECKING:
    from careerjournal.year_review.draft import ReviewDraft

GOING: Final = tuple(
    command(page.key, f"to('{page.key}')", page.name, f"Go to “{page.name}”.", name=f"page-{page.key}", footer=False)
    for page in PAGES
)
"""A key for each page."""


class ReviewPageList(MarkedList):
    """Walked with j and k; the page that is highlighted is shown, enter writes its answer."""

    OWN_WORDS = True

    class Chosen(Message):
        """A page is highlighted, or entered."""

        def __init__(self, page: ReviewPage, *, entered: bool) -> None:
            super().__init__()
            self.page = page
            self.entered = entered

    def __init__(self, draft: ReviewDraft) -> None:
        super().__init__(id="review-pages")
        self._draft = draft

    def fill(self, at: ReviewPage) -> None:
        """Draw the pages anew, and stand on one of them."""
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(self._row(page), id=page.key) for page in PAGES])
            self.highlighted = PAGES.index(at)

    def _row(self, page: ReviewPage) -> Content:
        answered = bool(self._draft.answers.get(page.key, "").strip())
        sign = ("●", "$growth") if answered else ("○", "$muted")
        return Content.assemble((f"{key_for(self, f'page-{page.key}')}  ", "$muted"), sign, f"  {page.name}")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it."""
        event.stop()
        self.post_message(self.Chosen(page_at(event.option.id or ""), entered=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write its answer."""
        event.stop()
        self.post_message(self.Chosen(page_at(event.option.id or ""), entered=True))
