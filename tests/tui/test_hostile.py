"""Whatever is put down is only text: it breaks nothing, does nothing, and commands no terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from msgspec import structs
from rich.style import Style
from textual import events
from textual.command import CommandPalette
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input, OptionList

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from careerjournal.journal.tables import DRAFTS
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Move,
    Name,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Step,
    Story,
)
from careerjournal.model.text import clean, clean_line
from careerjournal.model.vocabulary import ActionState
from careerjournal.settings import Loaded, Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import search as search_module
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.keymap import with_own_keys
from careerjournal.tui.sections.catalogue import SECTIONS
from tests.tui.using import at_desk, desk, opened, options, press, rest, said, seen, until

MARKUP: Final = (
    "[/nope]",
    "[/]",
    "[bold",
    "[bold]x[/bold]",
    "[@click=app.quit]x[/]",
    "[@click=screen.delete()]x[/]",
    "[link=https://example.org]x[/link]",
    "[$accent]x",
    "$accent",
    "]]",
    "[[",
    "[[setback 3]]",
    "[[setback 999999999]]",
    "[[lesson",
    r"\[bold]x\[/bold]",
    "\\",
    r"C:\temp\[new]",
    "{}",
    "{0.__class__}",
    "%s%n%d",
    "${HOME}",
    "$(reboot)",
    "`reboot`",
    "'; DROP TABLE said; --",
    '"quoted" *',
)
MARKDOWN: Final = (
    "![image](https://example.org/a.png)",
    "[text](https://example.org)",
    "[text](javascript:alert(1))",
    "[text](entry:nope)",
    "[text](<entry:setback 1>)",
    "<script>alert(1)</script>",
    "<a href='https://example.org'>x</a>",
    "<!-- hidden -->",
    "&lt;b&gt; &#27;[31m &#x9b;31m &#x202e;abc",
    "# heading",
    "> " * 60 + "deep",
    "- " * 60 + "deep",
    "| a | b |\n|---|---|\n| [/nope] | [b |",
    "```[/nope]\n[bold]code[/]\n```",
    "```python\nprint('[/nope]')\n```",
    "***" * 50,
    "[a]: https://example.org '[/nope]'\n\n[a]",
    "---\n===",
)
SCRIPTS: Final = (
    "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈",
    "e" + "\u0301" * 300,
    "x" * 480,
    "مرحبا بالعالم",
    "שלום עולם",
    "漢字仮名交じり文" * 12,
    "ﷺ𒐫",
    "Ｆｕｌｌ　ｗｉｄｔｈ",
    "a\u00adb\u200bc\u2060d",
    "naïve ﬁancé İstanbul ß",
    "\ue000lit\ue001",
    "\U000e0041\U000e0042",
)
CONTROLS: Final = (
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b_Gf=24\x1b\\",
    "\x1b",
    "\x1b[",
    "\x1b]52;c;never ends",
    "\x9b31mred",
    "\x9d0;title\x9c",
    "\x90q\x9c\x85\x84",
    "bell\x07\x07",
    "nul\x00\x00",
    "back\x08\x08\x7f",
    "carriage\rreturn",
    "form\x0cfeed\x0b",
    "\u202egnp.exe",
    "\u2066isolate\u2069 \u200e\u200f\u061c",
    "\ufeffmark\ufff9\ufffa",
    "line\u2028paragraph\u2029",
)
ALL: Final = (*MARKUP, *MARKDOWN, *SCRIPTS, *CONTROLS)

OURS: Final = re.compile("\x1b\\[[0-9;]*[mH]|\x1b\\[\\?2026[hl]|\r?\n")
"""What Textual itself writes to draw: colours, places, synchronised updates, line ends."""
FOREIGN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is written to the terminal, by a driver that is none but draws as if it were one."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    return written


def foreign(written: list[str]) -> set[str]:
    """The controls in what was written that Textual did not put there; what it writes beside drawing is left out."""
    drawn = [data for data in written if not data.startswith(("\x1b]22;", "\x07"))]
    return set(FOREIGN.findall(OURS.sub("", "".join(drawn))))


def spread(text: str, line: str = "") -> Iterator[Entry]:
    """A text in every place that people write in; another, shorter one in the fields of one line."""
    line = line or text
    yield Reflection(body=text, prompt=line, tags=(line,))
    yield Aspiration(what=line, body=text, why=text, horizon=line, tags=(line,))
    yield Role(title_=line, organisation=line, area=line, enjoyed=text, drained=text)
    yield Move(body=text, tags=(line,))
    yield Setback(what_happened=line, body=text, expected=text, felt=text, came_of_it=text, tags=(line,))
    yield Lesson(sentence=line, where_it_holds=text, body=text)
    yield Conversation(with_whom=line, purpose=line, questions=(line,), opening=Step(preparation=text), body=text)
    yield Action(what=line, who=line, outcome=text, body=text, state=ActionState.OPEN)
    yield Name(name=line, relation=line, stand_in=line, spellings=(line,))
    yield Share(for_whom=line, form=line, text=text)
    yield Story(heading=line, from_whom=line, body=text)


@pytest.fixture
def hostile(journal: Journal) -> Journal:
    """Each text in one kind of entry or the next, so that every kind has several."""
    with journal.together():
        for place, text in enumerate(ALL):
            # Only controls leave nothing, which no field that is needed may hold.
            entries = list(spread(text if clean_line(text) else f"x{text}"))
            for entry in entries[place % 11 :: 11]:
                journal.add(entry)
    return journal


def test_there_are_enough_of_them() -> None:
    assert len(set(ALL)) == len(ALL) >= 60


@pytest.mark.parametrize("text", [*MARKUP, *SCRIPTS], ids=ascii)
def test_what_is_no_control_comes_back_as_it_was(text: str, journal: Journal) -> None:
    assert clean(text) == text
    for entry in spread(text):
        kept = journal.add(entry)
        assert (journal.get(kept.ref) or kept).body == entry.body
        assert journal.title(kept)


@pytest.mark.usefixtures("hasty")
async def test_every_list_and_page_only_shows_it(hostile: Journal, terminal: list[str]) -> None:
    count = len(list(hostile))
    app = at_desk(hostile)
    async with app.run_test(size=(120, 30)) as pilot:
        await rest(pilot)
        for section in SECTIONS:
            await press(pilot, section.key)
            await press(pilot, "enter", "escape", "G")
        assert len(list(hostile)) == count
        assert app.is_running
    drawn = "".join(terminal)
    assert "setback" in OURS.sub("", drawn)
    assert foreign(terminal) == set()
    assert "\x1b]" not in "".join(data for data in terminal if not data.startswith("\x1b]22;"))


@pytest.mark.usefixtures("quick")
async def test_every_text_is_read(journal: Journal) -> None:
    kind = Kind.CONVERSATION
    for start in range(0, len(ALL), 12):
        together = "\n\n".join(ALL[start : start + 12])
        with journal.together():
            for entry in spread(together, "[/nope]"):
                if entry.KIND is kind:
                    journal.add(structs.replace(entry, tags=tuple(ALL[start : start + 12])))
    app = at_desk(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        for number in range(1, journal.count(kind) + 1):
            await desk(app).open_entry(Ref(kind, number))
            await rest(pilot)
            assert not FOREIGN.search(seen(app).replace("\n", ""))
        assert app.is_running
        assert opened(app) == Ref(kind, journal.count(kind))


@pytest.mark.usefixtures("quick")
async def test_clicks_on_it_do_nothing(journal: Journal) -> None:
    for text in ("[@click=app.quit]xxxxxxxx[/]", "[@click=screen.delete]xxxxxxxx[/]"):
        journal.add(Setback(what_happened=text, body=text, felt=text, tags=(text,)))
        journal.add(Lesson(sentence=text, learnt_from=(Ref(Kind.SETBACK, 1),)))
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        for _ in range(2):
            for widget in app.screen.query("#page Static, #page MarkdownParagraph, StatusLine"):
                if widget.region.area and not isinstance(widget, LinkLine):
                    await pilot.click(widget, offset=(3, 0))
                    await rest(pilot)
                    if isinstance(app.screen, search_module.SearchScreen):
                        # A tag leads to what has it, whatever it says.
                        assert app.screen.query_one(Input).value.startswith('tag:"[@click=')
                        await press(pilot, "escape")
                    assert type(app.screen) is DeskScreen
            await press(pilot, "j")
        assert isinstance(app.screen, DeskScreen)
        assert app.is_running
    assert len(list(journal)) == 4


@pytest.mark.usefixtures("hasty")
async def test_search_palette_help_pick_trash_and_history_only_show_it(
    hostile: Journal, terminal: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "PAUSE", 0.01)
    app = at_desk(hostile)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        await press(pilot, "4", "question_mark", "escape", "slash")
        for words in ("kind:setback", "nope", "x", "a"):
            app.screen.query_one(Input).value = words
            await until(pilot, lambda asked=words: getattr(app.screen, "answered", "") == asked)  # type: ignore[misc]
            await until(pilot, lambda: bool(options(app)))
        await press(pilot, "escape", "ctrl+p")
        for words in ("[", "[/", "x", "\\", "{", "%", "$"):
            app.screen.query_one(Input).value = words
            await until(pilot, lambda: app.screen.query_one(OptionList).option_count > 0)
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, "escape", "l", "escape", "d", "d", "T", "G", "escape", "u", "u")
        ref = opened(app)
        assert ref is not None
        entry = hostile.get(ref)
        assert entry is not None
        await press(pilot, "e", "end", *"y", "f2", "escape", "H", "escape")
        app.notify("\x1b]52;c;aGk=\x07[/nope]")
        await rest(pilot)
        assert app.is_running
    assert foreign(terminal) == set()


@pytest.mark.parametrize("event", [events.MouseDown, events.MouseMove])
async def test_a_click_on_what_has_just_gone_is_none(journal: Journal, event: type[events.MouseEvent]) -> None:
    """It is drawn until the next layout, and Textual would end the program."""
    journal.add(Setback(what_happened="a", body="words"))
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        paragraph = app.screen.query("#page MarkdownParagraph").first()
        x, y = paragraph.region.offset
        await app.on_event(events.MouseDown(None, x, y - 2, 0, 0, 1, False, False, False))
        await paragraph.remove()
        assert app.screen.get_widget_at(x, y)[0] is paragraph
        await app.on_event(event(None, x, y, 0, 0, 1, False, False, False))
        await app.on_event(events.MouseUp(None, x, y, 0, 0, 1, False, False, False))
        await rest(pilot)
        assert app.is_running


async def test_a_click_on_a_line_that_a_list_no_longer_has_is_none(journal: Journal) -> None:
    """It was drawn when it was clicked, and the list has been filled anew since."""
    journal.add(Setback(what_happened="a", body="words"))
    app = at_desk(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        entries = app.screen.query_one(EntryList)
        line = Style(meta={"option": 99})
        entries.post_message(events.Click(entries, 1, 1, 0, 0, 1, False, False, False, style=line))
        await rest(pilot)
        assert app.is_running
        await press(pilot, "5", "4")
        assert desk(app).section.name == "Setbacks"
    assert app.crash is None


def below(journal: Journal, kind: Kind, **fields: object) -> None:
    """Put a record in the database without asking anybody."""
    journal.table(kind).insert({"entry": kind.value, "v": 1, **fields})


@pytest.mark.usefixtures("hasty")
async def test_what_came_into_the_file_by_another_way_is_cleaned(journal: Journal, terminal: list[str]) -> None:
    evil = "\x1b]52;c;aGk=\x07\x1b[31mwords\u202e\x9b2J\x00"
    below(journal, Kind.SETBACK, what_happened=evil, body=evil, tags=[evil], felt=evil)
    below(journal, Kind.LESSON, sentence=evil, where_it_holds=evil)
    below(journal, Kind.NAME, name=evil, relation=evil)
    below(journal, Kind.REFLECTION, body=evil, prompt=evil)
    journal.table(DRAFTS).insert(
        {
            "kind": "setback",
            "number": 0,
            "values": {"what_happened": evil, "body": evil, "when": evil},
            "when": "2026-11-22T10:00:00+00:00",
        }
    )
    assert all(not FOREIGN.search(journal.title(entry)) for entry in journal)
    app = at_desk(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        await press(pilot, "4", "5", "7", "8", "1", "tab", "tab", "enter")
        assert "words" in seen(app)
        await press(pilot, "f2")
        assert "words" in seen(app)
        assert all(len(line) <= 100 for line in seen(app).splitlines())
    assert foreign(terminal) == set()
    assert "\x1b]52" not in "".join(terminal)


@pytest.mark.usefixtures("hasty")
async def test_a_name_in_the_settings_is_only_text(journal: Journal, terminal: list[str]) -> None:
    evil = "\x1b]0;t\x07[/nope]"
    loaded = Loaded(Settings(theme=evil, keys={evil: "a", "new": evil}), [f"In the settings, there is no “{evil}”."])
    app = CareerJournal(Door(Paths.within(Path("nowhere"))), with_own_keys(loaded), opened=journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        assert "[/nope]" in said(app)
        await pilot.pause(0.1)
        assert app.is_running
    assert foreign(terminal) == set()
