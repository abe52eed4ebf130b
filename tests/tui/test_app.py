"""The program around the screens: settings, keys, themes, the clipboard, and how it ends when something goes wrong."""

from __future__ import annotations

import os
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.settings import NotUnderstood, Settings, load, remember
from careerjournal.themes import DEFAULT_DARK
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.keymap import checked
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.shell.test_palette import OWN
from tests.tui.using import NARROW, USUAL, at_desk, desk, on_top, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")


def test_a_key_that_cannot_be_used_leaves_the_others_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nnew = "a"\nedit = 3\ndelete = [3]\nundo = ["й", "f5"]\n')
    loaded = load(file)
    assert loaded.settings.keys == {"new": "a", "undo": "й,f5"}
    assert [name in said for name, said in zip(("“edit”", "“delete”"), loaded.problems, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('theme = "paper"\nlock_after = 5\nclipboard = false\n[keys]\nnew = "a"\n', ""),
        ('theme = "paper"\nlock_after = 5\nclipboard = false\n[keys]\nnew = ["a"]\n', ""),
        ("", ""),
        ("theme = 3", "theme takes the name of a theme in quotes."),
        ("lock_after = 0", "lock_after takes minutes from 1 to 240."),
        ("lock_after = 241", "lock_after takes minutes from 1 to 240."),
        ("lock_after = true", "lock_after takes minutes from 1 to 240."),
        ('lock_after = "5"', "lock_after takes minutes from 1 to 240."),
        ("clipboard = 1", "clipboard takes true or false."),
        ("keys = 3", 'keys takes lines like new = "a"'),
        ("[keys]\nnew = [3]", 'keys takes lines like new = "a"'),
        ("[keys]\nnew = 3", 'keys takes lines like new = "a"'),
        ("colour = 3", "there is no “colour”."),
        ("theme =", "could not be read"),
        ("lock_after = " + "9" * 5000, "could not be read"),
        ("keys = " + "[" * 5000, "could not be read"),
        ("\x00", "could not be read"),
    ],
)
def test_settings_that_cannot_be_used_are_said_and_the_usual_ones_hold(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = tmp_path / "settings.toml"
    file.write_text(text)
    loaded = load(file)
    assert [problem in sentence for sentence in loaded.problems] == ([True] if problem else [])
    if problem:
        assert loaded.settings == Settings()
    elif text:
        assert loaded.settings == Settings("paper", 5, clipboard=False, keys={"new": "a"})


def test_a_command_may_have_several_keys(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nnew = ["a", "f5"]\nlet-rest = [",", "й"]\nedit = "x,f6"\n', encoding="utf-8")
    loaded = load(file)
    assert loaded.problems == []
    assert loaded.settings.keys == {"new": "a,f5", "let-rest": "comma,й", "edit": "x,f6"}


def test_settings_that_are_no_text_or_no_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert load(file).problems == []
    file.write_bytes(b"\xff\xfe")
    assert load(file).problems == ["The settings are not text in UTF-8, and the usual ones hold."]
    with pytest.raises(NotUnderstood, match="cannot be read: it is not UTF-8 text"):
        remember(file, "theme", "paper")
    assert file.read_bytes() == b"\xff\xfe"
    file.unlink()
    file.mkdir()
    assert len(load(file).problems) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lock_after = 5",
        '# a\ntheme = "ink"  # dark\n\n[keys]\ntheme = "x"\n',
        '"theme" = "ink"\n[keys]\n',
        "theme='ink'\r\nlock_after = 5\r\n",
    ],
)
def test_a_theme_is_remembered_and_every_other_line_kept(text: str, tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    if text:
        file.parent.mkdir()
        file.write_text(text)
    remember(file, "theme", 'mi"ne')
    assert tomllib.loads(file.read_text()) == {**tomllib.loads(text), "theme": 'mi"ne'}


MARK = "\ufeff"


@pytest.mark.parametrize(
    "text",
    [
        "# mine\n\nlock_after = 5 # a while\n\n[keys]\n# one\nnew = 'a'\n",
        "# mine\r\nlock_after = 5\r\n",
        f"{MARK}lock_after = 5\n",
        f"{MARK}# only a note",
        "# a line\u2028of\x85another kind\nlock_after = 5\n",
        "  theme='ink'   # dark\n\nlock_after = 5",
    ],
)
def test_comments_order_line_ends_and_a_byte_order_mark_stay(text: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode())
    for name in ("paper", "ink"):
        remember(file, "theme", name)
        now = file.read_bytes().decode()
        assert load(file).settings.theme == name
        said = [line for line in now.splitlines() if f'"{name}"' in line]
        assert len(said) == 1
        assert [line for line in now.split("\n") if line.strip() and "theme" not in line] == [
            line + ("\r" if "\r" in now and not line.endswith("\r") else "")
            for line in text.split("\n")
            if line.strip() and "theme" not in line
        ]
    assert load(file).problems == []


@pytest.mark.parametrize(
    "text", [f'{MARK}theme = "paper"\nclipboard = false\n', f'{MARK}theme = "paper"\r\nclipboard = false\r\n']
)
def test_a_byte_order_mark_before_the_settings_is_no_part_of_them(text: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8", newline="")
    assert load(file) == (Settings("paper", clipboard=False), [])


def test_settings_in_another_encoding_or_without_end_are_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    for encoding in ("utf-16", "utf-32"):
        file.write_text('theme = "paper"', encoding)
        [problem] = load(file).problems
        assert f"it is in {encoding.upper()}" in problem
        with pytest.raises(NotUnderstood, match="save it in UTF-8"):
            remember(file, "theme", "ink")
        assert file.read_text(encoding) == 'theme = "paper"'
    with file.open("wb") as huge:
        huge.truncate(10**12)
    assert "longer than" in load(file).problems[0]
    if sys.platform != "win32":
        file.unlink()
        os.mkfifo(file)
        assert "it is a pipe" in load(file).problems[0]
        file.unlink()
        file.symlink_to("/dev/zero")
        assert "it is a device" in load(file).problems[0]


def test_a_text_that_looks_like_a_setting_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    text = 'note = """\ntheme = 1\n[keys]\n"""\n'
    file.write_text(text)
    remember(file, "theme", "ink")
    assert file.read_text() == f'{text}theme = "ink"\n'


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\ntheme =\n", 2), ("theme = 'x'\ntheme = 'y'\n", 2), ("[keys]\nnew = 'a\n", 2)]
)
def test_a_file_with_a_slip_is_left_as_it_is_and_its_line_said(text: str, line: int, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(NotUnderstood, match=f"settings.toml cannot be understood at line {line}, “"):
        remember(file, "theme", "ink")
    with pytest.raises(NotUnderstood):
        remember(file, "keys", {"new": "a"})
    assert file.read_text() == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", 'lock_after = 5\n\n[keys]\nundo = ["й", "f5"]\n'),
        ("# top\n\n# on keys\n[keys]\nnew='a'\n", '# top\nlock_after = 5\n\n# on keys\n[keys]\nundo = ["й", "f5"]\n'),
        ("keys.new = 'a'\nx = 1\n", 'keys.undo = ["й", "f5"]\nx = 1\nlock_after = 5\n'),
        ("a=1\r\n[keys]\r\n", 'a=1\r\nlock_after = 5\r\n\r\n[keys]\r\nundo = ["й", "f5"]\r\n'),
        (
            "[keys]\nnew='a'\n# why\nedit = 3\nnowhere = 'x'\n",
            'lock_after = 5\n\n[keys]\nundo = ["й", "f5"]\n# why\nedit = 3\nnowhere = \'x\'\n',
        ),
    ],
)
def test_keys_are_written_each_for_itself(text: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode())
    remember(file, "lock_after", 5)
    remember(file, "keys", {"undo": "й,f5", "new": ""})
    said = tomllib.loads(file.read_text())
    assert said == tomllib.loads(after)
    assert [line for line in file.read_bytes().split(b"\n") if b"#" in line or b"=" in line] == [
        *sorted(
            (line for line in after.encode().split(b"\n") if b"#" in line or b"=" in line),
            key=file.read_bytes().index,
        )
    ]


def test_keys_that_are_no_table_are_left_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("keys = 3\n")
    with pytest.raises(NotUnderstood, match="keys takes lines like"):
        remember(file, "keys", {"new": "a"})
    assert file.read_text() == "keys = 3\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions and links there")
def test_settings_are_replaced_whole_and_for_their_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept elsewhere.toml"
    kept.write_text("lock_after = 5\n")
    kept.chmod(0o644)
    file = tmp_path / "config" / "settings.toml"
    file.parent.mkdir()
    file.symlink_to(kept)
    remember(file, "theme", "ink")
    assert file.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    before = kept.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        remember(file, "theme", "paper")
    assert kept.read_bytes() == before
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["config", "kept elsewhere.toml", "settings.toml"]


@pytest.mark.parametrize(
    ("keys", "good", "reason"),
    [
        ({"new": "a"}, {"new": "a"}, ""),
        ({"new": "a,f5"}, {"new": "a,f5"}, ""),
        ({"edit": "z", "new": "e"}, {"edit": "z", "new": "e"}, ""),
        ({"new": "n"}, {"new": "n"}, ""),
        ({"new": "e"}, {}, "“e” cannot be the key for new: edit has it."),
        ({"new": "?"}, {}, "help has it"),
        ({"new": "/"}, {}, "search has it"),
        ({"new": "a, slash"}, {}, "search has it"),
        ({"new": "a", "edit": "a"}, {"new": "a"}, "new has it"),
        ({"new": "j"}, {}, "next-line has it"),
        ({"new": "down"}, {}, "move-down has it"),
        ({"new": "left"}, {}, "move-left has it"),
        ({"new": "j", "next-line": "ctrl+t"}, {"new": "j", "next-line": "ctrl+t"}, ""),
        ({"next-line": "ö,down", "move-down": "f5"}, {"next-line": "ö,down", "move-down": "f5"}, ""),
        ({"next-line": "n"}, {}, "has it"),
        ({"last-line": "tab"}, {}, "lists and fields have it"),
        ({"new": "й"}, {"new": "й"}, ""),
        ({"new": "n\u0303", "edit": "Ñ"}, {"new": "ñ", "edit": "Ñ"}, ""),
        ({"new": "ß", "edit": "あ", "undo": "ㅏ"}, {"new": "ß", "edit": "あ", "undo": "ㅏ"}, ""),
        ({"lock": "ctrl+й"}, {"lock": "ctrl+й"}, ""),
        ({"lock": "й"}, {}, "it works while you write too"),
        ({"new": "й", "edit": "й"}, {"new": "й"}, "new has it"),
        ({"new": "Esc", "close": "F5"}, {"new": "escape", "close": "f5"}, ""),
        ({"new": "shift+j"}, {"new": "J"}, ""),
        ({"let-rest": ","}, {"let-rest": "comma"}, ""),
        ({"zoom-in": "+,="}, {"zoom-in": "plus,equals_sign"}, ""),
        ({"new": "anything"}, {}, "“anything” cannot be the key for new: it names no key."),
        ({"new": "йц"}, {}, "it names no key"),
        ({"new": "hyper-x"}, {}, "it names no key"),
        ({"new": "\u200d"}, {}, "it names no key"),
        ({"new": "f25"}, {}, "it names no key"),
        ({"help": "h"}, {}, "it works while you write too"),
        ({"everything": "a"}, {}, "it works while you write too"),
        ({"help": "f5"}, {"help": "f5"}, ""),
        ({"keep": "f6"}, {}, "text-select-line has it"),
        ({"keep-conversation": "f6"}, {}, "text-select-line has it"),
        ({"quit": "ctrl+x"}, {}, "text-cut has it"),
        ({"text-cut": "f2"}, {}, "has it"),
        ({"new": "ctrl+x", "close": "f6"}, {"new": "ctrl+x", "close": "f6"}, ""),
        ({"next-line": "ctrl+x"}, {"next-line": "ctrl+x"}, ""),
        ({"link": "banana", "new": "🍌"}, {}, "it names no key"),
        ({"link": "°"}, {"link": "degree_sign"}, ""),
        ({"keep": "ctrl+m"}, {}, "“ctrl+m” cannot be the key for keep: a terminal sends it as enter."),
        ({"keep": "ctrl+i"}, {}, "a terminal sends it as tab"),
        ({"keep": "ctrl+h"}, {}, "a terminal sends it as backspace"),
        ({"keep": "ctrl+["}, {}, "a terminal sends it as esc"),
        ({"keep": "ctrl+"}, {}, "it names no key"),
        ({"keep": "ctrl++", "let-go": "ctrl+1"}, {}, "an ordinary terminal cannot send it"),
        ({"put-back": "x"}, {}, "for-good has it"),
        ({"into-pick": "x"}, {}, "it works while you write too"),
        ({"new": "enter"}, {}, "lists and fields have it"),
        ({"new": ""}, {}, "it names no key"),
        ({"new": "a,,b"}, {}, "it names no key"),
        ({"lock": "x"}, {}, "it works while you write too"),
        ({"lock": "f12"}, {"lock": "f12"}, ""),
        ({"new": "e", "edit": "n"}, {"new": "e", "edit": "n"}, ""),
        ({"new": "e", "edit": "n,d"}, {}, "has it"),
        ({"keep": "f12"}, {"keep": "f12"}, ""),
        ({"keep": "x"}, {}, "it works while you write too"),
        ({"preview": "f8"}, {}, "let-go has it"),
        ({"preview": "f1"}, {}, "help has it"),
        ({"nwe": "a"}, {}, "there is no command “nwe” to give a key."),
        ({"[/nope]": "a"}, {}, "there is no command “[/nope]” to give a key."),
    ],
)
def test_other_keys_are_checked(keys: dict[str, str], good: dict[str, str], reason: str) -> None:
    found, problems = checked(keys)
    assert found == good
    assert all(reason in problem for problem in problems)
    assert len(problems) == len(keys) - len(good)


async def test_other_keys_work_and_what_is_wrong_is_said(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"new": "a", "lock": "f10", "edit": "d", "[/nope]": "x"}, theme="[/nope]"))
    async with app.run_test(size=(120, 80)) as pilot:
        await rest(pilot)
        assert "There is no theme “[/nope]”" in said(app)
        assert app.theme == DEFAULT_DARK
        assert "“d” cannot be the key for edit: delete has it." in said(app)
        assert "there is no command “[/nope]”" in said(app)
        await press(pilot, "4", "n")
        assert desk(app).section.name == "Setbacks"
        await press(pilot, "a")
        assert on_top(app) is EditScreen
        await press(pilot, "escape", "N")
        assert on_top(app) is PickKind
        await press(pilot, "escape", "ctrl+l")
        assert on_top(app) is DeskScreen
        await press(pilot, "question_mark")
        assert on_top(app) is HelpScreen
        assert "f10" in seen(app)
        await press(pilot, "f10")
        assert on_top(app) is LockScreen


@pytest.mark.parametrize(("key", "screen"), [("slash", SearchScreen), ("T", TrashScreen), ("N", PickKind)])
async def test_lock_and_quit_work_over_a_sheet(key: str, screen: type, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", key)
        assert isinstance(app.screen, screen)
        await press(pilot, "ctrl+q")
    assert app.return_value == 0


async def test_themes_of_ones_own(little: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text(OWN)
    (folder / "ink.toml").write_text(OWN.replace("Mine", "ink").replace("#101010", "#000001"))
    (folder / "bad.toml").write_text(OWN.replace("#101010", "[/nope]"))
    (folder / "worse.toml").write_text("[[[")
    app = at_desk(little, settings_file=tmp_path / "settings.toml")
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert app.theme_names()[-1] == "Mine"
        assert app.theme_names().count("ink") == 1
        assert len(app._notifications) == 1
        assert "“colours.ground” in bad.toml" in said(app)
        assert "worse.toml" in said(app)
        assert app.theme == "ink"
        assert app.screen.styles.background.hex == "#000001"
        app.set_theme("Mine")
        await rest(pilot)
        assert app.screen.styles.background.hex == "#101010"
    chosen = at_desk(little, Settings(theme="Mine"), tmp_path / "settings.toml")
    assert chosen.theme == "Mine"


async def test_a_theme_that_cannot_be_remembered_is_worn_all_the_same(little: Journal, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff")
    app = at_desk(little, settings_file=file)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        app.set_theme("paper")
        await rest(pilot)
        assert app.theme == "paper"
        assert on_top(app) is Confirm
        assert "settings.toml cannot be read: it is not UTF-8 text." in " ".join(seen(app).split())
        await press(pilot, "escape")
    assert file.read_bytes() == b"\xff"


@pytest.mark.parametrize("allowed", [True, False])
async def test_copying_is_said_and_can_be_turned_off(allowed: bool, little: Journal) -> None:
    app = at_desk(little, Settings(clipboard=allowed))
    written: list[str] = []
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[method-assign, assignment]
        await press(pilot, "4", "e", *"abc", "shift+home", "ctrl+x")
        assert any("\x1b]52" in data for data in written) == allowed
        expected = "Copied to the terminal’s clipboard" if allowed else "copying out of it is turned off"
        assert expected in said(app)
        assert app.screen.query(Input).first().value == ""
        await press(pilot, "ctrl+v")
        assert "abc" in app.screen.query(Input).first().value
        await press(pilot, "ctrl+l")
        assert app.clipboard == ""


async def test_a_crash_prints_no_local_variables(little: Journal, capfd: pytest.CaptureFixture[str]) -> None:
    class Broken(Exception):
        def __rich__(self) -> str:
            return f"rich {locals()}"

    for error in (RuntimeError, Broken):
        app = at_desk(little)

        def burst(failure: type[Exception] = error) -> None:
            passphrase = "plum lantern"
            raise failure(f"{len(passphrase)}")

        with suppress(error):
            async with app.run_test(size=NARROW) as pilot:
                await rest(pilot)
                app.call_later(burst)
                await rest(pilot)
        assert isinstance(app.crash, error)
        assert app._exit_renderables == []
        out, err = capfd.readouterr()
        assert "plum" not in out + err


async def test_no_browser_and_no_screenshot(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url, **_: touched.append(url))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        app.open_url("https://example.org/")
        app.open_url("https://example.org/", new_tab=False)
        await rest(pilot)
    assert touched == []
    assert isinstance(app, CareerJournal)


def test_nothing_people_write_is_markup() -> None:
    assert plain("[/nope]").plain == "[/nope]"
    assert plain("[bold]x[/]", "$muted").plain == "[bold]x[/]"


async def test_nothing_that_is_said_in_the_corner_is_markup(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL, notifications=True) as pilot:
        await rest(pilot)
        app.notify("[b]from the[/b] [/app]")
        app.screen.notify("[b]from a[/b] [/screen]", markup=True)
        await until(pilot, lambda: len(app.screen.query("Toast")) == 2)
        assert "[b]from the[/b] [/app]" in seen(app)
        assert "[b]from a[/b] [/screen]" in seen(app)
