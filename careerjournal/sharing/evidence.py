"""A page of evidence: the successes of a span, all of them or those that speak for one area, for a review or a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.success import Success

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.spans import Span


class Area(NamedTuple):
    """An area for development or a milestone, and what speaks for it."""

    need: str
    """Its words, which stay private."""
    successes: tuple[Success, ...]


def successes_in(journal: Journal, span: Span) -> tuple[Success, ...]:
    """The successes that ended as such within a span, the latest first."""
    found = [success for success in journal.successes if success.stands and span.holds(success.date)]
    return tuple(sorted(found, key=lambda success: (str(success.date or ""), success.number), reverse=True))


def areas_in(journal: Journal, successes: Iterable[Success]) -> list[Area]:
    """The areas for development and the milestones that some of these speak for, aspiration by aspiration."""
    chosen = tuple(successes)
    found = []
    for ref in sorted({ref for success in chosen for ref in success.evidence_of}):
        wanted = journal.get(ref)
        if isinstance(wanted, Aspiration):
            parts = (*wanted.areas, *wanted.milestones)
            found += [Area(one.words, tuple(has for has in chosen if has.is_evidence_of(wanted, one))) for one in parts]
    return [area for area in found if area.successes]
