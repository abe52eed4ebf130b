"""A picture of the lattice, drawn line by line, moved through with the arrows and scrolled both ways."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.style import Style
from textual.binding import Binding
from textual.events import Click
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from careerjournal.lattice.picture import Ink, Picture, Spot, Way, Window
from careerjournal.model.links import Ref
from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.lattice.lines import NOTHING, Lines
from careerjournal.tui.lattice.reading import headings, roles_of
from careerjournal.tui.lattice.scrolling import Axis
from careerjournal.tui.output.privacy import SELECTED
from careerjournal.tui.output.scrolled import ScrolledAtOnce
from careerjournal.tui.widgets.thin_bar import ThinBar

AROUND: Final = Spacing(1, 4, 3, 4)
"""How much is kept in view around what is selected."""
ENOUGH: Final = 38
"""How much of what is selected is kept in view where it is long: the whole of a box, a title on the path."""


def _class_of(ink: Ink) -> str:
    return f"drawing--{ink.value.replace(' ', '-')}"


class Drawing(ScrollView, ScrolledAtOnce, can_focus=True):
    """A picture with one role or move of it selected."""

    COMPONENT_CLASSES: ClassVar = {
        *(_class_of(ink) for ink in Ink),
        "drawing--selected",
        "drawing--selected-line",
        "drawing--lit",
        "drawing--dimmed",
    }
    BINDINGS: ClassVar = [
        *arrows("walk('down')", "walk('up')", "walk('left')", "walk('right')"),
        *moves("step(1)", "step(-1)", "first", "last"),
        Binding("enter", "open", "Open", show=False),
    ]

    class Selected(Message):
        """Another role or move is selected, or the same one opened with enter or a second click."""

        def __init__(self, ref: Ref, *, opened: bool = False) -> None:
            super().__init__()
            self.ref = ref
            self.opened = opened

    class Resized(Message):
        """There is more room for the picture, or less."""

    def __init__(self) -> None:
        super().__init__(id="drawing")
        self.picture = NOTHING
        self._order: tuple[Ref, ...] = ()
        self._selected: Ref | None = None
        self._highlighted: frozenset[Ref] | None = None
        self._source: Ref | None = None
        self._roles: Picture | None = None
        self._lines = Lines(self._style)
        self._headings = 0
        self._styles: dict[tuple[Ink, str], Style] = {}

    @property
    def window(self) -> Window:
        """The cells that there are for a picture; none before the first layout."""
        return Window(*self.size)

    @property
    def selected(self) -> Ref | None:
        """The role or move that is selected."""
        return self._selected

    def show(
        self,
        picture: Picture,
        order: tuple[Ref, ...],
        selected: Ref | None,
        highlighted: frozenset[Ref] | None,
        *,
        anew: bool = False,
    ) -> None:
        """Draw a picture.

        Args:
            picture: what to draw.
            order: its roles and moves in time, for going from one to the next.
            selected: the one that is selected.
            highlighted: the roles and moves that are not dimmed; None where none is.
            anew: whether it is another picture than before, and not the same one changed.
        """
        other = picture is not self.picture
        self._order = tuple(ref for ref in order if ref in picture.spots)
        if other or highlighted != self._highlighted:
            self.picture, self._highlighted = picture, highlighted
            self._lines.show(picture, highlighted)
            self._headings = headings(picture)
            self._roles = roles_of(picture) if self._source is not None else None
            self.virtual_size = Size(picture.width, picture.height)
        if anew:
            self.scroll_to(0, 0, animate=False)
        self._selected = selected if selected in picture.spots else None
        self._lines.forget_selected()
        self.keep_in_view(settle=other)
        self.refresh()

    def draw_from(self, role: Ref | None) -> None:
        """Begin a move at a role, and from then on move among roles only; None ends that."""
        before, self._source = self._source, role
        self._roles = roles_of(self.picture) if role is not None else None
        self._touch(before, role)

    def _select(self, ref: Ref | None) -> None:
        before, self._selected = self._selected, ref if ref in self.picture.spots else None
        self._touch(before, self._selected)
        self.keep_in_view()

    def _touch(self, *refs: Ref | None) -> None:
        """Draw the lines in view anew that something of these is on, as one stretch."""
        self._lines.forget_selected()
        touched = [ref for ref in refs if ref]
        lines = self._lines_at(range(self.size.height))
        seen = [y for y, line in enumerate(lines) if any(ref in self._lines.on(line) for ref in touched)]
        if seen:
            self.refresh(Region(0, seen[0], self.size.width, seen[-1] - seen[0] + 1))

    def keep_in_view(self, *, settle: bool = False) -> None:
        """Scroll as far as it takes to show what is selected, to where the fewest boxes are cut.

        Args:
            settle: whether to scroll also where it is in view already, if fewer boxes are cut then.
        """
        spot = self.picture.spots.get(self._selected) if self._selected else None
        if spot is None or not self.size.height:
            return
        across, down = self._axes(spot)
        x, y = across.offset(self.scroll_offset.x, settle=settle), down.offset(self.scroll_offset.y, settle=settle)
        if (x, y) != self.scroll_offset:
            self.scroll_to(x, y, animate=False, force=True)

    def _axes(self, spot: Spot) -> tuple[Axis, Axis]:
        """What is in view from left to right and from top to bottom, with a spot to keep there."""
        picture, (width, height) = self.picture, self.window
        beside = picture.height > height
        beneath = picture.width > width - beside
        boxes = picture.boxes.values()
        across = Axis(
            total=picture.width,
            size=width - beside,
            fixed=picture.margin,
            start=spot.x,
            end=spot.x + min(spot.width, ENOUGH),
            around=(1, AROUND.right),
            boxes={(box.x, box.x + box.width) for box in boxes},
        )
        down = Axis(
            total=picture.height,
            size=height - beneath,
            fixed=self._fixed_lines,
            start=spot.y,
            end=spot.y + spot.height,
            around=(1, AROUND.bottom),
            boxes={(box.y, box.y + box.height) for box in boxes},
        )
        return across, down

    @property
    def _fixed_lines(self) -> int:
        """How many lines of names of areas stay when the rest scrolls."""
        return min(self._headings, self.size.height // 4)

    def select(self, ref: Ref | None) -> None:
        """Select a role or move, and say so."""
        if ref is not None and ref != self._selected:
            self._select(ref)
            self.post_message(self.Selected(ref))

    def action_walk(self, way: str) -> None:
        """Along a line that leaves in this direction, or to what is nearest there; else let the picture scroll on."""
        there = (self._roles or self.picture).beside(self._selected, Way[way.upper()]) if self._selected else None
        if there is not None:
            self.select(there)
        else:
            getattr(self, f"scroll_{way}")(animate=False)

    def action_step(self, by: int) -> None:
        """Select the next role or move in time, or the one before."""
        order = self._walked
        if order:
            here = order.index(self._selected) if self._selected in order else -by
            self.select(order[min(max(here + by, 0), len(order) - 1)])

    @property
    def _walked(self) -> tuple[Ref, ...]:
        return self._order if self._roles is None else tuple(ref for ref in self._order if ref in self._roles.spots)

    def action_first(self) -> None:
        """Select the first in time."""
        self.select(next(iter(self._walked), None))

    def action_last(self) -> None:
        """Select the last in time."""
        self.select(next(reversed(self._walked), None))

    def action_open(self) -> None:
        """Open what is selected."""
        if self._selected is not None:
            self.post_message(self.Selected(self._selected, opened=True))

    def on_click(self, event: Click) -> None:
        """Select what is there; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is not None:
            ref = self._at(offset)
            if self._roles is not None and ref not in self._roles.spots:
                return
            self.select(ref)
            if ref is not None and event.chain > 1:
                self.action_open()

    def _at(self, offset: Offset) -> Ref | None:
        """The role or move at a place of the window."""
        (line,) = self._lines_at(range(offset.y, offset.y + 1))
        scrolled = 0 if offset.x < self.picture.margin else self.scroll_offset.x
        return self.picture.at(offset.x + scrolled, line)

    def on_mount(self) -> None:
        """A map is often wider than the window: the bar that says so is no more than that."""
        self.horizontal_scrollbar.renderer = ThinBar  # type: ignore[misc] # as its documentation tells one to

    def on_resize(self) -> None:
        """Keep what is selected in view, and let whoever chose the picture choose anew."""
        self.keep_in_view(settle=True)
        self.post_message(self.Resized())

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._lines.forget()

    def _lines_at(self, rows: range) -> list[int]:
        """The picture's lines that stand on lines of the window: the headings stay when the rest scrolls."""
        stay, scrolled = self._fixed_lines, self.scroll_offset.y
        return [y if y < stay else y + scrolled for y in rows]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the window, as the terminal gets them.

        Textual would ask for each line of the window, and filter it, at every scroll. A line of the picture is
        filtered here when it is made, and what is in view of it is cut from that; it has no border and no padding.
        """
        # Without the column that the scrollbar covers, so that nothing is left to cut off.
        self._lines.look_at(self.scroll_offset.x, self.scrollable_content_region.width)
        self._lines.filter(self.get_line_filters(), self.background_colors[1])
        selected = [ref for ref in (self._selected, self._source) if ref]
        start, end = crop.column_span
        return [self._lines.strip(line, selected).crop(start, end) for line in self._lines_at(crop.line_range)]

    def _style(self, ink: Ink, state: str) -> Style:
        """How cells look; one object for each, so that neighbours that are alike become one piece."""
        if (ink, state) not in self._styles:
            style = self.rich_style + self.get_component_rich_style(_class_of(ink), partial=True)
            if state:
                style += self.get_component_rich_style(f"drawing--{state}", partial=True)
            if state.startswith("selected"):
                style += SELECTED
            self._styles[ink, state] = style
        return self._styles[ink, state]
