"""The rows of the settings screen: the settings in their groups, and what there is to choose of one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.tui.output.safe import plain


class Choice(NamedTuple):
    """Something to choose, or a heading over what follows."""

    title: str
    says: str = ""
    """What that means, beneath it."""
    value: object = None
    """What is taken."""
    chosen: bool | None = None
    """Whether it holds now; None where it is something to do."""
    key: str | None = None
    """A key before it, as people read it; None where there is no column of keys."""
    aside: str = ""
    """A fact about it, at its right."""
    heading: bool = False


class ChoiceRows:
    """What there is to choose.

    Args:
        choices: a row each.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self._keys = min(12, max((cell_len(choice.key or "") for choice in choices), default=0))

    def __len__(self) -> int:
        return len(self.choices)

    def is_heading(self, row: int) -> bool:
        """Whether it only names those beneath it."""
        return self.choices[row].heading

    def heights(self, width: int) -> list[int]:
        """A line, and those of what it means; a heading has one free above it, but for the first."""
        return [
            1 + bool(row) if choice.heading else 1 + len(self._says(choice, width))
            for row, choice in enumerate(self.choices)
        ]

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        choice = self.choices[row]
        if choice.heading:
            return [*([Content("")] if row else []), plain(choice.title, "bold")]
        aside = plain(choice.aside, "$muted")
        room = max(1, width - aside.cell_length - 2 * bool(choice.aside))
        title = Content.assemble(self._before(choice), (choice.title, "bold" if choice.chosen else ""))
        title = title.truncate(room, ellipsis=True)
        gap = " " * max(0, width - title.cell_length - aside.cell_length)
        first = Content.assemble(title, gap, aside) if choice.aside else title
        return [first, *(plain(f"  {line}", "$muted") for line in self._says(choice, width))]

    def _before(self, choice: Choice) -> Content:
        if choice.key is not None:
            key = plain(choice.key, "bold $accent").truncate(self._keys, ellipsis=True)
            return Content.assemble(key, " " * (self._keys - key.cell_length + 2))
        if choice.chosen is None:
            return Content("")
        return plain("● ", "$accent") if choice.chosen else plain("○ ", "$muted")

    def _says(self, choice: Choice, width: int) -> list[str]:
        return textwrap.wrap(choice.says, max(1, width - 2), break_on_hyphens=False)


class SettingRow(NamedTuple):
    """A setting, or the name of a group of them."""

    title: str
    now: str = ""
    """What it says now."""
    heading: bool = False


class SettingRows:
    """The settings: each with what it says now at its right.

    Args:
        rows: the groups' names and their settings.
    """

    def __init__(self, rows: Sequence[SettingRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def is_heading(self, row: int) -> bool:
        """Whether it names a group."""
        return self._rows[row].heading

    def heights(self, width: int) -> list[int]:
        """A line each."""
        del width
        return [1] * len(self._rows)

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        setting = self._rows[row]
        if setting.heading:
            return [plain(setting.title)]
        title = plain(f" {setting.title}")
        now = plain(setting.now, "$muted").truncate(max(0, width - title.cell_length - 2), ellipsis=True)
        gap = " " * max(0, width - title.cell_length - now.cell_length)
        return [Content.assemble(title, gap, now).truncate(width, ellipsis=True)]
