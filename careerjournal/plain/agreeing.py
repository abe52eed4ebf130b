"""What is agreed in a conversation, in one line; where only “she” says whose it is, that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.conversations.meetings import names_known, who_is_meant
from careerjournal.model.action_line import read_action
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.model import Action
    from careerjournal.plain.session import Session


def agree(session: Session, draft: ConversationDraft, line: str) -> str:
    """Keep what a line says; why it cannot be kept, where it cannot.

    Raises:
        Stopped: the program is left, or the journal locks, while it is asked who is meant; the action is kept.
    """
    journal, conversation = session.journal, draft.as_it_stands()
    read = read_action(line, journal.today(), names_known(journal, conversation))
    if read.problem or not read.what:
        return read.problem or "Nothing was put down."
    action = structs.replace(read.action, conversation=draft.of)
    kept: list[Action] = []
    if session.done(lambda: kept.append(journal.add(action, drafted=False))):
        session.say(f"Agreed: {read.what}; {read.said_back}")
        _ask_whose(session, draft, kept[0])
    return ""


def _ask_whose(session: Session, draft: ConversationDraft, action: Action) -> None:
    question = who_is_meant(action, draft.as_it_stands(), session.journal)
    if question is None:
        return
    session.say(question.says)
    session.dialogue.say_numbered([choice.label for choice in question.choices])
    typed = clean_line(session.dialogue.line("A number, or a name", "enter alone leaves it open"))
    if not typed:
        return
    place = int(typed) if typed.isascii() and typed.isdigit() else 0
    if place > len(question.choices) or typed.strip("0") == "":
        session.say("That is none of them; it is left open.")
        return
    who = question.choices[place - 1].person if place else typed
    if session.done(lambda: session.journal.keep(structs.replace(action, who=who), drafted=False)):
        session.say(f"It is that of {who}.")
