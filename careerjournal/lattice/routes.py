"""Ways for lines between boxes: straight stretches with few bends, short, and around whatever stands between.

The map is a grid of slots with a channel on each side of every column and of every row, so that there is always a way.
Slots have odd numbers and channels even ones, from left to right and from top to bottom:

    x  0   1   2   3   4        a channel, a column of slots, a channel, ...

A route is found on this coarse grid; which cell of a channel it takes is settled afterwards, when all routes are known
(global and then detailed routing, as for the wires of a circuit). The search is A*: a state is a place and the way one
came to it, so that a bend can have a cost.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int]
"""A column and a row of the coarse grid."""

BEND: Final = 14
"""What a bend costs, in cells of a line across."""
CROSSING: Final = 9
"""What it costs to cross another line."""
BESIDE: Final = 4
"""What it costs to run beside another line in one channel, which makes the channel wider."""
CROWDED: Final = 26
"""What it costs to leave a box, or to pass a slot, where a line already does on the same side."""

_STEPS: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))


class Router:
    """Finds a route at a time; each takes account of those before."""

    def __init__(self, columns: int, rows: int, taken: set[Place]) -> None:
        self.width = 2 * columns + 1
        self.height = 2 * rows + 1
        self._taken = taken
        self._across = [[0] * self.width for _ in range(self.height)]
        self._down = [[0] * self.width for _ in range(self.height)]
        self._room: int = 2

    def route(self, start: Place, end: Place) -> list[Place]:
        """The places where a line from one box to another begins, bends and ends."""
        found = self._search(start, end)
        corners = [found[0]]
        for before, here, after in zip(found, found[1:], found[2:], strict=False):
            if (before[0] == here[0]) != (here[0] == after[0]):
                corners.append(here)
        corners.append(found[-1])
        for (x, y), (to_x, to_y) in zip(corners, corners[1:], strict=False):
            if y == to_y:
                for at in range(min(x, to_x), max(x, to_x) + 1):
                    self._across[y][at] += 1
            else:
                for at in range(min(y, to_y), max(y, to_y) + 1):
                    self._down[at][x] += 1
        return corners

    def _search(self, start: Place, end: Place) -> list[Place]:
        end_x, end_y = end
        across, down, taken = self._across, self._down, self._taken
        queue: list[tuple[int, int, int, int, int]] = []
        best: dict[tuple[int, int, int], int] = {}
        came: dict[tuple[int, int, int], tuple[int, int, int] | None] = {}
        for way, (dx, dy) in enumerate(_STEPS):
            x, y = start[0] + dx, start[1] + dy
            crowd = across[start[1]][x] if dx else down[y][start[0]]
            cost = CROWDED * max(0, crowd - (1 if dx else 3)) + BESIDE * crowd
            state = (x, y, way)
            best[state] = cost
            came[state] = None
            heappush(queue, (cost + _least(x, y, way, end_x, end_y), cost, x, y, way))
        while queue:
            _, cost, x, y, way = heappop(queue)
            state = (x, y, way)
            if cost > best[state]:
                continue
            if x == end_x and y == end_y:
                return self._back(came, state, start)
            for turn, (dx, dy) in enumerate(_STEPS):
                if turn == way ^ 1:
                    continue
                to_x, to_y = x + dx, y + dy
                if not (0 <= to_x < self.width and 0 <= to_y < self.height):
                    continue
                if (to_x, to_y) in taken and (to_x != end_x or to_y != end_y):
                    continue
                if dx:
                    price = 5 if to_x % 2 == 0 else 24
                    beside, crossed = across[to_y][to_x], down[to_y][to_x]
                    crowd = beside - 1 if to_y % 2 else 0
                else:
                    price = 3 if to_y % 2 == 0 else 9
                    beside, crossed = down[to_y][to_x], across[to_y][to_x]
                    crowd = beside - 3 if to_x % 2 else 0
                price += BESIDE * beside + CROSSING * crossed + (CROWDED * crowd if crowd > 0 else 0)
                if turn != way:
                    price += BEND
                new = (to_x, to_y, turn)
                total = cost + price
                if total < best.get(new, 1 << 30):
                    best[new] = total
                    came[new] = state
                    heappush(queue, (total + _least(to_x, to_y, turn, end_x, end_y), total, to_x, to_y, turn))
        raise AssertionError("Channels go all round, so that there is always a way.")

    @staticmethod
    def _back(
        came: dict[tuple[int, int, int], tuple[int, int, int] | None], state: tuple[int, int, int], start: Place
    ) -> list[Place]:
        found = []
        at: tuple[int, int, int] | None = state
        while at is not None:
            found.append((at[0], at[1]))
            at = came[at]
        found.append(start)
        return found[::-1]


def _least(x: int, y: int, way: int, end_x: int, end_y: int) -> int:
    """No way from here can cost less: the distance, and a bend where one is needed."""
    dx, dy = end_x - x, end_y - y
    least = (29 * abs(dx)) // 2 + 6 * abs(dy)
    if (dx and dy) or (dx and way > 1) or (dy and way < 2):
        least += BEND
    return least
