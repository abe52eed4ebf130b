"""Where one begins: Today, the sections by their numbers, and what can be done anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from careerjournal.journal.sitting import another, sitting
from careerjournal.model.links import Kind, Ref, kind_named
from careerjournal.plain.conversation import prepare
from careerjournal.plain.dialogue import ANYWHERE, ENTRY, Answer, Choice, number_in
from careerjournal.plain.drafts import go_on
from careerjournal.plain.entry import NOT_WRITTEN, read
from careerjournal.plain.looking_back import says_closed
from careerjournal.plain.reading import read_all
from careerjournal.plain.searching import search
from careerjournal.plain.sections import SECTIONS, TODAY, show
from careerjournal.plain.sharing_begun import go_on_sharing
from careerjournal.plain.stops import Elsewhere, Left
from careerjournal.plain.today import say_today
from careerjournal.plain.trash import look_through, undo
from careerjournal.plain.writing import write_new

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.plain.session import Session

CHOICES: Final = (
    *ANYWHERE,
    Choice("answer", "answers the question to sit with"),
    Choice("another", "asks another question"),
    Choice("trash", "looks through what was deleted"),
)
WRITTEN: Final = tuple(kind for kind in Kind if kind not in NOT_WRITTEN)
"""The kinds of which people put entries down."""
_LONGEST: Final = 7
"""Digits of the number of an entry."""


def stay(session: Session) -> None:
    """Begin with Today, and do what is chosen, until the program is left.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    read_all(session)
    named = say_today(session, len(SECTIONS))
    say_sections(session)
    wanted: Answer | None = None
    while True:
        asking = wanted is None
        try:
            answer = wanted or session.dialogue.choose(
                "What now? A number, a word", CHOICES, len(SECTIONS) + len(named)
            )
            asking, wanted = False, None
            named = _do(session, answer, named)
        except Elsewhere as stop:
            wanted = Answer(stop.word, stop.rest)
        except Left:
            session.say("ctrl+c again leaves the program." if asking else "Left.")


def say_sections(session: Session) -> None:
    """Print the sections with their numbers."""
    session.say("Sections: " + ", ".join(f"{place} {section.name}" for place, section in enumerate(SECTIONS, 1)) + ".")


def _do(session: Session, answer: Answer, named: list[Ref]) -> list[Ref]:
    """Do what was chosen; the entries that Today named last."""
    if answer.number > len(SECTIONS):
        return _today(session, f"{answer.number}", named)
    if answer.number and SECTIONS[answer.number - 1] is not TODAY:
        if kinds := show(session, SECTIONS[answer.number - 1]):
            _write_one_of(session, kinds)
        return named
    match answer.word or "today":
        case "today":
            return _today(session, answer.rest, named)
        case "write":
            kind = kind_begun(answer.rest)
            if answer.rest and kind is None:
                session.say(f"“{answer.rest[:40]}” is no kind of entry that is put down.")
            _write_one_of(session, WRITTEN if kind is None else [kind])
        case word if word == ENTRY:
            _open(session, answer.rest)
        case "search":
            search(session, answer.rest)
        case "answer":
            write(session, Kind.REFLECTION, {"prompt": sitting(session.journal).question})
        case word:
            _DEEDS[word](session)
    return named


def _today(session: Session, number: str, named: list[Ref]) -> list[Ref]:
    """Read Today, or open what it gave a number; the entries that it named last."""
    if not number.isdecimal():
        return say_today(session, len(SECTIONS))
    if (chosen := number_in(number, len(SECTIONS) + len(named))) > len(SECTIONS):
        read(session, named[chosen - len(SECTIONS) - 1])
    else:
        session.say(_numbers_of(named))
    return named


def _numbers_of(named: Sequence[Ref]) -> str:
    """Which numbers Today read out."""
    first, last = len(SECTIONS) + 1, len(SECTIONS) + len(named)
    if not named:
        return "Today names no entry."
    return f"Today has the numbers {first} to {last}." if last > first else f"Today has the number {first} only."


def kind_begun(word: str) -> Kind | None:
    """The kind of entry that a word, or the beginning of one, can only mean; None where there is none, or several."""
    begun = [kind for kind in WRITTEN if word and str(kind).startswith(word.lower())]
    kind = kind_named(word) or (begun[0] if len(begun) == 1 else None)
    return kind if kind in WRITTEN else None


def _open(session: Session, named: str) -> None:
    """Open an entry that was named by its kind and number."""
    word, _, number = named.partition(" ")
    kind = kind_named(word)
    if kind is None or len(number) > _LONGEST or session.journal.get(ref := Ref(kind, int(number))) is None:
        session.say(f"There is no {named[:40]} in the journal; it may be in the trash.")
    else:
        read(session, ref)


def _go_on(session: Session) -> None:
    go_on(session, lambda kind: write(session, kind), lambda draft: _goes_on(session, draft))


def _ask_another(session: Session) -> None:
    if session.done(lambda: another(session.journal)):
        session.say(f"A question to sit with: {sitting(session.journal).question}")


_DEEDS: Final[Mapping[str, Callable[[Session], None]]] = {
    "another": _ask_another,
    "drafts": _go_on,
    "undo": undo,
    "trash": look_through,
}
"""What words do that nothing follows."""


def _write_one_of(session: Session, kinds: Sequence[Kind]) -> None:
    if len(kinds) > 1:
        session.say("What do you put down?")
        session.dialogue.say_numbered([str(kind) for kind in kinds])
        answer = session.dialogue.choose("A number, or a word", [Choice(str(kind), "") for kind in kinds], len(kinds))
        write(session, kinds[answer.number - 1] if answer.number else Kind(answer.word))
    else:
        write(session, kinds[0])


def write(session: Session, kind: Kind, prefill: dict[str, str] | None = None) -> None:
    """Put an entry of a kind down, and say so.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    if kind is Kind.CONVERSATION:
        prepare(session)
        return
    ref = write_new(session, kind, prefill)
    if ref is not None:
        entry = session.journal.entry(ref)
        session.say(f"Kept as {ref}: {session.journal.title(entry)}")
        if closed := says_closed(entry):
            session.say(closed)


def _goes_on(session: Session, draft: Draft) -> bool:
    """Go on with a draft that has a dialogue of its own; whether it has one."""
    match draft.of.kind:
        case Kind.CONVERSATION:
            prepare(session, draft.of)
        case Kind.SHARE:
            go_on_sharing(session)
        case _:
            return False
    return True
