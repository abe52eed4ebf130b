"""Every attack of `tests.e2e.hostile`, through every field of every form, and on every screen that shows what was kept.

A terminal so large that nothing is hidden shows in one frame what would be a thousand keys in a small one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import pytest
from textual import events
from textual.widget import Widget
from textual.widgets import Input

from careerjournal.access.backups import Backup
from careerjournal.access.door import Door
from careerjournal.access.refusals import Refusal, Way
from careerjournal.journal.journal import Journal
from careerjournal.journal.tables import DRAFTS, TRASH, VERSIONS, put
from careerjournal.model import Kind, Ref
from careerjournal.model.describe import Shape, fields_of
from careerjournal.model.text import MAX_LINE, clean
from careerjournal.tui.desk import search as search_module
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.widgets.editors import Area, Line
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from careerjournal.tui.writing.parsed_boxes import DateBox, RefBox
from careerjournal.tui.writing.parts import PartLine
from tests.conftest import PASSPHRASE
from tests.e2e import hostile
from tests.tui.using import Steps, at_desk, at_lock, desk, lines, options, press, rest, until

ROWS: Final = hostile.table()
TEXT: Final = "\n".join(ROWS)
MARKS: Final = frozenset(mark for place in range(len(ROWS)) for mark in hostile.marks(place))
"""Two words of every attack: where all of them are seen, all of it was drawn."""


def record(kind: Kind, row: str, text: str = "") -> dict[str, object]:
    return hostile.record(kind, line=lambda: row, text=lambda: text or row)


def only_text(app: object) -> frozenset[str]:
    """Check that what is on the screen holds nothing that commands a terminal; the marks of what is."""
    shown = "\n".join(lines(app))
    assert not hostile.FORBIDDEN.findall(shown)
    return MARKS & set(re.findall(r"\b[be]\d{3}\b", shown))


BEGINNINGS: Final = frozenset(mark for mark in MARKS if mark.startswith("b"))


@pytest.mark.usefixtures("quick")
async def test_every_page_and_every_draft_shows_all_of_it_as_text(journal: Journal) -> None:
    """Neither the entries nor the drafts were cleaned on their way into the file."""
    for kind in Kind:
        put(journal.table(kind), 1, record(kind, " ".join(ROWS), TEXT))
    app = at_desk(journal)
    async with app.run_test(size=(240, 1500)) as pilot:
        await rest(pilot)
        for kind in Kind:
            await desk(app).open_entry(Ref(kind, 1))
            await rest(pilot)
            # A long text comes passage by passage.
            await until(pilot, lambda: not any(worker.is_running for worker in pilot.app.workers))
            assert only_text(app) == MARKS, kind


@pytest.mark.usefixtures("quick")
async def test_every_list_shows_each_of_it_as_text(journal: Journal) -> None:
    for kind in Kind:
        for number, row in enumerate(ROWS, 1):
            put(journal.table(kind), number, record(kind, row))
    app = at_desk(journal)
    async with app.run_test(size=(200, 1100)) as pilot:
        await rest(pilot)
        assert only_text(app)
        for section in SECTIONS[1:]:
            await press(pilot, section.key)
            for view in section.views:
                await desk(app).show_view(view)
                await rest(pilot)
                # A drawing is wider than any screen, and cuts long titles; what is counted names few entries.
                all_of_them = frozenset() if view in ("map", "path", "patterns") else BEGINNINGS
                assert only_text(app) >= all_of_them, (section.name, view)


@pytest.fixture
def lessons(journal: Journal) -> Journal:
    """A lesson for each attack, each with one in the trash, an earlier version and a draft."""
    when = "2026-11-20T12:00:00+00:00"
    with journal.together():
        for number, row in enumerate(ROWS, 1):
            one = record(Kind.LESSON, row)
            put(journal.table(Kind.LESSON), number, one)
            journal.table(TRASH).insert({"kind": "lesson", "number": 1000 + number, "record": one, "when": when})
            values = {"sentence": row, "where_it_holds": row, "tags": row}
            journal.table(DRAFTS).insert({"kind": "lesson", "number": number, "values": values, "when": when})
        everything = record(Kind.LESSON, " ".join(ROWS), TEXT)
        journal.table(VERSIONS).insert({"of": "lesson 1", "until": when, "record": everything})
    return journal


@pytest.mark.usefixtures("quick")
async def test_search_choosing_palette_trash_history_and_drafts_show_it_as_text(
    lessons: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "PAUSE", 0.01)
    app = at_desk(lessons)
    async with app.run_test(size=(120, 420)) as pilot:
        await rest(pilot)

        def offered(words: str) -> bool:
            return any(f" {words}" in f" {option}" for option in options(app)[-1:])

        async def found(*all_words: str) -> frozenset[str]:
            """What is offered for each of these, the first of it and all behind it."""
            shown: frozenset[str] = frozenset()
            for words in all_words:
                app.screen.query_one(Input).value = words
                await until(pilot, partial(offered, words))
                shown |= only_text(app)
            return shown

        await until(pilot, lambda: lessons.searching.is_whole)
        await press(pilot, "5", "slash")
        assert await found("b0", "b1", "b2") >= BEGINNINGS
        await press(pilot, "escape", "l")
        assert await found("b0", "b1", "b2") >= BEGINNINGS
        await press(pilot, "escape", "ctrl+p")
        assert await found(*(f"b{tens:02}" for tens in range(-(-len(ROWS) // 10)))) >= BEGINNINGS
        await press(pilot, "escape", "T")
        shown = only_text(app)
        for _ in range(4):
            await press(pilot, "pagedown")
            shown |= only_text(app)
        assert shown >= BEGINNINGS
        await press(pilot, "escape")
        await desk(app).open_entry(Ref(Kind.LESSON, 1))
        await press(pilot, "H")
        page, shown = app.screen.query_one(EntryPage), only_text(app)
        while page.scroll_y < page.max_scroll_y:
            page.scroll_page_down(animate=False)
            await rest(pilot)
            shown |= only_text(app)
        assert shown >= MARKS
        await press(pilot, "escape", "1")
        assert "b000" in only_text(app)
        await press(pilot, "end")
        assert only_text(app) & BEGINNINGS  # drafts


@pytest.mark.usefixtures("quick")
async def test_the_lock_and_what_is_said_about_an_opening_show_it_as_text(door: Door) -> None:
    """A path may hold anything but a zero, and whatever the system says of a file comes from the system."""
    everything = " ".join(ROWS)
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door)
    async with app.run_test(size=(200, 400)) as pilot:
        await rest(pilot)
        lock = app.get_default_screen()
        lock.ask(everything)
        await rest(pilot)
        assert only_text(app) == MARKS
        lock.ask("")
        lock._refused(Refusal(everything))
        await rest(pilot)
        assert only_text(app) == MARKS
        for row in ROWS:
            app.notify(row, title=row)
        await rest(pilot)
        assert only_text(app) == MARKS
        app.clear_notifications()
        for refusal in (
            Refusal(everything, title="t"),
            Refusal("s", title=everything),
            Refusal("s", title="t", safe=everything),
            Refusal("s", title="t", ways=(Way(everything, ""),)),
            Refusal("s", title="t", ways=(Way("w", everything),)),
        ):
            await app.push_screen(OpeningScreen(refusal, []))
            assert only_text(app) == MARKS, refusal
            app.pop_screen()
        backups = [Backup(dt.date(2026, 1, 1), Path(row)) for row in ROWS]
        await app.push_screen(OpeningScreen(Refusal("s", title="t"), backups))
        assert only_text(app) == MARKS


def packed(rows: list[str], limit: int) -> Iterator[str]:
    """The attacks, as many at a time as fit into a field once they are cleaned."""
    together = ""
    for row in rows:
        longer = f"{together} {row}".strip(" ")
        if len(clean(longer)) > limit:
            yield together
            longer = row
        together = longer
    yield together


LINES: Final = tuple(packed(ROWS, MAX_LINE))
FORMS: Final = tuple(kind for kind in Kind if kind not in (Kind.SHARE, Kind.STORY))
UNTYPED: Final = sorted({letter for row in ROWS for letter in row if not letter.isprintable()})


async def attacked_by_hand(pilot: Steps, editor: Line | Area) -> None:
    """Paste every attack into a field, then type every letter of them that is none; leave it with something."""

    def typed() -> str:
        return editor.value if isinstance(editor, Line) else editor.text

    for text in LINES if isinstance(editor, Line) else (TEXT,):
        editor.clear()
        editor.post_message(events.Paste(text))
        await pilot.pause()
        cleaned = clean(text).strip("\n")
        assert typed() == (re.sub(r"[\t\n]+", " ", cleaned) if isinstance(editor, Line) else clean(text))
    kept = typed()
    for letter in UNTYPED:
        editor.post_message(events.Key("attack", letter))
    await pilot.pause()
    assert typed() == kept


async def attack_form(pilot: Steps) -> None:
    """Attack every field on top that takes text, and the forms inside it; what is no text is emptied again."""
    screen = pilot.app.screen
    for editor in [one for one in screen.query(Widget) if isinstance(one, Line | Area)]:
        box = next(node for node in editor.ancestors if isinstance(node, Box))
        await attacked_by_hand(pilot, editor)
        if isinstance(editor, Line) and (isinstance(box, DateBox | RefBox) or box.field.shape is Shape.NUMBER):
            assert not hostile.FORBIDDEN.findall("".join(lines(pilot.app)))  # how it is understood stands beneath
            editor.replace("2020" if isinstance(box, DateBox) else "", 0, len(editor.value))
    for adding in [line for line in screen.query(PartLine) if line.place is None]:
        adding.action_open()
        await until(pilot, lambda: isinstance(pilot.app.screen, PartScreen))
        await attack_form(pilot)
        await press(pilot, "escape")
        if pilot.app.screen is not screen:  # what is missing is said once
            await press(pilot, "escape")
        assert pilot.app.screen is screen


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kinds", [FORMS[start::3] for start in range(3)], ids="-".join)
async def test_every_field_of_every_form_takes_it_as_text(kinds: tuple[Kind, ...], journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(120, 60)) as pilot:
        await rest(pilot)
        for kind in kinds:
            await app.push_screen(EditScreen(journal, Ref(kind, 0)))
            await rest(pilot)
            await attack_form(pilot)
            assert not hostile.FORBIDDEN.findall("".join(lines(app)))
            await press(pilot, "escape")
            wrong = [str(note.render()) for note in app.screen.query(".note") if note.display]
            assert not wrong, kind
            [entry] = journal.entries_of(kind)
            texts = list(texts_of(entry))
            assert texts, kind
            for text in texts:
                assert not hostile.FORBIDDEN.findall(text.replace("\n", ""))
                assert text.split()[-1] == hostile.marks(len(ROWS) - 1)[1]


def texts_of(record: msgspec.Struct) -> Iterator[str]:
    """Every text that a form put into an entry, at every depth."""
    for field in fields_of(type(record)):
        if not field.shown:
            continue
        value = getattr(record, field.name)
        match field.shape:
            case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
                yield value
            case Shape.WORDS | Shape.LINES:
                yield from value[-1:]
            case Shape.PART:
                yield from texts_of(value)
            case Shape.PARTS:
                for part in value:
                    yield from texts_of(part)
