"""A journal small enough to be drawn quickly, and a pilot that does not dawdle."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor

from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    Move,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Shares,
    Story,
)


@pytest.fixture(autouse=True)
def left_to_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test leaves behind must not be kept as long as the process of all of them lasts."""
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.fixture
def quick(hasty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hasty, and without drawing for a terminal that is not there."""
    del hasty
    monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot that goes on as soon as everything waits for a timer, a thread or a key; its own sleeps 40 ms a key."""

    async def wait_for_idle(*_: float) -> None:
        loop: Any = asyncio.get_running_loop()
        for _round in range(10_000):
            await asyncio.sleep(0)
            if not loop._ready:
                return

    monkeypatch.setattr(textual.app, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", wait_for_idle)


@pytest.fixture
def little(journal: Journal) -> Journal:
    """One or a few entries of each kind."""
    with journal.together():
        journal.add(Reflection(body="The survey boat was late.", when=PartialDate.of(dt.date(2025, 11, 22))))
        journal.add(Aspiration(what="To run a survey of my own"))
        journal.add(Role(title_="Clerk", area="Harbour", level=1, start=PartialDate(2014)))
        journal.add(Role(title_="Surveyor", area="Harbour", level=2, start=PartialDate(2019)))
        journal.add(Move(from_role=Ref(Kind.ROLE, 1), to_role=Ref(Kind.ROLE, 2), start=PartialDate(2019)))
        for year, what in ((2013, "Let go"), (2015, "The panel"), (2017, "Lost the chart"), (2021, "Said it badly")):
            journal.add(Setback(what_happened=what, when=PartialDate(year), shares=Shares(my_part=3, chance=5)))
        journal.add(Lesson(sentence="Ask before the door closes.", learnt_from=(Ref(Kind.SETBACK, 4),)))
        journal.add(Conversation(with_whom="Ines", when=PartialDate.of(dt.date(2026, 11, 26))))
        journal.add(Action(what="Write to Sam", by_when=PartialDate.of(dt.date(2026, 11, 20))))
        journal.add(Name(name="Sam Hale", stand_in="a colleague"))
        journal.add(Share(when=dt.datetime(2024, 5, 3, tzinfo=dt.UTC), for_whom="a friend", form="text"))
        journal.add(Story(heading="How I missed it", from_whom="Ros"))
    return journal
