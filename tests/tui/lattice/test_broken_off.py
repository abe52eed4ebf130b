"""A move that is drawn to a role in mind, and broken off by the lock: what was typed of it is a draft of the move."""

from __future__ import annotations

import pytest

from careerjournal.access.door import Door
from careerjournal.model import Kind, Ref, Role
from careerjournal.tui.lattice.new_move import NewMoveSheet
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, at_lock, desk, on_top, press, rest, unlock, until

pytestmark = pytest.mark.usefixtures("quick")


async def test_the_title_typed_of_it_is_there_after_the_lock(door: Door) -> None:
    made = door.create(PASSPHRASE).journal
    made.add(Role(title_="Pilot", organisation="Harbour", area="Sea", level=2))
    made.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        section = next(section for section in SECTIONS if section.name == "Lattice")
        await desk(app).go(section)
        await rest(pilot)
        await press(pilot, "m", "n")
        assert on_top(app) is NewMoveSheet
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        assert app.journal is not None
        assert app.journal.drafts.all() == []
        await rest(pilot)
        await press(pilot, "m", "n", *"Head of", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is EditScreen)
        await press(pilot, *" tides")
        await press(pilot, "ctrl+s")
        assert app.journal is not None
        [move] = app.journal.moves
        assert (move.from_role, move.in_mind.title) == (Ref(Kind.ROLE, 1), "Head of tides")
