"""A journal small enough to be drawn quickly, and a pilot that does not dawdle."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Hashable
from typing import Any, Final

import pytest
import textual.app
import textual.constants
import textual.pilot
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.notifications import Notification
from textual.screen import Screen
from textual.widget import Widget

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
from careerjournal.tui.output import beneath, in_parts
from tests.tui import idle


@pytest.fixture(autouse=True)
def left_to_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test leaves behind must not be kept as long as the process of all of them lasts."""
    monkeypatch.setattr(gc, "freeze", lambda: None)


_PARSE: Final = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}
"""What Textual made of each stylesheet, with the colours it was read for."""


def _colours_of(sheet: Stylesheet) -> frozenset[tuple[str, str]]:
    """The colours that it is read for, put together once for all that is read for them."""
    held: tuple[object, frozenset[tuple[str, str]]] = vars(sheet).get("_read_for", (None, frozenset()))
    if held[0] is not sheet._variables:
        held = vars(sheet)["_read_for"] = sheet._variables, frozenset(sheet._variables.items())
    return held[1]


def _parse_once(self: Stylesheet, css: str, read_from: CSSLocation, *given: Any, **named: Any) -> list[RuleSet]:
    key = (css, read_from, given, *named.items(), _colours_of(self))
    if key not in _parsed:
        _parsed[key] = _PARSE(self, css, read_from, *given, **named)
    return _parsed[key]


@pytest.fixture
def quick(hasty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hasty, without drawing for a terminal that is not there, and with the stylesheets of the program before.

    What lies beneath a sheet is no part of what is read of the sheet.
    """
    del hasty
    monkeypatch.setattr(beneath, "install", lambda: None)
    monkeypatch.setattr(Screen, "render_line", Widget.render_line)
    monkeypatch.setattr(in_parts, "install", lambda: None)
    monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parse_once)


@pytest.fixture
def messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program says stays said: else it goes after five seconds, which are soon over on a busy machine."""
    monkeypatch.setattr(Notification, "time_left", 3600.0)
    monkeypatch.setattr(Notification, "has_expired", property(lambda _: False))


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot that goes on as soon as everything waits for a timer, a thread or a key; its own sleeps 40 ms a key.

    Nor does it wait half a second for each step of a page that glides to where it goes.
    """
    monkeypatch.setattr(textual.constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(textual.app, "wait_for_idle", idle.wait_for_idle)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", idle.wait_for_idle)
    monkeypatch.setattr(textual.pilot.Pilot, "_wait_for_screen", idle.wait_for_screen)


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
