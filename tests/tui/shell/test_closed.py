"""What was closed while the journal is open: it is let go of, and not while somebody types."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator

import pytest

from careerjournal.garbage import let_go_of_closed, look_seldom
from careerjournal.journal.journal import Journal
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.input.quiet import AFTER_A_KEY
from careerjournal.tui.shell import locking
from tests.tui.using import USUAL, at_desk, on_top, press, until

pytestmark = pytest.mark.usefixtures("quick")

SCREENS = (
    ("slash", "q", "escape"),
    ("ctrl+p", "q", "escape"),
    ("7", "n", "x", "ctrl+s"),
    ("4", "enter", "s", "escape"),
)


@pytest.fixture(autouse=True)
def _as_the_program() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    look_seldom()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def in_memory(app: CareerJournal) -> int:
    """How many screens, sheets, lists and fields are not gone yet."""
    return len(app._made)


async def test_what_was_closed_is_gone_a_moment_after_somebody_ceases_to_type(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        there: list[int] = []
        for _ in range(6):
            for keys in SCREENS:
                await press(pilot, *keys[:-1])
                await until(pilot, lambda: on_top(app) is not DeskScreen)
                await press(pilot, keys[-1])
                await until(pilot, lambda: on_top(app) is DeskScreen)
            await press(pilot, "1")
            await pilot.pause(2 * AFTER_A_KEY)
            there.append(in_memory(app))
        assert max(there) < 300  # of what was closed last a little may stay until there is more


async def test_what_was_closed_goes_too_while_nobody_pauses(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        for key in ["4", *"vvvv", "5", "7"] * 8:
            app.quiet.end()
            await press(pilot, key)
        assert in_memory(app) < 300


async def test_nobody_looks_for_it_while_somebody_types_or_the_journal_is_read(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(sample_journal)
    looks: list[bool] = []
    of_all: list[bool] = []

    def look(staying: Iterable[object], *, can_wait: bool = False, is_all: bool = True) -> bool:
        looks.append(can_wait)
        of_all.append(is_all)
        return let_go_of_closed(staying, can_wait=can_wait, is_all=is_all)

    monkeypatch.setattr(locking, "let_go_of_closed", look)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7", "n")
        looks.clear()
        of_all.clear()
        for _ in range(3):
            for letter in "written on":
                app.quiet.end()
                await pilot.press(letter)
            assert False not in looks
        await until(pilot, lambda: False in looks)
        assert True not in of_all, "what is open would stay once it is closed"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: looks.count(False) > 1)
        assert True in of_all
        looks.clear()
        monkeypatch.setattr(Journal, "is_read", False)
        await pilot.press("x")
        await pilot.pause(3 * AFTER_A_KEY)
        assert not looks
