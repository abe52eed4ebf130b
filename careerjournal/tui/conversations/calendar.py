"""Asking where to write a calendar file: of a meeting, or of the day of an action."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerjournal.exchange.calendar import DUE, SUMMARY, NoDay, Occasion, calendar_file

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Conversation
    from careerjournal.model.time_of_day import Appointment


def write_meeting(
    screen: Screen[Any],
    journal: Journal,
    when: Appointment | None,
    *,
    of: Conversation,
    occasion: Occasion,
    minutes: int | None,
) -> None:
    """Ask where a meeting is to be written for a calendar, and write it there.

    Args:
        screen: from which it is asked.
        journal: the open journal.
        when: the day, and its time if that is known.
        of: the conversation whose next meeting it is, or whose own.
        occasion: which of the two.
        minutes: how long it is to take.
    """
    day, time = (when.date, when.time) if when is not None else (None, None)
    at, zone = (time.time, time.zone) if time is not None else (None, None)
    _ask(
        screen,
        f"Write {occasion} for a calendar",
        f"meeting-{day}.ics",
        f"A day, its time, and the words “{SUMMARY}”",
        lambda: calendar_file(day, of, journal.now(), at=at, zone=zone, minutes=minutes, occasion=occasion),
    )


def write_due(screen: Screen[Any], journal: Journal, action: Action) -> None:
    """Ask where the day by which an action is to be done is to be written for a calendar, and write it there."""
    day, occasion = action.by_when, Occasion.ACTION
    _ask(
        screen,
        "Write the day of this action for a calendar",
        f"due-{day}.ics",
        f"A day, and the words “{DUE}”",
        lambda: calendar_file(day, action, journal.now(), summary=DUE, occasion=occasion),
    )


def _ask(screen: Screen[Any], heading: str, name: str, holds: str, make: Callable[[], bytes]) -> None:
    from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415 - loaded when it is wanted

    try:
        data = make()
    except NoDay as error:
        screen.notify(str(error), severity="warning")
        return

    def written(path: Path | None) -> None:
        if path is not None:
            screen.notify(f"Written to {path}. Open it with your calendar.")

    says = f"{holds}: nothing else of the journal goes into the file."
    screen.app.push_screen(WriteOut(heading, name, lambda _: data, says), written)
