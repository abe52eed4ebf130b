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
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from careerjournal.journal.journal import Journal
from careerjournal.settings import Loaded, Settings
from careerjournal.themes import DEFAULT_DARK, DEFAULT_LIGHT
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import FIXED, normal, printed
from careerjournal.tui.conversations.step_keys import StepKey
from careerjournal.tui.desk.rail import RailItem
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.input.typed_keys import KeyParser
from careerjournal.tui.keymap import checked, known_commands, owners, with_own_keys
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.widgets.hints import BENEATH, PRESSES
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from tests.tui.contrast import faint
from tests.tui.scenes import SCENES, Scene, begin, walk
from tests.tui.using import at_desk, desk, on_top, press, rest, said, seen
from tests.tui.without_colour import ColourAlone

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
_LETTERS: Final = re.compile(r"(?<=my part \()m(?=\))|(?<=competition \()c(?=\))|(?<=others \()o(?=\))")
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


def put_off(app: CareerJournal) -> list[str]:
    """What on the screen a page key scrolls in Textual's way, behind the next frame, so that others are lost."""
    scrolled = [
        one
        for one in app.screen.query(ScrollableContainer)
        if not isinstance(one, Input)  # it is a line
        and any(key.action == "page_down" for key in one._bindings.key_to_bindings.get("pagedown", ()))
    ]
    return [f"{one!r} is scrolled late" for one in scrolled if type(one).action_page_down is Widget.action_page_down]


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
def loaded(theme: str = DEFAULT_DARK) -> Loaded:
    """The settings with those keys, looked through once for all tests."""
    return with_own_keys(Loaded(Settings(keys=OTHERS, theme=theme), []))


def test_every_command_can_be_given_a_key_of_any_alphabet() -> None:
    good, problems = checked(OTHERS)
    assert problems == []
    assert good == OTHERS
    assert len(OTHERS) > 200


@pytest.mark.parametrize("scene", SCENES, ids=repr)
async def test_no_screen_names_a_key_that_a_command_had_nor_is_hard_to_read_nor_tells_by_colour_alone(
    scene: Scene, request: pytest.FixtureRequest
) -> None:
    # The settings go on to the next theme, which after the light one has the terminal's own colours, not all different.
    light = SCENES.index(scene) % 2 and repr(scene) != "settings"
    app = begin(scene, request, loaded(DEFAULT_LIGHT if light else DEFAULT_DARK))
    async with app.run_test(size=SIZE) as pilot:
        await rest(pilot)
        found = [f"at first, {app.screen!r} says {one}" for one in old_keys(app)]
        unread = faint(app)
        colours = ColourAlone(app)
        told = colours.found()
        async for step in walk(pilot, scene.steps, OTHERS):
            found += [f"after {step}, {app.screen!r} says {one}" for one in old_keys(app)]
            found += [f"after {step}, on {app.screen!r} no click does {one}" for one in dead_keys(app)]
            found += [f"after {step}, on {app.screen!r} {one}" for one in (*await idle_keys(app), *put_off(app))]
            unread += [f"after {step}, on {app.screen!r} {one}" for one in faint(app)]
            told += [f"after {step}, {one}" for one in colours.found()]
        assert list(dict.fromkeys(found)) == []
        assert list(dict.fromkeys(unread)) == []
        assert list(dict.fromkeys(told)) == []
        assert said(app).count("cannot be") == 0


async def test_a_key_that_is_written_by_hand_is_seen(little: Journal) -> None:
    app = at_desk(little, Settings(keys=OTHERS))
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
    app = at_desk(little, Settings(keys={"next-line": "ø", "line-before": "ñ,f6", "last-line": "あ", "move-down": "ß"}))
    async with app.run_test(size=(120, 100)) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        listed = app.screen.query(LineList).first()
        places = []
        for key in ("ø", "j", "down", "ß", "あ", "G", "ñ", "f6", "up", "k"):
            await press(pilot, key)
            places.append(listed.highlighted)
        assert places == [1, 1, 1, 2, 3, 3, 2, 1, 0, 0]
        await press(pilot, "3")
        drawing = app.screen.query_one(Drawing)
        await press(pilot, "g")
        first = drawing.selected
        await press(pilot, "j")
        assert drawing.selected == first
        await press(pilot, "ø")
        assert drawing.selected != first
        await press(pilot, "question_mark")
        assert "ß ↑ ← →, ø and ñ, g and あ, page keys and the mouse" in " ".join(seen(app).split())


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
