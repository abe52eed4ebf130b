"""A link to an entry reads as its title wherever one reads or writes, and never in what leaves."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Ref, Reflection, Setback
from careerjournal.tui.entry import rows
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.widgets.editors import Area, Line
from careerjournal.tui.writing.parsed_boxes import RefBox
from tests.tui.using import USUAL, WIDE, at_desk, desk, options, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")

FIRST = Ref(Kind.SETBACK, 1)
NAMED = "The [b]panel[/b]"


@pytest.fixture
def linked(journal: Journal) -> Journal:
    journal.add(Setback(what_happened=NAMED))
    journal.add(
        Setback(what_happened="The chart", came_of_it="As in [[setback 1]], nothing.", felt="See [[setback 9]]")
    )
    journal.add(Reflection(body="It began with [[setback 1]] in spring."))
    journal.add(Lesson(sentence="Ask first"))
    return journal


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        (Ref(Kind.REFLECTION, 1), f"It began with {NAMED} in spring."),
        (Ref(Kind.SETBACK, 2), f"As in {NAMED}, nothing."),
        (Ref(Kind.SETBACK, 2), "See setback 9"),
    ],
)
async def test_on_pages(linked: Journal, ref: Ref, says: str) -> None:
    app = at_desk(linked)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await until(pilot, lambda: says in seen(app))


async def test_below_the_text_that_is_written(linked: Journal) -> None:
    app = at_desk(linked)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.REFLECTION, 1))
        await press(pilot, "e")
        area = app.screen.query_one("Area.-markdown", Area)
        area.focus()
        await press(pilot, "ctrl+end")
        assert f"→ setback 1: {NAMED}" in seen(app)
        await press(pilot, "enter", *"no more")
        assert "→ setback 1" not in seen(app)


async def test_on_the_private_side_and_not_in_what_leaves(linked: Journal) -> None:
    app = at_desk(linked)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.SETBACK, 2))
        await press(pilot, "s")
        screen = app.screen
        assert isinstance(screen, ShareScreen)
        assert f"As in {NAMED}, nothing." in seen(app)
        screen.prep.opened |= {one.key for one in screen.prep.pieces}
        assert "panel" not in screen.prep.document.markdown


async def test_a_field_takes_a_title_and_none_twice(linked: Journal) -> None:
    app = at_desk(linked)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.LESSON, 1))
        await press(pilot, "e")
        box = next(box for box in app.screen.query(RefBox) if box.field.name == "learnt_from")
        line = box.query_one(Line)
        line.focus()
        await press(pilot, *"xyz")
        assert "Type more of its title" in seen(app)
        await press(pilot, "escape")
        assert "This names no one entry" in " ".join(seen(app).split())
        line.value = ""
        line.focus()
        await press(pilot, *"chart, the [b], setback 2")
        assert "→ The chart" in seen(app)
        assert f"→ {NAMED}" in seen(app)
        await press(pilot, "ctrl+k", *"chart", "enter")
        assert line.value == "setback 2, setback 1"
        await press(pilot, "escape")
    assert linked.lessons[1].learnt_from == (Ref(Kind.SETBACK, 2), FIRST)


async def test_the_best_match_is_first_in_a_list(journal: Journal) -> None:
    for what in ("A panel", "Panels", "Panel", "Empanelled"):
        journal.add(Setback(what_happened=what))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "l", *"panel")
        assert isinstance(app.screen, PickEntry)
        found = [row.splitlines()[0] for row in options(app)]
        assert found == ["Panel", "Panels", "A panel", "Empanelled"]


def test_what_is_taken_for_a_cell_is_one() -> None:
    signs = [chr(code) for code in range(0x20, 0x3000) if rows._EACH_A_CELL.fullmatch(chr(code))]
    assert {"é", "’", "…", "Ж"} <= set(signs)
    assert [sign for sign in signs if cell_len(sign) != 1] == []
