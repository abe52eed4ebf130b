"""Dates by how far away they are: ``in two weeks``, ``3 days ago``, ``a week on Friday``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from careerjournal.model.date_numbers import moved
from careerjournal.model.date_tokens import Token, Tokens
from careerjournal.model.partial_date import PartialDate

_SIGNS: Final = {"day": "d", "week": "w", "fortnight": "w", "month": "m", "quarter": "q", "year": "y"}


def counted(tokens: Tokens, today: dt.date, said: str) -> PartialDate | None:
    """Read ``in two weeks``, ``3 days ago``: days and weeks to the day, the rest to the month, as they are meant.

    Args:
        tokens: what was written.
        today: what it counts from.
        said: how it was put, for the sentence.

    Raises:
        DateError: it is too far away.
    """
    tokens = tuple(token for token in tokens if token.kind != "joining")
    led = tokens[:1] and tokens[0].text in ("in", "within")
    body, turned = tokens[1 if led else 0 :], 0
    if led and [token.kind for token in body[:2]] in (["which", "count"], ["which", "number"]) and body[0].value > 0:
        body = body[1:]  # “within the next two weeks”
    match [token.text for token in body[-2:]]:
        case ["from", "now" | "today"]:
            body, turned = body[:-2], 1
        case [*_, "ago" | "back"]:
            body, turned = body[:-1], -1
        case [*_, "hence"]:
            body, turned = body[:-1], 1
        case [*_, "time"] if led:
            body = body[:-1]
    if bool(led) == bool(turned):
        return None
    far = _amount(body)
    if far is None:
        return None
    unit, count, half = far
    count, half = (count, half) if turned >= 0 else (-count, -half)
    if unit in ("day", "week", "fortnight"):
        days = round((count + half / 2) * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return PartialDate.of(moved(today, days, "d", said))
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit] + half * {"month": 0, "quarter": 1, "year": 6}[unit]
    there = moved(today.replace(day=1), months, "m", said)
    return PartialDate(there.year, there.month)


def away_from(tokens: Tokens, said: str, phrase: Callable[[Tokens], PartialDate | None]) -> PartialDate | None:
    """Read ``the day before yesterday``, ``two weeks before Christmas``, ``a week today``, ``a week on Friday``.

    Args:
        tokens: what was written.
        said: how it was put, for the sentence.
        phrase: what reads the day that it counts from.

    Raises:
        DateError: it is too far away.
    """
    at = next((place for place, token in enumerate(tokens) if token.kind == "unit"), None)
    if at is None or at > 1 or at + 1 >= len(tokens):
        return None
    far = _amount(tokens[: at + 1]) if at else _amount((Token("count", "one", 1), tokens[0]))
    turn, rest = tokens[at + 1], tokens[at + 2 :]
    if far is None or far[2]:
        return None
    if turn.kind == "day" and at and turn.value >= 0 and not rest:
        turn, rest = Token("turn", "after"), tokens[at + 1 :]
    if turn.kind != "turn" or turn.text not in ("before", "after", "from"):
        return None
    found = phrase(rest)
    if found is None or not found.is_day:
        return None
    unit, count, _ = far
    count *= 2 if unit == "fortnight" else 1
    return PartialDate.of(moved(found.first, -count if turn.text == "before" else count, _SIGNS[unit], said))


def _amount(tokens: Tokens) -> tuple[str, int, int] | None:
    """A unit, how many of it, and halves: ``two weeks``, ``half a year``, ``a year and a half``."""
    match [(token.kind, token.text) for token in tokens]:
        case [("count" | "number", _), ("unit", unit)] if unit in _SIGNS and 0 <= tokens[0].value <= 999:
            return unit, tokens[0].value, 0
        case [("turn", "half"), ("count", "a" | "an"), ("unit", unit)] if unit in ("quarter", "year"):
            return unit, 0, 1
        case [("count", "a" | "one"), ("unit", unit), ("turn", "and"), ("count", "a"), ("turn", "half")] if (
            unit in _SIGNS
        ):
            return unit, 1, 1
        case [("count" | "number", _), ("turn", "and"), ("count", "a"), ("turn", "half"), ("unit", unit)] if (
            unit in _SIGNS
        ):
            return unit, tokens[0].value, 1
        case _:
            return None
