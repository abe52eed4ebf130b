"""Choose which moves are lit up: by how far they came, by the direction they go, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.lattice.highlight import Highlight
from careerjournal.lattice.picture import Charset
from careerjournal.lattice.words import SIGNS
from careerjournal.model import Move
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

WORDS: tuple[MoveStatus | Direction, ...] = (*MoveStatus, *Direction)


class HighlightSheet(Sheet[None]):
    """A list to tick; the drawing behind it changes with every tick.

    Args:
        highlight: what is lit up at the beginning.
        moves: the moves that are drawn, to be counted.
        charset: what the drawing's marks are made of.
        changed: told what is to be lit up, each time that changes.
    """

    CSS_PATH = ["sheets.tcss"]
    BINDINGS = [
        command("space", "tick", "light up", "Light these moves up, or no longer.", name="toggle-light"),
        command("a", "all", "all", "Light everything up again.", name="light-all"),
        command("escape,f", "leave", "close", "Go back to the drawing.", name="leave-light"),
    ]

    heading = "Moves to light up"
    hints = (("toggle-light", "light up"), ("light-all", "all"), ("leave-light", "close"))
    extent = "-aside -compact"

    def __init__(
        self, highlight: Highlight, moves: Iterable[Move], charset: Charset, changed: Callable[[Highlight], None]
    ) -> None:
        super().__init__()
        self._highlight = highlight
        self._moves = list(moves)
        self._signs = SIGNS[charset]
        self._changed = changed

    def body(self) -> ComposeResult:
        """The list."""
        yield MarkedList(id="highlights")

    def on_mount(self) -> None:
        """List every word."""
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(MarkedList)
        before = listed.highlighted
        rows: list[Option] = []
        for heading, words in (("How far they came", tuple(MoveStatus)), ("Which way they go", tuple(Direction))):
            rows.append(Option(plain(f"{'' if not rows else chr(10)}{heading}", "$accent"), disabled=True))
            rows += [Option(self._row(word), id=word.value) for word in words]
        listed.set_options(rows)
        listed.highlighted = 1 if before is None else before

    def _row(self, word: MoveStatus | Direction) -> Content:
        sign = self._signs.status[word] if isinstance(word, MoveStatus) else self._signs.direction[word]
        count = sum(word in (move.status, move.direction) for move in self._moves)
        box = ("[x] ", "bold $accent") if self._highlight.holds(word) else ("[ ] ", "$muted")
        return Content.assemble(box, (f"{sign} ", "$accent"), f"{word.value:<18}", (f"{count or ''}", "$muted"))

    def _toggle(self, word: str) -> None:
        found = next(known for known in WORDS if known.value == word)
        self._set_highlight(self._highlight.toggled(found))

    def _set_highlight(self, highlight: Highlight) -> None:
        self._highlight = highlight
        self._fill()
        self._changed(highlight)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or no longer."""
        event.stop()
        self._toggle(str(event.option.id))

    def action_tick(self) -> None:
        """Tick the highlighted one, or no longer."""
        option = self.query_one(MarkedList).highlighted_option
        if option is not None and option.id:
            self._toggle(option.id)

    def action_all(self) -> None:
        """Dim nothing."""
        self._set_highlight(Highlight())
