"""Themes: ten colours and a name in a TOML file, made into everything that Textual colours.

In a stylesheet, write these. They are the same ten colours in every theme, and the only ones a screen needs:

=========== ============ ==================================================
Variable    In the file  For
=========== ============ ==================================================
``$ground`` ``ground``   the page
``$raised`` ``raised``   lists, sheets
``$sheet``  ``panel``    selection, bars
``$ink``    ``text``     content
``$muted``  ``muted``    facts about content, hints
``$line``   ``line``     rules and borders; never text
``$accent`` ``accent``   titles of groups, keys, the selected
``$second`` ``second``   competition, moves taken
``$loss``   ``loss``     my part, missed
``$growth`` ``growth``   growing in place, done
=========== ============ ==================================================

`panel` and `text` go by other names there because Textual's own ``$text`` and ``$panel`` come with shades and opacity
of their own; ``$accent`` is Textual's too, and set to exactly the theme's. For what is selected there are
``$block-cursor-foreground``, ``-background`` and ``-text-style`` (and the same with ``block-cursor-blurred``): in a
theme whose grounds are all one colour they reverse it, so use them rather than ``$sheet``.

A focused OptionList, and some other widgets, tint their ground with 5 % of ``$foreground``, which on a dark theme makes
a list as light as its selection: a stylesheet that minds says ``background-tint: $foreground 0%``.

In a theme of sixteen colours (``ansi_yellow`` and so on, ``ansi_default`` for the colour that the terminal itself
writes in or writes on) Textual's widgets fall back to the terminal's own ground by rules for ``:ansi``; a stylesheet
that sets both ``background`` and ``color`` has the last word. Nobody knows which colour ``ansi_default`` is, and it is
another for a text than for a ground: two of the sixteen are never swapped; what is selected is sent as reversed.
"""

# A class says what happened; the family’s name says that it is an error.

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from careerjournal.text_files import NotUtf8, Unreadable, decoded

DEFAULT_DARK: Final = "ink"
DEFAULT_LIGHT: Final = "paper"
DEFAULT_SIXTEEN: Final = "ansi"
"""For a terminal that has no more than sixteen colours."""

COLOURS: Final = ("ground", "raised", "panel", "text", "muted", "line", "accent", "second", "loss", "growth")
"""The keys of a file's ``[colours]``; every one is needed."""

MAX_BYTES: Final = 16_384
"""The longest theme file that is read; ours have under 600 bytes. Parsing this much takes a few milliseconds."""

MAX_FILES: Final = 100
"""How many files of a person's own folder are read, so that a wrong folder does not hold up the start."""

MAX_NAME: Final = 40
"""Characters in a theme's name: a line of the settings."""

TERMINALS_OWN: Final = "ansi_default"
"""The colour that a terminal writes in, for what is written; the one that it writes on, for a ground."""

_ANSI: Final = frozenset(
    (
        TERMINALS_OWN,
        *(
            f"ansi_{bright}{name}"
            for bright in ("", "bright_")
            for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
        ),
    )
)
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_HOW: Final = (
    "Write it like #d9a962, or like ansi_yellow for one of the terminal’s sixteen, or ansi_default for its own colour."
)


class ThemeError(Exception):
    """A theme that cannot be had. ``str(error)`` is a sentence that says which and what to do."""


class NoSuchTheme(ThemeError):
    """No theme goes by this name."""


class ThemeUnreadable(ThemeError):
    """The file cannot be read, or is not TOML."""


class BadTheme(ThemeError):
    """The file is TOML, but does not describe a theme.

    Attributes:
        key: the key at fault, as in ``colours.accent``.
    """

    def __init__(self, sentence: str, key: str) -> None:
        super().__init__(sentence)
        self.key = key


class ThemeFile(NamedTuple):
    """What a theme's file says; enough to list it, without Textual."""

    name: str
    dark: bool
    about: str
    """One line for whoever chooses; may be empty."""
    colours: Mapping[str, str]
    """For each of `COLOURS`, ``#rrggbb``; or for all the name of one of the terminal's sixteen, or `TERMINALS_OWN`."""

    @property
    def ansi(self) -> bool:
        """Whether the terminal's own sixteen colours are used."""
        return self.colours["ground"] in _ANSI


def bundled_folder() -> Path:
    """Where the themes that come with the program are.

    A checkout's own ``themes/`` wins over the wheel's ``_themes``: an editable build leaves a stale copy of those.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "themes").is_dir():
        return checkout / "themes"
    return package / "_themes"


def bundled_names() -> tuple[str, ...]:
    """The names of the themes that come with the program, the two defaults first. No file is opened."""
    names = (path.stem for path in bundled_folder().glob("*.toml"))
    return tuple(sorted(names, key=lambda name: (name != DEFAULT_DARK, name != DEFAULT_LIGHT, name)))


def usual(environment: Mapping[str, str]) -> str:
    """The theme of somebody who chose none.

    A terminal that is sent no more than sixteen colours would be sent the nearest of them for each of a theme's own,
    which is seldom legible. Somebody who asks for no colour is sent none, and no greys in their place.

    Args:
        environment: the process's; ``COLORTERM`` and ``TERM`` say what the terminal has, read as what draws reads them;
            ``TEXTUAL_COLOR_SYSTEM`` says otherwise, and ``NO_COLOR`` that there is to be none.
    """
    if environment.get("NO_COLOR") or environment.get("TEXTUAL_COLOR_SYSTEM") == "standard":
        return DEFAULT_SIXTEEN
    if environment.get("TEXTUAL_COLOR_SYSTEM") in ("256", "truecolor"):
        return DEFAULT_DARK
    if sys.platform == "win32" or environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return DEFAULT_DARK
    many = environment.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty")
    return DEFAULT_DARK if many else DEFAULT_SIXTEEN


def read(path: Path) -> ThemeFile:
    """Read a theme's file, without loading Textual.

    Raises:
        ThemeUnreadable: the file cannot be read, or is not TOML.
        BadTheme: a key is missing or holds something else than it should.
    """
    content = _parsed(path)
    file = called(path)

    def value(table: Mapping[str, Any], key: str, within: str, kind: type, wanted: str) -> Any:
        if key not in table:
            raise BadTheme(f"{file} has no “{within}{key}”. It needs {wanted} there.", f"{within}{key}")
        if not isinstance(table[key], kind):
            raise BadTheme(f"“{within}{key}” in {file} is not {wanted}.", f"{within}{key}")
        return table[key]

    name = value(content, "name", "", str, "a name in quotes")
    if not 0 < len(name) <= MAX_NAME or not all(letter.isalnum() or letter in " -’'" for letter in name):
        sentence = f"“name” in {file} takes 1 to {MAX_NAME} letters, digits, spaces and hyphens, and nothing else."
        raise BadTheme(sentence, "name")
    dark = value(content, "dark", "", bool, "true or false")
    about = value({"about": "", **content}, "about", "", str, "a line of text in quotes")
    table = value(content, "colours", "", dict, "a table of ten colours")
    colours = {key: value(table, key, "colours.", str, "a colour in quotes") for key in COLOURS}
    for key, colour in colours.items():
        if not _HEX.fullmatch(colour) and colour not in _ANSI:
            raise BadTheme(
                f"“colours.{key}” in {file} is “{shown(colour)[:20]}”, which is not a colour. {_HOW}", f"colours.{key}"
            )
        if (colour in _ANSI) != (colours["ground"] in _ANSI):
            sentence = (
                f"“colours.{key}” in {file} is of another sort than “ground”: use the sixteen for all or for none."
            )
            raise BadTheme(sentence, f"colours.{key}")
    return ThemeFile(name.strip(), dark, shown(about)[:120], colours)


def in_folder(folder: Path) -> tuple[dict[str, ThemeFile], list[str]]:
    """A person's own themes by name, and a sentence for each file that could not be used.

    A folder that is not there holds none. A theme may take the name of one that comes with the program, and then
    stands in its place; of two files with one name the first by file name is used.
    """
    found: dict[str, ThemeFile] = {}
    problems: list[str] = []
    try:
        files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    except OSError as error:
        return {}, [f"The themes in {shown(str(folder))} cannot be read: {reason(error)}."]
    if len(files) > MAX_FILES:
        problems.append(f"{shown(str(folder))} holds {len(files)} themes; the first {MAX_FILES} were read.")
    for path in files[:MAX_FILES]:
        try:
            if path.exists() and not path.is_file():  # a folder, or a pipe that would wait for ever
                continue
            theme = read(path)
        except OSError as error:  # nobody may look at it
            problems.append(f"{called(path)} cannot be read: {reason(error)}.")
            continue
        except ThemeError as error:
            problems.append(str(error))
            continue
        if theme.name in found:
            problems.append(f"{called(path)} is left out: another theme here is already called “{theme.name}”.")
            continue
        found[theme.name] = theme
    return found, problems


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - after the command line has said that there is a screen to colour

    file = called(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ThemeUnreadable(f"{file} cannot be read: {reason(error)}.") from error
    if len(content) > MAX_BYTES:
        raise ThemeUnreadable(f"{file} is too long for a theme; {MAX_BYTES:,} bytes is the most.")
    try:
        return tomllib.loads(decoded(content))
    except NotUtf8 as error:
        raise ThemeUnreadable(f"{file} is not text in UTF-8.") from error
    except Unreadable as error:
        raise ThemeUnreadable(f"{file} cannot be read: {error}.") from error
    except (ValueError, RecursionError) as error:  # what TOML cannot say, a number past Python's limit, or too deep
        where = re.search(r"line \d+|end(?= of document)", str(error))
        place = f" (see its {where[0]})" if where else ""
        raise ThemeUnreadable(f"{file} is not valid TOML{place}.") from error


def called(path: Path) -> str:
    """A file's name as it may stand in a sentence on a terminal."""
    return shown(path.name)


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    return (error.strerror or type(error).__name__).lower()


def shown(text: str) -> str:
    """Text from a file, fit for a sentence."""
    if text.isprintable():
        return text.strip()
    # Loaded only here: the model costs more than the rest of a theme, and the first frame is waiting.
    from careerjournal.model.text import clean_line  # noqa: PLC0415

    return clean_line(text)
