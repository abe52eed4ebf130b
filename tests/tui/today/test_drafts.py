"""Today's drafts: however many there are, there is room for the rest of the page."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Reflection
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.today.today_view import DRAFTS
from tests.tui.using import USUAL, at_desk, rest, seen

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)

pytestmark = pytest.mark.usefixtures("quick")


@pytest.mark.parametrize("entries", [30, 300])
async def test_many_drafts_leave_room_for_the_question(journal: Journal, entries: int) -> None:
    with journal.together():
        for number in range(entries):
            journal.add(Reflection(body=f"Day {number}"))
    journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "A lesson that is begun"}, LONG_AGO)
    for number in range(1, entries + 1):
        journal.drafts.keep(Ref(Kind.REFLECTION, number), {"body": f"Changed {number}"})
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert len(app.screen.query(DraftLine)) == DRAFTS + 1
        assert f"and {entries - DRAFTS:,} more" in seen(app)
        assert "A question to sit with" in seen(app)
        assert "A lesson that is begun" in seen(app)
