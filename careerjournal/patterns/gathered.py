"""The facts of a span, sorted by what they are about: what every chart is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from careerjournal.journal.energy import DayEnergy
from careerjournal.model.links import Kind, Ref
from careerjournal.model.spans import Span
from careerjournal.patterns.facts import Fact, Learnt, Moved, Read, Spent


class Gathered(NamedTuple):
    """What lies in a span, the earliest first, and what is needed of the rest."""

    span: Span
    setbacks: Sequence[Read]
    successes: Sequence[Read]
    moves: Sequence[Moved]
    lessons: Sequence[Learnt]
    spent: Sequence[Spent]
    days: Sequence[DayEnergy]
    names: Mapping[int, str]
    """What each name on the names list is called, by its number."""
    every_move: Mapping[Ref, Moved]
    """Also those outside the span."""
    every_lesson: Sequence[Learnt]
    """Likewise."""


def gathered(facts: Iterable[Fact], days: Iterable[DayEnergy], names: Mapping[int, str], span: Span) -> Gathered:
    """Sort facts by what they are about.

    Args:
        facts: the earliest first within each kind.
        days: of the span, the earliest first.
        names: as `Gathered.names`.
        span: the time that is looked at.
    """
    read: dict[Kind, list[Read]] = {Kind.SETBACK: [], Kind.SUCCESS: []}
    moves: list[Moved] = []
    lessons: list[Learnt] = []
    spent: list[Spent] = []
    for fact in facts:
        match fact:
            case Read():
                if span.holds(fact.when):
                    read[fact.ref.kind].append(fact)
            case Moved():
                moves.append(fact)
            case Learnt():
                lessons.append(fact)
            case Spent():
                if _overlap(fact.during, span):
                    spent.append(fact)
    return Gathered(
        span,
        read[Kind.SETBACK],
        read[Kind.SUCCESS],
        [move for move in moves if span.holds(move.when)],
        [lesson for lesson in lessons if span.holds(lesson.when)],
        spent,
        tuple(days),
        names,
        {move.ref: move for move in moves},
        lessons,
    )


def _overlap(one: Span, other: Span) -> bool:
    return not (
        (one.last is not None and other.first is not None and one.last < other.first)
        or (other.last is not None and one.first is not None and other.last < one.first)
    )
