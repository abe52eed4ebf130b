"""How conversations follow one another: which came before, what was agreed in it, and which is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.model import Action, Conversation, Kind, Ref, StepName
from careerjournal.model.vocabulary import ActionState

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal


def spellings(person: str, journal: Journal) -> frozenset[str]:
    """Every way in which the journal writes a person, without regard to case; the given one among them."""
    wanted = person.strip().casefold()
    known = [{way.casefold() for way in (name.name, *name.spellings)} for name in journal.names]
    return frozenset({wanted}.union(*(ways for ways in known if wanted in ways))) - {""}


def next_conversation(journal: Journal) -> Conversation | None:
    """The next conversation, today or later."""
    day = journal.today()
    coming = [held for held in journal.conversations if held.when is not None and held.when.last >= day]
    return min(coming, key=_day, default=None)


def previous(conversation: Conversation, journal: Journal) -> Conversation | None:
    """The conversation with the same person before this one; before one without a date, the latest."""
    who = spellings(conversation.with_whom, journal)
    before = [
        held
        for held in journal.conversations
        if held.ref != conversation.ref
        and held.when is not None
        and held.with_whom.casefold() in who
        and (conversation.when is None or held.when.first < conversation.when.first)
    ]
    return max(before, key=_day, default=None)


def following(conversation: Conversation, journal: Journal) -> Conversation | None:
    """The conversation with the same person after this one."""
    dated = [held for held in journal.conversations if held.when is not None]
    later = [held for held in dated if (before := previous(held, journal)) and before.ref == conversation.ref]
    return min(later, key=_day, default=None)


def commitments_in(conversation: Conversation, journal: Journal) -> list[Action]:
    """What was agreed in a conversation, whatever has become of it."""
    if not conversation.number:
        return []
    return [action for action in journal.actions if action.conversation == conversation.ref]


def commitments(conversation: Conversation, journal: Journal) -> list[Action]:
    """What opens a conversation: all that was agreed in the one before, and what is still open of earlier ones."""
    found: list[Action] = []
    before = previous(conversation, journal)
    last = before
    while before is not None:
        agreed = commitments_in(before, journal)
        found += agreed if before is last else [action for action in agreed if action.state is ActionState.OPEN]
        before = previous(before, journal)
    return found


def what_became_of_it(action: Action, today: dt.date) -> str:
    """Whether a commitment was kept, in a few words: ``done``, ``not yet; was due 20 November 2026``."""
    match action.state:
        case ActionState.DONE:
            return "done"
        case ActionState.DROPPED:
            return "dropped"
        case _ if action.by_when is None:
            return "not yet"
        case _ if action.by_when.last < today:
            return f"not yet; was due {action.by_when.words}"
        case _:
            return f"not yet; due {action.by_when.words}"


def from_notes(conversation: Conversation) -> str:
    """The notes of the steps as paragraphs in Markdown, to begin a write-up with; empty where there are none."""
    noted = ((name.label, conversation.step(name).notes.strip()) for name in StepName)
    return "\n\n".join(f"**{label}.** {notes}" for label, notes in noted if notes)


def next_with(conversation: Conversation) -> Conversation:
    """The next conversation with the same person, prepared as far as this one already says; not yet kept."""
    raised = [question for question in conversation.questions if question not in conversation.asked]
    return Conversation(
        with_whom=conversation.with_whom,
        my_part=conversation.my_part,
        when=conversation.next_meeting,
        minutes=conversation.minutes,
        raise_again="\n".join(f"- {question}" for question in raised) if conversation.asked else "",
        links=(Ref(Kind.CONVERSATION, conversation.number),) if conversation.number else (),
        tags=conversation.tags,
    )


def _day(conversation: Conversation) -> tuple[dt.date, int]:
    if conversation.when is None:
        raise ValueError(f"{conversation.ref} has no date")
    return conversation.when.first, conversation.number
