"""Every section, sheet and state is drawn as it was when somebody last looked at it, in a light and in a dark theme.

Each tour of `takes` has a file for each size, in the words of `drawn`. Where a change is meant, this writes them anew,
and the README's pictures; the diff is what is looked at:

    python -m pytest -q -n 2 tests/tui/snapshots --renew-snapshots
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest
from textual.notifications import Notification
from textual.pilot import Pilot
from textual.screen import SystemModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from careerjournal.settings import Loaded, Settings
from careerjournal.themes import DEFAULT_DARK, DEFAULT_LIGHT, bundled_folder, read
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import search
from careerjournal.tui.shell.locking import LockingApp
from careerjournal.tui.shell.theming import VARIABLES
from careerjournal.tui.widgets.background import at_work
from careerjournal.tui.writing import autosave, edit
from tests.conftest import Travel
from tests.tui.scenes import begin, walk
from tests.tui.snapshots.covered import STATES, demanded, of, takes_in
from tests.tui.snapshots.drawn import NoRole, Row, described, rows_of
from tests.tui.snapshots.picture import svg
from tests.tui.snapshots.takes import PICTURES, TOURS, Tour
from tests.tui.using import NARROW, USUAL, rest

ROOT: Final = Path(__file__).parents[3]
FILES: Final = Path(__file__).parent
SHOWN: Final = ROOT / ".pictures"
"""What the README shows, which the sources are given away without."""
_TRIES: Final = 20
"""Times that a screen is drawn again where it is not as it was kept, a tenth of a second apart."""
SIZES: Final = (NARROW, USUAL)
RENEW: Final = "python -m pytest -q -n 2 tests/tui/snapshots --renew-snapshots"


def pinned() -> str:
    """The version of Textual that draws them: the one that the tests' dependencies ask for."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    [found] = [str(one).removeprefix("textual==") for one in extras["test"] if one.startswith("textual==")]
    return found


drawn_by_the_same = pytest.mark.skipif(
    version("textual") != pinned(),
    reason=f"Snapshots are drawn by Textual {pinned()}; this is {version('textual')}, so they were not compared.",
)


@pytest.fixture
def anywhere(monkeypatch: pytest.MonkeyPatch, travel: Travel) -> None:
    """Give each device the same zone, language and terminal, and let nothing come and go with time."""
    travel("UTC")
    for name in ("LC_ALL", "LC_CTYPE", "NO_COLOR", "COLORTERM", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    monkeypatch.setattr(autosave, "PAUSE", 0.001)
    monkeypatch.setattr(edit, "PREVIEW_AFTER", 0.001)
    monkeypatch.setattr(search, "PAUSE", 0.001)
    monkeypatch.setattr(LockingApp, "_time_to_lock", lambda _: 600.0)
    monkeypatch.setattr(Notification, "time_left", 3600.0)
    monkeypatch.setattr(Notification, "has_expired", property(lambda _: False))


async def settled(pilot: Pilot[Any], as_before: list[Row] | None = None) -> list[Row]:
    """What is drawn once it stays as it is: nothing is at work, and another layout changes nothing.

    Of a sheet it is the sheet alone, without what shows through beneath.

    Args:
        pilot: at the screen.
        as_before: what is returned as soon as it is drawn.
    """
    before, alike = None, 0
    if as_before is not None:
        await rest(pilot)
        now = pilot.app.screen._compositor.render_strips()
        with suppress(NoRole):
            if rows_of(now, pilot.app.theme_variables) == as_before:
                return as_before
    while alike < 2 or at_work():
        await rest(pilot)
        for part in pilot.app.screen.walk_children(Widget):
            if isinstance(part, TextArea):  # it learns its height with a delay
                part.refresh(layout=True)
            elif any(part.scrollbars_enabled):  # and these what there is to scroll over
                part._scroll_update(part.virtual_size)
        await pilot.pause(0.02)
        now = pilot.app.screen._compositor.render_strips()
        before, alike = now, alike + 1 if now == before else 0
    return rows_of(now, pilot.app.theme_variables)


async def expected(pilot: Pilot[Any], head: Callable[[], str], kept: str) -> list[Row]:
    """What is drawn once it is as it was kept; where that does not come, what is drawn then.

    On a busy machine a screen may stand still for a moment before all of it is there.

    Args:
        pilot: at the screen.
        head: says the line above it in its file.
        kept: its file.
    """
    drawn = await settled(pilot)
    for _ in range(_TRIES if kept else 0):
        if f"{head()}\n{described(drawn)}" in kept:
            break
        await pilot.pause(0.1)
        drawn = await settled(pilot)
    return drawn


def _head(take: str, app: CareerJournal, columns: int) -> str:
    return f"--- {take}: {of(app)} ".ljust(columns, "-")


def same(file: Path, drawn: str, *, renew: bool) -> None:
    """Hold a file to what is drawn, or write it."""
    kept = file.read_text("utf-8") if file.exists() else ""
    if renew and kept != drawn:
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawn, "utf-8", newline="\n")
    elif kept != drawn:
        found = difference(kept, drawn, str(file.relative_to(ROOT)), "drawn now")
        pytest.fail(f"{found}\n\nIf that is meant, renew it, and look at the diff: {RENEW}", pytrace=False)


def difference(one: str, other: str, name: str, other_name: str) -> str:
    """Which lines of two texts are others."""
    lines = difflib.unified_diff(one.splitlines(), other.splitlines(), name, other_name, lineterm="", n=1)
    return "\n".join(lines)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-snapshots", default=False))


def file_of(tour: Tour, size: tuple[int, int]) -> Path:
    """Where a tour is kept as it was drawn."""
    return FILES / f"{tour.name.replace(' ', '-')}-{size[0]}x{size[1]}.txt"


def colours(theme: str) -> dict[str, str]:
    """The colour of each role in a theme."""
    file = read(bundled_folder() / f"{theme}.toml")
    return {role: file.colours[key] for role, key in VARIABLES.items()}


@drawn_by_the_same
@pytest.mark.usefixtures("quick", "anywhere")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("tour", TOURS, ids=repr)
async def test_what_is_drawn(tour: Tour, size: tuple[int, int], request: pytest.FixtureRequest, renew: bool) -> None:
    themes = cycle((DEFAULT_DARK, DEFAULT_LIGHT) if size == NARROW else (DEFAULT_LIGHT,))
    app = begin(tour.scene, request, Loaded(Settings(theme=next(themes)), []))
    app.animation_level = "none"
    kept = "" if renew or not file_of(tour, size).exists() else file_of(tour, size).read_text("utf-8")
    said, drawn = [f"{tour.name}, {size[0]} columns by {size[1]} rows", ""], dict[str, list[Row]]()
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        for take in tour.takes:
            app.clear_notifications()
            async for _ in walk(pilot, take.steps):
                while app._turn is not None:  # on a busy machine a key may still be on its way
                    await pilot.pause(0.005)
            head = partial(_head, take.name, app, size[0])
            drawn[take.name] = await expected(pilot, head, kept)
            one = described(drawn[take.name])
            said += [head(), one]
            # The palette keeps the theme that it was opened in.
            if size == NARROW and not isinstance(app.screen, SystemModalScreen):
                app._theming.set_theme(next(themes))
                other = await settled(pilot, drawn[take.name])
                assert other == drawn[take.name], difference(one, described(other), take.name, f"in {app.theme}")
    same(file_of(tour, size), "\n".join(said), renew=renew)
    for picture in PICTURES:
        if (picture.tour, picture.size) == (tour.name, size) and SHOWN.is_dir():
            image = svg(drawn[picture.take], picture.says, colours(DEFAULT_LIGHT), colours(DEFAULT_DARK))
            same(SHOWN / f"{picture.name}.svg", image, renew=renew)


def test_there_is_a_file_for_each_and_no_other(renew: bool) -> None:
    wanted = {file_of(tour, size) for tour in TOURS for size in SIZES}
    for file in set(FILES.glob("*.txt")) - wanted if renew else ():
        file.unlink()
    assert renew or {*FILES.glob("*.txt")} == wanted
    assert len(wanted) < 90
    assert sum(file.stat().st_size for file in FILES.glob("*.txt")) < 632_000


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_view_page_form_and_state_is_drawn(size: tuple[int, int], renew: bool) -> None:
    if renew:
        pytest.skip("They may be just about to be written.")
    takes = [take for tour in TOURS for take in takes_in(file_of(tour, size).read_text("utf-8"))]
    missing = demanded() - {of_what for of_what, _ in takes}
    missing |= {state.name for state in STATES if not any(re.search(state.sign, text) for _, text in takes)}
    assert not missing, f"No take of `takes` shows {'; '.join(sorted(missing))}."


@pytest.mark.skipif(not SHOWN.is_dir(), reason="The sources are given away without the README's pictures.")
def test_the_readme_shows_these_pictures_and_no_others(renew: bool) -> None:
    wanted = {f"{picture.name}.svg" for picture in PICTURES}
    for file in SHOWN.iterdir() if renew else ():
        if file.name not in wanted:
            file.unlink()
    assert renew or {file.name for file in SHOWN.iterdir()} == wanted
    assert set(re.findall(r"\.pictures/([^)\s\"]+)", (ROOT / "README.md").read_text("utf-8"))) == wanted
    for file in SHOWN.glob("*.svg"):
        assert re.findall('https?://[^"]+', file.read_text("utf-8")) == ["http://www.w3.org/2000/svg"], file.name
