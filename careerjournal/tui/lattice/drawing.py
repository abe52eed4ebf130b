"""A picture of the lattice, drawn line by line, walked with the arrows and scrolled both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Click
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from careerjournal.lattice.picture import Ink, Picture, Run, Way
from careerjournal.model.links import Ref

LINES: Final = "─│╭╮╰╯╌╎┈┊"
HEAVY: Final = "━┃┏┓┗┛╍╏┉┋"
ASCII_LINES: Final = "-|+=H.:"
_TO_HEAVY: Final = str.maketrans(LINES + ASCII_LINES, HEAVY + "#" * len(ASCII_LINES))
_DRAWN: Final = frozenset(LINES + ASCII_LINES + "◀▶▲▼◁▷△▽<>^v ")
"""What the pieces of a line are made of: what is selected is drawn heavier as well as in another colour."""

NOTHING: Final = Picture(0, 0, (), {})
AROUND: Final = Spacing(2, 4, 1, 4)
"""How much is kept in view around what is selected."""


def _class_of(ink: Ink) -> str:
    return f"drawing--{ink.value.replace(' ', '-')}"


class Drawing(ScrollView, can_focus=True):
    """A picture with one role or move of it selected.

    Strips are made once a picture; a step of the selection makes those lines anew that it touches.
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
        self._strips: dict[int, Strip] = {}
        self._on_lines: dict[Ref, list[int]] = {}
        self._beside: dict[int, int] = {}
        self._styles: dict[Ink | str, Style] = {}

    @property
    def selected(self) -> Ref | None:
        """The role or move that is selected."""
        return self._selected

    def show(self, picture: Picture, order: tuple[Ref, ...], selected: Ref | None, lit: frozenset[Ref] | None) -> None:
        """Draw a picture.

        Args:
            picture: what to draw.
            order: its roles and moves in time, for going from one to the next.
            selected: the one that is selected.
            lit: the roles and moves that are not dimmed; None where none is.
        """
        self._order = tuple(ref for ref in order if ref in picture.spots)
        if picture is not self.picture or lit != self._lit:
            self.picture, self._lit = picture, lit
            self._strips.clear()
            self._on_lines = _lines_of(picture)
            self._beside = _names_beside(picture)
            self.virtual_size = Size(picture.width, picture.height)
        self._select(selected)
        self.refresh()

    def _select(self, ref: Ref | None) -> None:
        before, self._selected = self._selected, ref if ref in self.picture.spots else None
        for touched in {before, self._selected} - {None}:
            for line in self._on_lines.get(touched, ()):  # type: ignore[arg-type]
                self._strips.pop(line, None)
                self.refresh_line(line)
        self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll as far as it takes to show what is selected."""
        spot = self.picture.spots.get(self._selected) if self._selected else None
        if spot is not None and self.size.height:
            self.scroll_to_region(Region(*spot), spacing=AROUND, animate=False, force=True)

    def select(self, ref: Ref | None) -> None:
        """Select a role or move, and say so."""
        if ref is not None and ref != self._selected:
            self._select(ref)
            self.post_message(self.Selected(ref))

    def action_walk(self, way: str) -> None:
        """Along a line that leaves in this direction, or to what is nearest there; else let the picture scroll on."""
        there = self.picture.beside(self._selected, Way[way.upper()]) if self._selected else None
        if there is not None:
            self.select(there)
        else:
            getattr(self, f"scroll_{way}")(animate=False)

    def action_step(self, by: int) -> None:
        """To the next role or move in time, or the one before."""
        if self._order:
            here = self._order.index(self._selected) if self._selected in self._order else -by
            self.select(self._order[min(max(here + by, 0), len(self._order) - 1)])

    def action_first(self) -> None:
        """To the first in time."""
        self.select(next(iter(self._order), None))

    def action_last(self) -> None:
        """To the last in time."""
        self.select(next(reversed(self._order), None))

    def action_open(self) -> None:
        """Open what is selected."""
        if self._selected is not None:
            self.post_message(self.Selected(self._selected, opened=True))

    def on_click(self, event: Click) -> None:
        """Select what is there; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is not None:
            ref = self.picture.at(offset.x + self.scroll_offset.x, self._line_at(offset.y))
            self.select(ref)
            if ref is not None and event.chain > 1:
                self.action_open()

    def on_resize(self) -> None:
        """Keep what is selected in view."""
        self.keep_in_view()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    # Drawing

    @property
    def _pinned(self) -> bool:
        """Whether the first line holds the headings, which stay when the rest scrolls."""
        lines = self.picture.lines
        return bool(lines) and all(run.ink in (Ink.HEADING, Ink.PLAIN) for run in lines[0])

    def _line_at(self, y: int) -> int:
        return 0 if y == 0 and self._pinned else y + self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """One line of the picture as far as it is in view."""
        line, left, width = self._line_at(y), self.scroll_offset.x, self.size.width
        if line >= self.picture.height:
            return Strip.blank(width, self.rich_style)
        if line not in self._strips:
            segments = [Segment(text, style) for text, style in self._pieces(self.picture.lines[line])]
            self._strips[line] = Strip(segments, self.picture.width).apply_style(self.rich_style)
        strip = self._strips[line]
        beside = self._beside.get(line, 0) if left else 0
        if not beside:
            return strip.crop_extend(left, left + width, self.rich_style)
        label = strip.crop(0, beside)
        return Strip.join([label, strip.crop_extend(left + beside, left + width, self.rich_style)])

    def _pieces(self, runs: tuple[Run, ...]) -> Iterator[tuple[str, Style]]:
        for run in runs:
            drawn = _DRAWN.issuperset(run.text)
            if run.ref is not None and run.ref == self._selected:
                yield (
                    run.text.translate(_TO_HEAVY) if drawn else run.text,
                    self._style(run.ink) + self._style("selected-line" if drawn and run.text.strip() else "selected"),
                )
            elif self._lit is not None and run.ref is not None and run.ref not in self._lit:
                yield run.text, self._style("dimmed-line" if drawn else "dimmed")
            else:
                yield run.text, self._style(run.ink)

    def _style(self, of: Ink | str) -> Style:
        if of not in self._styles:
            name = _class_of(of) if isinstance(of, Ink) else f"drawing--{of}"
            self._styles[of] = self.get_component_rich_style(name, partial=True)
        return self._styles[of]


def _lines_of(picture: Picture) -> dict[Ref, list[int]]:
    """For each role and move the lines that something of it is on."""
    found: dict[Ref, list[int]] = {}
    for number, line in enumerate(picture.lines):
        for ref in {run.ref for run in line} - {None}:
            found.setdefault(ref, []).append(number)  # type: ignore[arg-type]
    return found


def _names_beside(picture: Picture) -> dict[int, int]:
    """For each line that begins with the name of a level or a year, its cells and one more, which stay in view."""
    return {
        number: line[0].width + 1
        for number, line in enumerate(picture.lines)
        if number and line and line[0].ink is Ink.HEADING
    }
