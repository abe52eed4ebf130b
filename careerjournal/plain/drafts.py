"""What was left open: gone on with, or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.journal.draft_words import NEW_CAREER, NEW_REVIEW, OWN_QUESTIONS, beginning
from careerjournal.journal.look_back import broken_off_in
from careerjournal.model.links import Kind
from careerjournal.plain.dialogue import BACK
from careerjournal.plain.looking_back import open_closed
from careerjournal.plain.stops import Left
from careerjournal.plain.writing import change, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.journal.drafts import Draft
    from careerjournal.plain.session import Session

_ON_THE_SCREENS = (OWN_QUESTIONS, NEW_REVIEW, NEW_CAREER)
"""Drafts of what only the screens write."""


def go_on(session: Session, write: Callable[[Kind], None], others: Callable[[Draft], bool]) -> None:
    """List the drafts, and go on with the one that is chosen.

    Args:
        session: the journal, and whom to ask.
        write: goes on with a new entry of a kind.
        others: goes on with a draft that has a dialogue of its own; whether it has one.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    journal = session.journal
    while True:
        drafts = journal.drafts.all()
        if not drafts:
            session.say("No draft is left open.")
            return
        lines = [f"{named(draft, journal)}: “{beginning(draft)}”, typed {draft.when:%d %B %H:%M}" for draft in drafts]
        session.dialogue.say_numbered(lines)
        try:
            answer = session.dialogue.choose("Which draft, by its number", (BACK,), len(drafts))
        except Left:
            return
        if answer.word == BACK.word:
            return
        draft = drafts[answer.number - 1]
        if draft.of in _ON_THE_SCREENS:
            session.say("This is gone on with on the screens only. It stays as it is.")
        elif others(draft):
            continue
        elif broken_off_in(draft) is not None and journal.get(draft.of):
            open_closed(session, draft.of)
        elif draft.of.number and journal.get(draft.of):
            change(session, draft.of)
        else:
            write(draft.of.kind)
