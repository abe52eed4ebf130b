"""The journal goes out from the screen, in any format, whole or a part; it says beforehand what is not encrypted."""

from __future__ import annotations

import io
import json
import stat
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb.storages import MemoryStorage

from careerjournal.exchange.exporting import FORMS, WriteOut
from careerjournal.exchange.importing import planned
from careerjournal.exchange.source import Source
from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson, PartialDate, Reflection, Setback
from careerjournal.sharing.agefile import unseal_data
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.exchange.pick_kinds import PickKinds
from careerjournal.tui.exchange.write_journal import WriteJournal
from careerjournal.vault.database import Database
from tests.tui.using import NARROW, USUAL, Steps, at_desk, options, press, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SECRET = "seven herons on a wall"


@pytest.fixture
def told(journal: Journal) -> Journal:
    """A reflection and a setback of different years, a lesson, and a letter that is closed."""
    journal.add(Reflection(body="What I thought", when=PartialDate(2024, 3, 4)))
    journal.add(Setback(what_happened="The tide was early", when=PartialDate(2019)))
    journal.add(Lesson(sentence="Look twice"))
    journal.add(Reflection(body="Nobody reads this yet", open_on=PartialDate(2030)))
    return journal


def sheet(app: CareerJournal) -> WriteJournal:
    """The sheet, which has to be on top."""
    assert isinstance(app.screen, WriteJournal)
    return app.screen


async def choose(pilot: Steps, form: str, path: Path) -> None:
    """Choose a format, and type where to."""
    app = pilot.app
    assert isinstance(app, CareerJournal)
    await press(pilot, "U", *["down"] * [*FORMS, "pack"].index(form), "enter")
    sheet(app).query_one("#write-path").value = str(path)  # type: ignore[attr-defined]


def names_in(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(one.name for one in folder.iterdir())


def tick(app: CareerJournal, *names: str) -> None:
    """Tick what there is to tick."""
    sheet(app)._ticked |= set(names)
    sheet(app)._fill()


async def write(pilot: Steps) -> None:
    """Write it out."""
    app = pilot.app
    await press(pilot, "ctrl+s")
    await until(pilot, lambda: not isinstance(app.screen, WriteJournal))


@pytest.mark.parametrize("form", FORMS)
async def test_it_goes_out_in_each_format_for_its_owner_alone(form: str, told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / f"mine{FORMS[form].ending}"
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, form, path)
        assert "What is written is not encrypted" in seen(app)
        await write(pilot)
        assert f"Written to {path}." in said(app)
    mode = stat.S_IMODE(path.stat().st_mode)
    if FORMS[form].is_folder:
        assert mode == 0o700
        assert any("What I thought" in file.read_text() for file in path.rglob("*.md"))
    else:
        assert mode == 0o600
        assert ("What I thought" in path.read_text()) == (form != "jsonresume")
    if form in ("html", "jrnl"):
        assert "Nobody reads this yet" not in path.read_text()
        assert "1 entry holds words that are closed until they are opened; they are not in it." in said(app)


async def test_only_some_kinds_of_some_time_go_out(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "part.json"
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, "json", path)
        await press(pilot, "tab", *"2018..2020", "tab", "G", "space")
        assert isinstance(app.screen, PickKinds)
        assert [one.split("  ")[0] for one in options(app)] == ["[ ] Reflections", "[ ] Setbacks", "[ ] Lessons"]
        await press(pilot, "space", "down", "enter", "escape")
        assert "[x] only some kinds: reflections, setbacks" in seen(app)
        await write(pilot)
    document = json.loads(path.read_text())
    assert document["part"] is True
    assert [one["entry"] for one in document["entries"]] == ["setback"]


async def test_history_and_trash_go_out_where_they_are_ticked(told: Journal, tmp_path: Path) -> None:
    told.delete(next(iter(told.lessons)).ref)
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await choose(pilot, "json", tmp_path / "all.json")
        await press(pilot, "tab", "tab", "space", "down", "space")
        assert "▌[x] the trash, too" in seen(app)  # one goes on where one was
        sheet(app).query_one("#write-span").value = "2024"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "The trash goes out only with all of the journal" in seen(app)
        assert not names_in(tmp_path)
        sheet(app).query_one("#write-span").value = ""  # type: ignore[attr-defined]
        await write(pilot)
        document = json.loads((tmp_path / "all.json").read_text())
        assert document["history"] == []
        assert [one["kind"] for one in document["trash"]] == ["lesson"]
        await choose(pilot, "html", tmp_path / "all.html")
        assert "the trash" not in seen(app)
        tick(app, "closed")
        await write(pilot)
        assert "Nobody reads this yet" in (tmp_path / "all.html").read_text()


@pytest.mark.usefixtures("cheap_packs")
async def test_all_of_it_goes_into_one_file_that_a_passphrase_opens(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "all.age"
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, "pack", path)
        assert "not encrypted" not in seen(app)
        await press(pilot, "ctrl+s")
        assert "Type a passphrase for it." in seen(app)
        await press(pilot, *SECRET, "enter", *"another", "enter")
        assert "The two are not the same." in seen(app)
        assert SECRET not in seen(app)
        assert not path.exists()
        await press(pilot, *SECRET, "enter")
        await until(pilot, lambda: not isinstance(app.screen, WriteJournal))
        before = list(told)
        again = Journal(Database(storage=MemoryStorage), now=told.now)
        source = Source(path)
        source.open()
        source.unseal(SECRET)
        [read_as] = source.formats()
        assert read_as.name == "json"
        planned(source.files, read_as, again).take_in(again)
        source.close()
        assert list(again) == before
    zipped = zipfile.ZipFile(io.BytesIO(unseal_data(path.read_bytes(), SECRET)))
    assert {"journal.json", "journal.html"} <= set(zipped.namelist())
    assert SECRET not in said(app)


async def test_what_stands_there_is_left_as_it_is(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    there = tmp_path / "there.json"
    there.write_text("mine")
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, "json", there)
        for path, wrong in ((there, "is there already"), (tmp_path / "no" / "x", "There is no folder")):
            sheet(app).query_one("#write-path").value = str(path)  # type: ignore[attr-defined]
            await press(pilot, "ctrl+s")
            assert wrong in " ".join(seen(app).split())
        sheet(app).query_one("#write-path").value = str(tmp_path / "new.json")  # type: ignore[attr-defined]
        sheet(app).query_one("#write-span").value = "2019-13"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "✗" in seen(app)
        assert not (tmp_path / "new.json").exists()
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, WriteJournal)
    assert there.read_text() == "mine"


async def test_stopping_writes_nothing(told: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, "markdown", tmp_path / "folder")
        told_so_far = WriteJournal._told

        def stop_at_the_second(self: WriteJournal) -> None:
            self._wanted = self._done < 1  # as once esc was pressed
            told_so_far(self)

        monkeypatch.setattr(WriteJournal, "_told", stop_at_the_second)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: sheet(app)._stage == "form")
        assert "It was stopped, and nothing was written." in seen(app)
        assert names_in(tmp_path) == []


@pytest.mark.parametrize("key", ["escape", "ctrl+l"])
async def test_leaving_and_locking_end_the_writing(
    key: str, told: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def endless(_: Journal, out: WriteOut, tell: Callable[[], None]) -> int:
        try:
            while True:
                tell()
                ended.wait(0.01)
        finally:
            ended.set()

    monkeypatch.setattr("careerjournal.tui.exchange.write_journal.write_journal_out", endless)
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await choose(pilot, "json", tmp_path / "all.json")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "parts so far" in seen(app))
        await press(pilot, key)
        await until(pilot, ended.is_set)
        if key == "escape":
            await until(pilot, lambda: "It was stopped, and nothing was written." in seen(app))
        else:
            assert not isinstance(app.screen, WriteJournal)


async def test_the_name_follows_the_format_until_another_is_typed(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "U", "enter")
        line = sheet(app).query_one("#write-path")
        assert line.value.endswith(".json")  # type: ignore[attr-defined]
        tick(app, "encrypted")
        assert line.value.endswith(".json.age")  # type: ignore[attr-defined]
        line.value = "~/mine"  # type: ignore[attr-defined]
        await press(pilot, "escape", "down", "enter")
        assert line.value == "~/mine"  # type: ignore[attr-defined]
