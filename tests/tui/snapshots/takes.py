"""What is drawn: tours through the program, each on a journal of its own, with what is looked at on the way.

A tour is one file for each size. What matters is that every section, view, sheet and state is in one of them; not more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.widgets._toast import ToastRack

from careerjournal.access.refusals import Refusal
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Move, PartialDate, Ref, Reflection, Setback
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import RoleInMind
from careerjournal.model.typed import as_typed
from careerjournal.sharing.agefile import seal_data
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.being_read import BeingRead
from careerjournal.tui.exchange.taking_back import TakingBack
from careerjournal.tui.settings.access import NewKeys, Passphrase, RecoveryCode
from careerjournal.tui.settings.backups import Backups, Copied, CopyMade
from careerjournal.tui.settings.keys import Keys
from careerjournal.tui.settings.screen import SettingsScreen
from careerjournal.tui.settings.setting import Setting
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.writing.boxes import Box
from careerjournal.vault.errors import OutOfSpace
from tests.conftest import PASSPHRASE
from tests.tui.scenes import (
    Does,
    On,
    Scene,
    Step,
    a_career_comes,
    comes,
    fill,
    focused,
    has_rows,
    opens,
    something_came_in,
)
from tests.tui.using import USUAL, desk, resize, rest, seen, until


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
    files: Mapping[str, Callable[[], bytes]] = {},
) -> Tour:
    return Tour(Scene(name, (), on, prepare, files), tuple(Take(first, tuple(steps)) for first, *steps in takes))


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
        await until(pilot, lambda: isinstance(pilot.app.focused, Input | TextArea))
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


def at(field: str) -> Does:
    """Go to a field of a form, by its name."""

    async def gone(pilot: Pilot[Any]) -> None:
        [box] = (box for box in pilot.app.screen.query("EditBox").results(Box) if box.field.name == field)
        box.focus_editor()
        await rest(pilot)

    return gone


def in_setting(kind: type[Setting]) -> Does:
    """Go into a setting."""

    async def gone(pilot: Pilot[Any]) -> tuple[Step, ...]:
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        place = next(place for place, setting in enumerate(screen._rows) if isinstance(setting, kind))
        screen._list.highlighted = place
        return ("=enter",)

    return gone


def _standing(sheet: Callable[[Journal], Sheet[Any]], work: str) -> Does:
    """Open a sheet that closes by itself, and let it stand."""

    async def stands(pilot: Pilot[Any]) -> None:
        async def nothing() -> None: ...

        shown = sheet(desk(pilot.app)._journal)
        setattr(shown, work, nothing)
        await pilot.app.push_screen(shown)
        await rest(pilot)

    return stands


async def _nothing_was_read(pilot: Pilot[Any]) -> None:
    screen = desk(pilot.app)
    screen._journal._index.forget()
    screen._journal._index._passed = 40
    await screen._show(await screen._content.show(screen.section, screen._open))
    await rest(pilot)


async def _the_disk_is_full(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, CareerJournal)
    assert app.journal is not None

    def refuses(_: Ref) -> None:
        raise OutOfSpace("The disk is full. Make room and try again.")

    app.journal.drafts._store = refuses  # type: ignore[method-assign,assignment]


def _two_called_priya(journal: Journal) -> None:
    for who, what in (("Priya Raman", "Send the slides"), ("Priya Shah", "Read the chart")):
        held = journal.add(Conversation(with_whom=who, when=PartialDate(2026, 5, 1)))
        journal.add(Action(what=what, conversation=held.ref))
    journal.add(Conversation(with_whom="Priya", when=PartialDate(2026, 11, 27)))


def _answered_before(journal: Journal) -> None:
    """Something of this day, an answer that was begun to another question, and a draft of something kept."""
    journal.add(Reflection(body="Rain on the quay, and nobody minded.", when=PartialDate(2024, 11, 22)))
    kept = journal.add(Setback(what_happened="Not shortlisted", when=PartialDate(2026, 10, 2)))
    typed = {**as_typed(Reflection()), "prompt": "What did I learn from Ros?", "body": "To wait."}
    journal.drafts.keep(Ref(Kind.REFLECTION, 0), typed)
    journal.drafts.keep(kept.ref, {**as_typed(kept), "when": "31 April"})


async def _it_is_open_elsewhere(pilot: Pilot[Any]) -> None:
    lock = pilot.app.screen
    assert isinstance(lock, LockScreen)
    lock._refused(Refusal("It is open elsewhere.", choice={"read_only": True}, choice_says="only read it"))
    await rest(pilot)


async def _an_older_one_is_found(pilot: Pilot[Any]) -> None:
    older = Refusal(
        "This is an older state of the journal.", title="Not the latest", choice={"x": True}, choice_says="go on"
    )
    await pilot.app.push_screen(OpeningScreen(older, []))
    await rest(pilot)


async def _a_copy_is_made(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(CopyMade(Copied(Path("careerjournal-copy"), "9GCRN-YG9CH-3N1Z6-QXY9G")))
    await rest(pilot)


async def _back_from_the_preview(pilot: Pilot[Any]) -> tuple[Step, ...]:
    return ("leave",) if pilot.app.screen.has_class("-previewing") else ()


async def _all_is_fine(pilot: Pilot[Any]) -> tuple[Step, ...]:
    screen = pilot.app.screen
    assert isinstance(screen, ShareScreen)
    return ("share-write", "review-fine", _all_is_fine) if screen.prep.problem else ()


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


async def _shows_messages(pilot: Pilot[Any]) -> None:
    """What a pilot leaves out unless it is asked for them."""
    await pilot.app.screen.mount(ToastRack(id="textual-toastrack"))


async def _shows_no_messages(pilot: Pilot[Any]) -> None:
    await pilot.app.screen.query(ToastRack).remove()


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
        ("questions of one's own", "=escape", "own-questions"),
    ),
    _tour(
        "today, another day",
        ("what was begun, and this day",),
        ("how long it rests", "let-rest"),
        ("two answers", "leave", "answer"),
        ("a draft taken up", "leave", opens(Kind.SETBACK, 1), "edit"),
        ("a date that is none", "keep"),
        on="journal",
        prepare=_answered_before,
    ),
    _tour(
        "writing",
        ("a question is answered", "answer"),
        ("a few lines", types("It was luck.\n\nIt was *not* only luck: I had asked Ros.\n"), says("draft kept")),
        ("the preview", "preview", says("It was not only luck")),
        ("forty lines", "preview", types(_FORTY_LINES)),
        ("a selection", "=shift+up", "=shift+up", "=shift+home"),
        ("a text not shown whole", at("when")),
        ("not kept", at("body"), _the_disk_is_full, types("."), says("not kept yet")),
        ("leaving nonetheless", "quit"),
        ("writing it out", "write-unkept"),
    ),
    _tour(
        "pages and forms",
        ("a role", opens(Kind.ROLE, 5)),
        ("its form", "edit"),
        ("a move", "keep", opens(Kind.MOVE, 9)),
        ("its form", "edit"),
        ("a success", "keep", opens(Kind.SUCCESS, 3)),
        ("its form", "edit"),
        ("an action", "keep", opens(Kind.ACTION, 1)),
        ("its form", "edit"),
        ("a setback's form", "keep", opens(Kind.SETBACK, 9), "edit"),
        ("a lesson's form", "keep", opens(Kind.LESSON, 1), "edit"),
        ("a name's form", "keep", opens(Kind.NAME, 1), "edit"),
        ("a story", "keep", opens(Kind.STORY, 1)),
        ("its form", "edit"),
        ("what was shared", "keep", opens(Kind.SHARE, 1)),
        ("a letter that is closed", opens(Kind.REFLECTION, 25)),
    ),
    _tour(
        "aspirations and lessons",
        ("aspirations", "go-2"),
        ("an aspiration", "=enter"),
        ("its form", "edit"),
        ("a milestone", at("milestones"), "last-line", "=enter"),
        ("put differently", "keep-part", at("what"), types(", and to be missed"), "keep"),
        ("earlier versions", "put-better", "history"),
        ("lessons", "leave", "go-5"),
        ("a lesson", "=enter"),
        ("where it was put to use", "put-to-use"),
        ("a link to another entry", "leave-line", "link"),
        ("an entry named in a text", "=escape", "edit", at("body"), "=[", "=["),
    ),
    _tour(
        "lattice",
        ("the map", "go-3"),
        ("a move is drawn", "new-move"),
        ("to a role in mind", "in-mind"),
        ("what if", "leave-new-move", "draw-none", "what-if"),
        ("areas and levels", "leave-what-if", "places"),
        ("what is lit up", "leave-places", "light"),
        ("lit up", "toggle-light", "leave-light"),
        ("its picture", "write-picture"),
        ("the path", "leave-write-out", "light", "toggle-light", "leave-light", "next-view"),
        ("the list", "next-view"),
    ),
    _tour(
        "setbacks",
        ("the list", "go-4"),
        ("a setback", "next-line", "=enter"),
        ("a later reading", "add-reading"),
        ("as it was put down", "let-reading-go", "history"),
        ("deleted", "leave", _shows_messages, "delete"),
        ("the trash", _shows_no_messages, "trash"),
        ("for good", "for-good"),
        ("successes", "no", "leave", "undo", "close", "next-view"),
        ("both on one line of time", "next-view"),
        ("years folded", "fold-all"),
        ("what is lit up", "fold-all", "light"),
        ("which side is shared", "leave-light", "share-both"),
        ("patterns", "leave-sides", "next-view", has_rows("#patterns-page")),
        ("of which time", "patterns-time"),
        ("what is counted", "leave-times", "first-line", "=enter"),
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
        ("notes in the room", "note-2"),
        ("what was prepared", "leave-notes", "read"),
        ("what was agreed", "leave-prepared", "agree"),
        ("afterwards", "leave-action-line", "leave-room", "afterwards"),
        (
            "handing over",
            *("agree-more", types("ask Sam by 3 Dec, review in January"), "=enter", "leave-action-line", "hand-over"),
        ),
        ("actions", "leave-share", "leave-afterwards", "keep-conversation", "close", "next-view"),
        ("an action is done", "=enter", "done"),
        ("people", "leave", "close", "next-view"),
        ("a person", "=enter"),
    ),
    _tour(
        "who it is",
        ("whose name it is", "go-6", "edit"),
        ("people", "leave-open", "keep-conversation", "next-view", "next-view"),
        ("a person without an entry", "last-line", "=enter"),
        on="journal",
        prepare=_two_called_priya,
    ),
    _tour(
        "journal and shared",
        ("the years", "go-7"),
        ("a reflection", "next-line", "next-line", "=enter"),
        ("the months", "close", "next-view"),
        ("the days", "next-view"),
        ("by how much was put down", "months"),
        ("years folded", "fold-all"),
        ("tags", "leave-months", "list-tags"),
        ("only what fits", "leave", "filter", types("kind:setback"), "=enter"),
        ("nothing fits", "filter", types(" zeppelin"), "=enter", says("begins")),
        ("where nothing is narrowed", "go-4", "next-view", "next-view"),
        ("where it is set there", "filter"),
        ("the list again", "leave-line", "go-7"),
        ("taking back much", _standing(TakingBack, "_take_back")),
    ),
    _tour(
        "being read",
        ("people", "go-6", "next-view", "next-view", _nothing_was_read),
        ("a list", "go-7", _nothing_was_read),
        ("what waits for it", _standing(lambda journal: BeingRead(journal, "Then its months are shown."), "_wait")),
    ),
    _tour(
        "search",
        ("nothing asked yet", "search"),
        ("what was found", types("ros"), says("conversation 1")),
        ("nothing found", types(" zeppelin"), says("zeppelin")),
    ),
    _tour(
        "sharing",
        ("shared", "go-8"),
        ("a pack comes in", "open-pack"),
        ("what leaves", "leave-pack", "go-4", "share", "share-box", "next-line", "share-box"),
        ("what somebody would read", "share-preview"),
        ("for whom", _back_from_the_preview, "share-audience"),
        ("what is in the way", "leave-audience", "share-write"),
        ("said instead", "review-replace"),
        ("where to", "leave-line", _all_is_fine, "share-write"),
        ("a story to find", "leave-writing-out", "leave-share", "find-story"),
        ("a CV of failures", "leave-stories", "cv"),
        ("evidence of what", "leave-share", "evidence", "=enter"),
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
        ("where to", "=enter"),
        ("of which kinds", "=tab", "=tab", "last-line", "=enter"),
        ("where a career is", "leave-kinds", "leave-write-journal", "leave-write-journal", "bring-in-career"),
        ("a career", "leave-from-where", a_career_comes),
        ("a role of it", "edit-row"),
        ("its areas", "leave-role", "page-on"),
        ("its moves", "page-on"),
        ("words others said", "page-on"),
    ),
    _tour(
        "a journal that comes in",
        ("what opens it", "take-in", fill("#take-file", "sealed"), "=enter", focused("take-passphrase")),
        (
            "what would come in",
            *("leave-taking-in", fill("#take-file", "plain"), "=enter", focused("take-plan")),
        ),
        on="little",
        files={
            "sealed": lambda: seal_data(b"Nothing that anybody reads", PASSPHRASE),
            "plain": lambda: b"[2024-03-04 06:20:00 PM] One.\n\n[2024-13-45 06:20:00 PM] Two.\n",
        },
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
        ("the keys", in_setting(Keys), says("On the main screen")),
        ("another key", "next-line", "=enter"),
        ("the passphrase", "leave-press-key", "leave-settings", in_setting(Passphrase), "=enter"),
        ("a recovery code", "leave-secret", "leave-settings", in_setting(RecoveryCode), "=enter"),
        ("new keys", "leave-secret", "leave-settings", in_setting(NewKeys), "=enter"),
        ("a copy", "leave-secret", "leave-settings", in_setting(Backups), "=enter"),
        ("a copy is made", "leave-secret", _a_copy_is_made),
        ("private", "close-copy", "leave-settings", "leave-settings", "privacy"),
        ("new of any kind", "privacy", "new-any"),
    ),
    _tour(
        "nothing yet",
        ("today",),
        ("aspirations", "go-2"),
        ("lattice", "go-3"),
        ("the path", "next-view"),
        ("the list of the lattice", "next-view"),
        ("setbacks", "go-4"),
        ("successes", "next-view"),
        ("both", "next-view"),
        ("patterns", "next-view"),
        ("lessons", "go-5"),
        ("conversations", "go-6"),
        ("actions", "next-view"),
        ("people", "next-view"),
        ("journal", "go-7"),
        ("months", "next-view"),
        ("days", "next-view"),
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
        ("open elsewhere", _it_is_open_elsewhere),
        ("the code instead", "recovery"),
        ("not the latest", _an_older_one_is_found),
        ("too small", "opening-back", _grows_small),
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
