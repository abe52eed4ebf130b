"""What Textual can say by itself: each phrase is ours, or cannot appear. An upgrade that says more fails here."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest
import textual.app
import textual.command
import textual.dom
import textual.screen
import textual.widget
from textual.command import CommandPalette
from textual.system_commands import SystemCommandsProvider

from careerjournal.journal.journal import Journal
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from tests.tui.using import NARROW, at_desk, press, rest, said

SAYING = {"notify", "Text", "Content", "Option", "SystemCommand"}
"""What a sentence is handed to on its way to the screen."""

REPLACED = {"Press [b]{key}[/b] to quit the app", "Do you want to quit?", "No matches found"}
"""Said in our words: here, and in the palette."""

OFFERED_BY_TEXTUAL_ALONE = {
    "Change the current theme",
    "Quit the application as soon as possible",
    "Save an SVG 'screenshot' of the current screen",
    "Saved screenshot",
    "Saved screenshot to [$text-success]{str(event.path)!r}",
    "Failed to save screenshot",
    "Hide the keys and widget help panel",
    "Show help for the focused widget and a summary of available keys",
    "Maximize the focused widget",
    "Minimize the widget and restore to normal size",
}
"""Its own commands and what comes of them: the palette offers none of them, and no key has one."""


def phrases(source: str) -> Iterator[str]:
    """The sentences in a source that are handed to something that shows them; what is filled in, in braces."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in SAYING:
            for given in (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg != "style")):
                if isinstance(given, ast.Constant) and " " in str(given.value):
                    yield str(given.value)
                elif isinstance(given, ast.JoinedStr):
                    yield ast.unparse(given)[2:-1]


def test_no_phrase_of_textual_is_unknown() -> None:
    modules = (textual.app, textual.command, textual.dom, textual.screen, textual.widget)
    found = {phrase for module in modules for phrase in phrases(inspect.getsource(module))}
    assert found == REPLACED | OFFERED_BY_TEXTUAL_ALONE


def test_nothing_leads_to_a_command_of_textuals_own() -> None:
    assert not any(isinstance(given, type) and issubclass(given, SystemCommandsProvider) for given in _providers())
    bound = {getattr(binding, "action", "") for binding in CareerJournal.BINDINGS}
    assert not bound & {"screenshot", "change_theme", "show_help_panel", "toggle_dark", "maximize", "minimize"}


def _providers() -> set[object]:
    return {given if isinstance(given, type) else given() for given in CareerJournal.COMMANDS}


@pytest.mark.parametrize(
    ("keys", "key"), [({}, "ctrl+q"), ({"quit": "f12"}, "f12"), ({"copy-selected": "f12"}, "ctrl+q")]
)
async def test_ctrl_c_says_in_our_words_how_one_leaves(little: Journal, keys: dict[str, str], key: str) -> None:
    app = at_desk(little, Settings(keys=keys))
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "ctrl+c")
        assert said(app) == f"{key} leaves the program."
        assert [notification.title for notification in app._notifications] == [""]


async def test_the_palette_says_nothing_about_itself_in_words_of_textual(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        told = {active.binding.description for active in app.screen.active_bindings.values() if active.binding.show}
        assert not told & {"Exit the command palette", "Next command", "Previous command"}
