"""A person's own keys for commands, checked: Textual drops a binding in silence when another takes its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from textual.binding import Binding, InvalidBinding

MOVING: Final = frozenset(
    {
        "j",
        "k",
        "g",
        "G",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "enter",
        "tab",
        "shift+tab",
    }
)
"""Keys that lists, pages and fields take before any command could."""

_TYPES_NOTHING: Final = re.compile(r"(?:ctrl|alt|super|hyper|meta)\+.+|f\d+")


def known_commands() -> dict[str, Binding]:
    """Every command that can be given another key."""
    from careerjournal.tui.app import CareerJournal  # noqa: PLC0415 - this module checks what that one declares
    from careerjournal.tui.screens.desk import DeskScreen  # noqa: PLC0415

    return {binding.id or "": binding for binding in _bindings((*CareerJournal.BINDINGS, *DeskScreen.BINDINGS))}


def _bindings(declared: tuple[object, ...]) -> Iterator[Binding]:
    return (binding for binding in declared if isinstance(binding, Binding) and binding.id)


def checked(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, and a sentence for each that cannot."""
    if not keys:
        return {}, []
    known = known_commands()
    has = {name: binding.key for name, binding in known.items()}
    good: dict[str, str] = {}
    problems: list[str] = []
    for name, key in keys.items():
        if name not in known:
            problems.append(f"In the settings, there is no command “{name[:40]}” to give a key.")
            continue
        reason = _reason(known[name], key, has)
        if reason:
            problems.append(f"In the settings, “{key[:20]}” cannot be the key for {name}: {reason}.")
        else:
            good[name] = has[name] = key
    return good, problems


def _reason(command: Binding, key: str, has: Mapping[str, str]) -> str:
    """Why a command cannot have a key; empty where it can."""
    try:
        wanted = _named(key)
    except InvalidBinding:
        return "it names no key"
    if wanted & MOVING:
        return "lists and fields have it"
    if command.priority and not all(_TYPES_NOTHING.fullmatch(one) for one in wanted):
        return "it works while you write too, so it takes one with ctrl or alt, or f1 to f12"
    taken = next((other for other, keys in has.items() if other != command.id and wanted & _named(keys)), "")
    return taken and f"{taken} has it"


def _named(keys: str) -> set[str]:
    """Keys by the names that Textual knows them by: ``?`` and ``question_mark`` are one."""
    return {single.key for single in Binding.make_bindings([Binding(keys, "")])}
