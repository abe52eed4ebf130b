"""Help: what can be done here and with which key, then everywhere else, from the commands' own declarations.

Words in its field leave only what has them: in what a key is called and does, in its command's name, or as the key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, TextArea

from careerjournal.model.links import Kind
from careerjournal.tui.commands import DECLARED, MOVING, arrows, command, key_for, keys_between, moves, normal, printed
from careerjournal.tui.entry.share_bar import legend
from careerjournal.tui.input.layouts import ALPHABETS, latin
from careerjournal.tui.keymap import PLACES, Known, known_commands, place_of
from careerjournal.tui.lattice.charset import charset_of
from careerjournal.tui.lattice.legend import in_words
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.sections import symbols
from careerjournal.tui.sections.place import HasPlace
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.shell.key_table import KeyTable, Part, Row
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.line import Line

_ARROWS: Final = ("↓", "↑", "←", "→")

_FAMILIES: Final = {
    "go": ("sections", "Go to a section."),
    "place": ("places", "Go to the meeting, a step, my questions, or what to raise again."),
    "note": ("notes", "Take notes on a step."),
    "page": ("pages", "Go to a page."),
    "choose": ("choices", "An area, a direction or what came of it, by its number."),
}
"""Commands that differ only in where they go, by how their names begin before a digit: a line for all of them."""
_WITH_MOUSE: Final = (
    "A click on any key does what it does, here and on every screen; one on a tag or a name shows what has it, and one "
    "beside a sheet closes it. The wheel scrolls what is under the pointer. Draw over a text to select it; "
    "{copy-selected} copies it."
)
_OTHER_KEYBOARDS: Final = (
    f"Where nothing is being written, a letter of a {ALPHABETS} keyboard does what the Latin one on its key does; with "
    "ctrl it does so in texts, too. The signs . , / and ? are taken as they are, and a key of your own goes first. "
    "Other layouts of these alphabets, as phonetic ones and the Bulgarian, cannot be told from them."
)
_READ_ALOUD: Final = (
    "For a screen reader, or a terminal that only prints, there is the same journal in plain lines: run "
    "careerjournal plain in a shell."
)
_SHORT: Final = 8
"""Cells that the keys of a family may take in its line; where they are longer, each has a line of its own."""
_HERE: Final = "Here you can"
_TEXT: Final = PLACES["text"]


class Keys(Scrolled):
    """The keys, scrolled with the letters that move through a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("scroll_down", "scroll_up", "scroll_home", "scroll_end"),
        *arrows("scroll_down", "scroll_up"),
    ]


class HelpScreen(TypingOn[None]):
    """The keys of a screen, each with its sentence, and behind them those of all others.

    Args:
        screen: where help was asked for.
    """

    OWN_WORDS = True
    BINDINGS = [
        command("question_mark,f1", "leave", "close", "", name="help", footer=False),
        command("q", "leave", "close", "", name="close-help", footer=False),
        command("slash", "find", "find", "Find a command by its words.", name="search", footer=False),
        command("down", "into_list", "to the list", "Go down into what was found.", name="into-list", footer=False),
        Binding("enter", "leave", "Close", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    hints = (("search", "finds a key by its words"), ("leave", "closes this"))
    extent = "-keys"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._of = screen
        # Looked up for a person once; from then on there is nothing to wait for.
        self._known = known_commands() if known_commands.cache_info().currsize else None

    def body(self) -> ComposeResult:
        """A field, and what there is."""
        yield Line(placeholder="what you want to do, or a key", id="help-words")
        yield Keys(KeyTable(), id="help-keys")

    def on_mount(self) -> None:
        """Begin with what can be done here."""
        self.query_one(Keys).focus()
        super().on_mount()
        self._show()
        if self._known is None:
            begin(self, self._look_up)

    async def _look_up(self) -> None:
        """Look up the commands of every other screen, beside this one, for that loads them."""
        self._known = await in_background(known_commands)
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words that were typed."""
        event.stop()
        self._show()
        self.query_one(Keys).scroll_home(animate=False, immediate=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.action_into_list()

    def action_find(self) -> None:
        """Go to the field."""
        self.query_one(Line).focus()

    def action_into_list(self) -> None:
        """Go down into what was found, to scroll it."""
        self.query_one(Keys).focus()

    def action_page(self, way: int) -> None:
        """Scroll what was found by a page, while one types."""
        keys = self.query_one(Keys)
        (keys.action_page_down if way > 0 else keys.action_page_up)()

    def _show(self) -> None:
        typed = self.query_one(Line).value
        words = typed.split()
        parts = self._with(words) if words else list(self._parts(families=True))
        if not parts and (meant := latin(typed).split()):
            parts = self._with(meant)
        if not parts and self._known is not None:
            parts = [
                Part(
                    f"No key has “{' '.join(words)}”.",
                    words=plain("Try fewer words, another word for it, or the key itself.", "$muted"),
                )
            ]
        if self._known is None:
            parts.append(Part("Everywhere else", words=plain("The keys of all other screens follow in a moment.")))
        self.query_one(KeyTable).show(parts)

    def _with(self, words: list[str]) -> list[Part]:
        """What of it has these words; keys first, for what is only told may be long."""
        found = [part for one in self._parts(families=False) if (part := one.only(words)) is not None]
        return sorted(found, key=lambda part: not part.rows)

    def _parts(self, *, families: bool) -> Iterator[Part]:
        """All there is: here, in the text that one is in, what no key tells, everywhere else, and in any text."""
        here, in_text = self._keys(families=families)
        yield Part(_HERE, here)
        if in_text:
            yield Part("In the text", in_text)
        yield Part("Moving about", words=plain(self._moving()))
        if isinstance(self._of, HasPlace):
            yield Part("Signs", words=plain(_signs()))
        yield Part("With the mouse", words=with_keys(self, _WITH_MOUSE).content)
        yield Part("Other keyboards", words=plain(_OTHER_KEYBOARDS))
        yield Part("Read aloud", words=plain(_READ_ALOUD))
        told = {name for row in (*here, *in_text) for name in row.names.values()}
        yield from self._elsewhere(told, families=families)

    def _elsewhere(self, told: set[str], *, families: bool) -> Iterator[Part]:
        """The commands of every other place, under its name; those that edit a text last."""
        placed: dict[str, dict[str, Row]] = {place: {} for place in sorted(PLACES.values(), key=_TEXT.__eq__)}
        for known in (self._known or {}).values():
            if known.name not in told:
                placed[place_of(known)][known.name] = self._row_of(known)
        for place, rows in placed.items():
            if rows:
                yield Part(place, list(self._in_families(rows) if families else rows.values()))

    def _row_of(self, known: Known) -> Row:
        key = key_for(self, known.name)
        keys = normal(self._own_keys.get(known.name) or DECLARED[known.name])
        return Row(key, known.label, known.says, {key: known.name}, frozenset(keys), here=False)

    @property
    def _own_keys(self) -> dict[str, str]:
        return dict(getattr(self.app, "own_keys", {}))

    def _moving(self) -> str:
        j, k, g, end, *arrows = (key_for(self, name) for name in MOVING)
        sides = "Arrows" if arrows == list(_ARROWS) else " ".join(arrows)
        return (
            f"{sides}, {j} and {k}, {g} and {end}, page keys and the mouse move in every list and page. tab goes to "
            "the next thing, enter opens it. [[setback 3]] in a text points at another entry."
        )

    def _keys(self, *, families: bool = True) -> tuple[list[Row], list[Row]]:
        """Those of the screen, and those that edit the text that one is in."""
        rows: dict[str, Row] = {}
        editing: dict[str, Row] = {}
        for node, binding, enabled, tooltip in self._of.active_bindings.values():
            if enabled and tooltip and binding.id:
                told = editing if isinstance(node, Input | TextArea) else rows
                key = printed(binding.key)
                first = Row(key, binding.description, tooltip, {key: binding.id})
                row = told.setdefault(binding.id, first)
                told[binding.id] = row._replace(keys=row.keys | {binding.key})
        return list(self._in_families(rows) if families else rows.values()), list(editing.values())

    def _in_families(self, rows: dict[str, Row]) -> Iterator[Row]:
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
                        yield _family(keys, *_FAMILIES[family], (rows[one] for one in names))
                    continue
            yield row


def _family(key: str, label: str, says: str, rows: Iterable[Row]) -> Row:
    rows = list(rows)
    names = {one: name for row in rows for one, name in row.names.items()}
    return Row(key, label, says, names, frozenset[str]().union(*(row.keys for row in rows)), rows[0].here)


def _signs() -> str:
    """What the signs and letters of lists, pages and the lattice stand for, a line a kind."""
    moves = ", ".join(f"{sign} {status}" for status, sign in symbols.STATUS.items())
    actions = ", ".join(f"{sign} {state}" for state, sign in symbols.ACTION.items())
    return (
        f"Moves: {moves}.\n"
        f"{in_words(charset_of(os.environ))}\n"
        f"Actions: {actions}, ! late.\n"
        f"{legend().plain}\n"
        f"{legend(Kind.SUCCESS).plain}\n"
        "Each share is from 0 to 10, and drawn as long in a list as on a page."
    )
