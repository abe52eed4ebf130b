"""A person's own keys for commands, checked: Textual drops a binding in silence when another takes its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.binding import Binding, InvalidBinding

from careerjournal.settings import Loaded

if TYPE_CHECKING:
    from textual.dom import DOMNode

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

_TYPES_NOTHING: Final = re.compile(r"(?:escape|(?:ctrl|alt|super|hyper|meta)\+.+|f\d+)")


def _screens() -> tuple[type[DOMNode], ...]:
    """The screens, and the view, that have commands of their own; loaded only where somebody has keys of their own."""
    from careerjournal.tui.conversations.afterwards import AfterwardsScreen  # noqa: PLC0415
    from careerjournal.tui.conversations.brief import BriefScreen  # noqa: PLC0415
    from careerjournal.tui.conversations.prepare import ConversationScreen  # noqa: PLC0415
    from careerjournal.tui.conversations.room import RoomScreen  # noqa: PLC0415
    from careerjournal.tui.desk.desk import DeskScreen  # noqa: PLC0415
    from careerjournal.tui.lattice.view import LatticeView  # noqa: PLC0415
    from careerjournal.tui.lattice.what_if import WhatIfScreen  # noqa: PLC0415
    from careerjournal.tui.sharing.screen import ShareScreen  # noqa: PLC0415
    from careerjournal.tui.writing.edit import EditScreen  # noqa: PLC0415

    written_on = EditScreen, ConversationScreen, BriefScreen, RoomScreen, AfterwardsScreen, ShareScreen
    return DeskScreen, LatticeView, WhatIfScreen, *written_on


class Known(NamedTuple):
    """A command that can be given another key."""

    name: str
    binding: Binding
    screens: frozenset[str]
    """Where it can be asked for."""
    typed_over: bool
    """Whether it can be asked for while somebody writes."""


def known_commands() -> dict[str, Known]:
    """Every command that can be given another key, by its name."""
    from careerjournal.tui.app import CareerJournal  # noqa: PLC0415 - this module checks what that one declares

    screens = _screens()
    everywhere = frozenset(screen.__name__ for screen in screens)
    known = [Known(one.id or "", one, everywhere, one.priority) for one in _bindings(CareerJournal.BINDINGS)]
    for screen in screens:
        own = [key for one in _bindings(screen.BINDINGS) for key in _named(one.key)]
        # Where a screen's own keys are letters, there is a place on it where nobody writes.
        writes = hasattr(screen, "flush") and all(_TYPES_NOTHING.fullmatch(key) for key in own)
        known += [
            Known(one.id or "", one, frozenset({screen.__name__}), one.priority or writes)
            for one in _bindings(screen.BINDINGS)
        ]
    return {command.name: command for command in known}


def _bindings(declared: Iterable[object]) -> Iterator[Binding]:
    return (binding for binding in declared if isinstance(binding, Binding) and binding.id)


def checked(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, and a sentence for each that cannot."""
    if not keys:
        return {}, []
    known = known_commands()
    problems = [
        f"In the settings, there is no command “{name[:40]}” to give a key." for name in keys if name not in known
    ]
    good: dict[str, str] = {}
    for name, key in keys.items():
        if name in known:
            reason = _unfit(known[name], key)
            if reason:
                problems.append(_refusal(name, key, reason))
            else:
                good[name] = key
    # Two commands may change keys with one another; so a clash is looked for only once all have theirs, and again
    # once one of them has gone back to its usual key.
    while clash := _clash(good, known):
        name, other = clash
        problems.append(_refusal(name, good.pop(name), f"{other} has it"))
    return good, problems


def with_own_keys(loaded: Loaded) -> Loaded:
    """The settings with those of their keys that can be used, and a sentence more for each that cannot."""
    good, problems = checked(loaded.settings.keys)
    return Loaded(loaded.settings._replace(keys=good), [*loaded.problems, *problems])


def _refusal(name: str, key: str, reason: str) -> str:
    return f"In the settings, “{key[:20]}” cannot be the key for {name}: {reason}."


def _unfit(command: Known, key: str) -> str:
    """Why a command can never have a key; empty where it can."""
    try:
        wanted = _named(key)
    except InvalidBinding:
        return "it names no key"
    if wanted & MOVING:
        return "lists and fields have it"
    if command.typed_over and not all(_TYPES_NOTHING.fullmatch(one) for one in wanted):
        return "it works while you write too, so it takes one with ctrl or alt, or f1 to f12"
    return ""


def _clash(good: Mapping[str, str], known: Mapping[str, Known]) -> tuple[str, str] | None:
    """The last command given a key that another has where both can be asked for, and that other one."""
    has = {name: _named(good.get(name, command.binding.key)) for name, command in known.items()}
    for name in reversed(list(good)):
        for other, command in known.items():
            if other != name and command.screens & known[name].screens and has[name] & has[other]:
                return name, other
    return None


def _named(keys: str) -> set[str]:
    """Keys by the names that Textual knows them by: ``?`` and ``question_mark`` are one."""
    return {single.key for single in Binding.make_bindings([Binding(keys, "")])}
