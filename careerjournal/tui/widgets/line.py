"""A line to type in, on a sheet."""

from __future__ import annotations

from textual.widgets import Input

from careerjournal.model.text import MAX_LINE


class Line(Input):
    """One row high, and no longer than a line of an entry."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, id=id, classes="field", compact=True, max_length=MAX_LINE)
