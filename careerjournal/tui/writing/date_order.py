"""Figures that could be two days, like ``12/9/2026``: a key takes them with the day first, another with the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from careerjournal.model.date_numbers import Toward, in_one_order
from careerjournal.model.partial_date import DateError
from careerjournal.tui.commands import command

ORDERS: Final = [
    command("f5", "order('day')", "day first", "Take 3/5 for the third of May.", name="day-first", footer=False),
    command(
        "f6", "order('month')", "month first", "Take 3/5 for the fifth of March.", name="month-first", footer=False
    ),
]

TAKE_ONE: Final = "{day-first: takes the first}, {month-first: the other}."
"""The keys, behind the sentence that names the two days."""


def chosen_order(text: str, today: dt.date, toward: Toward, first: str, read: Callable[[str], object]) -> str | None:
    """What was typed with the figures in it that could be two days as one of them; None where that makes no date of it.

    Args:
        text: what was typed.
        today: the day on which it was.
        toward: where a day without a year lies.
        first: ``day`` or ``month``.
        read: reads it, and raises a `DateError` where it is no date.
    """
    said = in_one_order(text, today, toward, day_first=first == "day")
    if said == text:
        return None
    try:
        read(said)
    except DateError:
        return None
    return said
