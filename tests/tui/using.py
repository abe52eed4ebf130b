"""Ways to sit at the program: start it, press keys until it rests, and read what is on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.text import Text
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card
from careerjournal.journal.sitting import sitting
from careerjournal.journal.steps import through
from careerjournal.model import Entry, Ref
from careerjournal.settings import Loaded, Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.input.queue import TakesInput
from careerjournal.tui.keymap import with_own_keys
from careerjournal.tui.sections.catalogue import Group, Section, finding_groups
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.secret import Secret
from tests.conftest import CHEAP_COST, PASSPHRASE

NARROW = (80, 24)
USUAL = (120, 36)
WIDE = (200, 60)

Steps = Pilot[Any]


def at_desk(journal: Journal, settings: Settings | None = None, settings_file: Path | None = None) -> CareerJournal:
    """The program, on a journal that is open already."""
    nowhere = Door(Paths.within(Path("nowhere")), CHEAP_COST)
    loaded = with_own_keys(Loaded(settings, [])) if settings else None
    return CareerJournal(nowhere, loaded, settings_file=settings_file, opened=journal)


def at_lock(door: Door, settings: Settings | None = None) -> CareerJournal:
    """The program, before a passphrase was given."""
    return CareerJournal(door, Loaded(settings, []) if settings else None)


def groups(
    section: Section, journal: Journal, view: str = "", narrowed: Callable[[Sequence[Card]], Sequence[Card]] = list
) -> list[Group]:
    """What a section lists in one of its views."""
    return through(finding_groups(section, journal, view, narrowed))


async def rest(pilot: Steps) -> None:
    """Let everything that was asked for happen and be drawn, the journal be read, and what leaves be worked out."""
    begun = True
    while begun:
        while any(map(_is_at_work, pilot.app.screen_stack)):
            await pilot.pause(0.01)
        for _ in range(2):
            await pilot.pause()
        begun = any(map(_is_at_work, pilot.app.screen_stack))


def _is_at_work(screen: Screen[Any]) -> bool:
    frame: Any = screen._update_timer
    if frame._active.is_set() and not screen.app._exit:
        return True  # a frame is due: there is something to draw, and what is done once it is drawn
    if isinstance(screen, DeskScreen):
        return screen._reader.is_at_work or screen.making_ready
    return isinstance(screen, ShareScreen) and screen.working


async def press(pilot: Steps, *keys: str) -> None:
    """Press keys, and let what they ask for happen; a screen that opens gets the next key, as with a person."""
    for key in keys:
        before = pilot.app.screen
        await pilot.press(key)
        while isinstance(pilot.app.screen, SearchScreen) and isinstance(pilot.app, TakesInput) and pilot.app._holds:
            await pilot.pause(0.01)  # what enter opens is still looked for
        while isinstance(pilot.app, TakesInput) and pilot.app._waiting and pilot.app._holds == [True]:
            await pilot.pause(0.01)  # and what the palette offers, behind which all but letters wait
        if pilot.app.screen is not before:
            await rest(pilot)
    await rest(pilot)
    while isinstance(pilot.app, TakesInput) and pilot.app._waiting and not pilot.app._exit:
        await pilot.pause(0.01)  # a key may be for what is still being counted
    await rest(pilot)


def send(app: App[Any], *keys: str) -> None:
    """Press keys as a terminal sends them, in one go, and wait for none of them."""
    driver = app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(events.Key(key, key if len(key) == 1 else None))


@asynccontextmanager
async def working(
    app: App[Any], *keys: str, size: tuple[int, int] = USUAL, locked: bool = False
) -> AsyncIterator[Pilot[Any]]:
    """The program in a window of a size, once some keys were pressed; where it is locked, the passphrase goes first."""
    async with app.run_test(size=size) as pilot:
        await (unlock if locked else rest)(pilot)
        await press(pilot, *keys)
        yield pilot


async def click(pilot: Steps, x: int, y: int, *, times: int = 1) -> None:
    """Click where something is drawn, as a terminal reports it, and let what that asks for happen."""
    await drag(pilot, (x, y), (x, y), times=times)


async def drag(pilot: Steps, start: tuple[int, int], end: tuple[int, int], *, times: int = 1) -> None:
    """Press the button of the mouse in one place and let go of it in another, as a terminal reports it."""
    moves = (end,) if start != end else ()
    for _ in range(times):
        reported = (
            (events.MouseDown, start, 1),
            *((events.MouseMove, place, 1) for place in moves),
            (events.MouseUp, end, 1),
        )
        for kind, (x, y), button in reported:
            pilot.app.post_message(
                kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
            )
            await pilot.pause()
    await rest(pilot)


async def until(pilot: Steps, comes_true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that takes a thread or a timer."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause(0.02)
        if comes_true():
            await rest(pilot)
            return
    raise AssertionError(f"It did not come true. The screen says:\n{seen(pilot.app)}")


async def unlock(pilot: Steps) -> None:
    """Give the passphrase of `conftest` once it is asked for, and wait until that opened the journal."""
    await until(pilot, lambda: bool(pilot.app.screen.query(Secret)) and not pilot.app.screen.query_one(Secret).disabled)
    pilot.app.screen.query_one(Secret).value = PASSPHRASE
    await press(pilot, "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))


async def resize(pilot: Steps, to: tuple[int, int]) -> None:
    """Give the window another size, which is taken up when it has kept that for a moment, and wait for the layout."""
    await pilot.resize_terminal(*to)
    await until(pilot, lambda: pilot.app._resize_event is None)
    await until(pilot, lambda: not pilot.app.screen._layout_required)


def lines(app: object) -> list[str]:
    """The rows of the screen, after every filter."""
    assert isinstance(app, App)
    return [strip.text for strip in app.screen._compositor.render_strips()]


def seen(app: object) -> str:
    """What stands on the screen."""
    return "\n".join(line.rstrip() for line in lines(app))


def said(app: App[Any]) -> str:
    """What the notifications said so far, the latest last."""
    return "\n".join(str(notification.message) for notification in app._notifications)


def desk(app: App[Any]) -> DeskScreen:
    """The desk, which has to be on top."""
    assert isinstance(app.screen, DeskScreen)
    return app.screen


def on_top(app: App[Any]) -> type:
    """The class of the screen on top."""
    return type(app.screen)


def opened(app: CareerJournal) -> Ref | None:
    """The entry that is open at the desk."""
    return desk(app).place[1]


def title_shown(app: CareerJournal, journal: Journal, entry: Entry) -> bool:
    """Whether the page on the screen is an entry's."""
    titles = desk(app).query("#page .title")
    return bool(titles) and Text(journal.title(entry)).plain == str(titles.first().render())


def options(app: CareerJournal) -> list[str]:
    """What the list on top offers, headings included."""
    found: list[str] = []
    for listed in app.screen.query("OptionList, LineList"):
        if any(not shown.display for shown in listed.ancestors_with_self if isinstance(shown, Widget)):
            continue
        if isinstance(listed, LineList):
            # Wider than any screen, so that nothing is cut off.
            found = ["\n".join(line.plain for line in listed.rows.lines(row, 500)) for row in range(len(listed.rows))]
        elif isinstance(listed, OptionList):
            found = [str(option.prompt) for option in listed.options]
    return found


def question(journal: Journal) -> str:
    """The question that Today asks."""
    return sitting(journal).question
