"""Which box a field gets, and the boxes of a record inside the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

import msgspec
from textual.containers import Vertical
from textual.widget import Widget

from careerjournal.model.describe import Shape
from careerjournal.model.typed import EARLIER, UNKNOWN, Path, Typed, as_typed, days_typed, typed_fields, with_days
from careerjournal.tui.writing.boxes import AreaBox, Box, ChoiceBox, EditBox, FlagBox, LineBox, ScaleBox
from careerjournal.tui.writing.parsed_boxes import DateBox, RefBox
from careerjournal.tui.writing.parts import PartsBox
from careerjournal.tui.writing.tags import TAGS, TagsBox

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

LONGEST_SCALE: Final = 20
"""Steps up to which a number is moved along a scale rather than typed."""


class PartBox(EditBox):
    """The fields of a record inside the entry."""

    @property
    def typed(self) -> Typed:
        """What stands in each."""
        return typed_in(self._boxes(), self._typed)

    def editor(self) -> Widget:
        """The fields, indented."""
        part = cast("type[msgspec.Struct]", self.field.part)
        return Vertical(*boxes_for(part, self._typed, self._journal), classes="inside")

    def _boxes(self) -> Iterator[EditBox]:
        return (box for box in self.query_one(".inside").children if isinstance(box, EditBox))

    def box_at(self, path: Path) -> Box:
        """The box inside."""
        return next((box.box_at(path[1:]) for box in self._boxes() if path and box.field.name == path[0]), self)


def boxes_for(record: type[msgspec.Struct], typed: Typed, journal: Journal) -> list[EditBox]:
    """A box for every field that people fill in, in the order the model describes them."""
    shapes: dict[Shape, type[EditBox]] = {
        Shape.LINE: LineBox,
        Shape.WORDS: LineBox,
        Shape.TEXT: AreaBox,
        Shape.MARKDOWN: AreaBox,
        Shape.LINES: AreaBox,
        Shape.REF: RefBox,
        Shape.REFS: RefBox,
        Shape.CHOICE: ChoiceBox,
        Shape.FLAG: FlagBox,
        Shape.PART: PartBox,
        Shape.PARTS: PartsBox,
    }
    blank = as_typed(record())
    days = days_typed(typed)
    made: list[EditBox] = []
    for field in typed_fields(record):
        value = typed.get(field.name, blank[field.name])
        if field.shape is Shape.DATE:
            made.append(DateBox(field, value, journal, days.get(field.name)))
            continue
        long = field.high - field.low > LONGEST_SCALE
        kind = (LineBox if long else ScaleBox) if field.shape is Shape.NUMBER else shapes[field.shape]
        made.append((TagsBox if field.name == TAGS else kind)(field, value, journal))
    return made


def typed_in(boxes: Iterable[EditBox], typed: Typed) -> Typed:
    """What stands in the boxes of a record, with what travels along with what stood in it at the beginning."""
    made = list(boxes)
    values = {box.field.name: box.typed for box in made}
    values |= {name: typed[name] for name in (UNKNOWN, EARLIER) if typed.get(name)}
    dates = (box for box in made if isinstance(box, DateBox))
    return with_days(values, {box.field.name: box.typed_on for box in dates if box.typed_on is not None})
