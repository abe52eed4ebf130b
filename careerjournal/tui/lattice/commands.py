"""What is opened from the drawn lattice: sheets, other screens, entries that belong to what is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from careerjournal.exchange.lattice_picture import drawn
from careerjournal.lattice.career import Career
from careerjournal.lattice.highlight import Lit
from careerjournal.lattice.picture import Charset, Zoom
from careerjournal.lattice.telling import texts_of
from careerjournal.model import Entry, Move
from careerjournal.model.links import Ref
from careerjournal.sharing.document import Form
from careerjournal.tui.commands import command
from careerjournal.tui.lattice.caption import lesson_of, setback_of
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.sections.view import Reading, SectionView

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

ERRANDS: Final = [
    command("f", "light", "light up", "Light up the moves of a status or a direction, and dim the others."),
    command("w", "what_if", "what if", "Lay the open moves towards an aspiration beside each other."),
    command("o", "places", "areas and levels", "Name areas and levels, and put them in order.", footer=False),
    command("p", "write_out", "picture", "Write this picture to a file, as text or as SVG.", name="write-picture"),
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
]
"""The commands, for the view's own."""


class Errands(SectionView):
    """The view's part that goes elsewhere and comes back."""

    _journal: Journal
    _charset: Charset
    _form: str
    lit: Lit

    @property
    def career(self) -> Career:
        """What is drawn."""
        raise NotImplementedError

    @property
    def zoom(self) -> Zoom:
        """How large it is drawn."""
        raise NotImplementedError

    def light(self, lit: Lit) -> None:
        """Light some moves up, and dim the others."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw it anew, after something in it was changed."""
        raise NotImplementedError

    @property
    def _selected_move(self) -> Move | None:
        entry = self.career.by_ref.get(ref) if (ref := self.query_one(Drawing).selected) else None
        return entry if isinstance(entry, Move) else None

    def action_light(self) -> None:
        """Choose which moves are lit up."""
        from careerjournal.tui.lattice.highlight_sheet import LightSheet  # noqa: PLC0415 - each is loaded when it is wanted

        self.app.push_screen(LightSheet(self.lit, self.career.moves, self._charset, self.light))

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
            self.post_message(Reading(ref))

    def action_write_out(self) -> None:
        """Write the picture to a file, names as they are."""
        from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415

        hint = (
            "A name that ends in .svg makes it a picture, any other text. Names are said as they are; P says stand-ins."
        )
        name = f"lattice-{self._form}.svg"
        self.app.push_screen(WriteOut("The picture of the lattice", name, self._bytes, hint), self._written_out)

    def _bytes(self, path: Path) -> bytes:
        form = Form.SVG if path.suffix.lower() == ".svg" else Form.TEXT
        return drawn(self.career, self._form, self.zoom, {}, form).encode()

    def _written_out(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Written to {path}.")

    def action_share(self) -> None:
        """Send the picture through the review, and into the ledger."""
        from careerjournal.sharing.picture import PicturePreparation  # noqa: PLC0415
        from careerjournal.tui.sharing.screen import ShareScreen  # noqa: PLC0415

        career = self.career
        draw = partial(drawn, career, self._form, self.zoom)
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
