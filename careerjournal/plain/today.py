"""Today in lines: what was left open, the question, the next conversation, what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.journal.draft_words import beginning_beside, title_of
from careerjournal.journal.look_back import sentence
from careerjournal.journal.sitting import sitting
from careerjournal.journal.today import in_days, near, not_named, readiness, today_in
from careerjournal.model.text import first_words
from careerjournal.plain.entry_text import called

if TYPE_CHECKING:
    from careerjournal.model.conversation import Conversation
    from careerjournal.model.links import Ref
    from careerjournal.plain.session import Session


def say_today(session: Session, after: int) -> list[Ref]:
    """Print Today; the entries that it named, in the order of their numbers.

    Args:
        session: the journal, and whom to tell.
        after: the greatest number that means something else, so that none is read out for two things.
    """
    journal = session.journal
    day = journal.today()
    named: list[Ref] = []

    def number(line: str, ref: Ref) -> None:
        named.append(ref)
        session.dialogue.say_numbered([line], after + len(named))

    session.say(f"Today: {day:%A} {day.day} {day:%B}.")
    if drafts := journal.drafts.all():
        session.say("Left open; “drafts” goes on with it:")
        for draft in drafts:
            title = title_of(draft, journal)
            words = beginning_beside(title, draft)
            session.say(f"- {title}" + (f": “{words}”" if words else ""), "  ")
    asked = sitting(journal)
    if asked.answered is None:
        session.say(f"A question to sit with: {asked.question} “answer” writes, “another” asks another.")
    else:
        session.say(f"A question to sit with: {asked.question} You answered it today.")
    found = today_in(journal)
    if held := found.conversation:
        when = f"{near(held.when, day)}, {in_days(held.when.first, day)}" if held.when else "no date"
        number(f"The next conversation: with {held.with_whom}, {when}. {_prepared(held)}", held.ref)
    more = not_named(found)
    if found.due or more:
        session.say("Promised:")
    for action in found.due:
        who = "" if action.is_mine else f"{action.doer}: "
        due = f", {near(action.by_when, day)}, {in_days(action.by_when.last, day)}" if action.by_when else ""
        number(f"{who}{action.what}{due} ({action.ref})", action.ref)
    if more:
        session.say(f"{more}, under Conversations")
    for entry in found.waiting:
        number(f"To look back at: {journal.title(entry)} ({entry.ref}). {sentence(entry, day)}", entry.ref)
    if found.lesson:
        number(f"A lesson worth another look: {found.lesson.sentence} ({found.lesson.ref})", found.lesson.ref)
    for nudge in found.nudges if session.nudges else ():
        number(f"Of {called(nudge.of, journal)}: {nudge.says} {nudge.why}", nudge.of)
    for reflection in found.on_this_day:
        year = f", {reflection.date.year}" if reflection.date else ""
        number(f"On this day{year}: {first_words(reflection.body)}", reflection.ref)
    return named


def _prepared(held: Conversation) -> str:
    count, words = readiness(held)
    return f"{count} of 7 steps written; {words}."
