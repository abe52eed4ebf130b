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
from textual.widget import Widget
from textual.widgets import Input, TextArea

from careerjournal import tui
from careerjournal.settings import Loaded
from careerjournal.tui.commands import FIXED, MOVING, normal, printed

_TYPES_NOTHING: Final = re.compile(r"(?:escape|(?:ctrl|alt|super|hyper|meta)\+.+|(?:shift\+)?f\d+)")
_IN_FIELDS: Final = frozenset({*FIXED, "up", "down"})
"""Keys that type nothing and that some fields use themselves."""
_SENT_AS: Final = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that have no code of their own in a terminal, each with the one that arrives in its place."""
_NEVER_SENT: Final = re.compile(
    r"ctrl\+(?:[0-9]|plus|minus|comma|full_stop|slash|colon|semicolon|equals_sign|question_mark|exclamation_mark"
    r"|asterisk|number_sign|apostrophe|quotation_mark|less_than_sign|greater_than_sign|left_parenthesis"
    r"|right_parenthesis)"
)
"""Digits and signs that have no code with ctrl in a terminal."""
_IN_SETTINGS: Final = "In the settings, "
_ONLY_ON_UNIX: Final = "careerjournal.tui.shell.driver"
"""The one module that cannot be loaded everywhere; it has no commands."""

PLACES: Final = {
    "app": "Everywhere",
    "desk": "On the main screen",
    "today": "Today",
    "entry": "Beside an entry",
    "walking": "Walking lists, pages and drawings",
    "lattice": "The lattice",
    "line_of_time": "Misses and successes on one line of time",
    "patterns": "Patterns",
    "conversations": "Conversations",
    "year_review": "A year in one sitting",
    "writing": "While you write",
    "text": "In a text",
    "widgets": "In fields",
    "sharing": "Sharing",
    "exchange": "What comes in and goes out",
    "sheets": "In small windows",
    "settings": "In the settings",
    "shell": "In help, and when leaving",
    "unlock": "Before the journal is open",
}
"""Where commands are asked for, by the room that declares them."""


class Known(NamedTuple):
    """A command that can be given another key."""

    name: str
    keys: frozenset[str]
    """Those that it has unless a person gives it others, by Textual's names."""
    places: frozenset[str]
    """Where it can be asked for."""
    typed_over: bool
    """Whether it can be asked for while somebody writes."""
    edits: bool
    """Whether it edits a text: it belongs to a field, and is asked for wherever such a field is."""
    label: str = ""
    """What it does, in a word or two."""
    says: str = ""
    """A sentence about that, where it has one."""
    room: str = ""
    """The part of the terminal program that declares it first: ``desk``, ``lattice``."""


@cache
def known_commands() -> dict[str, Known]:
    """Every command that can be given another key, by its name; loads every screen there is."""
    declared = [(owner, one) for owner in owners() for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding)]
    everywhere = frozenset(owner.__name__ for owner, _ in declared if issubclass(owner, Screen))
    known: dict[str, Known] = {}
    for owner, one in declared:
        if one.id:
            anywhere = issubclass(owner, App) or one.id in MOVING
            edits = issubclass(owner, Input | TextArea)
            new = Known(
                one.id,
                frozenset(normal(one.key)),
                everywhere if anywhere else _with_field(owner) if edits else frozenset({owner.__name__}),
                # What an app offers at the bottom of every screen is there where somebody writes, too.
                one.priority or (_is_typed_over(owner) if not anywhere else issubclass(owner, App) and one.show),
                edits,
                one.description,
                one.tooltip,
                owner.__module__.removeprefix(f"{tui.__name__}.").partition(".")[0],
            )
            old = known.get(one.id, new)
            known[one.id] = Known(
                one.id,
                old.keys | new.keys,
                old.places | new.places,
                old.typed_over or new.typed_over,
                old.edits and new.edits,
                old.label or new.label,
                old.says or new.says,
                # What every small window has is no command of the first of them alone.
                new.room if new.room == "sheets" else old.room,
            )
    return known


def place_of(known: Known) -> str:
    """The heading that a command stands under."""
    return PLACES["walking" if known.name in MOVING else "text" if known.edits else known.room]


def _with_field(field: type[DOMNode]) -> frozenset[str]:
    """What can have the focus in a field of a kind, or shows one: the field, its own kinds, and screens."""
    return frozenset(
        owner.__name__
        for owner in owners()
        if issubclass(owner, field) or (issubclass(owner, Screen) and field in _parts(owner))
    )


@cache
def _parts(owner: type[DOMNode]) -> frozenset[type[DOMNode]]:
    """The widgets that a screen or a widget is made of, and those that these are made of: what its module names."""
    found: set[type[DOMNode]] = set()
    ahead: list[type[DOMNode]] = [owner]
    while ahead:
        for one in vars(import_module(ahead.pop().__module__)).values():
            ours = isinstance(one, type) and issubclass(one, Widget) and one.__module__.startswith(tui.__name__)
            if ours and one not in found and not issubclass(one, Screen):
                found.update(each for each in one.__mro__ if issubclass(each, Widget))
                ahead.append(one)
    return frozenset(found)


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
    problems = [f"{_IN_SETTINGS}there is no command “{name[:40]}” to give a key." for name in keys if name not in known]
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


def refused(own: Mapping[str, str], name: str, key: str = "") -> str:
    """Why a command cannot be given a key beside those that others have by now, in the sentence that settings get.

    Args:
        own: the keys that hold, by the name of their command.
        name: the command's.
        key: the new key; empty for the one that it has unless a person gives it others.

    Returns:
        The sentence; empty where it can have it.
    """
    others = {other: theirs for other, theirs in own.items() if other != name}
    # Of two that clash, it is the last that has to give way.
    _, problems = checked({**others, name: key} if key else others)
    if not problems:
        return ""
    if key:
        return problems[-1].removeprefix(_IN_SETTINGS)
    good, _ = checked(others)
    there = next(other for other in others if other not in good)
    return f"{name} cannot have its own key again: {there} has it."


def with_own_keys(loaded: Loaded) -> Loaded:
    """The settings with those of their keys that can be used, and a sentence more for each that cannot."""
    good, problems = checked(loaded.settings.keys)
    return Loaded(loaded.settings._replace(keys=good), [*loaded.problems, *problems])


def _refusal(name: str, key: str, reason: str) -> str:
    return f"{_IN_SETTINGS}“{key[:20]}” cannot be the key for {name}: {reason}."


def _unfit(command: Known, key: str) -> str:
    """Why a command can never have a key; empty where it can."""
    try:
        wanted = set(normal(key))
    except InvalidBinding:
        return "it names no key"
    if sent := next((_SENT_AS[one] for one in wanted if one in _SENT_AS), ""):
        return f"a terminal sends it as {printed(sent)}"
    if any(_NEVER_SENT.fullmatch(one) for one in wanted):
        return "an ordinary terminal cannot send it"
    if wanted & FIXED.keys():
        return "lists and fields have it"
    if command.typed_over and not all(_TYPES_NOTHING.fullmatch(one) for one in wanted):
        return "it works while you write too, so it takes one with ctrl or alt, or f1 to f12"
    return ""


def _clash(good: Mapping[str, str], known: Mapping[str, Known]) -> tuple[str, str] | None:
    """The last command given a key that another has where both can be asked for, and that other one.

    Two that share a key to begin with are never there to be asked for at the same moment; nor is what has a key of a
    list's to begin with, as in a field above it; and what walks a list does so where no text is edited.
    """
    lists = frozenset[str]().union(*(known[name].keys for name in MOVING))
    has = {name: set(good[name].split(",")) if name in good else command.keys for name, command in known.items()}
    for name in reversed(list(good)):
        here = known[name]
        for other, command in known.items():
            alike = command.keys & (here.keys | lists if name in MOVING else here.keys)
            alike |= here.keys & lists if other in MOVING else frozenset()
            alike |= frozenset({""}) if {name, other} & MOVING.keys() and here.edits | command.edits else frozenset()
            apart = other == name or alike or not command.places & here.places
            if has[name] & has[other] and not apart:
                return name, other
    return None
