"""Everything that an entry says, each under the label of its field, as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from careerjournal.model.contents import Said
from careerjournal.model.describe import Field, Shape, fields_of

if TYPE_CHECKING:
    import msgspec

    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

_LONG: Final = (Shape.TEXT, Shape.MARKDOWN, Shape.LINES)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ENOUGH: Final = 12
"""Digits of a digest by which somebody who reads it tells it from others."""
_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}


def labelled(
    entry: Entry,
    called: Callable[[Ref], str] = str,
    meaning: Mapping[str, Mapping[str, str]] = _NOTHING,
    *,
    whole: bool = False,
) -> Iterator[Said]:
    """Every field that says something, in the order of the fields; of a part, a line for each of its own fields.

    Args:
        entry: as it is to be shown; what is closed in it has been taken out (`Entry.as_shown`).
        called: what another entry is called that a field points at.
        meaning: of each field that holds keys, by its name, what each of them means; a line is said for each.
        whole: whether all of it is wanted, and not what is read: digests to their end, and numbers that nobody said.
    """
    keys = {"open_fields": {one.name: one.label for one in fields_of(type(entry))}, **meaning}
    for field in fields_of(type(entry)):
        value = getattr(entry, field.name)
        if field.name in keys:
            said = "\n".join(dict.fromkeys(_of_key(key, keys[field.name]) for key in value))
        else:
            said = _said(field, value, called, whole=whole)
        if said:
            yield Said(field.label, said)


def _of_key(key: str, meaning: Mapping[str, str]) -> str:
    """What a key means; of a paragraph, whose key has a digest of it behind that of its field, the field and that."""
    name, colon, _ = key.partition(":")
    if key in meaning or name not in meaning or not colon:
        return meaning.get(key, key)
    return f"{meaning[name]}, a part of it"


def _said(field: Field, value: Any, called: Callable[[Ref], str], *, whole: bool) -> str:
    """What a field says; empty where it says nothing."""
    match field.shape:
        case Shape.PART:
            return "\n".join(_of_part(value, called, whole=whole))
        case Shape.PARTS:
            return "\n".join(_item(list(_of_part(part, called, whole=whole))) for part in value)
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
        case _ if not whole and isinstance(value, str) and _DIGEST.fullmatch(value):
            return f"{value[:_ENOUGH]}…"
        case _:
            return "" if value is None else str(value)


def _of_part(part: msgspec.Struct, called: Callable[[Ref], str], *, whole: bool) -> Iterator[str]:
    """A line for each field of a part that says something: ``Shares: My part 4, Competition 3, Chance 2``."""
    fields = [(field, _said(field, getattr(part, field.name), called, whole=whole)) for field in fields_of(type(part))]
    if not any(said not in ("", "0") for _, said in fields):
        return
    if all(field.shape is Shape.NUMBER for field, _ in fields):
        yield ", ".join(f"{field.label} {said}" for field, said in fields if said and (whole or said != "0"))
        return
    for field, said in fields:
        if said:
            yield f"{field.label}:\n{said}" if "\n" in said and field.shape in _LONG else f"{field.label}: {said}"


def _item(lines: list[str]) -> str:
    """One of several parts, told from the next by a dash."""
    return "\n".join(("- " if not place else "  ") + line.replace("\n", "\n  ") for place, line in enumerate(lines))
