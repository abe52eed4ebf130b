"""Actions: their own view, one key to mark them, the reason asked, and what Today and pages say of them."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, PartialDate, Ref
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.conversations.how_it_went import HowItWent
from careerjournal.tui.entry.action_line import ActionLine
from tests.tui.using import NARROW, USUAL, at_desk, desk, opened, options, press, rest, said, seen

pytestmark = pytest.mark.usefixtures("quick")


def state_of(journal: Journal) -> ActionState:
    """Where the first action stands."""
    return journal.actions[1].state


async def test_they_stand_in_a_view_of_their_own_by_where_they_stand(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "A")
        assert desk(app).section.name == "Conversations"
        listed = [option.strip() for option in options(app)]
        assert [line for line in listed if "\n" not in line] == ["Mine to do", "Waiting on others", "Done", "Dropped"]
        assert listed[1].splitlines() == [
            "! Write one page: what is in Martin’s job on a Tuesday that I would want",
            "was due 20 November",
        ]
        assert "by 25 November · waits on Ros Pask" in listed[3]
        assert listed[-1].splitlines()[1].startswith("Cancelled for want of numbers")
        await press(pilot, "v", "v")
        assert [line.strip().splitlines()[0] for line in options(app)] == [
            *("To come", "With Ros Pask"),
            *("Held", "With Tobi Farrant", "With Ros Pask"),
        ]
        await desk(app).open_entry(Ref(Kind.ACTION, 2))
        await rest(pilot)
        assert "Mine to do" in options(app)[0]


async def test_a_conversation_is_to_come_as_long_as_its_time_may_be(journal: Journal) -> None:
    times = {
        "a day ago": PartialDate(2026, 11, 21),
        "today": PartialDate(2026, 11, 22),
        "tomorrow": PartialDate(2026, 11, 23),
        "this month": PartialDate(2026, 11),
        "this year": PartialDate(2026),
        "last year": PartialDate(2025),
        "last month": PartialDate(2026, 10),
        "some day": None,
    }
    for name, when in times.items():
        journal.add(Conversation(with_whom=name, when=when))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "6")
        assert [line.strip().splitlines()[0].removeprefix("With ") for line in options(app)] == [
            *("To come", "this year", "this month", "today", "tomorrow", "some day"),
            *("Held", "a day ago", "last month", "last year"),
        ]


async def test_one_key_marks_it_and_asks_for_the_reason(little: Journal) -> None:
    little.add(Action(what="Second"))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "A", "X")
        assert isinstance(app.screen, HowItWent)
        assert "Why is it dropped?" in seen(app)
        assert "Write to Sam" in seen(app)
        await press(pilot, "escape")
        assert state_of(little) == ActionState.OPEN

        await press(pilot, "X")
        app.screen.query_one(Input).value = "He [b]wrote[/b] first."
        await press(pilot, "enter")
        assert (little.actions[1].state, little.actions[1].outcome) == (ActionState.DROPPED, "He [b]wrote[/b] first.")
        assert "He [b]wrote[/b] first." in seen(app)
        assert "Marked dropped: Write to Sam. u takes it back." in said(app)

        assert opened(app) == Ref(Kind.ACTION, 1)
        await press(pilot, "X")
        assert state_of(little) == ActionState.OPEN
        await press(pilot, "x", "enter")
        assert state_of(little) == ActionState.DONE
        await press(pilot, "u")
        assert state_of(little) == ActionState.OPEN


async def test_today_says_what_is_due_and_marks_it_there(little: Journal) -> None:
    little.add(Action(what="Far off", by_when=PartialDate(2030)))
    little.add(Action(what="Undated"))
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert [line.ref for line in app.screen.query(ActionLine)] == [Ref(Kind.ACTION, 1)]
        row = next(line for line in seen(app).splitlines() if "Write to Sam" in line)
        assert " ".join(row.split()).endswith("! Write to Sam was due 20 November")
        assert "Undated" not in seen(app)
        app.screen.query_one(ActionLine).focus()
        await press(pilot, "x", "enter")
        assert state_of(little) == ActionState.DONE
        assert desk(app).section.is_today
        assert not app.screen.query(ActionLine)


async def test_where_it_is_narrow_the_facts_stand_beneath(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(60, 24)) as pilot:
        await rest(pilot)
        rows = seen(app).splitlines()
        place = next(index for index, line in enumerate(rows) if "Write to Sam" in line)
        assert rows[place + 1].endswith("  was due 20 November")


async def test_a_conversation_s_page_has_its_actions_to_mark(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.CONVERSATION, 1))
        await rest(pilot)
        line = next(line for line in app.screen.query(ActionLine) if line.ref.number == 3)
        line.focus()
        await press(pilot, "x", "enter")
        assert sample_journal.actions[3].state is ActionState.DONE
        assert opened(app) == Ref(Kind.CONVERSATION, 1)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_today_says_how_many_are_open_without_a_day(journal: Journal, size: tuple[int, int]) -> None:
    for number in range(3):
        journal.add(Action(what=f"Ask about the pump {number}"))
    journal.add(Action(what="Asked already", state=ActionState.DONE))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        assert "Promised" in seen(app)
        assert "3 without a day; A lists them" in seen(app)
        assert "and 3 without" not in seen(app)
        await press(pilot, "A")
        assert "Ask about the pump 0" in seen(app)
        journal.add(Action(what="Write to Sam", by_when=PartialDate(2026, 11, 22)))
        await press(pilot, "1")
        assert "and 3 without a day; A lists them" in seen(app)
        for number in range(6):
            journal.add(Action(what=f"Deed {number}", by_when=PartialDate(2026, 11, 1 + number)))
        await press(pilot, "7", "1")
        if size == NARROW:
            await press(pilot, "pagedown")
        assert "and 2 more, all late, and 3 without a day; A lists them" in seen(app)


async def test_today_says_how_many_more_are_due_than_it_shows(little: Journal) -> None:
    for place in range(6):
        little.add(Action(what=f"Deed {place}", by_when=PartialDate(2026, 11, 1 + place)))
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert len(app.screen.query(ActionLine)) == 5
        assert "and 2 more, all late; A lists them" in seen(app)
