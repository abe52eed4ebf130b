"""What can be taken back: each change to an entry, across entries, the latest first."""

from __future__ import annotations

from typing import Any, NamedTuple

from careerjournal.model import Ref


class Step(NamedTuple):
    """One change to one entry."""

    ref: Ref
    before: dict[str, Any] | None
    """The record before the change; None where there was no entry."""
    what: str
    """What was done, to be said when it is undone: ``deleted setback 12``."""


class UndoStack:
    """The changes since the journal was unlocked, at most `DEPTH` of them."""

    DEPTH = 200

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def push(self, step: Step) -> None:
        """Remember a change; the oldest is forgotten past the depth."""
        self._steps.append(step)
        del self._steps[: -self.DEPTH]

    def pop(self) -> Step | None:
        """The latest change, no longer to be undone again; None where there is none."""
        return self._steps.pop() if self._steps else None

    def __len__(self) -> int:
        return len(self._steps)

    def steps(self) -> tuple[Step, ...]:
        """What can be taken back now, for `put_back`."""
        return tuple(self._steps)

    def put_back(self, steps: tuple[Step, ...]) -> None:
        """Let exactly these be what can be taken back."""
        self._steps[:] = steps

    def clear(self) -> None:
        """Forget everything."""
        self._steps.clear()
