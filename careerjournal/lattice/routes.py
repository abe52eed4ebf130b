"""Routes for lines between boxes: straight, short, with few bends, and around whatever stands between.

The map is a grid of slots with a channel on each side of every column and of every row, so that there is always a way.
Slots have odd numbers and channels even ones, from left to right and from top to bottom:

    0 channel · 1 the first column of slots · 2 channel · 3 the second column · 4 channel

A route is found on this coarse grid; which cells of a channel it takes is settled when all routes are known (global and
then detailed routing, as for the wires of a circuit). The search is A*, and a bend has a cost. Routes bend only beside
the two boxes that they join: that leaves a way always, and few places to look at.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, TypeAlias

GridPoint: TypeAlias = tuple[int, int]
"""A column and a row of the coarse grid."""

SLOT_ACROSS: Final = 24
"""What it costs to pass a slot from side to side: about its width in cells."""
CHANNEL: Final = 4
"""What it costs to pass a channel."""
MARGIN: Final = 12
"""What it costs on top to be in one of the channels that go round the whole map."""
BEND: Final = 14
CROSSING: Final = 10
"""What it costs to cross another line."""
BESIDE: Final = 2
"""What it costs, a place, to run beside another line in one channel, which gets wider by it."""
CROWDED: Final = 26
"""What it costs to leave a box where all its ports are taken, so that it must grow for another."""
TOP_PORTS: Final = 4


class Prices(NamedTuple):
    """What differs from one size of the map to another."""

    slot_down: int = 9
    """What it costs to pass a slot from top to bottom: about its height, a line of cells counting for two columns."""
    side_ports: int = 2
    """How many ports the side of a box has."""


USUAL: Final = Prices()

Costs: TypeAlias = list[list[int]]

_SHUT: Final = 1 << 20
"""The price of a place that no line passes: a box."""


class Router:
    """Finds one route at a time; each takes account of those before it."""

    def __init__(self, columns: int, rows: int, taken: set[GridPoint], prices: Prices) -> None:
        self._side_ports = prices.side_ports
        width, height = 2 * columns + 1, 2 * rows + 1
        self._across_at = [[0] * width for _ in range(height)]
        self._down_at = [[0] * height for _ in range(width)]
        across = [SLOT_ACROSS if x % 2 else CHANNEL for x in range(width)]
        down = [prices.slot_down if y % 2 else CHANNEL for y in range(height)]
        self._to_x = [0, *accumulate(across)]
        self._to_y = [0, *accumulate(down)]
        self._across = [[price + MARGIN * (y in (0, height - 1)) for price in across] for y in range(height)]
        """By row and column: what it costs to come to a place from one side."""
        self._down = [[price + MARGIN * (x in (0, width - 1)) for price in down] for x in range(width)]
        """By column and row: what it costs to come to a place from above or below."""
        for x, y in taken:
            self._across[y][x] = self._down[x][y] = _SHUT

    def route(self, start: GridPoint, end: GridPoint) -> list[GridPoint]:
        """The places where a line from one box to another begins, bends and ends."""
        found = self._search(start, end)
        corners = [start]
        for before, here, after in zip(found, found[1:], found[2:], strict=False):
            if before[0] != after[0] and before[1] != after[1]:
                corners.append(here)
        corners.append(end)
        for one, other in pairwise(corners):
            self._take(one, other)
        return corners

    def _take(self, one: GridPoint, other: GridPoint) -> None:
        """Make everything dearer that is so with one more line in it."""
        (x, y), (to_x, to_y) = sorted((one, other))
        if y == to_y:
            for at in range(x, to_x + 1):
                self._across_at[y][at] += 1
                crowded = y % 2 and self._across_at[y][at] >= self._side_ports
                self._across[y][at] += BESIDE + CROWDED * crowded
                self._down[at][y] += CROSSING
        else:
            for at in range(y, to_y + 1):
                self._down_at[x][at] += 1
                crowded = x % 2 and self._down_at[x][at] >= TOP_PORTS
                self._down[x][at] += BESIDE + CROWDED * crowded
                self._across[at][x] += CROSSING

    def _search(self, start: GridPoint, end: GridPoint) -> list[GridPoint]:
        """The places on the way; the box at its end is open to its own line only."""
        (x, y) = end
        shut = self._across[y][x], self._down[x][y]
        self._across[y][x] = self._down[x][y] = 0
        found = _Search(self._across, self._down, (self._to_x, self._to_y), start, end).found()
        self._across[y][x], self._down[x][y] = shut
        return found


class _Search:
    """The cheapest way from one box to another that bends only in the columns and rows beside them.

    A state is a number: twice a place's, and one more where the way runs down there instead of across.
    """

    def __init__(
        self, across: Costs, down: Costs, to: tuple[list[int], list[int]], start: GridPoint, end: GridPoint
    ) -> None:
        self._across, self._down = across, down
        self._xs = xs = sorted({place[0] + step for place in (start, end) for step in (-1, 0, 1)})
        self._ys = ys = sorted({place[1] + step for place in (start, end) for step in (-1, 0, 1)})
        self._least_x = [abs(to[0][x] - to[0][end[0]]) for x in xs]
        self._least_y = [abs(to[1][y] - to[1][end[1]]) for y in ys]
        self._start = 2 * (ys.index(start[1]) * len(xs) + xs.index(start[0]))
        self._end = 2 * (ys.index(end[1]) * len(xs) + xs.index(end[0]))

    def found(self) -> list[GridPoint]:
        """The places of the way, from one box to the other."""
        best = [_SHUT] * (2 * len(self._xs) * len(self._ys))
        came: dict[int, int] = {}
        # Of equal hopes, the one that has come furthest.
        queue = [(0, 0, self._start), (0, 0, self._start + 1)]
        best[self._start] = best[self._start + 1] = 0
        state = self._start
        while queue:
            _, less, state = heappop(queue)
            if state & ~1 == self._end:
                break
            if -less > best[state]:
                continue
            for to, price in self._steps(state):
                total = price - less
                if total < best[to]:
                    best[to] = total
                    came[to] = state
                    heappush(queue, (total + self._ahead(to), -total, to))
        states = [state]
        while state in came:
            state = came[state]
            states.append(state)
        # At a bend, two states are at one place.
        return list(dict.fromkeys(self._place(state) for state in reversed(states)))

    def _place(self, state: int) -> GridPoint:
        y, x = divmod(state >> 1, len(self._xs))
        return self._xs[x], self._ys[y]

    def _steps(self, state: int) -> list[tuple[int, int]]:
        """The states that follow, and what each costs: on to the next place, back to the last, or a bend."""
        xs, ys = self._xs, self._ys
        y, x = divmod(state >> 1, len(xs))
        steps = []
        if state & 1:
            prices, row = self._down[xs[x]], 2 * len(xs)
            if y > 0:
                steps.append((state - row, sum(prices[ys[y - 1] : ys[y]])))
            if y < len(ys) - 1:
                steps.append((state + row, sum(prices[ys[y] + 1 : ys[y + 1] + 1])))
        else:
            prices = self._across[ys[y]]
            if x > 0:
                steps.append((state - 2, sum(prices[xs[x - 1] : xs[x]])))
            if x < len(xs) - 1:
                steps.append((state + 2, sum(prices[xs[x] + 1 : xs[x + 1] + 1])))
        if state & ~1 != self._start:
            steps.append((state ^ 1, BEND))
        return steps

    def _ahead(self, state: int) -> int:
        """The least that it can cost from there: the distance, and a bend where one is needed."""
        y, x = divmod(state >> 1, len(self._xs))
        across, down = self._least_x[x], self._least_y[y]
        bends = (across and down) or (across if state & 1 else down)
        return across + down + (BEND if bends else 0)
