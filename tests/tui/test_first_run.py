"""The first run: a passphrase said twice, the code on paper, and then Today."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import ContentSwitcher, Input

from careerjournal.journal.door import Door
from careerjournal.journal.places import Places
from careerjournal.tui.screens.first_run import FirstRunScreen
from careerjournal.tui.today import question
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.tui.using import NARROW, Steps, at_lock, desk, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")


def field(pilot: Steps, name: str) -> Input:
    return pilot.app.screen.query_one(f"#{name}", Input)


def sentence(pilot: Steps, name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}").render())


async def choose(pilot: Steps, first: str, again: str) -> None:
    """From the first step to the end of the second."""
    await press(pilot, "enter")
    field(pilot, "first").value = first
    await press(pilot, "enter")
    field(pilot, "again").value = again
    await press(pilot, "enter")


async def test_from_nothing_to_today(door: Door) -> None:
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert isinstance(app.screen, FirstRunScreen)
        assert "What it cannot protect you from" in seen(app)
        await choose(pilot, PASSPHRASE, "plum lantern orbit six")
        assert sentence(pilot, "passphrase-says") == "The two are not the same. Type the second one again."
        assert field(pilot, "again").value == ""
        assert app.focused is field(pilot, "again")
        assert not door.exists()
        field(pilot, "again").value = PASSPHRASE
        await press(pilot, "enter")
        switcher = app.screen.query_one(ContentSwitcher)
        await until(pilot, lambda: switcher.current == "code")
        screen = app.screen
        assert isinstance(screen, FirstRunScreen)
        made = screen._made
        assert made is not None
        groups = made.recovery_code.split("-")
        assert all(group in sentence(pilot, "code-itself") for group in groups)
        assert (field(pilot, "first").value, field(pilot, "again").value) == ("", "")
        one, other = screen._asked
        assert f"groups {one + 1} and {other + 1}" in sentence(pilot, "code-asks")
        for wrong in ("", groups[one], f"{groups[other]} {groups[one]}", "[/nope]"):
            field(pilot, "code-back").value = wrong
            await press(pilot, "enter")
            assert sentence(pilot, "code-says").startswith(f"That is not groups {one + 1} and {other + 1}.")
        await press(pilot, "escape")
        assert switcher.current == "code"
        field(pilot, "code-back").value = f" {groups[one].lower()}-{groups[other]} "
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(app.screen, FirstRunScreen))
        assert desk(app).section.is_today
        assert app.journal is not None
        assert question(app.journal.today()) in seen(app)
        assert all(group not in seen(app) for group in groups)
        await press(pilot, "ctrl+l")
    journal = door.open(PASSPHRASE)
    journal.lock()
    journal = door.open(made.recovery_code, code=True)
    journal.lock()


async def test_the_strength_is_said_in_words(door: Door) -> None:
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter")
        field(pilot, "first").value = "password1"
        await until(pilot, lambda: "Weak" in sentence(pilot, "strength"))
        field(pilot, "first").value = "plum lantern orbit seven walrus"
        await until(pilot, lambda: "Strong" in sentence(pilot, "strength"))
        assert "plum" not in seen(app)
        field(pilot, "first").value = ""
        await until(pilot, lambda: "Several words" in sentence(pilot, "strength"))
        await press(pilot, "tab", "enter")
        assert sentence(pilot, "passphrase-says") == "Type a passphrase first."
        assert app.focused is field(pilot, "first")


async def test_back_to_what_was_read_and_on_again(door: Door) -> None:
    app = at_lock(door)
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", *"plum", "escape")
        assert app.screen.query_one(ContentSwitcher).current == "welcome"
        await press(pilot, "enter")
        assert app.screen.query_one(ContentSwitcher).current == "passphrase"
        assert app.focused is field(pilot, "first")
        assert field(pilot, "first").value == "plum"


async def test_leaving_makes_nothing(door: Door) -> None:
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter", "ctrl+q")
    assert not door.exists()
    assert app.return_value == 0


async def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    door = Door(Places.within(tmp_path), CHEAP_COST)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await choose(pilot, PASSPHRASE, PASSPHRASE)
        says = "The journal cannot be written"
        await until(pilot, lambda: says in sentence(pilot, "passphrase-says"))
        assert app.focused is field(pilot, "again")
        (tmp_path / "state").unlink()
        await press(pilot, "enter")
        await until(pilot, lambda: app.screen.query_one(ContentSwitcher).current == "code")
