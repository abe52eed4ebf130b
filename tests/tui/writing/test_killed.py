"""What is typed on a sheet is on the disk a moment later: killed, the program has it again the next time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.journal.drafts import Draft
from careerjournal.model import Action, Kind, Lesson, Move, Name, PartialDate, Ref, Role, Setback
from careerjournal.model.expectation import Expectation
from careerjournal.model.lesson import Application
from careerjournal.model.move import RoleInMind
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.conversations.how_it_went import HowItWent
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.put_to_use import PutToUse
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.exchange.career.role_sheet import RoleSheet
from careerjournal.tui.exchange.career.screen import CareerScreen
from careerjournal.tui.lattice.new_move import NewMoveSheet
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.today.look_back import LookBackScreen
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.tui.sharing.using import go_to, go_to_found, leaving, open_up
from tests.tui.using import NARROW, Steps, at_lock, desk, on_top, press, rest, unlock, until

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def kept(door: Door) -> Door:
    """The way into a journal with a role, a lesson and an action."""
    journal = door.create(PASSPHRASE).journal
    journal.add(Role(title_="Pilot", organisation="Harbour", area="Sea", level=2))
    journal.add(Lesson(sentence="Ask early.", applied=(Application(where="Reed"),)))
    journal.add(Action(what="Write to Sam"))
    journal.lock()
    return door


def as_on_the_disk(home: Path) -> Door:
    """The way into the journal as it would be found if the program that has it open were killed now."""
    found = home.with_name(f"{home.name}-killed")
    shutil.copytree(home, found)
    return Door(Paths.within(found), CHEAP_COST)


def drafts(app: CareerJournal) -> list[Draft]:
    assert app.journal is not None
    return app.journal.drafts.all()


async def stored(pilot: Steps, text: str) -> None:
    """Type nothing until what was typed is on the disk, to its last letter."""
    app = pilot.app
    assert isinstance(app, CareerJournal)

    def is_stored() -> bool:
        return app.journal is not None and any(
            text in str(draft.values) for draft in drafts(app) if draft not in app.journal.drafts.held
        )

    await until(pilot, is_stored)


async def at_place(app: CareerJournal, pilot: Steps, name: str) -> None:
    await desk(app).go(next(section for section in SECTIONS if section.name == name))
    await rest(pilot)


async def gone_on_with(pilot: Steps, where: type = EditScreen) -> None:
    """Open the first draft that Today lists, which leads to where it was typed or to the form."""
    await unlock(pilot)
    await until(pilot, lambda: bool(pilot.app.screen.query(DraftLine)))
    pilot.app.screen.query(DraftLine).first().focus()
    await press(pilot, "enter")
    await until(pilot, lambda: on_top(pilot.app) is where)


async def test_a_role_in_mind(kept: Door, tmp_path: Path) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await at_place(app, pilot, "Lattice")
        await press(pilot, "m", "n")
        assert on_top(app) is NewMoveSheet
        await press(pilot, *"Head of")
        await stored(pilot, "Head of")
        found = as_on_the_disk(tmp_path)
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot)
        await press(pilot, *" tides", "ctrl+s")
        assert again.journal is not None
        [move] = again.journal.moves
        assert (move.from_role, move.in_mind.title) == (Ref(Kind.ROLE, 1), "Head of tides")
        assert drafts(again) == []


async def test_where_a_lesson_was_put_to_use(kept: Door, tmp_path: Path) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(Ref(Kind.LESSON, 1))
        await rest(pilot)
        await press(pilot, "p")
        assert on_top(app) is PutToUse
        await press(pilot, *"With the night crew")
        await stored(pilot, "With the night crew")
        found = as_on_the_disk(tmp_path)
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot, PartScreen)
        await press(pilot, *" at Stell", "escape", "escape")
        assert again.journal is not None
        assert [use.where for use in again.journal.lessons[1].applied] == ["Reed", "With the night crew at Stell"]
        assert again.journal.lessons[1].applied[1].when == PartialDate.of(again.journal.today())
        assert drafts(again) == []


@pytest.mark.parametrize(("key", "state"), [("x", ActionState.DONE), ("X", ActionState.DROPPED)])
async def test_how_an_action_went(kept: Door, tmp_path: Path, key: str, state: ActionState) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(Ref(Kind.ACTION, 1))
        await rest(pilot)
        await press(pilot, key)
        assert on_top(app) is HowItWent
        await press(pilot, *"He wrote")
        await stored(pilot, "He wrote")
        found = as_on_the_disk(tmp_path)
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot)
        await press(pilot, *" first.", "escape")
        assert again.journal is not None
        action = again.journal.actions[1]
        assert (action.state, action.outcome) == (state, "He wrote first.")
        assert drafts(again) == []


@pytest.mark.parametrize("question", ["replace", "stand-in"])
async def test_which_words_are_said_instead_in_what_is_shared(kept: Door, tmp_path: Path, question: str) -> None:
    journal = kept.open(PASSPHRASE)
    journal.add(Name(name="Sam Hale"))
    journal.add(Setback(what_happened="The panel", body="Sam Hale told me, after Olga Brandt had called."))
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await at_place(app, pilot, "Setbacks")
        await press(pilot, "s")
        await open_up(pilot, "Sam Hale")
        await (go_to_found(pilot, "Olga Brandt") if question == "replace" else go_to(pilot, "Sam Hale"))
        if question == "replace":
            await press(pilot, "r")
        else:
            assert isinstance(app.screen, ShareScreen)
            assert app.journal is not None
            app.screen.ask_stand_in(app.journal.names[1])
            await rest(pilot)
        assert on_top(app) is AskLine
        app.screen.query_one(Input).value = ""
        await press(pilot, *"somebody fr")
        await stored(pilot, "somebody fr")
        found = as_on_the_disk(tmp_path)
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: not any("somebody fr" in str(draft.values) for draft in drafts(app)))
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot, AskLine)
        assert again.screen.query_one(Input).value == "somebody fr"
        await press(pilot, "end", *"om the yard", "enter")
        assert on_top(again) is ShareScreen
        await rest(pilot)
        assert "omebody from the yard" in leaving(again)
        assert isinstance(again.screen, ShareScreen)
        again.screen.flush()
        assert "somebody from the yard" not in str(drafts(again)[0].values.get("~half"))


async def test_a_role_of_a_career_that_is_being_sorted(kept: Door, tmp_path: Path) -> None:
    half = HalfSorted.of("cv", "lines of a CV", pasted("Planner, Harbour Trust, Sep 2017 – Dec 2019"))
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await rest(pilot)
        desk(app).bring_in(half)
        await rest(pilot)
        assert on_top(app) is CareerScreen
        await press(pilot, "e")
        assert on_top(app) is RoleSheet
        app.screen.query(Input).first().value = ""
        await press(pilot, *"Planner of quays")
        await stored(pilot, "Planner of quays")
        found = as_on_the_disk(tmp_path)
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot, RoleSheet)
        assert again.screen.query(Input).first().value == "Planner of quays"
        sheet, sorted_on = again.screen, again.screen_stack[-2]
        assert isinstance(sheet, RoleSheet)
        assert isinstance(sorted_on, CareerScreen)
        assert sheet.loses
        await press(pilot, *["enter"] * 6)
        assert on_top(again) is CareerScreen
        [row] = sorted_on.sorting.rows
        assert row.title == "Planner of quays"
        sorted_on.flush()
        assert "~role" not in drafts(again)[0].values


@pytest.mark.parametrize("answer", ["guess", "difference"])
async def test_a_guess_at_what_was_sealed_and_the_difference(kept: Door, tmp_path: Path, answer: str) -> None:
    journal = kept.open(PASSPHRASE)
    sealed = Expectation(expects="They will say no.", look_again=PartialDate(2199), seal=True)
    journal.add(Move(from_role=Ref(Kind.ROLE, 1), in_mind=RoleInMind(title="Harbour desk"), expectation=sealed))
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(Ref(Kind.MOVE, 1))
        await rest(pilot)
        await press(pilot, "b", "y", "space", *(["N", "o", "enter", "space"] if answer == "difference" else []))
        assert on_top(app) is LookBackScreen
        await press(pilot, *"They asked")
        await stored(pilot, "They asked")
        found = as_on_the_disk(tmp_path)
        await press(pilot, *["backspace"] * 10)
        assert drafts(app) == []
    again = at_lock(found)
    async with again.run_test(size=NARROW) as pilot:
        await gone_on_with(pilot, LookBackScreen)
        await press(pilot, "space")
        assert again.screen.query_one(Input).value == "They asked"
        assert drafts(again) == []
        await press(pilot, "end", *" twice", "enter")
        assert again.journal is not None
        [one] = again.journal.moves[1].sealed
        assert getattr(one, answer) == "They asked twice"
        assert drafts(again) == []


async def test_no_draft_stays_of_what_was_left_emptied_or_kept(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(Ref(Kind.ACTION, 1))
        await rest(pilot)
        await press(pilot, "x", *"He")
        await stored(pilot, "'He'")
        await press(pilot, "escape")
        assert drafts(app) == []
        await press(pilot, "x", *"He")
        await stored(pilot, "'He'")
        await press(pilot, "backspace", "backspace")
        assert drafts(app) == []
        await press(pilot, *"He")
        await stored(pilot, "'He'")
        await press(pilot, *" did", "enter")
        assert on_top(app) is DeskScreen
        assert app.journal is not None
        assert app.journal.actions[1].outcome == "He did"
        assert drafts(app) == []


async def test_a_draft_that_was_left_open_before_stays_as_it_was(kept: Door) -> None:
    journal = kept.open(PASSPHRASE)
    of = Ref(Kind.ACTION, 1)
    journal.drafts.keep(of, {"what": "Write to Sam today"})
    before = journal.drafts.get(of)
    assert before is not None
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(of)
        await rest(pilot)
        for leaves in ("escape", "enter"):
            await press(pilot, "x", *"He wrote")
            await until(pilot, lambda: any("He wrote" in str(draft.values) for draft in drafts(app)))
            assert drafts(app)[0].values["what"] == "Write to Sam today"
            await press(pilot, leaves)
            [left] = drafts(app)
            assert (left.values, left.when) == (before.values, before.when)
        assert app.journal is not None
        assert app.journal.actions[1].outcome == "He wrote"
