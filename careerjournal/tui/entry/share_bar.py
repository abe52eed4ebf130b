"""Shares drawn as one small bar: a heavy line for my part, a double for competition, dashes for chance.

Each part differs by line as well as by colour, so that the bar can be read without any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

if TYPE_CHECKING:
    from careerjournal.model.setback import Shares

MY_PART: Final = ("━", "$loss")
COMPETITION: Final = ("═", "$second")
CHANCE: Final = ("╌", "$muted")


def shares_bar(shares: Shares, cells: int = 30) -> Content:
    """The three shares on one line, ``cells`` wide where each is all of it (10 + 10 + 10)."""
    parts = ((MY_PART, shares.my_part), (COMPETITION, shares.competition), (CHANCE, shares.chance))
    return Content.assemble(*((line * round(share * cells / 30), style) for (line, style), share in parts))


def shares_letters(shares: Shares) -> Content:
    """The same as letters and numbers: ``m5 c3 ?2``."""
    said = (("m", shares.my_part), ("c", shares.competition), ("?", shares.chance))
    return Content.styled(" ".join(f"{letter}{share}" for letter, share in said), "$muted")


def legend() -> Content:
    """What the lines of the bar mean."""
    named = ((MY_PART, "my part"), (COMPETITION, "competition"), (CHANCE, "chance"))
    pieces = [((line * 2, style), (f" {name}  ", "$muted")) for (line, style), name in named]
    return Content.assemble(*(piece for pair in pieces for piece in pair)).rstrip()
