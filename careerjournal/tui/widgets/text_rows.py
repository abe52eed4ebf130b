"""A text area that draws a row anew only where the row reads differently, however tall it is and however long its text.

Textual's own sends every row of the field to the terminal at each key, and divides a whole paragraph anew for each of
its rows. Here a row is known by what stands in it, which also serves as the key to what was drawn of it before. While
texts are private, that is dots, but for the paragraph that the caret is in.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, DocumentNavigator, Location

from careerjournal.model.graphemes import boundary_after, boundary_before, boundary_from
from careerjournal.tui.output.privacy import dotted
from careerjournal.tui.widgets.wrapping import QuickWrapped


class _Row(NamedTuple):
    """What stands in a row of the field, as far as one sees it."""

    text: str
    caret: int | None = None
    """The character that the caret is on."""
    chosen: tuple[int, int] | None = None
    """From which character to which it is selected."""
    tabs: tuple[str, int] | None = None
    """Of a line with tabs in it, the whole line and which of its rows this is: the width of a tab depends on them."""


class RowArea(TextArea):
    """The text area."""

    def __init__(self, text: str) -> None:
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(1024)
        self._on_screen: tuple[object, list[_Row | None]] | None = None
        super().__init__(
            "",  # it would be broken into rows several times over
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            compact=True,
            # It would be the whole paragraph.
            highlight_cursor_line=False,
        )
        self._set_document(text, None)

    def _set_document(self, text: str, language: str | None) -> None:
        # Textual makes a `WrappedDocument` of its own here, and asks nobody which.
        super()._set_document("", language)
        self.document = Document(text)
        self.wrapped_document = QuickWrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def get_cursor_left_location(self) -> Location:
        """Where the caret goes to the left: before a whole character, with all that it is made of."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, boundary_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Where the caret goes to the right: behind a whole character."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (row, boundary_after(line, column)) if column < len(line) else super().get_cursor_right_location()

    def action_delete_left(self) -> None:
        """Delete what is selected, or else the character before the caret, also where the caret is within it."""
        row, column = self.cursor_location
        if self.selection.is_empty and column and not self.read_only:
            end = boundary_from(self.document.get_line(row), column)
            self._delete_via_keyboard(self.get_cursor_left_location(), (row, end))
        else:
            super().action_delete_left()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Find none: prose has no need of it, and it is looked for through the whole text."""
        del bracket, search_from
        return None

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._drawn.clear()
        self._on_screen = None
        super().notify_style_update()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        # Textual calls it, and nothing that is public, whenever a text is broken into rows anew.
        before = self.virtual_size
        super()._rewrap_and_refresh_virtual_size()
        if self.virtual_size != before:
            # Where a layout is due already, Textual would go on by how tall the field was when it was measured last.
            self._box_model_cache.clear()
        # A window of another width is drawn before the field is told of it, with the rows of the width before.
        self._on_screen = None
        self.refresh()

    def _row_at(self, y: int) -> _Row | None:
        """What stands in a row of the text; None beneath its end."""
        wrapped = self.wrapped_document
        if not isinstance(wrapped, QuickWrapped) or (at := wrapped.at_row(y)) is None:
            return None
        index, section = at
        line = self.document.get_line(index)
        breaks = wrapped.get_offsets(index)
        start = breaks[section - 1] if section else 0
        last = section == len(breaks)
        end = len(line) if last else breaks[section]
        row, column = self.selection.end
        here = row == index and start <= column and (column < end or last)
        if index != row and getattr(self.app, "private", False):
            return self._hidden(line[start:end], self._chosen_in(index, start, end))
        caret = column - start if here and self._draw_cursor else None
        tabs = (line, section) if "\t" in line else None
        return _Row(line[start:end], caret, self._chosen_in(index, start, end), tabs)

    def _hidden(self, text: str, chosen: tuple[int, int] | None) -> _Row:
        """A row of another paragraph than the caret's, while texts are private."""
        if chosen is not None:
            chosen = cell_len(text[: chosen[0]]), cell_len(text[: chosen[1]]) + max(0, chosen[1] - len(text))
        return _Row(dotted(text.expandtabs(self.indent_width)), chosen=chosen)

    def _chosen_in(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        top, bottom = sorted(self.selection)
        if top == bottom or not top[0] <= index <= bottom[0]:
            return None
        first = max(start, top[1]) if index == top[0] else start
        # An empty line within what is selected shows that it is.
        last = min(end, bottom[1]) if index == bottom[0] else max(end, start + 1)
        return (first - start, last - start) if first < last else None

    def render_line(self, y: int) -> Strip:
        """A row, as it was drawn before wherever it reads the same."""
        theme = self._theme
        row = self._row_at(y + self.scroll_offset.y)
        width = self.scrollable_content_region.width
        key = row, width, theme.base_style, theme.cursor_style, theme.selection_style
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._render_line(y) if row and row.tabs else self._draw(row, width)
        return strip

    def _draw(self, row: _Row | None, width: int) -> Strip:
        theme = self._theme
        base = theme.base_style or Style()
        if row is None:
            return Strip.blank(width, base)
        text = row.text
        if row.caret is not None or row.chosen is not None:
            text += " "  # the caret after the last character, or an empty line that is selected
        marks: list[tuple[int, int, Style]] = []
        if row.chosen is not None and theme.selection_style:
            marks.append((*row.chosen, theme.selection_style))
        if row.caret is not None and theme.cursor_style:
            marks.append((row.caret, row.caret + 1, theme.cursor_style))
        cuts = sorted({0, len(text), *(min(cut, len(text)) for start, end, _ in marks for cut in (start, end))})
        segments = []
        for start, end in pairwise(cuts):
            style = base
            for first, last, mark in marks:
                if first <= start < last:
                    style += mark
            segments.append(Segment(text[start:end], style))
        return Strip(segments).adjust_cell_length(width, base)

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """Of the whole field, only those rows that read differently from what the terminal has."""
        regions = super()._exchange_repaint_regions()
        whole = self.outer_size.region
        inside = self.content_region.translate(-self.region.offset)
        filters = tuple(self.get_line_filters())
        frame = whole, inside, self.rich_style, self.has_focus, self.show_vertical_scrollbar, filters
        before = self._on_screen
        top = self.scroll_offset.y
        rows = [self._row_at(top + y) for y in range(inside.height)]
        self._on_screen = frame, rows
        if whole not in regions or before is None or before[0] != frame:
            return regions
        changed = [y for y, (old, new) in enumerate(zip(before[1], rows, strict=True)) if old != new]
        others = [region for region in regions if region != whole]
        return others + [Region(0, inside.y + y, whole.width, 1) for y in changed]
