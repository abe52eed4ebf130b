"""Commands: what a key does, declared once. Binding, palette, footer, help and hints all come from the declaration.

Which key a command has is asked by its name, for a person can give it another: `key_for`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, runtime_checkable

from textual.binding import Binding, InvalidBinding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

if TYPE_CHECKING:
    from textual.dom import DOMNode

FIXED: Final = {
    "enter": "opens what is highlighted, and takes what was typed, in every list and field",
    "tab": "goes to the next thing on every screen",
    "shift+tab": "goes to the thing before on every screen",
    "pageup": "scrolls whatever scrolls",
    "pagedown": "scrolls whatever scrolls",
}
"""Keys that no command can be given, each with the reason. Only these are spelled where they are spoken of."""

MOVING: Final = {
    "next-line": "j",
    "line-before": "k",
    "first-line": "g,home",
    "last-line": "G,end",
    "move-down": "down",
    "move-up": "up",
    "move-left": "left",
    "move-right": "right",
}
"""The commands that walk lists, pages and drawings, wherever there is one, with their keys."""

DECLARED: Final[dict[str, str]] = dict(MOVING)
"""The keys that each command has unless a person gives it others, by its name; filled as screens are loaded."""


class Below(NamedTuple):
    """How a command keeps its place among the keys at the bottom where not all of them have room."""

    rank: int = 0
    """What has a higher one stays longer; of the same, what comes first."""
    short: str = ""
    """What it says there, in fewer words; empty where it has none."""


LEAVES: Final = 9
"""The rank of what escape does: there is no other way back for somebody who has a mouse alone."""

BELOW: Final[dict[str, Below]] = {}
"""What was declared of commands about their place at the bottom, by their names; of most there is nothing to say."""

ALSO: Final[dict[str, str]] = {}
"""Words that people look for a command by and that stand nowhere in it, by its name; filled as screens are loaded."""

_ALIASES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
"""Names of keys that people write, by Textual's."""

_PRINTED: Final = {
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "space": "space",
    "delete": "del",
    "pageup": "pgup",
    "pagedown": "pgdn",
}
_NAMES: Final = frozenset(key.value for key in Keys if key.value.isalnum())
_MODIFIERS: Final = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})


@runtime_checkable
class HasOwnKeys(Protocol):
    """An app in which a person's own keys hold."""

    own_keys: Mapping[str, str]
    """Keys by the name of their command, as `normal` names them, with commas between several."""


def command(
    key: str,
    action: str,
    label: str,
    says: str,
    *,
    name: str = "",
    footer: bool = True,
    below: Below | None = None,
    anywhere: bool = False,
    also: str = "",
) -> Binding:
    """Declare a command.

    Args:
        key: the key or keys, with commas; a person can put another in its place by the command's name.
        action: the Textual action it runs.
        label: one or two words for the footer and the palette.
        says: a sentence for help and the tooltip, which names no key; empty for what neither needs to name.
        name: what settings call it; the action's name where it is not given.
        footer: whether it earns a place among the keys at the bottom.
        below: how it keeps that place where not all of them have room.
        anywhere: whether it also works in a field and beneath a sheet; its key must type nothing.
        also: words that it is looked for by, as other programs call it, with spaces between; they are never shown.

    Raises:
        ValueError: another command of this name has another key.
    """
    name = name or _name(action)
    if _first(DECLARED.setdefault(name, key)) != _first(key):
        raise ValueError(f"{name} has two keys: {DECLARED[name]} and {key}")
    if below is not None:
        BELOW[name] = below
    if also:
        ALSO[name] = " ".join(dict.fromkeys(f"{ALSO.get(name, '')} {also}".split()))
    return Binding(key, action, label, show=footer, tooltip=says, id=name, priority=anywhere)


def place_below(binding: Binding) -> Below:
    """How a command keeps its place among the keys at the bottom; what escape does stays longest, whatever its key."""
    below = BELOW.get(binding.id or "", Below())
    leaves = _first(DECLARED.get(binding.id or "", binding.key)) == "escape"
    return below._replace(rank=LEAVES) if leaves else below


def moves(down: str, up: str, first: str = "", last: str = "") -> list[Binding]:
    """Declare the letters that walk a list, a page or a drawing, each with the action that it runs there, if any."""
    ways = (
        (down, "down", "next-line"),
        (up, "up", "line-before"),
        (first, "first", "first-line"),
        (last, "last", "last-line"),
    )
    return [command(MOVING[name], action, label, "", name=name, footer=False) for action, label, name in ways if action]


def arrows(down: str, up: str, left: str = "", right: str = "") -> list[Binding]:
    """Declare the arrows that walk what `moves` walks, those to the sides only where they have an action."""
    there = {"down": down, "up": up, "left": left, "right": right}
    return [command(key, action, key, "", name=f"move-{key}", footer=False) for key, action in there.items() if action]


def folds(*, below: Collection[str] = ("fold-year", "fold-all")) -> list[Binding]:
    """Declare what folds long lists, a part or all; ``below`` says which of the two stand among the keys below."""
    says = "In the Journal, among the months, on the line of time and among patterns: fold"
    one = f"{says} this year, or what is long, to a line, or open it again."
    every = f"{says} all of them to a line each, or open them all."
    return [
        command("z", "fold", "fold", one, name="fold-year", footer="fold-year" in below),
        command("a", "fold_all", "all years", every, name="fold-all", footer="fold-all" in below),
    ]


def _name(action: str) -> str:
    """A command's name from its action: ``set_state('done')`` is ``set-state``."""
    return action.partition("(")[0].rpartition(".")[2].replace("_", "-")


def key_for(node: DOMNode, name: str) -> str:
    """Return the key of a command that is in force, as people read it: ``ctrl+p``, ``?``, ``esc``; or the first one.

    Args:
        node: any node of the app whose keys are meant.
        name: the command's name.

    Raises:
        KeyError: no screen that is loaded declares such a command.
    """
    app = node.app
    own = app.own_keys.get(name) if isinstance(app, HasOwnKeys) else None
    return printed(_first(own or DECLARED[name]))


def keys_between(node: DOMNode, names: Iterable[str]) -> str:
    """The keys of commands that belong together, as people read them: ``1–8``; ``1 a 3`` where they are no row."""
    keys = [key_for(node, name) for name in names]
    codes = [ord(key) for key in keys if len(key) == 1]
    in_a_row = len(keys) > 2 and codes == [*range(codes[0], codes[0] + len(keys))] if codes else False
    return f"{keys[0]}–{keys[-1]}" if in_a_row else " ".join(keys)


def printed(key: str) -> str:
    """A key as people read it, from the name that Textual knows it by: ``question_mark`` is ``?``."""
    *modifiers, base = key.split("+")
    character = None if base in _PRINTED or len(base) == 1 else _character(base)
    shown = _PRINTED.get(base) or (character if character and character.isprintable() else base)
    return "+".join([*modifiers, shown])


def spelled(key: str) -> str:
    """A key as settings have it: as people read it where `normal` reads that as this key again, else by its name."""
    with suppress(InvalidBinding):
        if normal(shown := printed(key)) == [key] and shown != ",":
            return shown
    return key


def normal(keys: str) -> list[str]:
    """Return the keys that a person wrote, with commas between several, by the names that Textual knows them by.

    ``?`` and ``question_mark`` are one key, as are ``esc`` and ``escape``, ``F9`` and ``f9``, ``shift+n`` and ``N``.
    A letter of any alphabet is one, however its accents are written. A comma alone is the comma.

    Raises:
        InvalidBinding: one of them names no key.
    """
    return ["comma"] if keys.strip() == "," else [_normal(key) for key in keys.split(",")]


def _normal(key: str) -> str:
    before, plus, base = unicodedata.normalize("NFC", key.strip()).rpartition("+")
    if not base and plus and (not before or before.endswith("+")):  # the plus itself
        before, base = before.removesuffix("+"), "plus"
    modifiers = set(before.lower().split("+")) if before else set()
    if not modifiers <= _MODIFIERS:
        raise InvalidBinding(f"no key: {key}")
    if len(base) > 1:
        base = base.lower().replace(" ", "_").replace("-", "_")
        base = _ALIASES.get(base, base)
    elif modifiers == {"shift"} and base.upper() != base and len(base.upper()) == 1:
        modifiers, base = set(), base.upper()
    elif "ctrl" in modifiers:
        base = base.lower()
    if not (base in _NAMES or _is_character(base)):
        raise InvalidBinding(f"no key: {key}")
    [named] = Binding.make_bindings([Binding(base if base != "," else "comma", "")])
    return "+".join([*sorted(modifiers), named.key])


def _character(base: str) -> str | None:
    return key_to_character(REPLACED_KEYS.get(base, base))


def _is_character(base: str) -> bool:
    """Whether a key is one that types a character, by itself or by its name."""
    character = _character(base) if base else None
    if character is None or len(character) > 1:
        return False
    category = unicodedata.category(character)
    pictured = category == "So" and ord(character) > 0xFF  # “banana” is a character's name, and on no keyboard
    return character.isprintable() and not category.startswith(("M", "Z")) and not pictured


def _first(keys: str) -> str:
    return keys.split(",", maxsplit=1)[0].strip()
