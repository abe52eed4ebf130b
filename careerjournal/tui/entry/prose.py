"""Markdown that people wrote, drawn without ever acting on it: raw HTML stays text, and nothing opens a browser."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from functools import cache, partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Mount
from textual.widget import MountError, Widget
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock, MarkdownFence

from careerjournal.model.links import Ref
from careerjournal.model.passages import Position, is_item, passages
from careerjournal.sharing.markdown.blocks import commonmark
from careerjournal.tui.entry.flat import Paragraph, flat
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.page import LongText, Page, laid_out
from careerjournal.tui.entry.table import TABLE, Table, tables_in_one
from careerjournal.tui.output.in_parts import drawn
from careerjournal.tui.output.privacy import NOT_THERE, Walked
from careerjournal.tui.output.short_turns import TURN
from careerjournal.tui.widgets.background import begin, in_background

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

    from careerjournal.journal.titles import Titled

_TRIES: Final = 50
"""Layouts that are waited for until a passage is there; it may be scrolled away from meanwhile."""

_ROUNDS: Final = 4
"""Times that is scrolled to a place: each time what is about it may turn out higher or lower than it was taken for."""

_USUAL: Final = 80
"""Columns for which the height of a text is guessed before it has any."""
_MOST: Final = 84
"""Columns that a text has at the most on a page."""

_PORTION: Final = 6
"""Blocks of a passage that are put there at a time."""

_BESIDE: Final = 400
"""Characters of what stands beside a passage that it is told."""

_AT_ONCE: Final = 3_000
"""Characters of a passage up to which it is read where it is put there, and from which on in a thread."""

_LEADS_TO: Final = "leads to"
"""Where in the meta of a token stands which entry a link leads to."""

SCHEME: Final = "entry:"
"""Where a ``[[setback 12]]`` in a text leads; no other link leads anywhere."""

_LINK: Final = re.compile(r"\[\[\s*([A-Za-z]+\s*#?\s*[1-9][0-9]{0,8})\s*\]\]")


@cache
def parser() -> MarkdownIt:
    """`commonmark`, with ``[[setback 12]]`` as a link that reads so."""
    made = commonmark()
    made.inline.ruler.before("link", "entry", _entry_link)
    made.core.ruler.push("typed_breaks", _end_lines_as_typed)
    return made


def _end_lines_as_typed(state: StateCore) -> None:
    """End a line where it was ended with enter; markdown-it's form of a core rule.

    Textual's Markdown would run what was typed as lines together, as a program does that sets text for print.
    """
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "softbreak":
                token.type = "hardbreak"


def _entry_link(state: StateInline, silent: bool) -> bool:
    """Read ``[[setback 12]]``; markdown-it's form of an inline rule."""
    match = _LINK.match(state.src, state.pos)
    if match is None:
        return False
    try:
        ref = Ref.parse(match[1])
    except ValueError:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": f"{SCHEME}{ref}"}
        state.push("text", "", 0).meta = {_LEADS_TO: ref}
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _with_titles(tokens: list[Token], titled: Titled) -> list[Token]:
    """The tokens of a text, with what an entry is called in the links to it."""
    for token in tokens:
        for inner in token.children or ():
            if _LEADS_TO in inner.meta:
                inner.content = titled(inner.meta[_LEADS_TO])
    return tokens


class Code(MarkdownFence):
    """Code as it was written. The colours of Textual's highlighting are of no theme, and some are faint."""

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        """Nothing is highlighted."""
        del language, ansi, dark
        return Content(code)


class Passage(Markdown):
    """A stretch of a text."""

    BLOCKS = {**Markdown.BLOCKS, "fence": Code, "code_block": Code, "paragraph_open": Paragraph, TABLE: Table}

    def __init__(self, text: str, place: int, titled: Titled) -> None:
        super().__init__(open_links=False)
        self._markdown = text
        self._titled = titled
        self.place = place
        self.beside = ("", "")
        """The end of what stands before it in the text, and the beginning of what stands behind it."""

    def blocks(self, tokens: list[Token]) -> Iterable[Widget]:
        """Make its blocks of what was read of it."""
        made = self._parse_markdown(tables_in_one(_with_titles(tokens, self._titled)))
        return flat(made, goes_on=is_item(self.beside[1]))

    async def _on_mount(self, event: Mount) -> None:  # type: ignore[override] # Textual waits for either
        """Put its blocks there, a few at a time. Textual reads even a short text in a thread, which takes longer."""
        event.prevent_default()  # Textual's own would read it again
        read = partial(parser().parse, self._markdown)
        tokens = await in_background(read) if len(self._markdown) > _AT_ONCE else read()
        blocks = iter(self.blocks(tokens))
        with suppress(MountError):  # it is being taken off the screen
            while portion := list(islice(blocks, _PORTION)):
                await TURN.comes()
                await self.mount_all(portion)

    def unhandled_token(self, token: Token) -> MarkdownBlock | None:
        """A table, which Textual knows only in its parts."""
        return self.BLOCKS[TABLE](self, token) if token.type == TABLE else None

    def row_of(self, line: int, share: float) -> int:
        """The row, from its own first, at which a share of one of its lines is drawn."""
        blocks = [block for block in self.query(MarkdownBlock) if block.source_range[0] <= line]
        if not blocks:
            return 0
        # The blocks come in the order of the text, those inside another behind it.
        block = blocks[-1]
        first, end = block.source_range
        along = min(1.0, (line - first + share) / max(1, end - first))
        return block.region.y - self.region.y + int(along * max(0, block.size.height - 1))


class Room(NamedTuple):
    """The room that a text takes."""

    width: int
    """In so many columns; 0 where it was not laid out."""
    heights: dict[str, int]
    """The rows of each passage."""
    there: range
    """The passages that are there."""


class Prose(LongText):
    """A Markdown text. Of a long one only the passages about what is in view are there, at any time.

    Args:
        text: any text, of any length.
        titled: what an entry is called that a link leads to.
        classes: those of any widget.
        passage: makes a passage, as `Passage` does.
        before: of what stood where this does and said the same, or nearly; it is read on where that was.
    """

    AROUND: Final = 1.0
    """Heights of the view above and below it in which the text is there already."""

    def __init__(
        self,
        text: str,
        titled: Titled = str,
        classes: str | None = None,
        passage: Callable[[str, int, Titled], Passage] = Passage,
        before: Room | None = None,
    ) -> None:
        super().__init__(classes=classes)
        self._made = passage
        self._titled = titled
        self._passages = passages(text)
        self._heights = [0] * len(self._passages)
        """Rows that each takes: counted where it has been there, else estimated."""
        self._there: list[Passage] = []
        self._estimated_for = 0
        self._filled = False
        self._filling = False
        self._read: tuple[int, float] | None = None
        """What was read as the width changed: the passage, and the share of it that was above the view."""
        self._begins_with = range(1)
        if before is not None:
            self._go_on_from(before)

    @property
    def room(self) -> Room:
        """What another needs that is put in its place."""
        if not self._there:
            return Room(0, {}, range(1))
        return Room(self._estimated_for, dict(zip(self._passages, self._heights, strict=True)), self._span)

    def _go_on_from(self, before: Room) -> None:
        """Have the same passages there, and the same room for those that are not."""
        if not before.width:
            return
        self._estimated_for = before.width
        guesses = zip(self._passages, self._estimates(before.width), strict=True)
        self._heights = [before.heights.get(passage, guess) for passage, guess in guesses]
        last = min(before.there.stop, len(self._passages))
        self._begins_with = range(min(before.there.start, last - 1), last)

    def compose(self) -> ComposeResult:
        """The passages that are seen first; where there are more, with room for them."""
        if not self._estimated_for:
            self._heights, width = self._estimates(_USUAL), self._room_at_first
            seen = accumulate(self._estimates(width))
            enough = next((place for place, end in enumerate(seen, 1) if end >= self.app.size.height), None)
            self._begins_with = range(enough or len(self._passages))
        self._there = [self._passage(place) for place in self._begins_with]
        yield Static(id="before", classes=NOT_THERE)
        yield from self._there
        yield Static(id="after", classes=NOT_THERE)

    def _passage(self, place: int) -> Passage:
        made = self._made(self._passages[place], place, self._titled)
        before = self._passages[place - 1][-_BESIDE:] if place else ""
        made.beside = before, "".join(self._passages[place + 1 : place + 2])[:_BESIDE]
        return made

    @property
    def _room_at_first(self) -> int:
        """The columns that it is likely to have."""
        scroller = self._scroller
        known = scroller.outer_size.width - scroller.styles.gutter.width if scroller is not None else 0
        return min(_MOST, known if known > 0 else self.app.size.width)

    def on_mount(self) -> None:
        """Follow whoever reads on."""
        self._make_room()
        if len(self._passages) > 1 and self._scroller is not None:
            self.watch(self._scroller, "scroll_y", self._follow, init=False)

    def on_resize(self) -> None:
        """Make room for the passages that are not there, and stay at the one that is read."""
        scroller = self._scroller
        if len(self._passages) == 1 or scroller is None or not self.size.width:
            return  # where the page is put away, it has no width
        if self.size.width == self._estimated_for:
            self.call_after_refresh(self._follow)
            return
        if isinstance(scroller, Page):  # it brings whoever reads to where they were
            first = not self._estimated_for
            self._estimate()
            if not first:
                self._make_room()
            self.call_after_refresh(self._follow)
            return
        if self._estimated_for and self._read is None:
            row = scroller.scroll_y - self._top_in(scroller)
            place, above = self._read_at(row)
            self._read = place, (row - above) / max(1, self._heights[place])
        self._estimate()
        self._make_room()
        self.call_after_refresh(self._return_to_what_is_read)

    def _return_to_what_is_read(self) -> None:
        scroller, read, self._read = self._scroller, self._read, None
        if scroller is None:
            return
        if read is not None and read > (0, 0):
            self._estimate()
            place, share = read
            row = sum(self._heights[:place]) + share * self._heights[place]
            scroller.scroll_to(y=self._top_in(scroller) + row, animate=False)
        self._follow()

    def _read_at(self, row: float) -> tuple[int, int]:
        """The passage at a row of the text, and the rows above that passage."""
        ends = list(accumulate(self._heights))
        place = min(bisect_right(ends, max(0, row)), len(ends) - 1)
        return place, ends[place] - self._heights[place]

    @property
    def _scroller(self) -> Widget | None:
        """What it is scrolled in."""
        return next((node for node in self.ancestors if isinstance(node, ScrollableContainer)), None)

    def _follow(self) -> None:
        if not self._filling and self._read is None and self.is_attached and self._wanted() != self._span:
            self._filling = True
            begin(self, self._fill, group="passages")

    @property
    def _span(self) -> range:
        return range(self._there[0].place, self._there[-1].place + 1)

    def _wanted(self) -> range:
        """The passages in view and about it; those that are there already stay a little longer."""
        scroller = self._scroller
        if scroller is None or not self.size.width:
            return self._span
        self._estimate()
        view = scroller.size.height
        top = scroller.scroll_y - self._top_in(scroller)
        first, last = (self._read_at(edge)[0] for edge in (top - self.AROUND * view, top + (1 + self.AROUND) * view))
        span = self._span
        near = span.start <= first and last < span.stop and len(span) <= 3 * (last - first + 1)
        return span if near else range(first, last + 1)

    def _top_in(self, scroller: Widget) -> int:
        """The row of the scrolled content at which the text begins."""
        top = self.virtual_region.y
        for node in self.ancestors:
            if node is scroller or not isinstance(node, Widget):
                break
            top += node.virtual_region.y
        return top

    def _estimate(self) -> None:
        """Guess the height of what has not been there at this width; what is there has been laid out."""
        width = self.size.width
        if width not in (0, self._estimated_for):
            self._estimated_for = width
            self._heights = self._estimates(width)
        for passage in self._there:
            if passage.outer_size.height:
                self._heights[passage.place] = passage.outer_size.height

    def _estimates(self, width: int) -> list[int]:
        """The rows that each passage may take in so many columns."""
        return [sum(1 + len(line) // width for line in passage.split("\n")) + 1 for passage in self._passages]

    async def _fill(self) -> None:
        """Bring the passages that are wanted until they are there; what is read stays where it is on the screen."""
        try:
            if not self._filled:
                self._filled = True
                await drawn(self.screen)  # what is seen first goes before what is about it
            while self.is_attached and (wanted := self._wanted()) != self._span:
                await self._bring(wanted)
        except (NoMatches, MountError):
            pass  # it is being taken off the screen, its parts first
        finally:
            self._filling = False

    async def _bring(self, wanted: range) -> None:
        scroller = self._scroller
        if scroller is None:
            return
        at_end = scroller.scroll_y >= scroller.max_scroll_y
        top = scroller.scroll_y - self._top_in(scroller)
        read, above_it = self._read_at(top)
        known = {passage.place: passage for passage in self._there}
        kept = [known.get(place) or self._passage(place) for place in wanted]
        with self.app.batch_update():
            for passage in self._there:
                if passage.place not in wanted:
                    if isinstance(scroller, Walked):
                        scroller.take_off(passage)
                    await passage.remove()
            new = [passage for passage in kept if passage.place not in known]
            above = [passage for passage in new if passage.place < min(known)]
            await self.mount_all(above, after=self.query_one("#before"))
            await self.mount_all([passage for passage in new if passage not in above], before=self.query_one("#after"))
            self._there = kept
            self._make_room()
        await self._laid_out()
        self._estimate()
        self._make_room()
        await self._laid_out()
        if isinstance(scroller, Walked):
            scroller.read_on_in_view()
        if self.app.animator.is_being_animated(scroller, "scroll_y"):
            return  # to where it was sent
        moved = sum(self._heights[:read]) - above_it
        if at_end and wanted.stop == len(self._passages):
            scroller.scroll_to(y=scroller.max_scroll_y, animate=False)
        elif moved and top >= 0 and scroller.scroll_y > 0:  # at 0, somebody has gone home meanwhile
            scroller.scroll_to(y=scroller.scroll_y + moved, animate=False)

    def _make_room(self) -> None:
        """Leave as much room as the passages take that are not there."""
        span = self._span
        for name, left_out in (("#before", self._heights[: span.start]), ("#after", self._heights[span.stop :])):
            for room in self.query(name):  # none, where it is taken off meanwhile
                room.styles.height = sum(left_out)
                room.display = bool(left_out)

    async def show_place(self, place: Position, share: float) -> None:
        """Scroll to where a place in the text shows, if it does not already.

        Args:
            place: a line, as `position_of_end` finds it.
            share: how far along that line, from 0 to 1: a line is a paragraph of many rows.
        """
        there = await self._bring_passage(place.passage)
        scroller = self._scroller
        if there is not None and scroller is not None:
            self._show_row(scroller, self._row_in(scroller, there, there.row_of(place.line, share)))

    async def show_in(self, passage: int, row_in: Callable[[Passage], int]) -> int | None:
        """Scroll to where something in a passage shows, if it does not already, once all about it is there, too.

        Args:
            passage: the passage, by its place.
            row_in: says at which of the passage's rows.

        Returns:
            The row at which it stands, from the first of what is scrolled; None where it is not there any more.
        """
        row: int | None = None
        for _ in range(_ROUNDS):
            there = await self._bring_passage(passage)
            scroller = self._scroller
            if there is None or scroller is None:
                return None
            row = self._row_in(scroller, there, row_in(there))
            if not self._show_row(scroller, row):
                return row
            await self._laid_out()
            for _ in range(_TRIES):
                if not self._filling:
                    break
                await self._laid_out()
        return row

    async def _bring_passage(self, place: int) -> Passage | None:
        """Have a passage there, and laid out; None where the text is taken off the screen meanwhile."""
        scroller = self._scroller
        passage = min(place, len(self._passages) - 1)
        if scroller is None:
            return None
        for _ in range(_TRIES):
            await self._laid_out()
            if self.size.width:
                break
        if not (self.is_attached and self.size.width):
            return None  # it is taken off already
        self._estimate()
        if len(self._passages) > 1:
            self._make_room()
            await self._laid_out()
        for _ in range(_TRIES):
            if passage in self._span or not self.is_attached:
                break
            row = self._top_in(scroller) + sum(self._heights[:passage])
            scroller.scroll_to(y=row, animate=False, force=True, immediate=True)
            self._follow()
            await self._laid_out()
        return next((one for one in self._there if one.place == passage), None)

    def _row_in(self, scroller: Widget, there: Passage, row: int) -> int:
        """A row of a passage, counted from the first of what is scrolled."""
        return row + self._top_in(scroller) + sum(self._heights[: there.place])

    def _show_row(self, scroller: Widget, row: int) -> bool:
        """Scroll to a row where it is not in view; whether it was not."""
        height, top = scroller.scrollable_content_region.height, scroller.scroll_offset.y
        if top <= row < top + height - 1:
            return False
        scroller.scroll_to(y=max(0, row - height // 3), animate=False, force=True, immediate=True)
        return True

    def place_of(self, widget: Widget) -> tuple[tuple[int, int], Widget] | None:
        """The passage, and the block of it, by their places."""
        nodes = widget.ancestors_with_self
        block = next((node for node in nodes if isinstance(node, MarkdownBlock)), None)
        passage = next((node for node in nodes if isinstance(node, Passage)), None)
        if block is None or passage is None:
            return None
        return (passage.place, list(passage.query(MarkdownBlock)).index(block)), block

    async def block_at(self, place: tuple[int, int]) -> Widget | None:
        """The block at a place, once it and all about it is there; the last of a passage that has not so many."""
        there = await self._bring_passage(place[0])
        for _ in range(_TRIES):
            if not self._filling:
                break
            await self._laid_out()
        blocks = list(there.query(MarkdownBlock)) if there is not None else []
        return blocks[min(place[1], len(blocks) - 1)] if blocks else there

    async def _laid_out(self) -> None:
        """Wait until the screen has been laid out anew."""
        await laid_out(self)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Follow a link to another entry; any other link is only text."""
        event.stop()
        if not event.href.startswith(SCHEME):
            return
        try:
            ref = Ref.parse(event.href.removeprefix(SCHEME).replace("%20", " "))
        except ValueError:
            return  # somebody wrote such an address by hand
        self.post_message(LinkLine.Followed(ref))
