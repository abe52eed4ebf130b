"""A conversation on the screen: prepared, briefed, held and written up, with nothing lost on the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.journal.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Kind,
    Milestone,
    PartialDate,
    Ref,
    Step,
)
from careerjournal.model.vocabulary import ConversationPart
from careerjournal.tui import autosave
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.conversation.clock import read_clock
from careerjournal.tui.form.editors import Area, Line
from careerjournal.tui.screens.afterwards import AfterwardsScreen
from careerjournal.tui.screens.brief import BriefScreen
from careerjournal.tui.screens.conversation import ConversationScreen
from careerjournal.tui.screens.edit import EditScreen
from careerjournal.tui.screens.lock import LockScreen
from careerjournal.tui.screens.room import RoomScreen
from careerjournal.tui.screens.write_out import WriteOut
from careerjournal.tui.settings import Settings
from careerjournal.tui.widgets.secret import Secret
from tests.conftest import BEGINNING, PASSPHRASE, Clock
from tests.tui.using import NARROW, USUAL, Steps, at_desk, at_lock, desk, opened, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

COMING = Ref(Kind.CONVERSATION, 2)


def fill(journal: Journal) -> Journal:
    """One conversation held, in which something was agreed, and the next with the same person, begun."""
    with journal.together():
        journal.add(
            Aspiration(
                what="To survey",
                milestones=(Milestone(what="Read a chart aloud", quick_win=True, worth_to_me="Calm"),),
            )
        )
        journal.add(
            Conversation(
                with_whom="Ros",
                my_part=ConversationPart.MENTEE,
                when=PartialDate(2026, 5, 12),
                milestones=Step(notes="She liked the chart."),
                areas=Step(notes="Money."),
            )
        )
        journal.add(
            Conversation(
                with_whom="Ros",
                my_part=ConversationPart.MENTEE,
                when=PartialDate(2026, 11, 27),
                minutes=60,
                purpose="Whether to stay",
                questions=("Why now?", "Who else?"),
                opening=Step(preparation="Begin with the page."),
                aspirations=Step(preparation="Read them out."),
                potential=Step(preparation="Her view."),
                areas=Step(preparation="Money, still."),
            )
        )
        journal.add(
            Action(what="Write the page", conversation=Ref(Kind.CONVERSATION, 1), by_when=PartialDate(2026, 11, 20))
        )
    return journal


@pytest.fixture
def coming(journal: Journal) -> Journal:
    return fill(journal)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored here is stored by the screens, not by the clock, unless a test says otherwise."""
    monkeypatch.setattr(autosave, "PAUSE", 600.0)


def on_top(app: CareerJournal) -> type:
    return type(app.screen)


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def area(app: CareerJournal, place: int = 0) -> Area:
    return list(app.screen.query(Area))[place]


async def test_a_half_prepared_one_opens_where_it_is_to_be_gone_on_with(coming: Journal) -> None:
    app = at_desk(coming)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e")
        assert on_top(app) is ConversationScreen
        assert "With Ros, 27 Nov 2026 › Milestones" in seen(app)
        assert "What could I point at in three months" in seen(app)
        assert "A quick win  aspiration 1" in seen(app)
        # Taken in, it is text with its link, which can be changed; the next offer is marked.
        await press(pilot, "space")
        assert area(app).text == "- Read a chart aloud. To me: Calm ([[aspiration 1]])"
        assert "✓ A quick win" in seen(app)
        await press(pilot, "space", "enter", "ctrl+end", *"!")
        assert area(app).text.endswith("\n- She liked the chart. ([[conversation 1]])!")
        await press(pilot, "escape", "7", "enter", "a", "escape", "escape")
        assert opened(app) == COMING
    kept = coming.conversations[2]
    assert "[[aspiration 1]]" in kept.milestones.preparation
    assert kept.action_plan.preparation == "a"
    assert coming.drafts.all() == []
    assert [entry.ref for entry in coming.links_from(kept)] == [Ref(Kind.ASPIRATION, 1), Ref(Kind.CONVERSATION, 1)]
    assert len(coming.history(COMING)) == 1


async def test_it_opens_with_what_was_agreed_last_time(coming: Journal) -> None:
    app = at_desk(coming)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e", "1")
        assert "Agreed last time, 12 May 2026" in seen(app)
        assert "○ Write the page   not yet" in seen(app)
        # The questions are those of the part one has in it.
        await press(pilot, "0")
        assert "From the journal" not in seen(app)
        app.screen.query_one("Select").value = "manager"  # type: ignore[attr-defined]
        await press(pilot, "1")
        assert "not the promise of a post" in " ".join(seen(app).split())
        await press(pilot, "9", "space")
        assert area(app).text == "- Write the page: not yet; was due 20 November 2026 ([[action 1]])"


async def test_questions_are_written_and_put_in_order(coming: Journal) -> None:
    app = at_desk(coming)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(
            pilot, "6", "e", "8", "enter", "J", "tab", "enter", *"What next?", "enter", *"And then?", "enter", "enter"
        )
        await press(pilot, "escape", "escape")
    assert coming.conversations[2].questions == ("Who else?", "Why now?", "What next?", "And then?")


@pytest.mark.parametrize("size", [NARROW, (40, 15)])
async def test_where_it_is_narrow_everything_is_a_key_away(size: tuple[int, int], coming: Journal) -> None:
    app = at_desk(coming)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e")
        assert "From the journal" not in seen(app)
        await press(pilot, "space")
        assert "From the journal" in seen(app)
        assert area(app).text == ""
        await press(pilot, "space", "escape")
        assert area(app).text.startswith("- Read a chart aloud.")
        for key, screen in (("b", BriefScreen), ("r", RoomScreen), ("a", AfterwardsScreen)):
            await press(pilot, key)
            assert on_top(app) is screen
            await press(pilot, "escape")
            assert on_top(app) is ConversationScreen


async def test_a_new_one_begins_with_the_meeting_and_says_what_is_missing(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(
            pilot, "6", "n", "enter", "tab", "tab", *"the 40th", "escape", "3", "enter", *"I can", "escape", "escape"
        )
        await until(pilot, lambda: "This is needed" in seen(app))
        assert on_top(app) is ConversationScreen
        assert "No month has a day 40." in seen(app)
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert "Left as a draft" in said(app)
        assert [draft.values["potential"]["preparation"] for draft in journal.drafts.all()] == ["I can"]
        # It is taken up where it was left.
        desk(app).write(Ref(Kind.CONVERSATION, 0))
        await rest(pilot)
        line = app.screen.query(Line)
        line[0].value, line[1].value = "Ines", "+2w"
        await press(pilot, "escape", "escape")
        assert opened(app) == Ref(Kind.CONVERSATION, 1)
    assert journal.conversations[1].potential.preparation == "I can"
    assert journal.conversations[1].when == PartialDate(2026, 12, 6)


async def test_an_empty_one_leaves_nothing_and_letting_go_is_asked_about(coming: Journal) -> None:
    app = at_desk(coming)
    before = coming.conversations[2]
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "6", "n", "enter", "escape", "escape")
        assert len(coming.conversations) == 2
        await press(pilot, "j", "k", "e", "space", "f8", "n", "f8", "y")
        assert opened(app) == COMING
    assert coming.conversations[2] == before
    assert coming.drafts.all() == []


class TestBrief:
    async def test_the_page_is_put_together_piece_by_piece(self, coming: Journal) -> None:
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "b")
            assert "Nothing is on the page yet" in seen(app)
            await press(pilot, "s", "y")
            assert app.clipboard == ""
            assert "Nothing is on the page yet. space puts a piece on it." in said(app)
            # The heading and the purpose; then the heading goes below, and off again.
            await press(pilot, "space", "space", "g", "J")
            assert "It fits one page." in seen(app)
            await press(pilot, "y")
            assert app.clipboard == "**Purpose.** Whether to stay\n\n# With Ros, 27 November 2026\n"
            await press(pilot, "space", "y", "escape", "escape")
            assert app.clipboard == "**Purpose.** Whether to stay\n"
        assert coming.conversations[2].brief == ("purpose",)

    async def test_too_long_for_a_page_is_said(self, coming: Journal) -> None:
        long = Step(preparation="\n\n".join(["Again."] * 60))
        coming.keep(structs.replace(coming.conversations[2], areas=long))
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "b", "A")
            assert "Too long for one page by" in seen(app)

    async def test_it_is_written_where_it_is_asked_to_be_and_nothing_is_overwritten(
        self, coming: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("USERPROFILE", str(tmp_path))
        page = tmp_path / "brief-2026-11-27.html"
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "b", "A", "s", "enter")
            assert on_top(app) is BriefScreen
            assert f"Written to {page}" in said(app)
            assert "Whether to stay" in page.read_text()
            if os.name == "posix":
                assert stat.S_IMODE(page.stat().st_mode) == 0o600
            page.write_text("mine")
            await press(pilot, "s", "enter")
            assert on_top(app) is WriteOut
            assert "is there already" in " ".join(seen(app).split())
            app.screen.query_one(Line).value = str(tmp_path / "page.doc")
            await press(pilot, "enter")
            assert "ends in .html, .md or .txt" in " ".join(seen(app).split())
            app.screen.query_one(Line).value = str(tmp_path / "page.txt")
            await press(pilot, "enter")
            assert on_top(app) is BriefScreen
        assert page.read_text() == "mine"
        assert (tmp_path / "page.txt").read_text().startswith("With Ros, 27 November 2026\n====")
        assert written(tmp_path) == [page.name, "page.txt"]

    async def test_copying_can_be_turned_off(self, coming: Journal) -> None:
        app = at_desk(coming, Settings(clipboard=False))
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "b", "A", "y")
            assert "turned off" in said(app)

    async def test_from_opening_the_sample_to_a_written_brief_takes_five_keys(
        self, sample_journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("USERPROFILE", str(tmp_path))
        app = at_desk(sample_journal)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "b", "s", "enter")
        assert written(tmp_path) == ["brief-2026-11-27.html"]


class TestInTheRoom:
    async def test_questions_are_ticked_notes_taken_and_agreements_understood(self, coming: Journal) -> None:
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "r")
            assert "60 minutes agreed; t starts the clock" in seen(app)
            await press(pilot, "j", "space", "4", *"Ask early.", "escape")
            assert "✓  Who else?" in seen(app)
            assert "Money, still." in seen(app)
            await press(pilot, "a", *"ask Sam for the rota by 3 Dec, review in January")
            assert "→ ask Sam for the rota" in seen(app)
            assert "me · by 3 December 2026 · review" in seen(app)
            assert len(coming.actions) == 1
            await press(pilot, "enter")
            assert "○ ask Sam for the rota" in seen(app)
            # A day that no calendar has is not kept; the line stays.
            await press(pilot, *"go by 31 Feb", "enter")
            assert len(coming.actions) == 2
            await press(pilot, "escape", "t")
            assert "minutes left of 60" in seen(app)
            await press(pilot, "escape", "escape")
        assert coming.conversations[2].asked == ("Who else?",)
        assert coming.conversations[2].areas == Step(preparation="Money, still.", notes="Ask early.")
        action = coming.actions[2]
        assert (action.what, action.by_when, action.conversation) == (
            "ask Sam for the rota",
            PartialDate(2026, 12, 3),
            COMING,
        )

    def test_the_clock_counts_whole_minutes_against_the_time_agreed(self, clock: Clock) -> None:
        assert read_clock(clock(), None, None) == ("", "t starts the clock")
        assert read_clock(clock(), BEGINNING, 2) == ("2", "minutes left of 2")
        clock.step(seconds=61)
        assert read_clock(clock(), BEGINNING, 2) == ("1", "minute left of 2")
        assert read_clock(clock(), BEGINNING, None) == ("1", "minutes gone by")
        clock.step(minutes=3)
        assert read_clock(clock(), BEGINNING, 2) == ("2", "minutes over the 2 agreed")

    async def test_a_new_conversation_is_put_down_before_anything_is_agreed_in_it(self, journal: Journal) -> None:
        app = at_desk(journal)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "n", "enter", "escape", "r")
            await until(pilot, lambda: "This is needed" in seen(app))
            assert on_top(app) is ConversationScreen
            app.screen.query(Line).first().value = "Ines"
            await press(pilot, "escape", "r", "a", *"go", "enter", "escape", "escape", "escape")
        assert [action.conversation for action in journal.actions] == [Ref(Kind.CONVERSATION, 1)]
        assert [held.with_whom for held in journal.conversations] == ["Ines"]


class TestAfterwards:
    async def test_notes_become_the_write_up_and_the_next_meeting_is_put_down_once(
        self, coming: Journal, tmp_path: Path
    ) -> None:
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "j", "e", "a", "o", "escape", "o")
            assert "Your notes are in it already." in said(app)
            await press(pilot, "p", "c")
            assert "It is put down already, as conversation 2." in said(app)
            assert "Say first when you meet next." in said(app)
            await press(pilot, *"2027-01", "escape", "c")
            assert "January 2027 is not yet a day" in said(app)
            await press(pilot, "m", "end", *"-15", "escape", "c")
            assert on_top(app) is WriteOut
            app.screen.query_one(Line).value = str(tmp_path / "meeting.ics")
            await press(pilot, "enter")
            await press(pilot, "enter")
            assert on_top(app) is EditScreen
            await press(pilot, "escape", "escape", "escape")
        assert (
            coming.conversations[1].body == "**Areas for development.** Money.\n\n**Milestones.** She liked the chart."
        )
        calendar = (tmp_path / "meeting.ics").read_text()
        assert "DTSTART;VALUE=DATE:20270115" in calendar
        assert "Ros" not in calendar

    async def test_the_next_conversation_opens_with_what_was_agreed(self, coming: Journal) -> None:
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "a", "m", *"15 Jan 2027", "escape", "p", "p")
            assert "It is put down already, as conversation 3." in said(app)
            assert "The next conversation is put down" in seen(app)
            await press(pilot, "a", *"Ros to ask the board by 10 Jan", "enter", "escape", "escape", "escape")
            desk(app).write(Ref(Kind.CONVERSATION, 3))
            await rest(pilot)
            assert "With Ros, 15 Jan 2027" in seen(app)
            assert "Ros: ask the board" in seen(app)
        assert len(coming.conversations) == 3
        assert coming.conversations[3].minutes == 60


class TestNothingIsLost:
    @pytest.fixture
    def kept(self, door: Door) -> Door:
        made = door.create(PASSPHRASE)
        fill(made.journal)
        made.journal.lock()
        return door

    async def unlock(self, pilot: Steps) -> None:
        await until(pilot, lambda: not pilot.app.screen.query_one(Secret).disabled)
        pilot.app.screen.query_one(Secret).value = PASSPHRASE
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))
        await rest(pilot)

    async def test_locking_while_preparing_comes_back_to_the_same_step(self, kept: Door) -> None:
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await self.unlock(pilot)
            await press(pilot, "6", "e", "6", "enter", *"Half a thou", "ctrl+l")
            assert on_top(app) is LockScreen
            await self.unlock(pilot)
            await until(pilot, lambda: isinstance(app.screen, ConversationScreen))
            assert "Half a thou" in seen(app)
            assert "› Responsibility" in seen(app)

    async def test_locking_in_the_room_comes_back_to_the_room(self, kept: Door) -> None:
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await self.unlock(pilot)
            # The step that is noted here is the one that the preparation beneath shows, too.
            await press(
                pilot, "6", "e", "5", "r", "t", "space", "5", *"A note", "escape", "a", *"ask Sam by 3 D", "ctrl+l"
            )
            assert on_top(app) is LockScreen
            await self.unlock(pilot)
            await until(pilot, lambda: isinstance(app.screen, RoomScreen))
            for words in ("A note", "ask Sam by 3 D", "✓  Why now?", "minutes left of 60"):
                assert words in seen(app), words
            await press(pilot, "escape", "escape")
            assert app.journal is not None
            assert app.journal.conversations[2].milestones.notes == "A note"

    async def test_locking_while_writing_up_comes_back_to_it(self, kept: Door) -> None:
        app = at_lock(kept)
        async with app.run_test(size=USUAL) as pilot:
            await self.unlock(pilot)
            await press(pilot, "6", "e", "a", "w", *"We spoke", "ctrl+l")
            await self.unlock(pilot)
            await until(pilot, lambda: isinstance(app.screen, AfterwardsScreen))
            assert "We spoke" in seen(app)

    async def test_a_pause_stores_it_before_anything_goes_wrong(
        self, coming: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(autosave, "PAUSE", 0.02)
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", "r", "5", *"A note")
            await until(pilot, lambda: bool(coming.drafts.all()))
            await until(pilot, lambda: coming.drafts.all()[0].values["milestones"]["notes"] == "A note")
            assert "draft kept" in seen(app)

    async def test_looking_at_every_screen_leaves_no_draft_and_no_change(self, coming: Journal) -> None:
        before = coming.conversations[2]
        app = at_desk(coming)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "6", "e", *"0123456789")
            for key in "bra":
                await press(pilot, key, "escape")
            await press(pilot, "ctrl+s")
        assert coming.conversations[2] == before
        assert coming.drafts.all() == []
        assert coming.history(COMING) == []
