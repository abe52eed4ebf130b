"""What is loaded behind the first page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui import app as app_module
from careerjournal.tui.shell.ahead import AHEAD, load_ahead
from tests.tui.using import NARROW, at_desk, rest

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


async def test_it_is_loaded_beside_the_first_page(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    work: list[Callable[[], object]] = []
    monkeypatch.setattr(app_module, "beside", work.append)
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert load_ahead in work
