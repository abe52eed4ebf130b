"""Several records inside an entry: a line each, and the same form again to write one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, cast

import msgspec
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.model.describe import Shape
from careerjournal.model.typed import Path, Problem, Typed, as_typed, meant, typed_fields
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.writing.boxes import Box, EditBox

MOST: Final = 20
"""Records that have a line at once: of more, the last, and a line that leads to those before them."""


class PartLine(Static, can_focus=True):
    """One of the records, or the place for another."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", "open", show=False),
        command("d", "remove", "remove", "Take this one away."),
        command("K,shift+up", "move(-1)", "up", "Move this one up.", name="part-up"),
        command("J,shift+down", "move(1)", "down", "Move this one down.", name="part-down"),
    ]

    class Asked(Message):
        """Something is to be done with it."""

        def __init__(self, line: PartLine, what: str, by: int = 0) -> None:
            super().__init__()
            self.line = line
            self.what = what
            self.by = by

    def __init__(self, content: Content, place: int | None) -> None:
        super().__init__(content)
        self.place = place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The place for another can only be opened."""
        del parameters
        return self.place is not None or action not in ("remove", "move")

    def action_open(self) -> None:
        """Write it."""
        self.post_message(self.Asked(self, "open"))

    def action_remove(self) -> None:
        """Take it away."""
        self.post_message(self.Asked(self, "remove"))

    def action_move(self, by: int) -> None:
        """Move it."""
        self.post_message(self.Asked(self, "move", by))

    def on_click(self, event: Click) -> None:
        """Write it."""
        event.stop()
        self.action_open()


class FurtherLine(Static, can_focus=True):
    """Those before the records that are shown, or after them.

    Args:
        many: how many they are.
        way: -1 for those before, 1 for those after.
    """

    BINDINGS: ClassVar = [Binding("enter", "open", "open", show=False)]

    class Asked(Message):
        """They are to be shown."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    def __init__(self, many: int, way: int) -> None:
        sign, words = ("↑", "before these") if way < 0 else ("↓", "after these")
        super().__init__(Content.assemble((f"{sign} ", "$accent"), (f"{many:,} more {words}", "$muted")))
        self._way = way

    def action_open(self) -> None:
        """Show them."""
        self.post_message(self.Asked(self._way))

    def on_click(self, event: Click) -> None:
        """Show them."""
        event.stop()
        self.action_open()


class PartsBox(EditBox):
    """The records, in order."""

    class Wanted(Message):
        """One of the records is to be written, in a form of its own.

        Args:
            box: where it belongs; told by `write` where what is written stands, and by `written` once it is.
            place: its place among them; None for one more.
            typed: what stands in it.
            at: the field of it to begin in, by the names that lead to it; the first where none is named.
        """

        def __init__(self, box: PartsBox, place: int | None, typed: Typed, at: str = "") -> None:
            super().__init__()
            self.at = at
            self.box = box
            self.place = place
            self.typed = typed

    @property
    def typed(self) -> list[Typed]:
        """What stands in each, with what is being written in a form of its own."""
        return self._with(self._open[0], self._open[1]()) if self._open else list(self._typed)

    _first: int | None = None
    """The place of the first that is shown, once others than the last were asked for."""

    _open: tuple[int | None, Callable[[], Typed | None]] | None = None
    """The place of the one that is being written and what stands in its form, so that a draft has it too."""

    def write(self, place: int | None, standing: Callable[[], Typed | None]) -> None:
        """Count what stands in the form of one of them as typed here, until it is `written`."""
        self._open = place, standing

    def write_at(self, path: Path) -> None:
        """Go on with the record at a place, in a form of its own, or else to the lines."""
        place = int(path[0]) if path and str(path[0]).isdecimal() else len(self._typed)
        if place >= len(self._typed):
            self.focus_editor()
            return
        line = next((line for line in self.query(PartLine) if line.place == place), None)
        if line is not None:
            line.focus()
        self.post_message(self.Wanted(self, place, self._typed[place], "/".join(map(str, path[1:]))))

    def _with(self, place: int | None, written: Typed | None) -> list[Typed]:
        parts = list(self._typed)
        if written is not None:
            at = len(parts) if place is None else place
            parts[at : at + 1] = [written]
        return parts

    def worded(self, problem: Problem) -> str:
        """What is wrong, and in which of them."""
        inside: type[msgspec.Struct] | None = self.field.part
        said: list[str] = []
        for step in problem.path[1:]:
            field = next((field for field in typed_fields(inside) if field.name == step), None) if inside else None
            said.append(field.label if field else str(int(step) + 1) if isinstance(step, int) else step)
            inside = field.part if field else inside
        return f"{' · '.join(said)}: {problem.sentence}" if said else problem.sentence

    @property
    def part(self) -> type[msgspec.Struct]:
        """The class of each record."""
        return cast("type[msgspec.Struct]", self.field.part)

    def editor(self) -> Widget:
        """A line for each, and one to add another."""
        return Vertical(*self._lines(), classes="parts")

    @property
    def _shown(self) -> range:
        """The places of those that have a line."""
        latest = max(0, len(self._typed) - MOST)
        first = latest if self._first is None else min(self._first, latest)
        return range(first, min(len(self._typed), first + MOST))

    def _lines(self) -> list[Widget]:
        shown = self._shown
        lines: list[Widget] = [PartLine(summary(self.part, self._typed[place]), place) for place in shown]
        if shown.start:
            lines.insert(0, FurtherLine(shown.start, -1))
        if shown.stop < len(self._typed):
            lines.append(FurtherLine(len(self._typed) - shown.stop, 1))
        return [*lines, PartLine(Content.assemble(("+ ", "$accent"), ("add", "$muted")), None)]

    @on(FurtherLine.Asked)
    async def _go_further(self, event: FurtherLine.Asked) -> None:
        """Show as many before those that are shown, or after them, and go to the nearest of them."""
        event.stop()
        shown = self._shown
        self._first = max(0, shown.start + event.way * MOST)
        await self._draw(shown.start - 1 if event.way < 0 else shown.stop)

    @on(PartLine.Asked)
    async def _asked(self, event: PartLine.Asked) -> None:
        event.stop()
        place = event.line.place
        if event.what == "open":
            typed = self._typed[place] if place is not None else as_typed(self.part())
            self.post_message(self.Wanted(self, place, typed))
        elif place is not None:
            parts = list(self._typed)
            part = parts.pop(place)
            if event.what == "move":
                place = min(len(parts), max(0, place + event.by))
                parts.insert(place, part)
            await self._put(parts, place)

    async def written(self, place: int | None, written: Typed | None) -> None:
        """Put a record in its place, as it was written; None where it says nothing."""
        self._open = None
        if written is None:
            self.changed()
            return
        await self._put(self._with(place, written), len(self._typed) if place is None else place)

    async def _put(self, parts: list[Typed], place: int) -> None:
        self._typed = parts
        await self._draw(place)
        self.changed()

    async def _draw(self, place: int) -> None:
        """Draw the lines anew, and go to the one of a place; to the place for another where there is none."""
        shown = self._shown
        if place not in shown and place < len(self._typed):
            self._first = place if place < shown.start else place - MOST + 1
        inside = self.query_one(".parts")
        async with inside.batch():
            await inside.remove_children()
            await inside.mount_all(self._lines())
        lines = inside.query_children(PartLine)
        next((line for line in lines if line.place == place), lines.last()).focus()

    def box_at(self, path: Path) -> Box:
        """This one: what is inside has a form of its own."""
        return self


def summary(part: type[msgspec.Struct], typed: Typed) -> Content:
    """A record in a line: its first text, and muted what else it says."""
    said = [
        " ".join(meant(field, typed).split())
        for field in typed_fields(part)
        if field.shape not in (Shape.PART, Shape.PARTS, Shape.FLAG)
    ]
    said = [text for text in said if text]
    if not said:
        return plain("· (nothing yet)", "$muted")
    rest = " · ".join(said[1:])
    return Content.assemble(("· ", "$muted"), said[0], (f"   {rest[:120]}" if rest else "", "$muted"))
