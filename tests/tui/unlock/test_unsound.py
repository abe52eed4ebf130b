"""Opening a journal that is not as it was saved: each case made for real, in clear words, with its keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.idle import Idle
from careerjournal.model import Reflection, Setback
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.unlock import unsound as opening_module
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.widgets.secret import Secret
from careerjournal.vault.frames import MAGIC
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.tui.using import NARROW, USUAL, Steps, at_lock, press, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

TINY = (44, 16)


@pytest.fixture
def kept(door: Door) -> Door:
    """A door with a journal behind it: five saves, and an automatic copy from before them."""
    made = door.create(PASSPHRASE)
    made.journal.lock()
    journal = door.open(PASSPHRASE)
    for number in range(5):
        journal.add(Reflection(body=f"Line {number} " * 40))
    journal.lock()
    door.notices()
    return door


def older(door: Door) -> Path:
    """Put a copy from before the last save in the journal's place."""
    file = door.paths.journal
    before = file.read_bytes()
    journal = door.open(PASSPHRASE)
    journal.add(Setback(what_happened="Since then"))
    journal.lock()
    file.write_bytes(before)
    return file


def flipped(door: Door) -> Path:
    """Change a byte of a save in the middle."""
    file = door.paths.journal
    data = bytearray(file.read_bytes())
    data[data.index(MAGIC, data.index(MAGIC, data.index(MAGIC) + 1) + 1) + 120] ^= 1
    file.write_bytes(data)
    return file


def cut(door: Door) -> Path:
    """Cut off a save that this device has seen, and half of the one before."""
    file = door.paths.journal
    file.write_bytes(file.read_bytes()[:-500])
    return file


def emptied(door: Door) -> Path:
    """Leave nothing of it."""
    file = door.paths.journal
    file.write_bytes(b"")
    return file


async def give(pilot: Steps, secret: str = PASSPHRASE) -> None:
    """Type a secret and press enter."""
    await until(pilot, lambda: not pilot.app.screen.query_one(Secret).disabled)
    pilot.app.screen.query_one(Secret).value = secret
    await press(pilot, "enter")


async def told(pilot: Steps) -> str:
    """What the screen about the opening says, in one line."""
    await until(pilot, lambda: isinstance(pilot.app.screen, OpeningScreen))
    return words(pilot.app)


def words(app: object) -> str:
    return " ".join(seen(app).split())


def at_the_lock(app: CareerJournal) -> bool:
    return isinstance(app.screen, LockScreen)


class TestAnOlderCopy:
    async def test_it_names_the_save_and_goes_on_when_told_to(self, kept: Door) -> None:
        file = older(kept)
        before = file.read_bytes()
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await give(pilot)
            says = await told(pilot)
            assert "This is not the copy that was saved last" in says
            assert "it ends at save 5" in says
            assert "last save seen on this device was number 6" in says
            assert "nothing has been changed" in says
            assert "o go on with this copy" in says
            assert "careerjournal" not in says
            assert file.read_bytes() == before
            await press(pilot, "o")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            assert app.journal is not None
            assert len(app.journal.reflections) == 5
            assert "You went on with a copy" in said(app)
            await press(pilot, "ctrl+l")
        kept.open(PASSPHRASE).lock()

    async def test_backups_are_shown_on_a_key_and_hidden_again(self, kept: Door) -> None:
        older(kept)
        [backup] = kept.backups()
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await give(pilot)
            await told(pilot)
            await press(pilot, "b")
            says = words(app)
            assert "careerjournal --journal" in says
            assert "restore BACKUP" in says
            assert f"{backup.day.day} " in says
            assert str(backup.day.year) in says
            assert backup.path.name in "".join(seen(app).split())
            await press(pilot, "b")
            assert "restore BACKUP" not in words(app)

    @pytest.mark.parametrize("key", ["escape", "q", "ctrl+c"])
    async def test_going_back_or_leaving_changes_nothing(self, kept: Door, key: str) -> None:
        file = older(kept)
        before = file.read_bytes()
        app = at_lock(kept)
        async with app.run_test(size=NARROW) as pilot:
            await give(pilot)
            await told(pilot)
            await press(pilot, key)
            if key == "escape":
                assert at_the_lock(app)
                assert app.screen.query_one(Secret).value == ""
                assert app.focused is app.screen.query_one(Secret)
                # Asked again, it is asked again: no consent is left behind.
                await give(pilot)
                await told(pilot)
        assert file.read_bytes() == before

    async def test_by_the_recovery_code(self, door: Door) -> None:
        made = door.create(PASSPHRASE)
        made.journal.lock()
        older(door)
        app = at_lock(door)
        async with app.run_test(size=NARROW) as pilot:
            await press(pilot, "f3")
            await give(pilot, made.recovery_code)
            await told(pilot)
            await press(pilot, "o")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            assert "Opened with the recovery code." in said(app)

    async def test_the_choice_does_not_wait_for_a_stranger(self, kept: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening_module, "LEFT_ALONE", 0.05)
        older(kept)
        app = at_lock(kept)
        async with app.run_test(size=NARROW) as pilot:
            await give(pilot)
            await until(pilot, lambda: at_the_lock(app) and not app.screen.query_one(Secret).disabled)
            await press(pilot, "o")
            assert at_the_lock(app)

    async def test_nor_for_whoever_wakes_the_computer(self, kept: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        shows = [0.0]
        monkeypatch.setattr(opening_module, "Idle", lambda: Idle((lambda: shows[0],)))
        older(kept)
        app = at_lock(kept)
        async with app.run_test(size=NARROW) as pilot:
            await give(pilot)
            await told(pilot)
            shows[0] += 8 * 3600
            await press(pilot, "o")
            assert at_the_lock(app)
            assert app.journal is None

    async def test_everything_can_be_read_in_a_small_window(self, kept: Door) -> None:
        older(kept)
        app = at_lock(kept)
        async with app.run_test(size=TINY) as pilot:
            await give(pilot)
            assert "saved last" in await told(pilot)
            assert "go on with this copy" in words(app)
            await press(pilot, "b")
            await press(pilot, "end")
            last = kept.backups()[0].path.name[-8:]
            await until(pilot, lambda: last in "".join(seen(app).split()))


class TestAnotherJournal:
    async def test_it_is_said_and_each_question_is_asked_for_itself(self, kept: Door, tmp_path: Path) -> None:
        """The other one is an older copy as well: going on with it answers the first question only."""
        other = Door(Paths(tmp_path / "other" / "journal.cjv", kept.paths.state, kept.paths.settings), CHEAP_COST)
        made = other.create(PASSPHRASE).journal
        made.add(Reflection(body="Of the other"))
        made.lock()
        kept.paths.journal.write_bytes(older(other).read_bytes())
        before = kept.paths.journal.read_bytes()
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await give(pilot)
            says = await told(pilot)
            assert "This is another journal than the one last opened here" in says
            assert "Nothing has been changed." in says
            assert "o go on with this journal" in says
            assert kept.paths.journal.read_bytes() == before
            await press(pilot, "o")
            await until(pilot, lambda: "This is not the copy that was saved last" in words(app))
            assert kept.paths.journal.read_bytes() == before
            await press(pilot, "o")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            assert app.journal is not None
            assert [entry.body for entry in app.journal.reflections] == ["Of the other"]
            await press(pilot, "ctrl+l")
        kept.open(PASSPHRASE).lock()


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (flipped, "Part of the journal is damaged"),
        (cut, "The journal was altered"),
        (emptied, "No journal is left in this file"),
    ],
)
async def test_a_damaged_or_altered_journal_shows_the_ways_out(
    kept: Door, spoil: Callable[[Door], Path], title: str
) -> None:
    [backup] = kept.backups()
    file = spoil(kept)
    before = file.read_bytes()
    app = at_lock(kept)
    async with app.run_test(size=(100, 50)) as pilot:
        await give(pilot)
        says = await told(pilot)
        assert title in says
        assert "Nothing has been changed." in says
        assert ("salvage -o NEW" in says) == (spoil is not emptied)
        assert "restore BACKUP" in says
        assert backup.path.name in "".join(seen(app).split())
        assert "go on" not in says
        await press(pilot, "o", "b")
        assert isinstance(app.screen, OpeningScreen)
        await press(pilot, "escape")
        assert at_the_lock(app)
    assert file.read_bytes() == before


async def test_without_a_copy_it_says_so(kept: Door) -> None:
    shutil.rmtree(kept.backups()[0].path.parent)
    flipped(kept)
    app = at_lock(kept)
    async with app.run_test(size=(100, 50)) as pilot:
        await give(pilot)
        assert "There is no automatic copy" in await told(pilot)


async def test_a_save_that_never_finished_is_mended_and_said(kept: Door) -> None:
    file = kept.paths.journal
    whole = file.read_bytes()
    file.write_bytes(whole + MAGIC + os.urandom(77))
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "The last save had not finished" in said(app)
        assert "Nothing that was reported as saved is lost." in said(app)
        assert app.journal is not None
        assert len(app.journal.reflections) == 5
    assert file.read_bytes() == whole


async def test_a_new_device_opens_by_the_recovery_code_and_says_what_it_cannot_know(door: Door) -> None:
    made = door.create(PASSPHRASE)
    made.journal.lock()
    shutil.rmtree(door.paths.state)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        for _ in range(3):  # not a wrong passphrase, so that nobody waits
            await give(pilot)
            await until(pilot, lambda: "secret is not on this device" in words(app))
            assert "f3 takes the recovery code" in words(app)
        await press(pilot, "f3")
        await give(pilot, made.recovery_code)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "no record of the journal yet" in said(app)
        assert "careerjournal passphrase" in said(app)


HOLDER = """
import sys
from collections.abc import Callable
from pathlib import Path
from careerjournal.vault import Location, Vault
with Vault.open(Location(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdin.readline().strip()):
    print("open", flush=True)
    sys.stdin.readline()
"""


async def test_one_that_another_process_holds_can_be_read(kept: Door) -> None:
    holder = subprocess.Popen(  # noqa: ASYNC220 - it has to be there before the screens are
        [sys.executable, "-c", HOLDER, str(kept.paths.journal), str(kept.paths.state)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        holder.stdin.write(PASSPHRASE + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        app = at_lock(kept)
        async with app.run_test(size=NARROW) as pilot:
            await give(pilot)
            await until(pilot, lambda: f"open in process {holder.pid}" in words(app))
            assert "to open it to read only" in words(app)
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            assert "Open to read only" in said(app)
    finally:
        holder.communicate("\n", timeout=60)


async def test_a_copy_that_could_not_be_made_is_said(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    (door.paths.journal.parent / "backups").write_text("in the way")
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "automatic copy of the journal could not be made" in said(app)
