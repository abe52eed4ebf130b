"""One entry read out, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.journal.actions import set_state
from careerjournal.journal.draft_words import beginning
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.model.later_reading import takes_readings
from careerjournal.model.links import Kind, Ref
from careerjournal.model.share import Share
from careerjournal.model.vocabulary import ActionState
from careerjournal.plain.conversation import AFTERWARDS, BRIEF, ROOM, prepare
from careerjournal.plain.dialogue import BACK, Choice
from careerjournal.plain.entry_text import called, linked, parts_of
from careerjournal.plain.heard import heard
from careerjournal.plain.looking_back import open_closed, says_closed, way_in
from careerjournal.plain.sharing_begun import share_entry
from careerjournal.plain.stops import Elsewhere, Left, Stopped
from careerjournal.plain.trash import undo
from careerjournal.plain.writing import change, read_anew
from careerjournal.sharing.kinds import SHARED

if TYPE_CHECKING:
    from careerjournal.plain.session import Session

NOT_WRITTEN: Final = (Kind.SHARE,)
"""Kinds that are records of what happened: nobody puts one down, or changes it."""

UNDO: Final = "undo"
_AGAIN: Final = Choice("again", "reads it again")
_CHANGE: Final = Choice("change", "changes a field of it")
PREPARE: Final = Choice("prepare", "prepares it, step by step")
_READING: Final = Choice("reading", "adds how you read it now, with its shares")
_SHARE: Final = Choice("share", "opens some of it to somebody, reviews it, and writes it out")
_TRASH: Final = Choice("trash", "puts it in the trash")
_DONE: Final = Choice("done", "marks the action done")
_DROPPED: Final = Choice("drop", "marks the action dropped")
_OPEN: Final = Choice("open", "marks the action open again")


def read(session: Session, ref: Ref) -> None:
    """Read an entry out, and do with it what is chosen, until somebody goes back.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    ref = session.journal.led_to(ref)
    near = read_out(session, ref)
    while session.journal.get(ref) is not None:
        deeds = _deeds(session, ref)
        try:
            answer = session.dialogue.choose(str(ref).capitalize(), (_AGAIN, *deeds, BACK), len(near))
        except Left:
            return
        except Elsewhere as stop:
            if stop.word != UNDO:
                raise
            undo(session)
            near = read_out(session, ref)
            continue
        if answer.word == BACK.word:
            return
        try:
            if answer.number:
                read(session, near[answer.number - 1])
            elif answer.word != _AGAIN.word:
                deeds[next(choice for choice in deeds if choice.word == answer.word)]()
                continue
        except Left:
            session.say("Left.")
            continue
        except Elsewhere as stop:
            if stop.word != UNDO:
                raise
            undo(session)
        if session.journal.get(ref) is not None:
            near = read_out(session, ref)


def read_out(session: Session, ref: Ref) -> list[Ref]:
    """Print an entry; the entries it has to do with, in the order of the numbers they were printed with."""
    journal = session.journal
    entry = journal.get(ref)
    if entry is None:
        session.say(f"{ref} is not in the journal; it may be in the trash.")
        return []
    if isinstance(entry, Share):
        # Its digests are for a program that compares them.
        copies = tuple(structs.replace(copy, digest="") for copy in entry.copies)
        entry = structs.replace(entry, digest="", page="", copies=copies)
        parts = parts_of(entry, journal)
    else:
        parts = (heard(part, journal) for part in parts_of(entry, journal))
    for part in parts:
        session.say(part)
    near: list[Ref] = []
    for heading, refs in linked(entry, journal):
        if refs:
            session.say(f"\n{heading}")
            session.dialogue.say_numbered([called(other, journal) for other in refs], len(near) + 1)
            near += refs
    session.say()
    if closed := says_closed(entry):
        session.say(closed)
    if (draft := journal.drafts.get(ref)) is not None:
        goes_on = PREPARE if ref.kind is Kind.CONVERSATION else _CHANGE
        session.say(f"A draft of it is left open: “{beginning(draft)}”. “{goes_on.word}” goes on with it.")
    return near


def _deeds(session: Session, ref: Ref) -> dict[Choice, Callable[[], None]]:
    """What can be done with an entry."""
    return dict(_each_deed(session, ref))


def _each_deed(session: Session, ref: Ref) -> Iterator[tuple[Choice, Callable[[], None]]]:
    if (opens := way_in(session.journal.entry(ref), session)) is not None:
        yield opens, lambda: _open(session, ref)
    if ref.kind is Kind.CONVERSATION:
        yield PREPARE, lambda: prepare(session, ref)
        for choice in (ROOM, AFTERWARDS, BRIEF):
            yield choice, lambda word=choice.word: prepare(session, ref, word)  # type: ignore[misc]
    elif ref.kind not in NOT_WRITTEN:
        yield _CHANGE, lambda: change(session, ref)
    if takes_readings(ref.kind):
        yield _READING, lambda: read_anew(session, ref)
    if ref.kind is Kind.ACTION:
        state = session.journal.actions[ref.number].state
        for choice, other in ((_DONE, ActionState.DONE), (_DROPPED, ActionState.DROPPED), (_OPEN, ActionState.OPEN)):
            if other is not state:
                yield choice, lambda other=other: _mark(session, ref, other)  # type: ignore[misc]
    if SHARED[ref.kind].leaves:
        yield _SHARE, lambda: share_entry(session, ref)
    yield _TRASH, lambda: _throw_away(session, ref)


def _open(session: Session, ref: Ref) -> None:
    open_closed(session, ref)
    read_out(session, ref)


def _mark(session: Session, ref: Ref, state: ActionState) -> None:
    asks = {ActionState.DONE: "How did it go?", ActionState.DROPPED: "Why is it dropped?", ActionState.OPEN: ""}[state]
    try:
        outcome = session.dialogue.line(asks, "enter says nothing") if asks else ""
    except Stopped as stop:
        if stop.typed:
            draft = EntryDraft(session.journal, ref)
            draft.put("outcome", stop.typed)
            draft.store()
            session.say_how_drafts_stand()
        stop.typed = ""
        raise
    if session.done(lambda: set_state(session.journal, ref, state, outcome)):
        session.say(f"{str(ref).capitalize()} is marked {state}.")


def _throw_away(session: Session, ref: Ref) -> None:
    if session.done(lambda: session.journal.delete(ref)):
        session.say(f"Put {ref} in the trash. “undo” brings it back.")
