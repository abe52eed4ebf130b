"""A person's own keys for commands, checked: Textual drops a binding in silence when another takes its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Final, NamedTuple

from textual.app import App
from textual.binding import Binding, InvalidBinding
from textual.dom import DOMNode
from textual.screen import Screen

from careerjournal import tui
from careerjournal.settings import Loaded
from careerjournal.tui.commands import FIXED, MOVING, normal

_TYPES_NOTHING: Final = re.compile(r"(?:escape|(?:ctrl|alt|super|hyper|meta)\+.+|(?:shift\+)?f\d+)")
_IN_FIELDS: Final = frozenset({*FIXED, "up", "down"})
"""Keys that type nothing and that some fields use themselves."""
_ONLY_ON_UNIX: Final = "careerjournal.tui.shell.driver"
"""The one module that cannot be loaded everywhere; it has no commands."""


class Known(NamedTuple):
    """A command that can be given another key."""

    name: str
    keys: frozenset[str]
    """Those that it has unless a person gives it others, by Textual's names."""
    places: frozenset[str]
    """Where it can be asked for."""
    typed_over: bool
    """Whether it can be asked for while somebody writes."""


@cache
def known_commands() -> dict[str, Known]:
    """Every command that can be given another key, by its name; loads every screen there is."""
    declared = [(owner, one) for owner in owners() for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding)]
    everywhere = frozenset(owner.__name__ for owner, _ in declared if issubclass(owner, Screen))
    known: dict[str, Known] = {}
    for owner, one in declared:
        if one.id:
            anywhere = issubclass(owner, App) or one.id in MOVING
            new = Known(
                one.id,
                frozenset(normal(one.key)),
                everywhere if anywhere else frozenset({owner.__name__}),
                one.priority or (not anywhere and _is_typed_over(owner)),
            )
            old = known.get(one.id, new)
            known[one.id] = Known(
                one.id, old.keys | new.keys, old.places | new.places, old.typed_over or new.typed_over
            )
    return known


def owners() -> Iterator[type[DOMNode]]:
    """The screens and widgets that declare commands."""
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        if module.name not in (_ONLY_ON_UNIX, __name__):
            for one in vars(import_module(module.name)).values():
                ours = isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name
                if ours and one.__dict__.get("BINDINGS"):
                    yield one


def _is_typed_over(owner: type[DOMNode]) -> bool:
    """Whether commands are asked for while somebody writes: where none of them has a key that types something."""
    named = [one for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding) and one.id]
    return all(_TYPES_NOTHING.fullmatch(key) or key in _IN_FIELDS for one in named for key in normal(one.key))


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
                good[name] = ",".join(normal(key))
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
        wanted = set(normal(key))
    except InvalidBinding:
        return "it names no key"
    if wanted & FIXED.keys():
        return "lists and fields have it"
    if command.typed_over and not all(_TYPES_NOTHING.fullmatch(one) for one in wanted):
        return "it works while you write too, so it takes one with ctrl or alt, or f1 to f12"
    return ""


def _clash(good: Mapping[str, str], known: Mapping[str, Known]) -> tuple[str, str] | None:
    """The last command given a key that another has where both can be asked for, and that other one.

    Two that share a key to begin with are never there to be asked for at the same moment; nor is what has a key of a
    list's to begin with, as in a field above it.
    """
    lists = frozenset[str]().union(*(known[name].keys for name in MOVING))
    has = {name: set(good[name].split(",")) if name in good else command.keys for name, command in known.items()}
    for name in reversed(list(good)):
        here = known[name]
        for other, command in known.items():
            alike = command.keys & (here.keys | lists if name in MOVING else here.keys)
            alike |= here.keys & lists if other in MOVING else frozenset()
            apart = other == name or alike or not command.places & here.places
            if has[name] & has[other] and not apart:
                return name, other
    return None
