"""What is asked for while the journal is still being read: nothing waits, and it happens as soon as all is read."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Final

import pytest
from textual import events
from textual.widget import Widget
from textual.widgets import TextArea

from careerjournal.access.door import Door
from careerjournal.journal.filtering import filter_of
from careerjournal.journal.index import Index
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card, Measure, unmeasured
from careerjournal.journal.search.search import Search
from careerjournal.model import Conversation, Kind, Name, PartialDate, Ref, Reflection, Setback
from careerjournal.patterns.counting import Counting
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import section_list
from careerjournal.tui.desk.being_read import BeingRead
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.desk.history import HistoryScreen
from careerjournal.tui.desk.months_sheet import MonthsSheet
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.patterns.choose_time import PickTime
from careerjournal.tui.sections.catalogue import JOURNAL, SECTIONS, lists
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.become import BecomeSheet
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.widgets.how_far import HowFar
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.secret import Secret
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.name_entry import NameEntry
from tests.conftest import PASSPHRASE
from tests.tui.using import (
    NARROW,
    USUAL,
    WIDE,
    Steps,
    at_desk,
    desk,
    groups,
    lines,
    on_top,
    opened,
    press,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")

Release = Callable[[], None]
_HOW_FAR: Final = re.compile(r"[\d,]+ of [\d,]+ entries")


@pytest.fixture
def many(journal: Journal) -> Journal:
    """Some entries of several years, none of which was read."""
    with journal.together():
        for number in range(60):
            journal.add(Reflection(body=f"Day {number}", when=PartialDate(2010 + number % 12, 1 + number % 12, 3)))
        journal.add(Setback(what_happened="The panel", when=PartialDate(2015, 4)))
    journal._index.forget()
    return journal


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[Release]:
    """Nothing is read before it is called; then everything. Whoever waits for it meanwhile fails."""
    held = [True]
    read_on, everything = Journal.read_on, Index._all

    def slowly(journal: Journal, seconds: float, measure: Measure = unmeasured) -> bool:
        return False if held else read_on(journal, seconds, measure)

    def at_once(index: Index) -> None:
        assert index.whole or not held, "somebody waits for the journal to be read"
        everything(index)

    monkeypatch.setattr(Journal, "read_on", slowly)
    monkeypatch.setattr(Index, "_all", at_once)
    yield held.clear
    held.clear()


def sends(app: CareerJournal, *keys: str) -> None:
    """Have keys arrive, whether or not what came before them is over."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def comes(pilot: Steps, true: Callable[[], bool]) -> None:
    """Wait for something, while the journal is not read."""
    for _ in range(1500):
        await pilot.pause(0.02)
        if true():
            return
    raise AssertionError(f"It did not come true. The screen says:\n{seen(pilot.app)}")


async def waits(pilot: Steps, app: CareerJournal) -> None:
    """It is said how far the journal is read, over whatever is open."""
    said = "The journal is being read: 0 of 61 entries."
    await comes(pilot, lambda: on_top(app) is BeingRead and said in seen(app))


def first_line(app: CareerJournal) -> str:
    """What is highlighted in the list on top."""
    listed = app.screen.query_one(LineList)
    return "".join(line.plain for line in listed.rows.lines(listed.highlighted or 0, 80))


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_the_months_come_once_it_is_read_and_what_was_typed_behind_is_for_them(
    many: Journal, release: Release, size: tuple[int, int]
) -> None:
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sends(app, "M", "j", "j")
        await waits(pilot, app)
        assert "Then its months are shown." in seen(app)
        release()
        await comes(pilot, lambda: on_top(app) is MonthsSheet and bool(app.screen.query(LineList)))
        first = app.screen.query_one(LineList)
        await comes(pilot, lambda: first.highlighted == 5)


async def test_a_date_is_gone_to_once_it_is_read(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "colon", *"2013", "enter", "j")
        await waits(pilot, app)
        assert "Then the list goes to that date." in seen(app)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        gone_to = [one for one in many.order.of((Kind.REFLECTION, Kind.SETBACK)) if one.day and one.day.year <= 2013]
        await comes(pilot, lambda: opened(app) == gone_to[-2].ref)


async def test_a_filter_is_in_force_once_it_is_read(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "F", *"kind:setback", "enter")
        await waits(pilot, app)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen and opened(app) == Ref(Kind.SETBACK, 1))


@pytest.mark.parametrize("only", ["kind:setback", "kind:lesson", "day"])
async def test_a_filter_may_be_set_before_what_was_left_at_a_lock_is_read(
    door: Door, monkeypatch: pytest.MonkeyPatch, only: str
) -> None:
    journal = door.create(PASSPHRASE).journal
    with journal.together():
        for number in range(60):
            journal.add(Reflection(body=f"Day {number}", when=PartialDate(2015)))
        journal.add(Setback(what_happened="The panel", when=PartialDate(2015, 4)))
    journal.lock()
    app = CareerJournal(door)
    async with working(app, "7", *["j"] * 40, locked=True) as pilot:
        await until(pilot, lambda: app.journal is not None and app.journal.is_read)
        await press(pilot, "ctrl+l")
        held = [True]
        read_on = Journal.read_on
        monkeypatch.setattr(Journal, "read_on", lambda *given: False if held else read_on(*given))
        await until(pilot, lambda: bool(app.screen.query(Secret)))
        app.screen.query_one(Secret).value = PASSPHRASE
        sends(app, "enter")
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        sends(app, "F", *only, "enter")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        held.clear()
        await comes(pilot, lambda: on_top(app) is DeskScreen and f"only {only}" in seen(app))
        await comes(pilot, lambda: not app.screen.query_one(SectionList).is_to_come)


async def test_another_view_with_a_filter_on_waits_for_nothing(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "F", *"2015", "enter")
        await waits(pilot, app)
        await pilot.press("escape")
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        await pilot.press("v")
        await comes(pilot, lambda: desk(app).place.view == "months")
        await comes(pilot, lambda: "only 2015 · looking" in seen(app))
        assert "The journal is being read: 0 of 61 entries." in " ".join(seen(app).split())
        release()
        await comes(pilot, lambda: "only 2015" in seen(app) and "looking" not in seen(app))
        assert {card.day.year for group in groups_shown(app) for card in group if card.day} == {2015}


def groups_shown(app: CareerJournal) -> list[Sequence[Card]]:
    rows = desk(app).query_one(EntryList).rows
    return [group.cards for group in rows._groups]  # type: ignore[attr-defined]


async def test_it_need_not_be_waited_for(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "M")
        await waits(pilot, app)
        await pilot.press("escape")
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        await pilot.press("slash")
        await comes(pilot, lambda: on_top(app) is SearchScreen)
        release()
        await comes(pilot, lambda: many.is_read)
        assert on_top(app) is SearchScreen, "what was not waited for does not come up later"


async def test_leaving_waits_for_nothing(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "M")
        await waits(pilot, app)
        sends(app, "ctrl+q")
        await comes(pilot, lambda: app._exit)


@pytest.mark.parametrize("kind", list(Kind))
async def test_no_page_waits_for_what_points_at_its_entry(
    sample_journal: Journal, release: Release, kind: Kind
) -> None:
    entry = next(iter(sample_journal.entries_of(kind)))
    sample_journal._index.forget()
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        await desk(app).open_entry(entry.ref)
        assert opened(app) == entry.ref
        await pilot.press("H")
        await pilot.pause()
        assert sample_journal.title(entry)[:20] in seen(app) or on_top(app) is not DeskScreen


async def test_what_is_to_be_shared_is_made_ready_once_it_is_read(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        await desk(app).open_entry(Ref(Kind.SETBACK, 1))
        sends(app, "s")
        await waits(pilot, app)
        assert "Then it is made ready to be shared." in seen(app)
        release()
        await comes(pilot, lambda: on_top(app) is ShareScreen)


async def test_a_save_meanwhile_is_in_the_list_that_follows(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "M")
        await waits(pilot, app)
        many.add(Reflection(body="Put down meanwhile", when=PartialDate(2031, 5)))
        release()
        await comes(pilot, lambda: on_top(app) is MonthsSheet)
        sends(app, "g")
        await comes(pilot, lambda: "2031" in seen(app))


async def test_the_list_says_whom_a_name_in_a_filter_means(journal: Journal) -> None:
    journal.add(Name(name="Rosalind Adair"))
    named = journal.add(Reflection(body="Rosalind came by."))
    journal.add(Reflection(body="A primrose."))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        sends(app, "7", "F", *"person:ros", "enter")
        await comes(pilot, lambda: on_top(app) is DeskScreen and opened(app) == named.ref)
        await comes(pilot, lambda: "“ros” is taken for “Rosalind Adair”." in " ".join(seen(app).split()))


IN_ORDER = (Kind.REFLECTION, Kind.SETBACK)


def listed(journal: Journal) -> list[Ref]:
    """Everything, as the Journal lists it."""
    return [one.ref for one in journal.order.of(IN_ORDER)][::-1]


def chosen(app: CareerJournal) -> Ref | None:
    """The entry that is highlighted in the list, once it is the one that is open."""
    found = desk(app).query_one(EntryList).chosen
    return found if found == opened(app) else None


def is_filled(app: CareerJournal) -> bool:
    return "Put down last" not in seen(app)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_enter_opens_the_entry_that_was_seen_and_the_list_fills_around_it(
    many: Journal, release: Release, size: tuple[int, int]
) -> None:
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sends(app, "7", "j", "j", "enter")
        await comes(pilot, lambda: desk(app).reading)
        await comes(pilot, lambda: chosen(app) == Ref(Kind.REFLECTION, 59))
        await comes(pilot, lambda: "Day 58" in seen(app))
        sends(app, "escape")
        await comes(pilot, lambda: not desk(app).reading)
        release()
        await comes(pilot, lambda: is_filled(app))
        await comes(pilot, lambda: chosen(app) == Ref(Kind.REFLECTION, 59))
        sends(app, "j")
        following = listed(many)[listed(many).index(Ref(Kind.REFLECTION, 59)) + 1]
        await comes(pilot, lambda: chosen(app) == following)


async def _keeps_other_words(pilot: Steps, app: CareerJournal, journal: Journal, ref: Ref) -> None:
    await comes(pilot, lambda: on_top(app) is EditScreen)
    sends(app, *"And then")
    await comes(pilot, lambda: [draft.of for draft in journal.drafts.all()] == [ref])


async def _is_in_the_trash(pilot: Steps, app: CareerJournal, journal: Journal, ref: Ref) -> None:
    await comes(pilot, lambda: [one.ref for one in journal.trash()] == [ref])
    await comes(pilot, lambda: chosen(app) == Ref(Kind.REFLECTION, ref.number - 1))  # the one that moves up


async def _points_elsewhere(pilot: Steps, app: CareerJournal, journal: Journal, ref: Ref) -> None:
    await comes(pilot, lambda: on_top(app) is PickEntry and app.focused is not None)
    await pilot.pause()
    app.screen.dismiss(Ref(Kind.SETBACK, 1))
    await comes(pilot, lambda: Ref(Kind.SETBACK, 1) in journal.entry(ref).links)


async def _shows_its_history(pilot: Steps, app: CareerJournal, journal: Journal, ref: Ref) -> None:
    await comes(pilot, lambda: on_top(app) is HistoryScreen and f"{ref}" in seen(app))


async def _becomes(pilot: Steps, app: CareerJournal, journal: Journal, ref: Ref) -> None:
    title = journal.title(journal.entry(ref))
    await comes(pilot, lambda: on_top(app) is BecomeSheet and title in seen(app))


Happens = Callable[[Steps, CareerJournal, Journal, Ref], Awaitable[None]]


@pytest.mark.parametrize(
    ("key", "happens"),
    [
        ("e", _keeps_other_words),
        ("d", _is_in_the_trash),
        ("l", _points_elsewhere),
        ("H", _shows_its_history),
        ("B", _becomes),
    ],
)
async def test_a_command_is_for_the_entry_that_was_seen(
    many: Journal, release: Release, key: str, happens: Happens
) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "j", "j", key)
        await happens(pilot, app, many, Ref(Kind.REFLECTION, 59))


async def test_what_is_shared_is_the_entry_that_was_seen(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "j", "j", "s")
        await waits(pilot, app)
        release()
        await comes(pilot, lambda: on_top(app) is ShareScreen and "Day 58" in seen(app))


async def test_a_step_that_is_on_its_way_as_the_list_is_filled_is_taken(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7")
        await comes(pilot, lambda: not is_filled(app) and chosen(app) == Ref(Kind.SETBACK, 1))
        release()
        many.read_on(float("inf"))
        desk(app).query_one(EntryList).action_cursor_down()
        await desk(app).refresh_desk()
        await comes(pilot, lambda: is_filled(app) and chosen(app) == Ref(Kind.REFLECTION, 60))


@pytest.mark.parametrize("key", ["enter", "a click"])
async def test_what_is_being_opened_as_the_list_is_filled_is_what_was_seen(
    many: Journal, release: Release, key: str
) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7")
        await comes(pilot, lambda: "Day 58" in seen(app) and chosen(app) == Ref(Kind.SETBACK, 1))
        row = next(row for row, line in enumerate(lines(app)) if "Day 58" in line)
        at = lines(app)[row].index("Day 58"), row, 0, 0, 1
        if key == "enter":
            sends(app, "j", "j")
            await comes(pilot, lambda: chosen(app) == Ref(Kind.REFLECTION, 59))
        else:
            app.post_message(events.MouseDown(None, *at, shift=False, meta=False, ctrl=False))
            await comes(pilot, lambda: desk(app).query_one(EntryList)._pressed[1] is not None)
        release()
        many.read_on(float("inf"))
        if key == "enter":
            desk(app).query_one(EntryList).action_select()
        entries = desk(app).query_one(EntryList)
        entries.fill(groups(JOURNAL, many), many, by_years=True)
        if key == "a click":
            app.post_message(events.MouseUp(None, *at, shift=False, meta=False, ctrl=False))
        await comes(pilot, lambda: desk(app).reading)
        assert opened(app) == Ref(Kind.REFLECTION, 59)
        await comes(pilot, lambda: chosen(app) == Ref(Kind.REFLECTION, 59))


@pytest.mark.parametrize(("keys", "goes"), [(["G"], 60), ([*["j"] * 23, "j"], None), (["k"], 60), (["G", "k"], 59)])
async def test_beyond_what_was_put_down_last_is_gone_once_it_is_read(
    many: Journal, release: Release, keys: list[str], goes: int | None
) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "4", "7")
        await comes(pilot, lambda: not is_filled(app) and chosen(app) == Ref(Kind.SETBACK, 1))
        for key in keys:
            sends(app, key)
            await pilot.pause()
        await waits(pilot, app)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen and is_filled(app))
        every = listed(many)
        if goes is None:  # from the last of those that were shown to the one below it in the whole list
            goes = every.index(Ref(Kind.REFLECTION, 38)) + 1
        if keys == ["k"]:
            goes = every.index(Ref(Kind.SETBACK, 1)) - 1
        await comes(pilot, lambda: chosen(app) == every[goes])


@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize(("key", "further"), [("enter", 0), ("j", 1)])
async def test_from_an_entry_that_is_not_among_them_one_goes_on_once_it_is_read(
    many: Journal, release: Release, size: tuple[int, int], key: str, further: int
) -> None:
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await desk(app).open_entry(Ref(Kind.REFLECTION, 3))
        sends(app, "escape")
        await comes(pilot, lambda: not desk(app).reading and not is_filled(app))
        assert opened(app) == Ref(Kind.REFLECTION, 3)
        assert desk(app).query_one(EntryList).highlighted is None
        sends(app, key)
        await waits(pilot, app)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen and is_filled(app))
        every = listed(many)
        await comes(pilot, lambda: chosen(app) == every[every.index(Ref(Kind.REFLECTION, 3)) + further])
        await comes(pilot, lambda: desk(app).reading is (key == "enter"))


async def test_the_year_of_the_entry_that_was_seen_is_folded_once_it_is_read(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "j", "z")
        await waits(pilot, app)
        release()
        await comes(pilot, lambda: "2021   5 entries · folded" in seen(app))
        assert desk(app).query_one(EntryList).on_folded


async def test_what_holds_nothing_says_so_before_it_is_read_and_waits_for_nothing(
    many: Journal, release: Release
) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "2")
        await comes(pilot, lambda: "An aspiration is whatever you want from work" in " ".join(seen(app).split()))
        sends(app, "j", "G", "enter", "e", "d")
        await pilot.pause()
        sends(app, "5")
        await comes(pilot, lambda: desk(app).section.key == "5" and "A lesson is one sentence" in seen(app))
        assert on_top(app) is DeskScreen


async def test_what_is_typed_into_an_entry_of_a_list_that_is_being_read_is_no_command(
    many: Journal, release: Release
) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "4", "e", *"d new d ")
        await comes(pilot, lambda: on_top(app) is EditScreen)
        release()
        await comes(pilot, lambda: any("d new d" in str(draft.values) for draft in many.drafts.all()))
        assert len(many.setbacks) == 1
        assert many.trash() == []


async def test_another_section_is_gone_to_before_it_is_read(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "1", "4")
        await comes(pilot, lambda: desk(app).section.key == "4")
        assert on_top(app) is DeskScreen
        release()


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_what_was_put_down_last_is_shown_until_it_is_read(
    many: Journal, release: Release, size: tuple[int, int]
) -> None:
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sends(app, "7")
        await comes(pilot, lambda: "Put down last" in seen(app))
        shown = groups_shown(app)
        assert [card.ref for card in shown[0]][:2] == [Ref(Kind.SETBACK, 1), Ref(Kind.REFLECTION, 60)]
        assert [card.put_down for card in shown[0]] == sorted((card.put_down for card in shown[0]), reverse=True)
        assert (len(shown), len(shown[0])) == (1, 24)
        assert "61" not in str(desk(app).query_one(Heading).render())
        assert "The journal is being read: 0 of 61 entries." in " ".join(seen(app).split())
        await comes(pilot, lambda: chosen(app) == Ref(Kind.SETBACK, 1))
        release()
        await comes(pilot, lambda: is_filled(app))
        await comes(pilot, lambda: chosen(app) == Ref(Kind.SETBACK, 1))


def numbers_said(app: CareerJournal) -> list[str]:
    """What is said of how far the journal is read, on whatever screen is in sight."""
    in_sight = [
        one
        for screen in app.screen_stack
        for one in screen.query(HowFar)
        if all(node.display for node in one.ancestors_with_self if isinstance(node, Widget))
    ]
    return _HOW_FAR.findall(" ".join(str(one.render()) for one in in_sight))


def one_number_is_said(app: CareerJournal) -> bool:
    """It is so at any time, not only in the end."""
    assert len(set(numbers_said(app))) <= 1
    return True


async def test_one_number_says_how_far_it_is_wherever_it_is_said(
    many: Journal, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = [7]
    monkeypatch.setattr(Journal, "read_so_far", property(lambda journal: (done[0], 61)))
    monkeypatch.setattr(Search, "is_built", property(lambda _: False))
    app = at_desk(many)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        sends(app, "7")
        await comes(pilot, lambda: numbers_said(app) == ["7 of 61 entries"])
        for key, screen in (("slash", SearchScreen), ("escape", DeskScreen), ("M", BeingRead)):
            sends(app, key)
            await comes(pilot, lambda screen=screen: on_top(app) is screen)  # type: ignore[misc]
            done[0] += 10
            said = [f"{done[0]} of 61 entries"] * (1 + (screen is not DeskScreen))
            await comes(pilot, lambda said=said: one_number_is_said(app) and numbers_said(app) == said)  # type: ignore[misc]
            await comes(pilot, lambda said=said: set(_HOW_FAR.findall(seen(app))) == set(said))  # type: ignore[misc]


@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize("view", [*SECTIONS[5].views, "both", "list"])
async def test_every_list_says_that_it_is_being_read_and_fills(
    sample_journal: Journal, release: Release, view: str, size: tuple[int, int]
) -> None:
    sample_journal._index.forget()
    app = at_desk(sample_journal)
    section = next(one for one in SECTIONS if view in one.views)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sends(app, section.key)
        await comes(pilot, lambda: desk(app).section is section)
        desk(app).call_next(desk(app).show_view, view)  # in its turn, behind the key
        said = f"The journal is being read: 0 of {sample_journal.count(*Kind)}"
        await comes(pilot, lambda: said in " ".join(seen(app).split()))
        release()
        await comes(pilot, lambda: "being read" not in seen(app))
        shown = desk(app)._content.view
        assert shown is not None
        await comes(pilot, lambda: len(shown.query_one(LineList).rows) > 0)


async def test_where_an_entry_to_link_to_is_chosen_it_says_that_it_is_being_read_and_fills(
    many: Journal, release: Release
) -> None:
    app = at_desk(many)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        sends(app, "7", "j", "e")
        await comes(pilot, lambda: on_top(app) is EditScreen and isinstance(app.focused, TextArea))
        sends(app, "[", "[")
        await comes(pilot, lambda: on_top(app) is NameEntry)
        await comes(pilot, lambda: "The journal is being read: 0 of 61 entries." in seen(app))
        release()
        await comes(pilot, lambda: "being read" not in seen(app) and "Day 59" in seen(app))


async def test_what_is_clicked_among_it_is_open_and_stays_so(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7")
        await comes(pilot, lambda: "Day 58" in seen(app))
        row = next(row for row, line in enumerate(lines(app)) if "Day 58" in line)
        at = lines(app)[row].index("Day 58"), row, 0, 0, 1
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, *at, shift=False, meta=False, ctrl=False))
        await comes(pilot, lambda: opened(app) == Ref(Kind.REFLECTION, 59))
        release()
        await comes(pilot, lambda: "Put down last" not in seen(app))
        assert opened(app) == desk(app).query_one(EntryList).chosen == Ref(Kind.REFLECTION, 59)


async def test_with_a_filter_on_nothing_is_shown_that_may_not_fit_it(many: Journal, release: Release) -> None:
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "7", "F", *"2015", "enter")
        await waits(pilot, app)
        await pilot.press("escape")
        await comes(pilot, lambda: "only 2015 · looking" in seen(app))
        assert groups_shown(app) == []
        release()


def shows_only_its_own(app: CareerJournal, view: str) -> bool:
    """Whether a view is shown, with entries of its kinds where it is a list."""
    at = desk(app)
    cards = [card for group in groups_shown(app) for card in group] if at.query(EntryList) else []
    own = all(lists(at.section, view, card.ref.kind) for card in cards)
    return at.place.view == view and (own or not isinstance(at._content.view, SectionList))


async def test_no_view_of_a_section_waits_for_it_to_show_what_was_put_down_last(
    sample_journal: Journal, release: Release
) -> None:
    sample_journal._index.forget()
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        for key in "2345678":
            sends(app, key)
            await comes(pilot, lambda key=key: desk(app).section.key == key)  # type: ignore[misc]
            for view in desk(app).section.views:
                await comes(pilot, lambda view=view: shows_only_its_own(app, view))  # type: ignore[misc]
                if view != desk(app).section.views[-1]:
                    sends(app, "v")
        release()


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_who_was_walked_to_before_anybody_is_known_is_read(
    many: Journal, release: Release, size: tuple[int, int]
) -> None:
    for name in ("Ada", "Ben", "Cleo"):
        many.add(Conversation(with_whom=name, when=PartialDate(2020, 2, 3)))
    many._index.forget()
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sends(app, "6", "v", "v", "j", "enter")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen and desk(app).reading)
        assert desk(app).place.view == "people"
        assert "› Ben" in lines(app)[0]


async def test_a_command_for_somebody_waits_until_it_is_known_who_there_is(many: Journal, release: Release) -> None:
    many.add(Conversation(with_whom="Ada", when=PartialDate(2020, 2, 3)))
    many._index.forget()
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "6", "v", "v", "e", *" K")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        release()
        await comes(pilot, lambda: on_top(app) is EditScreen and "Ada K" in seen(app))


async def test_what_was_walked_to_on_the_line_of_time_before_there_is_one_is_read(
    many: Journal, release: Release
) -> None:
    many.add(Setback(what_happened="The boat", when=PartialDate(2014, 4)))
    many._index.forget()
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "4", "v", "v", "j", "enter")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen and desk(app).reading)
        assert opened(app) == Ref(Kind.SETBACK, 2)


async def test_a_row_of_the_patterns_is_gone_to_once_they_are_counted(
    many: Journal, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, go_on = [True], Counting.go_on
    monkeypatch.setattr(Counting, "go_on", lambda *given: None if held else go_on(*given))
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        sends(app, "4", "v", "v", "v", "j", "t")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        release()
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        listed = desk(app).query_one("#patterns-page", LineList)
        assert not len(listed.rows)
        held.clear()
        await comes(pilot, lambda: on_top(app) is PickTime)
        assert (listed.highlighted or 0) > 1


async def test_what_is_behind_a_filter_is_for_what_it_lets_through(
    many: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter that is typed right behind it would else delete what is about to be left out."""
    held = [True]
    monkeypatch.setattr(section_list, "filter_of", lambda *given: None if held else filter_of(*given))
    many.add(Setback(what_happened="The boat", when=PartialDate(2014, 4)))
    app = at_desk(many)
    async with app.run_test(size=USUAL) as pilot:
        await comes(pilot, lambda: many.is_read)
        sends(app, "7", "F", *"kind:setback", "enter", "j", "d")
        await comes(pilot, lambda: on_top(app) is DeskScreen and "looking" in seen(app))
        await comes(pilot, lambda: bool(app._holds) and len(app._waiting) == 2)
        assert not many.trash()
        held.clear()
        await comes(pilot, lambda: [one.ref for one in many.trash()] == [Ref(Kind.SETBACK, 2)])


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_today_says_how_far_it_is_until_the_rest_follows(
    many: Journal, release: Release, size: tuple[int, int]
) -> None:
    app = at_desk(many)
    async with app.run_test(size=size) as pilot:
        said = "The journal is being read: 0 of 61 entries. The rest follows."
        await comes(pilot, lambda: said in " ".join(seen(app).split()))
        release()
        await until(pilot, lambda: "being read" not in seen(app))
        assert "The rest follows" not in seen(app)
