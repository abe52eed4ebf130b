"""What of a journal goes out: kinds, and a span of days."""

from __future__ import annotations

from typing import Final, NamedTuple

from careerjournal.model import Entry, Kind
from careerjournal.model.spans import ALL, Span


class Selection(NamedTuple):
    """Which entries are meant."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    span: Span = ALL

    def holds(self, entry: Entry) -> bool:
        """Whether an entry is meant; one without a date is in no span but all of time."""
        return entry.KIND in self.kinds and self.span.holds(entry.date)


EVERYTHING: Final = Selection()
