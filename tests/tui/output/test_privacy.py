"""F9: the terminal gets dots in the place of every word but those in focus, and still sees where things are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Input, TextArea
from textual.widgets.markdown import MarkdownBlock

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Kind, Lesson, PartialDate, Ref, Reflection, Role, Step
from careerjournal.settings import Loaded, Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.output.privacy import dotted
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, USUAL, Steps, at_desk, at_lock, desk, lines, press, resize, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")


@given(st.text(max_size=30) | st.text("aé漢字🙂 ·→│●", max_size=30))
def test_dots_take_the_room_of_the_words(text: str) -> None:
    hidden = dotted(text)
    assert cell_len(hidden) == cell_len(text) or not text.isprintable()
    assert not any(sign.isalnum() for sign in hidden)


@pytest.fixture
def secrets(journal: Journal) -> Journal:
    """Lessons and a reflection, each with a word that stands nowhere else."""
    journal.add(Lesson(sentence="Walrus first", where_it_holds="Among ostriches."))
    journal.add(Lesson(sentence="Badger second", body="One penguin.\n\nTwo [[lesson 1]] gulls.\n\n- an otter"))
    journal.add(Lesson(sentence="Ferret third", learnt_from=(Ref(Kind.REFLECTION, 1),)))
    journal.add(Reflection(body="A heron stood there. Zeppelin."))
    return journal


WORDS = ("Walrus", "ostriches", "Badger", "penguin", "gulls", "otter", "Ferret", "heron")


def shown(app: CareerJournal) -> set[str]:
    """Which of the words are on the screen."""
    return {word for word in WORDS if word in seen(app)}


async def test_a_list_shows_only_the_entry_in_focus(secrets: Journal) -> None:
    app = at_desk(secrets)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "5")
        assert shown(app) >= {"Walrus", "Badger", "Ferret"}
        before = [(line.rstrip() == "", len(line)) for line in lines(app)]
        await press(pilot, "f9")
        assert shown(app) == {"Ferret"}
        assert [(line.rstrip() == "", len(line)) for line in lines(app)] == before
        for word in ("Lessons", "5", "Aspirations", "new", "private, f9 shows"):
            assert word in seen(app)
        await press(pilot, "j")
        assert shown(app) == {"Badger"}
        await press(pilot, "d")
        assert "Badger" not in seen(app)
        await press(pilot, "u", "f9")
        assert shown(app) >= {"Walrus", "Badger", "Ferret"}
        assert "private" not in seen(app)


async def test_a_page_is_walked_a_paragraph_at_a_time(secrets: Journal) -> None:
    app = at_desk(secrets)
    async with app.run_test(size=(120, 60)) as pilot:
        await rest(pilot)
        await press(pilot, "5", "j", "enter")
        await until(pilot, lambda: "penguin" in seen(app))
        await press(pilot, "f9")
        told = [shown(app)]
        assert told == [{"Badger"}]
        for _ in range(12):
            await press(pilot, "j")
            told.append(shown(app))
        assert all(len(words) <= (2 if "gulls" in words else 1) for words in told), (
            "a lesson that is named says its title"
        )
        assert set().union(*told) == {"Badger", "penguin", "gulls", "otter", "Walrus"}
        await press(pilot, "k", "f9")
        page = app.screen.query_one(EntryPage)
        assert app.focused is page
        assert not [one for one in page.query(MarkdownBlock) if one.can_focus]
        assert shown(app) >= {"Badger", "penguin", "gulls"}


def paragraphs_shown(app: object) -> list[str]:
    """Which of many paragraphs are on the screen, from the top."""
    return list(dict.fromkeys(re.findall(r"otter-\d+", seen(app))))


@pytest.fixture
def long(journal: Journal) -> Ref:
    """A reflection of many paragraphs, each of which tells which it is at its beginning and its end."""
    told = (f"otter-{number} {'said what it had to say ' * 8}otter-{number}" for number in range(160))
    return journal.add(Reflection(body="\n\n".join(told))).ref


async def reading_the_middle(pilot: Steps, ref: Ref) -> EntryPage:
    """Open an entry and read to the middle of its page."""
    await rest(pilot)
    await desk(pilot.app).open_entry(ref)
    await rest(pilot)
    page = pilot.app.screen.query_one("#page", EntryPage)
    page.focus()
    page.scroll_to(y=page.max_scroll_y // 2, animate=False)
    await until(pilot, lambda: len(paragraphs_shown(pilot.app)) > 1)
    return page


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_a_page_stays_where_it_is_read_and_a_paragraph_in_view_can_be_read(
    journal: Journal, long: Ref, size: tuple[int, int]
) -> None:
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        page = await reading_the_middle(pilot, long)
        there, row = paragraphs_shown(app), page.scroll_y
        await press(pilot, "f9")
        assert page.scroll_y == row
        first = paragraphs_shown(app)
        assert len(first) == 1
        assert first[0] in there
        after = f"otter-{int(first[0].removeprefix('otter-')) + 1}"
        await press(pilot, "j")
        assert paragraphs_shown(app) == [after]
        await press(pilot, "k")
        assert paragraphs_shown(app) == first
        row = page.scroll_y
        await press(pilot, "f9")
        assert page.scroll_y == row
        assert first[0] in paragraphs_shown(app)
        assert app.focused is page


async def test_what_is_scrolled_turned_or_resized_leaves_a_paragraph_that_is_in_view(
    journal: Journal, long: Ref
) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        page = await reading_the_middle(pilot, long)
        await press(pilot, "f9")
        before = paragraphs_shown(app)
        for _ in range(8):  # further than where what was read is still there
            page.scroll_page_down(animate=False)
            await rest(pilot)
        row = page.scroll_y
        await until(pilot, lambda: len(paragraphs_shown(app)) == 1)
        assert paragraphs_shown(app) != before
        assert page.scroll_y == row
        await resize(pilot, USUAL)
        await until(pilot, lambda: len(paragraphs_shown(app)) == 1)
        here = paragraphs_shown(app)[0]
        await press(pilot, "j")
        assert paragraphs_shown(app) == [f"otter-{int(here.removeprefix('otter-')) + 1}"]
        await press(pilot, "G")
        await until(pilot, lambda: paragraphs_shown(app) == ["otter-159"])
        await press(pilot, "j")
        assert paragraphs_shown(app) == ["otter-159"], "it goes round to nothing"


async def test_a_paragraph_longer_than_the_page_is_read_to_its_end_before_the_next(journal: Journal) -> None:
    ref = journal.add(Reflection(body=f"gulls\n\n{'long ' * 600}heron\n\notter")).ref
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        app.screen.query_one("#page", EntryPage).focus()
        await press(pilot, "f9")
        pressed = 0
        while "otter" not in shown(app) and pressed < 80:
            await pilot.press("j")
            pressed += 1
            if "heron" in shown(app):
                assert "otter" not in shown(app)
                break
        assert "heron" in shown(app)
        await press(pilot, "j")
        assert shown(app) == {"otter"}


async def test_of_what_is_written_only_the_paragraph_with_the_caret_can_be_read(journal: Journal) -> None:
    told = f"Walrus {'word ' * 60}ostriches\n\nBadger 漢字\tpenguin\n\n- otter"
    ref = journal.add(Reflection(body=told)).ref
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await press(pilot, "e")
        area = app.focused
        assert isinstance(area, TextArea)
        area.move_cursor((0, 0))
        await rest(pilot)
        assert shown(app) == {"Walrus", "ostriches", "Badger", "penguin", "otter"}
        await press(pilot, "f9")
        assert shown(app) == {"Walrus", "ostriches"}, "however many rows it takes"
        await press(pilot, "ctrl+end")
        assert shown(app) == {"otter"}
        await press(pilot, "up", "up")
        assert shown(app) == {"Badger", "penguin"}
        await press(pilot, "home", *"Ferret")
        assert shown(app) == {"Ferret", "Badger", "penguin"}
        await press(pilot, "ctrl+home", "ctrl+shift+end")
        assert shown(app) == {"otter"}, "what is selected is no more to be read than the rest"
        await press(pilot, "f9")
        assert shown(app) >= {"Walrus", "ostriches", "Badger", "penguin", "otter"}
        assert area.text.startswith("Walrus word")


async def test_the_preview_of_what_is_written_is_walked_too(journal: Journal) -> None:
    ref = journal.add(Reflection(body="\n\n".join(f"otter-{number}" for number in range(60)))).ref
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await press(pilot, "e", "f2")
        await until(pilot, lambda: len(paragraphs_shown(app)) > 1)
        preview = app.screen.query_one(Preview)
        _title, first, second, *_ = paragraphs_shown(app)
        row = preview.scroll_y
        await press(pilot, "f9")
        assert preview.scroll_y == row
        assert paragraphs_shown(app) == [first]
        await press(pilot, "j")
        assert paragraphs_shown(app) == [second]
        await press(pilot, "escape")
        assert isinstance(app.focused, TextArea)


async def test_the_page_of_a_brief_is_walked_too(journal: Journal) -> None:
    told = "\n\n".join(f"otter-{number} said what it had to say." for number in range(9))
    journal.add(Conversation(with_whom="Ros", opening=Step(preparation=told)))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e", "b", "A", "f9")
        assert paragraphs_shown(app) == []
        await press(pilot, "tab")
        walked = []
        for _ in range(10):
            await press(pilot, "j")
            walked += [paragraphs_shown(app)]
        assert walked == [[], *([f"otter-{number}"] for number in range(9))]


async def test_today_the_form_search_versions_and_trash_hide_too(secrets: Journal) -> None:
    secrets.delete(Ref(Kind.LESSON, 1))
    app = at_desk(secrets, Settings(private=True))
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert shown(app) == set()
        await press(pilot, "T")
        assert shown(app) == {"Walrus"}
        await press(pilot, "escape", "5", "e")
        assert shown(app) == {"Ferret"}
        assert "The lesson, in one sentence" in seen(app)
        await press(pilot, "tab")
        assert shown(app) == set()
        await press(pilot, "escape", "slash", *"heron")
        app.screen.query_one(Input).value = "kind:lesson"
        await until(pilot, lambda: len(app.screen.query_one("#search-hits", LineList).rows) == 2)
        assert shown(app) == set()
        assert "kind:lesson" in seen(app)
        await press(pilot, "down")
        assert ("Ferret" in seen(app)) is not ("Badger" in seen(app))
        await press(pilot, "escape", "d", "H")
        assert "Ferret" not in seen(app)


async def test_on_the_map_only_what_is_selected_is_named(secrets: Journal) -> None:
    secrets.add(Role(title_="Walrus", area="Heron", level=1, start=PartialDate(2014)))
    secrets.add(Role(title_="Badger", area="Otter", level=2, start=PartialDate(2019)))
    app = at_desk(secrets, Settings(private=True))
    async with app.run_test(size=(120, 40)) as pilot:
        await rest(pilot)
        await press(pilot, "3", "G")
        await until(pilot, lambda: shown(app) == {"Badger"})
        await press(pilot, "g")
        await until(pilot, lambda: shown(app) == {"Walrus"})
        await press(pilot, "f9")
        assert shown(app) >= {"Walrus", "Badger"}


async def test_of_areas_and_levels_only_the_one_in_focus_is_named(secrets: Journal) -> None:
    for area in ("Walrus", "Badger", "Ferret"):
        secrets.add(Role(title_="Surveyor", area=area, start=PartialDate(2020)))
    app = at_desk(secrets)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "3", "o")
        assert shown(app) >= {"Walrus", "Badger", "Ferret"}
        await press(pilot, "f9")
        assert len(shown(app)) == 1
        await press(pilot, "j")
        assert len(shown(app)) == 1


async def test_notices_hide_what_they_name(secrets: Journal) -> None:
    app = at_desk(secrets, Settings(private=True))
    async with app.run_test(size=USUAL, notifications=True) as pilot:
        await rest(pilot)
        app.notify("Zeppelin")
        await until(pilot, lambda: bool(app.screen.query("Toast")))
        assert "Zeppelin" in said(app)
        assert "Zeppelin" not in seen(app)
        await press(pilot, "f9")
        assert "Zeppelin" in seen(app)


async def test_help_and_the_lock_are_readable(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door, Settings(private=True))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "assphrase" in seen(app)
        await press(pilot, "f9")
        await press(pilot, "f9")
        app.screen.query_one(Input).value = PASSPHRASE
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "private" in seen(app)
        await press(pilot, "question_mark")
        assert "Here you can" in seen(app)


async def test_where_it_is_narrow_the_status_line_says_so(secrets: Journal) -> None:
    app = CareerJournal(at_desk(secrets)._door, Loaded(Settings(private=True), []), opened=secrets)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        assert lines(app)[0].rstrip().endswith("private")
        await press(pilot, "5", "enter")
        assert desk(app).reading
        assert "Lessons" in lines(app)[0]
        assert "Ferret" not in lines(app)[0]
