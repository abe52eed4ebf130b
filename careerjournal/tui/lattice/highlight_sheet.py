"""Choose which moves are lit up: by how far they came, by the direction they go, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.content import Content

from careerjournal.lattice.highlight import Highlight
from careerjournal.lattice.picture import Charset
from careerjournal.lattice.words import SIGNS
from careerjournal.model import Move
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.sheets.tick import Tickable, TickSheet

WORDS: dict[str, tuple[MoveStatus | Direction, ...]] = {
    "How far they came": tuple(MoveStatus),
    "Which way they go": tuple(Direction),
}


class HighlightSheet(TickSheet):
    """The words for moves, to be ticked.

    Args:
        highlight: what is lit up at the beginning.
        moves: the moves that are drawn, to be counted.
        charset: what the drawing's marks are made of.
        changed: told what is to be lit up, each time that changes.
    """

    heading = "Moves to light up"

    def __init__(
        self, highlight: Highlight, moves: Iterable[Move], charset: Charset, changed: Callable[[Highlight], None]
    ) -> None:
        super().__init__()
        self._highlight = highlight
        self._moves = list(moves)
        self._signs = SIGNS[charset]
        self._changed = changed

    def rows(self) -> Iterator[Tickable]:
        """Every word, with its sign and how many moves it is true of."""
        for heading, words in WORDS.items():
            for word in words:
                yield Tickable(word.value, heading, self._says(word), self._highlight.holds(word))

    def _says(self, word: MoveStatus | Direction) -> Content:
        sign = self._signs.status[word] if isinstance(word, MoveStatus) else self._signs.direction[word]
        count = sum(word in (move.status, move.direction) for move in self._moves)
        return Content.assemble((f"{sign} ", "$accent"), f"{word.value:<18}", (f"{count or ''}", "$muted"))

    def toggle(self, which: str) -> None:
        """Light up the moves of which a word is true, or no longer."""
        found = next(word for words in WORDS.values() for word in words if word.value == which)
        self._set_highlight(self._highlight.toggled(found))

    def light_all(self) -> None:
        """Dim no move."""
        self._set_highlight(Highlight())

    def _set_highlight(self, highlight: Highlight) -> None:
        self._highlight = highlight
        self._changed(highlight)
