"""A span in one sitting, on the screen: every page, the answers, what interrupts them, and the one page made of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from careerjournal.access.door import Door
from careerjournal.journal.draft_words import NEW_REVIEW
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Measure, unmeasured
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Role, Setback
from careerjournal.model.spans import Span, span_of
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.being_read import BeingRead
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing import autosave
from careerjournal.tui.year_review.one_page import OnePageScreen
from careerjournal.tui.year_review.screen import ReviewScreen
from careerjournal.year_review.draft import ReviewDraft
from careerjournal.year_review.pages import PAGES
from tests.conftest import BEGINNING, PASSPHRASE
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    lines,
    on_top,
    press,
    rest,
    said,
    seen,
    unlock,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")

YEAR = Span(dt.date(BEGINNING.year, 1, 1), dt.date(BEGINNING.year, 12, 31))


async def sit(pilot: Steps, span: Span = YEAR) -> ReviewScreen:
    """Open a span, from the desk."""
    await rest(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen)
    screen.review(span)
    await rest(pilot)
    return review(pilot)


def review(pilot: Steps) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


def typed(pilot: Steps) -> str:
    return pilot.app.screen.query_one(Area).text


@pytest.mark.parametrize("size", [NARROW, USUAL, (40, 15)])
async def test_every_page_is_there_with_its_question_at_every_size(
    sample_journal: Journal, size: tuple[int, int]
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await sit(pilot)
        for place, page in enumerate(PAGES):
            assert page.name[:24] in seen(app)
            assert page.question[:28] in seen(app)
            if place < 7:
                await press(pilot, "ctrl+n")
        assert "next page" not in seen(app)
        await press(pilot, "ctrl+n", "ctrl+b")
        assert size < NARROW or "page before" in seen(app)
        await press(pilot, "1")
        assert "page before" not in seen(app)
        assert PAGES[0].question in seen(app)


async def test_it_is_asked_which_time_and_a_bad_one_is_refused_with_its_reason(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "R")
        assert on_top(app) is AskLine
        await press(pilot, "ctrl+u", *"2099", "enter")
        assert "still to come" in seen(app)
        await press(pilot, "ctrl+u", *"2019-q3", "enter")
        assert "Q3 2019 in one sitting" in seen(app)
        assert "No role was put down for Q3 2019." in seen(app)


async def test_answers_become_one_reflection_with_what_it_spoke_of(journal: Journal) -> None:
    role = journal.add(Role(title_="Keeper [red]", start=PartialDate(2015)))
    setback = journal.add(Setback(what_happened="It fell [/b]", when=PartialDate(BEGINNING.year, 2)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sit(pilot)
        assert "Keeper [red]" in seen(app)
        await press(pilot, "w", *"Yes", "ctrl+n", "ctrl+n", *"That one", "escape")
        assert "It fell [/b]" in seen(app)
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        (kept,) = journal.reflections
        assert kept.body == "## Where I stood\n\nYes\n\n## What went wrong, what went well\n\nThat one"
        assert kept.links == (role.ref, setback.ref)
        assert kept.title == f"{YEAR.words} in one sitting"
        assert journal.drafts.all() == []
        await press(pilot, "7", "enter")
        assert seen(app).count("In one sitting") == 0, "its title says it"
        # It goes on in the same one, where nothing is answered yet.
        await sit(pilot)
        assert "2 of 8" in seen(app)
        await press(pilot, "1", "w", *"!", "escape", "escape")
        (kept,) = journal.reflections
        assert kept.body.startswith("## Where I stood\n\nYes!\n")


async def test_to_look_through_it_keeps_nothing(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sit(pilot)
        await press(pilot, "ctrl+n", "5", "escape")
        assert on_top(app) is DeskScreen
        assert not len(journal.reflections)
        assert journal.drafts.all() == []


async def test_a_lock_in_the_middle_comes_back_to_the_page_with_every_word(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await sit(pilot)
        await press(pilot, "w", *"One", "escape", "5", "w", *"Five", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is ReviewScreen)
        assert "5 of 8" in seen(app)
        await press(pilot, *" more")
        assert typed(pilot) == "Five more"
        await press(pilot, "escape", "1")
        assert typed(pilot) == "One"
        await press(pilot, "escape")
        assert app.journal is not None
        assert [kept.reviews for kept in app.journal.reflections] == [YEAR.key]


async def test_after_a_kill_today_offers_it_where_it_was(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 0.02)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sit(pilot)
        await press(pilot, "3", "w", *"Half")
        await until(pilot, lambda: any("Half" in str(draft.values["body"]) for draft in journal.drafts.all()))
    again = at_desk(journal)  # the one before never came to keep it
    async with again.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert f"{YEAR.words} in one sitting" in seen(again)
        assert "“Half”" in seen(again)
        desk(again).write(NEW_REVIEW)
        await rest(pilot)
        assert "3 of 8" in seen(again)
        assert typed(pilot) == "Half"


async def test_another_that_is_left_open_is_gone_on_with_first(journal: Journal) -> None:
    journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "Tuesday"})
    left = ReviewDraft(journal, NEW_REVIEW, Span(dt.date(2019, 1, 1), dt.date(2019, 12, 31)))
    left.answer("2", "Nothing")
    left.store()
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "2019 in one sitting" in seen(app)
        desk(app).review(YEAR)
        await rest(pilot)
        assert review(pilot).span.key == "2019"
        assert "left open" in said(app)
        await press(pilot, "escape")
        assert [kept.reviews for kept in journal.reflections] == ["2019"]
        assert [draft.values["body"] for draft in journal.drafts.all()] == ["Tuesday"]
        await sit(pilot)


async def test_the_program_opens_at_it_where_the_shell_asked_for_that(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = CareerJournal(door, review=YEAR)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is ReviewScreen)
        assert review(pilot).span == YEAR
        await press(pilot, "escape", "ctrl+l")
        await unlock(pilot)
        assert on_top(app) is DeskScreen, "only once"


async def test_from_a_look_back_that_is_open_one_goes_on_in_it(journal: Journal) -> None:
    kept = journal.add(Reflection(body="## Where I stood\n\nHere.", reviews="2019-q3"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(kept.ref)
        await press(pilot, "R", "enter")
        assert review(pilot).of == kept.ref
        assert "2 of 8" in seen(app)


class Unread:
    """A journal of which nothing is read on until it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.held = True
        read_on = Journal.read_on

        def held(journal: Journal, seconds: float, measure: Measure = unmeasured) -> bool:
            return False if self.held else read_on(journal, seconds, measure)

        monkeypatch.setattr(Journal, "read_on", held)


async def test_while_the_journal_is_read_one_goes_on_and_it_opens_then(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_journal._index.forget()
    unread = Unread(monkeypatch)
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        desk(app).review(YEAR)
        await pilot.pause()
        assert on_top(app) is BeingRead
        unread.held = False
        await until(pilot, lambda: on_top(app) is ReviewScreen)
        assert "River information lead" in seen(app)


async def test_a_draft_that_is_taken_up_before_all_is_read_can_be_written_on(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        sample_journal._index.forget()
        unread = Unread(monkeypatch)
        app.push_screen(ReviewScreen(sample_journal, NEW_REVIEW, YEAR))
        await rest(pilot)
        assert "The journal is being read." in seen(app)
        await press(pilot, "w", *"Yes")
        unread.held = False
        await until(pilot, lambda: "River information lead" in seen(app))
        assert typed(pilot) == "Yes"


async def test_the_next_opens_with_the_last_answer_of_this_one(journal: Journal) -> None:
    before = str(BEGINNING.year - 1)
    journal.add(Reflection(body="## Whose wish is each\n\nAsk about the sea.", reviews=before))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sit(pilot)
        assert f"{before} ended with: “Ask about the sea.”" in seen(app)
        await press(pilot, "2")
        assert "ended with" not in seen(app)


async def test_one_page_holds_what_is_chosen_and_what_leaves_is_what_is_seen(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await sit(pilot)
        await press(pilot, "w", *"Here", "escape", "o")
        assert on_top(app) is OnePageScreen
        assert "Nothing is on the page yet" in seen(app)
        await press(pilot, "space", "down", "space")
        page = app.screen
        assert isinstance(page, OnePageScreen)
        assert page.written.startswith(f"# {YEAR.words}\n\n")
        assert "It fits one page." in seen(app)
        await press(pilot, "A")
        assert "Here" in page.written
        assert "Too long for one page" in str(page.query_one("#pieces-room", Static).render())
        await press(pilot, "S")
        share = app.screen
        assert isinstance(share, ShareScreen)
        # A name on the list leaves as its stand-in, and nowhere else.
        assert "Tobi" in page.written
        assert "Tobi" not in share.prep.text


async def test_beside_the_page_each_answer_is_named_and_the_words_beneath_stand_whole(
    sample_journal: Journal, tmp_path: Path
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await sit(pilot)
        await press(pilot, "w", *"Here", "escape", "o", "A")
        await press(pilot, *["J"] * 3)
        shown = " ".join(" ".join(line[:38].split()) for line in lines(app))
        assert "My answer: Where I stood" in shown
        assert OnePageScreen.ONLY in shown
        assert "Too long for one page by" in shown
        await press(pilot, "s")
        page = tmp_path / "page.html"
        app.screen.query_one(Input).value = str(page)
        await press(pilot, "enter")
        await until(pilot, page.exists)
        assert f"<title>{YEAR.words} in one sitting</title>" in page.read_text(encoding="utf-8")


async def test_where_it_is_tiny_the_keys_stand_beneath_the_page(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(40, 15)) as pilot:
        await sit(pilot)
        assert "w answers   ctrl+n next   o one page" in seen(app)
        await press(pilot, "w")
        assert "ctrl+n next" not in seen(app)


def test_a_key_that_names_no_span_makes_no_review() -> None:
    assert span_of("someday") is None
    assert Reflection(body="x", reviews="someday").title == "x"
