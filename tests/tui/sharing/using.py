"""Ways to sit at the Share screen: what is lit, what would leave, and the steps until it is written."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, Static

from careerjournal.sharing.redaction.answers import Verdict
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sharing.write import ShareOut
from tests.tui.using import Steps, press, rest


def sharing(app: CareerJournal) -> ShareScreen:
    assert isinstance(app.screen, ShareScreen)
    return app.screen


def leaving(app: CareerJournal) -> str:
    """What stands on the right."""
    return str(sharing(app).query_one("#outgoing-text", Static).render())


def lit(app: CareerJournal) -> str:
    """The line that is highlighted on the left."""
    row = sharing(app).row
    assert row is not None
    return str(row.content)


async def share(pilot: Steps) -> None:
    await press(pilot, "4", "s")
    await rest(pilot)


async def go_to(pilot: Steps, words: str) -> None:
    """Highlight the line that says so."""
    screen = sharing(pilot.app)  # type: ignore[arg-type]
    place = next(place for place, row in enumerate(screen._rows) if row.id and words in str(row.content))
    screen.query_one("#private-list").highlighted = place  # type: ignore[attr-defined]
    await rest(pilot)


async def go_to_found(pilot: Steps, words: str) -> None:
    """Highlight what the review asks about these words."""
    screen = sharing(pilot.app)  # type: ignore[arg-type]
    place = next(place for place, row in enumerate(screen._rows) if row.finding and row.finding.text == words)
    screen.query_one("#private-list").highlighted = place  # type: ignore[attr-defined]
    await rest(pilot)


async def open_up(pilot: Steps, *words: str) -> None:
    """Open the lines that say so, as space does."""
    for word in words:
        await go_to(pilot, word)
        sharing(pilot.app).action_box()  # type: ignore[arg-type]
        await rest(pilot)


async def settle(pilot: Steps) -> None:
    """Say of everything the review asks that it is fine, as y does."""
    screen = sharing(pilot.app)  # type: ignore[arg-type]
    while screen.prep.asked:
        screen.prep.answer(screen.prep.asked[0], Verdict.FINE)
    screen.changed()
    await rest(pilot)


async def write_to(pilot: Steps, path: Path | str) -> None:
    await press(pilot, "ctrl+s")
    assert isinstance(pilot.app.screen, ShareOut)
    pilot.app.screen.query_one("#path", Input).value = str(path)
    await press(pilot, "ctrl+s")
    await rest(pilot)
