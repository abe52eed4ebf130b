"""Looking back at what was sealed, step by step; debriefs and letters, through the keys that a person presses."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs
from textual.widgets import Checkbox, Input

from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Move, PartialDate, Ref, Setback, Step
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import RoleInMind
from careerjournal.model.vocabulary import Direction, Fit, MoveStatus
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.prose import Prose
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.today.look_back import LookBackScreen
from careerjournal.tui.today.look_back_line import LookBackLine
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.boxes import Box, LineBox
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from tests.conftest import Clock
from tests.tui.using import Steps, at_desk, desk, lines, on_top, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SIZE = (80, 24)
THEN = "They will say I lack the manner."
LATER = ("Dev got it", "missed", "Not shortlisted", "The panel had chosen")


@pytest.fixture
def moved(journal: Journal, clock: Clock) -> Move:
    """A move that something was expected of in May, on the day to look again, and what came of it."""
    clock.now = dt.datetime(2026, 5, 22, 12, tzinfo=dt.UTC)
    move = journal.moves.add(
        Move(
            direction=Direction.LATERAL,
            status=MoveStatus.APPLIED,
            in_mind=RoleInMind(title="Harbour desk"),
            expectation=Expectation(expects=THEN, how_sure=Fit.FAIR, look_again=PartialDate(2026, 11, 22), seal=True),
        )
    )
    clock.now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    journal.setbacks.add(Setback(what_happened="Not shortlisted for it", move=move.ref))
    changed = structs.replace(
        move,
        status=MoveStatus.MISSED,
        in_mind=RoleInMind(title="Harbour desk, where Dev got it"),
        came_of_it="The panel had chosen before we spoke.",
    )
    return journal.keep(changed)


def shown(app: CareerJournal) -> str:
    """Everything that stands on the screen, and what was said of it, in one line."""
    return " ".join(f"{seen(app)} {said(app)}".split())


async def write(pilot: Steps, text: str) -> None:
    pilot.app.screen.query_one(Input).value = text
    await rest(pilot)


async def open_it(pilot: Steps) -> CareerJournal:
    app = pilot.app
    assert isinstance(app, CareerJournal)
    app.screen.query_one(LookBackLine).focus()
    await press(pilot, "enter")
    return app


async def test_the_three_steps_show_nothing_later_until_the_guess_is_made(journal: Journal, moved: Move) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        assert "You wrote something about “Harbour desk” in May." in shown(app)
        assert THEN not in shown(app)
        await open_it(pilot)
        assert on_top(app) is LookBackScreen
        assert THEN in shown(app)
        assert "fair" in shown(app)
        for later in LATER:
            assert later not in shown(app)
        await press(pilot, "space")
        assert "What do I think happened, from this alone?" in shown(app)
        for later in LATER:
            assert later not in shown(app)
        await press(pilot, "enter")
        assert "Write a line first" in shown(app)
        await write(pilot, "They took somebody with the manner.")
        await press(pilot, "enter")
        text = shown(app)
        for words in ("They took somebody", "missed", "The panel had chosen", "Not shortlisted", "They will say"):
            assert words in text
        await press(pilot, "space")
        await write(pilot, "It was decided before I spoke.")
        await press(pilot, "enter", "t", "t", "r")
        [lesson] = journal.lessons
        assert (lesson.sentence, lesson.learnt_from) == ("It was decided before I spoke.", (moved.ref,))
        [reading] = journal.setbacks[1].readings
        assert reading.note == f"It was decided before I spoke. [[{moved.ref}]]"
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        assert not app.screen.query(LookBackLine)
        await press(pilot, "u", "u")
        assert not journal.lessons
        assert not journal.setbacks[1].readings
        assert journal.moves[1].sealed[0].difference == "It was decided before I spoke."


async def test_one_can_stop_at_any_step_and_goes_on_there(journal: Journal, moved: Move) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await open_it(pilot)
        await press(pilot, "escape")
        await open_it(pilot)
        await press(pilot, "space")
        await write(pilot, "They took somebo")
        await press(pilot, "escape")
        assert journal.moves[1].sealed[0].is_closed
        await open_it(pilot)
        await press(pilot, "space")
        assert app.screen.query_one(Input).value == "They took somebo"
        await press(pilot, "enter", "escape")
        await open_it(pilot)
        assert "The panel had chosen" in shown(app)
        await press(pilot, "space")
        await write(pilot, "It was deci")
        await press(pilot, "escape")
        await open_it(pilot)
        assert app.screen.query_one(Input).value == "It was deci"
        await press(pilot, "space", "enter", "escape")
        assert not app.screen.query(LookBackLine)
    assert moved.sealed[0].expects == journal.moves[1].sealed[0].expects


async def test_a_lock_keeps_what_stands_in_the_line(journal: Journal, moved: Move) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await open_it(pilot)
        await press(pilot, "space")
        await write(pilot, "They took")
        screen = app.screen
        assert isinstance(screen, LookBackScreen)
        screen.flush()
        assert journal.moves[1].sealed[0].guess == "They took"
        assert journal.entry(moved.ref).sealed[0].is_closed  # type: ignore[attr-defined]


async def test_the_line_on_top_says_when_the_difference_was_kept(journal: Journal, moved: Move, clock: Clock) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await open_it(pilot)
        clock.now = dt.datetime(2026, 11, 22, 12, 31, tzinfo=dt.UTC)
        await press(pilot, "space")
        await write(pilot, "They took somebody else.")
        await press(pilot, "enter")
        assert "kept 12:31" in seen(app)
        clock.now = dt.datetime(2026, 11, 22, 12, 44, tzinfo=dt.UTC)
        await press(pilot, "space")
        await write(pilot, "It was decided before I spoke.")
        await press(pilot, "enter", "escape")
        assert on_top(app) is DeskScreen
        assert journal.moves[moved.number].sealed[0].difference
        assert "kept 12:44" in seen(app)
        clock.now = dt.datetime(2026, 11, 22, 12, 50, tzinfo=dt.UTC)
        await press(pilot, "u")
        assert "kept 12:50" in seen(app)


async def test_nothing_of_it_stands_on_its_page_or_is_found_before(journal: Journal, moved: Move) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await desk(app).open_entry(moved.ref)
        await rest(pilot)
        text = shown(app)
        assert "Sealed on 22 May 2026. To be looked at again on 22 November 2026." in text
        assert "in the encrypted file and nowhere else" in text
        assert "manner" not in text
        await press(pilot, "b")
        assert on_top(app) is LookBackScreen


async def test_its_earlier_versions_say_nothing_of_it_whole_or_changed(journal: Journal) -> None:
    move = journal.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=Expectation(expects=THEN)))
    asked = Expectation(expects=f"{THEN} Or not.", look_again=PartialDate(2027, 5, 22), seal=True)
    journal.keep(structs.replace(move, why="Boats.", expectation=asked))
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await desk(app).open_entry(move.ref)
        await press(pilot, "H")
        assert "Boats." in shown(app)
        assert "manner" not in shown(app)
        await press(pilot, "v")
        assert "manner" not in shown(app)
        await press(pilot, "r", "u")
        assert on_top(app) is DeskScreen
        assert "manner" not in shown(app)
        assert journal.moves[1].sealed[0].expects == f"{THEN} Or not."


async def test_a_conversation_is_looked_back_at_beside_what_was_noted_and_agreed(
    journal: Journal, clock: Clock
) -> None:
    held = journal.conversations.add(
        Conversation(
            with_whom="Priya",
            expectation=Expectation(expects=THEN, look_again=PartialDate(2026, 12), seal=True),
            areas=Step(notes="Speak before the slides."),
            body="She was kinder than that.",
        )
    )
    journal.actions.add(Action(what="Chair the Monday call", conversation=held.ref))
    clock.now = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        assert "about the conversation with Priya in November" in shown(app)
        await open_it(pilot)
        await press(pilot, "space")
        assert "kinder" not in shown(app)
        await write(pilot, "She was polite.")
        await press(pilot, "enter")
        for words in ("Speak before the slides.", "She was kinder than that.", "Chair the Monday call (open)"):
            assert words in shown(app)


async def test_looking_back_early_is_said_and_asked_once(journal: Journal) -> None:
    expectation = Expectation(expects=THEN, look_again=PartialDate(2027, 5, 22), seal=True)
    move = journal.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=expectation))
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(move.ref)
        await press(pilot, "b")
        assert on_top(app) is Confirm
        assert "It was to stay closed until 22 May 2027." in shown(app)
        await press(pilot, "n")
        assert on_top(app) is DeskScreen
        await press(pilot, "b", "y")
        assert on_top(app) is LookBackScreen


async def test_a_letter_is_closed_in_every_list_until_it_is_opened(journal: Journal, clock: Clock) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await press(pilot, "L")
        assert on_top(app) is EditScreen
        assert "a letter · closed until 22 November 2027" in seen(app)
        assert "A letter, to be opened on 22 November 2027 · " in seen(app)
        app.screen.query_one(Area).text = "Dear me, be slower."
        await press(pilot, "escape")
        assert "Closed until 22 November 2027." in said(app)
        letter = journal.reflections[1]
        assert (letter.body, letter.is_closed, letter.offered_from) == (
            "Dear me, be slower.",
            True,
            dt.date(2027, 11, 22),
        )
        for place in (("7",), ("enter",), ("/", "s", "l", "o", "w")):
            await press(pilot, *place)
            assert "slower" not in shown(app), place
        await press(pilot, "escape", "escape", "7", "enter", "H")
        assert "open it first" in shown(app)
        await press(pilot, "e")
        assert on_top(app) is Confirm
        await press(pilot, "n")
        clock.now = dt.datetime(2027, 11, 22, 12, tzinfo=dt.UTC)
        await press(pilot, "1")
        assert "A letter, to be opened on 22 November 2027." in shown(app)
        await open_it(pilot)
        await rest(pilot)
        assert app.screen.query(Prose)
        assert "a letter, opened on 22 Nov 2027" in shown(app)
        assert not journal.reflections[1].is_closed
        await press(pilot, "1")
        assert not app.screen.query(LookBackLine)


async def test_while_a_letter_is_written_its_day_follows_what_is_typed(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await press(pilot, "L")
        box = next(box for box in app.screen.query(LineBox) if box.field.name == "open_on")
        box.query_one(Input).value = "+2y"
        await until(pilot, lambda: "closed until 22 November 2028" in seen(app))
        box.query_one(Input).value = ""
        await until(pilot, lambda: "closed until" not in seen(app))


async def test_what_cannot_be_sealed_says_so_in_sight_in_the_field_that_it_lacks(journal: Journal) -> None:
    move = journal.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=Expectation(expects=THEN)))
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(move.ref)
        await press(pilot, "e")
        seal = next(box for box in app.screen.query(Box) if box.field.name == "seal")
        seal.query_one(Checkbox).value = True
        await press(pilot, "escape")
        assert on_top(app) is EditScreen
        assert app.screen.focused is not None
        assert isinstance(app.screen.focused.parent, Box)
        assert app.screen.focused.parent.field.name == "look_again"
        says = next(row for row, line in enumerate(lines(app)) if "Say on what day to look again" in line)
        assert says < SIZE[1] - 7  # above where a notification lies


async def test_a_letter_left_empty_is_nothing_to_keep(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await press(pilot, "L", "escape")
        assert on_top(app) is DeskScreen
        assert not journal.reflections


async def test_a_debrief_is_written_at_once_and_the_next_application_opens_with_it(journal: Journal) -> None:
    for status in (MoveStatus.APPLIED, MoveStatus.CONSIDERING):
        journal.moves.add(
            Move(direction=Direction.LATERAL, status=status, in_mind=RoleInMind(title="Surveyor", area="Survey"))
        )
    app = at_desk(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.MOVE, 2))
        await press(pilot, "D")
        assert on_top(app) is DeskScreen
        await desk(app).open_entry(Ref(Kind.MOVE, 1))
        await press(pilot, "D")
        assert on_top(app) is EditScreen
        written = app.screen.focused
        assert isinstance(written, Area)
        assert written.parent is not None
        assert written.parent.name == "asked"
        assert lines(app)[2].split() == ["Debrief"]
        assert "What I would say now" in seen(app)
        typed = app.screen.query_one(Form).values()["debrief"]
        assert typed["asked"] == ""
        for box, text in (("caught_me", "Why now?"), ("say_now", "I have stopped hiding.")):
            next(area for area in app.screen.query(Area) if area.parent and area.parent.name == box).text = text
        await press(pilot, "escape")
        assert journal.moves[1].debrief.caught_me == "Why now?"
        await desk(app).open_entry(Ref(Kind.MOVE, 2))
        await rest(pilot)
        text = shown(app)
        assert text.index("From the last room of this sort") < text.index("I have stopped hiding.")
