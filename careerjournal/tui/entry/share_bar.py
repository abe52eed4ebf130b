"""Shares drawn as one small bar: a heavy line for my part, a double for competition or others, dashes for chance.

Each part differs by line as well as by colour, so that the bar can be read without any.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from careerjournal.model.links import Kind
from careerjournal.model.setback import Shares
from careerjournal.model.success import SuccessShares

MY_PART: Final = ("━", "$loss")
COMPETITION: Final = ("═", "$second")
MY_OWN_PART: Final = ("━", "$growth")
OTHERS: Final = ("═", "$second")
CHANCE: Final = ("╌", "$muted")
CELLS: Final = 24
"""How long a bar is where each share is all of it (10 + 10 + 10): everywhere the same, so that bars can be compared."""


def shares_bar(shares: Shares | SuccessShares) -> Content:
    """The three shares on one line."""
    lines = (MY_PART, COMPETITION, CHANCE) if isinstance(shares, Shares) else (MY_OWN_PART, OTHERS, CHANCE)
    parts = zip(lines, _numbers(shares), strict=True)
    return Content.assemble(*((line * round(share * CELLS / 30), style) for (line, style), share in parts))


def shares_letters(shares: Shares | SuccessShares) -> Content:
    """The same as letters and numbers: ``m5 c3 ?2``; of a success, ``m5 o3 ?2``."""
    said = zip("mc?" if isinstance(shares, Shares) else "mo?", _numbers(shares), strict=True)
    return Content.styled(" ".join(f"{letter}{share}" for letter, share in said), "$muted")


def legend(kind: Kind = Kind.SETBACK) -> Content:
    """What the lines of the bar and the letters beside it mean, for a setback or for a success."""
    between = ("of others", "o", OTHERS) if kind is Kind.SUCCESS else ("competition", "c", COMPETITION)
    mine = MY_OWN_PART if kind is Kind.SUCCESS else MY_PART
    # The name stands first: a letter there would look like a key, and a line that begins with a sign is set in.
    parts = [
        Content.assemble((f"{name} ({letter}) ", "$muted"), line)
        for name, letter, line in (("Shares: my part", "m", mine), between, ("chance", "?", CHANCE))
    ]
    return Content("  ").join(parts)


def _numbers(shares: Shares | SuccessShares) -> tuple[int, int, int]:
    between = shares.competition if isinstance(shares, Shares) else shares.others
    return shares.my_part, between, shares.chance
