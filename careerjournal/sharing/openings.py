"""What stays with an entry when sharing it is left off: what was opened, what was answered, what passed the review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.model.opening import Opening, ReviewAnswer
from careerjournal.model.setback import Setback
from careerjournal.model.success import Success

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry

MOST_REVIEWED: Final = 12
"""Digests of documents that passed the review, kept for each entry and audience; the oldest go."""


def opened(journal: Journal, entry: Entry) -> tuple[str, ...]:
    """The pieces of an entry that were opened: a setback or success holds them itself, others beside the entries."""
    if isinstance(entry, Setback | Success):
        return entry.open_fields
    return opening(journal, str(entry.ref)).pieces


def keep_opened(journal: Journal, entry: Entry, pieces: Iterable[str]) -> None:
    """Keep which pieces of an entry are opened. Nothing is written where nothing has changed."""
    wanted = tuple(pieces)
    there = journal.get(entry.ref)
    if there is None or opened(journal, there) == wanted:
        return
    if isinstance(there, Setback | Success):
        journal.keep(structs.replace(there, open_fields=wanted), drafted=False)
    else:
        _keep(journal, structs.replace(opening(journal, str(entry.ref)), pieces=wanted))


def opening(journal: Journal, of: str, audience: str = "") -> Opening:
    """The record of what may be shared of an entry or a page with an audience; an empty one where none is kept."""
    found = (one for one in journal.arrangement.openings if (one.of, one.audience) == (of, audience))
    return next(found, Opening(of=of, audience=audience))


def keep_turned(journal: Journal, of: str, audience: str, turned: Iterable[str]) -> None:
    """Keep what was turned on or off of a page that is made otherwise than by opening what is in its entries."""
    _keep(journal, structs.replace(opening(journal, of, audience), pieces=tuple(turned)))


def keep_answers(journal: Journal, of: str, audience: str, answers: Iterable[ReviewAnswer]) -> None:
    """Keep what was answered in the review of something for an audience."""
    _keep(journal, structs.replace(opening(journal, of, audience), answers=tuple(answers)))


def chosen_last(journal: Journal, of: str) -> str:
    """The name of the audience that was chosen last for something; empty where none was."""
    return opening(journal, of).chosen


def keep_chosen(journal: Journal, of: str, audience: str) -> None:
    """Keep for which audience something was made ready."""
    _keep(journal, structs.replace(opening(journal, of), chosen=audience))


def keep_reviewed(journal: Journal, of: str, audience: str, digest: str) -> None:
    """Keep that a document passed the review."""
    known = opening(journal, of, audience)
    digests = (*(one for one in known.reviewed if one != digest), digest)
    _keep(journal, structs.replace(known, reviewed=digests[-MOST_REVIEWED:]))


def _keep(journal: Journal, changed: Opening) -> None:
    arrangement = journal.arrangement
    others = [one for one in arrangement.openings if (one.of, one.audience) != (changed.of, changed.audience)]
    says = bool(changed.pieces or changed.answers or changed.reviewed or changed.chosen)
    wanted = (*others, changed) if says else tuple(others)
    if wanted != arrangement.openings:
        journal.arrange(structs.replace(arrangement, openings=wanted))
