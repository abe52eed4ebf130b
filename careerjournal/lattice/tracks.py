"""Which track of a channel, and which port of a box, each stretch of a route takes: no two share a cell of one.

Stretches in one channel are put side by side so that few of them cross: each pair is looked at in both orders, as in
Sander's routing of orthogonal edges between the layers of a layered graph, and each takes the place among those before
it where it adds the fewest crossings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from careerjournal.lattice.routes import GridPoint

Name: TypeAlias = tuple[int, int]
"""A stretch: the number of its route, and its place in that, both from 0."""


class Stretch(NamedTuple):
    """A straight part of a route, from one bend or end to the next."""

    name: Name
    start: GridPoint
    end: GridPoint
    before: int
    """Which way the route comes into it: -1 from the left or from above, 1 from the other side, 0 out of a box."""
    after: int
    """Which way the route goes on, in the same words."""

    @property
    def down(self) -> bool:
        """Whether it runs up or down."""
        return self.start[0] == self.end[0]

    @property
    def where(self) -> int:
        """The column it runs down in, or the row it runs across in."""
        return self.start[0] if self.down else self.start[1]


def stretches(number: int, route: list[GridPoint]) -> list[Stretch]:
    """A route's straight parts, in order."""
    found = []
    for at, (start, end) in enumerate(pairwise(route)):
        side = 1 if start[1] == end[1] else 0
        before = _sign(route[at - 1][side] - start[side]) if at else 0
        after = _sign(route[at + 2][side] - end[side]) if at + 2 < len(route) else 0
        found.append(Stretch((number, at), start, end, before, after))
    return found


class Leg(NamedTuple):
    """A stretch in a channel, with where it begins and ends along it, and to which side it turns there."""

    name: Name
    low: int
    high: int
    ends: tuple[tuple[int, int], tuple[int, int]]
    """For each end: where along the channel, and -1 if it turns to the side of the first track, 1 to the other."""


@dataclass(frozen=True)
class Tracks:
    """The track of each stretch, from 0, and how many there are."""

    of: dict[Name, int]
    count: int


def in_tracks(legs: Iterable[Leg]) -> Tracks:
    """Put the stretches of one channel side by side, those that overlap on tracks of their own, with few crossings."""
    ordered: list[Leg] = []
    for leg in sorted(legs, key=lambda leg: (leg.high - leg.low, leg.name)):
        ordered.insert(_best_place(leg, ordered), leg)
    of: dict[Name, int] = {}
    done: list[tuple[int, int, int]] = []
    for leg in ordered:
        track = 1 + max((track for low, high, track in done if leg.low <= high and low <= leg.high), default=-1)
        done.append((leg.low, leg.high, track))
        of[leg.name] = track
    return Tracks(of, 1 + max(of.values(), default=-1))


def _best_place(leg: Leg, ordered: list[Leg]) -> int:
    """Where among the others it crosses least; of equal places the one that suits the sides it turns to."""
    cost = sum(_crossings(leg, other) for other in ordered if leg.low <= other.high and other.low <= leg.high)
    last = leg.ends[0][1] + leg.ends[1][1] > 0
    best, place = cost, 0
    for at, other in enumerate(ordered, 1):
        if leg.low <= other.high and other.low <= leg.high:
            cost += _crossings(other, leg) - _crossings(leg, other)
        if cost < best or (cost == best and last):
            best, place = cost, at
    return place


def _crossings(first: Leg, second: Leg) -> int:
    """How often two cross if the first has the lower track."""
    count = 0
    for at, side in first.ends:
        count += side > 0 and second.low < at < second.high
    for at, side in second.ends:
        count += side < 0 and first.low < at < first.high
    return count


def in_ports(stretches: Iterable[Stretch]) -> Tracks:
    """Give ports to the stretches that run out of the boxes of one row, or one column.

    Those that turn to the side of the first port get the first that is free, those that turn the other way come last.
    """
    of: dict[Name, int] = {}
    held: list[list[tuple[int, int]]] = []
    for stretch in sorted(stretches, key=lambda stretch: (stretch.before + stretch.after, stretch.name)):
        low, high = _reach(stretch)
        free = (at for at, taken in enumerate(held) if all(high < begin or end < low for begin, end in taken))
        port = next(free, len(held))
        if port == len(held):
            held.append([])
        held[port].append((low, high))
        of[stretch.name] = port
    return Tracks(of, len(held))


def _reach(stretch: Stretch) -> tuple[int, int]:
    """From where to where it holds its port, counting halves of slots, so that two sides of a box may be in line."""
    side = 1 if stretch.down else 0
    start, end = 4 * stretch.start[side], 4 * stretch.end[side]
    toward = _sign(end - start)
    if stretch.before == 0:
        start += toward
    if stretch.after == 0:
        end -= toward
    return min(start, end), max(start, end)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
