"""A list drawn by the line: of however many rows, only those in view are made."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, Final, Protocol

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.widgets.list_position import ListWithPosition

BAR: Final = {True: "▌", False: "│"}
"""What stands before the highlighted row of a list, by whether the list has the focus."""

_EDGE: Final = 1
"""Cells left free at either side of a row; the bar of the highlighted one stands in the left."""


class Rows(Protocol):
    """What a `LineList` shows."""

    def __len__(self) -> int:
        """How many rows there are, headings included."""

    def heights(self, width: int) -> Sequence[int]:
        """How many lines each row takes in a width in cells; worked out without making any row."""

    def lines(self, row: int, width: int) -> Sequence[Content]:
        """Make a row: its lines, as many as its height says, each at most so wide."""

    def is_heading(self, row: int) -> bool:
        """Whether a row only names those beneath it, and is never highlighted."""


class _None:
    """No rows."""

    def __len__(self) -> int:
        return 0

    def heights(self, width: int) -> Sequence[int]:
        del width
        return ()

    def lines(self, row: int, width: int) -> Sequence[Content]:
        del row, width
        return ()

    def is_heading(self, row: int) -> bool:
        del row
        return False


NOTHING: Final[Rows] = _None()
"""An empty list."""


class LineList(ScrollView, ListWithPosition, can_focus=True):
    """Rows of one or more lines under their headings, walked with the arrows, j, k, g and G, or chosen with a mouse."""

    DEFAULT_CSS = """
    LineList { height: auto; max-height: 100%; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--row",
        "line-list--heading",
        "line-list--highlighted",
        "line-list--hover",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("cursor_down", "cursor_up", "first", "last"),
        *arrows("cursor_down", "cursor_up"),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("enter", "select", "Open", show=False),
    ]

    goes_round = True
    """Whether one comes from the last row to the first, and back."""

    highlighted: reactive[int | None] = reactive(None)
    """The highlighted row, counted from 0 with headings; None where there is none."""
    _hover: reactive[int | None] = reactive(None)

    class Highlighted(Message):
        """A row was walked to."""

        def __init__(self, source: LineList, row: int) -> None:
            super().__init__()
            self.source = source
            self.row = row
            self.rows = source.rows
            """What the list showed then: it may show something else by the time this arrives."""

        @property
        def control(self) -> LineList:
            """The list."""
            return self.source

    class Selected(Highlighted):
        """A row was opened, with enter or a click."""

    def __init__(self, rows: Rows | None = None, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.auto_links = False  # there are none, and their colours would be worked out for each line
        self.rows: Rows = rows or NOTHING
        """What is shown; `show` puts others there."""
        self._pressed: tuple[Rows, object] = self.rows, None
        """What was shown as a button of the mouse went down, and the row that was under it."""
        self._tops: Sequence[int] = (0,)
        self._measured: tuple[Rows, int] | None = None
        self._drawn: LRUCache[tuple[int, str, int, RichStyle, bool], list[Strip]] = LRUCache(256)

    def show(self, rows: Rows, highlighted: int | None = None) -> None:
        """Show other rows, with one of them highlighted; nobody is told of that one."""
        self.rows = rows
        self._measured = None
        self._drawn.clear()
        self._hover = None
        with self.prevent(self.Highlighted):
            self.set_reactive(LineList.highlighted, None)
            self._measure()
            self.highlighted = self._nearest(highlighted)
        self.scroll_to_highlight()
        self.refresh(layout=self.styles.auto_dimensions)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return len(self.rows)

    def highlight(self, row: int) -> None:
        """Go to a row, or to the next that is no heading; nobody is told of it."""
        with self.prevent(self.Highlighted):
            self.highlighted = self._nearest(row)

    def redraw(self) -> None:
        """Draw the rows anew where they read otherwise now, their number and heights being the same."""
        self._drawn.clear()
        self.refresh()

    @property
    def _room(self) -> int:
        """Cells for the words of a row."""
        return max(1, self._columns - 2 * _EDGE)

    @property
    def _columns(self) -> int:
        """Cells for a row: without those of the bar also before that is there, where more rows than lines bring it."""
        room, bar = self.scrollable_content_region, self.styles.scrollbar_size_vertical
        comes = not self.show_vertical_scrollbar and self.styles.overflow_y == "auto" and len(self.rows) > room.height
        return room.width - (bar if comes else 0)

    @property
    def room_beside_bar(self) -> int:
        """Cells for the words of a row where there are more rows than the list has lines, before they are shown."""
        bar = 0 if self.show_vertical_scrollbar and len(self.rows) else self.styles.scrollbar_size_vertical
        return max(1, self.scrollable_content_region.width - bar - 2 * _EDGE)

    def _measure(self) -> None:
        """Work out where each row begins, once for each width."""
        if not self.scrollable_content_region:
            return
        measured = self.rows, self._room
        if self._measured is not None and self._measured[0] is self.rows and self._measured[1] == measured[1]:
            return
        self._measured = measured
        self._drawn.clear()
        self._tops = array("L", accumulate(self.rows.heights(self._room), initial=0))
        size = Size(self._columns, self._tops[-1])
        if size != self.virtual_size:
            self.virtual_size = size

    def _row_at(self, line: int) -> int | None:
        if not 0 <= line < self._tops[-1]:
            return None
        return bisect_right(self._tops, line) - 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all rows."""
        del container, viewport
        return sum(self.rows.heights(max(1, width - 2 * _EDGE)))

    def on_resize(self) -> None:
        """Lay out for another width, and keep the highlighted row in view."""
        self._measure()
        self.scroll_to_highlight()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """A line of whichever row is there."""
        self._measure()
        line = y + self.scroll_offset.y
        row = self._row_at(line)
        width = self.scrollable_content_region.width
        if row is None:
            return Strip.blank(width, self.get_component_rich_style("line-list--row"))
        name = "line-list--row"
        if self.rows.is_heading(row):
            name = "line-list--heading"
        elif row == self.highlighted:
            name = "line-list--highlighted"
        elif row == self._hover:
            name = "line-list--hover"
        strip = self._line_of(row, line, name, width)
        span = selection.get_span(line) if (selection := self.text_selection) is not None else None
        if span is not None:
            strip = _marked(strip, *span, self.screen.get_component_rich_style("screen--selection"))
        return strip.apply_offsets(0, line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words of the lines that are selected; without an end, of as many as are in view."""
        self._measure()
        top = self.scroll_offset.y
        bottom = min(self._tops[-1], top + self.scrollable_content_region.height) - 1
        first = selection.start.y if selection.start is not None else top
        last = min(selection.end.y if selection.end is not None else bottom, self._tops[-1] - 1)
        said: list[str] = []
        for line in range(first, last + 1):
            row, span = self._row_at(line), selection.get_span(line)
            if row is not None and span is not None:
                start, end = span
                words = self._line_of(row, line, "line-list--row", self.scrollable_content_region.width)
                said.append(words.crop(start, None if end == -1 else end).text.strip())
        return "\n".join(said), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected, or no longer."""
        del selection
        self.refresh()

    def text_select_all(self) -> None:
        """A double click opens a row, and selects nothing."""

    def _line_of(self, row: int, line: int, name: str, width: int) -> Strip:
        """A line of a row; an empty one where the row has become shorter since it was measured."""
        drawn, at = self._draw(row, name, width), line - self._tops[row]
        return drawn[at] if at < len(drawn) else Strip.blank(width, self.get_component_rich_style(name))

    def _draw(self, row: int, name: str, width: int) -> list[Strip]:
        style = self.get_visual_style("line-list--row", name)
        key = (
            row,
            name,
            width,
            style.rich_style,
            self.has_focus,
        )  # the bar tells the highlighted row where its ground does not
        drawn = self._drawn.get(key)
        if drawn is None:
            ground = style.rich_style
            edge = Segment(" " * _EDGE, ground)
            left = Segment(BAR[self.has_focus], self._bar(ground)) if name == "line-list--highlighted" else edge
            # What is highlighted stays readable while texts are private.
            meta = {"row": row, "selected": True} if name.endswith("highlighted") else {"row": row}
            drawn = []
            # The room that it was measured for, which may be less while a bar is still to come.
            room, wide = self._room, max(1, width - 2 * _EDGE)
            for content in self.rows.lines(row, room):
                strips = Visual.to_strips(self, content, room, 1, style)
                words = strips[0] if strips else Strip([])
                words = words.adjust_cell_length(wide, ground)
                drawn.append(Strip.join([Strip([left]), words, Strip([edge])]).apply_meta(meta))
            self._drawn[key] = drawn
        return drawn

    def _bar(self, ground: RichStyle) -> RichStyle:
        accent = self.app.theme_variables.get("accent", "")
        return ground + RichStyle.parse(accent) if accent.startswith("#") else ground

    def _nearest(self, row: int | None) -> int | None:
        """The row, or the next that is no heading, or the last before it."""
        if row is None or not len(self.rows):
            return None
        row = min(max(0, row), len(self.rows) - 1)
        return self._from(row, 1) if self._from(row, 1) is not None else self._from(row, -1)

    def _from(self, row: int, step: int) -> int | None:
        while 0 <= row < len(self.rows):
            if not self.rows.is_heading(row):
                return row
            row += step
        return None

    def watch_highlighted(self, before: int | None, highlighted: int | None) -> None:
        """Bring the row into view, and tell whoever shows it."""
        for row in (before, highlighted):
            self._refresh_row(row)
        if highlighted is not None:
            self.scroll_to_highlight()
            self.post_message(self.Highlighted(self, highlighted))

    def watch__hover(self, before: int | None, hover: int | None) -> None:
        """Draw the row under the mouse otherwise."""
        for row in (before, hover):
            self._refresh_row(row)

    def _refresh_row(self, row: int | None) -> None:
        if row is not None and row + 1 < len(self._tops):
            self.refresh_lines(self._tops[row], self._tops[row + 1] - self._tops[row])

    def scroll_to_highlight(self, *, top: bool = False) -> None:
        """Bring the highlighted row into view, and a heading right above it.

        Args:
            top: whether it is to stand at the top.
        """
        self._measure()
        row = self.highlighted
        if row is None or row + 1 >= len(self._tops) or not self.is_mounted:
            return
        first = row - 1 if row and self.rows.is_heading(row - 1) else row
        y = self._tops[first]
        height = min(self._tops[row + 1] - y, max(1, self.scrollable_content_region.height))
        if height < self._tops[row + 1] - y:
            y = self._tops[row]
        region = Region(0, y, self.scrollable_content_region.width, height)
        self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)

    def action_cursor_down(self) -> None:
        """Go to the row below; from the last to the first."""
        self._walk(1)

    def action_cursor_up(self) -> None:
        """Go to the row above; from the first to the last."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        found = self._next(step)
        if found is None and self.goes_round:
            found = self._from(0 if step > 0 else len(self.rows) - 1, step)
        if found is not None:
            self.highlighted = found

    def _next(self, step: int) -> int | None:
        """The row that follows below, or above with -1; None where there is none, or none is highlighted."""
        return None if self.highlighted is None else self._from(self.highlighted + step, step)

    def action_first(self) -> None:
        """Go to the first row."""
        self.highlighted = self._from(0, 1)

    def action_last(self) -> None:
        """Go to the last row."""
        self.highlighted = self._from(len(self.rows) - 1, -1)

    def action_page_down(self) -> None:
        """Go down by as many lines as there are in view."""
        self._turn(1)

    def action_page_up(self) -> None:
        """Go up by as many lines as there are in view."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        if self.highlighted is None or not len(self.rows):
            return
        lines = self.scrollable_content_region.height
        line = min(max(0, self._tops[self.highlighted] + step * lines), self._tops[-1] - 1)
        row = self._row_at(line)
        if row is not None:
            found = self._from(row, step)
            self.highlighted = found if found is not None else self._from(row, -step)

    def action_select(self) -> None:
        """Open the highlighted row."""
        if self.highlighted is not None:
            self.post_message(self.Selected(self, self.highlighted))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take note of what is clicked: something else may stand there when the button is let go of."""
        self._pressed = self.rows, event.style.meta.get("row")

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked; none on a line that the list has no longer."""
        rows, pressed = self._pressed
        if rows is not self.rows:
            if isinstance(pressed, int):
                self.clicked_before(rows, pressed)
            return
        row = event.style.meta.get("row")
        if isinstance(row, int) and row < len(self.rows) and not self.rows.is_heading(row):
            self.highlighted = row
            self.action_select()

    def clicked_before(self, rows: Rows, row: int) -> None:
        """Take in a click on a row of what was shown before: it opens nothing where it is not known where that is."""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would open."""
        row = event.style.meta.get("row")
        self._hover = row if isinstance(row, int) and row < len(self.rows) else None

    def on_leave(self) -> None:
        """No row is under the mouse."""
        self._hover = None


def _marked(strip: Strip, start: int, end: int, style: RichStyle) -> Strip:
    """A line with the cells from ``start`` up to ``end`` in another style; -1 is its end."""
    end = strip.cell_length if end == -1 else end
    inside = Strip(Segment.apply_style(strip.crop(start, end), post_style=style), max(0, end - start))
    return Strip.join([strip.crop(0, start), inside, strip.crop(end)])
