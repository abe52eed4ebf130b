"""Locking by its key: the lock screen is there at once, and what takes long is done in a thread."""

from __future__ import annotations

import gc
import re
import threading
import time
from contextlib import suppress

import pytest

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.index import SearchIndex
from careerjournal.model import Lesson
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.input.queue import AGAIN
from careerjournal.tui.output.short_turns import BEGINS, TURN
from careerjournal.tui.shell import locking
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.vault import Vault
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, at_desk, at_lock, on_top, press, seen, send, until

pytestmark = pytest.mark.usefixtures("quick")


async def test_the_file_is_copied_and_closed_and_the_index_overwritten_in_a_thread(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Lesson(sentence="Sail with the tide"))
    journal.lock()
    threads: dict[str, threading.Thread] = {}
    for kind in (Vault, SearchIndex):

        def close(one: Vault | SearchIndex, of: type[Vault | SearchIndex] = kind, usual: object = kind.close) -> None:
            threads[of.__name__] = threading.current_thread()
            usual(one)  # type: ignore[operator] # its own

        monkeypatch.setattr(kind, "close", close)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        for _ in range(2):  # it is opened again where that was
            await press(pilot, *PASSPHRASE, "enter")
            await until(pilot, lambda: on_top(app) is DeskScreen and app.journal is not None)
            await until(pilot, lambda: app.journal is not None and app.journal.searching.is_whole)
            threads.clear()
            await pilot.press("ctrl+l")
            await until(pilot, lambda: on_top(app) is LockScreen)
            await until(pilot, lambda: app._forgetting is not None and app._forgetting.done())
            assert set(threads) == {"Vault", "SearchIndex"}
            assert threading.main_thread() not in threads.values()


async def test_the_collector_looks_through_no_journal_that_was_read(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Lesson(sentence="Sail with the tide"))
    journal.lock()
    app = at_lock(door)
    seen: list[tuple[bool, bool]] = []

    def freeze() -> None:
        seen.append((app.journal is not None, app.journal is not None and app.journal.is_read))

    monkeypatch.setattr(gc, "freeze", freeze)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *PASSPHRASE, "enter")
        await until(pilot, lambda: on_top(app) is DeskScreen and app.journal is not None and app.journal.is_read)
        await until(pilot, lambda: (True, True) in seen)
        assert seen[0] == (False, False)  # the program, and the file's documents
        seen.clear()
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app._forgetting is not None and app._forgetting.done())
        assert seen[-1] == (False, False)


def look_late_in_a_turn(app: CareerJournal) -> None:
    """Look for what was closed where something else was done in the same turn."""
    TURN.has_room()
    time.sleep(2 * BEGINS)
    app.do_between_keys(is_quiet=True)


async def test_a_look_for_what_was_closed_has_a_turn_of_its_own(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(journal)
    little_is_over: list[bool] = []

    def look(staying: object, *, can_wait: bool, is_all: bool) -> None:
        del staying, can_wait, is_all
        little_is_over.append(TURN.has_room(BEGINS))

    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: on_top(app) is DeskScreen and journal.is_read)
        await pilot.pause(1)  # what comes of opening it is through
        monkeypatch.setattr(locking, "let_go_of_closed", look)
        look_late_in_a_turn(app)
        await until(pilot, lambda: bool(little_is_over))
        assert little_is_over == [True]


def can_be_read(app: CareerJournal) -> bool:
    return bool(re.search("[a-z]{2}", seen(app)))


@pytest.mark.parametrize("key", ["ctrl+l", "ctrl+q"])
async def test_nothing_can_be_read_while_locking_waits_for_what_was_typed_before(journal: Journal, key: str) -> None:
    journal.add(Lesson(sentence="Sail with the tide"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "5")
        with app.hold_input():
            send(app, "j", key)
            await until(pilot, lambda: not can_be_read(app))
            assert app.journal is not None, "what was typed before comes first"
            assert "·····" in seen(app)
            assert not app.private
        await until(pilot, lambda: app.journal is None)
        await until(pilot, lambda: not app.is_running or on_top(app) is LockScreen)
        assert not app.is_running or "passphrase" in seen(app)


async def test_what_was_hidden_is_shown_again_where_the_key_was_dropped(journal: Journal) -> None:
    journal.add(Lesson(sentence="Sail with the tide"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "5")
        with suppress(OSError), app.hold_input():
            send(app, "j", "ctrl+l")
            await until(pilot, lambda: not can_be_read(app))
            raise OSError
        await until(pilot, lambda: "Sail with the tide" in seen(app))
        assert app.journal is not None


async def test_what_was_hidden_is_shown_again_behind_a_key_that_was_pressed_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have led to a question, as leaving does where something cannot be kept."""
    journal.add(Lesson(sentence="Sail with the tide"))
    asked: list[CareerJournal] = []

    def ask(app: CareerJournal) -> None:
        asked.append(app)

    monkeypatch.setattr(CareerJournal, "action_lock", ask)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "5")
        with app.hold_input():
            send(app, "j", "ctrl+l")
            await until(pilot, lambda: not can_be_read(app))
            await pilot.pause(AGAIN)
            send(app, "ctrl+l")
            await until(pilot, lambda: bool(asked))
            await until(pilot, lambda: "Sail with the tide" in seen(app))


async def test_privacy_waits_for_nothing(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "5")
        with app.hold_input():
            send(app, "j", "f9")
            await until(pilot, lambda: app.private)
            send(app, "f9")
            await until(pilot, lambda: not app.private)
