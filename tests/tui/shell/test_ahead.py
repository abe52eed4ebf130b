"""What is loaded behind the first page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui import app as app_module
from careerjournal.tui.shell import ahead
from careerjournal.tui.shell.ahead import AHEAD, load_ahead
from tests.tui.using import NARROW, at_desk, until

LOADED = """
import sys
from careerjournal.tui.shell.ahead import AHEAD, load_ahead
import careerjournal.tui.desk.desk
assert not set(AHEAD) & set(sys.modules), set(AHEAD) & set(sys.modules)
load_ahead()
assert set(AHEAD) <= set(sys.modules)
"""


def test_what_the_desk_does_not_need_is_loaded_after_it() -> None:
    assert AHEAD
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What would be done in a thread."""
    taken: list[Callable[[], object]] = []
    monkeypatch.setattr(ahead, "beside", taken.append)
    return taken


async def test_it_is_loaded_once_the_journal_is_read(little: Journal, work: list[Callable[[], object]]) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: bool(work))
        assert work == [load_ahead]
        assert little.is_read
        assert little.searching.is_whole


async def test_it_does_not_wait_for_ever(
    little: Journal, work: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "beside", lambda _: None)  # nothing is taken into the search
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: bool(work))
        assert not little.searching.is_whole
