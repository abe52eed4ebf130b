"""A line to type in, on a sheet."""

from __future__ import annotations

from typing import Final

from careerjournal.model.text import MAX_LINE
from careerjournal.tui.widgets import editors

LONGEST_PATH: Final = 4096
"""Characters of a path; what Linux takes."""


class Line(editors.Line):
    """A form's line with a name of its own, and no longer than a line of an entry unless said otherwise.

    What stands in it is selected when it gets the focus: on a sheet it is there to be taken or replaced.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
        longest: int = MAX_LINE,
    ) -> None:
        super().__init__(value, longest, hint=placeholder)
        if id is not None:
            self.id = id
        self.add_class("field")
        self.select_on_focus = True
