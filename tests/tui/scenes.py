"""The scenes that tests walk: what is pressed, one screen after the other, named by commands and not by keys.

A test that holds on every screen walks all of them, with whatever keys it likes, and looks after each step:

    app = begin(scene, fixtures)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        async for step in walk(pilot, scene.steps):
            ...

A new screen gets a scene here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.access.refusals import Refusal
from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.exchange.career.rows import Praise
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Move, Origin, PartialDate, Ref, Reflection, Setback
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import RoleInMind
from careerjournal.settings import Loaded
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import DECLARED, normal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.keymap import known_commands
from careerjournal.tui.settings.access import NewKeys, Passphrase, RecoveryCode
from careerjournal.tui.settings.backups import Backups, Copied, CopyMade
from careerjournal.tui.settings.keys import Keys
from careerjournal.tui.settings.screen import SettingsScreen
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.sheets.entries import EntriesSheet
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE
from tests.sharing import age
from tests.tui.using import desk, on_top, press, rest, until

Does = Callable[[Pilot[Any]], Awaitable["tuple[Step, ...] | None"]]
"""What is done other than by a key; it may return what is to be done next."""
Step = str | Does
"""A command by its name, a key that is nobody's command as ``=enter``, or what is done otherwise."""
On = Literal["sample_journal", "little", "journal", "door", "locked"]
"""What a scene begins on: the demo's journal, a small one, an empty one, no journal yet, or one that is locked."""


class Scene(NamedTuple):
    """What is done from the first screen on."""

    name: str
    steps: tuple[Step, ...]
    on: On = "sample_journal"
    prepare: Callable[[Journal], object] | None = None
    """What is put into the journal before."""
    files: Mapping[str, Callable[[], bytes]] = {}
    """What makes each of the files that are in the folder where the program runs, by their names."""

    def __repr__(self) -> str:
        return self.name


@cache
def first_keys() -> Mapping[str, str]:
    """The first key that each command has, by its name."""
    return {name: normal(DECLARED[name])[0] for name in known_commands()}


def begin(scene: Scene, fixtures: pytest.FixtureRequest, loaded: Loaded | None = None) -> CareerJournal:
    """The program as a scene begins, with its journal and its files.

    Args:
        scene: what will be done.
        fixtures: the test's ``request``.
        loaded: settings whose keys can be used.
    """
    if scene.files:
        folder: Path = fixtures.getfixturevalue("tmp_path")
        fixtures.getfixturevalue("monkeypatch").chdir(folder)
        for name, content in scene.files.items():
            (folder / name).write_bytes(content())
    if scene.on in ("door", "locked"):
        door: Door = fixtures.getfixturevalue("door")
        if scene.on == "locked":
            door.create(PASSPHRASE).journal.lock()
        return CareerJournal(door, loaded)
    journal: Journal = fixtures.getfixturevalue(scene.on)
    if scene.prepare:
        scene.prepare(journal)
    return CareerJournal(Door(Paths.within(Path("nowhere"))), loaded, opened=journal)


async def walk(pilot: Pilot[Any], steps: tuple[Step, ...], keys: Mapping[str, str] | None = None) -> AsyncIterator[str]:
    """Do the steps, and yield the name of each as soon as everything that it asked for has happened.

    Args:
        pilot: at the screen where the steps begin.
        steps: what is done.
        keys: the key of each command that the program was given; else its first one.
    """
    keys = first_keys() if keys is None else keys
    for step in steps:
        if isinstance(step, str):
            await press(pilot, step[1:] if step.startswith("=") else keys[step])
            yield step
        else:
            further = await step(pilot)
            yield step.__name__
            async for name in walk(pilot, further or (), keys):
                yield name


def comes(true: Callable[[Any], bool]) -> Does:
    """Wait for what takes a thread or a timer: until something is true of the app."""

    async def it_comes(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: true(pilot.app))

    return it_comes


def shows(screen: type) -> Does:
    """Wait until a screen of this kind is on top."""
    return comes(lambda app: on_top(app) is screen)


def fill(field: str, text: str) -> Does:
    """Put text into a field, as pasting does."""

    async def filled(pilot: Pilot[Any]) -> None:
        pilot.app.screen.query_one(field, Input).value = text
        await rest(pilot)

    return filled


def opens(kind: Kind, number: int) -> Does:
    """Open an entry at the desk."""

    async def opened(pilot: Pilot[Any]) -> None:
        await desk(pilot.app).open_entry(Ref(kind, number))
        await rest(pilot)

    return opened


def focused(field: str) -> Does:
    """Wait until a field has the focus, by its id."""
    return comes(lambda app: app.focused is not None and app.focused.id == field)


def has_rows(listed: str) -> Does:
    """Wait until a list has rows, by its id."""
    return comes(lambda app: len(app.screen.query_one(listed, LineList).rows) > 0)


_ON_THE_SAMPLE: Final[Mapping[str, tuple[Step, ...]]] = {
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
    "highlights": (
        *("go-3", "light", "toggle-light", "leave-light", "next-line", "next-view", "light", "light-all", "help"),
    ),
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
    "lessons": (
        *("go-5", "next-line", "help", "leave", "put-to-use", "help", "leave", "leave-line"),
        *("delete", "undo", "link"),
    ),
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
        "correct-agreed",
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
    "journal": (
        "go-7",
        "fold-year",
        "fold-year",
        "next-line",
        "=enter",
        "help",
        "leave",
        "new",
        "help",
        "leave",
        "preview",
        "let-go",
    ),
    "people": ("go-8", "next-view", "next-line", "help"),
    "actions": ("actions", "next-line", "=enter", "help", "leave", "done", "leave", "drop"),
    "kinds": ("new-any", "help"),
    "search": ("search", "=i", "help"),
    "what fits": (
        *("go-4", "filter", "=2", "=0", "=1", "=9", "=enter", "months", "leave-months"),
        *("next-view", "next-view", "filter", "leave-line", "next-view", "go-6", "next-view", "next-view", "go-3"),
        *("go-7", "filter", "=1", "=8", "=8", "=7", "=enter"),
    ),
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
    "a tour": (*("tour", *["=enter"] * 3, "tour-onward", "help", "leave", "tour"), *["=enter"] * 8, "tour", "leave"),
    "privacy": ("privacy", "help"),
}
"""What is pressed on the sample journal, a screen after the other."""

_ON_NOTHING: Final[Mapping[str, tuple[Step, ...]]] = {
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


def _something_sealed(journal: Journal) -> None:
    expected = Expectation(expects="A call.", look_again=PartialDate(2026, 11, 1), seal=True)
    move = journal.moves.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=expected))
    assert move.ref == Ref(Kind.MOVE, 2)
    journal.setbacks.add(Setback(what_happened="Nobody called", move=move.ref))


async def _both_are_kept(pilot: Pilot[Any]) -> None:
    journal = desk(pilot.app)._journal
    assert (len(journal.lessons), len(journal.setbacks[len(journal.setbacks)].readings)) == (2, 1)


def something_came_in(journal: Journal) -> None:
    """Three entries of another program's journal."""
    origin = Origin(program="jrnl", id="1")
    bodies = ("Not shortlisted", "Lunch", "Rain")
    journal.take_in([Reflection(body=body, origin=origin) for body in bodies], "took them in")


async def _each_setting(pilot: Pilot[Any]) -> tuple[Step, ...]:
    """Go through the settings, and into those that open a screen of their own."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    found: tuple[Step, ...] = ()
    for setting in screen._settings:
        if isinstance(setting, Keys):
            found += (
                comes(lambda app: len(app.screen._choices.rows) > 0),
                *("=enter", "next-line", "=enter", "leave-press-key", "search", "=5", "help"),
                *("leave", "leave-line", "help", "leave", "leave-settings"),
            )
        if isinstance(setting, Passphrase | RecoveryCode | NewKeys | Backups):
            found += ("=enter", "=enter", "help", "leave", "=enter", "leave-secret", "leave-settings")
        found += ("=enter", "help", "leave", "leave-settings", "next-line")
    return found


async def _a_copy_is_made(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(CopyMade(Copied(Path("copy"), "9GCRN-YG9CH-3N1Z6-QXY9G")))
    await rest(pilot)


async def a_career_comes(pilot: Pilot[Any]) -> None:
    """Begin to sort three lines of a CV."""
    career = pasted("Planner, Stell, 2017 – 2019\nTrustee, Lifeboat, since 2015\nPilot, Quay, 2020 – 2023")
    praise = (Praise("Ros wrote of me", "Calm.", who="Ros"),)
    desk(pilot.app).bring_in(HalfSorted.of("cv", "lines of a CV", career._replace(praise=praise)))
    await rest(pilot)


async def _it_is_refused(pilot: Pilot[Any]) -> None:
    lock = pilot.app.get_default_screen()
    assert isinstance(lock, LockScreen)
    lock._refused(Refusal("It cannot be opened.", needs_code=True))
    lock._refused(Refusal("It is open elsewhere.", choice={"read_only": True}, choice_says="only read it"))
    await rest(pilot)


async def _an_older_one_is_found(pilot: Pilot[Any]) -> None:
    older = Refusal("It is older.", title="Not the latest", choice={"x": True}, choice_says="go on")
    await pilot.app.push_screen(OpeningScreen(older, []))
    await rest(pilot)


def _patterns(*behind_a_row: Step) -> tuple[Step, ...]:
    return (
        *("go-4", "next-view", "next-view", "next-view", "help", "leave", has_rows("#patterns-page")),
        *("help", "leave", "first-line", "=enter", *behind_a_row),
        *("patterns-time", "help", "leave", "leave-times", "patterns-time", "next-line", "=enter", shows(AskLine)),
        *("help", "leave", "leave-line"),
    )


_OTHERS: Final = (
    Scene(
        "a look back",
        (
            opens(Kind.MOVE, 2),
            *("look-back", "help", "leave", "next-step", "=i", "=enter", "next-step", "=i", "=enter"),
            *("help", "leave", "as-lesson", "as-reading", "stop-here", _both_are_kept),
        ),
        "little",
        _something_sealed,
    ),
    Scene(
        "what came in",
        (
            *("go-through", has_rows("#came-in-rows")),
            *("help", "leave", "=enter", "help", "leave", "leave-came-in", "make-likely", "undo"),
            *("become", "help", "leave", "leave-becoming", "pass-over", "help", "leave"),
        ),
        "little",
        something_came_in,
    ),
    Scene(
        "settings",
        (
            *("settings", "help", "leave", "=enter", "next-line", "leave-settings", _each_setting),
            *(_a_copy_is_made, "help", "leave", "close-copy", "settings", shows(DeskScreen)),
        ),
        "little",
    ),
    Scene(
        "patterns",
        (
            *_patterns(shows(EntriesSheet), "help", "leave", "leave-entries"),
            *("fold-all", "last-line", "fold-year", "help", "leave"),
        ),
    ),
    Scene("no patterns", _patterns(shows(DeskScreen)), "journal"),
    Scene(
        "a journal that comes in",
        (
            *("take-in", fill("#take-file", "sealed"), "=enter", focused("take-passphrase"), "leave-taking-in"),
            *(fill("#take-file", "plain"), "=enter", focused("take-plan"), "help", "leave"),
            *("=enter", shows(DeskScreen), "undo"),
        ),
        "little",
        files={
            "sealed": lambda: age.encrypt(b"Nothing that anybody reads", PASSPHRASE),
            "plain": lambda: b"[2024-03-04 06:20:00 PM] One.\n\n[2024-13-45 06:20:00 PM] Two.\n",
        },
    ),
    Scene(
        "a career that is sorted",
        (
            *(a_career_comes, "help", "leave", "tick-row", "tick-row", "next-line", "edit-row", "leave-role"),
            *("page-on", "help", "leave", "level-same", "level-up", "level-down", "type-area"),
            *("=5", "=enter", "choose-1", "tick-row", "tick-row", "undo", "page-on"),
            *("help", "leave", "say-yes", "say-no", "choose-2", "page-on", "help", "leave"),
            *("list-who-said", "tick-row", "page-back", "let-career-go", "no"),
            *("leave-career", "bring-in-career", "bring-in"),
        ),
        "little",
    ),
    Scene(
        "the way in",
        (
            *("help", "leave", "first-run-onward", fill("#first", PASSPHRASE), "=enter"),
            *(fill("#again", PASSPHRASE), "=enter", shows(RecoveryCodeScreen)),
            *("=enter", "help", "leave", "lock-unconfirmed", shows(LockScreen)),
            *("recovery", "=enter", "help", "leave", "recovery", _it_is_refused),
            *(_an_older_one_is_found, "help", "leave", "opening-backups"),
        ),
        "door",
    ),
)

SCENES: Final = (
    *(Scene(name, steps) for name, steps in _ON_THE_SAMPLE.items()),
    *(Scene(f"{name}, with nothing in it", steps, "journal") for name, steps in _ON_NOTHING.items()),
    *_OTHERS,
)
"""All of them, each on a journal of its own."""


def scene_called(name: str) -> Scene:
    """The scene of a name."""
    return next(scene for scene in SCENES if scene.name == name)
