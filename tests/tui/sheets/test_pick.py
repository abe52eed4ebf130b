"""Choosing an entry, or a kind, from a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from careerjournal.journal.journal import Journal
from careerjournal.journal.titles import fitting
from careerjournal.model import Kind, Ref, Reflection, Setback
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.sheets import pick
from careerjournal.tui.sheets.pick import PickEntry, PickRows
from careerjournal.tui.shell import theming
from careerjournal.tui.widgets.line_list import LineList
from tests.tui.using import seen, until

UNSET: Any = object()


class Bench(App[None]):
    CSS_PATH = "../../../careerjournal/tui/app.tcss"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.chosen: Any = UNSET
        self._first = screen
        self.register_theme(theming.load_bundled("ink"))
        self.theme = "ink"

    async def on_mount(self) -> None:
        await self.push_screen(self._first, self._choose)

    def _choose(self, result: Any) -> None:
        self.chosen = result


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_letters_narrow_the_list_and_enter_chooses(size: tuple[int, int], sample_journal: Journal) -> None:
    wanted = list(sample_journal.lessons)[1]
    app = Bench(PickEntry(sample_journal))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen.query_one(Input).value = f"{wanted.sentence[:12].upper()} lesson"
        await pilot.pause()
        assert len(app.screen.query_one(LineList).rows) >= 1
        await pilot.press("enter")
        await pilot.pause()
    assert app.chosen == wanted.ref


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_where_nothing_is_offered_it_says_why(size: tuple[int, int], journal: Journal) -> None:
    journal.add(Setback(what_happened="Snow"))
    app = Bench(PickEntry(journal, (Kind.SETBACK,)))
    async with app.run_test(size=size) as pilot:
        for typed, said in (("snow", ""), ("snowy", "Nothing is called that. Fewer letters find more."), ("sn", "")):
            app.screen.query_one(Input).value = typed
            await pilot.pause()
            says = [
                str(one.visual) for one in app.screen.query(Static) if "Nothing is" in str(one.visual) and one.display
            ]
            assert says == [said] * bool(said)
    app = Bench(PickEntry(journal, (Kind.ROLE,)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "There is nothing to choose yet." in seen(app)


async def test_only_the_kinds_that_fit_are_offered(sample_journal: Journal) -> None:
    app = Bench(PickEntry(sample_journal, (Kind.MOVE,)))
    async with app.run_test() as pilot:
        await pilot.pause()
        rows = app.screen.query_one(LineList).rows
        assert isinstance(rows, PickRows)
        assert len(rows) == len(sample_journal.moves)
        refs = [str(rows.ref(row)) for row in range(len(rows))]
        assert all(ref.startswith("move ") for ref in refs)
        second = refs[1]
        await pilot.press("down", "enter")
        await pilot.pause()
    assert str(app.chosen) == second


async def test_escape_chooses_nothing(sample_journal: Journal) -> None:
    app = Bench(PickEntry(sample_journal))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await pilot.pause()
    assert app.chosen is None


@pytest.mark.parametrize("title", ["[/nope]", "[@click=app.quit]x[/]"])
async def test_titles_that_look_like_markup_are_text(title: str, journal: Journal) -> None:
    journal.add(Setback(what_happened=title))
    app = Bench(PickEntry(journal))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert title in app.screen.query_one(LineList).rows.lines(0, 80)[0].plain
        await pilot.press("enter")
        await pilot.pause()
    assert app.chosen == Ref(Kind.SETBACK, 1)


async def test_nothing_found_chooses_nothing(journal: Journal) -> None:
    app = Bench(PickEntry(journal))
    async with app.run_test() as pilot:
        await pilot.press("x", "enter")
        await pilot.pause()
        assert app.chosen is UNSET
        await pilot.press("escape")
        await pilot.pause()
    assert app.chosen is None


async def test_a_kind_is_chosen(journal: Journal) -> None:
    app = Bench(PickKind((Kind.ROLE, Kind.MOVE)))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        app.screen.query_one(OptionList).highlighted = 1
        await pilot.press("enter")
        await pilot.pause()
    assert app.chosen is Kind.MOVE


@pytest.mark.parametrize("read", [True, False])
async def test_of_many_those_in_view_are_read_and_titles_are_looked_at_beside_the_screen(
    read: bool, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for number in range(300):
            journal.add(Reflection(body=f"rain {number}"))
        wanted = journal.add(Setback(what_happened="Snow on the rails"))
    journal._index.forget()
    monkeypatch.setattr(pick, "AT_ONCE", 16)
    if read:
        journal.read_on(float("inf"))
    looked_at: list[str] = []

    def counted(typed: str) -> Callable[[str], int | None]:
        fits = fitting(typed)

        def fit(title: str) -> int | None:
            looked_at.append(title)
            return fits(title)

        return fit

    app = Bench(PickEntry(journal))
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.screen.query_one(LineList)
        await until(pilot, lambda: len(listed.rows) == 301)
        journal._index._recent.clear()
        await pilot.press("down", "G")
        assert listed.highlighted == 300
        await pilot.pause()
        assert len(journal._index._recent) <= 24
        monkeypatch.setattr("careerjournal.tui.sheets.pick.fitting", counted)
        await pilot.press("s", "n")
        await until(pilot, lambda: len(listed.rows) == 1)
        assert not any(title.startswith("rain") for title in looked_at), "what has none of the letters is passed over"
        assert len(looked_at) <= 4, "and what did not fit before is not looked at again"
        await pilot.press("o", "enter")
        await until(pilot, lambda: app.chosen is not UNSET)
    assert app.chosen == wanted.ref
