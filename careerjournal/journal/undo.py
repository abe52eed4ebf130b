"""Undo: the changes that can be taken back, whichever entry each was to, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from careerjournal.model import Ref


class Step(NamedTuple):
    """One change to one entry, or to the arrangement."""

    ref: Ref | None
    """The entry; None for the arrangement."""
    before: dict[str, Any] | None
    """The record before the change; None where there was no entry."""
    what: str
    """What was done, to be said when it is undone: ``deleted setback 12``."""
    outside: str = ""
    """The digest of a record that was taken in and stands outside, too: as it is, it need not go to the trash."""


class Change(NamedTuple):
    """A change that one undo takes back: one step, or several that belong together."""

    steps: tuple[Step, ...]
    what: str


class UndoStack:
    """The changes since the journal was unlocked, at most `DEPTH` of them."""

    DEPTH = 200

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._gathered: list[Step] | None = None
        self.made = 0
        """How many changes were made so far, those taken back included."""

    def push(self, step: Step) -> None:
        """Add a step, as a change of its own or to the block it is made in (`as_one`); past `DEPTH` the oldest goes."""
        if self._gathered is not None:
            self._gathered.append(step)
        else:
            self.made += 1
            self.push_back(Change((step,), step.what))

    def push_back(self, change: Change) -> None:
        """Add a whole change, as `pop` returned it."""
        self._changes.append(change)
        del self._changes[: -self.DEPTH]

    @contextmanager
    def as_one(self, what: str) -> Iterator[None]:
        """Gather what is pushed inside into one change; inside another such block it belongs to that one."""
        if self._gathered is not None:
            yield
            return
        gathered: list[Step] = []
        self._gathered = gathered
        try:
            yield
        finally:
            self._gathered = None
        if gathered:
            self.made += 1
            self.push_back(Change(tuple(gathered), what))

    def pop(self) -> Change | None:
        """Remove the latest change and return it; None where there is none."""
        return self._changes.pop() if self._changes else None

    @property
    def latest_steps(self) -> int:
        """How many steps the change has that `pop` returns next; 0 where there is none."""
        return len(self._changes[-1].steps) if self._changes else 0

    def __len__(self) -> int:
        return len(self._changes)

    def changes(self) -> tuple[Change, ...]:
        """The changes on the stack, for `put_back`."""
        return tuple(self._changes)

    def put_back(self, changes: tuple[Change, ...]) -> None:
        """Replace the changes on the stack with these."""
        self._changes[:] = changes

    def clear(self) -> None:
        """Remove every change from the stack."""
        self._changes.clear()
