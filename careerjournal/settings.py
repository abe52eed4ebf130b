"""The settings: how the program looks, when it locks and which keys it listens to. Nothing private is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from careerjournal.text_files import (
    BYTE_ORDER_MARK,
    NotUtf8,
    Unreadable,
    opened,
    read_at_most,
    read_text,
    replace_privately,
)
from careerjournal.themes import DEFAULT_DARK

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


class Loaded(NamedTuple):
    """The settings, and a sentence for each line that could not be used."""

    settings: Settings
    problems: list[str]


def load(path: Path) -> Loaded:
    """Read the settings; what cannot be used is left at its default and said, and never stops the program."""
    import tomllib  # noqa: PLC0415 - most people have no settings file, and the first frame is waiting

    try:
        said = tomllib.loads(read_text(path, MOST))
    except FileNotFoundError:
        return Loaded(Settings(), [])
    except NotUtf8:
        return Loaded(Settings(), ["The settings are not text in UTF-8, and the usual ones hold."])
    except (Unreadable, ValueError, RecursionError) as error:  # what TOML cannot say, or says too deep or too long
        return Loaded(Settings(), [f"The settings could not be read and the usual ones hold: {error}."])
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
    return Loaded(Settings(**good), problems)


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


def remember(path: Path, name: str, value: str | bool) -> None:
    """Write one setting into the file, leaving every other line as it is. Only its owner can read it afterwards.

    Args:
        path: the file; it is made where there is none.
        name: the setting's name.
        value: what it is to say.

    Raises:
        OSError: the file cannot be read or written.
        ValueError: it is not text, or says things between which this one cannot be put.
    """
    try:
        with opened(path, pipes=False) as file:
            before = read_at_most(file, MOST).decode("utf-8")
    except FileNotFoundError:
        before = ""
    except Unreadable as error:
        raise ValueError(str(error)) from error
    mark, text = (BYTE_ORDER_MARK, before[1:]) if before.startswith(BYTE_ORDER_MARK) else ("", before)
    after = _with(text, f"{name} = {_toml(value)}", name)
    _expect_only(text, after, name, value)
    replace_privately(path, (mark + after).encode())


def _with(text: str, line: str, name: str) -> str:
    """The text with a line instead of that of the same name, or before the first table, where it has to stand."""
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    if lines[-1]:
        lines.append("")  # the last line had no end
        lines[-2] += end_of_line.rstrip("\n")
    last = next((index for index, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines) - 1)
    there = [index for index, line in enumerate(lines[:last]) if line.split("=")[0].strip(" \t\"'") == name]
    at = there[0] if there else last
    kept = [one for index, one in enumerate(lines) if index not in there]
    return "\n".join([*kept[:at], line + end_of_line.rstrip("\n"), *kept[at:]])


def _expect_only(before: str, after: str, name: str, value: str | bool) -> None:
    """Make sure that nothing else has changed, where a text of several lines looks like a setting.

    Raises:
        ValueError: something has.
    """
    import tomllib  # noqa: PLC0415

    try:
        said = tomllib.loads(before)
    except (ValueError, RecursionError):
        return  # a person's own slip, which is said when the settings are read
    if tomllib.loads(after) != {**said, name: value}:
        raise ValueError(f"{name} cannot be written between the other lines")


def _toml(value: str | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
