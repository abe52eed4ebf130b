"""Storing what is typed, off the thread that draws and reads keys; and saying how it stands."""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from careerjournal.tui.sections.place import KeepsDraft
from careerjournal.tui.widgets.background import begin

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from careerjournal.journal.entry_draft import EntryDraft
    from careerjournal.journal.journal import Journal

AGAIN: Final = 10.0
"""Seconds until what could not be stored is tried again, if nobody types."""


class _SaysNotKept(Protocol):
    """An app whose status line says what is not kept."""

    not_kept: str


def store_drafts(app: App[Any], journal: Journal) -> None:
    """Have stored what the drafts hold, in a thread, and say how that went; it is no error if it cannot be."""
    begin(app, partial(_store, app, journal), group="drafts")


async def _store(app: App[Any], journal: Journal) -> None:
    await asyncio.to_thread(journal.drafts.store, patiently=True)
    say_how_it_stands(app, journal)


def draft_kept(when: dt.datetime) -> str:
    """What the line on top says of a draft that is stored, which was typed then."""
    return f"draft kept {when:%H:%M}"


def say_how_it_stands(app: App[Any], journal: Journal) -> None:
    """Say on every status line what is stored and what is not; and once, in a sentence, why not."""
    not_kept = journal.drafts.not_kept
    cast("_SaysNotKept", app).not_kept = not_kept.why if not_kept else ""
    for screen in app.screen_stack:
        if isinstance(screen, KeepsDraft) and (when := journal.drafts.stored_at(screen.of)) is not None:
            screen.status_kept = draft_kept(when)
    problem = journal.drafts.new_problem()
    if problem:
        app.notify(
            f"{problem} What you type stays here until then, and is stored as soon as that can be done.",
            severity="error",
            timeout=12,
        )


def leave_as_draft(screen: Screen[Any], journal: Journal, draft: EntryDraft) -> None:
    """Go back from a screen on which something does not hold together yet, and say truly what becomes of it."""
    say_left_open(screen, journal, stored=draft.store())
    screen.dismiss(None)


def say_left_open(screen: Screen[Any], journal: Journal, *, stored: bool) -> None:
    """Say truly what becomes of a draft that is left open.

    Args:
        screen: where it was typed.
        journal: whose draft it is.
        stored: whether every draft is on the disk.
    """
    say_how_it_stands(screen.app, journal)
    not_kept = journal.drafts.not_kept
    if stored or not_kept is None:
        said = "Left as a draft; Today shows it first, under “Left open”."
    else:
        said = f"Left open, but not kept yet: {not_kept.why}. It is stored as soon as that can be done."
    screen.notify(said, severity="information" if stored else "warning")
