"""How long nobody was there, by clocks of which none is to be trusted alone."""

from __future__ import annotations

import time

import pytest

from careerjournal.idle import Idle, clocks


class Hands:
    """A clock that shows what it is told to."""

    def __init__(self, shows: float) -> None:
        self.shows = shows

    def __call__(self) -> float:
        return self.shows


@pytest.fixture
def wall() -> Hands:
    return Hands(1_800_000_000)


@pytest.fixture
def awake() -> Hands:
    return Hands(70)


@pytest.fixture
def idle(wall: Hands, awake: Hands) -> Idle:
    return Idle((awake, wall))


def test_a_night_with_the_lid_closed_counts(idle: Idle, wall: Hands, awake: Hands) -> None:
    awake.shows += 20
    wall.shows += 8 * 3600 + 20
    assert idle.seconds() == 8 * 3600 + 20


def test_a_wall_clock_set_back_does_not_stop_it(idle: Idle, wall: Hands, awake: Hands) -> None:
    wall.shows -= 86_400
    awake.shows += 90
    assert idle.seconds() == 90


def test_a_night_after_the_wall_clock_was_set_back_counts(idle: Idle, wall: Hands) -> None:
    wall.shows -= 86_400
    assert idle.seconds() == 0
    wall.shows += 8 * 3600
    assert idle.seconds() == 8 * 3600


def test_a_wall_clock_set_forward_counts_as_time(idle: Idle, wall: Hands) -> None:
    wall.shows += 600
    assert idle.seconds() == 600


def test_beginning_again_forgets_what_passed(idle: Idle, wall: Hands, awake: Hands) -> None:
    wall.shows += 600
    idle.begin()
    awake.shows += 1
    assert idle.seconds() == 1


def test_it_goes_by_every_clock_that_the_system_has() -> None:
    named = (getattr(time, name, None) for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW"))
    own = [time.monotonic(), time.time(), *(time.clock_gettime(clock) for clock in named if clock is not None)]
    assert sorted(clock() for clock in clocks()) == pytest.approx(sorted(own), abs=5)
