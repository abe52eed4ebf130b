"""Help for where I am: what can be done here and with which key, from the commands' own declarations."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from careerjournal.tui.commands import MOVING, command, key_for, keys_between, printed
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.sections.place import HasPlace
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import BENEATH, KEY, pressing, with_keys

_ARROWS: Final = ("↓", "↑", "←", "→")

_FAMILIES: Final = {
    "go": ("sections", "Go to a section."),
    "place": ("places", "Go to the meeting, a step, my questions, or what to raise again."),
    "note": ("notes", "Take notes on a step."),
}
"""Commands that differ only in where they go, by how their names begin before a digit: a line for all of them."""
_WITH_MOUSE: Final = (
    "A click on any key does what it does, here and on every screen; one on a tag or a name shows what has it, and one "
    "beside a sheet closes it. The wheel scrolls what is under the pointer. Draw over a text to select it; "
    "{copy-selected} copies it."
)
_SHORT: Final = 8
"""Cells that the keys of a family may take in its line; where they are longer, each has a line of its own."""


class _Row(NamedTuple):
    """A command, or a family of them."""

    key: str
    label: str
    says: str
    names: Mapping[str, str]
    """The name of the command of each key that is spelled there."""

    @property
    def shown(self) -> Content:
        """Its keys, to be clicked: help closes, and it is done on the screen beneath."""
        parts = re.split("([– ])", self.key) if len(self.names) > 1 else [self.key]
        return Content.assemble(*(self._beneath(one) if one in self.names else plain(one, KEY) for one in parts))

    def _beneath(self, key: str) -> Content:
        return pressing(self.names[key], key, KEY).stylize(Style.from_meta({BENEATH: True}))


class KeyTable(Widget):
    """Keys, names and sentences in columns; where it is narrow, each sentence stands beneath its name.

    Args:
        rows: one a command.
    """

    SENTENCE = 30
    """Cells that a column of sentences needs."""

    def __init__(self, rows: list[_Row]) -> None:
        super().__init__(classes="words")
        self._rows = rows
        self._keys = max((cell_len(row.key) for row in rows), default=0)
        self._labels = max((cell_len(row.label) for row in rows), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it comes to."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The table."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        before = self._keys + self._labels + 5
        beside = width - before >= self.SENTENCE
        indent = before if beside else self._keys + 2
        lines = []
        for row in self._rows:
            first, *more = textwrap.wrap(row.says, max(1, width - indent))
            named = Content.assemble(" " * (self._keys - cell_len(row.key)), row.shown, "  ", row.label)
            if beside:
                gap = " " * (self._labels - len(row.label) + 3)
                lines.append(Content.assemble(named, gap, (first, "$muted")))
            else:
                lines += [named, plain(" " * indent + first, "$muted")]
            lines += [plain(" " * indent + line, "$muted") for line in more]
        return lines


class HelpScreen(Sheet[None]):
    """The keys of a screen, each with its sentence."""

    OWN_WORDS = True
    BINDINGS = [
        command("question_mark,f1", "leave", "close", "", name="help", footer=False),
        command("q", "leave", "close", "", name="close-help", footer=False),
        Binding("enter", "leave", "Close", show=False),
    ]

    heading = plain("Here you can", "bold $ink")
    hints = (("leave", "closes this"),)
    extent = ""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._of = screen

    def body(self) -> ComposeResult:
        """Key, name and sentence, a line each."""
        here, in_text = self._keys()
        yield KeyTable(here)
        if in_text:
            yield Static(plain("In the text"), classes="heading")
            yield KeyTable(in_text)
        yield Static(plain("Moving about"), classes="heading")
        yield Static(plain(self._moving()), classes="words")
        if isinstance(self._of, HasPlace):
            yield Static(plain("Signs"), classes="heading")
            yield Static(plain(_signs()), classes="words")
        yield Static(plain("With the mouse"), classes="heading")
        yield Static(with_keys(self, _WITH_MOUSE).content, classes="words")

    def _moving(self) -> str:
        j, k, g, end, *arrows = (key_for(self, name) for name in MOVING)
        sides = "Arrows" if arrows == list(_ARROWS) else " ".join(arrows)
        return (
            f"{sides}, {j} and {k}, {g} and {end}, page keys and the mouse move in every list and page. tab goes to "
            "the next thing, enter opens it. [[setback 3]] in a text points at another entry."
        )

    def _keys(self) -> tuple[list[_Row], list[_Row]]:
        """Those of the screen, and those that edit the text that one is in."""
        rows: dict[str, _Row] = {}
        editing: dict[str, _Row] = {}
        for node, binding, enabled, tooltip in self._of.active_bindings.values():
            if enabled and tooltip and binding.id:
                told = editing if isinstance(node, Input | TextArea) else rows
                key = printed(binding.key)
                told.setdefault(binding.id, _Row(key, binding.description, tooltip, {key: binding.id}))
        return list(self._in_families(rows)), list(editing.values())

    def _in_families(self, rows: dict[str, _Row]) -> Iterator[_Row]:
        """The rows, with one for a family where its keys are short enough."""
        told = set[str]()
        for name, row in rows.items():
            family, _, which = name.partition("-")
            if family in _FAMILIES and which.isdigit():
                names = [one for one in rows if re.fullmatch(rf"{family}-\d", one)]
                keys = keys_between(self, names)
                if cell_len(keys) <= _SHORT:
                    if family not in told:
                        told.add(family)
                        yield _Row(keys, *_FAMILIES[family], {key_for(self, one): one for one in names})
                    continue
            yield row


def _signs() -> str:
    """What the signs and letters of lists and pages stand for, a line a kind."""
    moves = ", ".join(f"{sign} {status}" for status, sign in symbols.STATUS.items())
    actions = ", ".join(f"{sign} {state}" for state, sign in symbols.ACTION.items())
    return (
        f"Moves: {moves}.\n"
        f"Actions: {actions}, ! late.\n"
        "Shares, from 0 to 10: m… my part, c… competition, of a success o… others, ?… chance."
    )
