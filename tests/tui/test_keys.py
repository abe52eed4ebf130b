"""A key is written once: after every command has been given another, no screen names one that it had before."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from unittest.mock import Mock, patch

import pytest
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.access.refusals import Refusal
from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.exchange.career.rows import Praise
from careerjournal.journal.journal import Journal
from careerjournal.model import Move, Origin, PartialDate, Reflection, Setback
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import RoleInMind
from careerjournal.settings import Loaded, Settings
from careerjournal.sharing.agefile import seal_data
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import FIXED, normal, printed
from careerjournal.tui.conversations.step_keys import StepKey
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.rail import RailItem
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.input.typed_keys import KeyParser
from careerjournal.tui.keymap import checked, known_commands, owners, with_own_keys
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.patterns.entries_sheet import EntriesSheet
from careerjournal.tui.settings.access import NewKeys, Passphrase, RecoveryCode
from careerjournal.tui.settings.backups import Backups, Copied, CopyMade
from careerjournal.tui.settings.keys import Keys
from careerjournal.tui.settings.screen import SettingsScreen
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.widgets.hints import BENEATH, PRESSES
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE
from tests.tui.using import Steps, at_desk, desk, on_top, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SIZE = (120, 50)


def _unusual() -> Iterator[str]:
    """Letters that no screen and no sample says by itself: Ethiopic ones, a cell wide."""
    return (chr(code) for code in range(0x1200, 0x2DE0) if unicodedata.name(chr(code), "").startswith("ETHIOPIC SYLL"))


def _remapped() -> dict[str, str]:
    letters = _unusual()
    return {
        name: f"ctrl+{next(letters)}" if command.typed_over else next(letters)
        for name, command in known_commands().items()
    }


OTHERS = _remapped()
"""Another key for every command there is."""
ALL = frozenset({printed(key) for keys in OTHERS.values() for key in normal(keys)} | FIXED.keys())
"""How keys are spelled then."""
BEFORE = frozenset(printed(key) for command in known_commands().values() for key in command.keys) - FIXED.keys()
"""How the keys that they had are spelled."""
_SPELLED = re.compile(
    # Not what may be a pronoun, an article, a word (“a space”) or a name (“B watch”); nor digits, which count, and
    # signs, which punctuate.
    "|".join(
        rf"(?<![\w’'+[-]){'(?<!a )' if key == 'space' else ''}{re.escape(key)}(?![\w’'+…-])"
        for key in sorted({*BEFORE, "escape"} - {"a", "A", "B", "I", "home", "end"}, key=len, reverse=True)
        if key[-1].isalpha() or len(key) > 1
    )
)


_SIGNS: Final = BEFORE - {"↑", "↓", "←", "→"}
"""Those that are no sign of a move's direction as well."""
_LETTERS: Final = re.compile(r"(?<=━ )m(?= my part)|(?<=═ )[co](?= (?:competition|others))")
"""The letters of the shares in the legend, which are no keys."""
_A_FINDING: Final = "  ? "
"""The sign before what is worth a look."""


def _written(screen: Screen[object]) -> Iterator[Widget]:
    """What shows only a part of what somebody wrote: cut off at its edges, it leaves single letters."""
    yield from screen.query(Drawing)
    yield from (field for field in screen.query(Input) if field.value)
    yield from (field for field in screen.query(TextArea) if field.text)


def _ours(screen: Screen[object]) -> Iterator[Strip]:
    """The lines of the screen, of a sheet only the sheet's, without what is `_written`."""
    return (strip for strip, _, _ in _placed(screen))


def _placed(screen: Screen[object]) -> Iterator[tuple[Strip, int, int]]:
    """Those lines, each with the column and the row where it begins."""
    shown = [child.region for child in screen.children if child.display and "-textual-system" not in child.classes]
    inside = Region.from_union(shown)
    away = sorted((one.region for one in _written(screen)), key=lambda region: region.x)
    for y, strip in enumerate(screen._compositor.render_strips()):
        if inside.y <= y < inside.bottom:
            x = inside.x
            for region in away:
                if region.y <= y < region.bottom:
                    yield strip.crop(x, max(x, region.x)), x, y
                    x = max(x, region.right)
            yield strip.crop(x, max(x, inside.right)), x, y


def _places(app: CareerJournal) -> Iterator[tuple[int, int, str, Style]]:
    """Each piece that is drawn on the screen on top, but for what is `_written`: column, row, text, style."""
    for strip, begins, y in _placed(app.screen):
        x = begins
        for segment in strip:
            if segment.style is not None:
                yield x, y, segment.text, segment.style
            x += segment.cell_length


def _is_key(app: CareerJournal, text: str, style: Style) -> bool:
    """Whether a piece looks like keys: it is in their colour and spells nothing else."""
    accent = Style.parse(app.theme_variables["accent"]).color
    keys = text.replace("–", " ").split()
    return bool(keys) and bool(style.bold) and style.color == accent and ALL.issuperset(keys)


def dead_keys(app: CareerJournal) -> list[str]:
    """What on the screen looks like a key and cannot be clicked: it is in a key's colour, and stands for no command."""
    return [
        text
        for x, y, text, style in _places(app)
        if _is_key(app, text, style) and PRESSES not in style.meta and not _clicked_whole(app, x, y)
    ]


def _clicked_whole(app: CareerJournal, x: int, y: int) -> bool:
    """Whether what is there is clicked as a whole: a section, a row of a list, a key at the bottom."""
    widget, _ = app.screen.get_widget_at(x, y)
    return isinstance(widget, RailItem | OptionList | LineList | KeysBelow | StepKey)


async def idle_keys(app: CareerJournal) -> list[str]:
    """Which keys on the screen ask, clicked, for nothing that can be done now; none of it is done."""
    asked: list[str] = []

    async def run(action: str, node: DOMNode | None = None, _: object = None) -> bool:
        target, name, parameters = app._parse_action(action, node or app)
        offered = bool(target.check_action(name, parameters))
        asked.extend([action] if offered else [])
        return offered

    found = []
    with patch.object(app, "run_action", run), patch.object(app, "bell", Mock()):
        for x, y, text, style in list(_places(app)):
            name = style.meta.get(PRESSES, "copy-selected")
            if name != "copy-selected" and name not in FIXED and BENEATH not in style.meta:
                asked.clear()
                await app.press_command(name, app.screen.get_widget_at(x, y)[0])
                found += [] if len(asked) == 1 else [f"a click on {text}, for {name}, asks for {asked}"]
    return found


def old_keys(app: CareerJournal) -> list[str]:
    """What on the screen names a key that a command had: words that spell it, or a piece in a key's colour."""
    accent = Style.parse(app.theme_variables["accent"]).color
    found = [one for one in said(app).split("\n") if _SPELLED.search(one)]
    for line in _ours(app.screen):
        found += [line.text.strip()] if _SPELLED.search(_LETTERS.sub("", line.text)) else []
        for segment in line:
            style, keys = segment.style, segment.text.replace("–", " ").split()
            if keys and style and style.bold and style.color == accent and _SIGNS.issuperset(keys):
                found.append(segment.text)
    return [one for one in found if one != _A_FINDING]


@cache
def loaded() -> Loaded:
    """The settings with those keys, looked through once for all tests."""
    return with_own_keys(Loaded(Settings(keys=OTHERS), []))


def remapped(journal: Journal) -> CareerJournal:
    """The program at the desk, with another key for every command."""
    return CareerJournal(Door(Paths.within(Path("nowhere"))), loaded(), opened=journal)


async def walk(pilot: Steps, *steps: str) -> list[str]:
    """Press the keys of commands by their names, or those that are spelled ``=enter``; return what each screen says."""
    assert isinstance(pilot.app, CareerJournal)
    found = [f"{pilot.app.screen!r} says {one}" for one in old_keys(pilot.app)]
    for step in steps:
        await press(pilot, step[1:] if step.startswith("=") else OTHERS[step])
        found += [f"after {step}, {pilot.app.screen!r} says {one}" for one in old_keys(pilot.app)]
        found += [f"after {step}, on {pilot.app.screen!r} no click does {one}" for one in dead_keys(pilot.app)]
        found += [f"after {step}, on {pilot.app.screen!r} {one}" for one in await idle_keys(pilot.app)]
    return found


def test_every_command_can_be_given_a_key_of_any_alphabet() -> None:
    good, problems = checked(OTHERS)
    assert problems == []
    assert good == OTHERS
    assert len(OTHERS) > 200


SCENES = {
    "today": ("help", "leave", "next-line", "another", "let-rest", "answer", "help", "leave", "keep"),
    "aspirations": (
        "go-2",
        "help",
        "leave",
        "=enter",
        "next-line",
        "help",
        "leave",
        "close",
        "edit",
        "help",
        "leave",
        "keep",
    ),
    "lattice": ("go-3", "help", "leave", "zoom-in", "zoom-out", "next-view", "help", "leave", "next-view", "help"),
    "highlights": ("go-3", "light", "toggle-light", "light-all", "help"),
    "a new move": ("go-3", "first-line", "new-move", "help", "leave", "in-mind", "leave-new-move", "draw-none"),
    "what if": ("go-3", "what-if", "next-line", "next-column", "help", "leave", "leave-what-if"),
    "areas": ("go-3", "places", "help", "leave", "place-down", "undo-place", "name-place"),
    "a picture": ("go-3", "write-picture"),
    "sharing a picture": ("go-3", "share-picture", "help"),
    "setbacks": ("go-4", "next-line", "=enter", "next-view", "help", "leave", "history", "help"),
    "my questions": ("own-questions", "let-questions-go"),
    "a later reading": ("go-4", "next-line", "=enter", "add-reading", "=5", "help", "leave", "let-reading-go", "yes"),
    "successes": (
        *("go-4", "next-view", "help", "leave", "became-setback", "undo", "next-view", "next-view", "next-view"),
        *("ended-well", "undo", "help"),
    ),
    "what it becomes": (
        *("answer", "=i", "keep", "become", "help", "leave", "leave-becoming", "become", "becomes-lesson"),
        *("help", "leave", "history", "put-back", "leave", "undo", "help"),
    ),
    "nothing came in": ("go-through", "help", "leave", "undo", "leave-came-in"),
    "both": (
        *("go-4", "next-view", "next-view", "help", "leave", "next-line", "right-side", "left-side"),
        *("fold-year", "=enter", "fold-all", "fold-all", "light", "toggle-light", "help", "leave", "leave-light"),
        *("share-both", "help", "leave", "leave-sides", "new", "help"),
    ),
    "lessons": ("go-5", "next-line", "help", "leave", "delete", "undo", "link"),
    "conversations": ("go-6", "next-line", "help", "leave", "edit", "help"),
    "whom I meet": ("go-6", "next-view", "next-view", "help", "leave", "=enter", "edit", "help"),
    "a reminder": ("go-6", "next-view", "next-view", "=enter", "remind-of-person", "=9", "=enter", "help"),
    "what they want": ("go-6", "next-line", "edit", "place-2", "keep-want", "help"),
    "a preparation": ("go-6", "edit", "place-2", "next-line", "=enter", "read-step", "help"),
    "offers": (
        "go-6",
        "edit",
        "place-4",
        "offers",
        "take",
        "leave-offers",
        "onward",
        "offers-while-writing",
        "leave-offers",
        "place-8",
        "place-9",
        "place-0",
    ),
    "a brief": ("go-6", "edit", "brief", "turn", "all-on", "help", "leave", "write-brief"),
    "in the room": (
        "go-6",
        "edit",
        "room",
        "tick",
        "clock",
        "read",
        "leave-prepared",
        "note-2",
        "leave-notes",
        "agree",
        "leave-action-line",
        "help",
    ),
    "afterwards": (
        "go-6",
        "edit",
        "afterwards",
        "from-notes",
        "write-up",
        "leave-write-up",
        "meet",
        "put-down",
        "help",
    ),
    "handing over": (
        *("go-6", "edit", "afterwards", "hand-over", "help", "leave", "share-voice", "=5", "=enter", "help", "leave"),
        *("share-part", "leave-share", "leave-afterwards", "keep-conversation", "share", "what-we-agreed", "help"),
    ),
    "months": ("go-7", "months", "fold-year", "fold-all", "next-line", "help", "leave", "leave-months"),
    "journal": ("go-7", "next-line", "=enter", "help", "leave", "new", "help", "leave", "preview", "let-go"),
    "people": ("go-8", "next-view", "next-line", "help"),
    "actions": ("actions", "next-line", "=enter", "help", "leave", "done", "leave", "drop"),
    "kinds": ("new-any", "help"),
    "search": ("search", "=i", "help"),
    "the trash": ("go-4", "=enter", "delete", "trash", "help", "leave", "for-good", "help"),
    "everything": ("everything",),
    "sharing": (
        "go-4",
        "share",
        "share-box",
        "next-line",
        "share-box",
        "share-preview",
        "help",
        "leave",
        "share-audience",
    ),
    "a review": (
        "go-4",
        "share",
        "share-box",
        "next-line",
        "share-box",
        "share-part",
        "share-part",
        "share-form",
        "help",
    ),
    "an audience": ("go-4", "share", "share-audience", "help", "leave", "new-audience"),
    "writing it out": ("go-4", "share", "share-box", "next-line", "share-box", "share-write", "help"),
    "stories": ("find-story", "help"),
    "a story told": ("go-8", "new", "=enter", "help", "leave", "preview", "let-go"),
    "failures": ("cv", "help"),
    "evidence": ("go-4", "evidence", "=2", "=enter", "leave-line", "evidence", "=enter", "=enter", "help"),
    "a letter": ("letter", "help", "leave", "=i", "keep", "go-7", "=enter", "look-back", "no"),
    "a debrief": ("go-7", "next-line", "=enter", "debrief", "help"),
    "a year": (
        *("review", "=enter", "help", "leave", "page-on", "page-back", "page-5", "write-answer", "=i", "help", "leave"),
        *("leave-answer", "one-page", "turn", "all-on", "help", "leave", "leave-brief", "keep-review"),
    ),
    "a career": (
        *("bring-in-career", "help", "leave", "leave-from-where"),
        *("go-3", "bring-in-career"),
    ),
    "a pack": ("go-4", "open-pack"),
    "another journal": ("take-in", "leave-taking-in"),
    "the journal out": (
        *("write-journal", "help", "leave", "=enter", "=tab", "=tab", "last-line", "=enter", "tick-kind"),
        *("help", "leave", "leave-kinds", "tick-part", "help", "leave", "leave-write-journal", "leave-write-journal"),
    ),
    "privacy": ("privacy", "help"),
}
"""What is pressed on the sample journal, a screen after the other."""


@pytest.mark.parametrize("scene", SCENES)
async def test_no_screen_names_a_key_that_a_command_had(scene: str, sample_journal: Journal) -> None:
    app = remapped(sample_journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        assert await walk(pilot, *SCENES[scene]) == []
        assert said(app).count("cannot be") == 0


async def test_nor_does_a_look_back_at_any_of_its_steps(little: Journal) -> None:
    expected = Expectation(expects="A call.", look_again=PartialDate(2026, 11, 1), seal=True)
    move = little.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=expected))
    little.setbacks.add(Setback(what_happened="Nobody called", move=move.ref))
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await desk(app).open_entry(move.ref)
        found = await walk(
            pilot, "look-back", "help", "leave", "next-step", "=i", "=enter", "next-step", "=i", "=enter"
        )
        found += await walk(pilot, "help", "leave", "as-lesson", "as-reading", "stop-here")
        assert found == []
        assert (len(little.lessons), len(little.setbacks[len(little.setbacks)].readings)) == (2, 1)


async def test_nor_does_going_through_what_came_in(little: Journal) -> None:
    origin = Origin(program="jrnl", id="1")
    bodies = ("Not shortlisted", "Lunch", "Rain")
    little.take_in([Reflection(body=body, origin=origin) for body in bodies], "took them in")
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = await walk(pilot, "go-through")
        await until(pilot, lambda: len(app.screen.query_one("#came-in-rows", LineList).rows) > 0)
        found += await walk(pilot, "help", "leave", "=enter", "help", "leave", "leave-came-in", "make-likely", "undo")
        found += await walk(pilot, "become", "help", "leave", "leave-becoming", "pass-over", "help", "leave")
        assert found == []


async def test_nor_do_the_settings_and_what_they_open(little: Journal) -> None:
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = await walk(pilot, "settings", "help", "leave", "=enter", "next-line", "leave-settings")
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        for setting in screen._settings:
            if isinstance(setting, Keys):
                await until(pilot, lambda: len(screen._choices.rows) > 0)
                found += await walk(pilot, "=enter", "next-line", "=enter", "leave-press-key", "search", "=5", "help")
                found += await walk(pilot, "leave", "leave-line", "help", "leave", "leave-settings")
            if isinstance(setting, Passphrase | RecoveryCode | NewKeys | Backups):
                found += await walk(pilot, "=enter", "=enter", "help", "leave", "=enter", "leave-secret")
                found += await walk(pilot, "leave-settings")
            found += await walk(pilot, "=enter", "help", "leave", "leave-settings", "next-line")
        await app.push_screen(CopyMade(Copied(Path("copy"), "9GCRN-YG9CH-3N1Z6-QXY9G")))
        found += await walk(pilot, "help", "leave", "close-copy")
        found += await walk(pilot, "settings")
        assert on_top(app) is DeskScreen
        assert list(dict.fromkeys(found)) == []


@pytest.mark.parametrize("sample", [True, False])
async def test_nor_do_patterns_and_what_is_behind_a_row(sample: bool, request: pytest.FixtureRequest) -> None:
    journal: Journal = request.getfixturevalue("sample_journal" if sample else "journal")
    app = remapped(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = await walk(pilot, "go-4", "next-view", "next-view", "next-view", "help", "leave")
        await until(pilot, lambda: len(app.screen.query_one("#patterns-page", LineList).rows) > 0)
        found += await walk(pilot, "help", "leave", "first-line", "=enter")
        assert (on_top(app) is EntriesSheet) == sample
        found += await walk(pilot, *(("help", "leave", "leave-entries") if sample else ()))
        found += await walk(
            pilot, "patterns-time", "help", "leave", "leave-times", "patterns-time", "next-line", "=enter"
        )
        assert on_top(app) is AskLine
        found += await walk(pilot, "help", "leave", "leave-line")
        assert found == []


async def test_nor_does_a_journal_that_is_looked_at_before_it_comes_in(
    little: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sealed").write_bytes(seal_data(b"Nothing that anybody reads", PASSPHRASE))
    (tmp_path / "plain").write_text("[2024-03-04 06:20:00 PM] One.\n\n[2024-13-45 06:20:00 PM] Two.\n")
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = await walk(pilot, "take-in")
        for sample, stage in (("sealed", "take-passphrase"), ("plain", "take-plan")):
            app.screen.query_one("#take-file", Input).value = sample
            await press(pilot, "enter")
            await until(pilot, lambda stage=stage: app.focused is not None and app.focused.id == stage)  # type: ignore[misc]
            found += (
                await walk(pilot, "leave-taking-in") if stage != "take-plan" else await walk(pilot, "help", "leave")
            )
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is DeskScreen)
        found += await walk(pilot, "undo")
        assert found == []


async def test_nor_does_a_career_at_any_step_of_its_sorting(little: Journal) -> None:
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        career = pasted("Planner, Stell, 2017 – 2019\nTrustee, Lifeboat, since 2015\nPilot, Quay, 2020 – 2023")
        praise = (Praise("Ros wrote of me", "Calm.", who="Ros"),)
        desk(app).bring_in(HalfSorted.of("cv", "lines of a CV", career._replace(praise=praise)))
        await rest(pilot)
        found = await walk(pilot, "help", "leave", "tick-row", "tick-row", "next-line", "edit-row", "leave-role")
        found += await walk(pilot, "page-on", "help", "leave", "level-same", "level-up", "level-down", "type-area")
        found += await walk(pilot, "=5", "=enter", "choose-1", "tick-row", "tick-row", "undo", "page-on")
        found += await walk(pilot, "help", "leave", "say-yes", "say-no", "choose-2", "page-on", "help", "leave")
        found += await walk(pilot, "list-who-said", "tick-row", "page-back", "let-career-go", "no")
        found += await walk(pilot, "leave-career", "bring-in-career", "bring-in")
        assert list(dict.fromkeys(found)) == []


EMPTY = {
    "today": ("help",),
    "lists": (
        "go-2",
        "go-3",
        "next-view",
        "next-view",
        "go-4",
        "next-view",
        "next-view",
        "share-both",
        "go-5",
        "go-6",
        "next-view",
        "next-view",
        "go-7",
        "next-view",
        "go-8",
        "next-view",
    ),
    "the lattice": ("go-3", "new-move", "what-if", "help", "leave", "leave-what-if", "places", "leave-places", "light"),
    "sheets": ("trash", "leave", "search", "leave", "undo", "actions", "help", "leave", "cv", "leave", "find-story"),
    "a setback": ("go-4", "new", "help", "leave", "=i", "keep", "=enter", "keep", "go-1", "edit", "delete"),
    "a conversation": ("go-6", "new", "brief", "turn", "copy", "help", "leave", "leave-brief", "room", "agree"),
    "afterwards": (
        "go-6",
        "new",
        "afterwards",
        "from-notes",
        "put-down",
        "calendar",
        "hand-over",
        "read-write-up",
        "agree-more",
    ),
    "the same question": ("answer", "=i", "keep", "answer", "keep", "keep", "another", "answer", "keep-it"),
}
"""What is pressed in a journal with nothing in it."""


@pytest.mark.parametrize("scene", EMPTY)
async def test_no_empty_screen_names_one_either(scene: str, journal: Journal) -> None:
    app = remapped(journal)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        assert await walk(pilot, *EMPTY[scene]) == []


async def test_nor_does_the_way_into_a_journal(door: Door) -> None:
    app = CareerJournal(door, Loaded(Settings(keys=OTHERS), []))
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = await walk(pilot, "help", "leave", "first-run-onward")
        app.screen.query_one("#first", Input).value = PASSPHRASE
        await press(pilot, "enter")
        app.screen.query_one("#again", Input).value = PASSPHRASE
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is RecoveryCodeScreen)
        found += await walk(pilot, "=enter", "help", "leave", "lock-unconfirmed")
        assert on_top(app) is LockScreen
        found += await walk(pilot, "recovery", "=enter", "help", "leave", "recovery")
        lock = app.get_default_screen()
        lock._refused(Refusal("It cannot be opened.", needs_code=True))
        lock._refused(Refusal("It is open elsewhere.", choice={"read_only": True}, choice_says="only read it"))
        found += await walk(pilot)
        await app.push_screen(
            OpeningScreen(Refusal("It is older.", title="Not the latest", choice={"x": True}, choice_says="go on"), [])
        )
        found += await walk(pilot, "help", "leave", "opening-backups")
        assert found == []


async def test_a_key_that_is_written_by_hand_is_seen(little: Journal) -> None:
    app = remapped(little)
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        for hand_written in (
            "u takes it back.",
            "escape closes",
            "press ctrl+s",
            "a afterwards, b brief",
            "T shows the trash",
        ):
            app.notify(hand_written)
            await rest(pilot)
            assert len(old_keys(app)) == 1, hand_written
            app.clear_notifications()
        await desk(app).mount(Static(Content.assemble(("a", "bold $accent"), " all")), before=0)
        await rest(pilot)
        assert old_keys(app) == ["a"]


async def test_lists_pages_and_drawings_are_walked_with_other_keys(little: Journal) -> None:
    app = at_desk(
        little, Settings(keys={"next-line": "о", "line-before": "ñ,f6", "last-line": "あ", "move-down": "ㅏ"})
    )
    async with app.run_test(size=(120, 100)) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        listed = app.screen.query(LineList).first()
        places = []
        for key in ("о", "j", "down", "ㅏ", "あ", "G", "ñ", "f6", "up", "k"):
            await press(pilot, key)
            places.append(listed.highlighted)
        assert places == [1, 1, 1, 2, 3, 3, 2, 1, 0, 0]
        await press(pilot, "3")
        drawing = app.screen.query_one(Drawing)
        await press(pilot, "g")
        first = drawing.selected
        await press(pilot, "j")
        assert drawing.selected == first
        await press(pilot, "о")
        assert drawing.selected != first
        await press(pilot, "question_mark")
        assert "ㅏ ↑ ← →, о and ñ, g and あ, page keys and the mouse" in " ".join(seen(app).split())


@pytest.mark.parametrize("letter", "йñßあㅏ€ω")
async def test_a_letter_of_any_alphabet_is_a_key_as_a_terminal_sends_it(letter: str, little: Journal) -> None:
    [sent] = KeyParser().feed(letter)
    assert isinstance(sent, events.Key)
    app = at_desk(little, Settings(keys={"trash": letter}))
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        assert re.search(rf"{letter} +trash", seen(app))
        await press(pilot, "escape", "4", "enter", "d")
        assert f"{letter} shows the trash." in said(app)
        await press(pilot, sent.key)
        assert on_top(app) is TrashScreen


async def test_two_programs_in_one_process_have_keys_of_their_own(little: Journal) -> None:
    one, other = (
        at_desk(little, Settings(keys={"privacy": "f5"}, private=True)),
        at_desk(little, Settings(private=True)),
    )
    async with one.run_test(size=SIZE) as pilot:
        await rest(pilot)
        assert "private, f5 shows" in seen(one)
    async with other.run_test(size=SIZE) as pilot:
        await rest(pilot)
        assert "private, f9 shows" in seen(other)


def test_no_class_has_two_commands_on_one_key() -> None:
    """Textual would drop the other one with it, where one of them is given another key."""
    for owner in owners():
        keys = [key for one in owner.BINDINGS if isinstance(one, Binding) for key in normal(one.key)]
        assert len(keys) == len(set(keys)), owner


def _sentences(source: Path) -> Iterator[str]:
    """What a module says: its texts of several words that are neither a docstring nor a command's keys and action."""
    tree = ast.parse(source.read_text("utf-8"))
    others: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            others.add(id(node.value))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("command", "Binding"):
            others.update(id(part) for argument in node.args[:2] for part in ast.walk(argument))
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) and id(node) not in others else None
        if isinstance(said, str) and " " in said and len(re.findall("[a-z]{2,}", said)) > 1:
            yield said


def test_no_sentence_spells_a_key_that_a_command_has(pytestconfig: pytest.Config) -> None:
    sources = Path(pytestconfig.rootpath, "careerjournal", "tui").rglob("*.py")
    found = {said for source in sources for said in _sentences(source) if _SPELLED.search(said)}
    assert found == {"it works while you write too, so it takes one with ctrl or alt, or f1 to f12"}
