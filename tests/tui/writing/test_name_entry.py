"""Two brackets in a text: what is typed behind them names an entry or stays as it is, and none of it is lost."""

from __future__ import annotations

import pytest
from textual import events

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson, Reflection, Setback
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.name_entry import NameEntry
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, Steps, at_desk, at_lock, on_top, press, rest, said, unlock, until

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def named(journal: Journal) -> Journal:
    """A journal with something to name, two of one title among it."""
    for what in ("Panel", "Rain", "Missed the post"):
        journal.add(Setback(what_happened=what))
    for _ in range(2):
        journal.add(Lesson(sentence="Twice"))
    return journal


async def types(pilot: Steps, in_one_go: bool, *typed: str | events.Paste) -> None:
    """Type letters, keys that are named whole, and pastes: each once the one before has come, or all in one packet."""
    keys = {"escape", "enter", "backspace", "down", "ctrl+l"}
    for one in typed:
        for key in [one] if isinstance(one, events.Paste) or one in keys else one:
            event = events.Key(key, key if len(key) == 1 else None) if isinstance(key, str) else key
            pilot.app.post_message(event)
            if not in_one_go:
                await pilot.pause()
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, CareerJournal)
    await until(pilot, lambda: app._turn is None)


def written(app: CareerJournal) -> Area:
    """The text that has the focus, on the screen on top."""
    assert on_top(app) is EditScreen
    assert isinstance(app.focused, Area)
    return app.focused


@pytest.mark.parametrize("in_one_go", [False, True])
@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("as in [[setback 3]] it was mine. And more.", None),
        ("as in [[Setbacks #3]] it was.", None),
        ("as in [[panel]] it was.", "as in [[setback 1]] it was."),
        ("[[missed  the post]][[Rain]]!", "[[setback 3]][[setback 2]]!"),
        ("as in [[pan]] it was.", None),
        ("as in [[twice]] it was.", None),
        ("as in [[setback 99]] it was.", None),
        ("a [[[x]] and [[]] b", None),
    ],
)
async def test_brackets_that_close_go_on_in_the_text(
    in_one_go: bool, typed: str, stands: str | None, named: Journal
) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, in_one_go, "7", "n", *typed)
        area = written(app)
        assert area.text == (stands or typed)
        assert area.cursor_location == area.document.end
        await types(pilot, in_one_go, "escape")
    assert [one.body for one in named.reflections] == [stands or typed]


@pytest.mark.parametrize("in_one_go", [False, True])
@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_what_names_nothing_stays_in_the_text(key: str, in_one_go: bool, named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, in_one_go, "7", "n", *"a [[zzqq and then", key, *" more")
        assert written(app).text == "a [[zzqq and then more"
        assert not said(app)
        await types(pilot, in_one_go, "escape")
    assert [one.body for one in named.reflections] == ["a [[zzqq and then more"]


@pytest.mark.parametrize("in_one_go", [False, True])
async def test_enter_names_what_is_highlighted_in_the_place_of_what_was_typed(in_one_go: bool, named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(
            pilot, in_one_go, "7", "n", *"a [[rai", "enter", *" b [[zz", "backspace", "backspace", *"mis", "enter"
        )
        assert written(app).text == "a [[setback 2]] b [[setback 3]]"


async def test_escape_leaves_two_brackets_and_only_the_list(named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, False, "7", "n", *"[[")
        assert on_top(app) is NameEntry
        assert isinstance(app.screen, PickEntry)
        await types(pilot, False, "escape")
        assert written(app).text == "[["


@pytest.mark.parametrize("in_one_go", [False, True])
@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("zq words", "a [[zq words."),
        ("Rain]] fell", "a [[setback 2]] fell."),
        ("Rain]] fell\n\tand fell", "a [[setback 2]] fell\n\tand fell."),
        ("zq\nwords]]", "a [[zq\nwords]]."),
        ("w " * 3000, "a [[" + "w " * 3000 + "."),
    ],
)
async def test_what_is_pasted_is_in_the_text(in_one_go: bool, pasted: str, stands: str, named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        closes = pasted == "zq words"
        await types(pilot, in_one_go, "7", "n", *"a [[", events.Paste(pasted), *(["escape"] if closes else []), ".")
        assert written(app).text == stands


async def test_what_is_pasted_while_one_walks_the_list_is_in_the_text(named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, False, "7", "n", *"[[r", "down", events.Paste("ain]] fell"))
        assert written(app).text == "[[setback 2]] fell"


@pytest.mark.parametrize("in_one_go", [False, True])
async def test_a_lock_keeps_what_stands_in_the_list(in_one_go: bool, door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Reflection(body="Rain"))
    journal.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await rest(pilot)
        await types(pilot, in_one_go, "7", "n", *"a [[zzqq and", "ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen)
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is EditScreen)
        await press(pilot, *"!")
        assert written(app).text == "a [[zzqq and!"


@pytest.mark.parametrize("in_one_go", [False, True])
async def test_leaving_the_program_keeps_what_stands_in_the_list(in_one_go: bool, door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await rest(pilot)
        await press(pilot, "7")
        for key in ("n", *"a [[zzqq", "ctrl+q"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            if not in_one_go:
                await pilot.pause()
        await until(pilot, lambda: app._exit)
    journal = door.open(PASSPHRASE)
    assert [draft.values["body"] for draft in journal.drafts.all()] == ["a [[zzqq"]


async def test_what_stands_in_the_list_is_stored_within_the_pause(named: Journal) -> None:
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, False, "7", "n", *"a [[zzqq")
        await until(pilot, lambda: [one.values["body"] for one in named.drafts.all() if one.stored] == ["a [[zzqq"])
        assert on_top(app) is NameEntry


async def test_a_title_is_known_once_the_journal_is_read(named: Journal) -> None:
    """And what is typed until then goes into the text, behind the link."""
    app = at_desk(named)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await types(pilot, False, "7", "n", *"[[")
        named._index.forget()
        await types(pilot, True, *"rain]] fell")
        assert written(app).text == "[[setback 2]] fell"
