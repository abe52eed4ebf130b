"""What was deleted comes back or goes for good; what an entry said before can be said again."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from msgspec import Struct, structs

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.trash import Thrown, Trash, Trashed
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Setback
from careerjournal.model.differences import FieldChange, changed_fields
from careerjournal.tui.desk.history import HistoryScreen
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.sheets.confirm import Confirm
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, at_desk, desk, opened, options, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def in_file(door: Door) -> Iterator[Journal]:
    journal = door.create(PASSPHRASE).journal
    journal.add(Setback(what_happened="The panel"))
    journal.add(Setback(what_happened="The chart"))
    yield journal
    journal.lock()


async def test_out_of_the_trash_again(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "T")
        assert "The trash is empty." in seen(app)
        await press(pilot, "r", "x", "escape", "4", "d", "d", "T")
        assert isinstance(app.screen, TrashScreen)
        assert len(options(app)) == 2
        assert {row.splitlines()[0] for row in options(app)} == {"Said it badly", "Lost the chart"}
        await press(pilot, "r", "r", "r")
        assert "The trash is empty." in seen(app)
        await press(pilot, "T")
        assert len(options(app)) == 4
    assert len(little.setbacks) == 4
    assert little.trash() == []


@pytest.mark.parametrize("size", [(40, 15), NARROW])
async def test_what_was_deleted_is_read_before_it_is_put_back(journal: Journal, size: tuple[int, int]) -> None:
    for year in (2019, 2020):
        journal.add(Setback(what_happened="Missed the boat", when=PartialDate(year, 5), felt=f"Said in {year}"))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "4", "d", "d", "T")
        if size == NARROW:
            assert "of May 2019" in seen(app)
            assert "of May 2020" in seen(app)
            assert "enter reads it" in seen(app)
        await press(pilot, "enter")
        assert "Said in 2020" in seen(app)
        assert "back to the list" in " ".join(seen(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, TrashScreen)
        assert len(options(app)) == 2
        await press(pilot, "enter", "r")
        assert [entry.when for entry in journal.setbacks] == [PartialDate(2020, 5)]
        assert len(options(app)) == 1
        await press(pilot, "escape")
        assert not isinstance(app.screen, TrashScreen)


async def test_a_closed_letter_in_the_trash_stays_closed(journal: Journal) -> None:
    journal.add(Reflection(body="Only later", open_on=PartialDate(2030, 1, 1)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "7", "d", "T", "enter")
        assert isinstance(app.screen, TrashScreen)
        assert "Only later" not in seen(app)


async def test_deleting_for_good_asks_first(in_file: Journal) -> None:
    app = at_desk(in_file)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        await press(pilot, "4", "d", "T", "x")
        assert isinstance(app.screen, Confirm)
        assert "for good?" in seen(app)
        assert "It cannot be undone." in " ".join(seen(app).split())
        for no in ("enter", "escape", "n"):
            await press(pilot, no)
            assert isinstance(app.screen, TrashScreen)
            assert len(in_file.trash()) == 1
            await press(pilot, "x")
        await press(pilot, "y")
        assert isinstance(app.screen, TrashScreen)
        assert in_file.trash() == []
        await press(pilot, "escape", "u")
        assert len(in_file.setbacks) == 1


async def test_an_earlier_version_is_put_back(little: Journal) -> None:
    panel = little.setbacks[2]
    little.keep(structs.replace(panel, what_happened="The second panel"))
    little.keep(structs.replace(little.setbacks[2], what_happened="The third panel", body="[[setback 1]]"))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"third", "enter", "H")
        assert isinstance(app.screen, HistoryScreen)
        assert len(options(app)) == 2
        assert "The second panel" in seen(app)
        await press(pilot, "j")
        assert "The panel" in seen(app)
        await press(pilot, "r")
        assert opened(app) == panel.ref
        assert "The panel" in seen(app)
        assert little.setbacks[2].what_happened == "The panel"
        assert little.title(little.history(panel.ref)[0].entry) == "The third panel"
        await press(pilot, "u")
        assert little.setbacks[2].what_happened == "The third panel"


async def test_an_entry_that_was_never_changed_has_no_versions(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        await press(pilot, "4", "H")
        assert "has not been changed" in " ".join(seen(app).split())
        await press(pilot, "r", "j", "H")
        assert desk(app).place[1] == Ref(Kind.SETBACK, 4)


async def test_what_changed_is_looked_for_beside_the_screen(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[Thread] = []

    def noted(before: Struct, after: Struct) -> list[FieldChange]:
        threads.append(current_thread())
        return changed_fields(before, after)

    monkeypatch.setattr("careerjournal.tui.desk.history.changed_fields", noted)
    little.keep(structs.replace(little.setbacks[2], what_happened="The second panel"))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"second", "enter", "H")
        await until(pilot, lambda: "The {+second +}panel" in seen(app))
        assert threads
        assert main_thread() not in threads


async def test_what_changed_is_shown_word_by_word_and_can_be_read_without_colour(little: Journal) -> None:
    panel = little.setbacks[2]
    little.keep(structs.replace(panel, what_happened="The second panel", body="It was late [b]again[/b]."))
    little.keep(structs.replace(little.setbacks[2], body="It was early [b]again[/b]."))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"second", "enter", "H")
        assert "It was [-late-]{+early+} [b]again[/b]." in " ".join(seen(app).split())
        await press(pilot, "j")
        assert "The {+second +}panel" in seen(app)
        await press(pilot, "v")
        assert "{+" not in seen(app)
        assert "2015" in seen(app)
        await press(pilot, "v")
        assert "{+" in seen(app)


async def test_as_much_is_read_and_made_of_a_trash_of_100_as_of_1000(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Ref] = []
    trashed = Trash.read

    def reading(self: Trash, thrown: Thrown) -> Trashed:
        read.append(thrown.ref)
        return trashed(self, thrown)

    monkeypatch.setattr(Trash, "read", reading)
    counts = []
    for many in (100, 900):
        with journal.together():
            added = [journal.add(Reflection(body=f"Day {number}")).ref for number in range(many)]
        with journal.together():
            for ref in added:
                journal.delete(ref)
        app = at_desk(journal)
        async with app.run_test(size=NARROW) as pilot:
            await rest(pilot)
            read.clear()
            await press(pilot, "T")
            assert "Day " in seen(app)
            counts.append((len(read), len(app.screen.query("*"))))
            await press(pilot, "j", "r")
            assert len(read) <= counts[-1][0] + 3
            await press(pilot, "escape", "u")
            assert len(journal.thrown()) == len(journal.trash())
    assert counts[0] == counts[1]
    assert len(journal.thrown()) == 1000
