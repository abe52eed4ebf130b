"""The Lattice section as a drawing: a map of areas and levels, or a path through time."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.exchange.lattice_picture import career_of, drawn, laid
from careerjournal.lattice.career import Career, began
from careerjournal.lattice.fitting import fitted
from careerjournal.lattice.highlight import Highlight
from careerjournal.lattice.picture import Picture, Window, Zoom
from careerjournal.lattice.telling import texts_of
from careerjournal.lattice.words import ink_of
from careerjournal.model import Entry, Move, Role
from careerjournal.model.counting import counted
from careerjournal.model.links import Kind, Ref
from careerjournal.sharing.document import Format
from careerjournal.tui.commands import Below, command
from careerjournal.tui.entry.empty_words import empty_words
from careerjournal.tui.lattice.caption import caption, lesson_of, setback_of, where_to
from careerjournal.tui.lattice.charset import charset_of, is_narrow
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.lattice.legend import Legend
from careerjournal.tui.sections.catalogue import Section, how_many
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.view import Chosen, ReadEntry, SectionView, WriteEntry
from careerjournal.tui.widgets.hints import hint, with_keys

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

ZOOMS: Final = tuple(Zoom)
BESIDE: Final = Size(5, 10)
"""About how many cells of a view stand beside the drawing: its name, what is selected in full, the legend."""


_OF_WHAT_IS_DRAWN: Final = frozenset({"new_move", "choose_highlight", "what_if", "write_out", "share", "zoom"})
"""The actions for which there has to be a role or a move."""


class LatticeView(Vertical, SectionView):
    """A drawing, its name above it; beneath it the selected role or move in full, and the legend."""

    BROAD = True
    BINDINGS = [
        command("m", "new_move", "new move", "Draw a move from this role to another, or to one in mind."),
        command(
            "n",
            "in_mind",
            "a role in mind",
            "Name a role that the move would lead to.",
            below=Below(3, "in mind"),
        ),
        command(
            "escape",
            "draw_none",
            "draw none",
            "Go on without drawing a move.",
            name="draw-none",
            below=Below(short="none"),
        ),
        command(
            "f",
            "choose_highlight",
            "light up",
            "Light up the moves of a status or a direction, and dim the others.",
            name="light",
        ),
        command("w", "what_if", "what if", "Lay the open moves towards an aspiration beside each other."),
        command("o", "places", "areas and levels", "Name areas and levels, and put them in order.", footer=False),
        command(
            "p",
            "write_out",
            "picture",
            "Write this picture to a file, as text or as SVG.",
            name="write-picture",
            also="print export save image",
        ),
        command(
            "P",
            "share",
            "share the picture",
            "Share this picture: names as stand-ins, reviewed, and written down in the ledger.",
            name="share-picture",
            footer=False,
        ),
        command("b", "setback", "its setback", "Read the setback that this move came to.", footer=False),
        command("c", "lesson", "its lesson", "Read what this move taught.", footer=False),
        command("plus,equals_sign", "zoom(1)", "closer", "Draw it larger; it stays so.", name="zoom-in", footer=False),
        command(
            "minus",
            "zoom(-1)",
            "wider",
            "Draw it smaller, to see more.",
            name="zoom-out",
            footer=False,
        ),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="lattice")
        self._journal = journal
        self._section: Section | None = None
        self._form = ""
        self._zoom: Zoom | None = None
        self._charset = charset_of(os.environ)
        self._career: Career | None = None
        self._window = Window(0, 0)
        self._laid: dict[tuple[str, Zoom | None], tuple[Zoom, Picture]] = {}
        self._shown: tuple[str, Zoom] | None = None
        self._source: Role | None = None  # that a move is being drawn from
        self.highlight = Highlight()

    def compose(self) -> ComposeResult:
        """Heading, drawing, what is selected, legend."""
        yield Heading(id="lattice-title")
        yield Static(id="lattice-in-column")
        yield Drawing()
        yield Static(id="lattice-selected")
        yield Static(id="lattice-says")
        yield Legend(id="lattice-legend")

    @property
    def position(self) -> object:
        """How large the person chose to have it drawn; None where they did not."""
        return None if self._zoom is None else ZOOMS.index(self._zoom)

    def come_back(self, position: object) -> None:
        """Draw it as large again."""
        self._zoom = ZOOMS[position] if isinstance(position, int) else None

    @property
    def zoom(self) -> Zoom:
        """How large it is drawn: as the person chose, or else as the window allows."""
        return self._laid_out()[0]

    def _laid_out(self) -> tuple[Zoom, Picture]:
        """How large it is drawn, and the picture: for the room that there is, laid out once."""
        career, window = self.career, self._room
        if window != self._window:
            self._window = window
            self._laid.clear()
        key = self._form, self._zoom
        if key not in self._laid:
            if self._zoom is None:
                narrow = is_narrow(self.app.size)
                self._laid[key] = fitted(career, self._form, window, self._charset, cell_len, narrow=narrow)
            else:
                picture = laid(career, self._form, self._zoom, self._charset, cell_len, window=window)
                self._laid[key] = self._zoom, picture
        return self._laid[key]

    @property
    def _room(self) -> Window:
        """The cells that there are for the picture; before the first layout, about as many as there will be."""
        window = self.query_one(Drawing).window
        if all(window):
            return window
        around = self.parent.size if isinstance(self.parent, Widget) else self.app.size
        return Window(max(1, around.width - BESIDE.width), max(1, around.height - BESIDE.height))

    @property
    def _written_zoom(self) -> Zoom:
        """How large it leaves, no window around it: as the person chose, or else at least in two lines a role."""
        if self._zoom is not None:
            return self._zoom
        small = self.app.size.width < 100 or self.app.size.height < 30
        cut = self._form == "path" and self.zoom in (Zoom.DENSE, Zoom.COMPACT)
        return max(self.zoom, Zoom.COMPACT if small or cut else Zoom.NORMAL, key=ZOOMS.index)

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
        zoom, picture = self._laid_out()
        order = tuple(entry.ref for entry in _in_time(career))
        wanted = (keep, drawing.selected, _now(career), *order)
        selected = next((ref for ref in wanted if ref in picture.spots), None)
        before, self._shown = self._shown, (key := (self._form, zoom))
        drawing.show(picture, order, selected, self.highlight.refs(career.moves), anew=before != key)
        self.query_one(Legend).say({ink_of(move) for move in career.moves}, self._charset)
        self._say_title()
        self.set_class(not picture.spots, "-empty")
        self.set_class(picture.in_one_column, "-in-column")
        if picture.in_one_column:
            why = Content.styled(f"No room for a {self._form}   ", "$muted")
            self.query_one("#lattice-in-column", Static).update(why + hint(self, ("zoom-in", "draws it")))
        self.say_selected()

    def _say_title(self) -> None:
        if self._section is not None:
            roles, moves = (how_many(self._journal, kind) for kind in (Kind.ROLE, Kind.MOVE))
            lit_up = f"lit up: {self.highlight.words}" if self.highlight.words else ""
            facts = (f"{roles + moves:,}", lit_up, counted(roles, "role"), counted(moves, "move"))
            said = " · ".join(fact for fact in facts if fact) if roles + moves else lit_up
            self.query_one(Heading).say(self._section, self._form, said)

    def say_selected(self) -> None:
        """Say what is selected, or what can be done while a move is drawn."""
        ref = self.query_one(Drawing).selected
        entry = self._journal.get(ref) if ref else None
        width = self.query_one("#lattice-selected").content_size.width
        if self._source is not None:
            first, rest = where_to(self, self._source, entry, width)
        elif entry is not None:
            # In one column the title of what is selected is whole, and in sight.
            titled = not self._laid_out()[1].in_one_column or entry.ref not in self.query_one(Drawing).picture.boxes
            first, rest = caption(self, entry, self._journal, width, titled=titled)
        else:
            first, rest = Content(""), empty_words(self, self._section.empty) if self._section else Content("")
        self.query_one("#lattice-selected", Static).update(first, layout=False)
        self.query_one("#lattice-says", Static).update(rest, layout=False)

    def take_focus(self) -> None:
        """Focus the drawing."""
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
        self.set_highlight(self.highlight.toggled(event.status))

    def set_highlight(self, highlight: Highlight) -> None:
        """Light some moves up, and dim the others."""
        self.highlight = highlight
        self.draw()

    @on(Drawing.Resized)
    def _resized(self, event: Drawing.Resized) -> None:
        """Draw it for the room that there is now."""
        event.stop()
        if self._form and self.query_one(Drawing).window != self._window:
            self.draw()

    def action_zoom(self, by: int) -> None:
        """Draw it larger or smaller; the smallest drawing stands between the others and one column, if it is narrow."""
        zoom, picture = self._laid_out()
        if not picture.in_one_column:
            at = ZOOMS.index(zoom) + by
            self._zoom = None if at < 0 else ZOOMS[min(at, len(ZOOMS) - 1)]
            if at < 0 and not self._laid_out()[1].in_one_column:
                self._zoom = zoom
        elif by > 0:
            self._zoom = zoom
        self.draw()

    def action_new_move(self) -> None:
        """Begin a move at the selected role, or at the one where the selected move ends; again, it stays there."""
        if self._source is not None:
            self._draw_to(self._source)
            return
        drawing = self.query_one(Drawing)
        move = self._selected_move
        ends = (move.to_role, move.from_role) if move else (drawing.selected,)
        self._source = next((role for role in map(self.career.held, ends) if role is not None), None)
        if self._source is None:
            self.notify(with_keys(self, "A move goes from a role. Put a role down first, with {new}."))
        elif self._journal.drafts.get(Ref(Kind.MOVE, 0)):
            self._source = None
            self.notify("A move is half written already; here it is. Draw another when it is kept.")
            self.post_message(WriteEntry(Ref(Kind.MOVE, 0)))
        else:
            drawing.select(self._source.ref)
            drawing.draw_from(self._source.ref)
            self._drawing_changed()

    def action_in_mind(self) -> None:
        """The move leads to a role that is only in mind."""
        self._draw_to(None)

    def _draw_to(self, target: Role | None) -> None:
        from careerjournal.tui.lattice.new_move import NewMoveSheet  # noqa: PLC0415

        if self._source is not None:
            areas = tuple(area for area in self.career.columns if area)
            self.app.push_screen(NewMoveSheet(self._journal, self._source, target, areas), self._drawn)

    def _drawn(self, begun: dict[str, Any] | None) -> None:
        if begun is not None:
            self._stop_drawing()
            self.post_message(WriteEntry(Ref(Kind.MOVE, 0), begun))

    def action_draw_none(self) -> None:
        """Go on without drawing a move."""
        self._stop_drawing()

    def _stop_drawing(self) -> None:
        if self._source is not None:
            self._source = None
            self.query_one(Drawing).draw_from(None)
            self._drawing_changed()

    def _drawing_changed(self) -> None:
        self.set_class(self._source is not None, "-drawing")
        self.say_selected()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to a move that is being drawn only while one is, and what needs a role only where one is."""
        del parameters
        if action in ("in_mind", "draw_none"):
            return self._source is not None
        return bool(self.career.by_ref) or action not in _OF_WHAT_IS_DRAWN

    @property
    def _selected_move(self) -> Move | None:
        entry = self.career.by_ref.get(ref) if (ref := self.query_one(Drawing).selected) else None
        return entry if isinstance(entry, Move) else None

    def action_choose_highlight(self) -> None:
        """Choose which moves are highlighted."""
        from careerjournal.tui.lattice.highlight_sheet import HighlightSheet  # noqa: PLC0415 - each is loaded when it is wanted

        self.app.push_screen(HighlightSheet(self.highlight, self.career.moves, self._charset, self.set_highlight))

    def action_places(self) -> None:
        """Name areas and levels, and put them in order."""
        from careerjournal.tui.lattice.areas_and_levels import ArrangingSheet  # noqa: PLC0415

        self.app.push_screen(ArrangingSheet(self._journal, lambda: self.career), lambda _: self.draw())

    def action_what_if(self) -> None:
        """Lay the open moves towards an aspiration beside each other."""
        from careerjournal.tui.lattice.what_if import WhatIfScreen  # noqa: PLC0415

        move = self._selected_move
        screen = WhatIfScreen(self._journal, self.career, move.aspiration if move else None)
        self.app.push_screen(screen, self._found)

    def _found(self, ref: Ref | None) -> None:
        if ref is not None:
            self.post_message(ReadEntry(ref))

    def action_write_out(self) -> None:
        """Write the picture to a file, names as they are."""
        from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415

        hint = (
            "A name that ends in .svg makes it a picture, any other text. Names are said as they are; "
            "sharing the picture says stand-ins."
        )
        name = f"lattice-{self._form}.svg"
        self.app.push_screen(WriteOut("The picture of the lattice", name, self._bytes, hint), self._written_out)

    def _bytes(self, path: Path) -> bytes:
        form = Format.SVG if path.suffix.lower() == ".svg" else Format.TEXT
        return drawn(self.career, self._form, self._written_zoom, {}, form).encode()

    def _written_out(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Written to {path}.")

    def action_share(self) -> None:
        """Send the picture through the review, and into the ledger."""
        from careerjournal.sharing.picture import PicturePreparation  # noqa: PLC0415
        from careerjournal.tui.sharing.screen import ShareScreen  # noqa: PLC0415

        career = self.career
        draw = partial(drawn, career, self._form, self._written_zoom)
        entries = (*career.roles, *career.moves)
        prep = PicturePreparation(self._journal, "The lattice", entries, texts_of(career), draw)
        self.app.push_screen(ShareScreen(self._journal, prep), self._found)

    def action_setback(self) -> None:
        """Read the setback that the selected move came to."""
        self._read(setback_of)

    def action_lesson(self) -> None:
        """Read what the selected move taught."""
        self._read(lesson_of)

    def _read(self, find: Callable[[Move, Journal], Entry | None]) -> None:
        move = self._selected_move
        found = find(move, self._journal) if move else None
        self._found(found.ref if found else None)


def _in_time(career: Career) -> list[Role | Move]:
    """Roles and moves in the order of time; a role follows the move that led to it."""
    return sorted((*career.ordered_moves, *career.ordered_roles), key=began)


def _now(career: Career) -> Ref | None:
    """The role that is held now: of several the latest."""
    return next((role.ref for role in reversed(career.ordered_roles) if career.is_now(role)), None)
