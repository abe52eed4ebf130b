"""Asking to be reminded of somebody by name: after how many months without a conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from careerjournal.conversations.people import people_of
from careerjournal.journal.errors import JournalError
from careerjournal.journal.reminded import remind
from careerjournal.model.name import MOST_MONTHS, Name
from careerjournal.tui.sheets.ask_line import AskLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref


def ask_to_remind(
    screen: Screen[None],
    journal: Journal,
    of: Ref | None,
    unlisted: str,
    show: Callable[[Ref | None], Awaitable[None]],
) -> None:
    """Ask after how many months without a conversation to be reminded of somebody, and keep that.

    Args:
        screen: the one that it is asked from.
        journal: the open journal.
        of: their entry on the names list; None where they have none, and get one by this.
        unlisted: the key of somebody without one (`Person.key`).
        show: shows the entry that was changed.
    """
    there = journal.get(of) if of is not None else None
    if isinstance(there, Name):
        name = there
    else:
        person = people_of(journal).get(unlisted)
        if person is None:
            return
        name = Name(name=person.name)

    def answered(line: str | None) -> None:
        if line is None:
            return
        try:
            kept = remind(journal, name, int(line) if line else None)
        except JournalError as error:
            screen.notify(str(error), severity="error")
            return
        screen.call_later(show, kept.ref)

    asked = AskLine(
        f"Remind me of {name.name}",
        "After how many months without a conversation? Today says so then. Empty, nobody reminds you.",
        str(name.remind_after or ""),
        check=_wrong,
        hint="6",
    )
    screen.app.push_screen(asked, answered)


def _wrong(line: str) -> str:
    if not line or (line.isascii() and line.isdigit() and len(line) < 4 and 1 <= int(line) <= MOST_MONTHS):
        return ""
    return f"Write a number of months from 1 to {MOST_MONTHS}, or nothing."
