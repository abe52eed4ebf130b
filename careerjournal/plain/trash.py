"""The trash, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.model.links import Ref
from careerjournal.model.typed import as_typed, typed_fields
from careerjournal.plain.dialogue import BACK, Choice, number_in
from careerjournal.plain.stops import Left

if TYPE_CHECKING:
    from careerjournal.plain.session import Session

_FOR_GOOD: Final = Choice("delete", "NUMBER: deletes that one for good")


def look_through(session: Session) -> None:
    """List the trash; put entries back, or delete them for good, until somebody goes back.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    journal = session.journal
    while True:
        thrown = journal.trash()
        if not thrown:
            session.say("The trash is empty.")
            return
        session.say(f"The trash: {len(thrown):,}.")
        titles = [journal.title(one.entry) if one.entry else str(one.ref) for one in thrown]
        session.dialogue.say_numbered(
            [
                f"{title} ({one.ref}, deleted {one.when.day} {one.when:%B %Y})"
                for title, one in zip(titles, thrown, strict=True)
            ]
        )
        try:
            answer = session.dialogue.choose("A number puts it back", (_FOR_GOOD, BACK), len(thrown))
            if answer.word == BACK.word:
                return
            number = answer.number or number_in(answer.rest, len(thrown))
            if not number:
                session.say(f"Say which: delete 1 to delete {len(thrown)}.")
                continue
            ref = thrown[number - 1].ref
            if answer.number:
                if session.done(lambda: journal.restore(ref)):  # noqa: B023 - done before the next is asked for
                    session.say(f"Put back {ref}.")
            elif session.dialogue.yes(f"Delete {ref} for good, with its earlier versions? It cannot be undone.") and (
                session.done(lambda: journal.delete_for_good(ref))  # noqa: B023 - likewise
            ):
                session.say(f"Deleted {ref} for good.")
        except Left:
            return


def undo(session: Session) -> None:
    """Take the latest change back, and say of what it was, with the fields."""
    taken: list[str | None] = []
    if not session.done(lambda: taken.append(session.journal.undo())):
        return
    what = taken[0]
    if what is None:
        there = session.journal.thrown()
        session.say(f"There is nothing to take back.{' trash shows what was deleted.' if there else ''}")
        return
    fields = _fields_of(session, what)
    session.say(f"Taken back: {what}{f': {fields}' if fields else ''}.")


def _fields_of(session: Session, what: str) -> str:
    """The fields that a change which was taken back was of; empty where it was no change of fields."""
    journal = session.journal
    word, _, named = what.partition(";")[0].partition(" ")
    try:
        entry = journal.get(Ref.parse(named)) if word == "changed" else None
    except ValueError:
        return ""
    versions = journal.history(entry.ref) if entry is not None else []
    if entry is None or not versions:
        return ""
    now, before = as_typed(entry), as_typed(versions[0].entry)
    labels = [field.label for field in typed_fields(type(entry)) if now.get(field.name) != before.get(field.name)]
    return ", ".join(labels)
