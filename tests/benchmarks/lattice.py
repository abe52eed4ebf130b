"""How long a large career takes to lay out and to look at, and a step of the selection on it.

Run ``python -m tests.benchmarks.lattice``. The career has 40 roles and 100 moves, drawn from a fixed seed; each time is
the median of 25, with texts measured as the terminal does and 60 lines looked at. The reach is 50 ms for layout and
first paint, and 16 ms for a step. On a machine that is busy with something else, only the processor's time tells.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from rich.cells import cell_len

from careerjournal.lattice.career import Career
from careerjournal.lattice.map import lay_map
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Picture, Way, Zoom
from careerjournal.model import Kind, Move, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus

ROLES, MOVES, SCREEN, RUNS = 40, 100, 60, 25
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
                form=chance.choice([None, MoveForm.PERMANENT, MoveForm.SECONDMENT]),
                from_role=Ref(Kind.ROLE, source),
                to_role=target,
                in_mind=RoleInMind() if held else mind,
                start=PartialDate(1985 + source),
            )
        )
    return Career(roles=tuple(roles), moves=tuple(moves), today=dt.date(2026, 11, 22))


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """The median time of a piece of work: as the clock goes, and as the processor spent it on this program."""
    clock, processor = [], []
    for _ in range(RUNS):
        began, spent = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - spent)
    return statistics.median(clock) * 1000, statistics.median(processor) * 1000


def looked_at(picture: Picture) -> Picture:
    """The picture, after a screen's worth of its lines was made."""
    for line in picture.lines[:SCREEN]:
        assert line
    return picture


def slowest_step(picture: Picture) -> float:
    """The median time of the step that takes longest, in milliseconds of the processor."""
    slowest = 0.0
    for ref in picture.spots:
        for way in Way:
            times = []
            for _ in range(3):
                spent = time.process_time()
                picture.beside(ref, way)
                times.append(time.process_time() - spent)
            slowest = max(slowest, statistics.median(times))
    return slowest * 1000


def fresh(career: Career) -> Career:
    """The same career, with nothing remembered from the last time."""
    return Career(roles=career.roles, moves=career.moves, today=career.today)


def main() -> None:
    """Time both views and print what they took."""
    career = large_career()
    for name, lay in (("map", lay_map), ("path", lay_path)):
        for zoom in Zoom:
            clock, processor = milliseconds(partial(_lay, lay, career, zoom))
            picture = lay(career, zoom, measure=cell_len)
            size = f"{ROLES} roles, {MOVES} moves, {picture.width} by {picture.height} cells"
            print(f"{name}, {zoom.value}: {processor:.1f} ms of the processor, {clock:.1f} by the clock ({size})")
        print(f"{name}: {slowest_step(picture):.2f} ms for the slowest step of the selection")


def _lay(lay: Callable[..., Picture], career: Career, zoom: Zoom) -> Picture:
    return looked_at(lay(fresh(career), zoom, measure=cell_len))


if __name__ == "__main__":
    main()
