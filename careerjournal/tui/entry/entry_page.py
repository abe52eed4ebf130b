"""The open entry, to be read and scrolled through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.journal.errors import Locked
from careerjournal.journal.nudges import nudges_of
from careerjournal.journal.titles import Titled, titled_in
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.entry import blocks
from careerjournal.tui.entry.link_line import AllLine, LinkLine
from careerjournal.tui.entry.page import Page
from careerjournal.tui.entry.pages import page as page_of
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.background import begin, in_background, in_steps
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import hint

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.search.sought import Sought
    from careerjournal.model.base import Entry
    from careerjournal.tui.entry.hits import Place
    from careerjournal.tui.entry.prose import Prose, Room


REST: Final = 0.08
"""Seconds without a step after which a page follows somebody in the list: less than a person takes to look at it."""


class Columns(Horizontal):
    """Texts side by side; under one another where they would be too narrow to read."""

    EACH = 32
    """Cells that a column needs."""

    def __init__(self, columns: tuple[Content, ...]) -> None:
        made = (Static(column, classes="-later" if place else "") for place, column in enumerate(columns))
        super().__init__(*made, classes="columns")
        self._count = len(columns)

    def on_resize(self, event: Resize) -> None:
        """Stack them where it is narrow."""
        self.set_class(event.size.width < self.EACH * self._count, "-stacked")


class EntryPage(Page):
    """One entry at a time: a page is rendered when it is shown, not before.

    Args:
        id: the widget's.
        nudged: whether small questions about the entry stand at its end.
    """

    class Changed(Message):
        """Something else stands on the page."""

    class TagFollowed(Message):
        """Somebody wants to see what has a tag."""

        def __init__(self, tag: str) -> None:
            super().__init__()
            self.tag = tag

    class PersonFollowed(Message):
        """Somebody wants to read the page of a person who is named on the page of an entry."""

        def __init__(self, name: str, ref: Ref | None) -> None:
            super().__init__()
            self.name = name
            self.ref = ref

    def __init__(self, *, id: str | None = None, nudged: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._nudged = nudged
        self.ref: Ref | None = None
        self._soon: Timer | None = None
        self._wanted = object()
        """Stands for what was asked for last."""
        self._titled: Titled = str
        self._sought: Sought | None = None
        """What is marked on the page, and looked for."""
        self._going: object | None = None
        """Stands for the page, while it is still on its way to the first of that."""
        self._before: Iterator[Room] = iter(())
        """Of the long texts that stood on the page, where the same entry is put there anew."""
        self._made: list[Widget] = []
        """Its parts that are there, one of each block, while it is."""
        self._messages_on_top = False
        """Whether messages stand on top of the screen, so that they do not cover what was found."""

    def on_click(self, event: Click) -> None:
        """Go to what has the tag, or to the person, that was clicked."""
        meta = event.style.meta
        if isinstance(tag := meta.get(blocks.TAG), str):
            self.post_message(self.TagFollowed(tag))
        elif isinstance(name := meta.get(blocks.PERSON), str):
            self.post_message(self.PersonFollowed(name, self.ref))

    def show_soon(self, entry: Entry, journal: Journal) -> None:
        """Put an entry on the page when nothing else is asked for in the next moment."""
        self._not_soon()
        self._soon = self.set_timer(REST, partial(self.show, entry, journal))

    def _not_soon(self) -> None:
        self._wanted = object()
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    async def show(self, entry: Entry, journal: Journal, sought: Sought | None = None, *, at_hit: bool = False) -> None:
        """Put an entry on the page.

        Args:
            entry: the entry.
            journal: where it is.
            sought: what is marked wherever it stands in the entry.
            at_hit: whether the page opens where the first of that is in view.
        """
        if entry.KIND is Kind.NAME and not await self._is_acquainted(journal):
            return
        self._titled = titled_in(journal)
        found: Sequence[blocks.Block] = page_of(entry, journal)
        still_going = self._going is not None and entry.ref == self.ref
        self._sought, self._going, self._made = sought, None, []
        if sought is not None:
            from careerjournal.tui.entry.hits import MarkedPage  # noqa: PLC0415 - only after a search

            found = MarkedPage(found, entry, sought)
            self._going = object() if at_hit or still_going else None
        widgets = self._noted(self._widgets(found, journal.today(), journal), self._made)
        parts = chain(self._draft(entry, journal), widgets, self._nudges(entry, journal))
        await self._replace(entry.ref, parts, stays=not at_hit)
        if sought is not None and self._going is not None:
            begin(self, partial(self._go_to_hit, self._going, found, sought), group="hit", exclusive=True)

    async def _is_acquainted(self, journal: Journal) -> bool:
        """Find out who is who, the screens having their turn meanwhile; whether the page is wanted still after that."""
        from careerjournal.conversations.acquaintance import getting_acquainted  # noqa: PLC0415 - for people only

        self._not_soon()
        wanted = self._wanted
        try:
            await in_steps(getting_acquainted(journal))
        except Locked:
            return False
        return self._wanted is wanted

    def _noted(self, widgets: Iterable[Widget], made: list[Widget]) -> Iterator[Widget]:
        """The parts of the page, one of each block, known as soon as they are made where one is looked for."""
        for widget in widgets:
            if self._going is not None:
                made.append(widget)
            yield widget

    async def _go_to_hit(self, going: object, found: Sequence[blocks.Block], sought: Sought) -> None:
        """Open the page where the first of what is sought stands, once that is found: a text may be long."""
        from careerjournal.tui.entry.hits import place_of_hit  # noqa: PLC0415 - loaded by now

        place = await in_background(partial(place_of_hit, found, sought))
        if place is not None and self._going is going:
            await self.bring_until(lambda: len(self._made) > place.block or self._going is not going)
        if self._going is not going:
            return
        made, self._made = self._made, []
        if place is None or place.block >= len(made):
            self._going = None
        else:
            part = made[place.block]
            begin(part, partial(self._scroll_to_hit, going, part, place, sought), group="hit")  # it ends with that part

    async def _scroll_to_hit(self, going: object, part: Widget, place: Place, sought: Sought) -> None:
        from careerjournal.tui.entry.hits import scroll_to_hit  # noqa: PLC0415 - loaded by now

        row = await scroll_to_hit(self, part, place, sought)
        if self._going is going:
            self._going = None
            self._keep_clear(row)

    def _keep_clear(self, row: int | None) -> None:
        """Have messages stand where they do not cover a row of the page: on top, where it is low on the screen.

        Args:
            row: the row, from the first of the page; None where none is to be kept clear.
        """
        low = row is not None and 2 * (self.content_region.y + row - self.scroll_offset.y) > self.screen.size.height
        if low != self._messages_on_top:
            self._messages_on_top = low
            for rack in self.screen.query("ToastRack"):
                rack.set_class(low, "-on-top")

    async def show_blocks(self, ref: Ref, found: list[blocks.Block], today: dt.date) -> None:
        """Put something else about an entry on the page."""
        self._sought = self._going = None
        await self._replace(ref, self._widgets(found, today))

    async def show_person(self, key: str, journal: Journal) -> str:
        """Put somebody on the page who has no entry of their own, by the key of a `Person`; return their name."""
        from careerjournal.tui.entry.person_page import unlisted_page  # noqa: PLC0415 - for those without an entry

        if not await self._is_acquainted(journal):
            return ""
        self._sought = self._going = None
        name, found = unlisted_page(key, journal)
        await self._replace(None, self._widgets(found, journal.today(), journal))
        return name

    def _draft(self, entry: Entry, journal: Journal) -> Iterator[Widget]:
        draft = journal.drafts.get(entry.ref)
        if draft is not None:
            from careerjournal.tui.entry.draft_line import DraftLine  # noqa: PLC0415 - it is a LinkLine

            yield DraftLine(draft, "A draft of this is left open")

    def _nudges(self, entry: Entry, journal: Journal) -> Iterator[Widget]:
        from careerjournal.tui.entry.nudges import nudge_lines, nudges_wanted  # noqa: PLC0415 - its lines are LinkLines

        if self._nudged and nudges_wanted(self) and journal.is_read:
            asked = nudges_of(entry, journal)
            yield from nudge_lines(self, asked, [""] * len(asked))

    async def say(self, text: str | Content) -> None:
        """Put a quiet sentence on the page, or words of our own, where there is no entry to show."""
        self._sought = self._going = None
        said = text if isinstance(text, Content) else plain(text, "$muted")
        await self._replace(None, [Static(said, classes="words")])

    async def _replace(self, ref: Ref | None, widgets: Iterable[Widget], *, stays: bool = True) -> None:
        self._not_soon()
        stays = stays and ref is not None and ref == self.ref
        if not (stays and self._sought is not None):
            self._keep_clear(None)
        if not stays:
            self.scroll_home(animate=False)
        # Of a long text only the beginning is there at first, which would leave nothing to scroll.
        self._before = iter([prose.room for prose in cast("list[Prose]", self._long_texts)] if stays else ())
        self.ref = ref
        await self.fill(widgets, stays=stays)
        self.post_message(self.Changed())

    def _widgets(
        self, found: Sequence[blocks.Block], today: dt.date, journal: Journal | None = None
    ) -> Iterator[Widget]:
        before: blocks.Block | None = None
        for block in map(blocks.made, found):
            # A paragraph of Markdown ends in a blank line of its own.
            heading = "heading -after-prose" if isinstance(before, blocks.Markdown) else "heading"
            headed = isinstance(before, blocks.Heading)
            before = block
            match block:
                case blocks.Title(text):
                    yield Static(_content(text), classes="title")
                case blocks.Facts(text):
                    yield Wrapped(_content(text), classes="facts")
                case blocks.Heading(text):
                    yield Static(_content(text), classes=heading)
                case blocks.Keys(keys):
                    yield Wrapped(hint(self, *keys), classes="words")
                case blocks.Words(content):
                    yield Static(content, classes="words")
                case blocks.Link() | blocks.Rest():
                    yield _leading(block)
                case blocks.Deed(action):
                    from careerjournal.tui.entry.action_line import ActionLine  # noqa: PLC0415 - it is a LinkLine

                    yield ActionLine(action, today)
                case blocks.Named(name, but) if journal is not None:
                    from careerjournal.tui.entry.named_in import NamedIn  # noqa: PLC0415 - on a person's page only

                    yield NamedIn(name, but, journal)
                case blocks.Beside(columns):
                    yield Columns(columns)
                case blocks.Hold(content, worth, standing):
                    yield Vertical(Static(content), Columns(worth), classes=f"hold -{standing}")
                case blocks.Markdown(text):
                    yield self._prose(text, "-headed" if headed else None)

    def _prose(self, text: str, classes: str | None) -> Prose:
        # Imported here: it costs 30 ms that the first frame must not wait for.
        from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415

        before = next(self._before, None)
        if self._sought is None:
            return Prose(text, self._titled, classes, before=before)
        from careerjournal.tui.entry.hits import MarkedPassage  # noqa: PLC0415 - only after a search

        return Prose(text, self._titled, classes, partial(MarkedPassage, sought=self._sought), before)


def _leading(block: blocks.Link | blocks.Rest) -> Widget:
    return LinkLine(*block) if isinstance(block, blocks.Link) else AllLine(*block)


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else plain(text)
