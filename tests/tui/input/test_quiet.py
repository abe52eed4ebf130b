"""Work behind the screens waits while somebody types, and never for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Measure, unmeasured
from careerjournal.model import PartialDate, Reflection
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.being_read import BeingRead
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.reader import Reader
from careerjournal.tui.input.quiet import AFTER_A_KEY, AT_THE_LATEST, BetweenKeys, Quiet, Turns
from tests.tui.using import USUAL, Steps, at_desk, on_top


class Time:
    """A clock that stands still until a test puts it forward."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Slices:
    """Counts how often the desk looked whether to read on, and how often it did; all is read when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looks = self.read = 0
        self.longest = 0.0
        self.through = False
        looked = Reader.read_on

        def look(reader: Reader) -> None:
            self.looks += 1
            looked(reader)

        def read_on(journal: Journal, seconds: float, measure: Measure = unmeasured) -> bool:
            del measure
            if self.looks:  # what is read as the desk comes up is no slice
                self.read, self.longest = self.read + 1, max(self.longest, seconds)
            return self.through and journal._index.read_on(60)

        monkeypatch.setattr(Reader, "read_on", look)
        monkeypatch.setattr(Journal, "read_on", read_on)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def slices(monkeypatch: pytest.MonkeyPatch) -> Slices:
    return Slices(monkeypatch)


@pytest.fixture
def unread(journal: Journal) -> Journal:
    """A journal of which nothing was read."""
    with journal.together():
        for number in range(40):
            journal.add(Reflection(body=f"Day {number}", when=PartialDate(2010 + number % 12)))
    journal._index.forget()
    return journal


async def looks(pilot: Steps, slices: Slices, more: int = 5) -> None:
    """Let the desk look some times whether to read on."""
    await comes(pilot, lambda at=slices.looks: slices.looks >= at + more)  # type: ignore[misc]


async def comes(pilot: Steps, true: Callable[[], bool]) -> None:
    for _ in range(1500):
        await pilot.pause(0.02)
        if true():
            return
    raise AssertionError("It did not come true.")


def sends(app: CareerJournal, key: str) -> None:
    app.post_message(events.Key(key, key if len(key) == 1 else None))


def test_a_turn_comes_a_moment_after_the_last_key(time: Time) -> None:
    quiet = Quiet(time)
    turns = Turns(quiet)
    assert [turns.next() for _ in range(5)] == [True] * 5
    quiet.end()
    assert not turns.next()
    time.now += AFTER_A_KEY - 0.01
    assert not turns.next()
    quiet.end()
    time.now += 0.02
    assert not turns.next()
    time.now += AFTER_A_KEY
    assert all(turns.next() for _ in range(5))


def test_whoever_types_without_a_break_holds_nothing_up_for_ever(time: Time) -> None:
    quiet = Quiet(time)
    turns, others = Turns(quiet), Turns(quiet)
    had: list[int] = []
    for _ in range(125):  # ten seconds of keys
        quiet.end()
        had.append(sum(turns.next() for _ in range(8)))
        others.next()
        time.now += 0.08
    assert max(had) == 1
    assert 10 <= sum(had) <= 10 / AT_THE_LATEST + 1
    assert AFTER_A_KEY < AT_THE_LATEST


def test_it_is_done_once_somebody_ceases_to_type_and_seldom_before(time: Time) -> None:
    quiet = Quiet(time)
    waiting: list[tuple[float, Callable[[], None]]] = []
    done: list[tuple[float, bool]] = []

    def later(seconds: float, do: Callable[[], None]) -> None:
        waiting.append((time.now + seconds, do))

    when = BetweenKeys(quiet, later, lambda is_quiet: done.append((time.now, is_quiet)))

    def passes(seconds: float) -> None:
        until = time.now + seconds
        while waiting and waiting[0][0] <= until:
            time.now, do = waiting.pop(0)
            do()
        time.now = until

    for turn in range(2):
        begun, said = time.now, len(done)
        for _ in range(50):  # four seconds of keys
            quiet.end()
            when.expect()
            assert len(waiting) == 1
            passes(0.08)
        assert not any(is_quiet for _, is_quiet in done[said:])
        assert 10 <= len(done) - said <= (time.now - begun) / (AFTER_A_KEY / 2)
        ceased = time.now - 0.08
        passes(10)
        assert [is_quiet for _, is_quiet in done].count(True) == turn + 1
        when_quiet, is_quiet = done[-1]
        assert is_quiet
        assert ceased + AFTER_A_KEY <= when_quiet <= ceased + 1.5 * AFTER_A_KEY
    assert not waiting


async def test_nothing_is_read_for_a_moment_after_a_key(unread: Journal, slices: Slices, time: Time) -> None:
    app = at_desk(unread)
    app.quiet.clock = time
    async with app.run_test(size=USUAL) as pilot:
        await looks(pilot, slices)
        await comes(pilot, lambda: slices.read > 3)
        sends(app, "n")
        await comes(pilot, lambda: on_top(app) is not DeskScreen)
        held = slices.read
        for _ in range(3):
            await looks(pilot, slices)
            assert slices.read == held
            time.now += AFTER_A_KEY / 2
            sends(app, "x")
            await comes(pilot, lambda: app.quiet._ended == time.now)
        time.now += 2 * AFTER_A_KEY
        await comes(pilot, lambda: slices.read > held)
        assert slices.longest <= 0.01
        slices.through = True
        await comes(pilot, lambda: unread.is_read)


async def test_it_is_read_in_the_end_however_much_is_typed(unread: Journal, slices: Slices, time: Time) -> None:
    app = at_desk(unread)
    app.quiet.clock = time
    async with app.run_test(size=USUAL) as pilot:
        await looks(pilot, slices)
        sends(app, "n")
        await comes(pilot, lambda: on_top(app) is not DeskScreen)
        before = slices.read
        for _ in range(40):
            time.now += 0.1
            sends(app, "x")
            await comes(pilot, lambda: app.quiet._ended == time.now)
            await looks(pilot, slices, 2)
        assert 4 <= slices.read - before <= 10
        slices.through = True
        time.now += 2 * AT_THE_LATEST
        sends(app, "x")
        await comes(pilot, lambda: unread.is_read)


async def test_who_waits_until_it_is_read_does_not_wait_longer_for_having_pressed_a_key(
    unread: Journal, slices: Slices, time: Time
) -> None:
    app = at_desk(unread)
    app.quiet.clock = time
    async with app.run_test(size=USUAL) as pilot:
        await looks(pilot, slices)
        sends(app, "M")
        await comes(pilot, lambda: on_top(app) is BeingRead)
        held = slices.read
        await comes(pilot, lambda: slices.read > held + 3)
        sends(app, "escape")
        await comes(pilot, lambda: on_top(app) is DeskScreen)
        held = slices.read
        await looks(pilot, slices)
        assert slices.read == held
        slices.through = True
        time.now += 2 * AFTER_A_KEY
        await comes(pilot, lambda: unread.is_read)


async def test_moving_the_mouse_about_is_no_key(unread: Journal, slices: Slices, time: Time) -> None:
    app = at_desk(unread)
    app.quiet.clock = time
    async with app.run_test(size=USUAL) as pilot:
        await looks(pilot, slices)
        at = (30, 10, 0, 0, 0)
        app.post_message(events.MouseMove(None, *at, shift=False, meta=False, ctrl=False))
        await looks(pilot, slices)
        assert app.quiet.lasts()
        app.post_message(events.MouseScrollDown(None, *at, shift=False, meta=False, ctrl=False))
        await comes(pilot, lambda: not app.quiet.lasts())
        slices.through = True
        time.now += 2 * AFTER_A_KEY
        await comes(pilot, lambda: unread.is_read)
