"""Roles and taken moves as JSON Resume 1.x: nothing else of a journal is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from careerjournal.model import Move, PartialDate, Role
from careerjournal.model.moments import in_turn
from careerjournal.model.vocabulary import MoveStatus

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
"""By which it says what it is; nobody fetches it."""


def json_resume_text(roles: Iterable[Role], moves: Iterable[Move]) -> Iterator[str]:
    """The document, in one piece.

    Args:
        roles: the roles; each becomes one item of ``work``, the latest first.
        moves: the moves; each taken one is named among the highlights of the role it led to, by its direction and form.
    """
    led_to: dict[int, list[Move]] = {}
    for move in moves:
        if move.status is MoveStatus.TAKEN and move.to_role is not None and move.to_role != move.from_role:
            led_to.setdefault(move.to_role.number, []).append(move)
    ordered = sorted(roles, key=lambda role: (role.start is not None, role.start, in_turn(role.created)), reverse=True)
    work = [_item(role, led_to.get(role.number, [])) for role in ordered]
    yield json.dumps({"$schema": SCHEMA, "work": work, "meta": {"version": "v1.0.0"}}, ensure_ascii=False, indent=2)
    yield "\n"


def _item(role: Role, moves: list[Move]) -> dict[str, Any]:
    item: dict[str, Any] = {"name": role.organisation, "position": role.title_}
    if role.start is not None:
        item["startDate"] = _date(role.start)
    if role.end is not None:
        item["endDate"] = _date(role.end)
    highlights = [
        f"{move.direction.value.capitalize()} move{f', {move.form.value}' if move.form else ''}" for move in moves
    ]
    if highlights:
        item["highlights"] = highlights
    return item


def _date(date: PartialDate) -> str:
    """A date as the schema takes it: a year, a month or a day; of a season or a quarter its first month."""
    if date.season is not None or date.quarter is not None:
        return f"{date.first:%Y-%m}"
    return str(date)
