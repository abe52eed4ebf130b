"""A page that was left in the middle is read on from there."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Ref, Reflection
from careerjournal.tui.entry.entry_page import EntryPage
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, press, seen, until

pytestmark = pytest.mark.usefixtures("quick")

LINES = "\n\n".join(f"Paragraph {number} of the tides at the quay." for number in range(120))


@pytest.fixture
def long(journal: Journal) -> Ref:
    journal.add(Reflection(body=f"Written later [[reflection 2]]\n\n{LINES}", when=PartialDate(2024, 3, 3)))
    one = journal.add(Reflection(body=f"Written first\n\n{LINES}", when=PartialDate(2024, 2, 2)))
    journal.add(Reflection(body="A short one", when=PartialDate(2024, 1, 1)))
    return one.ref


def scrolled(pilot: Steps) -> int:
    return round(desk(pilot.app).query_one(EntryPage).scroll_offset.y)


async def read_into(pilot: Steps) -> int:
    """Open the second entry of the Journal, and read into it; where that is."""
    await press(pilot, "7", "g", "j", "enter")
    assert scrolled(pilot) == 0
    await press(pilot, *["pagedown"] * 3)
    assert scrolled(pilot) > 20
    return scrolled(pilot)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize(
    "away", [("escape", "j", "k", "enter"), ("7", "1", "7", "enter"), ("escape", "4", "7", "enter")]
)
async def test_a_page_opens_where_it_was_left(journal: Journal, away: tuple[str, ...], size: tuple[int, int]) -> None:
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        there = await read_into(pilot)
        await press(pilot, *away)
        await until(pilot, lambda: scrolled(pilot) == there)


async def test_going_back_to_a_page_reads_on_from_where_the_link_was_followed(journal: Journal, long: Ref) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        there = await read_into(pilot)
        await desk(app).open_entry(Ref(long.kind, 1))
        await press(pilot, "pagedown")
        await press(pilot, "backspace")
        assert desk(app).place.ref == long
        await until(pilot, lambda: scrolled(pilot) == there)


@pytest.mark.usefixtures("long")
async def test_a_page_that_was_left_at_its_beginning_opens_there(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await read_into(pilot)
        await press(pilot, "home", "escape", "j", "k", "enter")
        assert scrolled(pilot) == 0


@pytest.mark.usefixtures("long")
async def test_a_page_opens_at_what_was_searched_for(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        there = await read_into(pilot)
        await press(pilot, "escape", "j", "slash", *'"paragraph 100"', "enter", "enter")
        await until(pilot, lambda: scrolled(pilot) > there + 20)
        assert "Paragraph 100" in seen(app)
