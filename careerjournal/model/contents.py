"""Everything an entry says and everything it points at, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

import msgspec

from careerjournal.model.base import Entry
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.links import Ref, links_in

Values: TypeAlias = Callable[[msgspec.Struct], tuple[Any, ...]]
"""What some fields of a record hold, all read at once."""


def values_of(names: Iterable[str]) -> Values:
    """What reads the fields of these names, in this order, in one call: there are many entries to be gone through."""
    match tuple(names):
        case ():
            return lambda _: ()
        case (name,):
            value = attrgetter(name)
            return lambda record: (value(record),)
        case several:
            return attrgetter(*several)


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
    for value in _saying(type(record))(record):
        if isinstance(value, str):
            if value:
                found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                found += (one,) if isinstance(one, str) else plain_texts(one)
        elif value is not None:
            found += plain_texts(value)
    return found


@cache
def _saying(cls: type[msgspec.Struct]) -> Values:
    return values_of(field.name for field in _with_texts(cls))


@cache
def _with_texts(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields that hold texts, or parts that may."""
    single = (Shape.LINE, Shape.TEXT, Shape.MARKDOWN, Shape.PART, Shape.PARTS)
    several = (Shape.WORDS, Shape.LINES)
    return tuple(field for field in fields_of(cls) if field.shape in single or (field.shape in several and field.shown))


@cache
def _pointing(cls: type[msgspec.Struct]) -> Values:
    """The fields that point at other entries: each at one, at several, or at none."""
    return values_of(field.name for field in fields_of(cls) if field.shape in (Shape.REF, Shape.REFS))


def refs(entry: Entry) -> tuple[Ref, ...]:
    """Every other entry it points at, from its fields and from its texts, each once, in order.

    What is closed points at nothing until it is opened.
    """
    entry = entry.as_shown()
    found: dict[Ref, None] = {}
    for value in _pointing(type(entry))(entry):
        if value:
            found.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
    for text in plain_texts(entry):
        if "[[" in text:
            found.update(dict.fromkeys(links_in(text)))
    if found:
        for own in entry.known_as:
            found.pop(own, None)
    return tuple(found)
