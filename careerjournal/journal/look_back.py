"""Looking back at a sealed expectation, in the order that hindsight does not spoil.

What was thought comes first, with everything later out of sight; then a guess from that alone; only then what came of
it. To say beforehand how it may have ended is what lessens hindsight (Slovic and Fischhoff, 1977).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from careerjournal.journal.draft_words import HALF_ANSWER, HALF_OF
from careerjournal.model import (
    Conversation,
    Lesson,
    Move,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Setback,
    Success,
    fields_of,
)
from careerjournal.model.contents import Said
from careerjournal.model.expectation import ExpectingEntry, Sealed
from careerjournal.model.success import SuccessReading

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry


def sentence(entry: Entry, today: dt.date) -> str:
    """What is said of something closed on the day it is to be opened, and nothing of what it says.

    ``You wrote something about “Harbour desk” in May.``
    """
    place = place_of(entry, today)
    if not isinstance(entry, ExpectingEntry) or place is None:
        return f"{entry.title}."
    one = entry.sealed[place]
    return f"You wrote something about {_called(entry, one)}{_in_month(one.sealed_on, today)}."


def _called(entry: ExpectingEntry, one: Sealed) -> str:
    return entry.called if isinstance(entry, Conversation) else f"“{one.about}”"


def _in_month(date: PartialDate | None, today: dt.date) -> str:
    if date is None:
        return ""
    day = date.first
    return f" in {day:%B}" if (today - day).days < 300 else f" in {day:%B %Y}"


def place_of(entry: Entry, today: dt.date) -> int | None:
    """Which of the sealed expectations is looked back at: one whose day has come before one whose has not."""
    if not isinstance(entry, ExpectingEntry):
        return None
    waiting = [place for place, one in enumerate(entry.sealed) if one.compared_on is None]
    return next((place for place in waiting if not is_early(entry, place, today)), next(iter(waiting), None))


def is_early(entry: ExpectingEntry, place: int, today: dt.date) -> bool:
    """Whether the day to look again is still to come."""
    day = entry.sealed[place].look_again
    return day is not None and day.first > today


def open_letter(journal: Journal, letter: Reflection) -> Reflection:
    """Open a letter, early or not; from now on it is a reflection like any other."""
    today = PartialDate.kept(journal.today()) or letter.open_on
    return journal.keep(structs.replace(letter, opened_on=today), drafted=False)


def keep_guess(journal: Journal, ref: Ref, place: int, guess: str, *, made: bool) -> None:
    """Keep what somebody thinks happened.

    Args:
        journal: the open journal.
        ref: the move or conversation.
        place: which of its sealed expectations, from 0.
        guess: a line.
        made: whether it is said, so that the expectation is open; else it is kept as it is being written.
    """
    one = _sealed(journal, ref, place)
    _answer(journal, ref, place, guess=guess, guessed_on=_now(journal, one) if made else one.guessed_on)


def keep_difference(journal: Journal, ref: Ref, place: int, difference: str, *, made: bool) -> None:
    """Keep in a sentence how what came of it differs from what was thought; the arguments are `keep_guess`'s."""
    one = _sealed(journal, ref, place)
    _answer(journal, ref, place, difference=difference, compared_on=_now(journal, one) if made else one.compared_on)


_ASKED: Final = "look back"
"""How the questions are called that a draft keeps half an answer to; the place and the name of the answer follow."""


def half_said(journal: Journal, ref: Ref, place: int, name: str, text: str) -> dict[str, Any]:
    """What is being typed of a guess or a difference, as values of a draft; what else is a draft stays in it.

    Args:
        journal: the open journal.
        ref: the move or conversation.
        place: which of its sealed expectations, from 0.
        name: ``guess`` or ``difference``.
        text: what was typed.
    """
    draft = journal.drafts.get(ref)
    return {**(draft.values if draft is not None else {}), HALF_ANSWER: text, HALF_OF: f"{_ASKED} {place} {name}"}


def broken_off_in(draft: Draft) -> int | None:
    """At which of the sealed expectations of its entry one was looking back, from 0; None in another sort of draft."""
    asked = str(draft.values.get(HALF_OF, ""))
    place = asked.removeprefix(_ASKED).split()[:1] if asked.startswith(_ASKED) else []
    return int(place[0]) if place and place[0].isdecimal() else None


def take_up(journal: Journal, ref: Ref) -> None:
    """Keep what a draft has of a guess or a difference as it is being written; the draft goes, or the rest of it stays.

    Raises:
        JournalError: it cannot be written; the draft stays.
    """
    draft = journal.drafts.get(ref)
    place = broken_off_in(draft) if draft is not None else None
    if draft is None or place is None:
        return
    entry = journal.get(ref)
    if isinstance(entry, ExpectingEntry) and place < len(entry.sealed):
        text = str(draft.values.get(HALF_ANSWER, "")).strip()
        keeps = keep_guess if str(draft.values[HALF_OF]).endswith("guess") else keep_difference
        keeps(journal, ref, place, text, made=False)
    let_half_go(journal, ref)


def let_half_go(journal: Journal, ref: Ref) -> None:
    """Let the draft of a guess or a difference go, once that is kept; what else is a draft stays.

    Raises:
        JournalError: it cannot be removed from the disk.
    """
    draft = journal.drafts.get(ref)
    if draft is None or broken_off_in(draft) is None:
        return
    rest = {name: value for name, value in draft.values.items() if name not in (HALF_ANSWER, HALF_OF)}
    journal.drafts.discard(ref)
    if rest:
        journal.drafts.keep(ref, rest, draft.when)


def _now(journal: Journal, one: Sealed) -> PartialDate | None:
    return PartialDate.kept(journal.today()) or one.look_again


def _expecting(journal: Journal, ref: Ref) -> ExpectingEntry:
    entry = journal.entry(ref)
    if not isinstance(entry, ExpectingEntry):
        raise TypeError(f"nothing is expected of a {ref.kind}")
    return entry


def _sealed(journal: Journal, ref: Ref, place: int) -> Sealed:
    return _expecting(journal, ref).sealed[place]


def _answer(journal: Journal, ref: Ref, place: int, **changes: Any) -> None:
    entry = _expecting(journal, ref)
    sealed = list(entry.sealed)
    sealed[place] = structs.replace(sealed[place], **changes)
    journal.keep(structs.replace(entry, sealed=tuple(sealed)), drafted=False)


def came_of_it(entry: Entry, journal: Journal) -> Iterator[Said]:
    """What became of a move or a conversation, as far as that was put down."""
    if isinstance(entry, Move):
        yield Said("Status", str(entry.status))
        if entry.came_of_it.strip():
            yield Said("What came of it", entry.came_of_it.strip())
        ended = its_outcome(entry, journal)
        if ended is not None:
            said = "\n".join(filter(None, (ended.what_happened, ended.came_of_it.strip())))
            yield Said(f"Its {ended.KIND}", said)
    if isinstance(entry, Conversation):
        for field, step in zip((one for one in fields_of(Conversation) if one.part), entry.steps, strict=False):
            if step.notes.strip():
                yield Said(f"Noted: {field.label}", step.notes.strip())
        if entry.body.strip():
            yield Said("Write-up", entry.body.strip())
        for action in journal.actions:
            if action.conversation == entry.ref:
                yield Said("Agreed", f"{action.what} ({action.state})")


def its_outcome(entry: Entry, journal: Journal) -> Setback | Success | None:
    """The setback or success that a move became, the last where there are several; None where there is none."""
    ended = (one for one in journal.links_to(entry) if isinstance(one, Setback | Success) and one.move == entry.ref)
    return next(reversed(list(ended)), None)


def as_lesson(journal: Journal, ref: Ref, said: str) -> Lesson:
    """Put the difference down as a lesson learnt from the entry; where it is one already, that one."""
    known = (one for one in journal.lessons if one.sentence == said and ref in one.learnt_from)
    return next(known, None) or journal.add(Lesson(sentence=said, learnt_from=(ref,)), drafted=False)


def as_reading(journal: Journal, ended: Setback | Success, said: str, ref: Ref) -> Setback | Success:
    """Add the difference to a setback or success as a later reading, with the shares as last read and a link."""
    note = f"{said} [[{ref}]]"
    if any(reading.note == note for reading in ended.readings):
        return ended
    when = PartialDate.kept(journal.today()) or ended.date
    if isinstance(ended, Setback):
        read = Reading(when=when, shares=ended.latest_shares, note=note)
        return journal.keep(structs.replace(ended, readings=(*ended.readings, read)), drafted=False)
    read_well = SuccessReading(when=when, shares=ended.latest_shares, note=note)
    return journal.keep(structs.replace(ended, readings=(*ended.readings, read_well)), drafted=False)
