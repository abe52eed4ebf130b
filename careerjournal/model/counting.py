"""Numbers with the word for what they count."""

from __future__ import annotations


def counted(number: int, one: str, more: str = "") -> str:
    """A number and a noun: ``1 minute``, ``5 minutes``, ``1,200 bytes``.

    Args:
        number: how many.
        one: the noun for one of them, with what goes with it: ``character was``.
        more: the noun for none or more of them; that for one with an ``s`` where it is not given.
    """
    return f"{number:,} {noun(number, one, more)}"


def noun(number: int, one: str, more: str = "") -> str:
    """The noun alone, where the number stands elsewhere."""
    return one if number == 1 else more or f"{one}s"
