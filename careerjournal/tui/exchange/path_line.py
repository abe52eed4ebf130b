"""A line for a path: the rest of a name that is there stands behind the caret."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from textual.binding import Binding
from textual.suggester import Suggester

from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.line import LONGEST_PATH, Line
from careerjournal.typed_paths import typed_path

_MOST: Final = 10_000
"""Names of a folder that are looked at."""


class PathLine(Line):
    """A line that offers names; tab and → take the one that is offered, and undo takes it back."""

    BINDINGS = [Binding("tab", "take_or_go_on", show=False)]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, id=id, longest=LONGEST_PATH)
        self.suggester = _Names()

    @property
    def _offered(self) -> str:
        return self._suggestion[len(self.value) :] if self.cursor_at_end else ""

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is offered, where something is."""
        if self._offered and not select:
            self.replace(self._offered, len(self.value), len(self.value))
        else:
            super().action_cursor_right(select)

    def action_take_or_go_on(self) -> None:
        """Take what is offered; where nothing is, go to the next thing as everywhere."""
        if self._offered:
            self.action_cursor_right()
        else:
            self.screen.focus_next()


class _Names(Suggester):
    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """What stands in the field, with the name that is being typed completed."""
        return await in_background(partial(completed, value))


def completed(typed: str) -> str | None:
    """A path with its last name completed to the first one that begins so; None where none does.

    A folder ends in a slash. What begins with a dot is offered to whoever types the dot.
    """
    begun = typed.rpartition("/")[2]
    if not begun or begun == "~" or typed[0] in "'\"":
        return None
    try:
        folder = typed_path(typed[: len(typed) - len(begun)] or ".")
        names = sorted(_begun(folder, begun))
    except (OSError, ValueError):
        return None
    return f"{typed}{names[0][len(begun) :]}" if names and names[0] != begun else None


def _begun(folder: Path, begun: str) -> Iterator[str]:
    with os.scandir(folder) as there:
        for one in islice(there, _MOST):
            if one.name.startswith(begun) and one.name.isprintable():
                yield f"{one.name}/" if one.is_dir() else one.name
