"""What was closed while the journal is open: it is let go of, and not while somebody types."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from careerjournal.garbage import let_go_of_closed, look_seldom
from careerjournal.journal.journal import Journal
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.input.quiet import AFTER_A_KEY
from careerjournal.tui.shell import locking
from tests.tui.using import USUAL, at_desk, on_top, press, until

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


def in_memory(app: CareerJournal) -> Counter[str]:
    """How many screens, sheets, lists and fields of each kind are not gone yet."""
    return Counter(type(one).__name__ for one in app._made)


async def test_what_was_closed_is_gone_a_moment_after_somebody_ceases_to_type(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        there: list[Counter[str]] = []
        for _ in range(4):
            for keys in SCREENS:
                await press(pilot, *keys)
                await until(pilot, lambda: on_top(app) is DeskScreen)
            await press(pilot, "1")
            await pilot.pause(2 * AFTER_A_KEY)
            there.append(in_memory(app))
        assert not +(there[-1] - there[-3])
        assert max(there[-1].values()) < 60


async def test_nobody_looks_for_it_while_somebody_types_or_the_journal_is_read(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(sample_journal)
    looks: list[int] = []

    def look(staying: Iterable[object]) -> bool:
        looks.append(1)
        return let_go_of_closed(staying)

    monkeypatch.setattr(locking, "let_go_of_closed", look)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7", "n")
        looks.clear()
        for _ in range(3):
            for letter in "written on":
                app.quiet.end()
                await pilot.press(letter)
            assert not looks
        await until(pilot, lambda: bool(looks))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(looks) > 1)
        looks.clear()
        monkeypatch.setattr(Journal, "is_read", False)
        await pilot.press("x")
        await pilot.pause(3 * AFTER_A_KEY)
        assert not looks
