"""Opening what is closed: a letter at once, an expectation in three steps; before its day only when asked twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from careerjournal.journal.look_back import (
    as_lesson,
    as_reading,
    came_of_it,
    is_early,
    its_outcome,
    keep_difference,
    keep_guess,
    open_letter,
    place_of,
    take_up,
)
from careerjournal.model.expectation import ExpectingEntry, Sealed
from careerjournal.model.reflection import Reflection
from careerjournal.model.text import clean_line
from careerjournal.plain.dialogue import Choice
from careerjournal.plain.stops import Stopped

if TYPE_CHECKING:
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref
    from careerjournal.model.partial_date import PartialDate
    from careerjournal.model.setback import Setback
    from careerjournal.model.success import Success
    from careerjournal.plain.session import Session

OPENS: Final = Choice("open", "opens the letter; before its day it asks first")
LOOKS_BACK: Final = Choice("look", "back: opens what was expected, in three steps; before its day it asks first")
_DONE: Final = Choice("done", "goes back")
_LESSON: Final = Choice("lesson", "makes the difference a lesson, learnt from this")
_READING: Final = Choice("reading", "adds it to its setback or success as a later reading")


def way_in(entry: Entry, session: Session) -> Choice | None:
    """The word that opens what is closed in an entry, or goes on with looking back; None where nothing is."""
    if isinstance(entry, Reflection) and entry.is_closed:
        return OPENS
    return LOOKS_BACK if place_of(entry, session.journal.today()) is not None else None


def says_closed(entry: Entry) -> str:
    """What is said of something closed: until when, and what opens it; empty where nothing is closed."""
    if isinstance(entry, Reflection) and entry.is_closed and entry.open_on is not None:
        return f"It is closed until {entry.open_on.words}. “open” opens it; before that day it asks first."
    if isinstance(entry, ExpectingEntry):
        closed = [one for one in entry.sealed if one.is_closed]
        days = [one.look_again.words for one in closed if one.look_again is not None]
        if closed:
            until = f" until {days[0]}" if days else ""
            return f"What was expected is sealed{until}. “look back” opens it; before that day it asks first."
    return ""


def open_closed(session: Session, ref: Ref) -> None:
    """Open what is closed in an entry; where it is early, that is said first, and asked.

    Raises:
        Stopped: it was not answered; what was typed is kept as it is being written.
    """
    journal = session.journal
    entry, today = journal.entry(ref), journal.today()
    place = place_of(entry, today)
    if isinstance(entry, Reflection) and entry.is_closed and entry.open_on is not None:
        letter = entry
        if _may_open(session, entry.open_on, early=entry.open_on.first > today, asks="Open it now?"):
            session.done(lambda: open_letter(journal, letter))
    elif isinstance(entry, ExpectingEntry) and place is not None:
        one = entry.sealed[place]
        early = is_early(entry, place, today) and one.is_closed
        if _may_open(session, one.look_again, early=early, asks="Look back now?"):
            session.done(lambda: take_up(journal, ref))
            _look_back(session, ref, place)


def _may_open(session: Session, day: PartialDate | None, *, early: bool, asks: str) -> bool:
    if not early:
        return True
    session.say(f"This is early. It was to stay closed until {day.words if day else 'its day'}.")
    session.say("Opened, it has been read; left, it waits as before.")
    return session.dialogue.yes(asks)


def _one(session: Session, ref: Ref, place: int) -> Sealed:
    entry = session.journal.entry(ref)
    assert isinstance(entry, ExpectingEntry)  # noqa: S101 - of another kind nothing is sealed
    return entry.sealed[place]


def _look_back(session: Session, ref: Ref, place: int) -> None:
    """What was thought; a guess from that alone; then what came of it, and the difference."""
    journal, one = session.journal, _one(session, ref, place)
    sealed = f", {one.sealed_on.words}" if one.sealed_on else ""
    session.say(f"{one.about}. What I thought then{sealed}:")
    for label, text in (
        ("What I expected", one.expects),
        ("How sure I was", str(one.how_sure or "")),
        ("What would have changed my mind", one.would_change),
    ):
        if text.strip():
            session.say(f"{label}: {text}")
    if one.is_closed:

        def guessed(said: str, made: bool) -> bool:
            return session.done(lambda: keep_guess(journal, ref, place, said, made=made))

        if not _asked(session, "What do I think happened, from this alone?", one.guess, guessed, needed=True):
            return
    elif one.guess:
        session.say(f"What I thought had happened: {one.guess}")
    session.say("What came of it:")
    came = list(came_of_it(journal.entry(ref), journal))
    for said in came:
        session.say(f"{said.label}: {said.text}")
    if not came:
        session.say("Nothing has been put down of that yet.")

    def compared(said: str, made: bool) -> bool:
        return session.done(lambda: keep_difference(journal, ref, place, said, made=made))

    before = _one(session, ref, place).difference
    if _asked(session, "The difference, in a sentence", before, compared, needed=False):
        _make_of_it(session, ref, _one(session, ref, place).difference)


def _asked(session: Session, asks: str, begun: str, keep: Callable[[str, bool], bool], *, needed: bool) -> bool:
    """Ask for a line and keep it; stopped, it is kept as it is being written. Whether it could be kept."""
    while True:
        try:
            said = clean_line(session.dialogue.line(asks, "" if needed else "or nothing", begun))
        except Stopped as stop:
            if stop.typed.strip():
                keep(clean_line(stop.typed), False)
            stop.typed = ""
            raise
        if said or not needed:
            return keep(said, True)
        session.say("Say a line first, even if it is “I do not know”. Afterwards it cannot be guessed any more.")


def _make_of_it(session: Session, ref: Ref, difference: str) -> None:
    """Offer to make a difference a lesson, or a later reading."""
    session.say("Kept.")
    if not difference:
        return
    journal = session.journal
    ended = its_outcome(journal.entry(ref), journal)
    choices = (_LESSON, *((_READING,) if ended is not None else ()), _DONE)
    answer = session.dialogue.choose("“lesson” makes it one, enter goes back", choices, usual=_DONE.word)
    if answer.word == _LESSON.word:
        made: list[Ref] = []
        if session.done(lambda: made.append(as_lesson(journal, ref, difference).ref)):
            session.say(f"Put down as {made[0]}, learnt from {ref}.")
    elif answer.word == _READING.word and ended is not None:
        _read_later(session, ref, ended, difference)


def _read_later(session: Session, ref: Ref, ended: Setback | Success, difference: str) -> None:
    if session.done(lambda: as_reading(session.journal, ended, difference, ref)):
        session.say(f"A later reading of {ended.ref}.")
