"""A span in one sitting: a page of what the journal holds of it at a time, its question, and the answer beneath."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.exchange.lattice_picture import career_of
from careerjournal.journal.titles import titled_in
from careerjournal.lattice.fitting import fitted
from careerjournal.lattice.picture import Picture, Window
from careerjournal.model.links import Kind
from careerjournal.model.typed import Problem
from careerjournal.tui.commands import command
from careerjournal.tui.entry.page import Page
from careerjournal.tui.entry.rows import title_width
from careerjournal.tui.input.quiet import may_read_on
from careerjournal.tui.lattice.charset import charset_of, is_narrow
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.writing.form import remember_field, write_at
from careerjournal.tui.writing.screen import EntryScreen
from careerjournal.tui.year_review.answer import AnswerForm
from careerjournal.tui.year_review.page_list import GOING, ReviewPageList
from careerjournal.tui.year_review.words import widgets_of
from careerjournal.year_review.draft import ReviewDraft, last_answer
from careerjournal.year_review.pages import PAGES, Contents, ReviewPage, page_at

if TYPE_CHECKING:
    from textual.timer import Timer

    from careerjournal.journal.journal import Journal
    from careerjournal.lattice.career import Career
    from careerjournal.model.links import Ref
    from careerjournal.model.spans import Span

_A_MOMENT: Final = 0.005
"""Seconds for reading on in the journal; as many are left for everything else."""
_READING: Final = "The journal is being read. This page follows in a moment."


class ReviewScreen(EntryScreen):
    """A span in one sitting; dismissed with the reflection that was kept, or with None.

    Args:
        journal: the open journal.
        of: the reflection; `NEW_REVIEW` for a new one.
        span: what is looked back over, where neither the reflection nor its draft says so.
    """

    CSS_PATH = ["../entry/page.tcss", "../writing/form.tcss", "../lattice/lattice.tcss", "review.tcss"]
    AUTO_FOCUS = None
    CALLED = "reflection"
    KEEP = "keep-review"
    BINDINGS = [
        command(
            "escape,ctrl+s", "keep", "keep", "Keep the answers and go back; come back any time.", name="keep-review"
        ),
        command("w", "write", "answer", "Write the answer to this page’s question.", name="write-answer"),
        command(
            "ctrl+n", "turn(1)", "next page", "Go on to the next page; nothing has to be answered.", name="page-on"
        ),
        command("ctrl+b", "turn(-1)", "page before", "Go back to the page before.", name="page-back"),
        command("o", "one_page", "one page", "Make one A4 page of it, of what I choose.", name="one-page"),
        command("f8", "let_go", "let it go", "Go back without keeping what was typed here.", name="let-review-go"),
        *GOING,
    ]

    _draft: ReviewDraft

    def __init__(self, journal: Journal, of: Ref, span: Span) -> None:
        super().__init__(journal, ReviewDraft(journal, of, span))
        self._page = page_at(self._draft.page)
        self._laid: tuple[Window, Picture] | None = None
        self._reader: Timer | None = None
        self._found: dict[str, Contents] = {}

    @property
    def span(self) -> Span:
        """What is looked back over."""
        return self._draft.span

    def compose(self) -> ComposeResult:
        """Where I am, the pages, one of them with its question, the keys."""
        yield self.status_line()
        with Horizontal(id="review"):
            yield ReviewPageList(self._draft)
            with Vertical(id="review-page"):
                yield Static(id="review-title", classes="label")
                yield Drawing()
                yield Page(id="review-says")
                yield AnswerForm(self._page, self._draft.answers.get(self._page.key, ""), self._journal)
                yield Hint(("write-answer", "answers"), ("page-on", "next"), ("one-page", "one page"), id="review-keys")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Begin where one was."""
        self.status_place = f"{self.span.words} in one sitting"
        at = self.left_in if self._draft.left is not None else ""
        remember_field(self)
        if not self._journal.is_read:
            self._reader = self.set_interval(2 * _A_MOMENT, self._read_on)
        self._say_page()
        await self._show_contents()
        self.query_one(Page).focus()
        if at:
            write_at(self, at)

    def _read_on(self) -> None:
        """Read on in the journal, and show the page once it is read."""
        if self._reader is None or not may_read_on(self.app):
            return
        if self._journal.read_on(_A_MOMENT, title_width):
            self._reader.stop()
            self._reader = None
            self.call_later(self._show_contents)

    async def _turn_to(self, page: ReviewPage) -> None:
        """Turn to a page; what stands in the answer to the one before is taken in."""
        self.take_in()
        self._page = page
        with self.app.batch_update():
            self._say_page()
            self.query_one(AnswerForm).turn_to(page, self._draft.answers.get(page.key, ""))
            await self._show_contents()

    def _say_page(self) -> None:
        place = PAGES.index(self._page) + 1
        title = Content.assemble((self._page.name, "bold $ink"), (f"   {place} of {len(PAGES)}", "$muted"))
        self.query_one("#review-title", Static).update(title)
        self.query_one(ReviewPageList).fill(self._page)
        self.refresh_bindings()  # there is no page before the first, and none after the last

    async def _show_contents(self) -> None:
        """Show what the journal holds for the page, and on the first one the lattice."""
        drawn = self._page is PAGES[0] and self._journal.is_read and bool(len(self._journal.roles))
        self.query_one("#review-page").set_class(drawn, "-drawn")
        says = self.query_one(Page)
        async with says.batch():
            await says.remove_children()
            if self._journal.is_read:
                found = widgets_of(self._contents(self._page), titled_in(self._journal))
                await says.mount_all([*self._last(), *found])
            else:
                await says.mount(Static(plain(_READING, "$muted")))
        says.scroll_home(animate=False, immediate=True)
        if drawn:
            self.call_after_refresh(self._draw)  # it is as large as its place by then

    def _last(self) -> list[Static]:
        """On the first page, what the sitting before this one ended with."""
        told = last_answer(self._journal, self.span) if self._page is PAGES[0] else None
        if told is None:
            return []
        words, answer = told
        return [Static(Content.assemble((f"{words} ended with: ", "$muted"), f"“{answer}”"), classes="words -last")]

    def _contents(self, page: ReviewPage) -> Contents:
        """What the journal holds of the span for a page; nothing of it changes while this screen is open."""
        if page.key not in self._found:
            self._found[page.key] = page.contents(self._journal, self.span)
        return self._found[page.key]

    def _draw(self) -> None:
        """Draw the path through time, with what was held and moved in the span lit, and the rest dimmed."""
        drawing = self.query_one(Drawing)
        career = self._career
        if not all(drawing.window):
            return  # it has a place only later, and is drawn then
        picture = self._picture(drawing.window)
        lit = self._contents(PAGES[0]).lit
        order = tuple(entry.ref for entry in (*career.ordered_roles, *career.ordered_moves))
        there = [ref for ref in reversed(order) if ref in lit and ref in picture.spots]
        selected = next((ref for ref in there if ref.kind is Kind.ROLE), next(iter(there), None))
        drawing.show(picture, order, selected, lit or None, anew=True)

    @cached_property
    def _career(self) -> Career:
        return career_of(self._journal)

    def _picture(self, window: Window) -> Picture:
        """The path, as large as there is room for; laid out once for that."""
        if self._laid is None or self._laid[0] != window:
            narrow = is_narrow(self.app.size)
            _, picture = fitted(self._career, "path", window, charset_of(os.environ), cell_len, narrow=narrow)
            self._laid = window, picture
        return self._laid[1]

    @on(Drawing.Resized)
    def _resized(self, event: Drawing.Resized) -> None:
        """Draw the lattice as large as there is room for."""
        event.stop()
        if self.query("#review-page.-drawn"):
            self._draw()

    def gather(self) -> bool:
        """Put what stands in the answer into the draft; whether it is new."""
        new = False
        for form in self.query(AnswerForm):
            if form.is_mounted and form.children:  # it may still be set up, or be going
                new |= self._draft.answer(form.page.key, form.answer)
        return new

    async def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """No field is marked: what is wrong with the whole text is said."""
        del problems
        return False

    def stop_preview(self) -> bool:
        """There is none."""
        return False

    async def action_keep(self) -> None:
        """Keep the answers as one reflection; where nothing was typed, change nothing."""
        self.take_in()
        if not self._draft.changed:
            self._leave()
        else:
            await super().action_keep()

    async def kept(self, *, leaving: bool = False) -> bool:
        """Keep it, linked to what the pages speak of that were answered."""
        answered = (page for page in PAGES if self._draft.answers.get(page.key, "").strip())
        if self._journal.is_read:
            self._draft.about = {page.key: self._contents(page).refs for page in answered}
        return await super().kept(leaving=leaving)

    async def action_turn(self, by: int) -> None:
        """Go to the next page or to the one before."""
        place = PAGES.index(self._page) + by
        if 0 <= place < len(PAGES):
            await self.action_to(PAGES[place].key)

    async def action_to(self, key: str) -> None:
        """Go to a page, and remember in the draft that one is there."""
        writing = bool(self.query("AnswerForm:focus-within"))
        page = page_at(key)
        if page is self._page:
            return
        if self._draft.go_to(page.key):
            self._autosave.changed()
        await self._turn_to(page)
        if writing:
            self.action_write()
        elif not self.query_one(ReviewPageList).has_focus:
            self.action_read_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no page after the last, and none before the first."""
        if action == "turn":
            return self._page is not (PAGES[-1] if parameters == (1,) else PAGES[0])
        return True

    def action_write(self) -> None:
        """Go to the answer."""
        self.query_one(AnswerForm).focus_first()

    def action_read_on(self) -> None:
        """Go back to the page from its answer."""
        self.query_one(Page).focus()

    @on(ReviewPageList.Chosen)
    async def _chosen(self, event: ReviewPageList.Chosen) -> None:
        event.stop()
        await self.action_to(event.page.key)
        if event.entered:
            self.action_write()

    @on(Drawing.Selected)
    def _looked_at(self, event: Drawing.Selected) -> None:
        event.stop()  # here it is only looked at

    def action_one_page(self) -> None:
        """Choose what stands on one page, and see it."""
        from careerjournal.tui.year_review.one_page import OnePageScreen  # noqa: PLC0415 - loaded when it is wanted

        self.take_in()
        if not self._journal.is_read:
            self.notify(_READING)
            return
        contents = {page.key: self._contents(page) for page in PAGES}
        self.app.push_screen(OnePageScreen(self._journal, self._draft, self._autosave, contents))
