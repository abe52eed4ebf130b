"""Links between the entries of another program, until it is known what each leads to here."""

from __future__ import annotations

import re
from typing import Final

# Noncharacters, which no text holds, stand around a link until it is known what it leads to.
LINK: Final = re.compile("\ufdd0(?P<id>.*?)\ufdd1(?P<words>.*?)\ufdd1(?P<otherwise>.*?)\ufdd2", re.DOTALL)


def link_to(id: str, words: str, otherwise: str) -> str:  # noqa: A002 - that is what it is
    """A link in a text to another entry of the same journal.

    Args:
        id: the other's `Incoming.id`.
        words: what the link says; empty where its title does.
        otherwise: what stands there where no such entry comes in.
    """
    return f"\ufdd0{id}\ufdd1{words}\ufdd1{otherwise}\ufdd2"
