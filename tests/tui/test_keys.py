"""A key is written once: after every command has been given another, no screen names one that it had before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import pytest
from rich.style import Style
from textual.geometry import Region

from careerjournal.journal.journal import Journal
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import FIXED, printed
from careerjournal.tui.keymap import checked, known_commands
from careerjournal.tui.lattice.drawing import Drawing
from tests.tui.using import Steps, at_desk, press, rest, said

pytestmark = pytest.mark.usefixtures("quick")

SIZE = (120, 40)


def _unusual() -> Iterator[str]:
    """Letters that no screen and no sample says by itself: Ethiopic ones, a cell wide."""
    return (chr(code) for code in range(0x1200, 0x1380) if unicodedata.name(chr(code), "").startswith("ETHIOPIC SYLL"))


def _remapped() -> dict[str, str]:
    letters = _unusual()
    return {
        name: f"ctrl+{next(letters)}" if command.typed_over else next(letters)
        for name, command in known_commands().items()
    }


OTHERS = _remapped()
"""Another key for every command there is."""
BEFORE = frozenset(printed(key) for command in known_commands().values() for key in command.keys) - FIXED.keys()
"""How the keys that they had are spelled."""
_SPELLED = re.compile(
    # Neither a pronoun or an article nor words; a digit is a count, and a sign is punctuation.
    "|".join(
        rf"(?<![\w’'+[-]){re.escape(key)}(?![\w’'+…-])"
        for key in sorted({*BEFORE, "escape"} - {"a", "A", "I", "home", "end"}, key=len, reverse=True)
        if key[-1].isalpha() or len(key) > 1
    )
)


_SIGNS: Final = BEFORE - {"↑", "↓", "←", "→"}
"""Those that are no sign of a move's direction as well."""
_A_FINDING: Final = "  ? "
"""The sign before what is worth a look."""


def old_keys(app: CareerJournal) -> list[str]:
    """What on the screen names a key that a command had: words that spell it, or a piece in a key's colour.

    Of a sheet only the sheet, and not the picture of the lattice: what is cut off at their edges leaves single letters.
    """
    screen = app.screen
    shown = [child.region for child in screen.children if child.display and "-textual-system" not in child.classes]
    inside = Region.from_union(shown)
    drawings = [drawing.region for drawing in screen.query(Drawing)]
    accent = Style.parse(app.theme_variables["accent"]).color
    found = [one for one in said(app).split("\n") if _SPELLED.search(one)]
    for y, strip in enumerate(screen._compositor.render_strips()):
        if not inside.y <= y < inside.bottom or any(drawing.y <= y < drawing.bottom for drawing in drawings):
            continue
        line = strip.crop(inside.x, inside.right)
        found += [line.text.strip()] if _SPELLED.search(line.text) else []
        for segment in line:
            style, keys = segment.style, segment.text.replace("–", " ").split()
            if keys and style and style.bold and style.color == accent and _SIGNS.issuperset(keys):
                found.append(segment.text)
    return [one for one in found if one != _A_FINDING]


def remapped(journal: Journal) -> CareerJournal:
    """The program at the desk, with another key for every command."""
    return at_desk(journal, Settings(keys=OTHERS))


async def walk(pilot: Steps, *steps: str) -> list[str]:
    """Press the keys of commands by their names, or those that are spelled ``=enter``; return what each screen says."""
    assert isinstance(pilot.app, CareerJournal)
    found = [f"{pilot.app.screen!r} says {one}" for one in old_keys(pilot.app)]
    for step in steps:
        await press(pilot, step[1:] if step.startswith("=") else OTHERS[step])
        found += [f"after {step}, {pilot.app.screen!r} says {one}" for one in old_keys(pilot.app)]
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
    "lessons": ("go-5", "next-line", "help", "leave", "delete", "undo", "link"),
    "conversations": ("go-6", "next-line", "help", "leave", "edit", "help"),
    "a preparation": ("go-6", "edit", "place-2", "next-line", "=enter", "read-step", "help"),
    "offers": ("go-6", "edit", "place-4", "offers", "take", "leave-offers", "place-8", "place-9", "place-0"),
    "a brief": ("go-6", "edit", "brief", "turn", "all-on", "help", "leave", "write-brief"),
    "in the room": (
        "go-6",
        "edit",
        "room",
        "tick",
        "clock",
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
    "failures": ("cv", "help"),
    "a pack": ("go-4", "open-pack"),
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
