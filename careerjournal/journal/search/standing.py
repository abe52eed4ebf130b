"""How an entry stands, in the words of its rows: its state, direction, sort and months, which no text of it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from careerjournal.journal.search.folding import folded
from careerjournal.journal.search.query import dated
from careerjournal.journal.search.row_words import row_said
from careerjournal.model.contents import Said, Values, values_of
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import Direction

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.model import Entry
    from careerjournal.model.partial_date import PartialDate

STAYING: Final = "staying, growing in place"
"""What the lattice calls enrichment."""

_SPANNING: Final = frozenset({"start", "end"})
"""The dates whose month is said, however exactly they are known."""


def standing(entry: Entry, *, dates: bool = True) -> Iterator[Said]:
    """What an entry says by one word of a closed set, and the months and years that it names, each with its label.

    Args:
        entry: the entry.
        dates: whether its months and years are wanted, too.
    """
    fields, read = _telling(entry.__class__)
    for field, value in zip(fields, read(entry), strict=True):
        if value is None:
            continue
        if field.shape is Shape.CHOICE:
            yield Said(field.label, value.value)
            if value is Direction.ENRICHMENT:
                yield Said("Which is", STAYING)
        elif not dates:
            continue
        elif value.day is None or field.name in _SPANNING:
            yield Said(field.label, _without_day(value).words)


def standing_words(entry: Entry, own: PartialDate | None) -> str:
    """The same as the index takes it in, folded, in few calls, for there are many; of a month also how rows cut it.

    Each date stands there also as what a search for one looks for, as does the entry's own date, which may
    be that on which it was put down.

    Args:
        entry: the entry.
        own: its date.
    """
    fields, read = _telling(entry.__class__)
    words: list[str] = []
    dates = list(dated(own)) if own is not None else []  # which stand there as they are looked for, folded already
    for field, value in zip(fields, read(entry), strict=True):
        if value is None:
            continue
        if field.shape is Shape.CHOICE:
            words += (value, STAYING) if value is Direction.ENRICHMENT else (value,)  # each is a word by itself
        else:
            if value.day is None or field.name in _SPANNING:
                date = _without_day(value)
                words += (date.words,) if date.month is None else (date.words, date.brief)
            dates += () if value is own else dated(value)
    return "\n".join((folded("\n".join(words)), *dates)) if words else "\n".join(dates)


def standing_in_words(entry: Entry, today: dt.date | None = None) -> str:
    """The same as an excerpt says it: ``Status: declined · Direction: lateral``, and what rows say besides."""
    return " · ".join((*(f"{label}: {word}" for label, word in standing(entry)), *row_said(entry, today)))


@cache
def usual_words(kind: Kind) -> str:
    """What an entry of a kind may say in this way without a word of it being kept: what is usual is left out."""
    return "\n".join((*_usual_of(entry_class(kind)()), STAYING * (kind is Kind.ASPIRATION)))


def _without_day(date: PartialDate) -> PartialDate:
    return type(date)(date.year, date.month) if date.is_day else date


def _usual_of(entry: Entry) -> Iterator[str]:
    fields, read = _telling(entry.__class__)
    for field, value in zip(fields, read(entry), strict=True):
        if field.shape is Shape.CHOICE and value is not None:
            yield value.value


@cache
def _telling(cls: type[Entry]) -> tuple[tuple[Field, ...], Values]:
    """The fields that hold a word of a closed set, or a date, and are shown; and what reads them all at once."""
    fields = tuple(field for field in fields_of(cls) if field.shown and field.shape in (Shape.CHOICE, Shape.DATE))
    return fields, values_of(field.name for field in fields)
