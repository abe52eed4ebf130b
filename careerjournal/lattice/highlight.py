"""Which moves are lit up, and which dimmed, in a person's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from careerjournal.model import Move
from careerjournal.model.links import Ref
from careerjournal.model.vocabulary import Direction, MoveStatus


class Lit(NamedTuple):
    """Moves of any of these statuses that go in any of these directions; none of either is any of them."""

    statuses: frozenset[MoveStatus] = frozenset()
    directions: frozenset[Direction] = frozenset()

    def toggled(self, word: MoveStatus | Direction) -> Lit:
        """With this word where it was not there, without it where it was."""
        if isinstance(word, MoveStatus):
            return self._replace(statuses=self.statuses ^ {word})
        return self._replace(directions=self.directions ^ {word})

    def holds(self, word: MoveStatus | Direction) -> bool:
        """Whether moves of this word are asked for."""
        return word in self.statuses or word in self.directions

    @property
    def words(self) -> str:
        """What is lit up, in words; empty where nothing is asked for."""
        asked = (*(word for word in MoveStatus if self.holds(word)), *(way for way in Direction if self.holds(way)))
        return ", ".join(word.value for word in asked)

    def shows(self, move: Move) -> bool:
        """Whether a move is lit."""
        status = not self.statuses or move.status in self.statuses
        return status and (not self.directions or move.direction in self.directions)

    def refs(self, moves: Iterable[Move]) -> frozenset[Ref] | None:
        """The moves that are lit, with the roles that they join; None where nothing is dimmed."""
        if self == Lit():
            return None
        shown = [move for move in moves if self.shows(move)]
        joined = {ref for move in shown for ref in (move.from_role, move.to_role) if ref is not None}
        return frozenset({move.ref for move in shown} | joined)
