"""A line to type in, on a sheet."""

from __future__ import annotations

from typing import Final

from textual.widgets import Input

from careerjournal.model.text import MAX_LINE

LONGEST_PATH: Final = 4096
"""Characters of a path; what Linux takes."""


class Line(Input):
    """One row high, and no longer than a line of an entry unless said otherwise."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
        longest: int = MAX_LINE,
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id, classes="field", compact=True, max_length=longest)
