"""What has to be drawn: every screen, every view of every section, the page of every kind, and states by name.

Each take says in its first line what it is of, in the words of `of`; what is demanded is demanded in the same words.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from textual.screen import Screen

from careerjournal import tui
from careerjournal.model import Kind
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.writing.edit import EditScreen


class State(NamedTuple):
    """What a screen can be in, which is neither another screen nor another view."""

    name: str
    why: str
    """Why it has to be seen."""
    sign: str
    """A regular expression that is found in whatever is drawn in it."""


STATES: Final = (
    State("a draft is kept", "it is what lets somebody stop at any moment", "draft kept 12:00"),
    State(
        "not kept yet", "what was typed may be lost, and nothing may look as if all were well", "not kept yet: the disk"
    ),
    State("a draft is taken up", "what stands there is not what the journal holds", "your draft of 22 November"),
    State("an error at a field", "it has to be seen beside what it is about", "✗ April 2026 has 30 days"),
    State("text is selected", "the next key may take it away", "on ink"),
    State("a text that is written has the room", "the other fields are folded, and still there", "↓ When · Energy"),
    State("a text is not shown whole", "the rest of it would be missed", r"\d of \d+ lines"),
    State("folded years", "what is in them is not shown", "· folded"),
    State("a narrowed list", "it looks like one that has no more", "10 of 96(.|\n)*only kind:setback"),
    State("nothing fits", "it is not the same as nothing yet", "nothing fits"),
    State("nothing found", "the same in search", "Nothing found.*zeppelin"),
    State("being read", "a list is not whole yet", "is being read: 40 of"),
    State("an undo is offered", "what was done can be taken back", "u undo"),
    State("a message", "it stands over something", "Deleted setback"),
    State("a passphrase is refused", "it says no more than that", "is wrong"),
    State("a choice at the lock", "it is one key from what else can be done", "to only read it"),
    State("nothing can be read over a shoulder", "every letter is a dot", "private, f9 shows"),
    State("closed", "what was put away until a day is not read before", "Until it is opened"),
    State(
        "what comes in is a plan", "nothing is taken in yet, and some of it cannot be", "is no date that can be read"
    ),
    State("what is agreed is handed over", "it leaves the journal", "What was agreed with Ros"),
    State("a role in mind is asked for", "the last line is a question", "to which role"),
)
"""Few enough that each has a reason."""


def of(app: CareerJournal) -> str:
    """What is on top: the screen, and of the desk what it shows."""
    screen = app.screen
    if isinstance(screen, EditScreen):
        return _form(screen.of.kind)
    if not isinstance(screen, DeskScreen):
        return type(screen).__name__
    section, ref, view, reading = screen.place
    if reading:
        return _page(ref.kind if ref else "person")
    return _view(section.name, view, empty=not screen._journal.count(*Kind))


def _page(kind: str) -> str:
    return f"DeskScreen, page, {kind}"


def _form(kind: Kind) -> str:
    return f"EditScreen, {kind}"


def _view(section: str, view: str, *, empty: bool) -> str:
    return f"DeskScreen, {section}, {view}{', nothing yet' if empty else ''}"


def demanded() -> set[str]:
    """All that `of` has to have said of some take."""
    views = [(section.name, view) for section in SECTIONS for view in section.views]
    return {
        *(screen.__name__ for screen in screens() if screen not in (DeskScreen, EditScreen)),
        *(_form(kind) for kind, shown in SHOWN.items() if shown.written and kind is not Kind.CONVERSATION),
        *(_view(section, view, empty=empty) for section, view in views for empty in (False, True)),
        *(_page(kind) for kind in [*SHOWN, "person"]),
    }


def screens() -> set[type[Screen[Any]]]:
    """Every screen and sheet that can be on top: all that are no base of others."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    found = {screen for screen in _below(Screen) if screen.__module__.startswith(f"{tui.__name__}.")}
    return found - {base for screen in found for base in screen.__mro__[1:]}


def _below(base: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for screen in base.__subclasses__():
        yield screen
        yield from _below(screen)


def takes_in(drawn: str) -> Iterator[tuple[str, str]]:
    """The takes of a file: of what each is, and how it is drawn."""
    for heading, text in re.findall(r"^--- (.+?) -*\n(.*?)(?=^--- |\Z)", drawn, re.MULTILINE | re.DOTALL):
        yield heading.partition(": ")[2], text
