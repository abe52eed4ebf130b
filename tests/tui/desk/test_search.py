"""Search, as typed: what is found, lit up, opened; and whatever can be typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, OptionList, Static

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.search import excerpts
from careerjournal.journal.search.search import SLICE, Found, Search
from careerjournal.model import Entry, Kind, Name, PartialDate, Ref, Reflection, Setback
from careerjournal.model.vocabulary import SetbackKind
from careerjournal.tui import app as app_module
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import search as search_module
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import HitRows, SearchScreen, lit
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    desk,
    lines,
    opened,
    options,
    press,
    rest,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "PAUSE", 0.01)


async def look(pilot: Steps, words: str, *, whole: bool = True) -> None:
    """Type words, and wait for what is found."""
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_one(Input).value = words
    await until(pilot, lambda: screen.answered == words and (not whole or screen._found is None or screen._found.whole))


def refs(app: CareerJournal) -> list[str]:
    """The entries that were found, by kind and number."""
    rows = app.screen.query_one(LineList).rows
    assert isinstance(rows, HitRows)
    return [str(rows.ref(row)) for row in range(len(rows))]


WORDS = (
    "Eighth one, nothing more than a note that Łódź and Pâte à choux came up again about the rota which nobody had put "
    "on the wall of the workshop where 潮水來了 and ประชุมวันนี้ were written in chalk beside an unforgettably long word"
)


@pytest.mark.parametrize("size", [(40, 15), NARROW, USUAL, (200, 60)])
@pytest.mark.parametrize("kind", [Kind.REFLECTION, Kind.SETBACK])
async def test_a_row_shows_what_was_found_wherever_that_stands(
    size: tuple[int, int], kind: Kind, journal: Journal
) -> None:
    """What the title says is not said again; what there is no room for in it was found, and not shown."""
    journal.add(Reflection(body=WORDS) if kind is Kind.REFLECTION else Setback(what_happened=WORDS))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        not_shown = []
        for word in (*WORDS.replace(",", "").split(), "潮水", "วันนี้"):
            await look(pilot, f'"{word}"')
            listed = app.screen.query_one(LineList)
            row = [line.plain for line in listed.rows.lines(0, listed._room)]
            if not any(word.casefold() in line.casefold() for line in row):
                not_shown.append((word, row))
        assert not_shown == []


async def test_what_is_found_is_lit_and_opened(little: Journal) -> None:
    little.add(Setback(what_happened="Elsewhere", body="The surveyor’s chart was [/nope] wrong."))
    app = at_desk(little)
    async with app.run_test(size=(40, 15)) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"chart")
        await until(pilot, lambda: len(options(app)) == 2 and "2 entries." in seen(app))
        assert "chart was [/nope] wrong" in options(app)[1]
        await press(pilot, "down", *"ed ", "down", "backspace", "backspace", "backspace")
        assert app.screen.query_one(Input).value == "chart"
        await until(pilot, lambda: len(options(app)) == 2)
        await press(pilot, "down", "j", "k", "G", "enter")
        assert opened(app) == Ref(Kind.SETBACK, 5)
        assert desk(app).reading
        await press(pilot, "slash", *"lost ch", "enter")
        assert opened(app) == Ref(Kind.SETBACK, 3)
        await press(pilot, "backspace")
        assert opened(app) == Ref(Kind.SETBACK, 5)


async def test_filters_and_nothing_found(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "slash")
        await look(pilot, "kind:setback 2015")
        assert refs(app) == ["setback 2"]
        assert "One entry." in seen(app)
        await look(pilot, "zzz")
        assert "Nothing found." in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SearchScreen)
        for words in (
            '"',
            "*",
            "a AND",
            "NEAR(",
            "_",
            "kind:",
            "tag:",
            "[/nope]",
            "-",
            "²",
            "🏽",
            "\u0300",
            "((",
            "a" * 500,
        ):
            await look(pilot, words)
            assert isinstance(app.screen, SearchScreen), words
        await look(pilot, "")
        assert options(app) == []
        await press(pilot, "escape")
        assert desk(app).section.name == "Setbacks"


async def test_what_is_new_or_changed_or_gone_is_known(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"panel", "enter", "e", "end", *" again", "escape", "slash")
        await look(pilot, "again")
        assert refs(app) == ["setback 2"]
        await press(pilot, "enter", "d", "slash")
        await look(pilot, "again")
        assert options(app) == []


async def test_no_row_says_its_title_twice(little: Journal) -> None:
    little.add(Reflection(body="A zeppelin came.\n\nThen it was dry."))
    little.add(Reflection(body="One zeppelin more."))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        await look(pilot, "zeppelin")
        rows = sorted(option.split("\n") for option in options(app))
        assert [row[0].split("   ")[0] for row in rows] == ["A zeppelin came.", "One zeppelin more."]
        assert [row[1] for row in rows] == ["Then it was dry.", ""]


def test_marks_that_are_in_the_text_do_no_harm() -> None:
    assert lit("a \ue000lit\ue001 b").plain == "a lit b"
    for excerpt in ("\ue001a", "\ue000a", "\ue000\ue000a\ue001\ue001", "[bold]\ue000[/]\ue001"):
        assert lit(excerpt).plain.strip("\ue001") == excerpt.replace("\ue000", "").replace("\ue001", "")


def says(pilot: Steps) -> str:
    """What stands above the list."""
    return str(pilot.app.screen.query_one("#search-says", Static).render())


async def test_it_lists_all_there_are_and_reads_what_is_in_view(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for number in range(320):
            journal.add(Reflection(body=f"rain {number}"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        made: list[str] = []

        def counted(entry: Entry, found: Found, title: str, room: int) -> str:
            made.append(str(entry.ref))
            return excerpts.excerpt(entry, found, title, room)

        monkeypatch.setattr(search_module, "excerpt", counted)
        await until(pilot, lambda: journal.searching.is_whole)
        await look(pilot, "rain")
        assert says(pilot) == "320 entries. The best come first."
        listed = app.screen.query_one(LineList)
        assert len(listed.rows) == 320
        in_view = NARROW[1] // 2
        assert len(made) <= in_view
        await press(pilot, "down", "G")
        assert listed.highlighted == 319
        assert len(made) <= 2 * in_view + 1
        assert len(set(made)) == len(made), "none is made twice"
        last = refs(app)[-1]
        await press(pilot, "enter")
        assert str(opened(app)) == last
        await press(pilot, "slash")
        await look(pilot, "kind:reflection")
        assert says(pilot) == "320 entries. The latest come first."


@pytest.mark.parametrize("size", [NARROW, (40, 15), (120, 36), (200, 60)])
async def test_each_says_its_number_and_its_date(size: tuple[int, int], little: Journal) -> None:
    title = "The chart of the whole harbour with all its quays, cranes and wharves, lost on the way to the surveyors"
    ref = little.add(
        Setback(what_happened=title, body=title, kind=SetbackKind.INTERVIEW, when=PartialDate(2019, 3, 7))
    ).ref
    app = at_desk(little)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        await look(pilot, "cranes wharves")
        await until(pilot, lambda: any(str(ref) in line for line in lines(app)))
        shown = next(line for line in lines(app) if str(ref) in line)
        assert "7 Mar 2019" in shown
        assert "The chart of" in shown or size[0] < 60
        assert any("cranes" in line and "wharves" in line for line in lines(app)), "the excerpt"
        first = next(place for place, line in enumerate(lines(app)) if "The chart of" in line)
        await pilot.click(LineList, offset=(5, 0))
        await rest(pilot)
        assert opened(app) == ref, first


@pytest.mark.parametrize("opened_by", ["slash", "number_sign", "l"])
async def test_a_list_is_gone_down_by_the_page_from_its_field(little: Journal, opened_by: str) -> None:
    for number in range(60):
        little.add(Reflection(body=f"Rota {number}", tags=(f"rota{number}",)))
    app = at_desk(little)
    async with working(app, "7", opened_by, *"rota") as pilot:
        await until(pilot, lambda: "Rota 59" in seen(app) or "rota12" in seen(app))
        await press(pilot, "pagedown")
        found = next(iter(app.screen.query(LineList)), None)
        listed = app.screen.query_one(OptionList) if found is None else found
        assert (listed.highlighted or 0) > 5
        assert listed.has_focus
        here = listed.highlighted
        await press(pilot, "pagedown")
        assert (listed.highlighted or 0) > (here or 0) + 4


async def test_what_was_asked_is_still_there_until_the_lock(door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    for number in range(3):
        journal.add(Setback(what_happened=f"Panel {number}"))
    app = CareerJournal(door, opened=journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"panel", "down", "down", "enter")
        first = opened(app)
        await press(pilot, "slash")
        assert app.screen.query_one(Input).value == "panel"
        await until(pilot, lambda: len(options(app)) == 3)
        assert app.screen.query_one(LineList).highlighted == 2
        await press(pilot, "enter")
        assert opened(app) == first
        await press(pilot, "slash", *"rain")  # what is typed takes its place
        assert app.screen.query_one(Input).value == "rain"
        await press(pilot, "escape", "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, LockScreen))
        app.screen.query_one(Input).value = PASSPHRASE
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await press(pilot, "slash")
        assert app.screen.query_one(Input).value == ""


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is to be done behind the screen, as building the index, and is not: whoever tests does it."""
    monkeypatch.setattr(search_module, "AGAIN", 0.02)
    work: list[Callable[[], object]] = []
    monkeypatch.setattr(app_module, "beside", work.append)
    return work


async def test_while_the_index_is_built_it_says_so_and_looks_again(
    journal: Journal, held_back: list[Callable[[], object]]
) -> None:
    with journal.together():
        for number in range(200):
            journal.add(Reflection(body=f"rain {number}"))
        journal.add(Setback(what_happened="Snow"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        await look(pilot, "rain", whole=False)
        await until(pilot, lambda: f"still being built: {SLICE} of 201" in " ".join(says(pilot).split()))
        assert says(pilot).startswith(f"{SLICE} entries so far.")
        await look(pilot, "snow", whole=False)
        assert says(pilot).startswith("Nothing found so far.")
        while held_back:
            held_back.pop()()
        await until(pilot, lambda: says(pilot) == "One entry.")
        assert refs(app) == ["setback 1"]


async def test_it_looks_again_and_again_while_the_index_is_built(
    journal: Journal, held_back: list[Callable[[], object]]
) -> None:
    with journal.together():
        for number in range(200):
            journal.add(Reflection(body=f"rain {'snow ' * (number == SLICE + 9)}{number}"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        await look(pilot, "snow", whole=False)
        assert says(pilot).startswith("Nothing found so far.")
        journal.searching._take_in_some(SLICE // 2, wait=True)
        await until(pilot, lambda: says(pilot).startswith("One entry so far."))
        assert not journal.searching.is_whole


async def test_whoever_has_not_gone_down_stands_on_the_best_once_all_is_in_the_index(
    journal: Journal, held_back: list[Callable[[], object]]
) -> None:
    with journal.together():
        for number in range(200):
            journal.add(Reflection(body=f"rain {number}", when=PartialDate(2001 + number // 10, 1, 1)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        await look(pilot, "rain", whole=False)
        listed = app.screen.query_one(LineList)
        first = refs(app)[0]
        assert listed.highlighted == 0
        while held_back:
            held_back.pop()()
        await until(pilot, lambda: says(pilot).startswith("200 entries."))
        assert refs(app)[0] != first
        assert listed.highlighted == 0


async def test_enter_while_the_index_is_built_opens_the_best_as_soon_as_there_is_one(
    journal: Journal, held_back: list[Callable[[], object]]
) -> None:
    with journal.together():
        for number in range(200):
            journal.add(Reflection(body=f"rain {number}"))
        snow = journal.add(Setback(what_happened="Snow"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"snow")
        await until(pilot, lambda: says(pilot).startswith("Nothing found so far."))
        for key in ("enter", "e", "x"):
            sent = events.Key(key, key if len(key) == 1 else None)
            sent.set_sender(app)
            app.post_message(sent)
        await pilot.pause(0.2)
        assert isinstance(app.screen, SearchScreen)
        while held_back:
            held_back.pop()()
        await until(pilot, lambda: isinstance(app.screen, EditScreen))  # what was typed behind it is for the entry
        await press(pilot, "escape")
        assert opened(app) == snow.ref


async def test_where_nothing_is_found_it_says_why(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        for words, why in (
            ("kind:setbag", "“setbag” is not a kind of entry."),
            ("#nothing", "No entry has the tag “nothing”."),
            ("zzz", "No entry has a word that begins “zzz”."),
            ('"zz top"', "No entry has the word “zz top”."),
            ("?!", "There is no word in that to look for."),
        ):
            await look(pilot, words)
            assert " ".join(says(pilot).split()).startswith(f"Nothing found. {why}"), words


async def test_an_answer_that_comes_late_does_not_take_the_place_of_a_newer_one(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "slash")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        ask, wait = screen._ask, Event()

        def slow(words: str, *more: Any) -> object:
            if words == "panel":
                wait.wait(10)
            return ask(words, *more)

        monkeypatch.setattr(screen, "_ask", slow)
        screen.query_one(Input).value = "panel"
        await pilot.pause(0.05)
        await look(pilot, "kind:lesson")
        before = options(app)
        wait.set()
        await pilot.pause(0.1)
        assert options(app) == before
        assert screen.answered == "kind:lesson"


class TestLookingForSomebody:
    """Many entries are read for it: it is said how far it is, and what is not waited for stops."""

    @pytest.fixture
    def held(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, list[int]]]:
        """Only the first entries are read before it is set; beside it how many were read each time."""
        go_on, reads = Event(), list[int]()
        read = Search.read

        def slowly(search: Search, refs: Sequence[Ref]) -> list[tuple[Entry, str]]:
            reads.append(len(refs))
            assert len(reads) == 1 or go_on.wait(30)
            return read(search, refs)

        monkeypatch.setattr(Search, "read", slowly)
        yield go_on, reads
        go_on.set()

    @pytest.fixture
    def named(self, journal: Journal) -> Journal:
        with journal.together():
            journal.add(Name(name="Rosalind Adair"))
            for number in range(4 * SLICE):
                journal.add(Reflection(body=f"Ros*alind* came by, {number}."))  # not told by its words alone
        journal.find("rain")  # the index is there
        return journal

    async def test_it_says_how_far_it_is_and_then_whom_it_meant(
        self, named: Journal, held: tuple[Event, list[int]]
    ) -> None:
        go_on, _ = held
        app = at_desk(named)
        async with app.run_test(size=NARROW) as pilot:
            await rest(pilot)
            await press(pilot, "slash")
            app.screen.query_one(Input).value = "person:ros kind:reflection"
            await until(pilot, lambda: f"Looking for who is named: {SLICE:,} of {4 * SLICE:,} entries." in seen(app))
            go_on.set()
            await until(pilot, lambda: f"{4 * SLICE:,} entries. The latest come first." in seen(app))
            assert "“ros” is taken for “Rosalind Adair”." in " ".join(seen(app).split())

    @pytest.mark.parametrize("leave", ["escape", "x"])
    async def test_what_is_not_waited_for_reads_no_more(
        self, named: Journal, held: tuple[Event, list[int]], leave: str
    ) -> None:
        go_on, reads = held
        app = at_desk(named)
        async with app.run_test(size=NARROW) as pilot:
            await rest(pilot)
            await press(pilot, "slash")
            app.screen.query_one(Input).value = "person:ros kind:reflection"
            await until(pilot, lambda: len(reads) == 2)
            await pilot.press(leave)
            if leave == "escape":
                await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            else:
                app.screen.query_one(Input).value = "rain"
                await until(pilot, lambda: app.screen._looked_for == "rain")  # type: ignore[attr-defined]
            go_on.set()
            await until(pilot, lambda: named.searching.looked_through is None)
            assert [count for count in reads if count == SLICE] == [SLICE, SLICE]
