"""Choosing an entry, or a kind, from a list."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, OptionList

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Setback
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.shell import theming

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
        assert app.screen.query_one(OptionList).option_count >= 1
        await pilot.press("enter")
        await pilot.pause()
    assert app.chosen == wanted.ref


async def test_only_the_kinds_that_fit_are_offered(sample_journal: Journal) -> None:
    app = Bench(PickEntry(sample_journal, (Kind.MOVE,)))
    async with app.run_test() as pilot:
        await pilot.pause()
        listed = app.screen.query_one(OptionList)
        assert listed.option_count == len(sample_journal.moves)
        assert all(str(option.id).startswith("move ") for option in listed.options)
        second = str(listed.get_option_at_index(1).id)
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
        assert title in str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)
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
