"""The Lattice section as a drawing: a map of areas and levels, or a path through time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.exchange.lattice_picture import career_of, laid
from careerjournal.lattice.career import Career, began
from careerjournal.lattice.highlight import Lit
from careerjournal.lattice.picture import Picture, Zoom
from careerjournal.lattice.words import ink_of
from careerjournal.model import Move, Role
from careerjournal.model.counting import counted
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.lattice.caption import caption
from careerjournal.tui.lattice.charset import charset_of
from careerjournal.tui.lattice.commands import ERRANDS
from careerjournal.tui.lattice.draw_move import DRAWING, Pencil, where_to
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.lattice.legend import Legend
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Section
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.view import Chosen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

ZOOMS: Final = tuple(Zoom)


class LatticeView(Vertical, Pencil):
    """A drawing, its name above it; beneath it the selected role or move in full, and the legend."""

    BROAD = True
    BINDINGS = [
        *DRAWING,
        *ERRANDS,
        command("plus,equals_sign", "zoom(1)", "closer", "Draw it larger.", name="zoom-in", footer=False),
        command("minus", "zoom(-1)", "wider", "Draw it smaller, to see more of it.", name="zoom-out", footer=False),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="lattice")
        self._journal = journal
        self._section: Section | None = None
        self._form = ""
        self._zoom: Zoom | None = None
        self._charset = charset_of(os.environ)
        self._career: Career | None = None
        self._laid: dict[tuple[str, Zoom], Picture] = {}
        self._shown: tuple[str, Zoom] | None = None
        self.lit = Lit()

    def compose(self) -> ComposeResult:
        """Heading, drawing, what is selected, legend."""
        yield Heading(id="lattice-title")
        yield Drawing()
        yield Static(id="lattice-selected")
        yield Static(id="lattice-says")
        yield Legend(id="lattice-legend")

    @property
    def zoom(self) -> Zoom:
        """How large it is drawn: as the person chose, or else as the window allows."""
        if self._zoom is not None:
            return self._zoom
        if self.app.size.width < 100 or self.app.size.height < 30:
            return Zoom.COMPACT
        # A path is read across, and says little where it is cut; a map is looked at a part at a time.
        room = self.query_one(Drawing).size.width
        cut = self._form == "path" and 0 < room < self._picture(Zoom.NORMAL).width
        return Zoom.COMPACT if cut else Zoom.NORMAL

    def _picture(self, zoom: Zoom) -> Picture:
        """What is drawn, that large; laid out once."""
        career = self.career
        if (self._form, zoom) not in self._laid:
            self._laid[self._form, zoom] = laid(career, self._form, zoom, self._charset, cell_len)
        return self._laid[self._form, zoom]

    @property
    def career(self) -> Career:
        """What is drawn, as the journal has it now."""
        found = career_of(self._journal)
        if self._career is None or found != self._career:
            self._career = found
            self._laid.clear()
        return self._career

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Lay it out, and stay on the entry to keep, or on the role that is held now."""
        del near
        self._section, self._form = section, view
        self._stop_drawing()
        self._draw(keep)
        return self.query_one(Drawing).selected

    def draw(self) -> None:
        """Draw it anew."""
        self._draw(None)

    def _draw(self, keep: Ref | None) -> None:
        career, drawing = self.career, self.query_one(Drawing)
        key = self._form, self.zoom
        picture = self._picture(self.zoom)
        order = tuple(entry.ref for entry in _in_time(career))
        selected = next((ref for ref in (keep, drawing.selected, _now(career), *order) if ref in picture.spots), None)
        before, self._shown = self._shown, key
        drawing.show(picture, order, selected, self.lit.refs(career.moves), anew=before != key)
        self.query_one(Legend).say({ink_of(move) for move in career.moves}, self._charset)
        self._say_title()
        self.say_selected()

    def _say_title(self) -> None:
        if self._section is not None:
            roles, moves = len(self._journal.roles), len(self._journal.moves)
            facts = f"{counted(roles, 'role')} · {counted(moves, 'move')}"
            lit = f" · lit up: {self.lit.words}" if self.lit.words else ""
            self.query_one(Heading).say(self._section, self._form, facts + lit)

    def say_selected(self) -> None:
        """Say what is selected, or what can be done while a move is drawn."""
        ref = self.query_one(Drawing).selected
        entry = self._journal.get(ref) if ref else None
        if self._source is not None:
            first, rest = where_to(self._source, entry)
        elif entry is not None:
            first, rest = caption(entry, self._journal)
        else:
            first, rest = Content(), plain(self._section.empty if self._section else "", "$muted")
        self.query_one("#lattice-selected", Static).update(first, layout=False)
        self.query_one("#lattice-says", Static).update(rest, layout=False)

    def take_focus(self) -> None:
        """To the drawing."""
        self.query_one(Drawing).focus()

    @on(Drawing.Selected)
    def _selected(self, event: Drawing.Selected) -> None:
        event.stop()
        if self._source is not None and event.opened:
            self._draw_to(self.career.held(event.ref))
            return
        self.say_selected()
        self.post_message(Chosen(event.ref, opened=event.opened, in_passing=not event.opened))

    @on(Legend.Lighted)
    def _lighted(self, event: Legend.Lighted) -> None:
        event.stop()
        self.light(self.lit.toggled(event.status))

    def light(self, lit: Lit) -> None:
        """Light some moves up, and dim the others."""
        self.lit = lit
        self.draw()

    def on_resize(self) -> None:
        """Where the person has not chosen how large, the window does."""
        if self._form and self._zoom is None:
            self.draw()

    def action_zoom(self, by: int) -> None:
        """Larger or smaller."""
        self._zoom = ZOOMS[min(max(ZOOMS.index(self.zoom) + by, 0), len(ZOOMS) - 1)]
        self.draw()


def _in_time(career: Career) -> list[Role | Move]:
    """Roles and moves in the order of time; a role follows the move that led to it."""
    return sorted((*career.ordered_moves, *career.ordered_roles), key=began)


def _now(career: Career) -> Ref | None:
    """The role that is held now: of several the latest."""
    return next((role.ref for role in reversed(career.ordered_roles) if career.is_now(role)), None)
