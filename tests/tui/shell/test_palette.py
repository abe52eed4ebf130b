"""The palette and help: every action, every entry, every theme, and nothing that would write the screen to a file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from textual.command import Command, CommandList, CommandPalette
from textual.content import Content
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.search import Search
from careerjournal.model import Entry, Kind, Ref, Role
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.shell.key_table import KeyTable
from careerjournal.tui.shell.palette import MOST_ENTRIES, Everything, _as_markup
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, lines, opened, options, press, seen, until, working

pytestmark = pytest.mark.usefixtures("quick")

OWN = """\
name = "Mine"
dark = true
[colours]
ground = "#101010"
raised = "#181818"
panel = "#202020"
text = "#eeeeee"
muted = "#aaaaaa"
line = "#444444"
accent = "#ffcc66"
second = "#66ccff"
loss = "#ff8888"
growth = "#88ff88"
"""

BAR = re.compile("[\u2580-\u259f]")
"""What bars are drawn of."""


async def ask(pilot: Steps, words: str) -> None:
    """Open the palette, and wait for what it finds."""
    await press(pilot, "ctrl+p")
    pilot.app.screen.query_one(Input).value = words
    await until(pilot, lambda: bool(options(pilot.app)) and words.casefold() in " ".join(options(pilot.app)).casefold())  # type: ignore[arg-type]


async def test_it_lists_what_can_be_done_and_no_screenshot(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "ctrl+p") as pilot:
        assert isinstance(app.screen, CommandPalette)
        await until(pilot, lambda: len(options(app)) > 15)
        listed = "\n".join(options(app))
        for words in ("Setbacks", "new of any kind", "search", "lock", "quit", "edit", "trash", "earlier versions"):
            assert words in listed, words
        assert "Change the open entry." in listed
        for words in ("creenshot", "Maximize", "Keys", "Ask another question"):
            assert words not in listed
        app.screen.query_one(Input).value = "screensh"
        await until(pilot, lambda: "Nothing is called that." in " ".join(options(app)))


async def test_the_one_that_enter_takes_is_told_by_a_bar(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "ctrl+p") as pilot:
        await until(pilot, lambda: len(options(app)) > 15)
        for _ in range(3):
            listed = app.screen.query_one(CommandList)
            assert listed.highlighted is not None
            title, says = str(listed.options[listed.highlighted].prompt).split("\n")
            barred = [line.strip() for line in lines(app) if "│" in line]
            assert barred == [f"│{title}", f"│{says}"]
            await press(pilot, "down")


@pytest.mark.parametrize("size", [NARROW, (100, 30), USUAL])
async def test_what_each_does_is_shown_to_its_last_word(size: tuple[int, int], little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7", "ctrl+p")
        await until(pilot, lambda: len(options(app)) > 15)
        listed = app.screen.query_one(CommandList)
        says = [option.hit.help for option in listed.options if isinstance(option, Command) and option.hit.help]
        told: set[str] = set()
        for _ in range(listed.option_count):
            shown = " ".join(BAR.sub(" ", seen(app)).split())
            told |= {one for one in says if one in shown}
            await press(pilot, "down")
        assert [one for one in says if one not in told] == []


async def test_until_all_is_read_it_says_so_and_looks_again_by_itself(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [True]
    monkeypatch.setattr(Search, "is_built", property(lambda _: not held))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *"zork")
        await until(pilot, lambda: "Nothing is called that so far." in " ".join(options(app)))
        assert "The journal is still being read." not in " ".join(options(app)), "only the index is not whole"
        assert "The index is still being built." in " ".join(options(app))
        held.clear()
        await until(pilot, lambda: "Nothing is called that." in " ".join(options(app)))


@pytest.mark.parametrize("words", ["badly", "zork"])
async def test_enter_is_for_what_is_found_once_all_is_read(
    little: Journal, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """What is typed behind it is for what it opens, or for what is left where nothing is called that."""
    held = [True]
    titled = Search.titled
    monkeypatch.setattr(Search, "is_built", property(lambda _: not held))
    monkeypatch.setattr(Search, "titled", lambda *given: [] if held else titled(*given))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        for key in ("ctrl+p", *words, "enter", "e", "j"):
            app.simulate_key(key)
        await until(pilot, lambda: len(app._waiting) == 2 and "so far" in " ".join(options(app)))
        held.clear()
        if words == "zork":
            await until(pilot, lambda: isinstance(app.screen, Everything) and "zorkej" in seen(app))
        else:
            await until(pilot, lambda: isinstance(app.screen, EditScreen) and "Said it badlyj" in seen(app))


async def test_enter_that_waits_need_not_be_waited_for(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "is_built", property(lambda _: False))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        for key in ("ctrl+p", *"zork", "enter"):
            app.simulate_key(key)
        await until(pilot, lambda: bool(app._holds) and "so far" in " ".join(options(app)))
        app.simulate_key("escape")
        await until(pilot, lambda: not isinstance(app.screen, CommandPalette))
        app.simulate_key("4")
        await until(pilot, lambda: desk(app).section.key == "4")


async def test_a_palette_that_was_left_while_enter_waited_looks_for_nothing_any_more(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "is_built", property(lambda _: False))
    app = at_desk(little)
    async with working(app, "ctrl+p", *"zork", size=NARROW) as pilot:
        left = app.screen
        assert isinstance(left, Everything)
        await press(pilot, "escape")
        await until(pilot, lambda: app.screen is not left)  # escape waits for what is being looked for
        monkeypatch.setattr(Search, "is_built", property(lambda _: True))
        # On a busy machine what it had begun may go on after it was taken apart.
        left._look_again()
        await left._choose_once_found()
        await press(pilot, "4")
        assert desk(app).section.key == "4"


async def test_a_save_is_nothing_that_is_still_being_read(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: little.searching.is_built)
        monkeypatch.setattr(Search, "is_whole", property(lambda _: False))  # as long as what was kept is due
        await press(pilot, "ctrl+p", *"zork")
        await until(pilot, lambda: "Nothing is called that." in " ".join(options(app)))
        assert "still" not in " ".join(options(app))


async def test_where_no_entries_are_offered_none_is_waited_for(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "is_built", property(lambda _: False))
    app = at_desk(little)
    async with working(app, "4", "e", "ctrl+p", *"zork", size=NARROW) as pilot:
        said = "No command is called that. Entries are found once this screen is closed."
        await until(pilot, lambda: said in " ".join(" ".join(options(app)).split()))
        assert "so far" not in " ".join(options(app))


async def test_what_is_chosen_is_done(little: Journal) -> None:
    screens: dict[str, type] = {"new of any": PickKind, "edit  ": EditScreen, "help": HelpScreen, "lock": LockScreen}
    app = at_desk(little)
    async with working(app, "4", size=NARROW) as pilot:
        for words, screen in screens.items():
            await ask(pilot, words)
            await press(pilot, "enter")
            await until(pilot, lambda wanted=screen: isinstance(app.screen, wanted))  # type: ignore[misc]
            await press(pilot, "escape")


async def test_an_entry_is_opened_by_its_title_or_number(little: Journal) -> None:
    little.add(Role(title_=r"C:\[draft]\[/nope] \\x", area=r"back\slash [b]", organisation="[@click=app.quit]x[/]"))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await ask(pilot, "said it")
        assert "setback 4" in options(app)[0]
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(app.screen, CommandPalette))
        assert opened(app) == Ref(Kind.SETBACK, 4)
        await ask(pilot, r"\[draft]")
        assert r"C:\[draft]\[/nope] \\x" in options(app)[0]
        assert r"back\slash [b]" in options(app)[0]
        await press(pilot, "escape")
        await ask(pilot, "role 3")
        assert "draft" in options(app)[0]


@pytest.mark.parametrize(
    "text", [r"a\b", r"\\", r"\[x]", "[/nope]", "[$accent]", r"\\[x]", "[", "a]b", "[@click=app.quit]x[/]"]
)
def test_what_is_said_of_an_entry_comes_back_as_it_was(text: str) -> None:
    assert Content.from_markup(_as_markup(text)).plain == text


async def test_in_the_form_it_does_what_the_form_can(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "e", size=NARROW) as pilot:
        assert isinstance(app.screen, EditScreen)
        await ask(pilot, "preview")
        await press(pilot, "enter")
        await until(pilot, lambda: bool(app.screen.query("#preview")) and app.screen.query_one("#preview").display)


async def test_a_theme_is_changed_and_remembered(little: Journal, tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    (file.parent / "themes").mkdir(parents=True)
    (file.parent / "themes" / "mine.toml").write_text(OWN)
    file.write_text('# my own\nlock_after = 5\n[keys]\nnew = "a"\n')
    app = at_desk(little, settings_file=file)
    async with working(app, size=NARROW) as pilot:
        await ask(pilot, "paper")
        await press(pilot, "enter")
        await until(pilot, lambda: app.theme == "paper")
        await ask(pilot, "theme: mine")
        await press(pilot, "enter")
        await until(pilot, lambda: app.theme == "Mine")
    said = file.read_text()
    assert tomllib.loads(said) == {"lock_after": 5, "theme": "Mine", "keys": {"new": "a"}}
    assert said.startswith("# my own\nlock_after = 5\n")


@pytest.mark.parametrize("size", [(40, 15), NARROW])
async def test_a_long_sentence_of_help_stays_in_its_column(little: Journal, size: tuple[int, int]) -> None:
    app = at_desk(little)
    async with working(app, "3", "question_mark", size=size):
        left, shown = app.screen.query_one(KeyTable).region.x, lines(app)
        at = next(y for y, line in enumerate(shown) if "Draw a move" in line)
        column = shown[at].index("Draw a move")
        assert not shown[at + 1][left:column].strip()
        assert shown[at + 1][column:].startswith(("this role", "role to", "another, or"))


async def test_help_says_what_can_be_done_here(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "4", "question_mark", size=(120, 80)) as pilot:
        assert isinstance(app.screen, HelpScreen)
        for words in (
            "1–8",
            "Go to a section.",
            "Put the open entry in the trash; undo brings it back.",
            "[[setback 3]]",
        ):
            assert words in " ".join(seen(app).split())
        assert "Answer today" not in seen(app)
        await press(pilot, "question_mark")
        assert desk(app).section.name == "Setbacks"
        await press(pilot, "1", "f1")
        assert "Answer today" in seen(app)
        await press(pilot, "escape", "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        await press(pilot, "f1")
        assert "Open with the recovery code" in seen(app)


async def test_a_key_reads_no_entry_but_those_it_offers(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.together():
        for number in range(400):
            journal.add(Role(title_=f"Analyst {number}"))
    fresh = Journal(journal._store.database, now=journal.now)
    app = at_desk(fresh)
    async with working(app, size=NARROW) as pilot:
        await until(pilot, lambda: fresh.searching.is_whole)
        await press(pilot, "ctrl+p")
        read: list[Ref] = []
        get = fresh._index.get

        def noted(ref: Ref) -> Entry | None:
            read.append(ref)
            return get(ref)

        monkeypatch.setattr(fresh._index, "get", noted)
        monkeypatch.delattr(type(fresh._index), "entries_of")
        app.screen.query_one(Input).value = "analyst 3"
        await until(pilot, lambda: any("Analyst 3" in option for option in options(app)))
        assert 0 < len(read) <= MOST_ENTRIES


async def test_what_is_put_down_is_offered_at_once(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        role = little.add(Role(title_="Harbour pilot"))
        await ask(pilot, "harb")
        assert "Harbour pilot" in options(app)[0]
        await press(pilot, "escape")
        little.delete(role.ref)
        await press(pilot, "ctrl+p")
        app.screen.query_one(Input).value = "harbour"
        await until(pilot, lambda: "Nothing is called that." in " ".join(options(app)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("password", "settings"),
        ("PASSW", "settings"),
        ("colour", "Theme: "),
        ("color", "settings"),
        ("export", "write the journal out"),
        ("print", "write the journal out"),
        ("read again", "read anew"),
        ("exit", "quit"),
        ("import", "bring in a career"),
        ("later reading", "read anew"),
        ("ыуеештпы", "settings"),  # “settings”, typed with a Cyrillic layout on
    ],
)
async def test_a_newcomers_words_find_what_is_called_otherwise(little: Journal, words: str, name: str) -> None:
    app = at_desk(little)
    async with working(app, "4", "down", "ctrl+p", size=NARROW) as pilot:
        app.screen.query_one(Input).value = words
        await until(pilot, lambda: name in " ".join(options(app)))
        assert not any(words.casefold() in option.casefold() for option in options(app)), "they are not shown"


async def test_it_may_be_closed_while_it_looks(sample_journal: Journal) -> None:
    async with working(app := at_desk(sample_journal)) as pilot:
        await press(pilot, "ctrl+p")
        palette = app.screen
        assert isinstance(palette, Everything)
        looks = Everything._gather_commands.__wrapped__  # type: ignore[attr-defined]
        await press(pilot, "escape")
        await until(pilot, lambda: not palette.is_attached)
        # As where the last of what it does comes after it is gone.
        await app.run_worker(looks(palette, "new"), exit_on_error=False).wait()
        assert app.is_running
