"""How long it took from a setback to its first lesson, and whether lessons have been applied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from careerjournal.model.counting import noun
from careerjournal.model.links import Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.patterns.chart import FEWEST, Chart, Form, Row
from careerjournal.patterns.facts import Learnt
from careerjournal.patterns.gathered import Gathered
from careerjournal.patterns.saying import duration, number, sentence, several, too_few

_UNTIL: Final = (
    ("within a month", 31),
    ("within half a year", 183),
    ("within a year", 366),
    ("within three years", 1096),
    ("later", dt.timedelta.max.days),
)
"""Each row with the most days that it holds."""
_NONE_YET: Final = "none put down"


def until_lesson(facts: Gathered) -> Chart:
    """How long it took from a setback to the first lesson that was put down of it."""
    first = _first_lessons(facts.every_lesson)
    took: list[tuple[int, Ref]] = []
    without: list[Ref] = []
    for one in facts.setbacks:
        put_down = first.get(one.ref)
        if put_down is None or one.when is None:
            without.append(one.ref)
        else:
            took.append((max(0, (put_down - _middle(one.when)).days), one.ref))
    heading = "How long until a lesson"
    refs = tuple(ref for _, ref in took)
    if len(took) < FEWEST:
        says = too_few("how long it took from a setback to its first lesson", "setbacks with a lesson", len(took))
        return Chart("until a lesson", heading, says, refs)
    rows: list[Row] = []
    least = -1
    for label, most in _UNTIL:
        within = [ref for days, ref in took if least < days <= most]
        rows.append(_row(label, within))
        least = most
    rows += [_row(_NONE_YET, without)] if without else []
    days = sorted(days for days, _ in took)
    said = sentence(
        f"{number(len(took))} of {several(len(took) + len(without), 'setback')} have a lesson; "
        f"half of these had it after {duration(days[len(days) // 2])} or sooner"
    )
    if any(one.when is not None and not one.when.is_day for one in facts.setbacks):
        said += " A date that is no day counts from its middle."
    return Chart("until a lesson", heading, said, refs, Form.PARTS, ("setbacks",), tuple(rows))


def _row(label: str, refs: list[Ref]) -> Row:
    return Row(label, (len(refs),), number(len(refs)), tuple(refs))


def _first_lessons(lessons: Iterable[Learnt]) -> dict[Ref, dt.date]:
    """The day on which the first lesson of each entry was put down."""
    found: dict[Ref, dt.date] = {}
    for lesson in lessons:
        if lesson.put_down is not None:
            for ref in lesson.learnt_from:
                found[ref] = min(lesson.put_down, found.get(ref, lesson.put_down))
    return found


def _middle(when: PartialDate) -> dt.date:
    return when.first + (when.last - when.first) / 2


def applied(facts: Gathered) -> Chart:
    """Whether lessons have been applied: more than once, once, not yet."""
    found = facts.lessons
    refs = tuple(lesson.ref for lesson in found)
    heading = "Whether lessons were applied"
    if len(found) < FEWEST:
        says = too_few("how many lessons have been put to use, and which have not", "lessons", len(found))
        return Chart("applied", heading, says, refs)
    rows = tuple(
        _row(label, [lesson.ref for lesson in found if low <= lesson.applied <= high])
        for label, low, high in (("more than once", 2, 10**9), ("once", 1, 1), ("not yet", 0, 0))
    )
    used = sum(lesson.applied > 0 for lesson in found)
    said = sentence(f"{number(used)} of {several(len(found), 'lesson')} {noun(used, 'has', 'have')} been applied")
    return Chart("applied", heading, said, refs, Form.PARTS, ("lessons",), rows)
