"""Help: what can be done here, and with which key."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from textual import events
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.lattice.picture import Charset
from careerjournal.lattice.words import SIGNS
from careerjournal.model.links import Kind, Ref
from careerjournal.model.vocabulary import MoveStatus
from careerjournal.plain_forms import PLAIN_FORMS
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.keymap import known_commands
from careerjournal.tui.lattice.view import LatticeView
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.shell.help import HelpScreen, Keys
from careerjournal.tui.shell.key_table import KeyTable, Part, Row
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, Steps, at_desk, click, lines, on_top, press, resize, rest, seen, until


@pytest.mark.usefixtures("quick")
async def test_help_speaks_of_moving_before_the_lattice_was_looked_at(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(120, 60)) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        assert on_top(app) is HelpScreen
        assert "Arrows, j and k" in seen(app)


def test_the_keys_that_move_are_known_before_any_screen_is_loaded() -> None:
    asked = "from careerjournal.tui.commands import DECLARED, MOVING; print(sorted(set(MOVING) - set(DECLARED)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


async def test_help_says_what_signs_and_letters_stand_for(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(80, 110)) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        text = " ".join(seen(app).split())
        for words in (
            "⊘ declined",
            "╳ missed",
            "○ open",
            "✓ done",
            "– dropped",
            "! late",
            "my part (m)",
            "competition (c)",
        ):
            assert words in text


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
async def test_help_says_every_sign_that_the_lattice_is_drawn_with(
    sample_journal: Journal, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    charset = Charset.BOXES if locale == "C.UTF-8" else Charset.ASCII
    app = at_desk(sample_journal)
    async with app.run_test(size=SMALLEST) as pilot:
        await rest(pilot)
        await press(pilot, "3")
        assert app.screen.query_one(LatticeView)._charset is charset
        [text] = [part.words.plain for part in await help_of(pilot) if part.heading == "Signs"]
        text = text.translate({ord(sign): form for sign, form in PLAIN_FORMS.items()}) if locale == "C" else text
        signs = SIGNS[charset]
        for status, sign in signs.status.items():
            assert status is MoveStatus.TAKEN or f"{sign} {status.value}" in text
        for direction, sign in signs.direction.items():
            assert f"{sign} {direction.value}" in text
        for sign, meant in ((signs.now, "held now"), (signs.held, "held once"), (signs.growing, "growing in place")):
            assert f"{sign} {meant}" in text
        for pen, meant in ((signs.solid, "taken,"), (signs.loan, "taken for a time"), (signs.dashed, "not taken")):
            assert f"{pen.across * 2}{pen.heads[0]} {meant}" in text
        app.screen.query_one(Input).value = "diagonal"
        await rest(pilot)
        assert "Signs" in [part.heading for part in parts(pilot)]


async def test_help_says_which_keyboards_are_understood(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        found = await help_of(pilot)
        [text] = [part.words.plain for part in found if part.heading == "Other keyboards"]
        for name in ("Cyrillic", "Greek", "Hebrew", "Arabic", "Persian", "Georgian", "Thai", "Korean", "Hindi"):
            assert name in text
        assert all(words in text for words in ("phonetic", "Bulgarian", "with ctrl", "in texts, too"))
        await press(pilot, "slash", *"keyboard")
        assert "Other keyboards" in [part.heading for part in parts(pilot)]


SMALLEST = (40, 15)


async def help_of(pilot: Steps, *keys: str) -> list[Part]:
    """Ask for help, press keys in it, and return what it says then, once it knows every screen's keys."""
    await rest(pilot)
    await press(pilot, "question_mark")
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    await until(pilot, lambda: screen._known is not None)
    await press(pilot, *keys)
    return parts(pilot)


def parts(pilot: Steps) -> list[Part]:
    return list(pilot.app.screen.query_one(KeyTable)._parts)


def rows(found: list[Part]) -> list[Row]:
    return [row for part in found for row in part.rows]


async def find(pilot: Steps, words: str) -> list[Part]:
    """Have other words in the field."""
    pilot.app.screen.query_one(Input).value = words
    await rest(pilot)
    return parts(pilot)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("begins", [("slash",), ()])
async def test_words_leave_only_the_keys_that_have_them(little: Journal, begins: tuple[str, ...]) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        found = await help_of(pilot, *begins, *"trash")
        assert found[0].heading == "Here you can"
        assert ("T", "trash") in [row[:2] for row in found[0].rows]
        assert "delete" not in [row.label for row in found[0].rows], "no entry is open"
        assert "delete" in [row.label for row in rows(found[1:])]
        assert all("trash" in row.says.casefold() + row.label for row in rows(found))
        assert "new of any kind" not in seen(app)
        await press(pilot, *["backspace"] * 5)
        assert any(row.label == "sections" for row in rows(parts(pilot)))


@pytest.mark.usefixtures("quick")
async def test_a_key_itself_is_found_however_it_is_written(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await help_of(pilot)
        for words, label in (
            ("ctrl+l", "lock"),
            ("F9", "privacy"),
            ("esc", "close"),
            ("escape", "close"),
            ("N", "new of any kind"),
            ("f1", "help"),
            ("ctrl", "quit"),
            ("own-questions", "my questions"),
            ("go lattice", "Lattice"),
            ("alt+backspace", "delete word"),
            ("Т", "new of any kind"),  # of a Cyrillic keyboard, on the key of N
            ("вудуеу", "delete word"),  # “delete”, typed with the other layout on
            ("later reading", "read anew"),
        ):
            found = rows(await find(pilot, words))
            assert label in [row.label for row in found], words
        found = rows(await find(pilot, "u"))
        assert found[0].label == "undo", "what has the key stands before what only has a word that begins so"
        assert "another view" not in [row.label for row in found], "a word is found by how it begins"
        assert "careerjournal plain" in " ".join(part.words.plain for part in await find(pilot, "screen reader"))


@pytest.mark.usefixtures("quick")
async def test_every_key_of_every_place_is_in_help_wherever_one_is(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=SMALLEST) as pilot:
        found = await help_of(pilot)
        headings = [part.heading for part in found]
        assert headings[0] == "Here you can"
        assert headings[-1] == "In a text", "those that edit stand last, though no text is open"
        told = {name for row in rows(found) for name in row.names.values()}
        # The letters and arrows that walk are told of in a sentence, and help's own close it.
        assert told >= known_commands().keys() - {"help", "close-help"}
        assert [row.label for row in rows(await find(pilot, "redo"))] == ["redo"]


@pytest.mark.usefixtures("quick")
async def test_in_a_text_its_keys_come_right_behind_those_of_the_screen(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await app.push_screen(EditScreen(little, Ref(Kind.REFLECTION, 0)))
        await press(pilot, "f1")
        assert on_top(app) is HelpScreen
        assert [part.heading for part in parts(pilot)][:2] == ["Here you can", "In the text"]
        await press(pilot, "slash", *"redo")
        assert [row.label for row in rows(parts(pilot))] == ["redo"]


@pytest.mark.usefixtures("quick")
async def test_where_nothing_has_the_words_help_says_so_and_what_to_do(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=SMALLEST) as pilot:
        await help_of(pilot, "slash", *"zebra")
        assert "No key has “zebra”." in seen(app)
        assert "Try fewer words" in seen(app)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("size", [SMALLEST, NARROW])
async def test_a_long_list_is_scrolled_by_letters_arrows_and_the_wheel(little: Journal, size: tuple[int, int]) -> None:
    app = at_desk(little)
    async with app.run_test(size=size) as pilot:
        await help_of(pilot)
        keys = app.screen.query_one(Keys)
        await press(pilot, "j", "j", "down", "k")
        await until(pilot, lambda: keys.scroll_y == 2)
        await press(pilot, "G")
        await until(pilot, lambda: keys.scroll_y == keys.max_scroll_y)
        assert "Delete the line." in " ".join(seen(app).split())
        await press(pilot, "g")
        await until(pilot, lambda: keys.scroll_y == 0)
        x, y = keys.region.x + 2, keys.region.y + 2
        app.post_message(
            events.MouseScrollDown(None, x, y, 0, 0, 0, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )
        await until(pilot, lambda: keys.scroll_y > 0)
        await press(pilot, "slash", "e", "pagedown")
        await until(pilot, lambda: keys.scroll_y > 0)
        await press(pilot, "pageup")
        await until(pilot, lambda: keys.scroll_y == 0)
        await press(pilot, "down", "j", "j")
        assert app.focused is keys
        await press(pilot, "x")
        assert app.screen.query_one(Input).value == "ex", "another letter goes on in the field"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("key", ["escape", "question_mark", "q", "f1", "enter"])
async def test_help_closes_and_what_was_looked_for_is_not_there_again(little: Journal, key: str) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await help_of(pilot, "slash", *"undo", "enter")
        assert on_top(app) is HelpScreen
        await press(pilot, key)
        assert on_top(app) is DeskScreen
        await press(pilot, "question_mark")
        assert app.screen.query_one(Input).value == ""
        await press(pilot, "slash", "u", "escape")
        assert on_top(app) is DeskScreen


@pytest.mark.usefixtures("quick")
async def test_a_key_of_ones_own_is_the_one_that_is_shown_and_found(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"undo": "f5", "keep": "ctrl+g", "text-redo": "ctrl+r"}))
    async with app.run_test(size=NARROW) as pilot:
        await help_of(pilot)
        for words, key in (("f5", "f5"), ("ctrl+g", "ctrl+g"), ("redo", "ctrl+r")):
            assert key in [row.key for row in rows(await find(pilot, words))]
        assert [row.key for row in rows(await find(pilot, "undo whichever"))] == ["f5"]


@pytest.mark.usefixtures("quick")
async def test_what_was_found_of_here_is_done_by_a_click_and_what_is_elsewhere_is_only_told(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await help_of(pilot, "slash", *"drop")
        await click(pilot, *place_of_row(app, "X", "drop"))
        assert on_top(app) is HelpScreen
        await find(pilot, "sitting")
        await click(pilot, *place_of_row(app, "R", "in one sitting"))
        assert on_top(app) is AskLine


def place_of_row(app: CareerJournal, key: str, label: str) -> tuple[int, int]:
    """Where the key of a command is drawn."""
    at = next((y, line) for y, line in enumerate(lines(app)) if f"{key}  {label}" in line)
    return at[1].index(f"{key}  {label}"), at[0]


@pytest.mark.usefixtures("quick")
async def test_a_newcomers_words_find_the_keys_of_what_is_called_otherwise(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await help_of(pilot)
        for words, label in (
            ("save", "keep"),
            ("password", "settings"),
            ("export", "write the journal out"),
            ("print", "picture"),
            ("colour", "settings"),
            ("theme", "settings"),
            ("read again", "read anew"),
            ("bin", "trash"),
        ):
            assert label in [row.label for row in rows(await find(pilot, words))], words
        assert "bin" not in seen(app).split("\n", 4)[-1].split(), "they are not shown"


async def test_what_is_read_stays_at_the_top_whatever_width_help_has(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        await until(pilot, lambda: "follow in a moment" not in _all_of(app))
        keys = app.screen.query_one(Keys)
        keys.scroll_to(y=keys.max_scroll_y // 2, animate=False)
        await rest(pilot)
        while not re.match(r" *\S+  \S", _at_top(app)):
            await press(pilot, "j")
            await pilot.wait_for_scheduled_animations()
        top = _at_top(app).split()[:2]
        for width in (79, 80, 81, 100, 60, 80):
            await resize(pilot, (width, 24))
            assert _at_top(app).split()[:2] == top, width


def _all_of(app: CareerJournal) -> str:
    return str(app.screen.query_one(KeyTable).render())


def _at_top(app: CareerJournal) -> str:
    """The first line of the keys that are in view."""
    view = app.screen.query_one(Keys).content_region
    return lines(app)[view.y][view.x : view.right]
