"""When Python looks through memory for what nobody refers to any more.

Screens, widgets and the entries that they show refer to one another, so that only the garbage collector lets go of
them. A look through everything takes a tenth of a second, which is a hitch in somebody's typing, and while nobody works
none comes. So there are few while a journal is open, and one as soon as it is locked.
"""

from __future__ import annotations

import gc
from typing import Final

SELDOM: Final = (20_000, 20, 100)
"""How many more objects bring about a look at the youngest, and how many of those one at the older (see `gc`)."""


def look_seldom() -> None:
    """From now on. What is loaded at the start is kept anyway, so that every look at it would be in vain."""
    gc.set_threshold(*SELDOM)


def settle() -> None:
    """Leave what is loaded out of every later look. Call it while no journal is open."""
    gc.freeze()


def let_go() -> None:
    """Let go of everything that nobody refers to any more."""
    gc.collect()
