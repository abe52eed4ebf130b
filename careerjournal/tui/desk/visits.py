"""Where somebody has been at the desk, and so where keys that leave something lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerjournal.model.links import Ref
    from careerjournal.tui.entry.page import Standing
    from careerjournal.tui.sections.catalogue import Section
    from careerjournal.tui.sections.place import Place


class Visits:
    """The places that `back` returns to, where each section and each page was left, and what a page was opened from."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._left: dict[str, Place] = {}
        """Where each section was left, by its key."""
        self._opened: tuple[Ref, Place] | None = None
        """The entry that was opened from a view that leaves no room for a page, and where that view was left."""
        self._read: dict[Ref, Standing] = {}
        """How far each page was read that was not left at its beginning."""

    def __bool__(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._before)

    def put(self, place: Place) -> None:
        """Take note of a place that is left for another, to go back to."""
        self._before.append(place)

    def back(self) -> Place | None:
        """The place to go back to, once; None where there is none."""
        return self._before.pop() if self._before else None

    def forget(self, ref: Ref) -> None:
        """Go back to an entry no more: it was deleted."""
        self._read.pop(ref, None)
        self._before = [place for place in self._before if place.ref != ref]

    def leave(self, place: Place) -> None:
        """Take note of where a section is left."""
        self._left[place.section.key] = place

    def left(self, section: Section) -> Place | None:
        """Where a section was left; None where it has not been."""
        return self._left.get(section.key)

    def read(self, ref: Ref, standing: Standing | None) -> None:
        """Take note of what was at the top of a page as it was left; None for its beginning."""
        self._read.pop(ref, None)
        if standing is not None:
            self._read[ref] = standing

    def read_to(self, ref: Ref) -> Standing | None:
        """What was at the top of a page as it was left; None for its beginning."""
        return self._read.get(ref)

    def open(self, ref: Ref, view: Place | None) -> None:
        """Take note of the view that leaves no room for a page, from which an entry was opened; None for any other."""
        self._opened = None if view is None else (ref, view)

    def stay(self, ref: Ref | None, *, reading: bool) -> None:
        """Take note of the entry that is shown: from another, or from none, that view is not come back to."""
        if self._opened is not None and (ref != self._opened[0] or not reading):
            self._opened = None

    def close(self, ref: Ref | None) -> Place | None:
        """Where the view is that the open entry was opened from; `back` does not return there as well.

        Args:
            ref: the open entry.

        Returns:
            None where it was opened from none such.
        """
        if self._opened is None or self._opened[0] != ref:
            return None
        place = self._opened[1]
        if self._before and self._before[-1] == place:
            self._before.pop()
        return place
