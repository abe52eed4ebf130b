"""An entry, or a part of one, while its fields are asked for; and the signs that answer any field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from careerjournal.model.describe import Field
from careerjournal.model.typed import NEEDED, Typed

if TYPE_CHECKING:
    from careerjournal.journal.half_typed import HalfTyped

EMPTIES: Final = "-"
"""The answer that empties a field."""
ADDS: Final = "+"
"""The answer that adds something to what stands in a field."""

NEEDED_HERE: Final = f"{NEEDED.removesuffix('.')}; ctrl+c leaves it."
"""What is said where a field was left empty that cannot be."""

Put = Callable[[Mapping[str, Any]], object]
"""Takes the raw values of some fields, and stores them."""


class Record(NamedTuple):
    """An entry or a part of one while it is asked for."""

    cls: type[msgspec.Struct]
    typed: Typed
    """What stands in its fields."""
    put: Put
    half: HalfTyped
    """The answer that was stopped in the middle."""
    within: str = ""
    """What it is called, where it is a part of an entry that has one of them."""
    path: str = ""
    """Where the part is in the entry: ``shares/``, ``readings/0/``."""

    def label_of(self, field: Field) -> str:
        """What a field is called, with what the part is called that it is in."""
        return f"{self.within}, {field.label[:1].lower()}{field.label[1:]}" if self.within else field.label


class ThatIsAll(Exception):
    """Somebody wants to be asked for no more fields."""
