"""The screen drawn in parts: all of it comes, no more than has changed is asked for, and keys come in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

import pyte
import pytest
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Resize
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Static

from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.output import in_parts
from careerjournal.tui.unlock.lock import LockScreen
from tests.tui.using import USUAL, at_desk, press, rest, until

WIDTH, HEIGHT = 40, 24


def terminal_of(width: int, height: int) -> tuple[pyte.Screen, type[HeadlessDriver]]:
    """A terminal in memory, and the driver that sends everything to it."""
    terminal = pyte.Screen(width, height)
    stream = pyte.Stream(terminal)

    class ToMemory(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False

        def write(self, data: str) -> None:
            stream.feed(data)

    return terminal, ToMemory


class Line(Static):
    """A line that counts how often it is asked for."""

    asked: ClassVar[list[str]] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        assert isinstance(self.app, Lines)
        self.asked.append(self.id or "")
        return super().render_lines(crop)


class Beside(ModalScreen[None]):
    """A sheet over the lines."""

    CSS = "Beside { layout: vertical; align: center middle; } #sheet { width: 20; height: 3; border: round white; }"

    def compose(self) -> ComposeResult:
        yield Static("a sheet", id="sheet")


class Lines(App[None]):
    """A line in each line, in two halves."""

    CSS = "#_default { layout: grid; grid-size: 2; grid-rows: 1; } Line { height: 1; }"
    BINDINGS: ClassVar = [("x", "note", "")]

    def __init__(self) -> None:
        self.terminal, driver = terminal_of(WIDTH, HEIGHT)
        super().__init__(driver_class=driver)
        self.parts: list[int] = []
        self.noted: list[int] = []
        self.turn = 0
        self.behind_the_first: Callable[[], object] = lambda: None
        self.behind_each: Callable[[], object] = lambda: None

    def compose(self) -> ComposeResult:
        for number in range(HEIGHT):
            yield Line(f"left {number}", id=f"left{number}")
            yield Line(f"right {number}", id=f"right{number}")

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        if renderable is not None:
            self.parts.append(self.turn)
            asyncio.get_running_loop().call_soon(self._end_turn)
            if len(self.parts) == 1:
                self.behind_the_first()
            self.behind_each()

    def _end_turn(self) -> None:
        self.turn = len(self.parts)

    def draw_again(self, behind_the_first: Callable[[], object] = lambda: None) -> None:
        """Draw everything, and do something once the first part is there."""
        self.parts.clear()
        self.behind_the_first = behind_the_first
        self.screen.refresh()

    def action_note(self) -> None:
        self.noted.append(len(self.parts))

    @property
    def shown(self) -> list[str]:
        return [line.rstrip() for line in self.terminal.display]

    @property
    def meant(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def is_drawn(self) -> bool:
        return not self.screen._compositor._dirty_regions and self.shown == self.meant


@pytest.fixture(autouse=True)
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part has no more time than its first lines take."""
    in_parts.install()
    monkeypatch.setattr(in_parts, "SECONDS", 0.0)
    Line.asked.clear()


async def test_the_parts_are_all_of_it_one_in_a_turn() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        app.draw_again()
        app.query_one("#left3", Line).update("another left")
        await until(pilot, lambda: app.is_drawn and len(app.parts) > 1)
        assert app.shown[3].split() == ["another", "left", "right", "3"]
        assert len(app.parts) >= HEIGHT / in_parts.LINES
        assert len(set(app.parts)) == len(app.parts)


async def test_only_what_is_in_a_line_that_changed_is_asked() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        Line.asked.clear()
        app.query_one("#right7", Line).update("changed")
        await until(pilot, lambda: app.shown[7].endswith("changed"))
        assert set(Line.asked) == {"right7"}


async def test_what_is_covered_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        asked: list[Region] = []
        drawn = Screen.render_lines

        def noted(screen: Screen[Any], crop: Region) -> list[Strip]:
            asked.append(crop)
            return drawn(screen, crop)

        monkeypatch.setattr(Screen, "render_lines", noted)
        app.draw_again()
        await until(
            pilot, lambda: len(app.parts) >= HEIGHT / in_parts.LINES and not app.screen._compositor._dirty_regions
        )
        assert not asked


async def test_a_key_comes_between_two_parts() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        assert app._driver is not None
        app.draw_again(partial(app._driver.send_message, Key("x", "x")))
        await until(pilot, lambda: bool(app.noted) and app.is_drawn)
        assert app.noted[0] < len(app.parts)


async def test_what_changes_between_two_parts_is_drawn() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        lines = [app.query_one(f"#left{number}", Line) for number in range(HEIGHT)]
        for first, late in ((0, 20), (20, 0)):  # above what is still to be drawn, and in it
            app.draw_again(lambda line=lines[first]: line.update("late"))  # type: ignore[misc]
            await until(pilot, lambda line=first: app.shown[line].startswith("late"))  # type: ignore[misc]
            app.draw_again(lambda line=lines[late]: line.update("later"))  # type: ignore[misc]
            await until(pilot, lambda line=late: app.shown[line].startswith("later"))  # type: ignore[misc]
        await until(pilot, lambda: app.is_drawn)


async def test_what_changes_again_and_again_leaves_the_rest_its_turn() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        first, last = app.query_one("#left0", Line), app.query_one(f"#left{HEIGHT - 1}", Line)
        last.update("the last")

        def change() -> None:
            first.refresh()
            app.screen._dirty_widgets.add(first)  # as it is once the screen was told

        app.behind_each = lambda: asyncio.get_running_loop().call_soon(change)
        app.draw_again()
        await until(pilot, lambda: app.shown[-1].startswith("the last"))
        app.behind_each = lambda: None
        await until(pilot, lambda: app.is_drawn)


async def test_what_comes_over_it_in_between_and_goes_again_leaves_nothing_behind() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        app.draw_again(lambda: app.push_screen(Beside()))
        await until(pilot, lambda: app.is_drawn and any("a sheet" in line for line in app.shown))
        app.draw_again(app.pop_screen)
        await until(pilot, lambda: app.is_drawn and not any("a sheet" in line for line in app.shown))


async def test_a_picture_of_the_screen_leaves_to_be_drawn_what_is_still_to_be() -> None:
    pictures: list[str] = []
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        app.query_one("#left23", Line).update("the last")
        app.draw_again(lambda: pictures.append(app.export_screenshot()))
        await until(pilot, lambda: app.is_drawn and bool(pictures))
        assert "the&#160;last" in pictures[0]
        assert app.shown[23].startswith("the last")


async def test_a_window_made_smaller_in_between_is_drawn_as_it_is() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
        await until(pilot, lambda: app.is_drawn)
        smaller = Size(WIDTH, 10)

        def resize() -> None:
            app.terminal.resize(smaller.height, smaller.width)
            app.post_message(Resize(smaller, smaller))

        app.draw_again(resize)
        await until(pilot, lambda: app.size == smaller and app.is_drawn)


async def test_what_cannot_be_drawn_in_a_later_part_is_no_less_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(line: Line, crop: Region) -> list[Strip]:
        if line.id == "left20":
            raise ValueError("this line cannot be drawn")
        return Static.render_lines(line, crop)

    app = Lines()

    async def sit() -> None:
        async with app.run_test(size=(WIDTH, HEIGHT), headless=False) as pilot:
            await until(pilot, lambda: app.is_drawn)
            monkeypatch.setattr(Line, "render_lines", fails)
            app.draw_again()
            await until(pilot, lambda: not app.is_running)

    with pytest.raises(ValueError, match="this line cannot be drawn"):
        await sit()


async def test_the_lock_screen_covers_everything_in_one_go(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(Lesson(sentence="Sail with the tide"))
    app = at_desk(journal)
    width, height = USUAL
    terminal, app.driver_class = terminal_of(width, height)
    covered: list[bool] = []
    displays = CareerJournal._display

    def displayed(app: CareerJournal, screen: Screen[Any], renderable: Any) -> None:
        displays(app, screen, renderable)
        if isinstance(screen, LockScreen) and renderable is not None:
            covered.append(not any("Lessons" in line or "tide" in line for line in terminal.display))

    async with app.run_test(size=USUAL, headless=False) as pilot:
        await press(pilot, "5")
        await until(pilot, lambda: any("Sail with the tide" in line for line in terminal.display))
        monkeypatch.setattr(CareerJournal, "_display", displayed)
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: bool(covered))
        assert covered[0]


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("private", [False, True])
async def test_whoever_walks_quickly_is_shown_what_is_there(
    sample_journal: Journal, size: tuple[int, int], private: bool
) -> None:
    app = at_desk(sample_journal)
    width, height = size
    terminal, app.driver_class = terminal_of(width, height)

    def shown() -> bool:
        meant = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
        return [line.rstrip() for line in terminal.display] == meant

    async with app.run_test(size=size, headless=False) as pilot:
        await until(pilot, lambda: sample_journal.is_read and shown())
        app.private = private
        for keys in ("4", "3vvvv", "4", "3vvvvv", "1734567", "4", "45", "345673", "vvvv", "12", "87654321"):
            assert app._driver is not None
            for key in keys:
                app._driver.send_message(Key(key, key))
            await rest(pilot)
            await until(pilot, shown)
