"""A role of a career from elsewhere, changed before it comes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from textual.app import ComposeResult
from textual.widgets import Input, Static

from careerjournal.exchange.career.sorting import LEVELS, Sorted
from careerjournal.model import PartialDate
from careerjournal.model.dates import read_date
from careerjournal.model.text import clean_line
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.line import Line

_FIELDS: Final = {
    "title": "Title",
    "organisation": "Employer",
    "area": "Area",
    "level": "Level",
    "start": "From",
    "end": "To; empty while it goes on",
}


class RoleSheet(Sheet["dict[str, Any]"]):
    """Dismissed with the fields of `Sorted` that were changed, or with None.

    Args:
        row: as it is.
        today: what dates like “last May” count from.
        left: what stood in the lines where they were broken off before, by the name of the field.
        typed: told what stands in all lines whenever that changes; nothing where it is as the role is.
    """

    CSS_PATH = ["career.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Change nothing.", name="leave-role")]

    hints = (("enter", "goes on, and keeps it at the end"), ("leave-role", "leaves it as it was"))
    extent = "-small -compact"
    heading = "The role"
    WRITES = True

    def __init__(
        self,
        row: Sorted,
        today: dt.date,
        left: Mapping[str, str],
        typed: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__()
        self._row = row
        self._today = today
        self._left = left
        self._typed = typed

    def body(self) -> ComposeResult:
        """A line for each field, and what is wrong."""
        for name, label in _FIELDS.items():
            yield Static(plain(label, "$muted"), classes="role-label")
            yield Line(self._left.get(name, self._shown(name)), id=f"role-{name}")
        yield Static("", id="role-says", markup=False)

    def _shown(self, name: str) -> str:
        value = getattr(self._row, name)
        if name in ("start", "end"):
            return PartialDate.from_iso(value).words if value else ""
        return "" if value is None else str(value)

    @property
    def loses(self) -> bool:
        """Whether anything stands there that the role does not say."""
        return any(line != self._shown(name) for name, line in self._lines.items())

    @property
    def _lines(self) -> dict[str, str]:
        return {name: line.value for name, line in zip(_FIELDS, self.query(Line), strict=False)}

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there."""
        event.stop()
        self._typed(self._lines if self.loses else {})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; behind the last, keep it."""
        event.stop()
        lines = list(self.query(Line))
        at = lines.index(event.input) if isinstance(event.input, Line) and event.input in lines else len(lines) - 1
        if at + 1 < len(lines):
            lines[at + 1].focus()
            return
        changed: dict[str, Any] = {}
        for name, line in zip(_FIELDS, lines, strict=True):
            typed = clean_line(line.value)
            if typed == clean_line(self._shown(name)):
                continue
            try:
                changed[name] = self._read(name, typed)
            except ValueError as error:  # a date that is none, too
                self.query_one("#role-says", Static).update(refusal(str(error)))
                line.focus()
                return
        self.dismiss(changed)

    def _read(self, name: str, typed: str) -> Any:
        """A field as `Sorted` keeps it.

        Raises:
            ValueError: it cannot be; the error says why.
        """
        if name == "level":
            if not typed:
                return None
            if not (typed.isascii() and typed.isdigit() and int(typed[:4]) in LEVELS):
                raise ValueError(f"A level is a number from {LEVELS.start} to {LEVELS.stop - 1}, or nothing.")
            return int(typed)
        if name in ("start", "end"):
            return str(read_date(typed, self._today)) if typed else ""
        if name == "title" and not typed:
            raise ValueError("A role needs a title.")
        return typed
