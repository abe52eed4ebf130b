"""The settings: how the program looks, when it locks and which keys it listens to. Nothing private is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from careerjournal.tui.themes import DEFAULT_DARK


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
    """Whether all but the focused paragraph is blurred from the start; `F9` changes it."""
    keys: dict[str, str] = {}
    """Other keys for commands, by the command's name."""


class Loaded(NamedTuple):
    """The settings, and a sentence for each line that could not be used."""

    settings: Settings
    problems: list[str]


def load(path: Path) -> Loaded:
    """Read the settings; what cannot be used is left at its default and said, and never stops the program."""
    import tomllib  # noqa: PLC0415 - most people have no settings file, and the first frame is waiting

    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Loaded(Settings(), [])
    except UnicodeDecodeError:
        return Loaded(Settings(), ["The settings are not text in UTF-8, and the usual ones hold."])
    except (OSError, ValueError, RecursionError) as error:  # what TOML cannot say, or says too deep or too long
        return Loaded(Settings(), [f"The settings could not be read and the usual ones hold: {error}."])
    problems: list[str] = []
    good: dict[str, Any] = {}
    for name, value in said.items():
        problem = _problem(name, value)
        if problem:
            problems.append(f"In the settings, {problem}")
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
        case "keys" if not (isinstance(value, dict) and all(isinstance(key, str) for key in value.values())):
            return 'keys takes lines like new = "a".'
        case "theme" | "lock_after" | "clipboard" | "nudges" | "private" | "keys":
            return ""
        case _:
            return f"there is no “{name[:40]}”."


def remember(path: Path, name: str, value: str | bool) -> None:
    """Write one setting into the file, leaving every other line as it is.

    Args:
        path: the file; it is made where there is none.
        name: the setting's name.
        value: what it is to say.

    Raises:
        OSError: the file cannot be read or written.
        UnicodeDecodeError: it is not text.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    # A top-level key has to stand before the first table.
    end = next((index for index, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    kept = [line for line in lines[:end] if line.split("=")[0].strip(" \t\"'") != name]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_text("\n".join([*kept, f"{name} = {_toml(value)}", *lines[end:], ""]), "utf-8")


def _toml(value: str | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
