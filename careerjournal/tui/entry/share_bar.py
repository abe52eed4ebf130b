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


def shares_bar(shares: Shares | SuccessShares, cells: int = 30) -> Content:
    """The three shares on one line, ``cells`` wide where each is all of it (10 + 10 + 10)."""
    lines = (MY_PART, COMPETITION, CHANCE) if isinstance(shares, Shares) else (MY_OWN_PART, OTHERS, CHANCE)
    parts = zip(lines, _numbers(shares), strict=True)
    return Content.assemble(*((line * round(share * cells / 30), style) for (line, style), share in parts))


def shares_letters(shares: Shares | SuccessShares) -> Content:
    """The same as letters and numbers: ``m5 c3 ?2``; of a success, ``m5 o3 ?2``."""
    said = zip("mc?" if isinstance(shares, Shares) else "mo?", _numbers(shares), strict=True)
    return Content.styled(" ".join(f"{letter}{share}" for letter, share in said), "$muted")


def legend(kind: Kind = Kind.SETBACK) -> Content:
    """What the lines of the bar and the letters beside it mean, for a setback or for a success."""
    if kind is Kind.SUCCESS:
        named = (("m…", MY_OWN_PART, "my part"), ("o…", OTHERS, "others"), ("?…", CHANCE, "chance"))
    else:
        named = (("m…", MY_PART, "my part"), ("c…", COMPETITION, "competition"), ("?…", CHANCE, "chance"))
    # A line that begins with a sign would be set in behind it where it is broken: the letter stands first.
    parts = [Content.assemble((f"{letter} ", "$muted"), line, (f" {name}", "$muted")) for letter, line, name in named]
    return Content("  ").join(parts)


def _numbers(shares: Shares | SuccessShares) -> tuple[int, int, int]:
    between = shares.competition if isinstance(shares, Shares) else shares.others
    return shares.my_part, between, shares.chance
