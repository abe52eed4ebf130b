"""Which box a field gets, and the boxes of a record inside the entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

import msgspec
from textual.containers import Vertical
from textual.widget import Widget

from careerjournal.model.describe import Shape
from careerjournal.model.typed import UNKNOWN, Path, Typed, as_typed, typed_fields
from careerjournal.tui.form.boxes import AreaBox, Box, ChoiceBox, FlagBox, LineBox, ScaleBox
from careerjournal.tui.form.understood import DateBox, RefBox

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

LONGEST_SCALE: Final = 20
"""Steps up to which a number is moved along a scale rather than typed."""


class PartBox(Box):
    """The fields of a record inside the entry."""

    @property
    def typed(self) -> Typed:
        """What stands in each."""
        inside = {box.field.name: box.typed for box in self._boxes()}
        unknown = self._typed.get(UNKNOWN)
        return {**inside, UNKNOWN: unknown} if unknown else inside

    def editor(self) -> Widget:
        """The fields, indented."""
        part = cast("type[msgspec.Struct]", self.field.part)
        return Vertical(*boxes_for(part, self._typed, self._journal), classes="inside")

    def _boxes(self) -> Iterator[Box]:
        return (box for box in self.query_one(".inside").children if isinstance(box, Box))

    def box_at(self, path: Path) -> Box:
        """The box inside."""
        return next((box.box_at(path[1:]) for box in self._boxes() if path and box.field.name == path[0]), self)


def boxes_for(record: type[msgspec.Struct], typed: Typed, journal: Journal) -> list[Box]:
    """A box for every field that people fill in, in the order the model describes them."""
    from careerjournal.tui.form.parts import PartsBox  # noqa: PLC0415 - a form inside a form: each needs the other

    shapes: dict[Shape, type[Box]] = {
        Shape.LINE: LineBox,
        Shape.WORDS: LineBox,
        Shape.TEXT: AreaBox,
        Shape.MARKDOWN: AreaBox,
        Shape.LINES: AreaBox,
        Shape.DATE: DateBox,
        Shape.REF: RefBox,
        Shape.REFS: RefBox,
        Shape.CHOICE: ChoiceBox,
        Shape.FLAG: FlagBox,
        Shape.PART: PartBox,
        Shape.PARTS: PartsBox,
    }
    blank = as_typed(record())
    made: list[Box] = []
    for field in typed_fields(record):
        long = field.high - field.low > LONGEST_SCALE
        kind = (LineBox if long else ScaleBox) if field.shape is Shape.NUMBER else shapes[field.shape]
        made.append(kind(field, typed.get(field.name, blank[field.name]), journal))
    return made
