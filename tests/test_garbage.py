"""How much the garbage collector looks through at a time."""

from __future__ import annotations

import gc
from collections.abc import Mapping

from careerjournal.garbage import look_seldom


def test_little_is_looked_through_at_a_time_and_never_everything() -> None:
    before = gc.get_threshold()
    gc.collect()
    looks: list[tuple[int, int]] = []

    def look(phase: str, about: Mapping[str, int]) -> None:
        if phase == "start":
            generation = about["generation"]
            looks.append((generation, sum(len(gc.get_objects(younger)) for younger in range(generation + 1))))

    made: list[object] = []
    look_seldom()
    gc.callbacks.append(look)
    try:
        made += ([] for _ in range(300_000))
    finally:
        gc.callbacks.remove(look)
        gc.set_threshold(*before)
    assert {generation for generation, _ in looks} == {0, 1}
    assert max(objects for _, objects in looks) < 15_000
    assert len(looks) < 300
