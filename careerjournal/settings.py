"""The settings: how the program looks, when it locks and which keys it listens to. Nothing private is in them."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careerjournal.text_files import (
    BYTE_ORDER_MARK,
    NotUtf8,
    Unreadable,
    decoded,
    opened,
    read_at_most,
    read_text,
    replace_privately,
)
from careerjournal.themes import DEFAULT_DARK, usual

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Value = str | bool | int | dict[str, str]
"""What a setting says."""

MOST: Final = 1024**2
"""Bytes that settings may have."""


class Settings(NamedTuple):
    """What ``settings.toml`` says, or what holds where it says nothing."""

    theme: str = DEFAULT_DARK
    """The name of one of our themes or of the person's own."""
    lock_after: int = 10
    """Minutes without a key or a click until the journal locks itself, from 1 to 240."""
    clipboard: bool = True
    """Whether text may be copied through the terminal's clipboard."""
    nudges: bool = True
    """Whether small questions about what was put down are asked at all."""
    private: bool = False
    """Whether all but the focused paragraph is blurred from the start; `f9` changes it."""
    keys: dict[str, str] = {}
    """Other keys for commands, by the command's name; with commas between several."""


class NotUnderstood(ValueError):
    """What stands in the place of the settings cannot be read or changed. ``str(error)`` is a sentence that says why.

    It is left as it is; `begin_anew` puts it aside.
    """


class Loaded(NamedTuple):
    """The settings, and a sentence for each line that could not be used."""

    settings: Settings
    problems: list[str]


def usual_settings() -> Settings:
    """What holds where nothing is set: the theme is one for this terminal."""
    return Settings(theme=usual(os.environ))


def load(path: Path) -> Loaded:
    """Read the settings; what cannot be used is left at its default and said, and never stops the program."""
    import tomllib  # noqa: PLC0415 - most people have no settings file, and the first frame is waiting

    try:
        said = tomllib.loads(read_text(path, MOST))
    except FileNotFoundError:
        return Loaded(usual_settings(), [])
    except NotUtf8:
        return Loaded(usual_settings(), ["The settings are not text in UTF-8, and the usual ones hold."])
    except (Unreadable, ValueError, RecursionError) as error:  # what TOML cannot say, or says too deep or too long
        return Loaded(usual_settings(), [f"The settings could not be read and the usual ones hold: {error}."])
    problems: list[str] = []
    good: dict[str, Any] = {}
    for name, value in said.items():
        problem = _problem(name, value)
        if problem:
            problems.append(f"In the settings, {problem}")
        elif name == "keys":
            good[name] = {command: _keys(said) for command, said in value.items() if _is_keys(said)}
            problems += [
                f"In the settings, the line “{command[:40]}” names no key: {_TAKES_KEYS}"
                for command, said in value.items()
                if not _is_keys(said)
            ]
        else:
            good[name] = value
    return Loaded(usual_settings()._replace(**good), problems)


def is_set(path: Path, name: str) -> bool:
    """Whether the settings file says something of this that can be used."""
    try:
        said = _said(read_text(path, MOST)) or {}
    except (FileNotFoundError, Unreadable):
        return False
    return name in said and not _problem(name, said[name])


def _problem(name: str, value: object) -> str:
    match name:
        case "theme" if not isinstance(value, str):
            return "theme takes the name of a theme in quotes."
        case "lock_after" if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 240:
            return "lock_after takes minutes from 1 to 240."
        case "clipboard" | "nudges" | "private" if not isinstance(value, bool):
            return f"{name} takes true or false."
        case "keys" if not isinstance(value, dict):
            return _TAKES_KEYS
        case "theme" | "lock_after" | "clipboard" | "nudges" | "private" | "keys":
            return ""
        case _:
            return f"there is no “{name[:40]}”."


_TAKES_KEYS: Final = 'keys takes lines like new = "a" or new = ["a", "f5"].'


def _is_keys(said: object) -> bool:
    return isinstance(said, str) or (isinstance(said, list) and all(isinstance(key, str) for key in said))


def _keys(said: str | list[str]) -> str:
    """Keys as one text: a list of them with commas between, and the comma itself by its name."""
    return said if isinstance(said, str) else ",".join("comma" if key.strip() == "," else key for key in said)


def remember(path: Path, name: str, value: Value) -> None:
    """Write one setting into the file, leaving every other line and every comment. Only its owner can read it then.

    Args:
        path: the file; it is made where there is none.
        name: the setting's name.
        value: what it is to say; of ``keys``, those of the commands that change, empty for one that has its own again.

    Raises:
        OSError: the file cannot be written.
        NotUnderstood: what stands there is no file of settings, or this one cannot be put between what it says.
    """
    import tomlkit  # noqa: PLC0415 - loaded when a setting is written

    mark, text = _read(path)
    document, said = _parsed(path, text)
    if name == "keys" and isinstance(value, dict):
        said["keys"] = _change_keys(path, document, said.get("keys", {}), value)
        after = _in_lines_of(text, document.as_string())
    else:
        there, said = name in said, {**said, name: value}
        document[name] = value
        after = _in_lines_of(text, document.as_string())
        if not there:
            after = _above_the_first_table(text, tomlkit.item(value).as_string(), name, said) or after
    if _said(after) != said:
        raise NotUnderstood(f"In {path.name}, {name} cannot be put between the other lines.")
    replace_privately(path, (mark + after).encode())


def begin_anew(path: Path, settings: Settings) -> Path:
    """Put a file that is not understood aside, and write what holds now into a new one.

    Args:
        path: the settings file.
        settings: what holds now; what is usual is not written.

    Returns:
        Where the other file is now; nothing is overwritten.

    Raises:
        OSError: it cannot be put aside, or the new one not written.
    """
    names = (f"{path.stem}-put-aside{more}{path.suffix}" for more in ("", *(f"-{number}" for number in range(2, 1000))))
    aside = next(found for name in names if not os.path.lexists(found := path.with_name(name)))
    path.rename(aside)
    nothing_set = usual_settings()
    try:
        for name, value in settings._asdict().items():
            if value != getattr(nothing_set, name):
                remember(path, name, value)
    except OSError:
        if not os.path.lexists(path):
            aside.rename(path)
        raise
    return aside


def _read(path: Path) -> tuple[str, str]:
    """The byte order mark, where there is one, and the text.

    Raises:
        NotUnderstood: what stands there is no text.
    """
    try:
        with opened(path, pipes=False) as file:
            data = read_at_most(file, MOST)
        text = decoded(data)
    except FileNotFoundError:
        return "", ""
    except Unreadable as error:
        raise NotUnderstood(f"{path.name} cannot be read: {error}.") from error
    return (BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK.encode()) else ""), text


def _parsed(path: Path, text: str) -> tuple[TOMLDocument, dict[str, Any]]:
    """What it says, with its comments and without.

    Raises:
        NotUnderstood: it is no TOML; names the line.
    """
    import tomllib  # noqa: PLC0415

    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import ParseError, TOMLKitError  # noqa: PLC0415

    try:
        return tomlkit.parse(text), tomllib.loads(text)
    except ParseError as error:
        lines = text.split("\n")
        line = min(max(1, error.line), len(lines))
        raise NotUnderstood(
            f"{path.name} cannot be understood at line {line}, “{lines[line - 1].strip()[:40]}”."
        ) from error
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise NotUnderstood(f"{path.name} cannot be understood: {error}.") from error


def _said(text: str) -> dict[str, Any] | None:
    """What a text says; None where it is no TOML."""
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _change_keys(path: Path, document: TOMLDocument, said: object, keys: dict[str, str]) -> dict[str, Any]:
    """Give commands these keys, and return all that the table says then.

    Raises:
        NotUnderstood: what is there is no table.
    """
    import tomlkit  # noqa: PLC0415

    table = document.setdefault("keys", tomlkit.table())
    if not isinstance(said, dict) or not isinstance(table, MutableMapping):
        raise NotUnderstood(f"In {path.name}, {_TAKES_KEYS}")
    now = dict(said)
    for command, one in keys.items():
        listed = one.split(",")
        if one:
            table[command] = now[command] = one if one == "," or len(listed) == 1 else listed
        elif command in now:
            del table[command], now[command]
    return now


def _in_lines_of(before: str, after: str) -> str:
    """A text with the line ends of the one that it comes from."""
    return after.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in before else after


def _above_the_first_table(text: str, value: str, name: str, said: dict[str, Any]) -> str:
    """The text with a new line above the first table and the comment on that; empty where that would say otherwise."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True) if text.isascii() else [f"{line}\n" for line in text.split("\n")[:-1]]
    table = next((index for index, line in enumerate(lines) if line.lstrip().startswith("[")), None)
    if table is None or not text.endswith("\n"):
        return ""
    at = table
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    if at and not lines[at - 1].strip():
        at -= 1  # right beneath the settings that are there
    gap = "" if lines[at].strip() == "" else end
    after = "".join([*lines[:at], f"{name} = {value}{end}{gap}", *lines[at:]])
    return after if _said(after) == said else ""
