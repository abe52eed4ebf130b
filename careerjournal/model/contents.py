"""Everything an entry says and everything it points at, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from careerjournal.model.base import Entry
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.links import Ref, links_in


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


def plain_texts(record: msgspec.Struct) -> list[str]:
    """The same texts without their labels, which costs a third where there are many entries."""
    found: list[str] = []
    for field in _with_texts(type(record)):
        value = getattr(record, field.name)
        if field.part is not None:
            for part in value if field.shape is Shape.PARTS else (value,):
                found += plain_texts(part)
        elif isinstance(value, tuple):
            found += value
        elif value:
            found.append(value)
    return found


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
    for text in plain_texts(entry):
        if "[[" in text:
            found.update(dict.fromkeys(links_in(text)))
    if found:
        for own in entry.known_as:
            found.pop(own, None)
    return tuple(found)
