"""The lines of a picture as the terminal gets them, made once and cut to what is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Final, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.color import TRANSPARENT, Color
from textual.filter import LineFilter
from textual.strip import Strip

from careerjournal.lattice.picture import Ink, Picture, Run
from careerjournal.model.links import Ref
from careerjournal.tui.lattice.segments import Segments, joined

LINES: Final = "─│╭╮╰╯╌╎┈┊├┤┬┴"
HEAVY: Final = "━┃┏┓┗┛╍╏┉┋┣┫┳┻"
ASCII_LINES: Final = "-|+=H.:"
_HEAVIER: Final = str.maketrans(LINES, HEAVY)
_HEAVIER_ASCII: Final = str.maketrans(ASCII_LINES, "#" * len(ASCII_LINES))
_DRAWN: Final = frozenset(LINES + ASCII_LINES + "◀▶▲▼◁▷△▽<>^v ")
"""What the pieces of a line are made of: what is selected or lit up is drawn heavier as well as in another colour."""

NOTHING: Final = Picture(0, 0, (), {})

Place: TypeAlias = tuple[int, Run]
"""Neighbouring cells that are alike, and the cell of the line that they begin in."""


class Lines:
    """A picture's lines.

    They are kept as they look when nothing on them is selected, so that a scroll has little to do; those that something
    selected is on are made anew at each step.

    Args:
        style: how cells of an ink look, in a state: ``""``, or the end of a component class of the drawing. One object
            for each, so that neighbours that are alike become one piece.
    """

    def __init__(self, style: Callable[[Ink, str], Style]) -> None:
        self._style = style
        self._picture = NOTHING
        self._highlighted: frozenset[Ref] | None = None
        self._left = self._width = 0
        self._filters: Sequence[LineFilter] = ()
        self._background = TRANSPARENT
        self._whole: dict[int, Segments] = {}
        self._strips: dict[int, Strip] = {}
        self._standing_out: dict[int, Strip] = {}
        self._owned: dict[int, dict[Ref, list[Place]]] = {}

    def show(self, picture: Picture, highlighted: frozenset[Ref] | None) -> None:
        """Begin another picture, with the roles and moves that are not dimmed; None where none is."""
        self._picture, self._highlighted = picture, highlighted
        self._owned.clear()
        self.forget()

    def forget(self) -> None:
        """Make every line anew: it looks different."""
        self._whole.clear()
        self._strips.clear()
        self._standing_out.clear()

    def forget_selected(self) -> None:
        """Make those lines anew that something selected is on."""
        self._standing_out.clear()

    def filter(self, filters: Sequence[LineFilter], background: Color) -> None:
        """Let every line pass these, in this order, before it is cut."""
        if (filters, background) != (self._filters, self._background):
            self._filters, self._background = filters, background
            self.forget()

    def look_at(self, left: int, width: int) -> None:
        """Cut what is in view: so many cells, from this one on. The margin stays where it is."""
        if (left, width) != (self._left, self._width):
            self._left, self._width = left, width
            self._strips.clear()
            self._standing_out.clear()

    def strip(self, line: int, selected: Sequence[Ref]) -> Strip:
        """One line, as far as it is in view; blank beneath the picture."""
        owned = self.on(line)
        chosen = [place for ref in selected for place in owned.get(ref, ())]
        strips = self._standing_out if chosen else self._strips
        if line not in strips:
            left, width, margin = self._left, self._width, self._picture.margin
            segments = self._between(line, 0, margin, chosen) + self._between(line, left + margin, left + width, chosen)
            inside = line < self._picture.height
            after = width - max(0, min(self._picture.width - left, width)) if inside else width
            if after:
                segments += self._filtered([Segment(" " * after, self._style(Ink.PLAIN, ""))])
            strips[line] = Strip(segments, width)
        return strips[line]

    def on(self, line: int) -> dict[Ref, list[Place]]:
        """What each role and move has on a line."""
        if line not in self._owned:
            owned: dict[Ref, list[Place]] = {}
            x = 0
            for run in self._picture.lines[line] if line < self._picture.height else ():
                if run.ref is not None:
                    owned.setdefault(run.ref, []).append((x, run))
                x += run.width
            self._owned[line] = owned
        return self._owned[line]

    def _between(self, line: int, start: int, end: int, chosen: list[Place]) -> list[Segment]:
        """A stretch of a line; what is selected on it stands out."""
        if line >= self._picture.height or start == end:
            return []
        if line not in self._whole:
            self._whole[line] = Segments(self._filtered(joined(self._pieces(line))))
        whole = self._whole[line]
        found: list[Segment] = []
        for x, run in sorted(chosen, key=itemgetter(0)):
            if x < end and start < x + run.width:
                found += whole.between(start, x)
                found += Segments(self._filtered([self._heavier(run)])).between(max(0, start - x), end - x)
                start = x + run.width
        return found + whole.between(start, end)

    def _filtered(self, segments: list[Segment]) -> list[Segment]:
        for its in self._filters:
            segments = its.apply(segments, self._background)
        return segments

    def _pieces(self, line: int) -> Iterator[tuple[str, Style]]:
        highlighted, side = self._highlighted, self._picture.side
        style = self._style(Ink.PLAIN, "")
        for text, ink, ref, width in self._picture.lines[line]:
            state, said = "", text
            if highlighted is not None and ref is not None:
                state = "lit" if ref in highlighted else "dimmed"
            if state == "lit":  # told by its lines, too, and not only by how bright it is
                if side and ink is Ink.GUIDE and text.isspace():
                    said, ink = side * width, Ink.BOX  # noqa: PLW2901
                else:
                    said = text.translate(_HEAVIER)
            if not said.isspace():  # what is empty looks the same in every ink, and so is one piece with what is before
                style = self._style(ink, state)
            yield said, style

    def _heavier(self, run: Run) -> Segment:
        if self._picture.side and run.text.isspace() and run.ink is Ink.GUIDE:
            run = run._replace(text=self._picture.side * run.width)
        drawn = _DRAWN.issuperset(run.text)
        # Where others are lit up, heavier lines alone do not tell which is selected.
        thin = drawn and not run.text.isspace() and self._highlighted is None
        state = "selected-line" if thin else "selected"
        heavier = run.text.translate(_HEAVIER)
        return Segment(heavier.translate(_HEAVIER_ASCII) if drawn else heavier, self._style(run.ink, state))
