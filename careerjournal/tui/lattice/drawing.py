"""A picture of the lattice, drawn line by line, walked with the arrows and scrolled both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.color import TRANSPARENT, Color
from textual.events import Click
from textual.filter import LineFilter
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from careerjournal.lattice.picture import Ink, Picture, Run, Way
from careerjournal.model.links import Ref
from careerjournal.tui.lattice.pieces import Pieces, joined
from careerjournal.tui.lattice.reading import headings, roles_of
from careerjournal.tui.privacy import SELECTED
from careerjournal.tui.widgets.thin_bar import ThinBar

LINES: Final = "─│╭╮╰╯╌╎┈┊├┤┬┴"
HEAVY: Final = "━┃┏┓┗┛╍╏┉┋┣┫┳┻"
ASCII_LINES: Final = "-|+=H.:"
_HEAVIER: Final = str.maketrans(LINES, HEAVY)
_HEAVIER_ASCII: Final = str.maketrans(ASCII_LINES, "#" * len(ASCII_LINES))
_DRAWN: Final = frozenset(LINES + ASCII_LINES + "◀▶▲▼◁▷△▽<>^v ")
"""What the pieces of a line are made of: what is selected is drawn heavier as well as in another colour."""

NOTHING: Final = Picture(0, 0, (), {})
AROUND: Final = Spacing(1, 4, 3, 4)
"""How much is kept in view around what is selected."""
ENOUGH: Final = 38
"""How much of what is selected is kept in view where it is long: the whole of a box, a title on the path."""


def _class_of(ink: Ink) -> str:
    return f"drawing--{ink.value.replace(' ', '-')}"


class Drawing(ScrollView, can_focus=True):
    """A picture with one role or move of it selected.

    Lines are made once a picture, as they look when nothing on them is selected; those that something selected is on
    are made anew at each step, as far as they are in view.
    """

    COMPONENT_CLASSES: ClassVar = {
        *(_class_of(ink) for ink in Ink),
        "drawing--selected",
        "drawing--selected-line",
        "drawing--dimmed",
        "drawing--dimmed-line",
    }
    BINDINGS: ClassVar = [
        Binding("left", "walk('left')", "Left", show=False),
        Binding("right", "walk('right')", "Right", show=False),
        Binding("up", "walk('up')", "Up", show=False),
        Binding("down", "walk('down')", "Down", show=False),
        Binding("j", "step(1)", "The next in time", show=False),
        Binding("k", "step(-1)", "The one before in time", show=False),
        Binding("g,home", "first", "The first", show=False),
        Binding("G,end", "last", "The last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    class Selected(Message):
        """Another role or move is selected, or the same one opened with enter or a second click."""

        def __init__(self, ref: Ref, *, opened: bool = False) -> None:
            super().__init__()
            self.ref = ref
            self.opened = opened

    def __init__(self) -> None:
        super().__init__(id="drawing")
        self.picture = NOTHING
        self._order: tuple[Ref, ...] = ()
        self._selected: Ref | None = None
        self._lit: frozenset[Ref] | None = None
        self._source: Ref | None = None
        self._roles: Picture | None = None
        self._whole: dict[int, Pieces] = {}
        self._strips: dict[int, Strip] = {}
        self._chosen: dict[int, Strip] = {}
        self._owned: dict[int, dict[Ref, list[tuple[int, Run]]]] = {}
        self._headings = 0
        self._view = (0, 0)
        self._filtering: tuple[Sequence[LineFilter], Color] = ((), TRANSPARENT)
        self._styles: dict[tuple[Ink, str], Style] = {}

    @property
    def selected(self) -> Ref | None:
        """The role or move that is selected."""
        return self._selected

    def show(
        self,
        picture: Picture,
        order: tuple[Ref, ...],
        selected: Ref | None,
        lit: frozenset[Ref] | None,
        *,
        anew: bool = False,
    ) -> None:
        """Draw a picture.

        Args:
            picture: what to draw.
            order: its roles and moves in time, for going from one to the next.
            selected: the one that is selected.
            lit: the roles and moves that are not dimmed; None where none is.
            anew: whether it is another picture than before, and not the same one changed.
        """
        self._order = tuple(ref for ref in order if ref in picture.spots)
        if picture is not self.picture or lit != self._lit:
            self.picture, self._lit = picture, lit
            self._forget_lines()
            self._owned.clear()
            self._headings = headings(picture)
            self._roles = roles_of(picture) if self._source is not None else None
            self.virtual_size = Size(picture.width, picture.height)
        if anew:
            self.scroll_to(0, 0, animate=False)
        self._selected = selected if selected in picture.spots else None
        self._chosen.clear()
        self.keep_in_view()
        self.refresh()

    def draw_from(self, role: Ref | None) -> None:
        """Begin a move at a role, and from then on walk among roles only; None ends that."""
        before, self._source = self._source, role
        self._roles = roles_of(self.picture) if role is not None else None
        self._touch(before, role)

    def _select(self, ref: Ref | None) -> None:
        before, self._selected = self._selected, ref if ref in self.picture.spots else None
        self._touch(before, self._selected)
        self.keep_in_view()

    def _touch(self, *refs: Ref | None) -> None:
        """Draw the lines in view anew that something of these is on, as one stretch."""
        self._chosen.clear()
        touched = [ref for ref in refs if ref]
        lines = self._lines_at(range(self.size.height))
        seen = [y for y, line in enumerate(lines) if any(ref in self._owned_on(line) for ref in touched)]
        if seen:
            self.refresh(Region(0, seen[0], self.size.width, seen[-1] - seen[0] + 1))

    def keep_in_view(self) -> None:
        """Scroll as far as it takes to show what is selected."""
        spot = self.picture.spots.get(self._selected) if self._selected else None
        if spot is not None and self.size.height:
            region = Region(spot.x, spot.y, min(spot.width, ENOUGH), spot.height)
            around = AROUND._replace(top=self._headings + 1, left=self.picture.margin + 1)
            self.scroll_to_region(region, spacing=around, animate=False, force=True)

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
        """To the next role or move in time, or the one before."""
        order = self._walked
        if order:
            here = order.index(self._selected) if self._selected in order else -by
            self.select(order[min(max(here + by, 0), len(order) - 1)])

    @property
    def _walked(self) -> tuple[Ref, ...]:
        return self._order if self._roles is None else tuple(ref for ref in self._order if ref in self._roles.spots)

    def action_first(self) -> None:
        """To the first in time."""
        self.select(next(iter(self._walked), None))

    def action_last(self) -> None:
        """To the last in time."""
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
        """Keep what is selected in view."""
        self.keep_in_view()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._forget_lines()

    def _forget_lines(self) -> None:
        self._whole.clear()
        self._strips.clear()
        self._chosen.clear()

    # Drawing

    def _lines_at(self, rows: range) -> list[int]:
        """The picture's lines that stand on lines of the window: the headings stay when the rest scrolls."""
        stay, scrolled = min(self._headings, self.size.height // 4), self.scroll_offset.y
        return [y if y < stay else y + scrolled for y in rows]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the window, as the terminal gets them.

        Textual would ask for each line of the window, and filter it, at every scroll. A line of the picture is
        filtered here when it is made, and what is in view of it is cut from that; it has no border and no padding.
        """
        # Without the column that the scrollbar covers, so that nothing is left to cut off.
        view = (self.scroll_offset.x, self.scrollable_content_region.width)
        if view != self._view:
            self._view = view
            self._strips.clear()
            self._chosen.clear()
        filtering = (self.get_line_filters(), self.background_colors[1])
        if filtering != self._filtering:
            self._filtering = filtering
            self._forget_lines()
        start, end = crop.column_span
        return [self._strip(line).crop(start, end) for line in self._lines_at(crop.line_range)]

    def _strip(self, line: int) -> Strip:
        """One line of the picture as far as it is in view."""
        owned = self._owned_on(line)
        chosen = [run for ref in (self._selected, self._source) if ref for run in owned.get(ref, ())]
        strips = self._chosen if chosen else self._strips
        if line not in strips:
            left, width = self._view
            margin = self.picture.margin  # it stays when the rest scrolls
            segments = self._between(line, 0, margin, chosen) + self._between(line, left + margin, left + width, chosen)
            after = width - max(0, min(self.picture.width - left, width)) if line < self.picture.height else width
            if after:
                segments += self._filtered([Segment(" " * after, self._style(Ink.PLAIN))])
            strips[line] = Strip(segments, width)
        return strips[line]

    def _between(self, line: int, start: int, end: int, chosen: list[tuple[int, Run]]) -> list[Segment]:
        """A stretch of a line; what is selected on it stands out."""
        if line >= self.picture.height or start == end:
            return []
        if line not in self._whole:
            self._whole[line] = Pieces(self._filtered(joined(self._pieces(line))))
        whole = self._whole[line]
        found: list[Segment] = []
        for x, run in sorted(chosen, key=itemgetter(0)):
            if x < end and start < x + run.width:
                found += whole.between(start, x)
                found += Pieces(self._filtered([self._standing_out(run)])).between(max(0, start - x), end - x)
                start = x + run.width
        return found + whole.between(start, end)

    def _filtered(self, segments: list[Segment]) -> list[Segment]:
        filters, background = self._filtering
        for its in filters:
            segments = its.apply(segments, background)
        return segments

    def _pieces(self, line: int) -> Iterator[tuple[str, Style]]:
        lit = self._lit
        style = self._style(Ink.PLAIN)
        for text, ink, ref, _ in self.picture.lines[line]:
            if not text.isspace():  # what is empty looks the same in every ink, and so is one piece with what is before
                dimmed = lit is not None and ref is not None and ref not in lit
                state = ("dimmed-line" if _DRAWN.issuperset(text) else "dimmed") if dimmed else ""
                style = self._style(ink, state)
            yield text, style

    def _standing_out(self, run: Run) -> Segment:
        drawn = _DRAWN.issuperset(run.text)
        state = "selected-line" if drawn and not run.text.isspace() else "selected"
        heavier = run.text.translate(_HEAVIER)
        return Segment(heavier.translate(_HEAVIER_ASCII) if drawn else heavier, self._style(run.ink, state))

    def _owned_on(self, line: int) -> dict[Ref, list[tuple[int, Run]]]:
        """What each role and move has on a line, and from which cell on."""
        if line not in self._owned:
            owned: dict[Ref, list[tuple[int, Run]]] = {}
            x = 0
            for run in self.picture.lines[line] if line < self.picture.height else ():
                if run.ref is not None:
                    owned.setdefault(run.ref, []).append((x, run))
                x += run.width
            self._owned[line] = owned
        return self._owned[line]

    def _style(self, ink: Ink, state: str = "") -> Style:
        """How cells look; one object for each, so that neighbours that are alike become one piece."""
        if (ink, state) not in self._styles:
            style = self.rich_style + self.get_component_rich_style(_class_of(ink), partial=True)
            if state:
                style += self.get_component_rich_style(f"drawing--{state}", partial=True)
            if state.startswith("selected"):
                style += SELECTED
            self._styles[ink, state] = style
        return self._styles[ink, state]
