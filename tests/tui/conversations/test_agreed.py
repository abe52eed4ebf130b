"""What was agreed leaves from where a conversation ends: reviewed, written as it was seen, and kept by both."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, Static

from careerjournal.access.door import Door
from careerjournal.conversations.agreed import AgreedPreparation
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref
from careerjournal.model.vocabulary import ConversationPart
from careerjournal.sharing.document import Format
from careerjournal.tui.conversations.afterwards import AfterwardsScreen
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.ask_line import AskLine
from tests.conftest import PASSPHRASE
from tests.tui.sharing.using import go_to, leaving, lit, settle, sharing, write_to
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    on_top,
    options,
    press,
    rest,
    said,
    seen,
    unlock,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")

HELD = Ref(Kind.CONVERSATION, 1)


def fill(journal: Journal) -> Journal:
    journal.add(Name(name="Dana Pell", spellings=("Dana",), stand_in="a colleague"))
    journal.add(
        Conversation(
            with_whom="Ros Pask", my_part=ConversationPart.MENTEE, when=PartialDate(2026, 11, 20), body="Hidden"
        )
    )
    journal.add(Action(what="Read a budget", by_when=PartialDate(2026, 12, 4), how="With Dana.", conversation=HELD))
    journal.add(Action(what="Ask the treasurer", who="Ros", conversation=HELD))
    return journal


@pytest.fixture
def held(journal: Journal) -> Journal:
    """A conversation with Ros in which each said what they would do."""
    return fill(journal)


async def afterwards(pilot: Steps) -> None:
    await press(pilot, "6")
    await desk(pilot.app).open_entry(HELD)
    await press(pilot, "e", "a")
    assert on_top(pilot.app) is AfterwardsScreen


async def test_a_conversation_ends_in_a_page_that_both_hold(held: Journal, tmp_path: Path) -> None:
    app = at_desk(held)
    path = tmp_path / "agreed.txt"
    async with app.run_test(size=USUAL) as pilot:
        await afterwards(pilot)
        says = str(app.screen.query_one("#next-says", Static).render())
        assert says == "m says when you meet next. s hands over what was agreed, as a page that you both keep."
        # What was only just typed is on the page, too.
        await press(pilot, "m", *"11 Jan 2027", "escape", "s")
        assert on_top(app) is ShareScreen
        text = leaving(app)
        assert text.startswith("# What we agreed on Friday 20 November 2026\n\nFor Ros Pask.\n\n## I will\n\n1. **Read")
        assert "How: With a colleague." in text
        assert text.endswith("## Next meeting\n\nMonday 11 January 2027\n")
        assert "Hidden" not in text
        assert "for Ros Pask   as a page of Markdown" in seen(app)
        await press(pilot, "f", "f", "f")
        assert leaving(app).startswith(
            "Subject: What we agreed on Friday 20 November 2026\n\nFor Ros Pask.\n\nI will\n\n1. "
        )
        await press(pilot, "f", "f", "f", "f")
        assert sharing(app).prep.form is Format.MAIL
        await settle(pilot)
        shown = leaving(app)
        await write_to(pilot, path)
        assert path.read_text() == shown
        assert on_top(app) is AfterwardsScreen
        share = held.shares[1]
        assert (share.for_whom, share.form) == ("Ros Pask", "text for a mail")
        assert share.entries == (HELD, Ref(Kind.ACTION, 1), Ref(Kind.ACTION, 2))
        await press(pilot, "s")
        assert "You told Ros Pask this on 22 November 2026." in seen(app)


async def test_each_thing_can_be_left_out_and_the_choice_is_kept(held: Journal) -> None:
    app = at_desk(held)
    async with app.run_test(size=USUAL) as pilot:
        await afterwards(pilot)
        await press(pilot, "s")
        assert lit(app).startswith("▣ Read a budget")
        await go_to(pilot, "With Dana.")
        await press(pilot, "space")
        assert "How:" not in leaving(app)
        await go_to(pilot, "Ask the treasurer")
        await press(pilot, "space")
        assert "You will" not in leaving(app)
        assert sum("Ask the treasurer" in row for row in options(app)) == 1
        await press(pilot, "escape", "s")
        assert "You will" not in leaving(app)
        assert "How:" not in leaving(app)
        await go_to(pilot, "Ask the treasurer")
        await press(pilot, "space")
        assert "## You will\n\n2. **Ask the treasurer**" in leaving(app)


async def test_both_are_called_by_name_once_mine_is_known(held: Journal) -> None:
    app = at_desk(held)
    async with app.run_test(size=USUAL) as pilot:
        await afterwards(pilot)
        await press(pilot, "s", "v")
        assert on_top(app) is AskLine
        await press(pilot, "enter")
        assert "Type your name as they know it." in seen(app)
        await press(pilot, *"Jo Ward", "enter")
        assert "Between Jo Ward and Ros Pask, written by Jo Ward." in leaving(app)
        assert "## Ros Pask will" in leaving(app)
        await press(pilot, "v")
        assert "For Ros Pask, from Jo Ward." in leaving(app)
        await press(pilot, "v")
        assert "## Jo Ward will" in leaving(app)
        assert held.arrangement.signature == "Jo Ward"


async def test_what_was_typed_ahead_is_not_taken_for_my_name(held: Journal) -> None:
    app = at_desk(held)
    async with app.run_test(size=NARROW) as pilot:
        await afterwards(pilot)
        await press(pilot, "s")
        for key in ("v", "j", "k", "5"):  # in one go, before the question stands there
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: on_top(app) is AskLine)
        await rest(pilot)
        assert app.screen.query_one(Input).value == ""
        await press(pilot, *"Jo", "enter")
        assert "Between Jo and Ros Pask" in leaving(app)


async def test_somebody_without_a_name_is_not_called_by_one(held: Journal) -> None:
    held.add(Conversation(with_whom="my mentor", when=PartialDate(2026, 11, 21), next_meeting=PartialDate(2027)))
    app = at_desk(held)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "6")
        await desk(app).open_entry(Ref(Kind.CONVERSATION, 2))
        await press(pilot, "e", "a", "s", "v")
        assert on_top(app) is ShareScreen
        assert "The first page of the conversation says it." in said(app)


async def test_where_nothing_is_agreed_it_says_what_to_do(journal: Journal) -> None:
    journal.add(Conversation(with_whom="Ros Pask", when=PartialDate(2026, 11, 20)))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await afterwards(pilot)
        assert "hands over" not in seen(app)
        await press(pilot, "s")
        assert on_top(app) is AfterwardsScreen
        assert "Nothing is agreed yet. a puts it down in a line, m says when you meet next." in said(app)
        await press(pilot, "escape", "escape", "s", "w")
        assert isinstance(sharing(app).prep, AgreedPreparation) is False
        assert "Nothing is put down as agreed in it yet" in said(app)
        await press(pilot, "escape", "e", "a")
        await press(pilot, "m", *"2027", "escape", "s")
        assert "No action was agreed.\n\n## Next meeting\n\n2027\n" in leaving(app)
        assert "No action is put down, and the page says so. Here a puts one down." in said(app)


async def test_the_share_screen_of_a_conversation_makes_it_that_page(held: Journal, tmp_path: Path) -> None:
    app = at_desk(held)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "6")
        await desk(app).open_entry(HELD)
        await press(pilot, "s")
        assert "Nothing. Everything is closed" in leaving(app)
        assert "w makes a page of what was agreed, for the other person." in seen(app)
        assert "a audience" in seen(app)
        await press(pilot, "w")
        assert leaving(app).startswith("# What we agreed on Friday 20 November 2026")
        assert "What was agreed with Ros Pask" in seen(app)
        assert "a audience" not in seen(app)
        await press(pilot, "a")
        assert on_top(app) is ShareScreen
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert app.screen.query_one("#path", Input).value == "~/agreed-2026-11-20.md"
        # In another form it ends otherwise, unless somebody named it.
        await press(pilot, "escape", "f", "f", "ctrl+s")
        assert app.screen.query_one("#path", Input).value == "~/agreed-2026-11-20.html"
        await press(pilot, "!", "escape", "f", "ctrl+s")
        assert app.screen.query_one("#path", Input).value == "~/agreed-2026-11-20.html!"
        await press(pilot, "escape")
        await write_to(pilot, tmp_path / "page.txt")
        assert on_top(app) is DeskScreen
        assert held.shares[1].for_whom == "Ros Pask"


async def test_a_lock_brings_one_back_to_the_page_as_it_was(door: Door) -> None:
    journal = fill(door.create(PASSPHRASE).journal)
    journal.lock()
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await afterwards(pilot)
        await press(pilot, "s", "f", "f", "f")
        await go_to(pilot, "With Dana.")
        await press(pilot, "space")
        shown = leaving(app)
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))
        assert leaving(app) == shown


async def test_it_is_all_there_in_a_small_window(held: Journal) -> None:
    app = at_desk(held)
    async with app.run_test(size=NARROW) as pilot:
        await afterwards(pilot)
        assert "s hand over" in seen(app)
        await press(pilot, "s")
        assert "for Ros Pask, as a page of Markdown" in seen(app)
        await press(pilot, "p")
        assert "What we agreed on Friday 20 November 2026" in seen(app)
        assert "By Friday 4 December 2026" in seen(app)
