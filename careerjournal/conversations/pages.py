"""The pages of a conversation in hand: the meeting itself, the seven steps, and what goes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careerjournal.conversations.offers import Offer, material, to_raise
from careerjournal.model.conversation import FRAME, StepName

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal


class PreparationPage(NamedTuple):
    """One page of the preparation."""

    key: str
    """The key that goes there, ``0`` to ``9``."""
    name: str
    fields: tuple[str, ...]
    """The conversation's own fields that are filled in there."""
    step: StepName | None = None
    """The step that is prepared there."""
    says: str = ""
    """What stands there, in a sentence; a step has its questions instead."""


MEETING: Final = PreparationPage(
    "0",
    "The meeting",
    ("with_whom", "my_part", "when", "minutes", "tags", "expectation"),
    says="Whom I meet, in which part, and how long we have.",
)
QUESTIONS: Final = PreparationPage(
    "8", "My questions", ("questions",), says="The first is the one to ask if there is time for no other."
)
AGAIN: Final = PreparationPage(
    "9", "To raise again", ("raise_again",), says="What was left open last time and should not slip away."
)

PAGES: Final = (
    MEETING,
    *(
        PreparationPage(str(number), step.label, FRAME if step is StepName.OPENING else (), step)
        for number, step in enumerate(StepName, 1)
    ),
    QUESTIONS,
    AGAIN,
)


def page_at(key: str) -> PreparationPage:
    """The page that a key goes to; the meeting where none does."""
    return next((page for page in PAGES if page.key == key), MEETING)


def page_of(field: str) -> PreparationPage | None:
    """Where a field is filled in."""
    return next((page for page in PAGES if field in page.fields or page.step == field), None)


def is_written(page: PreparationPage, draft: ConversationDraft) -> bool:
    """Whether anything stands there."""
    return bool(text_at(page, draft).strip())


def text_at(page: PreparationPage, draft: ConversationDraft) -> str:
    """Everything that stands in the fields of a page."""
    typed = [draft.typed[field] for field in page.fields]
    said = [str(text) for value in typed for text in (_texts(value) if isinstance(value, dict) else [value])]
    if page.step is not None:
        said += [str(text) for text in draft.step(page.step).values()]
    return "\n".join(said)


def _texts(part: dict[str, Any]) -> list[str]:
    return [value for value in part.values() if isinstance(value, str)]


def offers_at(page: PreparationPage, draft: ConversationDraft, journal: Journal) -> list[Offer]:
    """What the journal holds for a page."""
    conversation = draft.as_it_stands()
    if page.step is not None:
        return material(page.step, conversation, journal)
    return to_raise(conversation, journal) if page is AGAIN else []


def first_unwritten(draft: ConversationDraft) -> PreparationPage:
    """Where to go on: the first step with nothing in it, or the first of all."""
    steps = [page for page in PAGES if page.step is not None]
    return next((page for page in steps if not is_written(page, draft)), steps[0])
