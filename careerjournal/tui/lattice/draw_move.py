"""A move drawn by going from a role: to another, to one that is only in mind, or staying."""

from __future__ import annotations

from typing import Any, Final

from textual.content import Content

from careerjournal.model import Entry, Role
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command
from careerjournal.tui.lattice.commands import Errands
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.sections.view import Writing
from careerjournal.tui.widgets.hints import hint

DRAWING: Final = [
    command("m", "new_move", "new move", "Draw a move from this role to another, or to one in mind."),
    command("n", "in_mind", "a role in mind", "Name a role that the move would lead to."),
    command("escape", "draw_none", "draw none", "Go on without drawing a move.", name="draw-none"),
]
"""The commands, for the view's own."""


class Pencil(Errands):
    """The view's part that draws moves."""

    _source: Role | None = None
    """The role that a move is being drawn from."""

    def say_selected(self) -> None:
        """Say what is selected, or what can be done while a move is drawn."""
        raise NotImplementedError

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
            self.notify("A move goes from a role. Put a role down first, with n.")
        elif self._journal.drafts.get(Ref(Kind.MOVE, 0)):
            self._source = None
            self.notify("A move is half written already; here it is. Draw another when it is kept.")
            self.post_message(Writing(Ref(Kind.MOVE, 0)))
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
            self.app.push_screen(NewMoveSheet(self._source, target, areas), self._drawn)

    def _drawn(self, begun: dict[str, Any] | None) -> None:
        if begun is not None:
            self._stop_drawing()
            self.post_message(Writing(Ref(Kind.MOVE, 0), begun))

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
        """What belongs to a move that is being drawn, only while one is."""
        del parameters
        return self._source is not None if action in ("in_mind", "draw_none") else True


def where_to(source: Role, entry: Entry | None) -> tuple[Content, Content]:
    """What can be done while a move is drawn."""
    there = entry.title if isinstance(entry, Role) and entry.ref != source.ref else "staying, and growing in place"
    first = Content.assemble(("A move from ", "$muted"), (source.title, "bold $ink"), (" to which role?", "$muted"))
    return first, hint(("enter", f"here: {there}"), ("n", "a role in mind"), ("esc", "none"))
