"""Going through what came in: likely setbacks and lessons first, nothing changed unasked, only rows in view made."""

from __future__ import annotations

import pytest

from careerjournal.journal.came_in import looked_at
from careerjournal.journal.journal import Journal
from careerjournal.model import Entry, Kind, Origin, PartialDate, Ref, Reflection
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.exchange.going_through import CameInRows, GoingThroughScreen
from careerjournal.tui.sheets.become import BecomeSheet
from careerjournal.tui.widgets.line_list import LineList
from tests.tui.using import NARROW, USUAL, Steps, at_desk, on_top, options, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")

TEXTS = (
    "Walked the long way home.",
    "Not shortlisted for the harbour desk.\n\nThey went with another candidate.",
    "I learnt to ask for the figures first.",
    "We shipped the tide tables, and the harbour master thanked me.",
    "I want to become a pilot in five years.",
    "Rain all day.",
)


def came_in(text: str, number: int, program: str = "jrnl") -> Reflection:
    day = PartialDate.from_iso(f"2024-03-{number % 28 + 1:02}")
    return Reflection(body=text, when=day, origin=Origin(program=program, id=f"{number}"))


def take_in(journal: Journal, texts: tuple[str, ...] = TEXTS) -> None:
    journal.take_in([came_in(text, number) for number, text in enumerate(texts, 1)], "took them in")


async def go_through(pilot: Steps) -> LineList:
    await rest(pilot)
    await press(pilot, "O")
    screen = pilot.app.screen
    assert isinstance(screen, GoingThroughScreen)
    await until(pilot, lambda: not screen._is_looking)
    return screen.query_one(LineList)


def of(listed: LineList) -> Ref | None:
    assert isinstance(listed.rows, CameInRows)
    one = listed.rows.one(listed.highlighted)
    return one.ref if one else None


async def test_what_reads_like_something_comes_first_with_why(journal: Journal) -> None:
    journal.add(Reflection(body="Put down here, not shortlisted either."))
    take_in(journal)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await go_through(pilot)
        rows = "\n".join(options(app))
        order = [
            "Likely setbacks  1",
            "Not shortlisted for the harbour desk.",
            "Likely lessons  1",
            "I learnt to ask",
            "Likely successes  1",
            "We shipped",
            "Likely aspirations  1",
            "I want to become a pilot",
            "Nothing in their words says what they are  2",
            "Rain all day.",
            "Walked the long way home.",
        ]
        places = [rows.index(one) for one in order]
        assert places == sorted(places)
        assert "says “went with another candidate” and “not shortlisted”" in rows
        assert "Put down here" not in rows
        assert "6 entries that came in are still reflections" in seen(app)
        assert journal.count(Kind.REFLECTION) == 7


async def test_a_key_makes_it_that_and_goes_on_to_the_next(journal: Journal) -> None:
    take_in(journal)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        listed = await go_through(pilot)
        assert of(listed) == Ref(Kind.REFLECTION, 2)
        await press(pilot, "space")
        assert journal.entry(Ref(Kind.REFLECTION, 2)).ref == Ref(Kind.SETBACK, 1)
        assert "Reflection 2 is setback 1 now. u takes it back." in seen(app)
        assert of(listed) == Ref(Kind.REFLECTION, 3)
        await press(pilot, "space", "space", "space")
        assert [journal.count(kind) for kind in (Kind.LESSON, Kind.SUCCESS, Kind.ASPIRATION)] == [1, 1, 1]
        assert "2 entries that came in are still reflections" in seen(app)
        await press(pilot, "u", "u", "u", "u")
        assert journal.count(Kind.REFLECTION) == 6
        assert "Likely setbacks  1" in "\n".join(options(app))


async def test_it_asks_where_no_words_say_what_it_is(journal: Journal) -> None:
    take_in(journal, TEXTS[:1])
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await go_through(pilot)
        await press(pilot, "space")
        assert on_top(app) is BecomeSheet
        await press(pilot, "escape")
        assert journal.count(Kind.REFLECTION) == 1
        await press(pilot, "space", "a")
        assert journal.aspirations[1].what == "Walked the long way home."
        assert "Nothing that came in from another program is left" in seen(app)


async def test_another_kind_than_the_likely_one_can_be_chosen(journal: Journal) -> None:
    take_in(journal, TEXTS[1:2])
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await go_through(pilot)
        await press(pilot, "B", "l")
        assert journal.lessons[1].sentence == "Not shortlisted for the harbour desk."


async def test_what_is_passed_over_is_not_listed_again_and_stays_what_it_is(journal: Journal) -> None:
    take_in(journal)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        listed = await go_through(pilot)
        await press(pilot, "minus", "minus")
        assert of(listed) == Ref(Kind.REFLECTION, 4)
        assert "Reflection 3 stays one" in seen(app)
        await press(pilot, "u", "escape")
        listed = await go_through(pilot)
        assert of(listed) == Ref(Kind.REFLECTION, 3)
        assert "Not shortlisted" not in "\n".join(options(app))
        assert journal.reflections[2].body == TEXTS[1]
        assert journal.arrangement.stay_reflections == ("2",)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_it_is_read_and_left_and_come_back_to(journal: Journal, size: tuple[int, int]) -> None:
    take_in(journal)
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        listed = await go_through(pilot)
        await press(pilot, "enter")
        assert "They went with another candidate." in seen(app)
        assert "What came in › reads like a setback" in seen(app)
        await press(pilot, "space")
        assert journal.count(Kind.SETBACK) == 1
        await press(pilot, "escape")
        assert listed.has_focus
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        await press(pilot, "ctrl+p", *"what", "space", *"came")
        await until(pilot, lambda: any("what came in" in one for one in options(app)[:1]))
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is GoingThroughScreen)


async def test_of_thousands_only_rows_in_view_are_made_and_every_one_is_read_once(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tuple(f"{TEXTS[number % len(TEXTS)]} {number}" for number in range(3_000))
    take_in(journal, texts)
    made: list[int] = []
    looked: list[Ref] = []
    lines = CameInRows.lines

    def counted_lines(rows: CameInRows, row: int, width: int) -> object:
        made.append(row)
        return lines(rows, row, width)

    def counted(journal: Journal, refs: list[Ref]) -> object:
        looked.extend(refs)
        return looked_at(journal, refs)

    monkeypatch.setattr(CameInRows, "lines", counted_lines)
    monkeypatch.setattr("careerjournal.tui.exchange.going_through.looked_at", counted)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        listed = await go_through(pilot)
        assert len(listed.rows) == 3_005
        assert len(looked) == len(set(looked)) == 3_000
        made.clear()
        await press(pilot, "space", "j", "minus")
        assert len(made) < 150
        assert len(looked) == 3_000


async def test_a_draft_of_one_is_dealt_with_first(journal: Journal) -> None:
    take_in(journal)
    journal.drafts.keep(Ref(Kind.REFLECTION, 2), {"body": "Not shortlisted, yet"})
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await go_through(pilot)
        await press(pilot, "space")
        assert journal.count(Kind.SETBACK) == 0
        assert isinstance(journal.get(Ref(Kind.REFLECTION, 2)), Entry)


async def test_nothing_is_there_where_nothing_came_in(journal: Journal) -> None:
    journal.add(Reflection(body="Not shortlisted"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await go_through(pilot)
        assert "Nothing that came in from another program is left" in seen(app)
        await press(pilot, "space", "B", "minus", "enter")
        assert on_top(app) is GoingThroughScreen
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
