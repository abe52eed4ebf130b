"""Everything that an entry says, each under the label of its field, as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from careerjournal.model.contents import Said
from careerjournal.model.describe import Field, Shape, fields_of

if TYPE_CHECKING:
    import msgspec

    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

_LONG: Final = (Shape.TEXT, Shape.MARKDOWN, Shape.LINES)
_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}


def labelled(
    entry: Entry, called: Callable[[Ref], str] = str, meaning: Mapping[str, Mapping[str, str]] = _NOTHING
) -> Iterator[Said]:
    """Every field that says something, in the order of the fields; of a part, a line for each of its own fields.

    Args:
        entry: as it is to be shown; what is closed in it has been taken out (`Entry.as_shown`).
        called: what another entry is called that a field points at.
        meaning: of each field that holds keys, by its name, what each of them means; a line is said for each.
    """
    keys = {"open_fields": {one.name: one.label for one in fields_of(type(entry))}, **meaning}
    for field in fields_of(type(entry)):
        value = getattr(entry, field.name)
        if field.name in keys:
            said = "\n".join(keys[field.name].get(key, key) for key in value)
        else:
            said = _said(field, value, called)
        if said:
            yield Said(field.label, said)


def _said(field: Field, value: Any, called: Callable[[Ref], str]) -> str:
    """What a field says; empty where it says nothing."""
    match field.shape:
        case Shape.PART:
            return "\n".join(_of_part(value, called))
        case Shape.PARTS:
            return "\n".join(_item(list(_of_part(part, called))) for part in value)
        case Shape.WORDS:
            return ", ".join(value)
        case Shape.LINES:
            return "\n".join(f"{place}. {line}" for place, line in enumerate(value, 1))
        case Shape.REF:
            return "" if value is None else called(value)
        case Shape.REFS:
            return "\n".join(called(ref) for ref in value)
        case Shape.DATE:
            return "" if value is None else value.words
        case Shape.MOMENT:
            return "" if value is None else f"{value.day} {value:%B %Y, %H:%M}"
        case Shape.FLAG:
            return "yes" if value else ""
        case _:
            return "" if value is None else str(value)


def _of_part(part: msgspec.Struct, called: Callable[[Ref], str]) -> Iterator[str]:
    """A line for each field of a part that says something: ``Shares: My part 4, Competition 3, Chance 2``."""
    fields = [(field, _said(field, getattr(part, field.name), called)) for field in fields_of(type(part))]
    if not any(said not in ("", "0") for _, said in fields):
        return
    if all(field.shape is Shape.NUMBER for field, _ in fields):
        yield ", ".join(f"{field.label} {said}" for field, said in fields if said)
        return
    for field, said in fields:
        if said:
            yield f"{field.label}:\n{said}" if "\n" in said and field.shape in _LONG else f"{field.label}: {said}"


def _item(lines: list[str]) -> str:
    """One of several parts, told from the next by a dash."""
    return "\n".join(("- " if not place else "  ") + line.replace("\n", "\n  ") for place, line in enumerate(lines))
