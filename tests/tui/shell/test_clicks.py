"""Clicks, as a terminal reports them: a key that is drawn does what it does, and text is selected and copied."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widgets import Input, OptionList, Select

from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Reflection
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.shell.selecting import selected_text
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.hints import PRESSES
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.writing.boxes import AreaBox, Box
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    click,
    desk,
    drag,
    lines,
    on_top,
    opened,
    press,
    rest,
    said,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")


def place(app: CareerJournal, words: str) -> Offset:
    """Where words stand on the screen, from its top and left."""
    for y, line in enumerate(lines(app)):
        if words in line:
            return Offset(line.index(words), y)
    raise AssertionError(f"“{words}” is not on the screen:\n{seen(app)}")


async def click_on(pilot: Steps, words: str) -> None:
    """Click on the first letter of some words."""
    assert isinstance(pilot.app, CareerJournal)
    await until(pilot, lambda: words in seen(pilot.app))
    await click(pilot, *place(pilot.app, words))


async def click_key(pilot: Steps, name: str) -> None:
    """Click where the key of a command is drawn."""
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if segment.style is not None and segment.style.meta.get(PRESSES) == name:
                await click(pilot, x, y)
                return
            x += segment.cell_length
    raise AssertionError(f"no key of {name} is drawn")


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_what_was_deleted_is_brought_back_by_a_click_wherever_undo_stands(
    size: tuple[int, int], little: Journal
) -> None:
    app = at_desk(little)
    async with app.run_test(size=size, notifications=True) as pilot:
        await rest(pilot)
        before = len(little.setbacks)
        for undo in ("u brings", "u undo"):
            await press(pilot, "4", "enter", "d")
            assert len(little.setbacks) == before - 1
            await click_on(pilot, undo)
            assert len(little.setbacks) == before
            app.clear_notifications()


async def test_what_comes_back_is_selected_and_nothing_offers_to_bring_it_back_any_more(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL, notifications=True) as pilot:
        await rest(pilot)
        await press(pilot, "4", "j")
        deleted = opened(app)
        await press(pilot, "d")
        assert opened(app) != deleted
        await click_on(pilot, "u brings")
        assert opened(app) == deleted
        assert "brings it back" not in seen(app)
        assert "Taken back" in seen(app)


async def test_a_field_is_gone_to_by_its_name_what_it_is_for_and_where_it_is_folded(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "w", size=NARROW) as pilot:
        for name in ("Tags", "Energy", "When"):
            field = next(box for box in app.screen.query("EditBox").results(Box) if box.field.label == name)
            folded = next(line for line in lines(app) if "↓ " in line)
            await click(pilot, folded.index(name), lines(app).index(folded))
            assert app.focused in list(field.query("*")), name
            text = next(box for box in app.screen.query(AreaBox) if box.takes_the_room)
            text.focus_editor()
            await rest(pilot)
        await press(pilot, "tab")
        for box in app.screen.query("EditBox").results(Box):
            for words in box.query_children(".label, .help"):
                if isinstance(box, AreaBox) and box.takes_the_room:
                    continue
                words.scroll_visible(animate=False)
                await rest(pilot)
                await click(pilot, words.region.x, words.region.y)
                assert app.focused in list(box.query("*")), box.field.label


async def test_the_words_beside_a_key_in_help_are_clicked_as_it_is(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "question_mark") as pilot:
        await click_on(pilot, "Answer today’s question")
        assert on_top(app) is EditScreen


async def test_one_option_of_a_list_that_has_dropped_down_is_marked(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "n") as pilot:
        select = app.screen.query(Select).first()
        select.focus()
        await press(pilot, "enter", "down")
        options = select.query_one(OptionList).region
        bars = [line[options.x] for line in lines(app)[options.y : options.bottom]]
        assert len(bars) > 2
        assert bars.count("▌") == 1, bars
        assert set(bars) == {"▌", " "}


async def test_what_a_key_does_is_not_said_over_what_its_click_has_done(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", size=NARROW) as pilot:
        below = app.screen.query_one(KeysBelow)
        at, key = next((at, key) for at, key in below.placed if key.action == "next_view")
        place = Offset(below.gutter.left + at, 0)
        await pilot.hover(KeysBelow, offset=place)
        assert below.tooltip == key.tooltip
        await pilot.click(KeysBelow, offset=place)
        await pilot.hover(KeysBelow, offset=place + Offset(1, 0))
        assert not below.tooltip


async def test_a_question_is_answered_by_a_click_and_left_by_one_beside_it(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter", "d")
        await click_on(pilot, "shows the trash")
        assert on_top(app) is TrashScreen
        app.clear_notifications()
        await press(pilot, "x")
        assert on_top(app) is Confirm
        await click_key(pilot, "no")
        assert on_top(app) is TrashScreen
        await press(pilot, "x")
        await click_key(pilot, "yes")
        assert little.trash() == []
        await click(pilot, 0, 12)
        assert on_top(app) is DeskScreen


async def test_a_click_does_what_a_key_cannot_while_somebody_writes(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "number_sign", "x") as pilot:
        assert isinstance(app.focused, Input)
        await click_on(pilot, "esc closes")
        assert on_top(app) is DeskScreen


async def test_a_search_is_closed_by_a_click_beside_it_and_is_there_again(little: Journal) -> None:
    app = at_desk(little)
    for way in ("beside", "on its key"):
        async with working(app, "slash", *"harbour", size=NARROW) as pilot:
            await (click(pilot, 0, 12) if way == "beside" else click_on(pilot, "esc closes"))
            assert on_top(app) is DeskScreen
            await press(pilot, "slash")
            assert app.screen.query_one(Input).value == "harbour"
            await press(pilot, "escape")
        app = at_desk(little)


async def test_help_does_what_is_clicked_in_it_where_it_was_asked_for(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "question_mark") as pilot:
        assert on_top(app) is HelpScreen
        await click_on(pilot, "w  write")
        assert on_top(app) is EditScreen


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_every_key_at_the_bottom_can_be_clicked(size: tuple[int, int], little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=size, notifications=True) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        pressed: list[str] = []
        app.simulate_key = pressed.append  # type: ignore[method-assign,assignment]
        below = app.screen.query_one(KeysBelow)
        keys = below.placed
        for at, key in keys:
            for x in (at, at + key.width - 1):
                await click(pilot, below.content_region.x + x, below.content_region.y)
        assert pressed == [key.key for _, key in keys for _ in range(2)]


async def test_the_line_on_top_locks_by_a_click(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await rest(pilot)
        await click_on(pilot, "locks in")
        assert on_top(app) is LockScreen


async def test_a_tag_leads_to_what_has_it_and_a_name_to_the_person(little: Journal) -> None:
    tagged = little.reflections.add(Reflection(body="A day with Ros", tags=("interview",)))
    met = little.conversations.add(Conversation(with_whom="Quillon Ashby"))
    app = at_desk(little)
    async with working(app) as pilot:
        await desk(app).open_entry(tagged.ref)
        await rest(pilot)
        await click_on(pilot, "#interview")
        assert on_top(app) is SearchScreen
        assert app.screen.query_one(Input).value.strip() == "tag:interview"
        await press(pilot, "escape")
        await desk(app).open_entry(met.ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage).region
        y = next(y for y, line in enumerate(lines(app)) if line[page.x :].strip() == "Quillon Ashby")
        await click(pilot, lines(app)[y].index("Quillon Ashby", page.x), y)
        assert opened(app) is None
        assert "What you have talked about" in seen(app) or "Held" in seen(app) or "To come" in seen(app)


async def test_text_is_selected_copied_by_a_key_that_is_offered_and_gone_with_the_lock(little: Journal) -> None:
    entry = little.reflections.add(Reflection(body="Marigold lanterns by the harbour"))
    app = at_desk(little)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await rest(pilot)
        await desk(app).open_entry(entry.ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage).region
        y = max(y for y, line in enumerate(lines(app)) if "Marigold lanterns" in line[page.x :])
        x = lines(app)[y].index("Marigold", page.x)
        assert "ctrl+c" not in seen(app)
        assert "^c" not in seen(app)
        await drag(pilot, (x, y), (x + 7, y))
        assert selected_text(app.screen) == "Marigold"
        await click_on(pilot, "^c copy" if "^c copy" in seen(app) else "ctrl+c copy")
        assert app.clipboard == "Marigold"
        assert "other programs can read it" in said(app)
        await drag(pilot, (x, y), (x + 7, y))
        app.action_lock()
        await rest(pilot)
        assert (selected_text(app.screen), app.clipboard, app._selected_as_pressed) == ("", "", "")


async def test_its_key_copies_what_is_selected_in_a_field_as_ever(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "5", "n", *"plum", "shift+home", "ctrl+c", size=NARROW):
        assert app.clipboard == "plum"
        assert "leaves the program" not in said(app)


async def test_nothing_leaves_by_it_where_the_settings_say_so_nor_what_is_hidden(little: Journal) -> None:
    app = at_desk(little, Settings(clipboard=False))
    async with working(app, "4") as pilot:
        listed = app.screen.query_one(LineList)
        x, y = listed.content_region.offset + Offset(1, 0)
        await drag(pilot, (x, y), (x + 30, y + 1))
        chosen = selected_text(app.screen)
        assert chosen
        assert opened(app) is None or on_top(app) is DeskScreen
        await press(pilot, "ctrl+c")
        assert "turned off in the settings" in said(app)
        assert app.clipboard == chosen
        await press(pilot, "f9")
        assert selected_text(app.screen) == ""
        await drag(pilot, (x, y), (x + 30, y + 1))
        assert selected_text(app.screen) == ""


async def test_a_double_click_opens_a_row_and_nothing_that_comes_in_its_place(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        listed = app.screen.query_one(LineList)
        x, y = listed.content_region.offset + Offset(3, 1)
        await click(pilot, x, y, times=2)
        assert desk(app).reading
        assert opened(app) is not None
