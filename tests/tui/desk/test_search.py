"""Search, as typed: what is found, lit up, opened; and whatever can be typed into it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Setback
from careerjournal.tui.desk import search as search_module
from careerjournal.tui.desk.search import SearchScreen, lit
from tests.tui.using import NARROW, Steps, at_desk, desk, opened, options, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "PAUSE", 0.01)


async def look(pilot: Steps, words: str) -> None:
    pilot.app.screen.query_one(Input).value = words
    await pilot.pause(0.03)
    await rest(pilot)


async def test_what_is_found_is_lit_and_opened(little: Journal) -> None:
    little.add(Setback(what_happened="Elsewhere", body="The surveyor’s chart was [/nope] wrong."))
    app = at_desk(little)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"chart")
        await until(pilot, lambda: len(options(app)) == 2)
        assert "2 entries." in seen(app)
        assert "chart was [/nope] wrong" in options(app)[1]
        await press(pilot, "down", *"ed ", "down", "backspace", "backspace", "backspace")
        assert app.screen.query_one(Input).value == "chart"
        await until(pilot, lambda: len(options(app)) == 2)
        await press(pilot, "down", "j", "k", "G", "enter")
        assert opened(app) == Ref(Kind.SETBACK, 5)
        assert desk(app).reading
        await press(pilot, "slash", *"lost ch", "enter")
        assert opened(app) == Ref(Kind.SETBACK, 3)
        await press(pilot, "backspace")
        assert opened(app) == Ref(Kind.SETBACK, 5)


async def test_filters_and_nothing_found(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "slash")
        await look(pilot, "kind:setback 2015")
        assert [option.id for option in app.screen.query_one(OptionList).options] == ["setback 2"]
        assert "One entry." in seen(app)
        await look(pilot, "zzz")
        assert "Nothing found." in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SearchScreen)
        for words in (
            '"',
            "*",
            "a AND",
            "NEAR(",
            "_",
            "kind:",
            "tag:",
            "[/nope]",
            "-",
            "²",
            "🏽",
            "\u0300",
            "((",
            "a" * 500,
        ):
            await look(pilot, words)
            assert isinstance(app.screen, SearchScreen), words
        await look(pilot, "")
        assert options(app) == []
        await press(pilot, "escape")
        assert desk(app).section.name == "Setbacks"


async def test_what_is_new_or_changed_or_gone_is_known(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"panel", "enter", "e", "end", *" again", "escape", "slash")
        await look(pilot, "again")
        assert [option.id for option in app.screen.query_one(OptionList).options] == ["setback 2"]
        await press(pilot, "enter", "d", "slash")
        await look(pilot, "again")
        assert options(app) == []


def test_marks_that_are_in_the_text_do_no_harm() -> None:
    assert lit("a \ue000lit\ue001 b").plain == "a lit b"
    for excerpt in ("\ue001a", "\ue000a", "\ue000\ue000a\ue001\ue001", "[bold]\ue000[/]\ue001"):
        assert lit(excerpt).plain.strip("\ue001") == excerpt.replace("\ue000", "").replace("\ue001", "")
