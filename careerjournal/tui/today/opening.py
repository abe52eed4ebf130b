"""Opening what is closed: an expectation in three steps, a letter at once; before its day only when asked twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from careerjournal.journal.look_back import is_early, open_letter, place_of
from careerjournal.model.expectation import ExpectingEntry
from careerjournal.model.reflection import Reflection
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.today.look_back import LookBackScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref


def open_closed(
    screen: Screen[None],
    journal: Journal,
    ref: Ref,
    read: Callable[[Ref], Awaitable[None]],
    come_back: Callable[[], Awaitable[None]],
) -> None:
    """Open what is closed in an entry; where it is early, that is said first, once.

    Args:
        screen: the one that it is opened from.
        journal: the open journal.
        ref: the entry.
        read: shows an entry, for a letter that was opened.
        come_back: shows what has changed, after looking back.
    """
    entry, today = journal.get(ref), journal.today()
    place = place_of(entry, today) if entry else None
    if isinstance(entry, ExpectingEntry) and place is not None:
        early = is_early(entry, place, today) and entry.sealed[place].is_closed

        async def back(_: None) -> None:
            await come_back()

        def look() -> None:
            screen.app.push_screen(LookBackScreen(journal, ref, place), back)

        day = entry.sealed[place].look_again
        _ask(screen, look, early=early, day=day.words if day else "", does="look back now")
    elif isinstance(entry, Reflection) and entry.is_closed and entry.open_on is not None:
        letter = entry

        def unseal() -> None:
            if tried(screen, lambda: open_letter(journal, letter)):
                screen.call_later(read, ref)

        early = entry.open_on.first > today
        _ask(screen, unseal, early=early, day=entry.open_on.words, does="open it now")


def _ask(screen: Screen[None], go_on: Callable[[], None], *, early: bool, day: str, does: str) -> None:
    if not early:
        go_on()
        return
    meaning = f"It was to stay closed until {day}. Opened, it has been read; left, it waits as before."
    asked = Confirm("This is early", meaning, does)
    screen.app.push_screen(asked, lambda sure: go_on() if sure else None)
