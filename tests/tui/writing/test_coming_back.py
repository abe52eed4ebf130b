"""Coming back to what was being written: the field one was in has the focus, and the caret is where it was."""

from __future__ import annotations

import pytest

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Reading, Ref, Setback
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.today.own_questions import OwnQuestions
from careerjournal.tui.widgets.editors import Area, Line
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, Steps, at_desk, at_lock, desk, on_top, press, rest, unlock, until

pytestmark = pytest.mark.usefixtures("quick")

PANEL = Setback(what_happened="The panel", readings=(Reading(when=PartialDate(2019), note="Harder"),))
FIRST = Ref(Kind.SETBACK, 1)


@pytest.fixture
def kept(door: Door) -> Door:
    """The way into a journal with one setback."""
    journal = door.create(PASSPHRASE).journal
    journal.add(PANEL)
    journal.lock()
    return door


async def field(pilot: Steps) -> str:
    """The name of the field that has the focus, once that is in view, as it has to be after a frame or two."""
    focused = pilot.app.focused
    assert focused is not None
    await until(pilot, lambda: pilot.app.screen.region.overlaps(focused.region), seconds=3)
    return next(node for node in focused.ancestors_with_self if isinstance(node, Box)).field.name


def values(app: CareerJournal, of: Ref) -> dict[str, object]:
    """What stands in the form on an entry that is on top."""
    assert isinstance(app.screen, EditScreen)
    app.screen.flush()
    assert app.journal is not None
    draft = app.journal.drafts.get(of)
    assert draft is not None
    return dict(draft.values)


async def to_field(pilot: Steps, name: str) -> None:
    """Go there with the tab key."""
    for _ in range(40):
        if pilot.app.focused is not None and await field(pilot) == name:
            return
        await press(pilot, "tab")
    raise AssertionError(name)


async def lock_and_unlock(pilot: Steps, comes_back: type = EditScreen) -> None:
    await press(pilot, "ctrl+l")
    await unlock(pilot)
    await until(pilot, lambda: type(pilot.app.screen) is comes_back)
    await rest(pilot)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.LESSON, "where_it_holds"),
        (Kind.SETBACK, "body"),
        (Kind.SETBACK, "expected"),
        (Kind.SUCCESS, "tags"),
        (Kind.MOVE, "title"),
    ],
)
async def test_typing_goes_on_after_the_lock_where_it_was(kept: Door, kind: Kind, name: str) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        desk(app).write(Ref(kind, 0))
        await rest(pilot)
        await to_field(pilot, name)
        await press(pilot, *"one three", *["left"] * 5)
        await lock_and_unlock(pilot)
        assert await field(pilot) == name
        await press(pilot, *"two")
        await press(pilot, "space")
        found = values(app, Ref(kind, 0))
        inside = found["in_mind"] if name == "title" else found
        assert isinstance(inside, dict)
        assert inside[name] == "one two three"


async def test_a_record_inside_is_written_on_in_its_own_form(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        desk(app).write(Ref(Kind.ASPIRATION, 0))
        await rest(pilot)
        await press(pilot, *"Survey")
        await to_field(pilot, "milestones")
        await press(pilot, "enter")
        assert on_top(app) is PartScreen
        await press(pilot, *"Licence")
        await to_field(pilot, "worth_to_work")
        await press(pilot, *"one three", *["left"] * 5)
        await lock_and_unlock(pilot, PartScreen)
        assert await field(pilot) == "worth_to_work"
        await press(pilot, *"two", "space", "escape", "escape")
        assert app.journal is not None
        [milestone] = app.journal.aspirations[1].milestones
        assert milestone.worth_to_work == "one two three"
        desk(app).write(Ref(Kind.ASPIRATION, 1))
        await rest(pilot)
        await to_field(pilot, "milestones")
        await press(pilot, "escape")
        desk(app).write(Ref(Kind.ASPIRATION, 1))
        await rest(pilot)
        assert on_top(app) is EditScreen
        assert await field(pilot) == "milestones"


async def test_a_new_entry_begins_in_the_first_field_unless_a_draft_is_taken_up(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        desk(app).write(Ref(Kind.LESSON, 0))
        await rest(pilot)
        first = await field(pilot)
        await press(pilot, *"Ask first", "tab", "tab", *"z")
        third = await field(pilot)
        assert third != first
        await press(pilot, "ctrl+s")
        assert on_top(app) is DeskScreen
        desk(app).write(Ref(Kind.LESSON, 0))
        await rest(pilot)
        assert await field(pilot) == first
        await press(pilot, "escape")
        desk(app).write(Ref(Kind.LESSON, 1))
        await rest(pilot)
        assert await field(pilot) == first


async def test_after_a_crash_the_draft_goes_on_in_the_field_that_was_written_in(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        desk(app).write(FIRST)
        await rest(pilot)
        await to_field(pilot, "body")
        await press(pilot, *"In full")
        assert isinstance(app.screen, EditScreen)
        app.screen.flush()
        assert app.journal is not None
        app.journal.drafts.store()
        app.journal.lock()
    again = at_lock(kept)
    async with again.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        again.screen.query_one(DraftLine).focus()
        await press(pilot, "enter")
        assert on_top(again) is EditScreen
        assert await field(pilot) == "body"
        await press(pilot, *"y")
        assert values(again, FIRST)["body"] == "In fully"


async def test_ones_own_questions_go_on_where_the_caret_was(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        desk(app).action_own_questions()
        await rest(pilot)
        await press(pilot, *"What for?", *["left"] * 4)
        await lock_and_unlock(pilot, OwnQuestions)
        await press(pilot, *"else ")
        assert app.screen.query_one(Area).text == "What else for?"


@pytest.mark.parametrize("leaves", ["escape", "f8"])
async def test_the_field_of_one_that_was_kept_or_let_go_is_not_that_of_the_next(kept: Door, leaves: str) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await press(pilot, "4", "n", *"Five", "tab", "tab", leaves)
        if leaves == "f8":
            await press(pilot, "y")
        assert on_top(app) is DeskScreen
        await press(pilot, "n", *"Six ", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is EditScreen)
        await press(pilot, *"goes on")
        assert app.screen.query(Line).first(Line).value == "Six goes on"
