"""Nudges on screen: on Today, on the entry's page, let rest with one key, and off altogether."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.command import CommandPalette

from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Kind, PartialDate, Ref
from careerjournal.settings import Settings
from careerjournal.tui.entry.nudges import NudgeLine
from tests.conftest import Clock
from tests.tui.using import USUAL, at_desk, desk, opened, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SAYS = "This action has no date."


async def test_one_key_lets_it_rest_for_good(journal: Journal, clock: Clock) -> None:
    journal.add(Action(what="Ask [b]Ken[/b]", who="Me", review="he says yes"))
    clock.step(days=1)  # what is put down rests for its day
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "Worth a thought" in seen(app)
        assert "Ask [b]Ken[/b]" in seen(app)
        assert SAYS in seen(app)
        app.screen.query_one(NudgeLine).focus()
        await press(pilot, "enter")
        assert opened(app) == Ref(Kind.ACTION, 1)
        await until(pilot, lambda: SAYS in seen(app))
        assert "Without one it is never late, and never done." in seen(app)
        await press(pilot, "comma")
        assert SAYS not in seen(app)
        await press(pilot, "1")
        assert "Worth a thought" not in seen(app)
        await press(pilot, "u")
        assert SAYS in seen(app)
        app.screen.query_one(NudgeLine).focus()
        await press(pilot, "comma")
        assert "Worth a thought" not in seen(app)


async def test_what_rests_is_in_sight_and_is_named(journal: Journal, clock: Clock) -> None:
    with journal.together():
        for number in range(1, 9):
            journal.add(Action(what=f"Ask Ken {number}", by_when=PartialDate(2026, 11, 20)))
        journal.add(Action(what="Ask Ros", review="she says yes"))
    clock.step(days=1)
    app = at_desk(journal)
    async with app.run_test(size=(80, 15)) as pilot:
        await rest(pilot)
        line = app.screen.query_one(NudgeLine)
        assert line.nudge.says not in seen(app)
        await press(pilot, "comma")
        assert line.has_focus
        assert line.nudge.says in seen(app)
        assert not journal.arrangement.dismissed
        await press(pilot, "comma")
        assert journal.arrangement.dismissed
        title = journal.title(journal.entry(line.nudge.of))
        assert f"Not asked again: “{title}”: {line.nudge.says} u takes it back." in said(app)


async def test_a_list_that_hides_the_page_lets_nothing_rest_unseen(journal: Journal) -> None:
    journal.add(Action(what="Ask Ros"))
    app = at_desk(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await press(pilot, "A", "comma")
        assert opened(app) == Ref(Kind.ACTION, 1)
        assert not journal.arrangement.dismissed
        await press(pilot, "enter")
        await until(pilot, lambda: SAYS in seen(app))
        await press(pilot, "comma")
        assert journal.arrangement.dismissed


async def test_the_settings_turn_them_all_off_and_the_palette_on_again(
    journal: Journal, clock: Clock, tmp_path: Path
) -> None:
    journal.add(Action(what="Ask Ken"))
    clock.step(days=1)
    file = tmp_path / "settings.toml"
    file.write_text("nudges = false\n[keys]\n")
    app = at_desk(journal, Settings(nudges=False), file)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "Worth a thought" not in seen(app)
        await desk(app).open_entry(Ref(Kind.ACTION, 1))
        await rest(pilot)
        assert not app.screen.query(NudgeLine)
        await press(pilot, "comma", "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, *"nudges: on")
        await until(pilot, lambda: "Nudges: on" in seen(app))
        await press(pilot, "enter")
        await until(pilot, lambda: bool(app.screen.query(NudgeLine)))
        assert tomllib.loads(file.read_text()) == {"nudges": True, "keys": {}}
