"""Which moves of a picture are highlighted, by their status and direction; the others are dimmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from careerjournal.model import Move
from careerjournal.model.links import Ref
from careerjournal.model.vocabulary import Direction, MoveStatus


class Highlight(NamedTuple):
    """The choice of moves to highlight: those with one of the statuses and one of the directions; empty means any."""

    statuses: frozenset[MoveStatus] = frozenset()
    directions: frozenset[Direction] = frozenset()

    def toggled(self, word: MoveStatus | Direction) -> Highlight:
        """The choice with a status or direction added where it was not chosen, removed where it was."""
        if isinstance(word, MoveStatus):
            return self._replace(statuses=self.statuses ^ {word})
        return self._replace(directions=self.directions ^ {word})

    def holds(self, word: MoveStatus | Direction) -> bool:
        """Whether a status or direction is chosen."""
        return word in self.statuses or word in self.directions

    @property
    def words(self) -> str:
        """The choice in words; empty where nothing is chosen."""
        asked = (*(word for word in MoveStatus if self.holds(word)), *(way for way in Direction if self.holds(way)))
        return ", ".join(word.value for word in asked)

    def shows(self, move: Move) -> bool:
        """Whether a move is highlighted."""
        status = not self.statuses or move.status in self.statuses
        return status and (not self.directions or move.direction in self.directions)

    def refs(self, moves: Iterable[Move]) -> frozenset[Ref] | None:
        """The moves that are highlighted, with the roles that they join; None where nothing is chosen or dimmed."""
        if self == Highlight():
            return None
        shown = [move for move in moves if self.shows(move)]
        joined = {ref for move in shown for ref in (move.from_role, move.to_role) if ref is not None}
        return frozenset({move.ref for move in shown} | joined)
