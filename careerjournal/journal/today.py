"""What Today says, worked out from the journal: sparse on purpose."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.actions import due
from careerjournal.journal.nudges import nudges_today

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.nudges import Nudge
    from careerjournal.model import Action, Conversation, Lesson, PartialDate, Reflection

QUESTIONS: Final = (
    "Which part of last week would you have done for nothing?",
    "What did you put off, and what were you protecting?",
    "Who made your work easier lately, and do they know?",
    "What are you good at that nobody asks you for?",
    "Which promise to yourself is oldest?",
    "When did you last change your mind about somebody?",
    "What would you do next if nobody ever found out?",
    "Which of your habits would you not want an apprentice to copy?",
    "What did you learn from the last thing that went wrong?",
    "Where are you already where you wanted to be?",
    "What would make next year worth the trouble?",
    "Which kind of tired were you this week?",
    "Whose wish is the thing you are working towards?",
    "What could you stop doing, and who would notice?",
    "Which piece of your work would you show a stranger?",
    "What do you know now that would have helped you five years ago?",
)
"""Questions to sit with, in our own words; one a day, and another for the asking."""

STEP_WORDS: Final = ("opening", "aspirations", "potential", "needs", "milestones", "responsibility", "action plan")


def question(today: dt.date, skip: int = 0) -> str:
    """The question of a day; ``skip`` ones further on for somebody who asked for another."""
    return QUESTIONS[(today.toordinal() + skip) % len(QUESTIONS)]


class Today(NamedTuple):
    """What today's page shows on a day."""

    conversation: Conversation | None
    """The next conversation, today or later."""
    due: list[Action]
    """Open actions that are due, or soon will be, the earliest first; at most five."""
    lesson: Lesson | None
    """A lesson worth another look."""
    nudges: list[Nudge]
    """Small questions about what has been put down; at most two."""
    on_this_day: list[Reflection]
    """Reflections of the same day in earlier years; at most two."""


def today_in(journal: Journal) -> Today:
    """What today's page shows, read from the journal."""
    day = journal.today()
    coming = [held for held in journal.conversations if held.when is not None and held.when.last >= day]
    coming.sort(key=lambda held: held.when.first if held.when else day)
    same_day = [
        reflection
        for reflection in journal.reflections
        if reflection.date is not None and reflection.date.is_day and _same_day(reflection.date.first, day)
    ]
    return Today(
        conversation=coming[0] if coming else None,
        due=due(journal)[:5],
        lesson=_worth_another_look(list(journal.lessons), day),
        nudges=nudges_today(journal),
        on_this_day=sorted(
            same_day, key=lambda reflection: reflection.date.first if reflection.date else day, reverse=True
        )[:2],
    )


def _same_day(then: dt.date, day: dt.date) -> bool:
    return then.year < day.year and (then.month, then.day) == (day.month, day.day)


def _worth_another_look(lessons: list[Lesson], day: dt.date) -> Lesson | None:
    """One whose date to look again has come; else the one least lately applied; a different one each week."""
    asked = [lesson for lesson in lessons if lesson.look_again is not None and lesson.look_again.first <= day]
    if asked:
        return min(asked, key=lambda lesson: lesson.look_again.first if lesson.look_again else day)
    return lessons[day.isocalendar().week % len(lessons)] if lessons else None


def in_days(day: dt.date, today: dt.date) -> str:
    """How far off a day is: ``today``, ``tomorrow``, ``in 4 days``, ``2 days ago``."""
    away = (day - today).days
    match away:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case _:
            return f"in {away} days" if away > 0 else f"{-away} days ago"


def near(date: PartialDate, today: dt.date) -> str:
    """A date without its year where that is this year: ``20 November``."""
    return date.words.removesuffix(f" {today.year}") if date.is_day else date.words


def readiness(conversation: Conversation) -> tuple[int, str]:
    """How many of the seven steps are prepared, and which is the first that is not, in words."""
    ready = [bool(step.preparation.strip()) for step in conversation.steps]
    ready[0] = ready[0] or bool(conversation.purpose)
    count = sum(ready)
    if count == len(ready):
        return count, "all seven steps are prepared"
    following = STEP_WORDS[ready.index(False)]
    return count, f"{following} next" if count else f"nothing prepared yet; {following} first"
