"""Nothing is told by colour alone: what has the focus, what is highlighted or selected, what became of a move.

Every scene is looked through for it where `test_keys` walks them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from careerjournal.journal.journal import Journal
from careerjournal.model import Move, PartialDate
from careerjournal.model.move import RoleInMind
from careerjournal.model.vocabulary import MoveStatus
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.line_list import BAR
from tests.tui.scenes import first_keys
from tests.tui.using import at_desk, press, rest
from tests.tui.without_colour import ColourAlone, Look, look

pytestmark = pytest.mark.usefixtures("quick")

WAYS: Final = (
    ("go-4", "next-line", "=enter"),
    ("go-4", "new"),
    ("go-4", "share"),
    ("go-6", "edit", "place-4"),
    ("go-6", "edit", "room"),
    ("go-6", "edit", "afterwards"),
    ("settings",),
    ("bring-in-career",),
)
"""What leads to screens on which several things can have the focus."""


async def _go(pilot: Pilot[Any], *steps: str) -> None:
    await rest(pilot)
    for step in steps:
        await press(pilot, step[1:] if step.startswith("=") else first_keys()[step])


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
async def test_what_has_the_focus_looks_different_without_colours(way: Sequence[str], sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=(120, 50)) as pilot:
        await _go(pilot, *way)
        ones = app.screen.focus_chain[:7]  # those that follow are of the same kinds
        compared = 0
        before: tuple[Widget, object, Look] | None = None
        for one in [*ones, ones[0]]:
            app.screen.set_focus(one)
            await rest(pilot)
            # A page that scrolls has no look of its own: the lists beside it tell that they do not have the focus.
            if before is not None and before[0].region == before[1] and before[1] and not _is_page(before[0]):
                assert look(app, before[0].region) != before[2], before[0]
                compared += 1
            before = one, one.region, look(app, one.region)
        assert compared


def _is_page(widget: Widget) -> bool:
    return isinstance(widget, Drawing) or (isinstance(widget, VerticalScroll) and widget.id != "prepared")


async def test_a_list_without_its_bar_is_found(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for focused in BAR:
        monkeypatch.setitem(BAR, focused, " ")
    app = at_desk(little)
    async with app.run_test(size=(120, 50)) as pilot:
        await _go(pilot, "go-4")
        colours = ColourAlone(app)
        assert colours.found() == []
        await _go(pilot, "next-line")
        assert any("EntryList#entries: " in one and "Said it badly" in one for one in colours.found())


async def test_what_only_a_colour_says_is_found(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(120, 50)) as pilot:
        await rest(pilot)
        colours = ColourAlone(app)
        said = Static(plain("It is lost", "$loss"))
        await app.screen.mount(said, before=0)
        await rest(pilot)
        assert [one.partition(": ")[2] for one in colours.found()] == ["nothing but its colour tells “It is lost”"]
        for told in ("✗ It is lost", "○ It is lost"):
            said.update(plain(told, "$loss"))
            await rest(pilot)
            assert colours.found() == []
        said.update(plain("✗ It is lost", "$growth"))
        await rest(pilot)
        assert len(colours.found()) == 1


async def test_moves_of_each_kind_have_a_sign_of_their_own(journal: Journal) -> None:
    for status in MoveStatus:
        if status is not MoveStatus.TAKEN:
            in_mind = RoleInMind(title=f"Desk {status.value}", area="Harbour", level=2)
            journal.add(Move(in_mind=in_mind, status=status, start=PartialDate(2020)))
    assert len(set(symbols.STATUS.values())) == len(MoveStatus)
    app = at_desk(journal)
    async with app.run_test(size=(120, 50)) as pilot:
        await _go(pilot, "go-3")
        for view in ("#drawing", "#drawing", "#entries"):
            shown = look(app, app.screen.query_one(view).region)
            told = ["".join(letter for letter, _ in line) for line in shown]
            for status in MoveStatus:
                if status is not MoveStatus.TAKEN:
                    assert any(f"{symbols.STATUS[status]} " in line for line in told), (view, status)
            await _go(pilot, "next-view")


async def test_the_caret_and_what_is_selected_are_reversed(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(120, 50)) as pilot:
        await _go(pilot, "go-4", "new")
        for kind in (Input, TextArea):
            field = app.screen.query(kind).first()
            field.focus()
            await rest(pilot)
            await press(pilot, *"qrst", "shift+left", "shift+left")
            shown = look(app, field.region)
            assert "".join(letter for line in shown for letter, its in line if its == "reverse").strip() == "st"
