"""How long a large career takes to lay out, and a step of the selection on it.

Run ``python -m tests.benchmarks.lattice``. The career has 40 roles and 100 moves, drawn from a fixed seed; each time is
the median of 15, with the width of every text measured as the terminal's.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable

from rich.cells import cell_len

from careerjournal.lattice.career import Career
from careerjournal.lattice.map import lay_map
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Picture, Way, Zoom
from careerjournal.model import Kind, Move, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.vocabulary import Direction, Form, MoveStatus

ROLES, MOVES, RUNS = 40, 100, 15
AREAS = ("Policy", "Operations", "Digital", "People", "Finance", "Field work")


def large_career(seed: int = 7) -> Career:
    """Forty years of work by somebody who tried everything: roles overlap, and half the moves lead to roles in mind."""
    chance = random.Random(seed)
    roles = []
    for number in range(1, ROLES + 1):
        year = 1985 + number
        end = None if number == ROLES else PartialDate(year + chance.randint(0, 2), 6)
        area, level = AREAS[min(5, number // 9 + chance.randint(0, 2))], min(8, 1 + number // 7 + chance.randint(0, 2))
        roles.append(
            Role(
                number=number,
                title_=f"Role of {number} sorts",
                area=area,
                level=level,
                start=PartialDate(year),
                end=end,
            )
        )
    moves = []
    for number in range(1, MOVES + 1):
        source = chance.randint(1, ROLES - 1)
        held = number < ROLES or chance.random() < 0.2
        source = number if number < ROLES else source
        status = MoveStatus.TAKEN if held else chance.choice(list(MoveStatus))
        target = Ref(Kind.ROLE, min(ROLES, source + chance.randint(1, 3))) if held else None
        role = roles[source - 1]
        mind = RoleInMind(
            title=f"Hope {number}",
            area=chance.choice([role.area, *AREAS]),
            level=(role.level or 1) + chance.randint(-1, 2),
        )
        moves.append(
            Move(
                number=number,
                status=status,
                direction=chance.choice(list(Direction)),
                form=chance.choice([None, Form.PERMANENT, Form.SECONDMENT]),
                from_role=Ref(Kind.ROLE, source),
                to_role=target,
                in_mind=RoleInMind() if held else mind,
                start=PartialDate(1985 + source),
            )
        )
    return Career(roles=tuple(roles), moves=tuple(moves), today=dt.date(2026, 11, 22))


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of a piece of work."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def steps(picture: Picture) -> float:
    """The longest of all single steps, in milliseconds."""
    longest = 0.0
    for ref in picture.spots:
        for way in Way:
            began = time.perf_counter()
            picture.beside(ref, way)
            longest = max(longest, time.perf_counter() - began)
    return longest * 1000


def fresh(career: Career) -> Career:
    """The same career, with nothing remembered from the last time."""
    return Career(roles=career.roles, moves=career.moves, today=career.today)


def main() -> None:
    """Time both views and print what they took."""
    career = large_career()
    for name, lay in (("map", lay_map), ("path", lay_path)):
        for zoom in Zoom:
            took = milliseconds(lambda lay=lay, zoom=zoom: lay(fresh(career), zoom, measure=cell_len))  # type: ignore[misc]
            picture = lay(career, zoom, measure=cell_len)
            size = f"{picture.width} by {picture.height} cells"
            print(f"{name}, {zoom.value}: {took:.1f} ms to lay out {ROLES} roles and {MOVES} moves ({size})")
        print(f"{name}: {steps(picture):.2f} ms for the slowest step of the selection (reach: 16)")


if __name__ == "__main__":
    main()
