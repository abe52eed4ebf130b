"""Saying that a lesson was put to use: one more of its times applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.model.lesson import Application

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Lesson, PartialDate


def put_to_use(journal: Journal, lesson: Lesson, where: str, when: PartialDate | None) -> Lesson:
    """Keep that a lesson was put to use.

    Args:
        journal: the open journal.
        lesson: as it is kept.
        where: in what; it must say something.
        when: the day, month or year; None where nobody knows.

    Raises:
        RecordError: nothing is said of where.
        JournalError: it cannot be kept.
    """
    applied = (*lesson.applied, Application(when=when, where=where.strip()))
    return journal.keep(structs.replace(lesson, applied=applied), drafted=False)
