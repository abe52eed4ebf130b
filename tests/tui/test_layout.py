"""At every size: no fact is cut in the middle, and what is in focus, what is chosen and the keys are in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, TextArea

from careerjournal.journal.journal import Journal
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.line_list import LineList
from tests.tui.using import NARROW, USUAL, WIDE, at_desk, lines, press, rest

pytestmark = pytest.mark.usefixtures("quick")

SIZES: Final = ((40, 15), NARROW, USUAL, WIDE)
_BROKEN: Final = re.compile(r" · [^·]*…\W*$| ·\W*$|^\W*· ")
"""A line that ends within a fact, or with what stands before the next, or begins with it."""

SECTIONS: Final = {
    "today": ("j", "G"),
    "aspirations": ("2", "G", "enter"),
    "setbacks": ("4", "j", "enter", "escape", "v", "G", "enter", "escape", "v", "j"),
    "patterns": ("4", "v", "v", "v", "G"),
    "lessons": ("5", "G", "enter"),
    "conversations": ("6", "enter", "escape", "v", "G", "enter", "escape", "v", "j", "enter"),
    "journal": ("7", "j", "enter", "escape", "v", "v", "G"),
    "shared": ("8", "G", "enter"),
}
SCREENS: Final = {
    "a form": ("4", "enter", "e", "tab", "tab", "tab", "tab", "tab"),
    "a later reading": ("4", "j", "enter", "plus"),
    "a preparation": ("6", "e", "3"),
    "in the room": ("6", "e", "r"),
    "a brief": ("6", "e", "b", "G"),
    "what leaves": ("4", "s", "space", "j", "space"),
    "a search": ("slash", "r", "o", "s", "down"),
    "months": ("7", "M"),
    "tags": ("number_sign", "down"),
    "trash": ("4", "enter", "d", "T"),
    "a date": ("7", "colon"),
    "a role in mind": ("3", "g", "m", "n", "tab", "tab", "tab", "tab"),
    "areas and levels": ("3", "o", "G"),
    "moves to light up": ("3", "f", "G"),
    "a question": ("4", "enter", "d", "T", "D"),
    "kinds": ("N",),
    "a year": ("R", "enter"),
}


def _words(app: CareerJournal) -> Iterator[str]:
    """What stands in the lines of each list and page that is shown, apart from what somebody types in."""
    screen = app.screen
    drawn = lines(app)
    for shown in screen.query("LineList, Wrapped"):
        region = shown.region.intersection(shown.parent.region if isinstance(shown.parent, Widget) else screen.region)
        for line in drawn[max(0, region.y) : region.bottom]:
            yield line[region.x : region.right]


def _chosen(app: CareerJournal) -> Region | None:
    """Where what is in focus, or is chosen in it, stands on the screen; None for a page or where nothing is."""
    focused = app.focused
    if isinstance(focused, LineList) and focused.highlighted is not None:
        y = focused._tops[focused.highlighted] - focused.scroll_offset.y
        return Region(focused.content_region.x, focused.content_region.y + y, 1, 1)
    if isinstance(focused, TextArea):
        return Region(*focused.cursor_screen_offset, 1, 1)
    if isinstance(focused, OptionList):
        return focused.region
    return focused.region if focused is not None and not focused.is_scrollable else None


def wrong(app: CareerJournal) -> list[str]:
    """What is cut or out of sight."""
    screen, found = app.screen, []
    if not isinstance(app.focused, Drawing):
        found += [f"cut: {said!r}" for said in _words(app) if _BROKEN.search(said)]
    chosen = _chosen(app)
    if chosen is not None and not (screen.region.overlaps(chosen) and chosen.y < screen.region.bottom):
        found.append(f"out of sight: {app.focused!r} at {chosen}")
    if isinstance(screen, ModalScreen):
        sheet = screen.query_one(".sheet").region.intersection(screen.region)
        hidden = [hint for hint in screen.query(Hint) if hint.region and not sheet.contains_region(hint.region)]
        found += [f"its keys are out of sight: {hint!r}" for hint in hidden]
    elif not re.search(r"\bhelp\b", lines(app)[-1]):
        found.append("no key leads to the others")
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_in_every_section_at_every_size(size: tuple[int, int], sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        found = {"at first": wrong(app)}
        for scene, keys in SECTIONS.items():
            for place, key in enumerate(keys):
                await press(pilot, key)
                found[f"{scene}: {' '.join(keys[: place + 1])}"] = wrong(app)
            await press(pilot, "escape", "1")
        assert {scene: problems for scene, problems in found.items() if problems} == {}


@pytest.mark.parametrize("scene", SCREENS)
@pytest.mark.parametrize("size", SIZES[:2])
async def test_on_every_screen_where_there_is_little_room(
    scene: str, size: tuple[int, int], sample_journal: Journal
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        found = {}
        for place, key in enumerate(SCREENS[scene]):
            await press(pilot, key)
            found[f"{' '.join(SCREENS[scene][: place + 1])}"] = wrong(app)
        assert {keys: problems for keys, problems in found.items() if problems} == {}
