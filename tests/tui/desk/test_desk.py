"""The desk: sections, lists, pages, Today, and going from one entry to another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from textual import events
from textual.dom import DOMNode
from textual.widgets import Input, OptionList

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import OF_TIME, Card
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    Move,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Step,
    Success,
)
from careerjournal.model.records import from_record
from careerjournal.model.vocabulary import (
    ConversationPart,
    Direction,
    Energy,
    Fit,
    MoveForm,
    MoveStatus,
    SetbackKind,
    SuccessKind,
    Whose,
)
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import key_for
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList, _EntryRows
from careerjournal.tui.desk.months_sheet import _MonthRows
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.desk.rail import RailItem
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.entry.action_line import ActionLine
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.prose import Prose
from careerjournal.tui.sections.catalogue import DAYS, JOURNAL, LIST, MONTHS, SECTIONS, Month, Section, empty_in, months
from careerjournal.tui.sections.kinds import PATTERNS, SHOWN
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.shell.too_small import TooSmall
from careerjournal.tui.today.today_view import TodayView
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE, Clock
from tests.tui.using import (
    NARROW,
    USUAL,
    WIDE,
    Steps,
    at_desk,
    at_lock,
    desk,
    groups,
    lines,
    on_top,
    opened,
    options,
    press,
    question,
    resize,
    rest,
    said,
    seen,
    unlock,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick", "messages_stay")

LISTS = SECTIONS[1:]


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_every_row_that_has_a_date_says_it_whatever_else_is_known(
    journal: Journal, size: tuple[int, int]
) -> None:
    day = PartialDate(2019, 9, 23)
    journal.add(Setback(what_happened="Not asked back", kind=SetbackKind.INTERVIEW, fit=Fit.LONG_SHOT, when=day))
    journal.add(Success(what_happened="The rota holds", kind=SuccessKind.HELPED, under_way=True, when=day))
    journal.add(Lesson(sentence="Ask who decides", when=day, look_again=PartialDate(2027, 10, 24)))
    journal.add(Aspiration(what="To lead a small team", whose=Whose.SUGGESTED, when=day))
    journal.add(Role(title_="Surveyor", area="Harbours and inland waterways", level=3, start=day))
    journal.add(
        Move(
            direction=Direction.REALIGNMENT,
            status=MoveStatus.CONSIDERING,
            form=MoveForm.SECONDMENT,
            start=day,
            end=PartialDate(2020, 9, 23),
        )
    )
    journal.add(Conversation(with_whom="Sam Hale", my_part=ConversationPart.TEAM_MEMBER, when=day, begins="14:30"))
    journal.add(Reflection(body="Slept well", energy=Energy.ENERGISED, when=day))
    app = at_desk(journal)
    async with working(app, size=size) as pilot:
        for key in ("2", "4", "5", "6", "7"):
            await press(pilot, key)
            entries = app.screen.query_one(EntryList)
            width = entries.scrollable_content_region.width - 2
            rows = [entries.rows.lines(row, width) for row in range(len(entries.rows)) if entries.ref_at(row)]
            assert rows
            for row in rows:
                assert any("23 Sep 2019" in line.plain for line in row), (key, [line.plain for line in row])


async def test_each_section_shows_its_entries_under_their_headings(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with working(app) as pilot:
        counts = {item.section.name: item.count for item in app.screen.query(RailItem)}
        assert counts["Setbacks"] == len(sample_journal.setbacks)
        assert counts["Lattice"] == len(sample_journal.roles) + len(sample_journal.moves)
        assert counts["Today"] == 0
        for section in LISTS:
            await press(pilot, section.key)
            if LIST in section.views:
                await desk(app).show_view(LIST)
            expected = groups(section, sample_journal, section.views[0])
            listed = app.screen.query_one(EntryList)
            rows = [(listed.ref_at(row), row) for row in range(len(listed.rows))]
            entries = [ref for ref, _ in rows if ref]
            headings = [listed.rows.lines(row, 40)[-1].plain for ref, row in rows if ref is None]
            assert entries == [card.ref for group in expected for card in group.cards]
            assert headings == [group.heading for group in expected if group.heading]
            assert section.name in lines(app)[0]
            assert opened(app) == expected[0].cards[0].ref
            first = sample_journal.title(sample_journal.entry(expected[0].cards[0].ref))
            assert first[:20] in seen(app)
            assert str(app.screen.query_one("#page .title").render()) == first


async def test_a_click_on_the_rail_goes_there(little: Journal) -> None:
    app = at_desk(little)
    async with working(app) as pilot:
        await pilot.click(list(app.screen.query(RailItem))[3])
        await rest(pilot)
        assert desk(app).section.name == "Setbacks"
        assert [item.section.name for item in app.screen.query(RailItem) if item.here] == ["Setbacks"]


async def test_an_empty_section_says_what_belongs_in_it(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app) as pilot:
        for section in LISTS:
            await press(pilot, section.key)
            assert section.empty.words[:30] in seen(app)
            await press(pilot, "j", "G", "enter", "e", "d", "l", "H", "escape")
            assert desk(app).section == section
            await press(pilot, "backspace")
            assert desk(app).section.is_today


async def test_today_is_walked_by_what_can_be_opened_on_it(little: Journal) -> None:
    little.add(Lesson(sentence="Say the number first.", look_again=PartialDate(2026, 11, 1)))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        lines_there = list(app.screen.query_one(TodayView).query(LinkLine))
        assert len(lines_there) > 1
        for line in lines_there:
            while not line.has_focus:
                before = app.screen.focused, app.screen.query_one(TodayView).scroll_offset
                await press(pilot, "j")
                assert (app.screen.focused, app.screen.query_one(TodayView).scroll_offset) != before
        for line in lines_there[-2::-1]:
            await press(pilot, "k")
            assert line.has_focus
        await press(pilot, "k")
        assert lines_there[-1].has_focus, "from the first to the last, as in a list"
        await press(pilot, "down")
        assert lines_there[0].has_focus
        assert app.screen.query_one(TodayView).scroll_offset.y == 0
        for key, place in (("G", -1), ("g", 0)):
            await press(pilot, key)
            assert lines_there[place].has_focus
        await press(pilot, "enter")
        assert opened(app) == lines_there[0].ref


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_today_uses_the_width_there_is(size: tuple[int, int], sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with working(app, size=size) as pilot:
        today = app.screen.query_one(TodayView)
        asked, belongs = today.query(".column")
        assert (asked.region.y == belongs.region.y) == (size == WIDE)
        if size == WIDE:
            assert belongs.region.x >= asked.region.right
            assert today.max_scroll_y == 0
            highest = max(asked.region.height, belongs.region.height)
            assert min(asked.region.height, belongs.region.height) > highest / 3  # neither is all of it
        first = today.query(LinkLine).first()
        await press(pilot, "j")
        assert first.has_focus
        assert today.content_region.contains_region(first.region)


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_what_was_promised_stands_whole_on_today(journal: Journal, size: tuple[int, int]) -> None:
    what = "Write one page: what is in Martin’s job on a Tuesday that I would want"
    journal.add(Action(what=what, by_when=PartialDate.of(dt.date(2026, 11, 20))))
    app = at_desk(journal)
    async with working(app, size=size):
        assert what in " ".join(" ".join(line[7:].split()) for line in lines(app))


@pytest.mark.parametrize("size", [(40, 15), NARROW, USUAL, WIDE])
async def test_every_empty_view_says_its_key_first_then_what_belongs_in_it(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = at_desk(journal)
    async with working(app, size=size) as pilot:
        for section in LISTS:
            await press(pilot, section.key)
            for view in section.views:
                empty = empty_in(section, view)
                await until(pilot, lambda: "Nothing" in seen(app) or "Nobody" in seen(app))
                shown = " ".join(" ".join(line[7:].replace("▌", "").split()) for line in lines(app))
                assert view == desk(app).place.view
                if view == PATTERNS:
                    assert "n puts a setback or a success down" in shown
                    assert "Such as: Of nine I thought" in shown
                    continue
                for name, does in empty.keys:
                    assert key_for(app.screen, name) in shown
                    assert does[:20] in shown
                assert shown.index(empty.keys[0][1][:20]) < shown.index(empty.words[:20])
                assert empty.example
                assert empty.example[:20] in shown, (view, size)
                if size == NARROW:
                    assert empty.words in shown
                    assert empty.example in shown
                if len(section.views) > 1:
                    await press(pilot, "v")


async def test_the_words_of_an_empty_list_give_way_to_what_is_put_down(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "5", size=NARROW) as pilot:
        assert "one sentence that something taught you" in seen(app)
        journal.add(Lesson(sentence="Ask before the door closes."))
        await press(pilot, "5")
        assert "Ask before the door closes." in seen(app)
        assert "Nothing here yet" not in seen(app)


async def test_a_list_is_walked_with_letters_and_arrows(little: Journal) -> None:
    order = [card.ref for card in groups(SECTIONS[3], little)[0].cards]
    app = at_desk(little)
    async with working(app, "4") as pilot:
        assert opened(app) == order[0]
        for key, place in (("j", 1), ("down", 2), ("k", 1), ("up", 0), ("G", -1), ("g", 0), ("end", -1), ("home", 0)):
            await press(pilot, key)
            assert opened(app) == order[place], key
        await press(pilot, "pagedown")
        assert opened(app) != order[0]


async def test_walking_passes_over_headings(little: Journal) -> None:
    roles, moves = groups(SECTIONS[2], little)
    app = at_desk(little)
    async with working(app, "3", "v", "v", *["j"] * len(roles.cards)) as pilot:
        assert opened(app) == moves.cards[0].ref
        await press(pilot, "k")
        assert opened(app) == roles.cards[-1].ref
        await press(pilot, "g")
        assert opened(app) == roles.cards[0].ref


async def test_wide_shows_list_and_page_and_narrow_one_at_a_time(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4") as pilot:
        listed, page = app.screen.query_one("#section-list"), app.screen.query_one("#page")

        def visible() -> tuple[bool, bool]:
            return listed.display and bool(listed.region.width), page.display and bool(page.region.width)

        assert visible() == (True, True)
        await resize(pilot, NARROW)
        await until(pilot, lambda: visible() == (True, False))
        await press(pilot, "enter")
        assert visible() == (False, True)
        assert app.focused is page
        await press(pilot, "escape")
        assert visible() == (True, False)
        assert app.focused is app.screen.query_one(EntryList)
        await press(pilot, "enter")
        await resize(pilot, WIDE)
        await until(pilot, lambda: visible() == (True, True))
        assert app.focused is page


@pytest.mark.parametrize("width", [80, 99, 100, 111, 112, 119, 140])
async def test_a_page_has_room_to_be_read_at_any_width(little: Journal, width: int) -> None:
    ref = little.add(Reflection(body="The panel was kind, and the room was not. " * 9)).ref
    app = at_desk(little)
    async with working(app, "7", size=(width, 36)) as pilot:
        await desk(app).open_entry(ref)
        await rest(pilot)
        assert app.screen.query_one(Prose).size.width >= 40


async def test_a_page_is_scrolled_with_letters(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with working(app, "4", "enter", size=(80, 16)) as pilot:
        await press(pilot, "j")
        page = app.screen.query_one(EntryPage)
        await until(pilot, lambda: page.scroll_y > 0)
        await press(pilot, "G")
        await until(pilot, lambda: page.scroll_y == page.max_scroll_y)
        await press(pilot, "g")
        await until(pilot, lambda: page.scroll_y == 0)


@pytest.mark.parametrize(("size", "keys"), [((40, 15), "12345678"), ((200, 60), "134")])
async def test_every_section_and_a_page_of_each_fit_any_size(size: tuple[int, int], keys: str, little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=size) as pilot:
        for key in keys:
            await press(pilot, key, "enter")
            assert desk(app).section.key == key
            assert desk(app).section.name in lines(app)[0]
            assert all(len(line) <= size[0] for line in lines(app))
            if key != "1":
                title = app.screen.query_one("#page .title")
                assert title.region.width > 0
                assert title.region.y < size[1]


async def test_the_keys_below_are_whole_and_lead_to_the_others(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "3", size=(160, 30)) as pilot:
        count: dict[int, int] = {}
        for width in (160, 60, 80, 40, 120):
            await resize(pilot, (width, 30))
            below = re.split(" {2,}", lines(app)[-1].strip())
            keys = {f"{key.shown} {key.says}" for _, key in app.screen.query_one(KeysBelow).placed}
            assert set(below) <= keys
            everything = "^p everything" if width > 40 else "^p all"
            assert {"? help", everything} <= set(below), "put shortly where not all of them have room"
            count[width] = len(below)
        assert count[40] < count[60] < count[80] < count[120] < count[160]
        await press(pilot, "4")
        for width, said in ((80, "^p everything"), (160, "ctrl+p everything")):
            await resize(pilot, (width, 30))
            assert said in lines(app)[-1]


async def test_too_small_says_so_and_recovers(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "j", "enter", size=NARROW) as pilot:
        where = desk(app).place
        await resize(pilot, (39, 15))
        assert isinstance(app.screen, TooSmall)
        assert "This window is too small." in seen(app)
        await press(pilot, "d", "e", "escape", "enter", "q")
        await resize(pilot, (20, 4))
        assert len(app.screen_stack) == 3
        await resize(pilot, NARROW)
        assert desk(app).place == where
        assert desk(app).reading
        assert where[1] is not None
        assert little.get(where[1]) is not None


async def test_begun_too_small_it_says_so_and_recovers(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=(30, 8)) as pilot:
        assert isinstance(app.screen, TooSmall)
        await resize(pilot, NARROW)
        assert desk(app).section.is_today
        assert not any(isinstance(screen, TooSmall) for screen in app.screen_stack)


async def test_today_says_what_belongs_to_the_day(journal: Journal) -> None:
    journal.add(
        Conversation(
            with_whom="Ines",
            when=PartialDate.of(dt.date(2026, 11, 26)),
            opening=Step(preparation="Thank her."),
            aspirations=Step(preparation="Say it plainly."),
        )
    )
    journal.add(Conversation(with_whom="Noah", when=PartialDate.of(dt.date(2026, 11, 2))))
    journal.add(Action(what="Write to Sam", by_when=PartialDate.of(dt.date(2026, 11, 20))))
    journal.add(Action(what="Ask for the survey", by_when=PartialDate.of(dt.date(2026, 12, 3)), who="Sam"))
    journal.add(Lesson(sentence="Ask before the door closes.", look_again=PartialDate.of(dt.date(2026, 11, 1))))
    journal.add(Lesson(sentence="Not this one.", look_again=PartialDate.of(dt.date(2027, 11, 1))))
    journal.add(Reflection(body="A year ago I did not sleep.", when=PartialDate.of(dt.date(2025, 11, 22))))
    journal.add(Reflection(body="The day after.", when=PartialDate.of(dt.date(2025, 11, 23))))
    app = at_desk(journal)
    async with working(app):
        page = seen(app)
        for words in (
            "Sunday 22 November",
            question(journal),
            "Thursday, with Ines",
            "potential next",
            "in 4 days",
            "! Write to Sam",
            "was due 20 November",
            "Ask for the survey",
            "by 3 December · waits on Sam",
            "Ask before the door closes.",
            "not applied yet",
            "On this day, 2025",
            "“A year ago I did not sleep.”",
        ):
            assert words in page, words
        for words in ("Noah", "Not this one", "The day after", "Left open"):
            assert words not in page, words


async def test_every_line_of_today_is_reached_and_opened(little: Journal, clock: Clock) -> None:
    clock.step(days=1)  # what is put down rests for its day
    app = at_desk(little)
    async with working(app) as pilot:
        wanted = [line.ref for line in app.screen.query(LinkLine)]
        assert {ref.kind for ref in wanted} >= {Kind.CONVERSATION, Kind.ACTION, Kind.LESSON}
        for place, ref in enumerate(wanted, 1):
            await press(pilot, "1", *["tab"] * place, "enter")
            assert opened(app) == ref
        await press(pilot, "1")
        await pilot.click(app.screen.query(LinkLine).first())
        await rest(pilot)
        assert opened(app) == wanted[0]


async def test_another_question_and_its_answer(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app) as pilot:
        assert question(journal) in seen(app)
        assert "Or begin with" in seen(app)
        await press(pilot, "full_stop")
        asked = question(journal)
        assert asked in seen(app)
        await press(pilot, "w")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, *"Both.", "escape")
        assert desk(app).section.is_today
    (kept,) = journal.reflections
    assert (kept.prompt, kept.body) == (asked, "Both.")


async def test_what_was_begun_and_cannot_be_kept_as_it_stands_is_not_said_to_be(journal: Journal) -> None:
    journal.drafts.keep(Ref(Kind.SETBACK, 0), {"body": "It has no title yet."})
    app = at_desk(journal)
    async with working(app, "4", "n"):
        assert "keeps it once nothing is missing, and n then begins another" in said(app)
        assert "as it stands" not in said(app)


async def test_what_was_begun_before_is_said_to_be_that_and_neither_is_lost(journal: Journal) -> None:
    journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "Ask early"})
    app = at_desk(journal)
    async with working(app, "5", "n", size=NARROW) as pilot:
        assert "This is the new lesson that you began and left open, last typed " in said(app)
        assert "Ask early" in seen(app)
        told = said(app)
        await press(pilot, "escape", "n")
        assert [lesson.sentence for lesson in journal.lessons] == ["Ask early"]
        assert "Ask early" not in seen(app)
        assert said(app).count("began and left open") == told.count("began and left open")


async def test_a_new_entry_that_was_left_open_is_called_by_its_title_above_how_its_text_begins(
    journal: Journal,
) -> None:
    journal.drafts.keep(
        Ref(Kind.SETBACK, 0), {"what_happened": "Half a", "body": "The other half of it, which is longer."}
    )
    journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "A thought that goes on."})
    async with working(app := at_desk(journal)):
        shown = " ".join(seen(app).split())
        assert "a new setback: Half a typed" in shown
        assert "“The other half of it, which is longer.”" in shown
        assert "a new reflection typed" in shown
        assert shown.count("A thought that goes on.") == 1


async def test_a_draft_left_open_is_taken_up_again_from_today(journal: Journal, clock: Clock) -> None:
    journal.drafts.keep(Ref(Kind.SETBACK, 0), {"what_happened": "Half a", "when": "nonsense"})
    setback = journal.add(Setback(what_happened="The whole of it"), drafted=False)
    clock.step(hours=1)
    journal.drafts.keep(setback.ref, {"what_happened": "The whole of it, differently"})
    app = at_desk(journal)
    async with working(app) as pilot:
        assert "Left open" in seen(app)
        assert "a new setback: Half a" in seen(app)
        assert seen(app).count("Half a") == 1
        assert [line.ref for line in app.screen.query(DraftLine)] == [setback.ref, Ref(Kind.SETBACK, 0)]
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, EditScreen)
        assert "The whole of it, differently" in seen(app)
        await press(pilot, "escape")
        assert journal.setbacks[1].what_happened == "The whole of it, differently"
        await press(pilot, "1", "tab", "enter")
        assert isinstance(app.screen, EditScreen)
        assert "not in the journal" not in said(app)
        await press(pilot, "f8")
        assert "nothing of it was kept before" in seen(app)
        await press(pilot, "y")
        assert "Left open" not in seen(app)
    assert journal.drafts.all() == []


async def test_of_a_draft_with_a_long_title_today_shows_the_beginning(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="quay " * 90), drafted=False)
    journal.drafts.keep(setback.ref, {"what_happened": "quay " * 90, "felt": "x"})
    journal.add(Action(what="Ask early", by_when=PartialDate(2020)))
    app = at_desk(journal)
    async with working(app):
        assert 20 < seen(app).count("quay") < 70
        assert "Ask early" in seen(app)


async def test_links_are_followed_and_back_returns(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="The panel", body="As in [[lesson 1]] and [x](entry:nope)."))
    lesson = journal.add(Lesson(sentence="Ask first.", learnt_from=(setback.ref,)))
    app = at_desk(journal)
    async with working(app, "4", "enter", "tab", "enter") as pilot:
        assert opened(app) == lesson.ref
        assert desk(app).section.name == "Lessons"
        await press(pilot, "tab", "enter")
        assert opened(app) == setback.ref
        await press(pilot, "backspace")
        assert opened(app) == lesson.ref
        await press(pilot, "backspace")
        assert opened(app) == setback.ref
        await press(pilot, "backspace")
        assert desk(app).section.is_today


async def test_a_link_in_a_text_is_clicked(journal: Journal) -> None:
    journal.add(Setback(what_happened="The panel", body="[[lesson 1]] is what I took from it."))
    lesson = journal.add(Lesson(sentence="Ask first."))
    app = at_desk(journal)
    async with working(app, "4") as pilot:
        await pilot.click("MarkdownParagraph", offset=(2, 0))
        await rest(pilot)
        assert opened(app) == lesson.ref


async def test_any_other_link_leads_nowhere(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    monkeypatch.setattr("webbrowser.open", touched.append)
    wheres = [
        "entry:nope",
        "entry:",
        "entry:setback%2099",
        "https://example.org/",
        "#top",
        "app.quit",
        "')",
        "mailto:a@b",
    ]
    for where in wheres:
        journal.add(Setback(what_happened="The panel", body=f"[aaaaaaaaaa](<{where}>)"))
    app = at_desk(journal)
    async with working(app, "4") as pilot:
        for _ in wheres:
            before = opened(app)
            await pilot.click("MarkdownParagraph", offset=(2, 0))
            await rest(pilot)
            assert opened(app) == before
            assert app.is_running
            await press(pilot, "j")
    assert touched == []


async def test_delete_and_undo(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "j", size=NARROW) as pilot:
        ref = opened(app)
        assert ref is not None
        before = little.get(ref)
        await press(pilot, "d")
        assert little.get(ref) is None
        assert f"Deleted {ref}" in said(app)
        neighbour = opened(app)
        assert neighbour != ref
        assert neighbour is not None
        await press(pilot, "u")
        assert little.get(ref) == before
        assert f"Taken back: deleted {ref}." in said(app)


async def test_what_is_gone_is_not_gone_back_to(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="The panel"))
    journal.add(Lesson(sentence="Ask first.", learnt_from=(setback.ref,)))
    app = at_desk(journal)
    async with working(app, "5", "tab", "tab", "enter") as pilot:
        assert opened(app) == setback.ref
        await press(pilot, "backspace", "4", "d")
        await press(pilot, "backspace", "backspace")
        assert opened(app) in (None, Ref(Kind.LESSON, 1))


@pytest.mark.parametrize(
    "keys", [("7", "j", "j"), ("7", "j", "j", "enter"), ("7", "v", "j", "j", "j"), ("7", "v", "v", "j"), ("4", "j")]
)
async def test_what_is_brought_back_is_open_again(sample_journal: Journal, keys: tuple[str, ...]) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *keys)
        was = desk(app).place
        await press(pilot, "d")
        assert desk(app).place.ref != was.ref
        await press(pilot, "u")
        now = desk(app).place
        assert (now.ref, now.view) == (was.ref, was.view)
        assert desk(app).query_one(EntryList).chosen == was.ref


async def test_undo_with_nothing_to_take_back(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "u", size=NARROW):
        assert said(app) == "There is nothing to take back."


async def test_linking_from_the_open_entry(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4") as pilot:
        ref = opened(app)
        assert ref is not None
        await press(pilot, "l")
        assert isinstance(app.screen, PickEntry)
        goal = little.lessons[1]
        await press(pilot, *str(goal.ref), "enter")
        entry = little.get(ref)
        assert entry is not None
        assert any(other.kind is Kind.LESSON for other in entry.links)
        await press(pilot, "l", *str(ref), "enter")
        assert said(app).endswith("An entry does not point at itself.")


async def test_a_new_entry_of_the_section_or_of_any_kind(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "5", "n", *"Ask first.", "escape", size=NARROW) as pilot:
        assert opened(app) == Ref(Kind.LESSON, 1)
        await press(pilot, "3", "n")
        assert isinstance(app.screen, PickKind)
        assert app.screen.query_one(OptionList).option_count == 2
        await press(pilot, "enter", *"Clerk", "escape")
        assert opened(app) == Ref(Kind.ROLE, 1)
        await press(pilot, "N")
        assert isinstance(app.screen, PickKind)
        assert app.screen.query_one(OptionList).option_count == sum(shown.written for shown in SHOWN.values())
        await press(pilot, "escape", "2", "N", "j", "j", "j", "j", "enter", *"A miss", "escape")
        assert desk(app).section.name == "Setbacks"
        assert opened(app) == Ref(Kind.SETBACK, 1)


async def test_a_new_one_is_of_the_kind_that_a_view_lists(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "6", "v", "n", *"Call the depot", "escape") as pilot:
        assert opened(app) == Ref(Kind.ACTION, 1)
        await press(pilot, "v", "v", "n")
        assert on_top(app) is ConversationScreen


async def test_editing_from_list_and_page(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "5", size=NARROW) as pilot:
        ref = opened(app)
        await press(pilot, "e", "home", *"Once more: ", "escape")
        assert ref is not None
        assert little.lessons[ref.number].sentence.startswith("Once more: ")
        assert opened(app) == ref
        assert "Once more" in seen(app)
        assert "kept" in lines(app)[0]
        await press(pilot, "enter", "e", "escape")
        assert desk(app).reading


async def test_records_of_what_happened_are_not_edited(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "8") as pilot:
        ref = opened(app)
        assert ref is not None
        assert ref.kind is Kind.SHARE
        await press(pilot, "e", "d", "l")
        assert desk(app).place[1] == ref
        assert little.get(ref) is not None


async def test_today_is_scrolled_with_the_same_letters(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with working(app, size=(60, 14)) as pilot:
        view = app.screen.query_one(TodayView)
        await press(pilot, "G")
        await until(pilot, lambda: view.scroll_y == view.max_scroll_y > 0)
        await press(pilot, "g")
        await until(pilot, lambda: view.scroll_y == 0)


async def test_the_day_changes_while_it_is_open(journal: Journal, clock: Clock) -> None:
    app = at_desk(journal)
    async with working(app, size=NARROW) as pilot:
        clock.step(days=1)
        await press(pilot, "4", "1")
        assert "Monday 23 November" in seen(app)
        assert question(journal) in seen(app)


async def test_the_footer_offers_what_can_be_done(little: Journal) -> None:
    app = at_desk(little)
    async with working(app) as pilot:
        assert ". another" in lines(app)[-1]
        assert "delete" not in lines(app)[-1]
        await press(pilot, "4")
        assert ". another" not in lines(app)[-1]
        assert "delete" in lines(app)[-1]
        await press(pilot, "8")
        assert "delete" not in lines(app)[-1]
        await press(pilot, "G")
        assert "delete" in lines(app)[-1]


def shown(app: CareerJournal) -> list[str]:
    """The headings and titles of the list on the screen, in its order."""
    listed = app.screen.query_one(EntryList)
    return [
        listed.rows.lines(row, 60)[-1 if listed.rows.is_heading(row) else 0].plain for row in range(len(listed.rows))
    ]


@pytest.fixture
def years(journal: Journal) -> Journal:
    """Entries over some years, some of them without a day of their own."""
    for body, when in (
        ("first", PartialDate(2019, 3, 4)),
        ("second", PartialDate(2019, 3, 4)),
        ("in March", PartialDate(2019, 3)),
        ("in that year", PartialDate(2019)),
        ("in May", PartialDate(2019, 5, 1)),
        ("later", PartialDate(2021, 5, 2)),
    ):
        journal.add(Reflection(body=body, when=when))
    journal.add(Role(title_="Keeper"))
    return journal


async def test_the_journal_is_grouped_by_year_month_or_day(years: Journal) -> None:
    app = at_desk(years)
    async with working(app, "7") as pilot:
        of_2019 = ["in May", "second", "first", "in March", "in that year"]
        assert shown(app) == ["Undated", "Keeper", "2021", "later", "2019", *of_2019]
        await press(pilot, "v")
        of_march = ["second", "first", "in March"]
        assert shown(app)[2:] == [
            "May 2021", "later", "May 2019", "in May", "March 2019", *of_march, "2019, no month", "in that year"
        ]  # fmt: skip
        await press(pilot, "v")
        assert shown(app)[4:] == [
            "Wednesday 1 May 2019", "in May", "Monday 4 March 2019", "second", "first",
            "March 2019, no day", "in March", "2019, no month", "in that year",
        ]  # fmt: skip


async def test_a_list_goes_to_a_date_or_to_what_came_before_it(years: Journal) -> None:
    app = at_desk(years)
    async with working(app) as pilot:
        for typed, there in (
            ("2020", "in May"),
            ("4 March 2019", "second"),
            ("2030", "later"),
            ("1999", "in that year"),
        ):
            await press(pilot, "colon")
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            ref = opened(app)
            assert ref is not None
            assert years.title(years.entry(ref)) == there, typed
        for typed, says in (
            ("June 2014", "Nothing here is of June 2014. This is the nearest after it: "),
            ("2030", "Nothing here is of 2030. This is the nearest before it: "),
            ("3 June 2019", "Nothing here is of 3 June 2019 alone. This may be, being of 2019."),
        ):
            await press(pilot, "colon")
            app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            assert said(app).splitlines()[-1].startswith(says)
        told = said(app)
        await press(pilot, "colon", *"2019", "enter")
        assert said(app) == told
        await press(pilot, "colon", *"nonsense", "enter")
        assert "not a date" in seen(app)
        assert "enter goes there" in seen(app)
        assert "stays here" in seen(app)
        await press(pilot, "escape")
        assert desk(app).section.name == "Journal"


async def test_the_months_say_how_much_was_put_down_and_one_goes_to_them(years: Journal) -> None:
    app = at_desk(years)
    async with working(app, "7", "M") as pilot:
        text = seen(app)
        for said in ("2021   1 entry", "2019   5 entries", "March           3", "no month        1"):
            assert said in text, said
        assert "January" not in text
        await press(pilot, "g", "j", "j", "enter")
        ref = opened(app)
        assert ref is not None
        assert years.title(years.entry(ref)) == "second"
        await narrow(pilot, "year:2021")
        await press(pilot, "M")
        assert "2021   1 entry" in seen(app)
        assert "2019" not in seen(app).split("month by month")[1], "only what the filter lets through is counted"


async def test_the_years_of_the_months_are_folded_and_walked_and_say_what_kinds_there_are(years: Journal) -> None:
    years.add(Setback(what_happened="The panel", when=PartialDate(2019, 3, 4)))
    app = at_desk(years)
    async with working(app, "7", "M", "G", size=NARROW) as pilot:
        assert "2019   6 entries   5 reflections · 1 setback" in seen(app)
        await press(pilot, "z")
        assert "2019   6 entries · folded   5 reflections" in seen(app)
        assert "March" not in seen(app)
        assert "2021   1 entry" in seen(app)
        await press(pilot, "enter")
        assert "folded" not in seen(app)
        assert "March" in seen(app)
        await press(pilot, "a")
        assert seen(app).count("folded") == len({month.first.year for month in months(JOURNAL, years)})
        before = app.screen.query_one(LineList).highlighted
        await press(pilot, "k")
        assert app.screen.query_one(LineList).highlighted == (before or 0) - 1
        await press(pilot, "a")
        assert "folded" not in seen(app)


def test_a_year_names_every_kind_the_largest_first_however_narrow_it_is() -> None:
    kinds = {2026: {Kind.REFLECTION: 90, Kind.CONVERSATION: 47, Kind.SUCCESS: 40, Kind.LESSON: 3}}
    found = [Month(dt.date(2026, 3, 1), 180)]
    every = ["90 reflections", "47 conversations", "40 successes", "3 lessons"]
    for folded in ((), (2026,)):
        rows = _MonthRows(found, {}, kinds, folded)
        for width in range(30, 120):
            said = rows.lines(0, width)
            assert len(said) == rows.heights(width)[0]
            assert all(line.cell_length <= width for line in said), (width, folded)
            _, *kinds_said = " · ".join(line.plain for line in said).removeprefix("2026   ").split("0 entries")
            words = kinds_said[0].removeprefix(" · folded").split(" · ")
            assert [word.strip() for word in words if word.strip()] == every, (width, folded)


def test_a_year_of_one_kind_names_it() -> None:
    rows = _MonthRows([Month(dt.date(2026, 3, 1), 3)], {}, {2026: {Kind.LESSON: 3}})
    assert [line.plain for line in rows.lines(0, 60)] == ["2026   3 entries   all lessons"]


async def test_the_months_say_quietly_how_their_days_left_one(years: Journal) -> None:
    app = at_desk(years)
    async with working(app, "7", "M") as pilot:
        assert not app.screen.query("#months-say"), "nothing where no day says so"
        await press(pilot, "escape")
        years.add(Reflection(body="up", when=PartialDate(2022, 5, 3), energy=Energy.ENERGISED))
        years.add(Reflection(body="tired", when=PartialDate(2022, 3, 3), energy=Energy.TIRED))
        years.add(Reflection(body="even", when=PartialDate(2022, 3, 9), energy=Energy.EVEN))
        await press(pilot, "M", "g")
        found = {line.split()[0]: line for line in options(app)[::-1] if line[:1].isalpha()}
        assert "█" in found["May"]
        assert "▃" in found["March"]
        assert "Its days left me energised, says one entry." in seen(app)
        await press(pilot, "j")
        assert "Its days left me between tired and even (middle of 2)." in seen(app)
        assert "▌March" in seen(app)
        assert "▌May" not in seen(app)
        await press(pilot, "G")
        assert "Its days left me" not in seen(app)
        await press(pilot, "escape", "4", "M")
        assert not app.screen.query("#months-say"), "setbacks say nothing of it"


async def narrow(pilot: Steps, text: str) -> None:
    """Show only what fits."""
    await press(pilot, "F")
    assert "shows only that" in seen(pilot.app)
    assert "leaves the lists as they are" in seen(pilot.app)
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")
    await looked(pilot)


async def looked(pilot: Steps) -> None:
    """Wait until it is known what the filter lets through."""
    listed = pilot.app.screen.query_one(SectionList)
    await until(pilot, lambda: not listed.is_looking)
    await rest(pilot)


async def test_a_filter_stays_until_it_is_changed(journal: Journal) -> None:
    for body, tags, when in (
        ("walked", ("Walking",), PartialDate(2019, 3, 4)),
        ("walked again", ("walking", "café"), PartialDate(2021)),
        ("sat with Ros Amery", (), PartialDate(2021, 5, 2)),
    ):
        journal.add(Reflection(body=body, tags=tags, when=when))
    journal.add(Setback(what_happened="missed the boat", tags=("walking",), when=PartialDate(2021, 6, 1)))
    app = at_desk(journal)
    async with working(app) as pilot:
        for text, there in (
            ("#WALKING", ["missed the boat", "walked again", "walked"]),
            ("tag:walking kind:reflection", ["walked again", "walked"]),
            ("tag:walking tag:cafe\u0301", ["walked again"]),
            ("year:2021", ["missed the boat", "sat with Ros Amery", "walked again"]),
            ("person:Ros", ["sat with Ros Amery"]),
            ("again", ["walked again"]),
        ):
            await narrow(pilot, text)
            assert desk(app).section.name == "Journal"
            assert [row for row in shown(app) if row not in ("2019", "2021")] == there, text
            assert f"only {text}" in seen(app)
            ref = opened(app)
            assert ref is not None
            assert journal.title(journal.entry(ref)) in there
        await narrow(pilot, "tag:walking")
        await press(pilot, "4")
        await looked(pilot)
        assert shown(app) == ["missed the boat"]
        await press(pilot, "5", "7")
        await looked(pilot)
        assert len(shown(app)) == 5, "three entries and two years"
        journal.add(Reflection(body="walked home", tags=("walking",), when=PartialDate(2021, 7)))
        await press(pilot, "1", "7")
        await looked(pilot)
        assert "walked home" in shown(app)
        await narrow(pilot, "tag:nobody")
        assert "Nothing here fits “tag:nobody”. F changes" in seen(app)
        await narrow(pilot, "")
        assert len(shown(app)) == 7
        assert "only" not in lines(app)[-3]


@pytest.fixture
def many(journal: Journal) -> Journal:
    """Sixty reflections and as many setbacks, a day apart."""
    for number in range(60):
        when = PartialDate.of(dt.date(2021, 1, 1) + dt.timedelta(days=number))
        journal.add(Reflection(body=f"Rota {number}", when=when, tags=("rota",) if number % 2 else ()))
        journal.add(Setback(what_happened=f"Rain {number}", when=when))
    return journal


def is_in_view(app: CareerJournal, journal: Journal) -> bool:
    """Whether the row of the open entry is, in the list."""
    ref, entries = opened(app), app.screen.query_one(EntryList).region
    assert ref is not None
    listed = "\n".join(line[entries.x : entries.right] for line in lines(app)[entries.y : entries.bottom])
    return re.search(rf"\b{journal.title(journal.entry(ref))}\b", listed) is not None


async def test_a_section_is_entered_where_it_was_left(many: Journal) -> None:
    app = at_desk(many)
    async with working(app, "7") as pilot:
        first = opened(app)
        await press(pilot, *["j"] * 70)
        journal_left = opened(app)
        await press(pilot, "4", *["j"] * 50)
        setback_left = opened(app)
        assert len({first, journal_left, setback_left}) == 3
        for key, left in (("7", journal_left), ("4", setback_left), ("1", None), ("7", journal_left)):
            await press(pilot, key)
            assert opened(app) == left
            assert left is None or is_in_view(app, many)
        await pilot.click(next(item for item in app.screen.query(RailItem) if item.section.name == "Setbacks"))
        await rest(pilot)
        assert opened(app) == setback_left
        await press(pilot, "enter", "7", "4")
        assert (opened(app), desk(app).reading) == (setback_left, False)
        await press(pilot, "7", "7")
        assert opened(app) == journal_left
        await press(pilot, "v", "1", "7")
        assert (opened(app), desk(app).place.view) == (journal_left, MONTHS)


async def test_where_a_section_was_left_lifts_no_filter_and_may_be_gone(many: Journal) -> None:
    app = at_desk(many)
    async with working(app, "7", "j", "j", "j") as pilot:
        left = opened(app)
        assert left is not None
        assert left.kind is Kind.REFLECTION
        await narrow(pilot, "kind:setback")
        await press(pilot, "4", "7")
        await looked(pilot)
        ref = opened(app)
        assert ref is not None
        assert ref.kind is Kind.SETBACK
        assert "only kind:setback" in seen(app)
        await narrow(pilot, "")
        await press(pilot, "g", "j", "j")
        gone = opened(app)
        assert gone is not None
        await press(pilot, "4")
        many.delete(gone)
        await press(pilot, "7")
        assert opened(app) not in (None, gone)


async def test_what_is_the_same_is_not_put_there_again(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what a class of the desk is about is styled anew."""
    app = at_desk(sample_journal)
    async with working(app, "7", "4", "7", "5") as pilot:
        styled: list[DOMNode] = []
        apply = app.stylesheet.apply

        def applied(node: DOMNode, **how: Any) -> None:
            styled.append(node)
            apply(node, **how)

        monkeypatch.setattr(app.stylesheet, "apply", applied)
        await press(pilot, "4", "enter")
        assert app.screen.has_class("-reading")
        rail = set(app.screen.query(RailItem))
        assert sum(one in rail for one in styled) <= 4, "no more than leave one section and come to another"
        await press(pilot, "escape")
        assert app.screen.query_one(EntryList).has_focus


@pytest.mark.parametrize("section", SECTIONS[1:], ids=lambda section: section.name)
def test_the_row_of_an_entry_is_found_in_every_list(section: Section, sample_journal: Journal) -> None:
    for view in section.views:
        rows = _EntryRows(groups(section, sample_journal, view), sample_journal)
        for row in range(len(rows)):
            ref = rows.ref(row)
            assert ref is None or rows.row_of(ref) == row


def test_the_row_of_an_entry_is_found_without_going_through_those_before_it(journal: Journal) -> None:
    with journal.together():
        for number in range(2000):
            journal.add(Reflection(body=f"Day {number}", when=PartialDate(2000 + number % 20, 1 + number % 12)))
    looked_at = 0

    class Counted(list[Card]):
        def __getitem__(self, place: Any) -> Any:
            nonlocal looked_at
            looked_at += 1
            return super().__getitem__(place)

        def __contains__(self, card: object) -> bool:
            raise AssertionError(f"All are gone through for {card}")

    found = [replace(group, cards=Counted(group.cards)) for group in groups(SECTIONS[6], journal)]
    rows = _EntryRows(found, journal)
    assert rows.ref(rows.row_of(Ref(Kind.REFLECTION, 1)) or 0) == Ref(Kind.REFLECTION, 1)
    assert looked_at < 12 * len(found)


def test_however_many_days_are_narrowed_at_once(sample_journal: Journal) -> None:
    asked: list[int] = []

    def through(cards: Sequence[Card]) -> Sequence[Card]:
        asked.append(len(cards))
        return [card for card in cards if card.ref.kind is Kind.SETBACK]

    found = groups(SECTIONS[6], sample_journal, DAYS, through)
    assert len(found) > 3
    assert asked == [len(sample_journal.order.of(OF_TIME))]
    assert {card.ref for group in found for card in group.cards} == {one.ref for one in sample_journal.setbacks}


async def test_the_footer_follows_wherever_one_goes(sample_journal: Journal) -> None:
    """What it shows is what a footer that is drawn anew would show."""
    app = at_desk(sample_journal)
    async with working(app, size=(200, 60)) as pilot:
        for key in ("8", "G", "5", "2", "4", "v", "enter", "1", "7", "v", "v", "3", "G", "6", "8", "G", "1", "5"):
            await press(pilot, key)
            offered = [one.action for one in app.screen.query_one(KeysBelow).offered]
            app.screen.refresh_bindings()
            await rest(pilot)
            assert offered == [one.action for one in app.screen.query_one(KeysBelow).offered], key


@pytest.mark.parametrize("number", [400, 4000])
async def test_a_section_reads_no_more_entries_than_it_shows(
    journal: Journal, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for place in range(number):
            journal.add(Reflection(body=f"Day {place}", when=PartialDate(2000 + place % 20, 1 + place % 12)))
    app = at_desk(journal)
    async with working(app) as pilot:
        await until(pilot, lambda: journal.searching.is_whole)
        journal._index._recent.clear()
        read = Mock(side_effect=from_record)
        monkeypatch.setattr("careerjournal.journal.index.from_record", read)
        await press(pilot, "7", "G", "g", "v", "j", "1")
        assert read.call_count <= 200, "of however many there are"


async def test_a_key_that_is_held_down_shows_only_where_it_leads(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.take_in([Reflection(body=f"Thought {number}", when=PartialDate(2024)) for number in range(300)], "took in")
    shown: list[Ref | None] = []
    show = DeskScreen._show

    async def counted(self: DeskScreen, ref: Ref | None, **said: bool) -> None:
        shown.append(ref)
        await show(self, ref, **said)

    monkeypatch.setattr(DeskScreen, "_show", counted)
    app = at_desk(journal)
    async with working(app, "7") as pilot:
        first = opened(app)
        shown.clear()
        for _ in range(120):
            key = events.Key("j", "j")
            key.set_sender(app)
            app.post_message(key)
        lock = events.Key("ctrl+l", None)
        lock.set_sender(app)
        app.post_message(lock)
        await until(pilot, lambda: isinstance(app.screen, LockScreen))
    assert first is not None
    assert len(shown) <= 40  # a busy machine has more turns between the 120 keys than an idle one, which shows some 10


async def test_after_a_lock_undo_says_where_what_was_deleted_is(door: Door) -> None:
    made = door.create(PASSPHRASE)
    made.journal.add(Setback(what_happened="The panel"))
    made.journal.lock()
    app = at_lock(door)
    async with working(app, "u", locked=True) as pilot:
        assert said(app).endswith("There is nothing to take back.")
        await press(pilot, "4", "enter", "d")
        assert app.journal is not None
        assert len(app.journal.setbacks) == 0
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await press(pilot, "u")
        assert "What was deleted is in the trash. T shows it, and puts it back." in said(app)


async def test_what_was_not_begun_is_offered_while_the_journal_is_small(journal: Journal) -> None:
    journal.add(Setback(what_happened="The panel"))
    app = at_desk(journal)
    async with working(app) as pilot:
        assert "what I want" in seen(app)
        assert "what went wrong" not in seen(app)
        journal.add(Aspiration(what="To survey"))
        await press(pilot, "4", "1")
        assert "what I want" not in seen(app)
        assert "where I have been" in seen(app)
        for place in range(8):
            journal.add(Lesson(sentence=f"Ask {place}"))
        await press(pilot, "4", "1")
        assert "Or begin with" not in seen(app)


async def test_back_leads_to_today_from_a_promise_that_was_opened_there(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "5", "enter", "4", "enter", size=NARROW) as pilot:
        desk(app).post_message(LinkLine.Followed(Ref(Kind.LESSON, 1)))
        await rest(pilot)
        await press(pilot, "1")
        desk(app).query(ActionLine).first().focus()
        await press(pilot, "enter")
        assert opened(app) == Ref(Kind.ACTION, 1)
        await press(pilot, "backspace")
        assert desk(app).section.is_today
        assert "Write to Sam" in seen(app)


@pytest.mark.parametrize("place", ["4", "5", "6"])
async def test_what_is_open_is_named_at_80_columns_while_a_change_can_be_taken_back(
    little: Journal, place: str
) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        kept = little.add(Reflection(body="Something else altogether, of today", when=PartialDate(2026, 1, 2)))
        await desk(app).open_entry(kept.ref)
        await rest(pilot)
        first = lines(app)[0]
        assert "kept" in first
        assert "u undo" in first
        assert "Journal › Something else" in first
        await press(pilot, place)
        title = little.title(little.entry(opened(app) or Ref(Kind.SETBACK, 0)))
        assert f" › {title[:6]}" in lines(app)[0]
