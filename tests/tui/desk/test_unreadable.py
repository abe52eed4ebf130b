"""Screens over a journal with odd records in every table, and with entries of a clock that was far off."""

from __future__ import annotations

import datetime as dt

import pytest
from tinydb.table import Document

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Setback
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.parsed_boxes import DateBox
from tests.conftest import BEGINNING, Clock
from tests.tui.using import USUAL, at_desk, on_top, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")


async def test_what_a_wrong_clock_dated_is_shown_put_right_and_deleted(journal: Journal, clock: Clock) -> None:
    for year in (1, 1899, 2200, 9999):
        clock.now = dt.datetime(year, 12, 31, 23, 59, tzinfo=dt.UTC)
        journal.add(Reflection(body=f"Kept in {year}."))
        journal.drafts.keep(Ref(Kind.SETBACK, 0), {"what_happened": "half"})
    clock.now = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC)
    for now in (clock.now, BEGINNING):
        clock.now = now
        app = at_desk(journal)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            assert "Left open" in seen(app)
            await press(pilot, "7")
            for year in (1, 1899, 2200, 9999):
                assert f"31 Dec {year}" in seen(app)
            if now is BEGINNING:
                await press(pilot, "e")
                assert on_top(app) is EditScreen
                app.screen.query_one(Form).query_one(DateBox).query_one(Line).value = "yesterday"
                await press(pilot, "escape")
                assert journal.reflections[4].date == PartialDate(2026, 11, 21)
                await press(pilot, "home", "d")
                assert len(journal.reflections) == 3
                await press(pilot, "T", "escape", "H", "escape", "u", "f9")


async def test_odd_records_in_every_table_close_no_screen(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="The panel"))
    moment = BEGINNING.isoformat()
    odd = {"what_happened": ["x"], "when": 3, "shares": {"my_part": "²", "chance": None}, "readings": [3, {"when": []}]}
    step = {"preparation": 3}
    held = {
        "with_whom": "Ros\x1b[31m",
        "when": {},
        "opening": step,
        "areas": 3,
        "asked": [3],
        "~began": "x",
        "brief": "x",
    }
    for table, document in (
        ("drafts", {"kind": "setback", "number": 1, "values": odd, "when": moment}),
        ("drafts", {"kind": "conversation", "number": 0, "values": held, "when": moment}),
        ("drafts", {"kind": "setback", "number": 2, "values": odd, "when": "noon"}),
        ("trash", {"kind": "lesson", "number": 3, "record": [], "when": moment}),
        ("trash", {"kind": "setback", "number": 4, "record": {}, "when": moment}),
        ("trash", {"kind": "setback", "number": 4, "record": {}, "when": moment}),
        ("versions", {"of": "setback 1", "until": 3, "record": {}}),
        ("arrangement", {"openings": [{"of": {}}], "areas": 3}),
        ("about", {"numbers": []}),
        ("role", {"entry": "role", "title": "x", "level": 2**60}),
    ):
        journal.table(table).insert(document)
    journal.table("setback").insert(Document({"entry": "setback", "created": "soon"}, doc_id=2**63 - 1))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "Left open" in seen(app)
        for key in ("2", "3", "v", "5", "6", "7", "8", "4"):
            await press(pilot, key)
        assert "The panel" in seen(app)
        await press(pilot, "H", "escape", "T", "escape", "ctrl+p", "escape", "slash", *"panel", "escape", "s", "escape")
        await press(pilot, "4", "e")
        assert on_top(app) is EditScreen
        assert "The panel" in seen(app)  # what no form can have typed is passed over
        await press(pilot, "f8", "y", "6", "n", "enter")
        assert "Ros" in seen(app)
        await press(pilot, "1", "r", "escape", "escape", "escape")
    assert app._exception is None
    assert journal.setbacks[1] == setback
