"""Everything an entry says and everything it points at, whatever its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from careerjournal.model.base import Entry
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.links import Ref, links_in
from careerjournal.model.partial_date import PartialDate


class Said(NamedTuple):
    """A text in an entry, and the label of the field it stands in."""

    label: str
    text: str


def texts(record: msgspec.Struct) -> Iterator[Said]:
    """Every text that is not empty, in the order of the fields, those inside parts included."""
    for field in _with_texts(type(record)):
        value = getattr(record, field.name)
        if field.part is not None:
            for part in value if field.shape is Shape.PARTS else (value,):
                yield from texts(part)
        elif isinstance(value, tuple):
            yield from (Said(field.label, word) for word in value)
        elif value:
            yield Said(field.label, value)


@cache
def _with_texts(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields that hold texts, or parts that may."""
    single = (Shape.LINE, Shape.TEXT, Shape.MARKDOWN, Shape.PART, Shape.PARTS)
    several = (Shape.WORDS, Shape.LINES)
    return tuple(field for field in fields_of(cls) if field.shape in single or (field.shape in several and field.shown))


@cache
def _with_refs(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields that point at other entries."""
    return tuple(field for field in fields_of(cls) if field.shape in (Shape.REF, Shape.REFS))


def everything_said(record: msgspec.Struct, without: Collection[str] = ()) -> Iterator[Said]:
    """Everything that a record says, in words: its texts, and its dates, choices, numbers, flags and links besides.

    In the order of the fields; what is inside a part has both labels, and a part of nothing but numbers is one text.

    Args:
        record: an entry, or a part of one.
        without: the names of fields that are left out.
    """
    for field in fields_of(type(record)):
        if field.name in without:
            continue
        value = getattr(record, field.name)
        match field.shape:
            case Shape.PART | Shape.PARTS:
                parts = value if field.shape is Shape.PARTS else (value,)
                for number, part in enumerate(parts, 1):
                    label = f"{field.label} {number}" if len(parts) > 1 else field.label
                    inside = list(everything_said(part))
                    if inside and field.part and all(one.shape is Shape.NUMBER for one in fields_of(field.part)):
                        inside = [Said("", ", ".join(f"{said.label} {said.text}" for said in inside))]
                    yield from (Said(f"{label}: {said.label}".removesuffix(": "), said.text) for said in inside)
            case _:
                if words := _in_words(field, value):
                    yield Said(field.label, words)


def _in_words(field: Field, value: Any) -> str:
    """A single value; empty where it says nothing."""
    match field.shape:
        case Shape.WORDS | Shape.REFS:
            return ", ".join(map(str, value))
        case Shape.LINES:
            return "\n".join(value)
        case Shape.DATE:
            return value.words if value else ""
        case Shape.MOMENT:
            return f"{PartialDate.told(value.date()).words}, {value:%H:%M}" if value else ""
        case Shape.FLAG:
            return "yes" if value else ""
        case Shape.NUMBER:
            return "" if value is None or (value == 0 and not field.optional) else str(value)
        case _:
            return str(value or "")


def refs(entry: Entry) -> tuple[Ref, ...]:
    """Every other entry it points at, from its fields and from its texts, each once, in order.

    What is closed points at nothing until it is opened.
    """
    entry = entry.as_shown()
    found: dict[Ref, None] = {}
    for field in _with_refs(type(entry)):
        value = getattr(entry, field.name)
        if field.shape is Shape.REFS:
            found.update(dict.fromkeys(value))
        elif value is not None:
            found[value] = None
    for said in texts(entry):
        found.update(dict.fromkeys(links_in(said.text)))
    found.pop(entry.ref, None)
    return tuple(found)
