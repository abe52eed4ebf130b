"""A character that is made of several is deleted and walked over as one, in every field."""

from __future__ import annotations

import pytest
from textual import events

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref
from careerjournal.tui.writing.boxes import Box
from tests.tui.using import NARROW, at_desk, desk, press, rest

pytestmark = pytest.mark.usefixtures("quick")

MECHANIC = "\U0001f469\U0001f3fd\u200d\U0001f527"
FLAG = "\U0001f1e9\U0001f1ea"


@pytest.mark.parametrize("name", ["sentence", "where_it_holds", "body", "tags"])
async def test_one_key_takes_the_whole_of_it(journal: Journal, name: str) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        desk(app).write(Ref(Kind.LESSON, 0))
        await rest(pilot)
        box = next(box for box in app.screen.query(Box) if box.field.name == name)
        box.focus_editor()
        await rest(pilot)
        assert app.focused is not None
        app.focused.post_message(events.Paste(f"a{MECHANIC}{FLAG}b"))
        await rest(pilot)
        await press(pilot, "left", "left", "backspace")
        assert typed(box) == f"a{FLAG}b"
        await press(pilot, "delete")
        assert typed(box) == "ab"
        await press(pilot, "f7", "backspace")
        app.focused.post_message(events.Paste(f"a{MECHANIC}{FLAG}b"))
        await rest(pilot)
        await press(pilot, "home", "right", "right", "right", "right", "backspace")
        assert typed(box) == f"a{MECHANIC}{FLAG}"
        await press(pilot, "shift+left", "backspace")
        assert typed(box) == f"a{MECHANIC}"


def typed(box: Box) -> object:
    return getattr(box, "typed", None)
