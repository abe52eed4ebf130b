"""A career that is half sorted, as a draft keeps it: what was read as well, so that it goes on without the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from careerjournal.exchange.career.rows import Career
from careerjournal.exchange.career.sorting import Sorting, as_record, begun, from_record, to_place, with_held
from careerjournal.model import DateError, PartialDate, Role
from careerjournal.model.counting import counted

_CAREER: Final = "~career"
_SORTING: Final = "~sorting"
LINES: Final = "~lines"
"""Under which the lines of a CV are kept that are typed or pasted, until they are read."""
ROLE: Final = "~role"
"""Under which a role is kept that is being changed: its place, and what stands in each line, as JSON."""
FILE: Final = "~file"
"""Under which the path of a file is kept, until it is read."""


class HalfSorted(NamedTuple):
    """A career, and how far it is sorted."""

    program: str
    """The name of the format, which each entry keeps as where it came from."""
    title: str
    """Where it comes from, in words: ``LinkedIn’s data``."""
    career: Career
    sorting: Sorting

    @classmethod
    def of(cls, program: str, title: str, career: Career) -> HalfSorted:
        """A career that was just read."""
        return cls(program, title, career, begun(career))

    def beside(self, roles: Iterable[Role]) -> HalfSorted:
        """The same, where nothing of it is sorted yet, knowing which of its roles a journal has already."""
        if self.sorting != begun(self.career):
            return self
        return self.of(self.program, self.title, with_held(self.career, roles))

    @property
    def says(self) -> str:
        """How far it is, in a sentence."""
        order = to_place(self.career, self.sorting)
        placed = sum(bool(self.sorting.rows[place].area) for place in order)
        return f"{counted(len(order), 'role')} from {self.title}, {placed} of them in an area"


def as_values(half: HalfSorted) -> dict[str, str]:
    """The values of a draft. What is for people stands in ``body``, so that a draft that is lost says something."""
    read = msgspec.json.encode((half.program, half.title, half.career), enc_hook=str).decode()
    rows = (half.sorting.rows[place] for place in to_place(half.career, half.sorting))
    told = (
        " · ".join(filter(None, (row.title, row.organisation, row.area, _level(row.level), row.start, row.end)))
        for row in rows
    )
    return {_CAREER: read, _SORTING: as_record(half.sorting), "body": "\n".join((half.says, "", *told))}


def _level(level: int | None) -> str:
    return "" if level is None else f"level {level}"


def from_values(values: Mapping[str, Any]) -> HalfSorted | None:
    """What `as_values` made the values of; None where it is nothing of the sort."""
    try:
        program, title, career = msgspec.json.decode(
            str(values.get(_CAREER, "")), type=tuple[str, str, Career], dec_hook=_date
        )
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return HalfSorted(program, title, career, from_record(str(values.get(_SORTING, "")), career))


def role_as_value(place: int, lines: Mapping[str, str]) -> str:
    """What stands in the lines of a role that is being changed, to be kept under `ROLE`.

    Args:
        place: the role's, among the positions.
        lines: by the name of the field.
    """
    return msgspec.json.encode((place, dict(lines))).decode()


def role_from(value: str) -> tuple[int, dict[str, str]] | None:
    """What `role_as_value` made the text of; None where it is nothing of the sort."""
    try:
        return msgspec.json.decode(value, type=tuple[int, dict[str, str]])
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _date(kind: type, value: Any) -> Any:
    if kind is PartialDate and isinstance(value, str):
        try:
            return PartialDate.from_iso(value)
        except DateError as error:
            raise ValueError(str(error)) from error
    raise NotImplementedError(kind)
