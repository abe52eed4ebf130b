"""Choose what is lit up on the line of time: kinds, areas, people, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from textual.content import Content

from careerjournal.journal.line_of_time import Choice
from careerjournal.tui.sheets.tick import Tickable, TickSheet
from careerjournal.tui.widgets.cutting import cut

_HEADINGS: Final = {
    "kinds": "Kinds",
    "areas": "Areas of the lattice",
    "needs": "Areas for development, milestones",
    "people": "People",
    "tags": "Tags",
}

_MOST: Final = 26
"""Cells of a choice: a milestone is a sentence, and the sheet leaves room for the line behind it."""


class LightSheet(TickSheet):
    """What is on the line, to be ticked.

    Args:
        choices: everything that can be lit up, sort by sort.
        ticked: what is lit up at the beginning.
        changed: told what is to be lit up, each time that changes.
    """

    heading = "To light up"

    def __init__(
        self, choices: Sequence[Choice], ticked: Sequence[Choice], changed: Callable[[tuple[Choice, ...]], None]
    ) -> None:
        super().__init__()
        self._choices = list(choices)
        there = {one[:2] for one in self._choices}
        # What nothing on the line has any more can still be taken back.
        self._choices += [one._replace(things=0) for one in ticked if one[:2] not in there]
        self._choices.sort(key=lambda one: list(_HEADINGS).index(one.sort))
        self._ticked = {one[:2] for one in ticked}
        self._changed = changed

    def rows(self) -> Iterator[Tickable]:
        """Every choice, with on how many things it stands."""
        for place, one in enumerate(self._choices):
            count = f"  {one.things}" if one.things is not None else ""
            says = Content.assemble(cut(Content(one.said), _MOST), (count, "$muted"))
            yield Tickable(str(place), _HEADINGS[one.sort], says, one[:2] in self._ticked)

    def toggle(self, which: str) -> None:
        """Light up what has this choice, or no longer."""
        self._ticked ^= {self._choices[int(which)][:2]}
        self._tell()

    def light_all(self) -> None:
        """Dim nothing on the line."""
        self._ticked = set()
        self._tell()

    def _tell(self) -> None:
        self._changed(tuple(one for one in self._choices if one[:2] in self._ticked))
