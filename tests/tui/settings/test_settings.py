"""The settings screen: what is chosen holds at once, and is written with every comment of the file kept."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from rich.color import ColorType
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.settings import Settings, load
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import normal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.keymap import known_commands, place_of
from careerjournal.tui.settings.press_key import PressKey
from careerjournal.tui.settings.screen import SettingsScreen
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    desk,
    on_top,
    options,
    press,
    resize,
    rest,
    said,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")

SMALLEST = (40, 15)

COMMENTED = """\
# mine
theme = "ink"   # dark, for the evenings

# how long
lock_after = 10

# keys of mine
[keys]
# the left hand
new = "a"  # add
"""


def files_in(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


def settings_of(app: CareerJournal) -> SettingsScreen:
    assert isinstance(app.screen, SettingsScreen), seen(app)
    return app.screen


async def open_at(pilot: Steps, title: str) -> None:
    """Open the settings, and go to the choices of one."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await press(pilot, "ctrl+o")
    assert isinstance(pilot.app.screen, SettingsScreen)
    screen = pilot.app.screen
    row = next(row for row, one in enumerate(screen._rows) if one is not None and one.title == title)
    screen._list.highlighted = row
    await rest(pilot)
    if title == "Keys":
        await until(pilot, lambda: len(screen._choices.rows) > 0)
    await press(pilot, "enter")
    assert screen._choices.has_focus


async def to_choice(pilot: Steps, words: str) -> None:
    """Walk to a choice by its words."""
    assert isinstance(pilot.app.screen, SettingsScreen)
    choices = pilot.app.screen._choices
    rows = [index for index, one in enumerate(choices.rows.choices) if words == one.title]  # type: ignore[attr-defined]
    choices.highlighted = rows[0]
    await rest(pilot)


async def test_a_theme_is_seen_while_one_walks_put_back_and_kept_with_every_comment(
    little: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(COMMENTED)
    app = at_desk(little, load(file).settings, file)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Theme")
        await press(pilot, "down")
        assert app.theme == "paper"
        assert file.read_text() == COMMENTED
        await press(pilot, "escape")
        assert app.theme == "ink"
        await press(pilot, "enter", "down", "tab")
        assert app.theme == "ink"
        await press(pilot, "enter", "down", "ctrl+p")
        assert app.theme == "ink"
        await press(pilot, "escape")
        assert app.theme == "paper"  # which is looked at again
        await press(pilot, "down", "up", "enter")
        assert app.theme == "paper"
        assert file.read_text() == COMMENTED.replace('"ink"', '"paper"')
        assert "paper" in seen(app)
        await press(pilot, "escape", "escape")
        assert on_top(app) is DeskScreen
        assert app.theme == "paper"
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


def sorts_of_colour(app: CareerJournal) -> set[ColorType]:
    """Which sorts of colour are on the screen."""
    styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
    return {colour.type for style in styles if style for colour in (style.color, style.bgcolor) if colour}


async def test_the_terminals_own_colours_are_seen_and_put_back_like_any_others(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Theme")
        assert sorts_of_colour(app) == {ColorType.TRUECOLOR}
        await to_choice(pilot, "ansi")
        assert sorts_of_colour(app) <= {ColorType.DEFAULT, ColorType.STANDARD}
        await press(pilot, "escape")
        assert sorts_of_colour(app) == {ColorType.TRUECOLOR}


async def test_locking_while_a_theme_is_looked_at_puts_the_old_one_back(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Theme")
        await press(pilot, "down", "ctrl+l")
        await until(pilot, lambda: app.journal is None and app.theme == "ink")


async def test_the_idle_lock_takes_what_is_offered_and_any_other_number_in_its_range(
    little: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    app = at_desk(little, settings_file=file)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Locks after")
        await to_choice(pilot, "5 minutes")
        await press(pilot, "enter")
        assert app.locks == "locks in 5 min"
        assert load(file).settings.lock_after == 5
        await to_choice(pilot, "another number …")
        for wrong in ("0", "241", "1.5", "ten", "", "²"):
            await press(pilot, "enter") if on_top(app) is SettingsScreen else None
            app.screen.query_one("#line").value = wrong  # type: ignore[attr-defined]
            await press(pilot, "enter")
            assert "whole number of minutes, from 1 to 240" in " ".join(seen(app).split())
        app.screen.query_one("#line").value = "17"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert load(file).settings.lock_after == 17
        assert "17 minutes" in seen(app)


@pytest.mark.parametrize(
    ("title", "name", "other"),
    [("Privacy", "private", True), ("Copying out", "clipboard", False), ("Nudges", "nudges", False)],
)
async def test_what_is_on_or_off(title: str, name: str, other: bool, little: Journal, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    app = at_desk(little, settings_file=file)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, title)
        listed = settings_of(app)._choices
        await press(pilot, "up" if listed.highlighted else "down", "enter")
        assert getattr(app.settings, name) is other
        assert tomllib.loads(file.read_text()) == {name: other}
        if name == "private":
            assert app.private
            assert "Readable" in seen(app)  # no word of the settings is blurred
        if name == "clipboard":
            app.copy_to_clipboard("x")
            await rest(pilot)
            assert "copying out of it is turned off" in said(app)


async def test_my_questions_open_from_here_and_come_back_here(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "My questions")
        await press(pilot, "enter", *"Why", "escape")
        assert list(little.arrangement.questions) == ["Why"]
        assert on_top(app) is SettingsScreen


async def test_a_key_is_pressed_holds_at_once_everywhere_and_is_given_back(little: Journal, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(COMMENTED)
    app = at_desk(little, load(file).settings, file)
    async with working(app, "4", "enter") as pilot:
        assert "e edit" in seen(app)
        await open_at(pilot, "Keys")
        await to_choice(pilot, "edit")
        await press(pilot, "enter")
        assert on_top(app) is PressKey
        await press(pilot, "z")
        assert "“edit” is on z now" in seen(app)
        assert load(file).settings.keys == {"new": "a", "edit": "z"}
        assert file.read_text() == f'{COMMENTED}edit = "z"\n'
        await press(pilot, "escape", "escape")
        assert "z edit" in seen(app)
        assert "e edit" not in seen(app)
        await press(pilot, "e")
        assert on_top(app) is DeskScreen
        await press(pilot, "z")
        assert on_top(app) is EditScreen
        await press(pilot, "escape")
        await open_at(pilot, "Keys")
        await to_choice(pilot, "edit")
        await press(pilot, "backspace")
        assert "“edit” is on e again" in seen(app)
        assert file.read_text() == COMMENTED
        await press(pilot, "backspace")
        assert "has its own key" in seen(app)
        await press(pilot, "escape", "escape", "e")
        assert on_top(app) is EditScreen


@pytest.mark.parametrize(
    ("label", "key", "why"),
    [
        ("edit", "l", "“l” cannot be the key for edit: link has it."),
        ("edit", "question_mark", "help has it"),
        ("edit", "ctrl+l", "lock has it"),
        ("edit", "ctrl+q", "quit has it"),
        ("edit", "f9", "privacy has it"),
        ("edit", "j", "next-line has it"),
        ("edit", "enter", "lists and fields have it"),
        ("edit", "tab", "lists and fields have it"),
        ("edit", "ctrl+i", "a terminal sends it as tab"),
        ("edit", "ctrl+@", "it names no key"),
        ("edit", "left_shift", "it names no key"),
        ("edit", "ctrl+1", "an ordinary terminal cannot send it"),
        ("lock", "x", "it works while you write too, so it takes one with ctrl or alt, or f1 to f12"),
        ("quit", "ctrl+x", "text-cut has it"),
    ],
)
async def test_a_key_that_cannot_be_had_is_refused_in_the_sentence_of_the_settings_file(
    label: str, key: str, why: str, little: Journal
) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Keys")
        await to_choice(pilot, label)
        await press(pilot, "enter", key)
        assert why in " ".join(seen(app).split())
        assert on_top(app) is PressKey
        await press(pilot, "escape")
        assert on_top(app) is SettingsScreen
        assert app.own_keys == {}


async def test_a_key_whose_place_another_took_is_not_given_back(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"new": "a", "edit": "n"}))
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Keys")
        await to_choice(pilot, "new")
        await press(pilot, "backspace")
        assert "new cannot have its own key again: edit has it." in " ".join(seen(app).split())
        assert app.own_keys == {"new": "a", "edit": "n"}


@pytest.mark.parametrize("key", ["comma", "plus", "й", "full_stop", "space", "f5", "ctrl+t", "up"])
async def test_a_key_that_was_pressed_is_the_same_when_it_is_read_again(
    key: str, little: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    app = at_desk(little, settings_file=file)
    async with app.run_test(size=NARROW):
        app.choose_key("cv", key)
        assert normal(load(file).settings.keys["cv"]) == [key]


async def test_a_command_is_found_by_its_words(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await open_at(pilot, "Keys")
        await press(pilot, "slash", *"bin", "backspace", "backspace", "backspace", *"sealed", "enter")
        rows = settings_of(app)._choices.rows.choices  # type: ignore[attr-defined]
        assert [one.title for one in rows if not one.heading] == ["look back"]
        assert "Those with “sealed”" in seen(app)


def test_every_command_has_a_place_to_be_listed_in() -> None:
    assert all(place_of(known) and known.label for known in known_commands().values())


@pytest.mark.parametrize("size", [SMALLEST, NARROW, USUAL])
async def test_everything_is_in_reach_with_keys_and_mouse(size: tuple[int, int], little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "ctrl+o", size=size) as pilot:
        screen = settings_of(app)
        for _ in range(len(screen._rows)):
            await press(pilot, "down")
            assert screen._shown.title in seen(app)
        await open_at(pilot, "New keys")
        assert "Make new keys for everything" in seen(app)
        if size == SMALLEST:  # the words do not fit, and are walked to
            # Of "down"s some count as one, where they come faster than the screen; the end may come to be further down.
            await press(pilot, "shift+tab", "end")
            for _ in range(100):
                if "afterwards." in seen(app):
                    break
                await press(pilot, "end")
            assert "afterwards." in seen(app)
            assert "Make new keys for everything" in seen(app)
            await press(pilot, "escape")
            assert screen._list.has_focus
        else:
            assert "afterwards." in seen(app)
        await open_at(pilot, "Nudges")
        await press(pilot, "down")
        assert "Off" in seen(app)
        await press(pilot, "left")
        assert screen._list.has_focus
        listed = screen._list
        assert listed.highlighted is not None
        row = listed._tops[listed.highlighted] - listed.scroll_offset.y
        await pilot.click(listed, offset=(5, listed.content_region.y - listed.region.y + row))
        await rest(pilot)
        assert screen._choices.has_focus
        await resize(pilot, SMALLEST)
        await press(pilot, "question_mark")
        assert on_top(app) is HelpScreen
        await press(pilot, "escape", "ctrl+o")
        assert on_top(app) is DeskScreen


async def test_the_palette_and_help_lead_there_also_while_one_writes_and_nothing_typed_is_lost(
    little: Journal,
) -> None:
    app = at_desk(little)
    async with working(app, "question_mark") as pilot:
        assert isinstance(app.screen, HelpScreen)
        assert any(row[:2] == ("ctrl+o", "settings") for row in app.screen._keys()[0])
        await press(pilot, "escape", "ctrl+p")
        app.screen.query_one(Input).value = "settings"
        await until(pilot, lambda: "ctrl+o" in " ".join(options(app)))
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is SettingsScreen)
        await press(pilot, "escape", "4", "n", *"abc", "ctrl+o")
        assert on_top(app) is SettingsScreen
        await press(pilot, "escape")
        assert on_top(app) is EditScreen
        assert "abc" in seen(app)


@pytest.mark.parametrize("text", ["theme = \n", "\xff", "lock_after = 5\n[keys\nnew = 'a'\n"])
async def test_a_file_that_is_not_understood_is_put_aside_only_when_that_is_wanted(
    text: str, little: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode("latin-1"))
    (tmp_path / "settings-put-aside.toml").write_text("an older one")
    app = at_desk(little, settings_file=file)
    async with working(app, size=NARROW) as pilot:
        app.choose("lock_after", 7)
        await open_at(pilot, "Theme") if on_top(app) is not Confirm else None
        await rest(pilot)
        assert on_top(app) is Confirm
        shown = " ".join(seen(app).split())
        assert "settings.toml cannot be" in shown
        if text.startswith("lock"):
            assert "at line 2, “[keys”" in shown
        await press(pilot, "n")
        assert file.read_bytes() == text.encode("latin-1")
        assert app.settings.lock_after == 7
        app.set_theme("paper")
        await rest(pilot)
        await press(pilot, "y")
        assert load(file) == (Settings(theme="paper", lock_after=7), [])
        assert (tmp_path / "settings-put-aside.toml").read_text() == "an older one"
        assert (tmp_path / "settings-put-aside-2.toml").read_bytes() == text.encode("latin-1")


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
async def test_a_disk_that_cannot_be_written_is_said(
    little: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(COMMENTED)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    app = at_desk(little, settings_file=file)
    async with working(app, size=NARROW) as pilot:
        monkeypatch.setattr(os, "fsync", full)
        app.choose("nudges", False)
        await rest(pilot)
        assert "It is changed, but the settings could not be written." in said(app)
        assert file.read_text() == COMMENTED
        file.write_text("[")
        app.choose("nudges", True)
        app.choose("private", True)
        await rest(pilot)
        await press(pilot, "y")
        assert "It could not be put aside" in said(app)
        assert file.read_text() == "["
        assert [path.name for path in files_in(tmp_path)] == ["settings.toml"]


async def test_a_list_that_is_walked_with_other_keys_is_so_at_once(little: Journal) -> None:
    app = at_desk(little)
    async with working(app) as pilot:
        app.choose_key("next-line", "ö")
        await press(pilot, "4", "ö")
        assert desk(app).query_one("#entries", LineList).highlighted == 1
