"""A table as one widget. Textual has one for each cell, and lays all of them out at every key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.markdown import MarkdownBlock

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.visual import VisualType
    from textual.widgets import Markdown

TABLE: Final = "table"
"""The token that stands for a whole table, with its cells as its children."""

_LINE: Final = "$line"
_LEAST: Final = 3
"""Cells for a column, below which its words are not to be read."""
_BETWEEN: Final = 3
"""Cells from the words of one column to those of the next: a line, and room on both sides of it."""


def tables_in_one(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a text, with one in the place of those of a table."""
    table: Token | None = None
    for token in tokens:
        if token.type == "table_open":
            table = Token(TABLE, "", 0, map=token.map, level=token.level, children=[], meta={"columns": 0})
        elif token.type == "table_close" and table is not None:
            yield table
            table = None
        elif table is None:
            yield token
        elif token.type == "inline" and table.children is not None:
            table.children.append(token)
        elif token.type == "th_open":
            table.meta["columns"] += 1


class Table(MarkdownBlock):
    """A table; with more columns than there is room for, as it was written."""

    DEFAULT_CSS = "Table { margin: 0 0 1 0; }"

    def __init__(self, markdown: Markdown, token: Token) -> None:
        super().__init__(markdown, token)
        self._cells: list[Content] = []
        for cell in token.children or ():
            self.build_from_token(cell)
        columns = max(1, token.meta["columns"])
        rows = [self._cells[start : start + columns] for start in range(0, len(self._cells), columns)]
        self._grid = Grid(rows, Content((self.source or "").rstrip()))

    def set_content(self, content: Content) -> None:
        """Take in the words of the next cell."""
        self._cells.append(content)

    def render(self) -> Visual:
        """Its rows."""
        return self._grid

    @property
    def content(self) -> Content:
        """What is drawn, as wide as that is."""
        return self._grid.drawn(max(1, self.content_size.width))

    @content.setter
    def content(self, content: VisualType) -> None:
        self.update(content)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected."""
        return selection.extract(self.content.plain), "\n"


class Grid(Visual):
    """Rows of cells in columns, with lines about them.

    Args:
        rows: each as long as the first, which is the head.
        written: what is drawn where there is no room for the columns.
    """

    def __init__(self, rows: Sequence[Sequence[Content]], written: Content) -> None:
        self._rows = rows
        self._written = written
        self._drawn: tuple[int, Content] | None = None

    def drawn(self, width: int) -> Content:
        """All of it for so many cells."""
        if self._drawn is None or self._drawn[0] != width:
            columns = self._columns(width)
            said = Content("\n").join(self._lines(columns)) if columns else self._written
            self._drawn = width, said
        return self._drawn[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the room there is."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows of the screen that it takes."""
        return self.drawn(width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw it."""
        return self.drawn(width).render_strips(width, height, style, options)

    def _columns(self, width: int) -> list[int]:
        """The cells of each column; none where there is no room for all."""
        count = len(self._rows[0]) if self._rows else 0
        left = width - _BETWEEN * count - 1
        if not count or left < _LEAST * count:
            return []
        wanted = [max(_LEAST, *(cell.cell_length for cell in column)) for column in zip(*self._rows, strict=False)]
        wide = [0] * count
        # The narrow ones have what they want, and the others share what is left.
        for place, column in enumerate(sorted(range(count), key=wanted.__getitem__)):
            wide[column] = min(wanted[column], left // (count - place))
            left -= wide[column]
        for place in range(count):
            more = left // (count - place)
            wide[place] += more
            left -= more
        return wide

    def _lines(self, columns: list[int]) -> Iterator[Content]:
        bar = Content.styled("│", _LINE)
        yield _rule("┌", "┬", "┐", columns)
        for place, row in enumerate(self._rows):
            if place:
                yield _rule("├", "┼", "┤", columns)
            wrapped = [cell.wrap(room) for cell, room in zip(row, columns, strict=True)]
            for line in range(max(map(len, wrapped))):
                words = [said[line].rstrip() if line < len(said) else Content("") for said in wrapped]
                if not place:
                    words = [word.stylize_before("bold") for word in words]
                cells = [
                    Content.assemble(" ", word, " " * (room - word.cell_length + 1))
                    for word, room in zip(words, columns, strict=True)
                ]
                yield Content.assemble(bar, bar.join(cells), bar)
        yield _rule("└", "┴", "┘", columns)


def _rule(left: str, between: str, right: str, columns: list[int]) -> Content:
    return Content.styled(left + between.join("─" * (room + 2) for room in columns) + right, _LINE)
