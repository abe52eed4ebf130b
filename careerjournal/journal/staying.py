"""Who stays where they are, as far as the journal says it: of them nobody asks for a next step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.links import Kind
from careerjournal.model.readings import reads_like_staying
from careerjournal.model.staying import in_the_first_person
from careerjournal.model.text import plain_words
from careerjournal.model.vocabulary import LISTENERS, AspirationState, Direction

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Conversation, Name


def is_staying(aspiration: Aspiration) -> bool:
    """Whether an aspiration is to stay and grow in place: its direction says so, or its own words do."""
    growing = aspiration.direction is Direction.ENRICHMENT
    return growing or reads_like_staying(aspiration.what, aspiration.horizon)


def is_about_staying(held: Conversation, journal: Journal) -> bool:
    """Whether a conversation is about somebody who stays.

    What is prepared or noted on their aspirations says it, or else what they are known to want: all aspirations that
    are held here, or of somebody else the latest that they said.
    """
    step, listening = held.aspirations, held.my_part in LISTENERS
    said = (step.notes, step.preparation, held.purpose, held.endpoint)
    if reads_like_staying(*(in_the_first_person(text, held.with_whom) if listening else text for text in said)):
        return True
    if listening:
        return plain_words(held.with_whom) in journal.gathered(
            "names that stay",
            (Kind.NAME,),
            lambda: frozenset(plain_words(one.name) for one in journal.names if _says_so(one)),
        )
    return journal.gathered("all aspirations stay", (Kind.ASPIRATION,), lambda: _all_stay(journal))


def _all_stay(journal: Journal) -> bool:
    found = [is_staying(wanted) for wanted in journal.aspirations if wanted.state is AspirationState.HELD]
    return bool(found) and all(found)


def _says_so(name: Name) -> bool:
    if not name.wants:
        return False
    latest = max(enumerate(name.wants), key=lambda one: (one[1].when.first if one[1].when else dt.date.min, one[0]))[1]
    return reads_like_staying(in_the_first_person(latest.words, name.name))
