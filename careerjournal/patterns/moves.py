"""Fit as it was thought beforehand against what came of it, and which way moves went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from careerjournal.model.links import Ref
from careerjournal.model.vocabulary import Direction, Fit, MoveStatus
from careerjournal.patterns.chart import FEWEST, Chart, Form, Row
from careerjournal.patterns.facts import Moved
from careerjournal.patterns.gathered import Gathered
from careerjournal.patterns.saying import listed, number, sentence, several, too_few

_OPEN: Final = (MoveStatus.OFFERED, MoveStatus.APPLIED, MoveStatus.CONSIDERING)
CAME_OFF: Final = ("came off", "did not", "I said no to")
"""What may have come of a fit."""
WENT: Final = ("taken", "missed", "declined", "open")
"""Where a move may stand."""
_OF_STATUS: Final = {
    MoveStatus.TAKEN: 0,
    MoveStatus.MISSED: 1,
    MoveStatus.DECLINED: 2,
    **dict.fromkeys(_OPEN, 3),
}


def fit(facts: Gathered) -> Chart:
    """How good a fit was thought, against what came of it: of moves that are settled, and of setbacks without one.

    A setback that is the end of a move tells of the same attempt, so it counts only where the move says no fit, or was
    taken and went wrong later.
    """
    settled: list[tuple[Fit, int, Ref]] = []
    still_open: Counter[Fit] = Counter()
    for move in facts.moves:
        if move.fit is not None and move.status in _OPEN:
            still_open[move.fit] += 1
        elif move.fit is not None:
            settled.append((move.fit, _OF_STATUS[move.status], move.ref))
    for setback in facts.setbacks:
        of = facts.every_move.get(setback.move) if setback.move else None
        same = of is not None and of.fit is not None and of.status is not MoveStatus.TAKEN
        if setback.fit is not None and not same:
            settled.append((setback.fit, 1, setback.ref))
    refs = tuple(ref for _, _, ref in settled)
    heading = "Fit thought beforehand, and what came of it"
    if len(settled) < FEWEST:
        shows = "how many of those thought strong, fair or a long shot came off"
        says = too_few(shows, "settled moves and setbacks that say a fit", len(settled))
        return Chart("fit", heading, says, refs)
    rows = tuple(
        _fit_row(level, [one for one in settled if one[0] is level], still_open[level])
        for level in (Fit.STRONG, Fit.FAIR, Fit.LONG_SHOT)
        if still_open[level] or any(one[0] is level for one in settled)
    )
    said = [
        f"of {_came(sum(value or 0 for value in row.values))} {_thought(row.label)}, {_came(row.values[0])} came off"
        for row in rows
        if any(row.values)
    ]
    return Chart("fit", heading, " ".join(map(sentence, said)), refs, Form.PARTS, CAME_OFF, rows)


def _thought(label: str) -> str:
    return "I thought a long shot" if label == Fit.LONG_SHOT else f"I thought {label}"


def _came(many: float | None) -> str:
    return number(int(many or 0))


def _fit_row(level: Fit, found: Sequence[tuple[Fit, int, Ref]], still_open: int) -> Row:
    counts = Counter(part for _, part, _ in found)
    values = tuple(counts[part] for part in range(len(CAME_OFF)))
    told = [f"{number(many)} {name}" for many, name in zip(values, CAME_OFF, strict=True) if many]
    words = f"of {number(len(found))}, {listed(told)}" if told else "none settled yet"
    if still_open:
        words += f"; {number(still_open)} still open"
    return Row(str(level), values, words, tuple(ref for _, _, ref in found))


def directions(facts: Gathered) -> Chart:
    """Which way moves went, or would have gone: a row a direction, of which none ranks above another."""
    found = facts.moves
    refs = tuple(move.ref for move in found)
    heading = "Which way moves went"
    if len(found) < FEWEST:
        says = too_few("which way moves went or would have gone, and which were taken", "moves", len(found))
        return Chart("directions", heading, says, refs)
    rows = tuple(
        _direction_row(direction, [move for move in found if move.direction is direction])
        for direction in Direction
        if any(move.direction is direction for move in found)
    )
    taken = [row for row in rows if row.values[0]]
    many = sum(move.status is MoveStatus.TAKEN for move in found)
    said = sentence(f"{several(len(found), 'move')}, {number(many)} of them taken")
    if taken:
        said += " " + sentence(f"taken: {listed([f'{_came(row.values[0])} {_way(row.label)}' for row in taken])}")
    return Chart(
        "directions",
        heading,
        f"{said} None ranks above another.",
        refs,
        Form.PARTS,
        WENT,
        rows,
        ("direction", "directions"),
    )


def _way(label: str) -> str:
    return {Direction.PAUSE: "for a pause or a return", Direction.ENRICHMENT: "growing in place"}.get(
        Direction(label), label
    )


def _direction_row(direction: Direction, found: Sequence[Moved]) -> Row:
    counts = Counter(_OF_STATUS[move.status] for move in found)
    values = tuple(counts[part] for part in range(len(WENT)))
    told = [f"{number(many)} {name}" for many, name in zip(values, WENT, strict=True) if many]
    words = f"of {number(len(found))}, {listed(told)}" if len(told) > 1 else told[0]
    return Row(str(direction), values, words, tuple(move.ref for move in found))
