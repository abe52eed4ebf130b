"""Afterwards: the write-up, what was agreed, and the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.conversations.meetings import following, from_notes, next_with
from careerjournal.model.conversation import Conversation
from careerjournal.model.describe import fields_of
from careerjournal.model.time_of_day import TimeOfDay
from careerjournal.plain.agreeing import Agreed
from careerjournal.plain.dialogue import BACK, Choice, number_in
from careerjournal.plain.fields import ask_for
from careerjournal.plain.heard import heard
from careerjournal.plain.record import ThatIsAll
from careerjournal.plain.sharing_begun import hand_over
from careerjournal.plain.writing import filling
from careerjournal.plain.writing_out import write_where_said
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.plain.dialogue import Answer
    from careerjournal.plain.session import Session

_CHOICES: Final = (
    Choice("write", "writes it up, in a few paragraphs"),
    Choice("notes", "begins the write-up with the notes of the steps"),
    Choice("action", "TEXT: puts down another thing that was agreed"),
    Choice("delete", "NUMBER: puts that one of what was agreed in the trash"),
    Choice("undo", "takes back the latest of what was agreed or deleted here"),
    Choice("meet", "says when you meet next"),
    Choice("next", "puts the next conversation down; it opens with what was agreed here"),
    Choice("calendar", "writes the next meeting out for a calendar"),
    Choice("hand", "hands what was agreed over to the other person, reviewed and written"),
    Choice("again", "prints it all again"),
    BACK,
)
_FIELDS: Final = {field.name: field for field in fields_of(Conversation)}


def write_up(session: Session, draft: ConversationDraft) -> None:
    """Write a conversation up and arrange the next, until somebody goes back.

    Raises:
        Stopped: this, the program or the journal is left; what was typed is a draft.
    """
    agreed = Agreed(session, draft)
    _say(session, draft, agreed)
    while True:
        answer = session.dialogue.choose("Afterwards", _CHOICES, len(agreed.actions))
        if answer.number:
            agreed.change(answer.number)
            continue
        match answer.word:
            case "write":
                _ask_for(session, draft, "body")
            case "meet":
                _ask_for(session, draft, "next_meeting")
            case "notes":
                _begin_with_notes(session, draft)
            case "action" | "delete" | "undo":
                _do_agreed(session, agreed, answer)
            case "next":
                _put_down_next(session, draft)
            case "calendar":
                _write_for_calendar(session, draft)
            case "hand":
                hand_over(session, draft.as_it_stands())
            case "again":
                _say(session, draft, agreed)
            case _:
                return


def _say(session: Session, draft: ConversationDraft, agreed: Agreed) -> None:
    conversation = draft.as_it_stands()
    session.say("Afterwards.")
    written = heard(conversation.body, session.journal).strip()
    session.say(f"Write-up:\n{written}" if written else "No write-up yet.")
    session.say("Agreed; a number changes it:" if agreed.actions else "Nothing was agreed yet.")
    agreed.say()
    if half := draft.aside("line"):
        session.say(f"Half typed: “{half}”. “action” goes on with it.")
    _say_next(session, conversation)


def _say_next(session: Session, conversation: Conversation) -> None:
    meets = conversation.next_appointment
    session.say(f"Next meeting: {meets.words}." if meets else "No next meeting yet.")


def _ask_for(session: Session, draft: ConversationDraft, name: str) -> None:
    field = _FIELDS[name]
    try:
        ask_for(session, filling(session, draft, field), field)
    except ThatIsAll:
        return
    if name == "next_meeting":
        _say_next(session, draft.as_it_stands())
    else:
        session.say(f"{field.label}: {'written' if draft.typed[name] else 'empty'}.")


def _begin_with_notes(session: Session, draft: ConversationDraft) -> None:
    notes, before = from_notes(draft.as_it_stands()), str(draft.typed["body"]).rstrip()
    if not notes:
        session.say("There are no notes on any step yet.")
    elif notes in before:
        session.say("Your notes are in it already.")
    else:
        draft.put("body", f"{before}\n\n{notes}" if before else notes)
        draft.store()
        session.say("The notes are in the write-up; “write” changes it.")


def _do_agreed(session: Session, agreed: Agreed, answer: Answer) -> None:
    match answer.word:
        case "delete":
            agreed.delete(number_in(answer.rest, len(agreed.actions)))
        case "undo":
            agreed.undo()
        case _ if not answer.rest:
            agreed.ask()
        case _:
            if problem := agreed.add(answer.rest):
                session.say(problem)


def _put_down_next(session: Session, draft: ConversationDraft) -> None:
    conversation = draft.as_it_stands()
    if (coming := following(conversation, session.journal)) is not None:
        session.say(f"It is put down already, as {coming.ref}.")
    elif conversation.next_meeting is None:
        session.say("Say first when you meet next: “meet”.")
    else:
        kept: list[Conversation] = []
        if session.done(lambda: kept.append(session.journal.add(next_with(conversation), drafted=False))):
            session.say(f"Put down {kept[0].ref}. It opens with what was agreed here.")


def _write_for_calendar(session: Session, draft: ConversationDraft) -> None:
    from careerjournal.exchange.calendar import NoDay, calendar_file  # noqa: PLC0415 - loaded when it is wanted

    conversation = draft.as_it_stands()
    day, time = conversation.next_meeting, TimeOfDay.kept(conversation.next_begins)
    if day is None:
        session.say("Say first when you meet next: “meet”.")
        return
    at, zone = (time.time, time.zone) if time is not None else (None, None)
    try:
        data = calendar_file(day, conversation, session.journal.now(), at=at, zone=zone, minutes=conversation.minutes)
        session.say(
            "A day, its time, and the words “Career conversation”: nothing else of the journal goes into the file."
        )
        path = write_where_said(
            session, f"~/meeting-{day}.ics", lambda path, overwrite: write_out(path, data, overwrite=overwrite)
        )
    except (NoDay, SharingError) as error:
        session.say(str(error))
    else:
        if path is not None:
            session.say(f"Written to {path}. Open it with your calendar.")
