"""Entries whose numbers change: all that points at them, in fields and in texts, is made to point at the new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from careerjournal.model.base import Entry
from careerjournal.model.describe import Shape, fields_of
from careerjournal.model.links import LINK_IN_TEXT, Ref

S = TypeVar("S", bound=msgspec.Struct)
E = TypeVar("E", bound=Entry)


def readdressed(entry: E, to: Mapping[Ref, Ref]) -> E:
    """The entry with its own number and every link of it as they are to be.

    Args:
        entry: as it stood in another journal.
        to: what each entry there is here. What a link leads to and is not in it is here under no number: the link goes,
            and in a text its words stay.
    """
    number = to[entry.ref].number if entry.ref in to else entry.number
    return msgspec.structs.replace(_readdressed(entry, to), number=number)


def _readdressed(record: S, to: Mapping[Ref, Ref]) -> S:
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        match field.shape:
            case Shape.REF:
                changes[field.name] = to.get(value)
            case Shape.REFS:
                changes[field.name] = tuple(to[ref] for ref in value if ref in to)
            case Shape.PART:
                changes[field.name] = _readdressed(value, to)
            case Shape.PARTS:
                changes[field.name] = tuple(_readdressed(part, to) for part in value)
            case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
                changes[field.name] = _text(value, to)
            case Shape.WORDS | Shape.LINES:
                changes[field.name] = tuple(_text(text, to) for text in value)
            case _:
                continue
    return msgspec.structs.replace(record, **changes)


def _text(text: str, to: Mapping[Ref, Ref]) -> str:
    def named(match: re.Match[str]) -> str:
        ref = Ref.parse(match["ref"])
        return f"[[{to[ref]}]]" if ref in to else str(ref)

    return LINK_IN_TEXT.sub(named, text) if "[[" in text else text
