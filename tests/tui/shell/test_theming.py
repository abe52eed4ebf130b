"""Every theme is legible and complete; a broken one is a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from rich.console import Console
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widgets import Button, Footer, Input, Markdown, OptionList, TextArea

import careerjournal
from careerjournal import themes
from careerjournal.tui.shell import theming
from tests.tui.contrast import RED_TO_WHITE, contrast, hexes, luminance

FILES = sorted(themes.bundled_folder().glob("*.toml"))
GROUNDS = ("ground", "raised", "panel")
WRITTEN = ("text", "muted", "accent", "second", "loss", "growth")


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryTheme:
    def test_is_called_after_its_file_and_says_what_it_is_like(self, path: Path) -> None:
        file = themes.read(path)
        assert file.name == path.stem
        assert file.about.endswith(".")
        assert len(file.about) <= 60

    def test_is_legible_on_each_of_its_grounds(self, path: Path) -> None:
        colours = themes.read(path).colours
        least = 7 if path.stem.startswith("contrast") else 4.5
        faint = {
            f"{colour} on {ground}": round(ratio, 2)
            for colour, ground in product(WRITTEN, GROUNDS)
            if (ratio := contrast(colours[colour], colours[ground])) < least
        }
        assert not faint

    def test_is_as_dark_as_it_says(self, path: Path) -> None:
        file = themes.read(path)
        grounds = {file.colours[ground] for ground in GROUNDS} - {themes.TERMINALS_OWN}  # which is either
        assert all((luminance(hexes(ground)[0]) < 0.2) is file.dark for ground in grounds)

    def test_makes_every_colour_that_textual_asks_for(self, path: Path) -> None:
        theme = theming.load(path)
        made = {**theme.to_color_system().generate(), **theme.variables}
        ours = themes.read(path).colours
        assert {name: made[name] for name in theming.VARIABLES} == {
            name: ours[key] for name, key in theming.VARIABLES.items()
        }
        for name, value in theme.variables.items():
            if "-style" not in name:
                Color.parse(value)

    def test_is_legible_where_textual_puts_one_colour_on_another(self, path: Path) -> None:
        theme = theming.load(path)
        made = {**theme.to_color_system().generate(), **theme.variables}
        pairs = [
            ("block-cursor-foreground", "block-cursor-background"),
            ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
            ("input-cursor-foreground", "input-cursor-background"),
            ("input-selection-foreground", "input-selection-background"),
            ("screen-selection-foreground", "screen-selection-background"),
            ("footer-key-foreground", "footer-background"),
            ("footer-description-foreground", "footer-background"),
            ("button-foreground", "surface"),
            *((f"text-{name}", f"{name}-muted") for name in ("primary", "secondary", "warning", "error", "success")),
            *(("button-color-foreground", name) for name in ("accent", "loss", "growth", "second")),
            *((f"markdown-h{level}-color", ground) for level in range(1, 7) for ground in ("ground", "raised")),
        ]
        assert not {pair for pair in pairs if contrast(made[pair[0]], made[pair[1]]) < 4.5}

    def test_shows_the_selected_and_the_focused(self, path: Path) -> None:
        made = theming.load(path).variables
        assert made["block-cursor-background"] != made["raised"] or "reverse" in made["block-cursor-text-style"]
        assert made["input-selection-background"] != made["raised"] or made["selection-text-style"] == "reverse"
        assert made["input-cursor-background"] != made["raised"] or made["input-cursor-text-style"] == "reverse"
        assert made["border"] != made["border-blurred"]

    async def test_dresses_an_app(self, path: Path) -> None:
        theme = theming.load(path)

        class Dressed(App[None]):
            CSS = """
            App, Screen { background: $ground; color: $ink; }
            #words { background: $raised; color: $muted; border: round $line; }
            """

            def __init__(self) -> None:
                super().__init__()
                self.register_theme(theme)
                self.theme = theme.name

            def get_theme_variable_defaults(self) -> dict[str, str]:
                return theme.variables

            def compose(self) -> ComposeResult:
                yield OptionList("one", "two", id="words")
                yield Input("text")
                yield TextArea("text")
                yield Button("Keep", variant="primary")
                yield Markdown("# One\n\n## Two\n\n[link](x)\n\n```python\nx = 1\n```")
                yield Footer()

        app = Dressed()
        async with app.run_test(size=(60, 30)) as pilot:
            await pilot.pause()
            assert app.screen.styles.background == Color.parse(theme.variables["ground"])
            assert app.query_one("#words").styles.color == Color.parse(theme.variables["muted"])


class TestBundled:
    def test_there_are_ten_and_the_defaults_come_first(self) -> None:
        names = themes.bundled_names()
        assert names[:2] == (themes.DEFAULT_DARK, themes.DEFAULT_LIGHT)
        assert {"contrast-dark", "contrast-light", "plain", themes.DEFAULT_SIXTEEN} < set(names)
        assert len(names) == 10

    def test_all_load_by_name(self) -> None:
        loaded = {name: theming.load_bundled(name) for name in themes.bundled_names()}
        assert tuple(loaded) == themes.bundled_names()
        assert all(theme.name == name for name, theme in loaded.items())
        assert loaded["ink"].dark
        assert not loaded["paper"].dark
        assert [name for name, theme in loaded.items() if theme.ansi] == ["ansi", "plain"]

    def test_the_terminals_own_colours_are_read_on_dark_and_on_light(self) -> None:
        colours = themes.read(themes.bundled_folder() / "ansi.toml").colours
        assert {colours[name] for name in (*GROUNDS, *WRITTEN)} == {themes.TERMINALS_OWN}
        assert contrast(colours["line"], themes.TERMINALS_OWN) > 3
        # No other can be written in: each is faint on one of the two grounds in some palette.
        sixteen = {f"ansi_{bright}{name}" for bright in ("", "bright_") for name in ("black", *RED_TO_WHITE)}
        assert max(contrast(one, themes.TERMINALS_OWN) for one in sixteen) < 4.5

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither variable, and all colours")
    @pytest.mark.parametrize(
        ("terminal", "colours", "theme"),
        [
            ("xterm-256color", "", "ink"),
            ("tmux-256color", "", "ink"),
            ("xterm-kitty", "", "ink"),
            ("linux", "truecolor", "ink"),
            ("xterm", "24bit", "ink"),
            ("xterm-16color", "", "ansi"),
            ("rxterm-16color", "yes", "ansi"),
            ("linux", "", "ansi"),
            ("ansi", "", "ansi"),
            ("vt100", "", "ansi"),
            ("xterm", "", "ansi"),
            ("screen", "", "ansi"),
            ("dumb", "", "ansi"),
            ("", "", "ansi"),
        ],
    )
    def test_who_chose_none_has_one_that_the_terminal_can_show(self, terminal: str, colours: str, theme: str) -> None:
        assert themes.usual({"TERM": terminal, "COLORTERM": colours}) == theme
        shown = Console(force_terminal=True, _environ={"TERM": terminal, "COLORTERM": colours}).color_system
        assert (shown in ("256", "truecolor")) == (theme == "ink")
        assert themes.usual({"TERM": terminal, "COLORTERM": colours, "NO_COLOR": "1"}) == "ansi"
        for told, then in (("auto", theme), ("standard", "ansi"), ("256", "ink"), ("truecolor", "ink")):
            assert themes.usual({"TERM": terminal, "COLORTERM": colours, "TEXTUAL_COLOR_SYSTEM": told}) == then

    @pytest.mark.parametrize("name", ["", "nobody", "../secret", "INK\x1b]0;x\x07"])
    def test_another_name_is_refused_with_the_names_there_are(self, name: str) -> None:
        with pytest.raises(themes.NoSuchTheme, match=r"^There is no theme “.*”. There are ink, paper, ") as caught:
            theming.load_bundled(name)
        assert "\x1b" not in str(caught.value)

    def test_a_checkout_wins_over_the_copy_that_an_editable_build_leaves(self) -> None:
        root = Path(careerjournal.__file__).resolve().parents[1]
        assert themes.bundled_folder() == root / "themes"

    def test_a_wheel_has_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(themes, "__file__", str(tmp_path / "careerjournal" / "themes.py"))
        (tmp_path / "themes").mkdir()  # somebody else's, beside the package in site-packages
        assert themes.bundled_folder() == tmp_path.resolve() / "careerjournal" / "_themes"

    def test_our_variables_are_textuals_only_where_that_is_meant(self) -> None:
        for builtin in BUILTIN_THEMES.values():
            assert set(theming.VARIABLES) & set(builtin.to_color_system().generate()) == {"accent"}

    def test_listing_needs_no_textual(self) -> None:
        source = (
            "import sys; from careerjournal import themes\n"
            "[themes.read(themes.bundled_folder() / f'{name}.toml') for name in themes.bundled_names()]\n"
            "print('textual' in sys.modules)"
        )
        root = Path(careerjournal.__file__).parents[1]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        done = subprocess.run(
            [sys.executable, "-c", source], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stdout.strip() == "False"


GOOD = (themes.bundled_folder() / "ink.toml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> bytes:
    """The ink theme with something put differently."""
    assert old in GOOD
    return GOOD.replace(old, new).encode()


BROKEN = [
    (b"name = ", "mine.toml is not valid TOML (see its end)."),
    (b"[colours]\naccent =\n", "mine.toml is not valid TOML (see its line 2)."),
    (b"name = \xff", "mine.toml is not text in UTF-8."),
    (b"a = " + b"[" * 4_000, "mine.toml is not valid TOML."),
    (b"a = " + b"9" * 5_000, "mine.toml is not valid TOML."),
    (b"#" * 20_000, "mine.toml is too long for a theme; 16,384 bytes is the most."),
    (b"", "mine.toml has no “name”. It needs a name in quotes there."),
    (changed('name = "ink"', "name = 3"), "“name” in mine.toml is not a name in quotes."),
    (changed("dark = true\n", ""), "mine.toml has no “dark”. It needs true or false there."),
    (changed("dark = true", 'dark = "yes"'), "“dark” in mine.toml is not true or false."),
    (changed("dark = true", "dark = 1"), "“dark” in mine.toml is not true or false."),
    (changed('about = "', 'about = 3 # "'), "“about” in mine.toml is not a line of text in quotes."),
    (changed("[colours]", "[colors]"), "mine.toml has no “colours”. It needs a table of ten colours there."),
    (b'name="a"\ndark=true\ncolours=[1]', "“colours” in mine.toml is not a table of ten colours."),
    (changed("accent =", "acent ="), "mine.toml has no “colours.accent”. It needs a colour in quotes there."),
    (changed('"#d9a962"', "0xd9a962"), "“colours.accent” in mine.toml is not a colour in quotes."),
    *(
        (
            changed('"#d9a962"', f'"{colour}"'),
            f"“colours.accent” in mine.toml is “{shown}”, which is not a colour. "
            "Write it like #d9a962, or like ansi_yellow for one of the terminal’s sixteen, or ansi_default for its own "
            "colour.",
        )
        for colour, shown in [
            ("amber", "amber"),
            ("", ""),
            ("#d9a96", "#d9a96"),
            ("#d9a96280", "#d9a96280"),
            ("#d9a962\\n", "#d9a962"),
            ("#ｄ9a962", "#ｄ9a962"),
            ("default", "default"),
            ("ansi_default 50%", "ansi_default 50%"),
            ("ansi_amber", "ansi_amber"),
            ("\\u001b]0;owned\\u0007red", "red"),
            ("a" * 99, "a" * 20),
        ]
    ),
    *(
        (
            changed('"#d9a962"', f'"{colour}"'),
            "“colours.accent” in mine.toml is of another sort than “ground”: use the sixteen for all or for none.",
        )
        for colour in ("ansi_yellow", "ansi_default")
    ),
    *(
        (
            changed('name = "ink"', f'name = "{name}"'),
            "“name” in mine.toml takes 1 to 40 letters, digits, spaces and hyphens, and nothing else.",
        )
        for name in [
            "",
            "a" * 41,
            "two\\nlines",
            "\\u001b]0;owned\\u0007",
            "ink\\u202e",
            "[red]ink[/]",
            "[@click=app.quit]x",
            "../ink",
        ]
    ),
]


class TestSomebodysOwn:
    @pytest.mark.parametrize(("content", "sentence"), BROKEN)
    def test_a_broken_one_is_a_sentence(self, content: bytes, sentence: str, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_bytes(content)
        with pytest.raises(themes.ThemeError) as caught:
            theming.load(tmp_path / "mine.toml")
        assert str(caught.value) == sentence
        assert theming.from_folder(tmp_path) == ({}, [sentence])

    def test_an_error_says_its_key(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_bytes(changed('"#d9a962"', '"amber"'))
        with pytest.raises(themes.BadTheme) as caught:
            theming.load(tmp_path / "mine.toml")
        assert caught.value.key == "colours.accent"

    def test_good_ones_load_beside_broken_ones(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_bytes(changed('name = "ink"', 'name = "Été à l’ombre 2"'))
        (tmp_path / "b.toml").write_bytes(b"?")
        (tmp_path / "notes.txt").write_text("not a theme", encoding="utf-8")
        (tmp_path / "folder.toml").mkdir()
        (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
        found, problems = theming.from_folder(tmp_path)
        assert list(found) == ["Été à l’ombre 2"]
        assert problems == [
            "b.toml is not valid TOML (see its line 1).",
            "gone.toml cannot be read: no such file or directory.",
        ]

    def test_a_byte_order_mark_and_another_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
        (tmp_path / "b.toml").write_bytes(GOOD.encode("utf-16"))
        found, problems = theming.from_folder(tmp_path)
        assert list(found) == ["ink"]
        assert problems == [
            "b.toml cannot be read: it is in UTF-16, which is not read here; save it in UTF-8.",
        ]

    @pytest.mark.parametrize("ground", ["ansi_default", "ansi_black", "ansi_white"])
    @pytest.mark.parametrize("panel", ["ansi_default", "ansi_blue"])
    def test_the_terminals_own_colours_may_be_among_the_sixteen(self, ground: str, panel: str, tmp_path: Path) -> None:
        told = {"ground": ground, "raised": ground, "panel": panel}
        colours = "".join(f'{key} = "{told.get(key, themes.TERMINALS_OWN)}"\n' for key in themes.COLOURS)
        (tmp_path / "mine.toml").write_text(f'name = "mine"\ndark = true\n[colours]\n{colours}')
        made = theming.load(tmp_path / "mine.toml").variables
        for name in ("block-cursor", "input-selection", "screen-selection", "input-cursor"):
            style = made[f"{name}-text-style" if "cursor" in name else "selection-text-style"]
            # What writes in the terminal's own colour is nowhere a ground, which that would not be.
            assert (made[f"{name}-foreground"], made[f"{name}-background"]) in {
                (themes.TERMINALS_OWN, one) for one in (ground, panel)
            }
            assert "reverse" in style or made[f"{name}-background"] != ground

    def test_keys_of_a_later_version_do_no_harm(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_bytes(GOOD.encode() + b'shadow = "#000000"\n[fonts]\nbody = "serif"\n')
        assert list(theming.from_folder(tmp_path)[0]) == ["ink"]

    def test_what_it_says_of_itself_is_cleaned(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_bytes(changed('about = "', 'about = "\\u001b]52;c;eA==\\u0007'))
        assert "\x1b" not in themes.read(tmp_path / "mine.toml").about

    def test_of_two_with_one_name_the_first_is_used(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_bytes(GOOD.encode())
        (tmp_path / "b.toml").write_bytes(changed("#d9a962", "#ffffff"))
        found, problems = theming.from_folder(tmp_path)
        assert found["ink"].primary == "#d9a962"
        assert problems == ["b.toml is left out: another theme here is already called “ink”."]

    def test_a_folder_that_is_not_there_holds_none(self, tmp_path: Path) -> None:
        assert theming.from_folder(tmp_path / "none") == ({}, [])

    def test_a_file_that_is_not_there_is_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(themes.ThemeUnreadable, match=r"^mine.toml cannot be read: no such file or directory.$"):
            theming.load(tmp_path / "mine.toml")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such names nor such pipes")
    def test_neither_a_strange_name_nor_a_pipe_does_harm(self, tmp_path: Path) -> None:
        (tmp_path / "a\x1b]0;owned\x07b.toml").write_bytes(b"?")
        os.mkfifo(tmp_path / "pipe.toml")
        assert theming.from_folder(tmp_path) == ({}, ["ab.toml is not valid TOML (see its line 1)."])

    def test_a_folder_of_too_many_is_read_in_part(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(themes, "MAX_FILES", 1)
        (tmp_path / "a.toml").write_bytes(GOOD.encode())
        (tmp_path / "b.toml").write_bytes(changed('name = "ink"', 'name = "other"'))
        found, problems = theming.from_folder(tmp_path)
        assert list(found) == ["ink"]
        assert problems == [f"{tmp_path} holds 2 themes; the first 1 were read."]
