"""What can be taken back: each change, whichever entry it was to, the latest first."""

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


class Change(NamedTuple):
    """What is taken back in one go: one step, or several that belong together."""

    steps: tuple[Step, ...]
    what: str


class UndoStack:
    """The changes since the journal was unlocked, at most `DEPTH` of them."""

    DEPTH = 200

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._gathered: list[Step] | None = None

    def push(self, step: Step) -> None:
        """Remember a change, by itself or with those it is made with; the oldest is forgotten past the depth."""
        if self._gathered is not None:
            self._gathered.append(step)
        else:
            self.push_back(Change((step,), step.what))

    def push_back(self, change: Change) -> None:
        """Remember a whole change."""
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
            self.push_back(Change(tuple(gathered), what))

    def pop(self) -> Change | None:
        """The latest change, no longer to be undone again; None where there is none."""
        return self._changes.pop() if self._changes else None

    def __len__(self) -> int:
        return len(self._changes)

    def changes(self) -> tuple[Change, ...]:
        """What can be taken back now, for `put_back`."""
        return tuple(self._changes)

    def put_back(self, changes: tuple[Change, ...]) -> None:
        """Let exactly these be what can be taken back."""
        self._changes[:] = changes

    def clear(self) -> None:
        """Forget everything."""
        self._changes.clear()
