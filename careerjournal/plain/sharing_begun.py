"""What is shared: an entry, what was agreed in a conversation, or what was being shared when the journal was locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.conversations.agreed import AgreedPreparation, left_to_share
from careerjournal.model.links import Kind, Ref
from careerjournal.plain.sharing import Sharing
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.subjects import Subject

if TYPE_CHECKING:
    from careerjournal.model.conversation import Conversation
    from careerjournal.plain.session import Session


def share_entry(session: Session, ref: Ref) -> None:
    """Share an entry, field by field.

    Raises:
        Stopped: the program is left, or the journal locks; how things stand is a draft.
    """
    if not _goes_on_instead(session):
        entry = session.journal.entry(ref)
        Sharing(session, Preparation(session.journal, Subject.of(entry, session.journal))).share()


def hand_over(session: Session, conversation: Conversation) -> None:
    """Hand what was agreed in a conversation over, as a page that both keep.

    Raises:
        Stopped: the program is left, or the journal locks; how things stand is a draft.
    """
    prep = AgreedPreparation(session.journal, conversation)
    if not prep.agreement.says_something:
        session.say("Nothing is agreed yet. “action” puts it down in a line, “meet” says when you meet next.")
    elif not _goes_on_instead(session):
        Sharing(session, prep).share()


def go_on_sharing(session: Session) -> None:
    """Go on with what was being shared when the journal was locked.

    Raises:
        Stopped: the program is left, or the journal locks; how things stand is a draft.
    """
    left = left_to_share(session.journal)
    if left is None:
        session.say("What was being shared is gone from the journal.")
        return
    Sharing(session, *left).share()


def _goes_on_instead(session: Session) -> bool:
    """Whether what was being shared before is gone on with first: only one thing is at a time."""
    draft = session.journal.drafts.get(Ref(Kind.SHARE, 0))
    if draft is None:
        return False
    session.say(f"You were sharing {draft.values.get('title', 'something')} when the journal was locked.")
    if session.dialogue.yes("Go on with that first? Otherwise what was opened and answered there is let go"):
        go_on_sharing(session)
        return True
    return not session.done(lambda: session.journal.drafts.discard(Ref(Kind.SHARE, 0)))
