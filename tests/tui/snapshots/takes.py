"""What is drawn: tours through the program, each on a journal of its own, with what is looked at on the way.

A tour is one file for each size. What matters is that every section, view, sheet and state is in one of them; not more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from careerjournal.journal.journal import Journal
from tests.tui.scenes import On, Scene, Step
from tests.tui.using import USUAL


class Take(NamedTuple):
    """A state that is drawn."""

    name: str
    steps: tuple[Step, ...]
    """What leads there from the take before."""


class Tour(NamedTuple):
    """Takes that follow each other on one journal."""

    scene: Scene
    """Where it begins; its steps are the takes'."""
    takes: tuple[Take, ...]

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.scene.name

    def __repr__(self) -> str:
        return self.name


def _tour(
    name: str,
    *takes: tuple[str, *tuple[Step, ...]],
    on: On = "sample_journal",
    prepare: Callable[[Journal], object] | None = None,
) -> Tour:
    return Tour(Scene(name, (), on, prepare), tuple(Take(first, tuple(steps)) for first, *steps in takes))


class Picture(NamedTuple):
    """A take that the README shows."""

    name: str
    """What its file is called."""
    tour: str
    take: str
    size: tuple[int, int]
    says: str
    """What it shows, for those who do not see it."""


TOURS: Final = (
    _tour(
        "today",
        ("today",),
        ("a question is answered", "answer"),
        ("help", "=escape", "help"),
        ("help for a word", "search", "=l", "=o", "=c", "=k"),
        ("the tour", "leave", "tour", "=enter"),
    ),
    _tour(
        "setbacks",
        ("the list", "go-4"),
        ("a setback", "next-line", "=enter"),
        ("successes", "close", "next-view"),
        ("both on one line of time", "next-view"),
        ("patterns", "next-view"),
    ),
    _tour(
        "lattice",
        ("the map", "go-3"),
        ("the path", "next-view"),
        ("the list", "next-view"),
    ),
)
"""All of them."""

PICTURES: Final = (
    Picture("setbacks", "setbacks", "a setback", USUAL, "The setbacks of the sample journal, one of them open beside"),
    Picture("lattice", "lattice", "the map", USUAL, "The lattice of the sample journal"),
)
"""All that it shows."""
