"""What Today asks about is found behind it, a little at a time: nothing of it is looked for as it is drawn."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.journal import nudges
from careerjournal.journal.journal import Journal
from careerjournal.journal.today import Today, today_in
from careerjournal.model import PartialDate, Ref, Setback
from careerjournal.tui.desk.reader import Reader
from careerjournal.tui.today import today_view
from tests.tui.using import USUAL, at_desk, rest, seen

pytestmark = pytest.mark.usefixtures("quick")

SETBACKS = 40


@pytest.fixture
def read_behind(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Old setbacks, none of which is read before the first page is shown."""
    with journal.together():
        for number in range(SETBACKS):
            journal.add(Setback(what_happened=f"Lost {number}", when=PartialDate(2015, 4)))
    journal._index.forget()
    monkeypatch.setattr(Reader, "read_first", lambda _: None)
    # They were put down just now.
    monkeypatch.setattr(nudges, "rests", lambda *_: False)
    monkeypatch.setattr(nudges, "_put_down", lambda *_: dt.date(2016, 1, 1))
    return journal


async def test_what_is_asked_about_was_looked_at_before_it_is_drawn(
    read_behind: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[Ref] = []
    as_drawn: list[int] = []
    all_of = nudges._all_of

    def noted(ref: Ref, journal: Journal) -> tuple[nudges.Nudge, ...]:
        looked_at.append(ref)
        return all_of(ref, journal)

    def drawn(journal: Journal) -> Today:
        before = len(looked_at)
        found = today_in(journal)
        as_drawn.append(len(looked_at) - before)
        return found

    monkeypatch.setattr(nudges, "_all_of", noted)
    monkeypatch.setattr(today_view, "today_in", drawn)
    app = at_desk(read_behind)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "No lesson has been put down from this yet." in " ".join(seen(app).split())
        assert len(looked_at) == SETBACKS
        assert as_drawn == [0]


def test_an_entry_that_is_deleted_while_they_are_found_is_not_asked_about(read_behind: Journal) -> None:
    finding = nudges.finding_nudges(read_behind)
    next(finding)
    for number in range(1, SETBACKS + 1):
        read_behind.delete(Ref(Setback.KIND, number))
    assert list(finding) == [None] * (SETBACKS - 1)
    assert nudges.nudges_today(read_behind) == []
