"""Ways for lines between boxes: straight, short, with few bends, and around whatever stands between.

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
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int]
"""A column and a row of the coarse grid."""

SLOT_ACROSS: Final = 24
"""What it costs to pass a slot from side to side: about its width in cells."""
SLOT_DOWN: Final = 9
"""What it costs to pass a slot from top to bottom: about its height, a line of cells counting for two columns."""
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
SIDE_PORTS: Final = 2
TOP_PORTS: Final = 4

_SHUT: Final = 1 << 20
"""The price of a place that no line passes: a box."""


class Router:
    """Finds one route at a time; each takes account of those before it."""

    def __init__(self, columns: int, rows: int, taken: set[Place]) -> None:
        width, height = 2 * columns + 1, 2 * rows + 1
        self._across_at = [[0] * width for _ in range(height)]
        self._down_at = [[0] * height for _ in range(width)]
        across = [SLOT_ACROSS if x % 2 else CHANNEL for x in range(width)]
        down = [SLOT_DOWN if y % 2 else CHANNEL for y in range(height)]
        self._to_x = [0, *accumulate(across)]
        self._to_y = [0, *accumulate(down)]
        self._across = [[price + MARGIN * (y in (0, height - 1)) for price in across] for y in range(height)]
        """By row and column: what it costs to come to a place from one side."""
        self._down = [[price + MARGIN * (x in (0, width - 1)) for price in down] for x in range(width)]
        """By column and row: what it costs to come to a place from above or below."""
        for x, y in taken:
            self._across[y][x] = self._down[x][y] = _SHUT

    def route(self, start: Place, end: Place) -> list[Place]:
        """The places where a line from one box to another begins, bends and ends."""
        found = self._search(start, end)
        corners = [start]
        for before, here, after in zip(found, found[1:], found[2:], strict=False):
            if (before[0] == here[0]) != (here[0] == after[0]):
                corners.append(here)
        corners.append(end)
        for one, other in pairwise(corners):
            self._take(one, other)
        return corners

    def _take(self, one: Place, other: Place) -> None:
        """Make everything dearer that is so with one more line in it."""
        (x, y), (to_x, to_y) = sorted((one, other))
        if y == to_y:
            for at in range(x, to_x + 1):
                self._across_at[y][at] += 1
                crowded = y % 2 and self._across_at[y][at] >= SIDE_PORTS
                self._across[y][at] += BESIDE + CROWDED * crowded
                self._down[at][y] += CROSSING
        else:
            for at in range(y, to_y + 1):
                self._down_at[x][at] += 1
                crowded = x % 2 and self._down_at[x][at] >= TOP_PORTS
                self._down[x][at] += BESIDE + CROWDED * crowded
                self._across[at][x] += CROSSING

    def _search(self, start: Place, end: Place) -> list[Place]:
        """The places on the way, each beside one of the ends in column and row."""
        xs = sorted({start[0] - 1, start[0], start[0] + 1, end[0] - 1, end[0], end[0] + 1})
        ys = sorted({start[1] - 1, start[1], start[1] + 1, end[1] - 1, end[1], end[1] + 1})
        wide, high = len(xs), len(ys)
        across, down = self._across, self._down
        goal_x, goal_y = xs.index(end[0]), ys.index(end[1])
        least_x = [abs(self._to_x[x] - self._to_x[end[0]]) for x in xs]
        least_y = [abs(self._to_y[y] - self._to_y[end[1]]) for y in ys]
        # The box at the end is open to its own line only.
        shut = across[end[1]][end[0]], down[end[0]][end[1]]
        across[end[1]][end[0]] = down[end[0]][end[1]] = 0
        first = (ys.index(start[1]) * wide + xs.index(start[0])) * 2
        last = (goal_y * wide + goal_x) * 2
        # A state is a place and, in its last bit, whether one runs across (0) or down (1) there.
        best = [_SHUT] * (2 * wide * high)
        best[first] = best[first + 1] = 0
        came: dict[int, int] = {}
        queue = [(0, 0, first), (0, 0, first + 1)]
        state = first
        while queue:
            _, cost, state = heappop(queue)
            cost = -cost
            if state | 1 == last | 1:
                break
            if cost > best[state]:
                continue
            (j, i), runs_down = divmod(state >> 1, wide), state & 1
            moves = []
            if runs_down:
                prices = down[xs[i]]
                if j > 0:
                    moves.append((state - 2 * wide, sum(prices[ys[j - 1] : ys[j]])))
                if j < high - 1:
                    moves.append((state + 2 * wide, sum(prices[ys[j] + 1 : ys[j + 1] + 1])))
            else:
                prices = across[ys[j]]
                if i > 0:
                    moves.append((state - 2, sum(prices[xs[i - 1] : xs[i]])))
                if i < wide - 1:
                    moves.append((state + 2, sum(prices[xs[i] + 1 : xs[i + 1] + 1])))
            if state | 1 != first | 1:
                moves.append((state ^ 1, BEND))
            for to, price in moves:
                total = cost + price
                if total < best[to]:
                    best[to] = total
                    came[to] = state
                    to_y, to_x = divmod(to >> 1, wide)
                    ahead_x, ahead_y = least_x[to_x], least_y[to_y]
                    bends = (ahead_x and ahead_y) or (ahead_x if to & 1 else ahead_y)
                    heappush(queue, (total + ahead_x + ahead_y + (BEND if bends else 0), -total, to))
        across[end[1]][end[0]], down[end[0]][end[1]] = shut
        found = [end]
        while state in came:
            state = came[state]
            y, x = divmod(state >> 1, wide)
            if (place := (xs[x], ys[y])) != found[-1]:
                found.append(place)
        return found[::-1]
