"""What is seen beneath a sheet: as Textual draws it, a few lines at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from textual._context import visible_screen_stack
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson
from careerjournal.tui.output import beneath, in_parts
from careerjournal.tui.shell.palette import Everything
from tests.tui.using import USUAL, at_desk, on_top, press, rest, seen, until

WIDTH, HEIGHT = 40, 24


class Line(Static):
    """A line that counts how often it is asked for."""

    asked: ClassVar[list[str]] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(self.id or "")
        return super().render_lines(crop)


class Sheet(ModalScreen[None]):
    """A sheet in the middle."""

    CSS = "Sheet { align: center middle; background: #203040 60%; } Static { width: 20; height: 3; }"

    def compose(self) -> ComposeResult:
        yield Static("a sheet")


class Over(Sheet):
    """Another over it."""

    CSS = "Over { background: #401010 30%; } Over Static { height: 1; }"


class Lines(App[None]):
    """A line in each line, of which some are coloured or lead somewhere."""

    CSS = "Line { height: 1; } #line3 { background: #884400; color: #ffffff; text-style: bold; }"

    def compose(self) -> ComposeResult:
        for number in range(HEIGHT):
            yield Line(f"line [@click=app.bell]{number}[/] 字", id=f"line{number}")


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Screen, "render_line", Screen.render_line)
    beneath.install()
    Line.asked.clear()
    yield
    Line.asked.clear()


def textuals(screen: Screen[None]) -> list[Strip]:
    """What Textual draws of a screen where nothing lies on it."""
    visible_screen_stack.set(screen.app._background_screens)
    width, height = screen.size
    return Visual.to_strips(screen, screen._render(), width, height, screen.visual_style)


def of(screen: Screen[None]) -> list[Strip]:
    return [screen.render_line(y) for y in range(screen.size.height)]


def shown(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    """Each cell with its style."""
    return [[(char, segment.style) for segment in strip for char in segment.text] for strip in strips]


@asynccontextmanager
async def a_sheet() -> AsyncIterator[tuple[Lines, Pilot[None], Sheet]]:
    """The lines, with a sheet over them."""
    app, sheet = Lines(), Sheet()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await app.push_screen(sheet)
        await pilot.pause()
        yield app, pilot, sheet


async def test_it_is_what_textual_draws() -> None:
    app = Lines()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        for sheet in (Sheet(), Over()):
            await app.push_screen(sheet)
            await pilot.pause()
            assert "line" in of(sheet)[HEIGHT - 1].text
            assert shown(of(sheet)) == shown(textuals(sheet))
        assert "a sheet" in "".join(strip.text for strip in of(sheet))


async def test_no_more_of_it_is_asked_for_than_is_drawn() -> None:
    async with a_sheet() as (_, _, sheet):
        sheet.refresh()
        Line.asked.clear()
        sheet.render_line(8)
        assert sorted(Line.asked, key=lambda name: int(name[4:])) == [
            f"line{number}" for number in range(8, 8 + in_parts.LINES)
        ]
        sheet.render_line(9)
        assert len(Line.asked) == in_parts.LINES


async def test_what_changes_beneath_is_seen() -> None:
    async with a_sheet() as (app, pilot, sheet):
        assert "changed" not in of(sheet)[2].text
        app.screen_stack[0].query_one("#line2", Line).update("changed")
        await until(pilot, lambda: "changed" in of(sheet)[2].text)


async def test_in_another_size_it_is_what_is_there_then() -> None:
    async with a_sheet() as (_, pilot, sheet):
        of(sheet)
        for size in ((60, 30), (20, 5)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert shown(of(sheet)) == shown(textuals(sheet))


async def test_a_sheet_that_is_taken_off_can_still_be_drawn() -> None:
    async with a_sheet() as (app, _, sheet):
        sheet.refresh()
        sheet.render_line(0)
        app._screen_stack.remove(sheet)
        assert isinstance(sheet.render_line(HEIGHT - 1), Strip)
        app._screen_stack.append(sheet)


async def test_what_is_hidden_cannot_be_read_beneath_a_sheet_either(journal: Journal) -> None:
    journal.add(Lesson(sentence="Walrus first"))
    journal.add(Lesson(sentence="Badger second"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "5", "ctrl+p", *"zzz")
        await rest(pilot)
        told = [seen(app)]
        for change in app.hide_all, app.show_all, app.action_privacy, app.action_privacy:
            change()
            await pilot.pause()
            told.append(seen(app))
        assert on_top(app) is Everything
    assert [("Walrus" in one, "Badger" in one) for one in told] == [
        (True, True),
        (False, False),
        (True, True),
        (False, False),
        (True, True),
    ]
