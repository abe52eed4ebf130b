"""Signs that tell a direction or a state without colour."""

from __future__ import annotations

from typing import Final

from careerjournal.model.vocabulary import ActionState, Direction, MoveStatus

DIRECTION: Final = {
    Direction.VERTICAL: "↑",
    Direction.LATERAL: "→",
    Direction.DIAGONAL: "↗",
    Direction.ENRICHMENT: "⟳",
    Direction.EXPLORATORY: "⇢",
    Direction.REALIGNMENT: "↓",
    Direction.RELOCATION: "⇄",
    Direction.PAUSE: "‖",
}

STATUS: Final = {
    MoveStatus.CONSIDERING: "◌",
    MoveStatus.APPLIED: "◔",
    MoveStatus.OFFERED: "◑",
    MoveStatus.TAKEN: "●",
    MoveStatus.DECLINED: "○",
    MoveStatus.MISSED: "╳",
}

ACTION: Final = {ActionState.OPEN: "○", ActionState.DONE: "✓", ActionState.DROPPED: "–"}
