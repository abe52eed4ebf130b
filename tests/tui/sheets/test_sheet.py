"""What every sheet does: escape and a click beside it leave it, nothing typed is lost, the focus comes back."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from careerjournal import tui
from careerjournal.exchange.lattice_picture import career_of
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, as_typed
from careerjournal.model.aspiration import Milestone
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.conversations.how_it_went import HowItWent
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.tags import TagsScreen
from careerjournal.tui.desk.trash import FOR_GOOD, TrashScreen
from careerjournal.tui.lattice.areas_and_levels import ArrangingSheet
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.sheets.write_out import WriteOut
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.shell.too_small import TooSmall
from careerjournal.tui.writing.form import PartScreen
from tests.tui.using import USUAL, Steps, at_desk, on_top, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")


def asked() -> Confirm:
    return Confirm("Delete setback 3 for good?", FOR_GOOD, "delete it for good")


async def beside(pilot: Steps) -> None:
    """Click where the screen beneath can be seen."""
    await pilot.click(offset=(0, 0))
    await rest(pilot)


KINDS = ("ask", "line", "confirm", "pick", "write out", "kinds", "search", "trash", "help")


def sheet(kind: str, journal: Journal, beneath: Screen[Any]) -> Sheet[Any]:
    made: dict[str, Callable[[], Sheet[Any]]] = {
        "ask": lambda: HowItWent(journal, journal.actions[1], ActionState.DONE),
        "line": lambda: AskLine("What stands in for Sam?", "It is said instead.", "a colleague"),
        "confirm": asked,
        "pick": lambda: PickEntry(journal),
        "write out": lambda: WriteOut("The picture", "lattice.svg", lambda _: b"", "An SVG."),
        "kinds": lambda: PickKind(tuple(Kind)),
        "search": lambda: SearchScreen(journal),
        "trash": lambda: TrashScreen(journal),
        "help": lambda: HelpScreen(beneath),
        "tags": lambda: TagsScreen(journal),
        "date": lambda: AskLine("Go to a date", "The list goes there.", looks=True),
    }
    return made[kind]()


@pytest.mark.parametrize("way", ["escape", "click"])
@pytest.mark.parametrize("kind", KINDS)
async def test_leaving_answers_nothing_and_gives_the_focus_back(kind: str, way: str, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "tab")
        before, beneath = app.focused, app.screen
        assert before is not None
        assert on_top(app) is DeskScreen
        answers: list[object] = []
        await app.push_screen(sheet(kind, little, beneath), answers.append)
        await rest(pilot)
        assert app.focused is not before
        await (press(pilot, "escape") if way == "escape" else beside(pilot))
        assert app.screen is beneath
        assert answers == [None]
        assert app.focused is before


WITH_A_RULE_OF_ITS_OWN = {
    "TypingOn": "words only look for something in a list",
    "AskLine": "some lines only say what is looked for or shown; in others half an answer may stand at first",
    "PartScreen": "leaving keeps it",
    "LaterReading": "leaving keeps it",
    "OwnQuestions": "leaving keeps them",
    "ArrangingSheet": "names are kept as they are given; only the one being written would be lost",
    "TakeIn": "what was read and found would be lost",
    "WriteJournal": "a form that is filled in would be lost",
    "RoleSheet": "what was broken off before stands there at first, and is not what the role says",
    "SecretSheet": "what is under way would be lost",
}
"""Sheets that say for themselves whether leaving them loses something; any other loses what was typed in its fields."""


def _below(above: Any) -> set[Any]:
    """The classes of the program that inherit from one."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    classes: list[Any] = [one for one in above.__subclasses__() if one.__module__.startswith(tui.__name__)]
    return set(classes).union(*map(_below, classes))


def test_one_rule_says_which_sheets_hold_on() -> None:
    found = _below(Sheet)
    assert {one.__name__ for one in found if "loses" in vars(one)} == set(WITH_A_RULE_OF_ITS_OWN)
    lists = {one.__name__ for one in found if issubclass(one, TypingOn) and one is not TypingOn}
    assert lists == {"HelpScreen", "NameEntry", "PickEntry", "SearchScreen", "TagsScreen"}


def test_every_sheet_that_stores_what_is_typed_says_where_that_is_not_kept() -> None:
    stores = {one for one in _below(Sheet) if hasattr(one, "flush")}
    assert {one.__name__ for one in stores} >= {"DraftedSheet", "LaterReading", "OwnQuestions"}
    assert all(one.WRITES for one in (*stores, AskLine, PartScreen))


@pytest.mark.parametrize("kind", ["pick", "search", "help", "tags", "date"])
async def test_a_click_beside_leaves_what_only_looks_for_something(kind: str, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        beneath = app.screen
        over = sheet(kind, little, beneath)
        await app.push_screen(over)
        await rest(pilot)
        over.query_one(Input).focus()
        await press(pilot, "b", "o")
        assert over.query_one(Input).value == "bo"
        await beside(pilot)
        assert app.screen is beneath


@pytest.mark.parametrize("kind", ["ask", "line", "write out"])
async def test_a_click_beside_a_sheet_loses_nothing_that_was_typed(kind: str, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        over = sheet(kind, little, app.screen)
        await app.push_screen(over)
        await rest(pilot)
        await press(pilot, "b", "o")
        await beside(pilot)
        assert app.screen is over
        assert "bo" in over.query_one(Input).value
        assert "esc leaves it" in said(app)
        await press(pilot, "backspace", "backspace", "escape")
        assert app.screen is not over


async def test_a_click_on_a_sheet_does_not_leave_it(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        over = asked()
        await app.push_screen(over)
        await rest(pilot)
        await pilot.click(".sheet")
        await rest(pilot)
        assert app.screen is over


async def test_a_click_beside_a_name_being_written_keeps_it(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await app.push_screen(ArrangingSheet(little, lambda: career_of(little)))
        await rest(pilot)
        await press(pilot, "e", "s")
        await beside(pilot)
        assert on_top(app) is ArrangingSheet
        assert app.screen.query_one(Input).value == "Harbours"
        await press(pilot, "backspace")
        await beside(pilot)
        assert on_top(app) is ArrangingSheet
        await beside(pilot)
        assert on_top(app) is not ArrangingSheet


async def test_a_click_beside_a_part_keeps_it(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        typed = as_typed(Milestone())
        answers: list[object] = []
        await app.push_screen(PartScreen(Milestone, typed, "Milestones", little, lambda: None), answers.append)
        await rest(pilot)
        await press(pilot, "B", "o", "a", "t")
        await beside(pilot)
        assert on_top(app) is DeskScreen
        assert "Boat" in str(answers)


async def test_what_does_not_fit_is_scrolled_to_and_the_keys_stay_in_sight(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        await app.push_screen(Confirm("Delete it?", f"{FOR_GOOD} " * 4 + "Gone is gone.", "delete it"))
        await rest(pilot)
        assert "y delete it" in seen(app)
        assert "Gone is gone" not in seen(app)
        await press(pilot, "end")
        await until(pilot, lambda: "Gone is gone" in seen(app))
        assert "y delete it" in seen(app)
        await press(pilot, "n")
        assert on_top(app) is DeskScreen


def test_every_modal_screen_is_a_sheet(pytestconfig: pytest.Config) -> None:
    """But the one that only says that nothing fits, which nobody leaves."""
    sources = Path(pytestconfig.rootpath, "careerjournal", "tui").rglob("*.py")
    named = {path.stem for path in sources if "(ModalScreen" in path.read_text("utf-8")}
    assert named == {"sheet", "too_small"}
    assert issubclass(TooSmall, ModalScreen)


async def test_words_in_a_line_are_let_go_only_by_the_second_escape(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        over = sheet("line", little, app.screen)
        await app.push_screen(over)
        await rest(pilot)
        await press(pilot, "b", "o", "escape")
        assert app.screen is over
        assert "What you typed is not kept. esc again lets it go." in said(app)
        await press(pilot, "x", "escape")
        assert (app.screen, over.query_one(Input).value) == (over, "box")
        await press(pilot, "escape")
        assert app.screen is not over


async def test_what_was_wrong_is_said_no_longer_once_something_else_stands_there(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", "colon", *"blah", "enter")
        assert "is not a date I can read" in seen(app)
        await press(pilot, "backspace")
        assert "is not a date I can read" not in seen(app)
        await press(pilot, "enter")
        assert "is not a date I can read" in seen(app)
        await press(pilot, "escape")
        await app.push_screen(WriteOut("The picture", "lattice.svg", lambda _: b"", "An SVG."))
        await press(pilot, "ctrl+u", *"/nowhere/x.svg", "enter")
        assert "✗" in seen(app)
        await press(pilot, "backspace")
        assert "✗" not in seen(app)
