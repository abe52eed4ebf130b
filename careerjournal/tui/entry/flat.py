"""The blocks of lists and quotes, one under another: each is drawn behind the signs of what it stands in.

Textual has a widget for every list, item, sign and quote, within one another, and lays out what is in one again and
again for the height of it. Here there is one for each block of words, however deep that stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Spacing
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

if TYPE_CHECKING:
    from textual.widget import Widget

    _Widget = Widget
    _Paragraph = MarkdownBlock
else:
    _Widget = object
    _Paragraph = Markdown.BLOCKS["paragraph_open"]

_QUOTE: Final = "blockquote_open"
_BULLETS: Final = "bullet_list_open"
_NUMBERS: Final = "ordered_list_open"
"""What a block is, as its name has it: markdown-it's for its token."""

_BAR: Final = Content.styled("│ ", "$line")
_SIGN: Final = "$accent"
_MOST: Final = 24
"""Cells for signs: words that stand deeper begin there, too, and have room."""


class Signs(NamedTuple):
    """What stands before the rows of a block."""

    first: Content
    then: Content
    below: tuple[Content, ...] = ()
    """Of each row that is left empty beneath it."""

    @property
    def cells(self) -> int:
        """The room for them."""
        return self.then.cell_length


NO_SIGNS: Final = Signs(Content(), Content())


class Behind(_Widget):
    """What makes a widget one that is drawn behind signs. It is no widget, so that it has the styles of its kind."""

    signs = NO_SIGNS

    def stand_behind(self, signs: Signs) -> None:
        """Leave room for signs, and draw them there."""
        self.signs = signs
        self.styles.margin = 0
        self.styles.padding = Spacing(0, 0, len(signs.below), signs.cells)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its rows, with the signs where room was left for them."""
        strips = super().render_lines(crop)
        shown = min(self.signs.cells, crop.right) - crop.x
        if shown <= 0:
            return strips
        filters, ground = self.get_line_filters(), self.background_colors[1]
        signed: list[Strip] = []
        for y, strip in zip(crop.line_range, strips, strict=True):
            sign = self._sign_at(y)
            for line_filter in filters:
                sign = sign.apply_filter(line_filter, ground)
            signed.append(Strip.join([sign.crop(crop.x, crop.x + shown), strip.crop(shown)]))
        return signed

    def _sign_at(self, row: int) -> Strip:
        signs, below = self.signs, row - self.outer_size.height + len(self.signs.below)
        content = signs.below[below] if 0 <= below < len(signs.below) else signs.then if row else signs.first
        strips = Visual.to_strips(self, content, signs.cells, 1, self.visual_style)
        return strips[0].extend_cell_length(signs.cells, self.visual_style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected; from its beginning, with its signs."""
        found = super().get_selection(selection)
        if found is None or selection.start not in (None, (0, 0)) or not self.signs.cells:
            return found
        return self.signs.first.plain + found[0], found[1]


class Paragraph(Behind, _Paragraph):
    """Words."""


class Inset(Behind, Vertical):
    """Any other block in a list or a quote."""

    DEFAULT_CSS = "Inset { height: auto; }"


def flat(blocks: Iterable[MarkdownBlock], *, goes_on: bool) -> Iterator[Widget]:
    """The blocks of a text, with those that stand in lists and quotes in the place of these.

    Args:
        blocks: those at the margin, in which the others are.
        goes_on: whether a list at their end goes on in what follows.
    """
    found = list(blocks)
    for place, block in enumerate(found, 1):
        if block.name in (_QUOTE, _BULLETS, _NUMBERS):
            yield from _Flattening().all_in(block, apart=not (goes_on and place == len(found)))
        else:
            yield block


class _Flattening:
    """Takes the blocks out of a list or a quote."""

    def __init__(self) -> None:
        self._ahead: list[Content] = []
        """The signs before the next row, from the margin on."""
        self._made: list[tuple[MarkdownBlock | None, Signs]] = []
        self._lists = 0

    def all_in(self, block: MarkdownBlock, *, apart: bool) -> Iterator[Widget]:
        """The blocks in it.

        Args:
            block: a list or a quote.
            apart: whether a row is left empty beneath it.
        """
        self._take(block)
        if self._made and not apart and block.name != _QUOTE:
            last, signs = self._made.pop()
            self._made.append((last, signs._replace(below=signs.below[:-1])))
        for one, signs in self._made:
            if isinstance(one, Paragraph):
                one.stand_behind(signs)
                yield one
            else:
                inset = Inset() if one is None else Inset(one)
                inset.stand_behind(signs)
                if one is None:
                    inset.styles.height = 1 + len(signs.below)
                yield inset

    def _take(self, block: MarkdownBlock) -> None:
        match block.name:
            case "blockquote_open":
                made = len(self._made)
                self._ahead.append(_BAR)
                self._take_all(block)
                self._ahead.pop()
                if len(self._made) > made:  # what ends the quote has no row beneath it that is still of the quote
                    last, signs = self._made.pop()
                    self._made.append((last, signs._replace(below=())))
                self._leave_row()
            case "bullet_list_open" | "ordered_list_open":
                self._lists += 1
                for item, sign in _signed(block):
                    self._ahead.append(Content.styled(sign, _SIGN))
                    self._take_all(item)
                    self._ahead.pop()
                self._lists -= 1
                if not self._lists:
                    self._leave_row()
            case _:
                self._put(block)

    def _take_all(self, block: MarkdownBlock) -> None:
        if not block._blocks and block.name != _QUOTE:  # noqa: SLF001 - what is in it, until that is put on the screen
            self._put(None)  # an item of which there is only the sign
        for inner in block._blocks:  # noqa: SLF001
            self._take(inner)
        block._blocks.clear()  # noqa: SLF001

    def _put(self, block: MarkdownBlock | None) -> None:
        first = Content("").join(self._ahead)
        self._ahead = [sign if sign is _BAR else Content(" " * sign.cell_length) for sign in self._ahead]
        then = Content("").join(self._ahead)
        if then.cell_length > _MOST:
            # The signs of the innermost are what tells it from the one before.
            first, then = first[-_MOST:], then[-_MOST:]
        self._made.append((block, Signs(first, then)))
        if isinstance(block, Paragraph) and not self._lists:
            self._leave_row()

    def _leave_row(self) -> None:
        """Leave a row empty beneath the last block, but for what goes on around it."""
        if self._made:
            block, signs = self._made.pop()
            sign = Content("").join(self._ahead)[-_MOST:] if self._ahead else Content("")
            self._made.append((block, signs._replace(below=(*signs.below, sign))))


def _signed(block: MarkdownBlock) -> Iterator[tuple[MarkdownBlock, str]]:
    """The items of a list, each with its sign: numbers are as wide as the widest."""
    items = block._blocks  # noqa: SLF001
    bullets: list[str] = [item.bullet for item in items]  # type: ignore[attr-defined] # as an item has
    if block.name == _NUMBERS and items:
        start = int(bullets[0])
        numbers = [f"{number}. " for number in range(start, start + len(items))]
        room = max(map(len, numbers)) + 1
        bullets = [number.rjust(room) for number in numbers]
    yield from zip(items, bullets, strict=True)
