"""Which cell of a channel, and which port of a box, each stretch of a route takes: no two share one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from careerjournal.lattice.routes import Place

Stretch: TypeAlias = tuple[int, int]
"""A route and which of its stretches, both from 0."""


@dataclass
class Lanes:
    """Stretches that run side by side, each in a lane (from 0) in which nothing else touches it."""

    count: int = 0
    lane_of: dict[Stretch, int] = field(default_factory=dict)
    _held: list[list[tuple[int, int]]] = field(default_factory=list)

    def take(self, stretch: Stretch, low: int, high: int) -> int:
        """The first lane that is free from ``low`` to ``high``, both included."""
        for lane, held in enumerate(self._held):
            if all(high < begin or end < low for begin, end in held):
                held.append((low, high))
                break
        else:
            lane = len(self._held)
            self._held.append([(low, high)])
        self.lane_of[stretch] = lane
        self.count = len(self._held)
        return lane


Order: TypeAlias = tuple[int, int, int]
"""Which of several stretches comes first in the lanes."""


def laid(stretches: Iterable[tuple[Order, Stretch, int, int]]) -> Lanes:
    """Give lanes to stretches, in their order."""
    lanes = Lanes()
    for _, stretch, low, high in sorted(stretches):
        lanes.take(stretch, low, high)
    return lanes


def stretches(route: list[Place]) -> list[tuple[Place, Place]]:
    """A route's straight stretches."""
    return list(zip(route, route[1:], strict=False))
