"""What is drawn: tours through the program, each on a journal of its own, with what is looked at on the way.

A tour is one file for each size. What matters is that every section, view, sheet and state is in one of them; not more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Move, PartialDate, Reflection
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import RoleInMind
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from tests.conftest import PASSPHRASE
from tests.tui.scenes import (
    Does,
    On,
    Scene,
    Step,
    a_career_comes,
    comes,
    fill,
    has_rows,
    opens,
    something_came_in,
)
from tests.tui.using import USUAL, resize, rest, seen


class Take(NamedTuple):
    """A state that is drawn."""

    name: str
    steps: tuple[Step, ...]
    """What leads there from the take before."""


class Tour(NamedTuple):
    """Takes that follow each other on one journal."""

    scene: Scene
    """Where it begins; its steps are the takes'."""
    takes: tuple[Take, ...]

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.scene.name

    def __repr__(self) -> str:
        return self.name


def _tour(
    name: str,
    *takes: tuple[str, *tuple[Step, ...]],
    on: On = "sample_journal",
    prepare: Callable[[Journal], object] | None = None,
) -> Tour:
    return Tour(Scene(name, (), on, prepare), tuple(Take(first, tuple(steps)) for first, *steps in takes))


class Picture(NamedTuple):
    """A take that the README shows."""

    name: str
    """What its file is called."""
    tour: str
    take: str
    size: tuple[int, int]
    says: str
    """What it shows, for those who do not see it."""


def types(text: str) -> Does:
    """Type into the field that has the focus, all at once."""

    async def typed(pilot: Pilot[Any]) -> None:
        field = pilot.app.focused
        assert isinstance(field, Input | TextArea)
        if isinstance(field, Input):
            field.value += text
        else:
            field.insert(text)
        await rest(pilot)

    return typed


def says(text: str) -> Does:
    """Wait until the screen says something."""
    return comes(lambda app: text in seen(app))


def _with_something_sealed(journal: Journal) -> None:
    expected = Expectation(
        expects="That nobody calls before the summer, and that I mind less than I say.",
        look_again=PartialDate(2026, 11, 1),
        seal=True,
    )
    journal.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=expected))


async def _shows_a_code(pilot: Pilot[Any]) -> None:
    assert isinstance(pilot.app, CareerJournal)
    screen = RecoveryCodeScreen(pilot.app._door, "7QK2M-XWR4T-0HJ9C-VB6NZ-3PDEY-81GSA-T5MHR-2C8WF")
    screen._asked = [1, 4]
    await pilot.app.push_screen(screen)
    await rest(pilot)


async def _grows_small(pilot: Pilot[Any]) -> None:
    await resize(pilot, (36, 10))


def _with_markdown(journal: Journal) -> None:
    journal.reflections.add(Reflection(body=_MARKDOWN))


_MARKDOWN: Final = """# What Markdown is drawn as

Some `code`, **strong**, *stressed*, ~~gone~~, a [link](https://example.org) and [[reflection 1]].

> Quoted.

- one
  - in it
1. first

| tide | depth |
|------|-------|
| low  | 2.1 m |

```python
return "as typed"  # in any language
```

---

## Smaller
"""
_FORTY_LINES: Final = "\n".join(f"{line}. Sounded the north channel again, and wrote it down." for line in range(1, 41))

TOURS: Final = (
    _tour(
        "today",
        ("today",),
        ("help", "help"),
        ("help for a word", "search", "=l", "=o", "=c", "=k"),
        ("the tour", "leave", "tour", "=enter"),
        ("what can be found by name", "=escape", "everything", says("Go to Lattice")),
    ),
    _tour(
        "writing",
        ("a question is answered", "answer"),
        ("a few lines", types("It was luck.\n\nIt was *not* only luck: I had asked Ros.\n"), says("draft kept")),
        ("the preview", "preview", says("It was not only luck")),
        ("forty lines", "preview", types(_FORTY_LINES)),
        ("a selection", "=shift+up", "=shift+up", "=shift+home"),
        ("a form", "keep", "go-4", "=enter", "edit"),
    ),
    _tour(
        "aspirations and lessons",
        ("aspirations", "go-2"),
        ("an aspiration", "=enter"),
        ("lessons", "go-5"),
        ("a lesson", "=enter"),
        ("a link to another entry", "link"),
    ),
    _tour(
        "lattice",
        ("the map", "go-3"),
        ("a new move", "new-move"),
        ("what if", "leave-new-move", "what-if"),
        ("areas and levels", "leave-what-if", "places"),
        ("what is lit up", "leave-places", "light"),
        ("the path", "leave", "next-view"),
        ("the list", "next-view"),
    ),
    _tour(
        "setbacks",
        ("the list", "go-4"),
        ("a setback", "next-line", "=enter"),
        ("a later reading", "add-reading"),
        ("earlier versions", "let-reading-go", "history"),
        ("deleted", "leave", "delete"),
        ("the trash", "trash"),
        ("successes", "leave", "undo", "close", "next-view"),
        ("both on one line of time", "next-view"),
        ("patterns", "next-view"),
    ),
    _tour(
        "conversations",
        ("the list", "go-6"),
        ("a conversation", "=enter"),
        ("its steps", "edit"),
        ("a step", "place-2"),
        ("what the journal holds for a step", "place-4", "offers"),
        ("the brief", "leave-offers", "brief"),
        ("in the room", "leave-brief", "room"),
        ("afterwards", "leave-room", "afterwards"),
        ("actions", "leave-afterwards", "keep-conversation", "close", "next-view"),
        ("people", "next-view"),
        ("a person", "=enter"),
    ),
    _tour(
        "journal and shared",
        ("the years", "go-7"),
        ("a reflection", "next-line", "next-line", "=enter"),
        ("the months", "close", "next-view"),
        ("the days", "next-view"),
        ("by how much was put down", "months"),
        ("tags", "leave-months", "list-tags"),
        ("shared", "leave", "go-8"),
        ("a name", "last-line", "=enter"),
    ),
    _tour(
        "search",
        ("nothing asked yet", "search"),
        ("what was found", types("ros"), says("conversation 1")),
        ("nothing found", types(" zeppelin"), says("zeppelin")),
    ),
    _tour(
        "sharing",
        ("what leaves", "go-4", "share", "share-box", "next-line", "share-box"),
        ("what somebody would read", "share-preview"),
        ("for whom", "leave", "share-audience"),
        ("writing it out", "leave", "share-write"),
        ("a story to find", "leave", "leave-share", "find-story"),
        ("a CV of failures", "leave", "cv"),
    ),
    _tour(
        "a year in one sitting",
        ("which time", "review"),
        ("a page", "=enter"),
        ("an answer", "write-answer"),
        ("on one page", "leave-answer", "one-page"),
    ),
    _tour(
        "a look back",
        ("what was thought", opens(Kind.MOVE, 17), "look-back"),
        ("what came of it", "next-step", "=i", "=enter", "next-step", "=i", "=enter"),
        prepare=_with_something_sealed,
    ),
    _tour(
        "markdown",
        ("a text", opens(Kind.REFLECTION, 1)),
        on="journal",
        prepare=_with_markdown,
    ),
    _tour(
        "in and out",
        ("taking in", "take-in"),
        ("writing out", "leave-taking-in", "write-journal"),
        ("a career", "leave-write-journal", a_career_comes),
        ("its areas", "page-on"),
    ),
    _tour(
        "what came in",
        ("going through it", "go-through", has_rows("#came-in-rows")),
        ("what it becomes", "become"),
        on="little",
        prepare=something_came_in,
    ),
    _tour(
        "settings",
        ("the settings", "settings"),
        (
            "the keys",
            *("next-line", "next-line", "next-line", "next-line", "next-line", "next-line"),
            "=enter",
            says("On the main screen"),
        ),
        ("private", "leave-settings", "leave-settings", "privacy"),
        ("new of any kind", "privacy", "new-any"),
    ),
    _tour(
        "nothing yet",
        ("today",),
        ("aspirations", "go-2"),
        ("lattice", "go-3"),
        ("setbacks", "go-4"),
        ("patterns", "next-view", "next-view", "next-view"),
        ("conversations", "go-6"),
        ("journal", "go-7"),
        ("shared", "go-8"),
        on="journal",
    ),
    _tour(
        "the way in",
        ("first words",),
        ("a passphrase", "first-run-onward", fill("#first", PASSPHRASE), says("Strong")),
        ("the recovery code", _shows_a_code),
        on="door",
    ),
    _tour(
        "the lock",
        ("locked",),
        ("not this passphrase", types("lanterns"), "=enter", says("is wrong")),
        ("the code instead", "recovery"),
        ("too small", _grows_small),
        on="locked",
    ),
)
"""All of them."""

PICTURES: Final = (
    Picture("today", "today", "today", USUAL, "Today: a question, the next conversation, what was promised"),
    Picture("setbacks", "setbacks", "a setback", USUAL, "The setbacks of the sample journal, one of them open beside"),
    Picture("writing", "writing", "a few lines", USUAL, "A reflection that is being written, its draft kept"),
    Picture("lattice", "lattice", "the map", USUAL, "The lattice of the sample journal"),
    Picture("brief", "conversations", "the brief", USUAL, "The brief of a conversation, chosen piece by piece"),
)
"""All that it shows."""
