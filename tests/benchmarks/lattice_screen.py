"""What a person waits for in the Lattice section: its first paint, and a step of the selection.

Run ``python -m tests.benchmarks.lattice_screen``. A career of 40 roles and 100 moves is drawn in a window of 200 × 60,
without a terminal; what is timed ends when what has changed on the screen is worked out for it.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from tinydb.storages import MemoryStorage

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.garbage import freeze, look_seldom
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Move, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.lattice.view import LatticeView
from careerjournal.vault.database import Database

ROLES, MOVES = 40, 100
AREAS = ("Policy", "Operations", "Digital", "Finance", "People")
RUNS = 9
STEPS = 60


def career() -> Journal:
    """A long and busy one; the same every time."""
    dice = random.Random(6)
    journal = Journal(Database(storage=MemoryStorage))
    with journal.together():
        for number in range(ROLES):
            start, end = PartialDate(1980 + number), PartialDate(1982 + number) if number < ROLES - 1 else None
            area, level = dice.choice(AREAS), dice.randint(1, 7)
            journal.add(Role(title_=f"Role of a longish name {number}", area=area, level=level, start=start, end=end))
        for number in range(MOVES):
            here, there = (Ref(Kind.ROLE, number) for number in dice.sample(range(1, ROLES + 1), 2))
            status, way = dice.choice(list(MoveStatus)), dice.choice(list(Direction))
            held = status is MoveStatus.TAKEN
            in_mind = RoleInMind(title=f"In mind {number}", area=dice.choice(AREAS), level=dice.randint(1, 7))
            journal.add(
                Move(
                    direction=way,
                    status=status,
                    form=dice.choice(list(MoveForm)),
                    from_role=here,
                    to_role=there if held else None,
                    in_mind=RoleInMind() if held else in_mind,
                    start=PartialDate(1980 + dice.randint(0, 40)),
                    why="To find out what it is like on the other side of the table.",
                )
            )
    return journal


async def settled(app: CareerJournal) -> None:
    """Let everything that was asked for happen, and the screen be brought up to date, without waiting for its timer."""
    loop: Any = asyncio.get_running_loop()
    for _round in range(10_000):
        await asyncio.sleep(0)
        if not loop._ready:
            break
    app.screen._on_timer_update()


async def timed_ms(app: CareerJournal, act: Callable[[], Awaitable[object] | object]) -> float:
    """How long something takes until the screen shows it."""
    began = time.perf_counter()
    found = act()
    if isinstance(found, Awaitable):
        await found
    await settled(app)
    return (time.perf_counter() - began) * 1000


async def measure() -> None:
    """Print the medians."""
    look_seldom()  # as the program does at its start, and its lock screen before there is a journal
    freeze()
    journal = career()
    app = CareerJournal(Door(Paths.within(Path("nowhere"))), opened=journal)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        view, drawing = app.screen.query_one(LatticeView), app.screen.query_one(Drawing)

        def paint() -> None:
            view._laid.clear()
            view._draw(None)

        for name in ("map", "path"):
            view._form = name
            first = statistics.median([await timed_ms(app, paint) for _ in range(RUNS)])
            steps = [await timed_ms(app, lambda: drawing.action_step(-1)) for _ in range(STEPS)]
            ways = ("up", "left", "down", "right", "up", "up", "left", "down") * STEPS
            walks = [await timed_ms(app, partial(drawing.action_walk, way)) for way in ways[:STEPS]]
            print(
                f"{name}: {ROLES} roles and {MOVES} moves: layout and first paint {first:.0f} ms (median of {RUNS}); "
                f"a step in time {statistics.median(steps):.1f} ms, at worst {max(steps):.1f}; "
                f"along the lines {statistics.median(walks):.1f} ms, at worst {max(walks):.1f}"
            )


def main() -> None:
    """Measure."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
