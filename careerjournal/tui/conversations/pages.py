"""The places of a conversation in hand: the meeting itself, the seven steps, and what goes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.conversations.offers import Offer, material, to_raise
from careerjournal.model.conversation import StepName

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal


class Place(NamedTuple):
    """One page of the preparation."""

    key: str
    """The key that goes there, ``0`` to ``9``."""
    name: str
    fields: tuple[str, ...]
    """The conversation's own fields that are filled in there."""
    step: StepName | None = None
    """The step that is prepared there."""


MEETING: Final = Place("0", "The meeting", ("with_whom", "my_part", "when", "minutes", "tags"))
QUESTIONS: Final = Place("8", "My questions", ("questions",))
AGAIN: Final = Place("9", "To raise again", ("raise_again",))

_FRAME: Final = ("purpose", "endpoint", "agenda")

PLACES: Final = (
    MEETING,
    *(
        Place(str(number), step.label, _FRAME if step is StepName.OPENING else (), step)
        for number, step in enumerate(StepName, 1)
    ),
    QUESTIONS,
    AGAIN,
)


def place_at(key: str) -> Place:
    """The place that a key goes to; the meeting where none does."""
    return next((place for place in PLACES if place.key == key), MEETING)


def place_of(field: str) -> Place | None:
    """Where a field is filled in."""
    return next((place for place in PLACES if field in place.fields or place.step == field), None)


def is_written(place: Place, draft: ConversationDraft) -> bool:
    """Whether anything stands there."""
    return bool(text_at(place, draft).strip())


def text_at(place: Place, draft: ConversationDraft) -> str:
    """Everything that stands in the fields of a place."""
    said = [str(draft.typed[field]) for field in place.fields]
    if place.step is not None:
        said += [str(text) for text in draft.step(place.step).values()]
    return "\n".join(said)


def offers_at(place: Place, draft: ConversationDraft, journal: Journal) -> list[Offer]:
    """What the journal holds for a place."""
    conversation = draft.as_it_stands()
    if place.step is not None:
        return material(place.step, conversation, journal)
    return to_raise(conversation, journal) if place is AGAIN else []


def first_unwritten(draft: ConversationDraft) -> Place:
    """Where to go on: the first step with nothing in it, or the first of all."""
    steps = [place for place in PLACES if place.step is not None]
    return next((place for place in steps if not is_written(place, draft)), steps[0])
