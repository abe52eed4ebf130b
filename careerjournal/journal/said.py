"""What people say of a field in words: one of a closed set, yes or no, another entry by its number or its title."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from careerjournal.model.describe import Field, Shape
from careerjournal.model.links import Kind, Ref

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

REFS: Final = (Shape.REF, Shape.REFS)
"""The shapes of the fields that point at other entries."""

YES_OR_NO: Final = {"y": True, "yes": True, "n": False, "no": False}

_OFFERED: Final = 3
"""Entries that are named where a title may mean several."""


def chosen(field: Field, said: str) -> str:
    """The word of a closed set that is meant: with other spaces or dashes, or so much of it that it can be no other."""
    words = " ".join(said.lower().replace("-", " ").replace("_", " ").split())
    begun = [str(choice) for choice in field.choices if words and choice.startswith(words)]
    return words if words in field.choices else begun[0] if len(begun) == 1 else said


def kinds_of(field: Field) -> str:
    """The kinds that a field points to, in words: ``move``, ``setback or move``."""
    return " or ".join(field.kinds) if len(field.kinds) < len(Kind) else "entry"


def refs_in(said: str) -> Iterator[Ref]:
    """What is named by kind and number."""
    for part in said.split(","):
        with suppress(ValueError):
            yield Ref.parse(part)


def of_another_kind(field: Field, ref: Ref) -> str:
    """That a field does not point to such an entry; empty where it may."""
    return "" if ref.kind in field.kinds else f"“{field.label}” takes {kinds_of(field)}, not {ref}."


def _called(journal: Journal, ref: Ref) -> str:
    """An entry by its number, its title and its day, by which one is told from another."""
    from careerjournal.journal.titles import titled_in  # noqa: PLC0415 - where one is named

    entry = journal.get(ref)
    day = entry.date.words if entry is not None and entry.date is not None else ""
    return ", ".join(filter(None, (str(ref), titled_in(journal)(ref), day)))


def refs_said(journal: Journal, field: Field, said: str) -> tuple[str, str]:
    """What is pointed at, by kind and number; and what is wrong with it, in a sentence, or nothing."""
    from careerjournal.journal.titles import may_mean, refs_named  # noqa: PLC0415 - where one is named

    if len(field.kinds) == 1:  # where its number alone says which
        parts = (part.strip().removeprefix("#") for part in said.split(","))
        said = ", ".join(f"{field.kinds[0]} {part}" if part.isdecimal() else part for part in parts)
    found = refs_named(journal, field.kinds, said)
    kinds = kinds_of(field)
    for one in found:
        if not isinstance(one, Ref):
            several = may_mean(journal, field.kinds, one)[:_OFFERED]
            if len(several) > 1:
                those = "; or ".join(_called(journal, ref) for ref in several)
                return "", f"“{one[:40]}” could be {those}. Say which by its kind and number."
            like = f"{field.kinds[0]} 3"
            return "", f"“{one[:40]}” names no one {kinds}. Write its kind and number, like “{like}”, or its title."
        if wrong := of_another_kind(field, one):
            return "", wrong
        if journal.get(one) is None:
            return "", f"There is no {one} in this journal."
    if field.shape is Shape.REF and len(found) > 1:
        return "", f"“{field.label}” takes one {kinds}, not {len(found)}."
    return ", ".join(map(str, found)), ""
