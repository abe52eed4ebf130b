"""The first run: a passphrase said twice, the code on paper, and then Today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.widgets import ContentSwitcher, Input

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.settings import Settings
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.unlock.first_run import FirstRunScreen
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.vault import WrongPassphrase
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.tui.using import NARROW, USUAL, Steps, at_lock, desk, press, question, rest, said, seen, until

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


class Code(NamedTuple):
    """A recovery code on the screen, and which of its groups are asked for."""

    groups: list[str]
    asked: tuple[int, int]


async def shown(pilot: Steps) -> Code:
    """Read the code that is shown."""
    await until(pilot, lambda: isinstance(pilot.app.screen, RecoveryCodeScreen))
    groups = re.findall(r"\b[0-9A-Z]{5}\b", sentence(pilot, "code-itself"))
    one, other = re.findall(r"\d", sentence(pilot, "code-asks"))
    assert len(groups) == 8
    return Code(groups, (int(one) - 1, int(other) - 1))


async def type_back(pilot: Steps, code: Code) -> None:
    """Type the groups that are asked for, and go on."""
    await press(pilot, *" ".join(code.groups[place] for place in code.asked), "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))


async def unlock(pilot: Steps) -> None:
    await press(pilot, *PASSPHRASE, "enter")


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
        assert "enter goes on" in seen(app)
        assert not door.exists()
        field(pilot, "first").value = ""
        await rest(pilot)
        assert sentence(pilot, "passphrase-says") == ""
        field(pilot, "first").value = PASSPHRASE
        field(pilot, "again").value = PASSPHRASE
        await press(pilot, "enter")
        code = await shown(pilot)
        groups = code.groups
        assert all(group in sentence(pilot, "code-itself") for group in groups)
        one, other = code.asked
        assert f"groups {one + 1} and {other + 1}" in sentence(pilot, "code-asks")
        assert "enter goes on" in seen(app)
        for wrong in ("", groups[one], f"{groups[other]} {groups[one]}", "[/nope]"):
            field(pilot, "code-back").value = wrong
            await press(pilot, "enter")
            assert sentence(pilot, "code-says").startswith(f"That is not groups {one + 1} and {other + 1}.")
        await press(pilot, "escape", "f1")
        assert "the next time the journal is opened, it gets a new one" in " ".join(seen(app).split())
        assert "Every action and every entry" not in seen(app)
        await press(pilot, "ctrl+p", "escape", "ctrl+p")
        assert isinstance(app.screen, RecoveryCodeScreen)
        field(pilot, "code-back").value = f" {groups[one].lower()}\u2212\u200b{groups[other].replace('0', 'O')}\xa0"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert desk(app).section.is_today
        assert app.journal is not None
        assert question(app.journal) in seen(app)
        assert all(group not in seen(app) for group in groups)
        await press(pilot, "ctrl+l")
    journal = door.open(PASSPHRASE)
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()
    journal = door.open("-".join(groups), code=True)
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
    door = Door(Paths.within(tmp_path), CHEAP_COST)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await choose(pilot, PASSPHRASE, PASSPHRASE)
        says = "The journal cannot be written"
        await until(pilot, lambda: says in sentence(pilot, "passphrase-says"))
        assert app.focused is field(pilot, "again")
        (tmp_path / "state").unlink()
        await press(pilot, "enter")
        await shown(pilot)


@pytest.mark.parametrize("away", ["ctrl+q", "ctrl+c", "ctrl+l", "hang-up", "idle"])
async def test_a_code_that_nobody_confirmed_is_replaced_at_the_next_unlock(
    door: Door, away: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await choose(pilot, PASSPHRASE, PASSPHRASE)
        first = await shown(pilot)
        match away:
            case "hang-up":
                app._hung_up()
            case "idle":
                monkeypatch.setattr(app._idle, "seconds", lambda: 3600.0)
                app._watch_the_clock()
                monkeypatch.undo()
            case _:
                await press(pilot, away)
        if away in ("ctrl+l", "idle"):
            assert isinstance(app.screen, LockScreen)
            assert not any(group in seen(app) for group in first.groups)
        await until(pilot, lambda: app.journal is None)

    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        second = await shown(pilot)
        assert second.groups != first.groups
        assert "Nobody confirmed the code that was shown before" in " ".join(seen(app).split())
        with pytest.raises(WrongPassphrase):
            door.open("-".join(first.groups), code=True, read_only=True)
        await type_back(pilot, second)
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await press(pilot, "ctrl+l")
    door.open("-".join(second.groups), code=True).lock()


async def test_whoever_opens_it_with_the_code_has_it(door: Door) -> None:
    made = door.create(PASSPHRASE, to_confirm=True)
    made.journal.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "f3", *made.recovery_code, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))


async def test_a_code_that_cannot_be_replaced_now_is_said(door: Door) -> None:
    made = door.create(PASSPHRASE, to_confirm=True)  # and it stays open, so that another opening only reads
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await until(pilot, lambda: "to read only" in seen(app))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "Nobody has confirmed the recovery code" in said(app)
    assert made.journal.keys.code_is_unconfirmed()
    made.journal.lock()


@pytest.mark.parametrize("size", [(40, 15), USUAL])
async def test_a_private_screen_shows_the_code_all_the_same(door: Door, size: tuple[int, int]) -> None:
    app = at_lock(door, Settings(private=True))
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await choose(pilot, PASSPHRASE, PASSPHRASE)
        code = await shown(pilot)
        await rest(pilot)
        assert set(re.findall(r"\b[0-9A-Z]{5}\b", seen(app))) >= set(code.groups)


@pytest.mark.parametrize("size", [(40, 15), (48, 15), (56, 15), NARROW])
async def test_no_group_parts_from_its_number_and_the_code_is_in_view_first(door: Door, size: tuple[int, int]) -> None:
    app = at_lock(door)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await choose(pilot, PASSPHRASE, PASSPHRASE)
        code = await shown(pilot)
        await rest(pilot)
        lines = [line for line in seen(app).splitlines() if any(group in line for group in code.groups)]
        numbered = [re.findall(r"(\d) +([0-9A-Z]{5})\b", line) for line in lines]
        assert [group for line in numbered for _, group in line] == code.groups
        assert [number for line in numbered for number, _ in line] == [*"12345678"]
        assert len({len(line) for line in numbered}) == 1
        await type_back(pilot, code)
