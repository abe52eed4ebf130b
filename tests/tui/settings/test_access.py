"""The passphrase, the recovery code, new keys and backups, from the settings: what opens the journal afterwards."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from careerjournal.access import passphrase_strength, wrong_ones
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.settings.access import ChangePassphrase, NewCode, Revoke
from careerjournal.tui.settings.backups import BackUp, CopyMade
from careerjournal.tui.settings.screen import SettingsScreen
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.shell import locking
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.live import texts_with
from tests.tui.settings.test_settings import SMALLEST, open_at, to_choice
from tests.tui.shell.test_memory import a_word
from tests.tui.using import NARROW, USUAL, Steps, on_top, options, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

NEW = "boats in a quiet harbour"


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrong_ones, "LONGEST_WAIT", 0.05)


@pytest.fixture
def app(door: Door) -> Iterator[CareerJournal]:
    """The program at the desk of a journal in a file."""
    made = door.create(PASSPHRASE)
    made.journal.lock()
    journal = door.open(PASSPHRASE)
    yield CareerJournal(door, opened=journal)
    journal.lock()


def opens(door: Door, secret: str, *, code: bool = False) -> bool:
    """Whether a secret opens the file by now, beside whoever has it open."""
    try:
        Door(door.paths, CHEAP_COST).open(secret, code=code, read_only=True).lock()
    except JournalError:
        return False
    return True


async def put(pilot: Steps, **fields: str) -> None:
    """Put texts in the fields, and press enter in the last of them."""
    for name, text in fields.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text
    [*pilot.app.screen.query(Input)][-1].focus()
    await press(pilot, "enter")


async def open_sheet(pilot: Steps, title: str, sheet: type) -> None:
    await rest(pilot)
    await open_at(pilot, title)
    await press(pilot, "enter")
    assert on_top(pilot.app) is sheet


def left_of(copy: Path) -> list[Path]:
    """What stands there of a copy."""
    return [*copy.parent.glob(f"{copy.stem}*")]


def flat(app: CareerJournal) -> str:
    """What stands on the screen, in one line."""
    return " ".join(seen(app).split())


def code_on(app: CareerJournal, name: str = "code-itself") -> list[str]:
    """The groups of the recovery code that is shown."""
    return re.findall(r"\b[0-9A-Z]{5}\b", str(app.screen.query_one(f"#{name}", Static).render()))


async def type_back(pilot: Steps, groups: list[str]) -> None:
    """Type back the two groups that are asked for."""
    asked = str(pilot.app.screen.query_one("#code-asks", Static).render())
    first, second = (int(number) for number in re.findall(r"\d+", asked))
    pilot.app.screen.query_one("#code-back", Input).value = f"{groups[first - 1]} {groups[second - 1]}"
    await press(pilot, "enter")


async def test_the_passphrase_is_changed_and_what_is_being_written_stays(app: CareerJournal, door: Door) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "n", *"abc")
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        await put(pilot, secret=PASSPHRASE, new=NEW, again=NEW)
        await until(pilot, lambda: on_top(app) is SettingsScreen)
        assert "The passphrase is changed. Copies of the journal made before still open with the old one." in flat(app)
        assert (opens(door, PASSPHRASE), opens(door, NEW)) == (False, True)
        await press(pilot, "escape", "escape")
        assert on_top(app) is EditScreen
        await press(pilot, "d", "ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        await press(pilot, *NEW, "enter")
        await until(pilot, lambda: on_top(app) is EditScreen)
        assert "abcd" in seen(app)


async def test_what_will_not_do_is_said_and_nothing_is_changed(app: CareerJournal, door: Door) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        for fields, why in (
            (("", NEW, NEW), "Type the passphrase that opens it now."),
            ((PASSPHRASE, "", ""), "Type a new passphrase."),
            ((PASSPHRASE, NEW, NEW + "x"), "The two are not the same."),
        ):
            await put(pilot, **dict(zip(("secret", "new", "again"), fields, strict=True)))
            assert why in flat(app)
        for times in (1, 2):
            await put(pilot, secret="wrong", new=NEW, again=NEW)
            await until(pilot, lambda: not app.screen._works and app.focused is not None and app.focused.id == "secret")  # type: ignore[attr-defined]
            assert door.wrong_ones._times == times
            assert app.screen.query_one("#secret", Input).value == ""
            assert app.screen.query_one("#new", Input).value == NEW
        assert opens(door, PASSPHRASE)
        await put(pilot, secret=PASSPHRASE)
        await until(pilot, lambda: on_top(app) is SettingsScreen)
        assert (door.wrong_ones._times, opens(door, NEW)) == (0, True)


async def test_a_wrong_one_makes_the_next_wait_wherever_it_is_typed(
    app: CareerJournal, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_ones, "LONGEST_WAIT", 1000.0)
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Recovery code", NewCode)
        for _ in range(12):
            door.wrong_ones.add()
        await put(pilot, secret=PASSPHRASE)
        await until(pilot, lambda: "That was wrong 12 times. Trying again in" in flat(app))
        await press(pilot, "escape")
        assert "under way" in flat(app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen)
        assert opens(door, PASSPHRASE)


async def test_how_strong_the_new_one_is_is_said_as_it_is_typed(app: CareerJournal) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        app.screen.query_one("#new", Input).value = "tide"
        await until(pilot, lambda: "Weak:" in flat(app))
        app.screen.query_one("#new", Input).value = NEW + PASSPHRASE
        await until(pilot, lambda: "Strong:" in flat(app))


@pytest.mark.parametrize("leaves", ["escape", "ctrl+l"])
async def test_what_is_gone_before_its_strength_is_known_ends_nothing(
    leaves: str, app: CareerJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on, over = threading.Event(), threading.Event(), threading.Event()

    def slow(_: str) -> passphrase_strength.Strength:
        begun.set()
        goes_on.wait()
        over.set()
        return passphrase_strength.Strength(True, "Strong enough.")

    monkeypatch.setattr(passphrase_strength, "strength", slow)
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        app.screen.query_one("#new", Input).value = NEW
        await until(pilot, begun.is_set)
        await press(pilot, leaves)
        goes_on.set()
        await until(pilot, over.is_set)
        assert on_top(app) is (SettingsScreen if leaves == "escape" else LockScreen)


async def test_the_recovery_code_stands_for_a_passphrase_that_is_forgotten(door: Door) -> None:
    made = door.create(PASSPHRASE)
    code = made.recovery_code
    made.journal.lock()
    app = CareerJournal(door, opened=door.open(code, code=True))
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        await put(pilot, secret=code.lower().replace("-", " "), new=NEW, again=NEW)
        await until(pilot, lambda: on_top(app) is SettingsScreen)
        assert opens(door, NEW)
        await press(pilot, "ctrl+q")


async def test_a_new_recovery_code_is_shown_once_and_typed_back(app: CareerJournal, door: Door) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Recovery code", NewCode)
        await put(pilot, secret="")
        assert "Type the passphrase." in flat(app)
        await put(pilot, secret=PASSPHRASE)
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        groups = code_on(app)
        assert app.journal is not None
        assert app.journal.keys.code_is_unconfirmed()
        await type_back(pilot, groups[::-1])
        assert on_top(app) is RecoveryCodeScreen
        await type_back(pilot, groups)
        assert on_top(app) is SettingsScreen
        assert "The new code is confirmed" in flat(app)
        assert not app.journal.keys.code_is_unconfirmed()
        assert opens(door, "-".join(groups), code=True)
        assert not any(group in seen(app) for group in groups)


async def test_a_code_that_was_locked_away_unconfirmed_is_replaced_at_the_next_opening(app: CareerJournal) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Recovery code", NewCode)
        await put(pilot, secret=PASSPHRASE)
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        await press(pilot, *PASSPHRASE, "enter")
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        assert "A new recovery code" in seen(app)


async def test_new_keys_for_everything_once_that_is_confirmed(door: Door) -> None:
    made = door.create(PASSPHRASE)
    app = CareerJournal(door, opened=made.journal)
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "New keys", Revoke)
        await put(pilot, secret=PASSPHRASE)
        assert on_top(app) is Confirm
        assert "Every other device is shut out" in flat(app)
        await press(pilot, "n")
        assert "Nothing was changed." in flat(app)
        assert opens(door, made.recovery_code, code=True)
        await put(pilot, secret="wrong")
        await press(pilot, "y")
        await until(pilot, lambda: door.wrong_ones._times == 1)
        await until(pilot, lambda: not app.screen._works)  # type: ignore[attr-defined]
        await put(pilot, secret=PASSPHRASE)
        await press(pilot, "y")
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        groups = code_on(app)
        await type_back(pilot, groups)
        assert "The journal has new keys" in flat(app)
        assert not made.journal.keys.code_is_unconfirmed()
        assert not opens(door, made.recovery_code, code=True)
        assert opens(door, "-".join(groups), code=True)
        assert opens(door, PASSPHRASE)
        await press(pilot, "ctrl+q")


@pytest.mark.parametrize(("another", "size"), [("", NARROW), (NEW, SMALLEST)])
async def test_a_portable_copy_is_made_and_its_code_shown_once(
    another: str, size: tuple[int, int], app: CareerJournal, tmp_path: Path
) -> None:
    target = tmp_path / "copy of it.cjv"
    async with app.run_test(size=size) as pilot:
        await open_sheet(pilot, "Backups", BackUp)
        await put(pilot, path=str(target), secret=PASSPHRASE, new=another, again=another)
        await until(pilot, lambda: on_top(app) is CopyMade)
        groups = code_on(app, "copy-code")
        await press(pilot, "escape")
        assert on_top(app) is SettingsScreen
        assert "The copy is made." in flat(app)
        assert not any(group in seen(app) for group in groups)
    elsewhere = Door(Paths.within(tmp_path / "elsewhere")._replace(journal=target), CHEAP_COST)
    assert opens(elsewhere, another or PASSPHRASE)
    assert opens(elsewhere, "-".join(groups), code=True)


async def test_a_copy_overwrites_nothing_and_says_what_is_wrong(app: CareerJournal, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    async with app.run_test(size=USUAL) as pilot:
        await open_sheet(pilot, "Backups", BackUp)
        for fields, why in (
            ({"path": str(there), "secret": PASSPHRASE}, "there"),
            ({"path": str(tmp_path / "nowhere" / "x"), "secret": PASSPHRASE}, "folder"),
            ({"path": " ", "secret": PASSPHRASE}, "Type where it is to go."),
            ({"path": str(tmp_path / "x"), "secret": ""}, "Type the passphrase of the journal."),
            ({"path": str(tmp_path / "x"), "secret": PASSPHRASE, "new": "a", "again": "b"}, "not the same"),
            ({"path": str(tmp_path / "x"), "secret": "wrong", "new": "", "again": ""}, "The passphrase is wrong"),
        ):
            await put(pilot, **fields)
            await until(pilot, lambda: not app.screen._works)  # type: ignore[attr-defined]
            assert "✗ " in flat(app)
            assert why.lower() in flat(app).lower(), seen(app)
        assert there.read_text() == "mine"
        assert not (tmp_path / "x").exists()


async def test_a_copy_is_stopped_and_nothing_is_left_of_it(
    app: CareerJournal, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.cjv"
    real = door.back_up

    def stopped(path: Path, secret: str, passphrase: Callable[[], str], told: Callable[[int], object]) -> str:
        def tell(size: int) -> None:
            if size:  # something is written by now
                app.call_from_thread(app.screen.action_leave)  # type: ignore[attr-defined]
            told(size)

        return real(path, secret, passphrase, tell)

    monkeypatch.setattr(door, "back_up", stopped)
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Backups", BackUp)
        await put(pilot, path=str(target), secret=PASSPHRASE)
        await until(pilot, lambda: "It was stopped, and nothing is left of it." in flat(app))
        assert left_of(target) == []
        await press(pilot, "escape")
        assert on_top(app) is SettingsScreen


async def test_backups_and_places_are_listed_and_a_path_is_copied(app: CareerJournal, door: Door) -> None:
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await open_at(pilot, "Backups")
        assert any(door.backups()[0].path.name in one for one in options(app))
        await press(pilot, "escape")
        await open_at(pilot, "Where things are")
        listed = "\n".join(options(app))
        assert all(str(path) in listed for path in (*door.paths, door.paths.backups, door.paths.themes))
        await to_choice(pilot, "The journal")
        await press(pilot, "enter")
        assert app._clipboard == str(door.paths.journal)
        assert "Copied" in said(app)


async def test_locking_over_a_sheet_leaves_no_secret_in_its_fields(app: CareerJournal) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        fields = [*app.screen.query(Input)]
        for field in fields:
            field.value = PASSPHRASE
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        assert len(fields) == 3
        assert not any(PASSPHRASE in str(held) for field in fields for held in vars(field).values())


async def test_nothing_that_was_typed_or_shown_is_referred_to_once_it_is_locked(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LATER", 0.5)
    old, new, of_copy = a_word(), a_word(), a_word()
    door.create(old[::-1]).journal.lock()
    app = CareerJournal(door)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, *old[::-1], "enter")
        await until(pilot, lambda: on_top(app) is DeskScreen)
        await open_sheet(pilot, "Backups", BackUp)
        await press(pilot, "tab", *old[::-1], "enter", *of_copy[::-1], "tab", *of_copy[:3], "escape", "escape")
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        await press(pilot, *old[::-1], "enter", *new[::-1], "enter", *new[::-1], "enter")
        await until(pilot, lambda: on_top(app) is SettingsScreen)
        await press(pilot, "escape")
        await open_sheet(pilot, "Recovery code", NewCode)
        await press(pilot, *new[::-1], "enter")
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        groups = [group[::-1] for group in code_on(app)]
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        left: list[str] = []
        for _ in range(5):  # a thread may still be at work
            left = []  # or what was found before would be found again, here
            left = texts_with(old, new, of_copy, *groups)
            if not left:
                break
            await pilot.pause(1)
        assert not left, "\n".join(left)


async def test_a_journal_that_is_open_to_read_only_says_so(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = CareerJournal(door, opened=door.open(PASSPHRASE, read_only=True))
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Passphrase", ChangePassphrase)
        await put(pilot, secret=PASSPHRASE, new=NEW, again=NEW)
        await until(pilot, lambda: "✗" in seen(app))
        assert "open for reading only" in flat(app)
        assert opens(door, PASSPHRASE)
        await press(pilot, "ctrl+q")


async def test_settings_of_a_journal_in_memory_say_what_cannot_be_done(little: Journal) -> None:
    app = CareerJournal(Door(Paths.within(Path("nowhere")), CHEAP_COST), None, opened=little)
    assert app.settings == Settings()
    async with app.run_test(size=NARROW) as pilot:
        await open_sheet(pilot, "Recovery code", NewCode)
        await put(pilot, secret=PASSPHRASE)
        await until(pilot, lambda: "✗ This journal is not open in a file." in flat(app))
        await press(pilot, "escape", "escape", "escape")
        assert on_top(app) is DeskScreen
