"""How conversations follow one another: which came before, what was agreed in it, and which is next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerjournal.conversations.people import MOST_CHOICES, Choice, People, Question, bare_name, people_of
from careerjournal.journal.today import in_turn
from careerjournal.model import Action, Conversation, Kind, Ref, StepName
from careerjournal.model.vocabulary import ActionState, NameKind

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal


def next_conversation(journal: Journal) -> Conversation | None:
    """The next conversation, today or later."""
    day = journal.today()
    coming = [held for held in journal.conversations if held.when is not None and held.when.last >= day]
    return min(coming, key=in_turn, default=None)


def previous(conversation: Conversation, journal: Journal) -> Conversation | None:
    """The conversation with the same person before this one; before one still to be held without a date, the latest."""
    return next(iter(People(journal, conversation).before(conversation)), None)


def following(conversation: Conversation, journal: Journal) -> Conversation | None:
    """The conversation with the same person after this one that has a date."""
    after = People(journal, conversation).after(conversation)
    return next((held for held in after if held.when is not None), None)


def commitments_in(conversation: Conversation, journal: Journal) -> list[Action]:
    """The actions that were agreed in a conversation, in whatever state they are."""
    if not conversation.number:
        return []
    if not journal.is_read:  # to know what points there would be to read everything else, too
        return [action for action in journal.actions if action.conversation == conversation.ref]
    pointing = map(journal.get, sorted(journal.refs_to(conversation.ref, Kind.ACTION)))
    return [one for one in pointing if isinstance(one, Action) and one.conversation == conversation.ref]


def commitments(conversation: Conversation, journal: Journal) -> list[Action]:
    """What opens a conversation: all that was agreed in the one before, and what is still open of earlier ones."""
    found: list[Action] = []
    for at, before in enumerate(People(journal, conversation).before(conversation)):
        agreed = commitments_in(before, journal)
        found += [action for action in agreed if action.state is ActionState.OPEN] if at else agreed
    return found


def names_known(journal: Journal, conversation: Conversation | None = None) -> frozenset[str]:
    """The names by which somebody may be said to do something: of whom it is with, of the list, of earlier actions."""
    found = {action.who for action in journal.actions if not action.is_mine}
    for name in journal.names:
        found.update((name.name, *name.spellings))
    if conversation is not None:
        whom = bare_name(conversation.with_whom)
        found.update(part for part in re.split(r",|[/&+]|\band\b", whom) if part.strip())
    return frozenset(found)


def who_is_meant(action: Action, conversation: Conversation, journal: Journal) -> Question | None:
    """What to ask where only “she” says who does something: whom it is with, who does something else, the list.

    None where somebody is named, or there is nobody to choose. `Choice.person` is what `Action.who` is to be.
    """
    if not action.is_somebody_unsaid:
        return None
    there = bare_name(people_of(journal).name(conversation) or conversation.with_whom) or conversation.with_whom
    # Those named in this conversation first, then those who promised something last.
    others = sorted(journal.actions, key=lambda one: (one.conversation != conversation.ref, -one.number))
    named = [there, *(one.who for one in others if not (one.is_mine or one.is_somebody_unsaid))]
    named += [name.name for name in journal.names if name.kind is NameKind.PERSON]
    known: dict[str, str] = {}
    for name in (one.strip() for one in named):
        if name and name.casefold() != "you":
            known.setdefault(name.casefold(), name)
    choices = [Choice(name, name) for name in list(known.values())[:MOST_CHOICES]]
    return Question(conversation.ref, f"Who is “{action.who}”?", tuple(choices)) if choices else None


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
        person=conversation.person,
        my_part=conversation.my_part,
        when=conversation.next_meeting,
        begins=conversation.next_begins,
        minutes=conversation.minutes,
        raise_again="\n".join(f"- {question}" for question in raised) if conversation.asked else "",
        links=(Ref(Kind.CONVERSATION, conversation.number),) if conversation.number else (),
        tags=conversation.tags,
    )
