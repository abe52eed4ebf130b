"""Another journal comes in on the screen: looked at first, all of it or nothing, and one key takes it back."""

from __future__ import annotations

import gc
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content

from careerjournal.exchange.formats import formats
from careerjournal.exchange.importing import Cancelled, Plan
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Reflection
from careerjournal.sharing.agefile import seal_data
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.exchange.path_line import completed
from careerjournal.tui.exchange.plan_rows import PlanRows
from careerjournal.tui.exchange.take_in import TakeIn
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, opened, options, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SAMPLES = Path(__file__).parents[2] / "exchange" / "samples"
PLAIN = SAMPLES / "jrnl" / "plain-journal.txt"


def sheet(app: CareerJournal) -> TakeIn:
    """The sheet, which has to be on top."""
    assert isinstance(app.screen, TakeIn)
    return app.screen


def stage(app: CareerJournal) -> str:
    """What it waits for: the id of what has the focus; empty while it works."""
    return sheet(app)._stage


async def look_at(pilot: Steps, path: Path, waits_for: str = "take-plan") -> None:
    """Open the sheet, type a path, and wait until something is asked or shown."""
    app = pilot.app
    assert isinstance(app, CareerJournal)
    if not isinstance(app.screen, TakeIn):
        await press(pilot, "I")
    sheet(app).query_one("#take-file").value = str(path)  # type: ignore[attr-defined]
    await press(pilot, "enter")
    await until(pilot, lambda: stage(app) == waits_for)


async def take(pilot: Steps) -> None:
    """Take in what is shown."""
    app = pilot.app
    await press(pilot, "enter")
    await until(pilot, lambda: not isinstance(app.screen, TakeIn))


async def test_a_journal_is_looked_at_taken_in_and_taken_back(journal: Journal) -> None:
    journal.add(Reflection(body="Mine"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN)
        assert journal.count(Kind.REFLECTION) == 1  # nothing comes in before that is asked for
        shown = options(app)
        count = next(int(one.split()[0]) for one in shown if " entries from jrnl" in one)
        assert "to" in shown[0].split("\n")[1]
        assert any(one.startswith("Tags: ") for one in shown)
        await take(pilot)
        assert journal.count(Kind.REFLECTION) == 1 + count
        assert f"{count} entries came in from jrnl. u takes all of it back; O goes through what came in." in said(app)
        assert opened(app) is not None
        await press(pilot, "enter")
        assert desk(app).section.name == "Journal"
        assert "From jrnl · 20" in seen(app)
        await press(pilot, "u")
        assert journal.count(Kind.REFLECTION) == 1
        assert f"Taken back: took in {count} from jrnl" in said(app)
        await press(pilot, "u")
        assert journal.count(Kind.REFLECTION) == 0


async def test_what_is_much_is_taken_back_beside_the_screen(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerjournal.tui.desk.desk.MANY", 3)
    journal.add(Reflection(body="Mine"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN)
        await take(pilot)
        threads: list[bool] = []
        undo = journal.undo

        def beside() -> str | None:
            threads.append(threading.current_thread() is threading.main_thread())
            return undo()

        monkeypatch.setattr(journal, "undo", beside)
        await press(pilot, "u")
        await until(pilot, lambda: "Taken back: took in" in said(app))
        assert [one.body for one in journal.reflections] == ["Mine"]
        await press(pilot, "u")
        assert threads == [False, True]
        assert journal.count(*Kind) == 0


async def test_the_same_file_again_brings_nothing(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await look_at(pilot, PLAIN)
        await take(pilot)
        count = journal.count(Kind.REFLECTION)
        await look_at(pilot, PLAIN)
        assert options(app)[0] == "Nothing in it is new"
        assert f"{count} more are in the journal already." in options(app)[1]
        await press(pilot, "enter")
        assert stage(app) == "take-plan"  # there is nothing to take
        assert "takes it all in" not in seen(app)


async def test_what_is_left_behind_and_what_is_odd_is_said_where_it_is(journal: Journal, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(
        "[2024-03-04 06:20:00 PM] One.\n\n[2024-13-45 06:20:00 PM] no day\n\n[2024-03-05 06:20:00 PM] Two.\n"
    )
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await look_at(pilot, odd)
        assert any("odd.txt, line 3" in one for one in options(app))
        await press(pilot, "escape")
        await look_at(pilot, SAMPLES / "dayone" / "mac")
        shown = options(app)
        behind = next(place for place, one in enumerate(shown) if "behind" in one)
        assert ".png" in shown[behind + 1]
        assert any("What comes in" in one for one in shown)


async def test_what_is_encrypted_asks_for_its_passphrase_and_keeps_none(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, SAMPLES / "jrnl" / "encrypted-v3.jrnl", "take-passphrase")
        assert "is encrypted" in seen(app)
        await press(pilot, *"wrong", "enter")
        await until(pilot, lambda: stage(app) == "take-passphrase")
        assert "does not open" in seen(app)
        assert "wrong" not in seen(app)
        sheet(app).query_one("#take-passphrase").value = "harbour fog 1912"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        assert sheet(app).query_one("#take-passphrase").value == ""  # type: ignore[attr-defined]
        assert sheet(app)._answer is None


@pytest.mark.usefixtures("cheap_packs")
async def test_a_pack_of_ours_comes_in(journal: Journal, tmp_path: Path) -> None:
    pack = tmp_path / "journal.age"
    pack.write_bytes(seal_data(PLAIN.read_bytes(), PASSPHRASE))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, pack, "take-passphrase")
        await press(pilot, *"no", "enter")
        await until(pilot, lambda: stage(app) == "take-passphrase")
        assert "That is not the passphrase of this pack." in " ".join(seen(app).split())
        sheet(app).query_one("#take-passphrase").value = PASSPHRASE  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        await take(pilot)
        assert journal.count(Kind.REFLECTION) > 1


async def test_dates_that_may_be_two_days_are_asked_about(journal: Journal, tmp_path: Path) -> None:
    unclear = tmp_path / "unclear.txt"
    unclear.write_text("[05/03/2024 10:00] One.\n\n[06/03/2024 11:00] Two.\n")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, unclear, "take-dates")
        assert "may be" in seen(app)
        await press(pilot, *"%H", "enter")
        await until(pilot, lambda: stage(app) == "take-dates")
        assert "✗" in seen(app)
        sheet(app).query_one("#take-dates").value = "%d/%m/%Y %H:%M"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        await take(pilot)
        assert [one.date for one in journal.reflections] == [PartialDate(2024, 3, 5), PartialDate(2024, 3, 6)]


async def test_what_cannot_be_read_is_said_and_another_can_be_typed(journal: Journal, tmp_path: Path) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, tmp_path / "nowhere", "take-file")
        await until(pilot, lambda: "does not exist" in seen(app))
        (tmp_path / "letter.txt").write_text("Nothing that a program wrote.")
        await look_at(pilot, tmp_path / "letter.txt", "take-file")
        await until(pilot, lambda: "This is none of what is taken in here" in " ".join(seen(app).split()))
        await look_at(pilot, SAMPLES / "jrnl" / "edge-latin1.txt", "take-file")
        await until(pilot, lambda: "UTF-8" in seen(app))
        await look_at(pilot, PLAIN)
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, TakeIn)
        assert journal.count(*Kind) == 0


async def test_a_career_is_sent_where_it_is_brought_in(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("title,organisation,from,to\nDeckhand,Harbour,2019,2021\n")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, tmp_path / "jobs.csv", "take-file")
        await until(pilot, lambda: "This is a career rather than a journal" in seen(app))
        assert "V brings one in." in " ".join(seen(app).split())


async def test_what_may_be_several_things_is_asked_about(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [one for one in formats() if one.name in ("jrnl", "markdown")]
    monkeypatch.setattr("careerjournal.exchange.source.recognised", lambda _: both)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN, "take-formats")
        assert "It may be one of these. Which is it?" in seen(app)
        assert options(app) == ["jrnl", "Markdown"]
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        assert "entries from jrnl" in seen(app)


async def test_names_and_texts_that_command_a_terminal_are_only_shown(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-03-04 [red]\x1b[31m\n\u202eno.md").write_text(
        "---\n- a list\n---\n[bold]Loud[/bold] \x1b]0;x\x07 ![[b\x1b.png]]\n"
    )
    (folder / "\x1b[2J[x].canvas").write_text("{}")
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await look_at(pilot, folder)
        assert not set("\x1b\x07\n\u202e") & set("".join(options(app)).replace("\n", ""))
        assert any("[red]" in one for one in options(app))
        assert any("[bold]Loud[/bold]" in one for one in options(app))
        await press(pilot, "G", "g")
        await take(pilot)
        assert "\x1b" not in seen(app) + said(app)


async def test_stopping_while_it_comes_in_leaves_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerjournal.journal.taking_in.AT_ONCE", 1)  # a save an entry
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN)
        there = sheet(app)
        monkeypatch.setattr(there, "_goes_on", lambda *_: False)  # as once esc was pressed
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        assert "It was stopped, and nothing came in." in seen(app)
        assert journal.count(*Kind) == 0
        assert journal.undo() is None
        monkeypatch.undo()
        await take(pilot)
        assert journal.count(*Kind) > 1


async def test_what_cannot_be_kept_is_said_and_nothing_comes_in(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise JournalError("The disk is full.")

    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN)
        monkeypatch.setattr(journal, "take_in", refuse)
        await press(pilot, "enter")
        await until(pilot, lambda: stage(app) == "take-plan")
        assert "The disk is full. Nothing came in." in seen(app)


async def test_thousands_of_entries_and_oddities_make_only_the_rows_in_view(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.txt"
    large.write_text(
        "".join(
            f"[2024-03-04 06:20:{n % 60:02} PM] Line {n}.\n[2024-13-45 0{n % 9}:20:00 PM] no date\n\n"
            for n in range(3000)
        )
    )
    made: list[int] = []
    lines = PlanRows.lines

    def counted(rows: PlanRows, row: int, width: int) -> list[Content]:
        made.append(row)
        return lines(rows, row, width)

    monkeypatch.setattr(PlanRows, "lines", counted)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await look_at(pilot, large)
        listed = app.screen.query_one(LineList)
        assert len(listed.rows) > 6000
        await press(pilot, "G", "g", "pagedown")
        assert len(set(made)) < 200


async def test_what_was_read_is_gone_once_it_is_locked(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN)
        there = sheet(app)
        await press(pilot, "ctrl+l")
        await rest(pilot)
        assert not vars(there).get("_plan")
        assert "_listed" not in vars(there) or not there._listed.rows
        gc.collect()
        assert [one for one in gc.get_objects() if type(one) in (Plan, PlanRows)] == []


@pytest.mark.parametrize("key", ["escape", "ctrl+l"])
async def test_leaving_and_locking_end_the_reading(key: str, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(*given: Any) -> Plan:
        begun.set()
        while given[-1](12_345):
            ended.wait(1.0)  # as where an entry takes long: what was closed has been let go of by then
        ended.set()
        raise Cancelled

    monkeypatch.setattr("careerjournal.tui.exchange.take_in.planned", endless)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await look_at(pilot, PLAIN, "")
        await until(pilot, begun.is_set)
        await until(pilot, lambda: "Reading it as jrnl: 12,345 entries so far." in seen(app))
        await press(pilot, key)
        await until(pilot, ended.is_set)
        assert isinstance(app.screen, TakeIn) == (key == "escape")
        assert key != "escape" or stage(app) == "take-file"


async def test_where_an_empty_journal_says_how(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        assert "I  what I wrote in another journal" in seen(app)
        await press(pilot, "7")
        assert "I takes in another journal" in str(desk(app).query("#page .words").first().render())


def test_a_path_is_completed_to_a_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "Journal").mkdir()
    (tmp_path / "Journal" / "one.txt").touch()
    (tmp_path / ".hidden").touch()
    assert completed(f"{tmp_path}/Jo") == f"{tmp_path}/Journal/"
    assert completed(f"{tmp_path}/Journal/o") == f"{tmp_path}/Journal/one.txt"
    assert completed(f"{tmp_path}/Journal/one.txt") is None
    assert completed(f"{tmp_path}/") is None
    assert completed(f"{tmp_path}/nothing/x") is None
    assert completed(f"{tmp_path}/.h") == f"{tmp_path}/.hidden"


async def test_tab_takes_the_name_that_is_offered(journal: Journal, tmp_path: Path) -> None:
    shutil.copy(PLAIN, tmp_path / "journal.txt")
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "I")
        line = sheet(app).query_one("#take-file")
        line.value = f"{tmp_path}/jour"  # type: ignore[attr-defined]
        line.cursor_position = len(line.value)  # type: ignore[attr-defined]
        await until(pilot, lambda: bool(line._offered))  # type: ignore[attr-defined]
        await press(pilot, "tab")
        assert line.value == f"{tmp_path}/journal.txt"  # type: ignore[attr-defined]
