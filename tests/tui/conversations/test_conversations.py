"""A conversation on the screen: prepared, briefed, held and written up, with nothing lost on the way."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from textual.app import App
from textual.widgets import OptionList, Select, Static

from careerjournal.access.door import Door
from careerjournal.conversations.agreement import Agreement
from careerjournal.conversations.draft import NEW
from careerjournal.conversations.owners import Side
from careerjournal.exchange.calendar import calendar_file
from careerjournal.journal.draft_words import beginning
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Kind,
    Milestone,
    Name,
    PartialDate,
    Ref,
    Step,
    StepName,
    Support,
)
from careerjournal.model.vocabulary import ActionState, ConversationPart
from careerjournal.tui.conversations.afterwards import AfterwardsScreen
from careerjournal.tui.conversations.brief import BriefScreen
from careerjournal.tui.conversations.clock import read_clock
from careerjournal.tui.conversations.commitments import AgreedHint
from careerjournal.tui.conversations.offers import MOST_OFFERED
from careerjournal.tui.conversations.opening import MOST_AGREED
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.conversations.room import RoomScreen
from careerjournal.tui.conversations.step_page import StepPage
from careerjournal.tui.sheets.write_out import WriteOut
from careerjournal.tui.widgets.editors import Area, Line
from careerjournal.tui.widgets.hanging_indent import Signed
from careerjournal.tui.writing import autosave
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.parsed_boxes import DateBox
from tests.conftest import BEGINNING, PASSPHRASE, Clock, Travel
from tests.tui.using import (
    NARROW,
    USUAL,
    WIDE,
    at_desk,
    at_lock,
    click,
    lines,
    on_top,
    opened,
    press,
    resize,
    rest,
    said,
    seen,
    unlock,
    until,
    working,
)
from tests.tui.writing.test_form import Bench

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


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def area(app: App[Any], place: int = 0) -> Area:
    return list(app.screen.query(Area))[place]


def talking(journal: Journal, of: Ref = COMING) -> Bench:
    return Bench(ConversationScreen(journal, of))


async def test_a_half_prepared_one_opens_where_it_is_to_be_gone_on_with(coming: Journal) -> None:
    app = at_desk(coming)
    async with working(app, "6", "e") as pilot:
        assert on_top(app) is ConversationScreen
        assert "With Ros, 27 Nov 2026 › Milestones" in seen(app)
        assert "What could I point at in three months" in seen(app)
        assert "A quick win  aspiration 1" in seen(app)
        # Taken in, it is text with its link, which can be changed; the next offer is marked.
        await press(pilot, "space")
        assert area(app).text == "- Read a chart aloud. To me: Calm ([[aspiration 1]]) "
        assert "✓ A quick win" in seen(app)
        # Whoever writes on behind it writes a word of its own.
        await press(pilot, "space", "enter", "ctrl+end", "!")
        assert area(app).text.endswith("([[aspiration 1]])\n- She liked the chart. ([[conversation 1]]) !")
        await press(pilot, "f2")
        assert "She liked the chart. (With Ros) !" in seen(app)
        await press(pilot, "escape", "escape", "7", "enter", "a", "escape", "escape")
        assert opened(app) == COMING
    kept = coming.conversations[2]
    assert "[[aspiration 1]]" in kept.milestones.preparation
    assert kept.action_plan.preparation == "a"
    assert coming.drafts.all() == []
    assert [entry.ref for entry in coming.links_from(kept)] == [Ref(Kind.ASPIRATION, 1), Ref(Kind.CONVERSATION, 1)]
    assert len(coming.history(COMING)) == 1


async def test_it_opens_with_what_was_agreed_last_time(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "1") as pilot:
        assert "Agreed last time, 12 May 2026" in seen(app)
        assert "○ Write the page   not yet" in seen(app)
        # The questions are those of the part one has in it.
        await press(pilot, "0")
        assert "From the journal" not in seen(app)
        app.screen.query_one("Select", Select).value = "manager"
        await press(pilot, "1")
        assert "not the promise of a post" in " ".join(seen(app).split())
        await press(pilot, "9", "space")
        assert area(app).text == "- Write the page: not yet; was due 20 November 2026 ([[action 1]]) "


async def test_of_thousands_that_were_agreed_the_first_are_there_and_it_says_how_many_more(coming: Journal) -> None:
    with coming.together():
        for number in range(1_000):
            state = ActionState.OPEN if number >= 900 else ActionState.DONE
            coming.add(Action(what=f"Task {number}", conversation=Ref(Kind.CONVERSATION, 1), state=state))
    app = talking(coming)
    async with working(app, "1", size=WIDE):
        assert "Task 900" in seen(app)
        assert "Task 0 " not in seen(app)
        assert len(app.screen.query(Signed)) == MOST_AGREED
        assert "and 961 more" in " ".join(str(one.content) for one in app.screen.query(Static))
        assert app.screen.query_one("#offers-list", OptionList).option_count == MOST_OFFERED
        assert "the first 200 of 1,0" in " ".join(seen(app).split())


@pytest.mark.parametrize("last", [ActionState.OPEN, ActionState.DONE])
async def test_what_was_agreed_stands_together_and_apart_from_what_follows_it(
    coming: Journal, last: ActionState
) -> None:
    coming.keep(structs.replace(coming.conversations[2], raise_again="The post"))
    with coming.together():
        for number in range(50):
            state = last if number == 49 else ActionState.DONE
            coming.add(Action(what=f"Task {number}", conversation=Ref(Kind.CONVERSATION, 1), state=state))
    app = at_desk(coming)
    async with working(app, "6", "e", "r", size=(160, 100)):
        assert on_top(app) is RoomScreen
        prepared = [line.rpartition("│")[2].strip() for line in lines(app) if "│" in line]
        agreed = prepared[prepared.index("○ Write the page   not yet; was due 20 November 2026") :]
        more = agreed.index("and 11 more")
        assert all(agreed[:more])
        assert agreed[more + 1 : more + 3] == ["", "To raise again"]


async def test_questions_are_written_and_put_in_order(coming: Journal) -> None:
    app = talking(coming)
    async with working(app) as pilot:
        await press(pilot, "8", "enter", "J", "tab", "enter", "a", "enter", "b", "enter", "enter", "ctrl+s")
    assert app.left == COMING
    assert coming.conversations[2].questions == ("Who else?", "Why now?", "a", "b")


@pytest.mark.parametrize("first", ["8", "r", "J", "Why", "é", "是"])
async def test_what_is_typed_at_the_place_for_another_question_begins_it(coming: Journal, first: str) -> None:
    app = talking(coming)
    async with working(app, "8", "enter", "tab", "tab", size=NARROW) as pilot:
        assert "another question: type it" in seen(app)
        assert " in the room" not in lines(app)[-1]  # no letter is a command here
        await press(pilot, *first, *" weeks", "enter", *"Broom", "enter", "escape", "ctrl+s")
    assert coming.conversations[2].questions == ("Why now?", "Who else?", f"{first} weeks", "Broom")


async def test_at_the_list_of_steps_a_line_says_that_letters_are_commands(coming: Journal) -> None:
    app = talking(coming)
    for_commands = "enter writes here; until then letters are commands"
    async with working(app, "2", size=NARROW) as pilot:
        assert for_commands in seen(app)
        await press(pilot, "enter")
        assert for_commands not in seen(app)
        await press(pilot, *"brag", "escape")
        assert for_commands in seen(app)
        await press(pilot, "ctrl+s")
    assert coming.conversations[2].aspirations.preparation.endswith("brag")


async def test_enter_goes_to_the_first_field_of_a_step(coming: Journal) -> None:
    app = talking(coming)
    async with working(app) as pilot:
        await press(pilot, "1", "enter", "ctrl+end", *", or go", "escape", "0", "ctrl+n", "ctrl+end", "?", "escape")
        await press(pilot, "3", "enter", "ctrl+end", "!", "escape", "ctrl+s")
    kept = coming.conversations[2]
    assert (kept.purpose, kept.opening.preparation) == ("Whether to stay, or go?", "Begin with the page.")
    assert kept.potential.preparation == "Her view.!"


@pytest.mark.parametrize("there", ["r", "a"])
async def test_what_was_agreed_wrongly_is_edited_or_deleted_and_put_back_where_it_was_agreed(
    coming: Journal, there: str
) -> None:
    app = at_desk(coming)
    async with working(app, size=NARROW) as pilot:
        await press(pilot, "6", "e", there, "a", *"ask Jo for the tables", "enter", *"send Ros the rota", "enter")
        before = coming.actions[3]
        to_agreed = ("c",) if there == "r" else ()
        await press(pilot, "escape")
        assert app.screen.query_one(AgreedHint).visible is (there == "a")
        await press(pilot, *to_agreed)
        assert app.screen.query_one(AgreedHint).visible
        await press(pilot, "G", "d")
        assert "Deleted: send Ros the rota" in said(app)
        assert "send Ros the rota" not in " ".join(seen(app).split("Deleted")[0].split())
        assert [action.number for action in coming.actions] == [1, 2]
        await press(pilot, "d", *(("escape", "c") if there == "r" else ()))
        assert [action.number for action in coming.actions] == [1]
        # What was changed here comes back, the latest first; what was put down before it stays.
        await press(pilot, "u", "u", "u", "u")
        assert coming.actions[3] == before
        assert [action.number for action in coming.actions] == [1, 2, 3]
        assert "left to take back" in said(app)
        await press(pilot, "g", "e", "ctrl+end", "!", "ctrl+s")
        assert on_top(app) is (RoomScreen if there == "r" else AfterwardsScreen)
        assert coming.actions[2].what == "ask Jo for the tables!"
        await press(pilot, "u")
        assert coming.actions[2].what == "ask Jo for the tables"


async def test_where_it_is_narrow_everything_is_a_key_away(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, size=(40, 15)) as pilot:
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
    app = talking(journal, NEW)
    async with working(app) as pilot:
        app.screen.query(Line)[1].value = "the 40th"
        await press(pilot, "escape", "3", "enter", "a", "ctrl+s")
        assert "This is needed" in seen(app)
        assert "No month has a day 40." in seen(app)
        # What is agreed has to name a conversation, so that the room waits for one.
        await press(pilot, "escape", "r", "escape")
        assert on_top(app) is ConversationScreen
        await press(pilot, "escape")
        assert "Left as a draft" in "".join(str(notice.message) for notice in app._notifications)
    assert app.left is None
    assert [draft.values["potential"]["preparation"] for draft in journal.drafts.all()] == ["a"]
    # It is taken up where it was left.
    again = talking(journal, NEW)
    async with working(again) as pilot:
        lines = again.screen.query(Line)
        lines[0].value, lines[1].value = "Ines", "+2w"
        await press(pilot, "escape", "r", "a", "x", "enter", "escape", "escape", "ctrl+s")
    assert again.left == Ref(Kind.CONVERSATION, 1)
    assert journal.conversations[1].potential.preparation == "a"
    assert journal.conversations[1].when == PartialDate(2026, 12, 6)
    assert [action.conversation for action in journal.actions] == [Ref(Kind.CONVERSATION, 1)]
    assert journal.drafts.all() == []


async def test_the_first_frame_is_laid_out_for_the_room_there_is(
    coming: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    display = App._display

    def noting(app: App[Any], screen: Any, renderable: Any) -> None:
        if isinstance(screen, ConversationScreen):
            frames.append("\n".join(strip.text for strip in screen._compositor.render_strips()))
        display(app, screen, renderable)

    monkeypatch.setattr(App, "_display", noting)
    app = at_desk(coming)
    async with working(app, "6", "n", "enter", size=NARROW):
        assert on_top(app) is ConversationScreen
    assert frames
    assert all("Whom I meet, in which part, and how long we have." in frame for frame in frames)
    assert all(" 9 ○ " in frame for frame in frames)


async def test_where_it_cannot_be_kept_it_stays_open_until_it_can(
    coming: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object, **__: object) -> Conversation:
        raise JournalError("The disk is full.")

    app = talking(coming)
    async with working(app, "3", "enter", "ctrl+end", "!", "escape") as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(coming, "keep", full)
            await press(pilot, "ctrl+s", "ctrl+s")
            assert on_top(app) is ConversationScreen
            assert "The disk is full." in "".join(str(notice.message) for notice in app._notifications)
            assert [draft.values["potential"]["preparation"][-1] for draft in coming.drafts.all()] == ["!"]
        await press(pilot, "ctrl+s")
    assert app.left == COMING
    assert coming.conversations[2].potential.preparation.endswith("!")


async def test_an_empty_one_leaves_nothing_and_letting_go_is_asked_about(coming: Journal) -> None:
    app = talking(coming, NEW)
    async with working(app) as pilot:
        await press(pilot, "escape", "escape")
    assert len(coming.conversations) == 2
    before = coming.conversations[2]
    app = talking(coming)
    async with working(app, "space", "f8", "n") as pilot:
        assert on_top(app) is ConversationScreen
        await press(pilot, "f8", "y")
    assert coming.conversations[2] == before
    assert coming.drafts.all() == []


async def test_the_page_is_put_together_piece_by_piece(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "b", "s", "y") as pilot:
        assert on_top(app) is BriefScreen
        assert app.clipboard == ""
        assert "Nothing is on the page yet." in seen(app)
        # The heading and the purpose; then the heading goes below, and off again.
        await press(pilot, "space", "space", "g", "J")
        assert "It fits one page." in seen(app)
        await press(pilot, "y")
        assert app.clipboard == "**Purpose.** Whether to stay\n\n# With Ros, 27 November 2026\n"
        await press(pilot, "space", "y", "escape")
        assert app.clipboard == "**Purpose.** Whether to stay\n"
        # What is written later is not on it by itself; and what is too much for a page is said.
        await press(pilot, "5")
        area(app).text = "\n\n".join(["Again."] * 60)
        await press(pilot, "b")
        assert "Again." not in seen(app)
        await press(pilot, "A")
        assert "Too long for one page by" in seen(app)
        await press(pilot, "escape", "ctrl+s")
    assert coming.conversations[2].brief[:2] == ("purpose", "heading")
    assert "milestones" in coming.conversations[2].brief


async def test_from_opening_the_sample_to_a_written_brief_takes_five_keys_and_to_a_finished_one_ten(
    sample_journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    page = tmp_path / "brief-2026-11-27.html"
    app = at_desk(sample_journal)
    async with working(app, "6", "e", "b", "s", "enter") as pilot:
        assert on_top(app) is BriefScreen
        assert f"Written to {page}" in said(app)
        assert "whether I want it" in page.read_text()
        if os.name == "posix":
            assert stat.S_IMODE(page.stat().st_mode) == 0o600
        # Nothing is overwritten, and the ending says the form.
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
        # The three steps that are left, each with the first thing the journal holds for it.
        await press(pilot, "escape", "space", "6", "space", "7", "space", "b", "s")
        app.screen.query_one(Line).value = str(tmp_path / "whole.md")
        await press(pilot, "enter")
    assert page.read_text() == "mine"
    assert (tmp_path / "page.txt").read_text().startswith("With Ros Pask, 27 November 2026\n\n")
    whole = (tmp_path / "whole.md").read_text()
    assert "**Milestones**\n\n- A printed depth card" in whole
    assert "**Responsibility and opportunities**\n\n- Head of planning" in whole
    assert "**Action plan and support**\n\n- Write one page" in whole
    assert "[[" not in whole
    assert written(tmp_path) == [page.name, "page.txt", "whole.md"]


async def test_in_the_room_questions_are_ticked_notes_taken_and_agreements_understood(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "r") as pilot:
        assert "60 minutes agreed; t starts the clock" in seen(app)
        await press(pilot, "j", "space", "4", *"Ask.", "escape")
        assert "✓  Who else?" in seen(app)
        assert "Money, still." in seen(app)
        await press(pilot, "a")
        app.screen.query_one(Line).value = "ask Sam for the rota by 3 Dec, review in January"
        await rest(pilot)
        assert "→ ask Sam for the rota" in seen(app)
        assert "me · by 3 December 2026 · review" in seen(app)
        assert len(coming.actions) == 1
        await press(pilot, "enter")
        assert "○ ask Sam for the rota" in seen(app)
        # A day that no calendar has is not kept; the line stays.
        app.screen.query_one(Line).value = "go by 31 Feb"
        await press(pilot, "enter")
        assert len(coming.actions) == 2
        await press(pilot, "escape", "t")
        assert "minutes left of 60" in seen(app)
        await press(pilot, "escape", "ctrl+s")
    assert coming.conversations[2].asked == ("Who else?",)
    assert coming.conversations[2].areas == Step(preparation="Money, still.", notes="Ask.")
    action = coming.actions[2]
    assert (action.what, action.by_when, action.conversation) == (
        "ask Sam for the rota",
        PartialDate(2026, 12, 3),
        COMING,
    )


async def test_what_the_other_one_and_both_do_is_theirs_and_ours(coming: Journal) -> None:
    coming.add(Name(name="Hope Vale"))
    app = talking(coming)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "r", "a")
        for typed, said in (
            ("hope sends me the receipts by 3 Dec", "Hope · by 3 December 2026"),
            ("Ros sends me the draft", "Ros · no date"),
            ("we both look at the sheet", "us · no date"),
            ("Send me the list", "me · no date"),
        ):
            app.screen.query_one(Line).value = typed
            await rest(pilot)
            assert said in seen(app)
            await press(pilot, "enter")
    assert [action.who for action in coming.actions][1:] == ["Hope", "Ros", "Us", "Me"]


async def test_of_a_pronoun_it_is_asked_who_is_meant_and_left_open_it_is_nobody_s(coming: Journal) -> None:
    coming.add(Name(name="Hope Vale"))
    app = talking(coming)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "r", "a")
        for key in ("a", "b", "escape"):
            app.screen.query_one(Line).value = "she'll email HR tomorrow"
            await rest(pilot)
            assert "Who is “she”? Name them, or enter asks." in seen(app)
            await press(pilot, "enter")
            assert "a  Ros" in seen(app)
            assert "b  Hope Vale" in seen(app)
            await press(pilot, key)
            assert focused_line(app).value == ""
        assert "somebody (“she”) · by" in seen(app)
    assert [action.who for action in coming.actions][1:] == ["Ros", "Hope Vale", "she"]
    sides = [side for side, _ in Agreement.of(coming.conversations[2], coming).actions]
    assert sides == [Side.THEIRS, Side.ELSEWHERE, Side.ELSEWHERE]


@pytest.mark.parametrize("opens", ["r", "a"])
@pytest.mark.parametrize("leaves", ["escape", "click", "tab", "palette"])
async def test_what_is_agreed_is_kept_however_the_line_is_left(coming: Journal, opens: str, leaves: str) -> None:
    app = talking(coming)
    async with working(app, opens, "a", *"bring the oilskins back by Friday") as pilot:
        if leaves == "click":
            at = app.screen.query("#noting TextArea, #write-up TextArea").first().region.offset
            await click(pilot, *at)
        elif leaves == "palette":  # where a command is chosen by its name, the line keeps the focus
            await app.screen.run_action("back")
            await rest(pilot)
        else:
            await press(pilot, leaves)
        assert "Put down as agreed: bring the oilskins back." in said(app)
        assert [action.what for action in coming.actions][1:] == ["bring the oilskins back"]
        for _ in range(4):
            if on_top(app) in (RoomScreen, AfterwardsScreen, ConversationScreen):
                await press(pilot, "escape")
    assert coming.actions[2].conversation == COMING
    assert coming.drafts.all() == []


async def test_who_is_meant_is_asked_by_escape_as_by_enter(coming: Journal) -> None:
    coming.add(Name(name="Hope Vale"))
    app = talking(coming)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "r", "a", *"she'll email HR tomorrow", "escape")
        assert "b  Hope Vale" in seen(app)
        await press(pilot, "b")
        assert "Put down as agreed: email HR." in said(app)
        await press(pilot, "j", "space")
        assert "✓  Who else?" in seen(app)
    assert [action.who for action in coming.actions][1:] == ["Hope Vale"]


@pytest.mark.parametrize("opens", ["r", "a"])
@pytest.mark.parametrize("line", ["go by 31 Feb", "she'll email HR tomorrow"])
async def test_a_line_that_is_no_action_yet_comes_back_after_the_conversation_was_kept(
    coming: Journal, opens: str, line: str
) -> None:
    coming.add(Name(name="Hope Vale"))
    app = talking(coming)
    async with working(app, opens, "a", *line) as pilot:
        await app.screen.run_action("back")
        await rest(pilot)
        await press(pilot, "f8")
        assert "Let go of what you typed here?" in seen(app)
        await press(pilot, "escape", "ctrl+s")
        assert "the line under “Agreed” is no action yet. It stays as a draft" in said(app)
    assert len(coming.actions) == 1
    (left,) = coming.drafts.all()
    assert beginning(left) == line
    app = talking(coming)
    async with working(app, opens, "a") as pilot:
        assert focused_line(app).value == line


async def test_tomorrow_in_a_line_means_the_day_after_it_was_typed(coming: Journal, clock: Clock) -> None:
    """Over midnight, and in a line that is taken up days later."""
    app = talking(coming)
    async with working(app, "0") as pilot:
        app.screen.query_one(Form).query_one(DateBox).query_one(Line).value = "tomorrow"
        await press(pilot, "r", "a", *"ring Sam tomorrow")
        screen = app.screen
        assert isinstance(screen, RoomScreen)
        screen.flush()
    clock.step(days=4)
    app = talking(coming)
    async with working(app, "r", "a") as pilot:
        assert "by 23 November 2026" in seen(app)
        await press(pilot, "enter", *"ring Ros tomorrow")
        clock.step(days=1)
        await press(pilot, "enter", "escape", "escape", "ctrl+s")
    assert [action.by_when for action in coming.actions][1:] == [PartialDate(2026, 11, 23), PartialDate(2026, 11, 27)]
    assert coming.conversations[2].when == PartialDate(2026, 11, 23)


def test_the_clock_counts_whole_minutes_against_the_time_agreed(clock: Clock) -> None:
    assert read_clock(clock(), None, None, "t") == ("", "t starts the clock")
    assert read_clock(clock(), None, 1, "t") == ("", "1 minute agreed; t starts the clock")
    assert read_clock(clock(), BEGINNING, 2, "t") == ("2", "minutes left of 2")
    clock.step(seconds=61)
    assert read_clock(clock(), BEGINNING, 2, "t") == ("1", "minute left of 2")
    assert read_clock(clock(), BEGINNING, None, "t") == ("1", "minute gone by")
    clock.step(minutes=3)
    assert read_clock(clock(), BEGINNING, 2, "t") == ("2", "minutes over the 2 agreed")


async def test_notes_become_the_write_up_and_the_next_meeting_a_calendar_file(coming: Journal, tmp_path: Path) -> None:
    app = talking(coming, Ref(Kind.CONVERSATION, 1))
    async with working(app, "a", "o", "escape", "f2", "f2", "o", "p", "c") as pilot:
        notices = "".join(str(notice.message) for notice in app._notifications)
        assert "Your notes are in it already." in notices
        assert "It is put down already, as conversation 2." in notices
        assert "Say first when you meet next." in notices
        next_meeting = app.screen.query("#next-meeting Line").first(Line)
        next_meeting.value = "January 2027"
        await press(pilot, "escape", "c")
        assert "January 2027 is not yet a day" in "".join(str(notice.message) for notice in app._notifications)
        next_meeting.value = "15 Jan 2027"
        await press(pilot, "c")
        app.screen.query_one(Line).value = str(tmp_path / "meeting.ics")
        await press(pilot, "enter")
        assert on_top(app) is AfterwardsScreen
        # An action says all there is of it in its own form.
        await press(pilot, "enter")
        assert on_top(app) is EditScreen
        await press(pilot, "escape", "escape", "ctrl+s")
    assert coming.conversations[1].body == "**Areas for development.** Money.\n\n**Milestones.** She liked the chart."
    calendar = (tmp_path / "meeting.ics").read_text()
    assert "DTSTART;VALUE=DATE:20270115" in calendar
    assert "Ros" not in calendar


async def test_this_meeting_and_the_day_of_an_action_go_to_a_calendar_file_too(coming: Journal, tmp_path: Path) -> None:
    first = coming.conversations[1]
    coming.add(Action(what="Ask Zofia", conversation=COMING, by_when=PartialDate(2026, 12, 4)))
    coming.add(Action(what="Some day", conversation=COMING))
    app = talking(coming)
    async with working(app, "0", size=NARROW) as pilot:
        assert "c writes it for a calendar" in seen(app)
        await press(pilot, "c")
        assert "Write this meeting for a calendar" in seen(app)
        app.screen.query_one(Line).value = str(tmp_path / "this.ics")
        await press(pilot, "enter", "a", "g", "C")
        assert "the words “Something agreed is due”: nothing else" in " ".join(seen(app).split())
        app.screen.query_one(Line).value = str(tmp_path / "due.ics")
        await press(pilot, "enter", "G", "C")
        assert on_top(app) is AfterwardsScreen
        assert "no date for this action yet" in "".join(str(notice.message) for notice in app._notifications)
        # Where the conversation before arranged it, it is the same event in the calendar.
        coming.keep(structs.replace(first, next_meeting=PartialDate(2026, 11, 26)))
        await press(pilot, "escape", "c")
        app.screen.query_one(Line).value = str(tmp_path / "again.ics")
        await press(pilot, "enter", "ctrl+s")
    this, due, again = ((tmp_path / f"{name}.ics").read_text() for name in ("this", "due", "again"))
    assert "DTSTART;VALUE=DATE:20261127" in this
    assert "DTSTART;VALUE=DATE:20261204" in due
    assert "SUMMARY:Something agreed is due" in due
    assert "DTSTART;VALUE=DATE:20261127" in again
    assert not any(word in this + due + again for word in ("Ros", "Zofia", "Ask"))
    arranged = calendar_file(PartialDate(2026, 11, 26), first, BEGINNING).decode()
    uids = [next(line for line in one.splitlines() if line.startswith("UID:")) for one in (this, due, again, arranged)]
    assert len(set(uids)) == 3
    assert uids[2] == uids[3]


async def test_the_next_conversation_opens_with_what_was_agreed(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "a") as pilot:
        app.screen.query("#next-meeting Line").first(Line).value = "15 Jan 2027"
        await press(pilot, "p", "p")
        assert "The next conversation is put down" in seen(app)
        await press(pilot, "a")
        app.screen.query_one("#action-input Line", Line).value = "Ros to ask the board by 10 Jan"
        await press(pilot, "enter", "escape", "escape", "ctrl+s")
    assert len(coming.conversations) == 3
    assert coming.conversations[3].minutes == 60
    app = talking(coming, Ref(Kind.CONVERSATION, 3))
    async with working(app) as pilot:
        assert "With Ros, 15 Jan 2027 › Opening" in seen(app)
        assert "Ros: ask the board" in seen(app)


async def test_locking_comes_back_to_where_one_was_with_every_key_typed(door: Door) -> None:
    made = door.create(PASSPHRASE)
    fill(made.journal)
    made.journal.lock()
    app = at_lock(door)
    async with working(app, locked=True) as pilot:
        # While preparing a step …
        await press(pilot, "6", "e", "5", "enter", *"Half", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is ConversationScreen)
        assert "› Milestones" in seen(app)
        await press(pilot, *" way")
        assert area(app).text == "Half way"
        # … in the room, on the step that the preparation beneath shows, too …
        await press(pilot, "escape", "r", "t", "space", "5", *"Note", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is RoomScreen)
        await press(pilot, *"d", "escape", "a", *"ask", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is RoomScreen)
        await press(pilot, *" Sam")
        for words in ("Half way", "Noted", "ask Sam", "✓  Why now?", "minutes left of 60"):
            assert words in seen(app), words
        # … and afterwards.
        await press(pilot, "escape", "escape", "a", "w", *"Wel", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is AfterwardsScreen)
        await press(pilot, *"l")
        assert area(app).text == "Well"
        await press(pilot, "escape", "escape", "ctrl+s")
        assert app.journal is not None
        kept = app.journal.conversations[2]
        assert (kept.milestones, kept.body) == (Step(preparation="Half way", notes="Noted"), "Well")
        assert app.journal.drafts.all() == []


async def test_a_pause_stores_it_before_anything_goes_wrong(coming: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 0.02)
    app = talking(coming)
    async with working(app, "r", "5", "x") as pilot:
        await until(pilot, lambda: any(one.values["milestones"]["notes"] == "x" for one in coming.drafts.all()))
        assert "draft kept" in seen(app)


async def test_looking_at_every_screen_leaves_no_draft_and_no_change(coming: Journal) -> None:
    before = coming.conversations[2]
    app = talking(coming)
    async with working(app) as pilot:
        await press(pilot, "0", "1", "8", "9", "b", "escape", "r", "escape", "a", "escape", "ctrl+s")
    assert app.left == COMING
    assert coming.conversations[2] == before
    assert coming.drafts.all() == []
    assert coming.history(COMING) == []


async def test_whatever_is_written_is_only_words_on_every_screen(journal: Journal) -> None:
    hostile = "[@click=app.quit]x[/] [/nope] \x1b[31m\u202e[[setback 9]] ![](https://e.example/p.png) <b>"
    step = Step(preparation=hostile, notes=hostile)
    every: dict[str, Any] = {name.value: step for name in StepName}
    for day in (20, 27):
        journal.add(
            Conversation(
                with_whom=hostile,
                when=PartialDate(2026, 11, day),
                purpose=hostile,
                agenda=hostile,
                questions=(hostile,),
                raise_again=hostile,
                body=hostile,
                brief=("heading", "purpose", "questions", "areas"),
                **every,
            )
        )
    journal.add(Aspiration(what=hostile, why=hostile, milestones=(Milestone(what=hostile),)))
    journal.add(Action(what=hostile, who=hostile, review=hostile, conversation=Ref(Kind.CONVERSATION, 1)))
    app = talking(journal)
    async with working(app) as pilot:
        for keys in ("1", "2", "5", "8", "9", "b", "A", "escape", "r", "3", "escape", "escape", "a", "o", "escape"):
            await press(pilot, keys)
            assert "[@click=app.quit]x[/]" in seen(app), keys
            assert not re.search("[\x1b\u202e]", seen(app))
        await press(pilot, "escape", "ctrl+s")
    assert app.left == COMING


async def test_a_draft_is_stored_while_a_page_is_turned(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause after which it is stored may end at any moment, also when half of the fields are gone."""
    app = at_desk(journal)
    async with working(app, "6", "n", "enter", *"Ros", "escape", "2", "enter", *"ask") as pilot:
        screen = app.screen
        assert isinstance(screen, ConversationScreen)
        remove_children = StepPage.remove_children
        stored: list[bool] = []

        async def remove_one_first(page: StepPage) -> None:
            await page.query(Area).first().remove()
            screen.flush()
            stored.append(True)
            await remove_children(page)

        monkeypatch.setattr(StepPage, "remove_children", remove_one_first)
        await press(pilot, "ctrl+n", *"on it")
        await press(pilot, "escape", "2")
        assert stored
        assert "ask" in [area.text for area in screen.query(Area)]


async def test_in_the_room_stands_how_it_opens_and_which_support_was_wanted(coming: Journal) -> None:
    promised = coming.actions[1]
    coming.keep(structs.replace(promised, support=Support(needed="the slides", from_whom="Sam")))
    held = coming.conversations[2]
    coming.keep(structs.replace(held, endpoint="A date", agenda="- The tower", raise_again="On [[aspiration 1]]"))
    app = talking(coming)
    async with working(app, "r") as pilot:
        told = seen(app)
        for said_there in (
            "Whether to stay",
            "A date",
            "The tower",
            "Write the page",
            "the slides from Sam",
            "To survey",
        ):
            assert said_there in told
        await press(pilot, *"aask Jo for the rota", "enter")
        assert "no date" in seen(app)
        # Where there is no room for all of it, what it is for stands over the questions, and a key reads the rest.
        await press(pilot, "escape")
        await resize(pilot, NARROW)
        assert "Purpose  Whether to stay" in seen(app)
        assert "Agenda  The tower" in seen(app)
        await press(pilot, "o")
        assert "Agreed last time, 12 May 2026" in seen(app)
        await press(pilot, "G", "end")
        assert "On To survey" in seen(app)
        await press(pilot, "escape", "space", "escape", "ctrl+s")
    assert coming.conversations[2].asked == ("Why now?",)


async def test_what_the_journal_offers_is_in_reach_where_it_is_narrow_and_while_one_writes(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "5", size=NARROW) as pilot:
        assert "m 2 from the journal" in seen(app)
        await press(pilot, "enter", "a", "f4")
        assert "A quick win" in seen(app)
        await press(pilot, "space", "escape")
        assert area(app).text == "a\n\n- Read a chart aloud. To me: Calm ([[aspiration 1]]) "


@pytest.mark.parametrize("typed", ["15 Jan 2027 14:30", "15 Jan 2027 half past two", "15 Jan 2027 2.30pm"])
async def test_a_time_typed_behind_the_day_of_the_next_meeting_is_that_of_the_next_conversation(
    coming: Journal, tmp_path: Path, typed: str, travel: Travel
) -> None:
    travel("Europe/Berlin")
    app = talking(coming, Ref(Kind.CONVERSATION, 1))
    async with working(app, "a", "m", size=NARROW) as pilot:
        focused_line(app).value = typed
        await press(pilot, "z", "backspace")
        assert "→ 15 January 2027, 14:30 (Europe/Berlin)" in seen(app)
        # Enter stays out of the next field: what is typed behind it is a command again.
        await press(pilot, "enter", "c")
        app.screen.query_one(Line).value = str(tmp_path / "meeting.ics")
        await press(pilot, "enter", "escape", "escape")
    held = coming.conversations[1]
    assert (held.next_meeting, held.next_begins) == (PartialDate(2027, 1, 15), "14:30 Europe/Berlin")
    assert held.body == ""
    assert "DTSTART;TZID=Europe/Berlin:20270115T143000" in (tmp_path / "meeting.ics").read_text()


@pytest.mark.parametrize(
    ("typed", "key", "day"),
    [
        ("12/9/2026 14:30", "f5", PartialDate(2026, 9, 12)),
        ("12/9/2026 14:30", "f6", PartialDate(2026, 12, 9)),
        ("9-12-26 14:30", "f5", PartialDate(2026, 12, 9)),
    ],
)
async def test_of_two_days_that_figures_could_be_a_key_takes_one(
    coming: Journal, typed: str, key: str, day: PartialDate
) -> None:
    app = talking(coming)
    async with working(app, "0", "enter", "tab", "tab", size=NARROW) as pilot:
        focused_line(app).value = typed[:-1]
        await press(pilot, typed[-1])
        told = " ".join(seen(app).split())
        assert "12 September 2026" in told
        assert "9 December 2026" in told
        assert "f5 takes the first, f6 the other" in told
        await press(pilot, key)
        assert focused_line(app).value.endswith(" 2026 14:30")
        assert "takes the first" not in seen(app)
        await press(pilot, key, "enter", "escape", "a", "a", *"ask Jo by 1/2/2027")
        both = "1 February 2027 or 2 January 2027. f5 takes the first"
        await until(pilot, lambda: both in " ".join(seen(app).split()))
        await press(pilot, key, "enter", "escape", "escape", "ctrl+s")
    assert (coming.conversations[2].when, coming.conversations[2].begins[:5]) == (day, "14:30")
    agreed = PartialDate(2027, 2, 1) if key == "f5" else PartialDate(2027, 1, 2)
    assert [(action.what, action.by_when) for action in coming.actions][-1] == ("ask Jo", agreed)


async def test_enter_in_a_date_stays_there_and_says_what_is_wrong(coming: Journal) -> None:
    app = talking(coming)
    async with working(app, "0", "enter", "tab", "tab") as pilot:
        when = focused_line(app)
        when.value = "27 Nov 25:30"
        await press(pilot, "enter")
        assert "No clock shows “25:30”" in seen(app)
        await press(pilot, "7")
        assert when.value == "27 Nov 25:307"
        when.value = "27 Nov 14:30"
        await press(pilot, "enter", "escape", "ctrl+s")
    assert (coming.conversations[2].begins[:5], coming.conversations[2].minutes) == ("14:30", 60)


def focused_line(app: App[Any]) -> Line:
    assert isinstance(app.focused, Line)
    return app.focused


async def test_letters_on_a_list_that_is_closed_choose_and_are_no_commands(journal: Journal) -> None:
    app = talking(journal, NEW)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *"Ros", "tab", *"mentor")
        part = app.screen.query_one(Select)
        assert (on_top(app), part.value) == (ConversationScreen, "mentor")
        await press(pilot, "backspace", *"mentee")
        assert part.value == "mentee"
        await press(pilot, *"rab2")
        assert (on_top(app), app.focused) == (ConversationScreen, part)
        await press(pilot, "tab", "shift+tab", *"team", "space", "m")
        assert (part.value, part.expanded) == ("team member", False)
        await press(pilot, "tab", "shift+tab", *"not", "space", "s")
        assert (part.value, part.expanded) == (Select.NULL, False)
        await press(pilot, "tab", *"thursday 2pm", "escape", "1")
        assert "With Ros, 26 Nov 2026" in seen(app)
        assert len(journal.conversations) == 0


async def test_where_the_journal_has_nothing_for_a_step_that_is_said_and_nothing_else_is_offered(
    journal: Journal,
) -> None:
    app = talking(journal, NEW)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *"Ros", "escape", "3")
        assert "take in" not in seen(app)
        await press(pilot, "m")
        assert "The journal holds nothing for this step yet." in said(app)


async def test_where_it_has_something_that_is_offered(coming: Journal) -> None:
    app = talking(coming)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "5")
        assert "take in" in lines(app)[-1]
