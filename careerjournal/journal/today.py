"""What Today says, worked out from the journal: sparse on purpose."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.actions import count_due, count_late, count_undated, nearest_due
from careerjournal.journal.memories import on_this_day
from careerjournal.journal.nudges import nudges_today, rests
from careerjournal.journal.order import first_of
from careerjournal.model.conversation import StepName
from careerjournal.model.links import Kind
from careerjournal.model.time_of_day import TimeOfDay

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.nudges import Nudge
    from careerjournal.model import Action, Conversation, Entry, Lesson, PartialDate, Reflection

_MOST_DUE: Final = 5
"""Actions that today's page names."""

STEP_WORDS: Final = ("opening", "aspirations", "potential", "needs", "milestones", "responsibility", "action plan")


class Today(NamedTuple):
    """What today's page shows on a day."""

    conversation: Conversation | None
    """The next conversation, today or later."""
    due: list[Action]
    """Open actions that are due, or soon will be, the earliest first; at most five, whose days are nearest."""
    more_due: int
    """How many more there are."""
    more_late: int
    """How many of those were due before today."""
    undated: int
    """Open actions that have no day, so that they are never due."""
    lesson: Lesson | None
    """A lesson worth another look."""
    nudges: list[Nudge]
    """Small questions about what has been put down; at most two."""
    waiting: list[Entry]
    """Entries in which something closed is to be opened by now; at most two."""
    on_this_day: list[Reflection]
    """Reflections of the same day in earlier years; at most two."""


def today_in(journal: Journal) -> Today:
    """What today's page shows, read from the journal."""
    day, due = journal.today(), nearest_due(journal, _MOST_DUE)
    return Today(
        conversation=_next_conversation(journal, day),
        due=due,
        more_due=max(0, count_due(journal) - _MOST_DUE),
        more_late=count_late(journal) - sum(action.by_when is not None and action.by_when.last < day for action in due),
        undated=count_undated(journal),
        lesson=_worth_another_look(journal, day),
        nudges=nudges_today(journal),
        waiting=journal.waiting(day, 2),
        on_this_day=list(islice(on_this_day(journal, day), 2)),
    )


def not_named(found: Today) -> str:
    """How many of the open actions are due or have no day and are not named; empty where none is."""
    said = [f"{found.more_due:,} more{_how_late(found)}"] if found.more_due else []
    said += [f"{found.undated:,} without a day"] if found.undated else []
    words = ", and ".join(said)
    return f"and {words}" if words and found.due else words


def _how_late(found: Today) -> str:
    if found.more_late < found.more_due:
        return f", {found.more_late:,} of them late" if found.more_late else ""
    return ", all late" if found.more_late > 1 else ", late"


def _next_conversation(journal: Journal, day: dt.date) -> Conversation | None:
    """The one that comes first of those whose last possible day has not gone by."""
    cards = journal.order.of((Kind.CONVERSATION,))
    # One that is dated by its year began up to a year ago and may be to come.
    place = first_of(cards, day - dt.timedelta(days=min(366, (day - dt.date.min).days)))
    while place < len(cards) and (begins := cards[place].day) is not None:
        end = first_of(cards, begins + dt.timedelta(days=1))
        if begins >= day or (day - begins).days <= cards[place].span:
            same_day = (journal.conversations[card.ref.number] for card in cards[place : min(end, place + _MOST_A_DAY)])
            return min((held for held in same_day if held.when and held.when.last >= day), key=in_turn)
        place = end  # those after it on its day take no longer
    return None


_MOST_A_DAY: Final = 20
"""Conversations of one day that are looked at."""


def in_turn(held: Conversation) -> tuple[dt.date, bool, str, int]:
    """The sort key of a conversation with a date: those of a day by the time on it, and then those without one.

    Raises:
        ValueError: it has no date.
    """
    if held.when is None:
        raise ValueError(f"{held.ref} has no date")
    time = TimeOfDay.kept(held.begins)
    return held.when.first, time is None, time.clock if time is not None else "", held.number


def _worth_another_look(journal: Journal, day: dt.date) -> Lesson | None:
    """One whose date to look again has come, the earliest first; else a different one each week, but none of today."""
    asked = journal.agenda.look_again
    if asked.up_to(day.toordinal()):
        return journal.lessons[next(asked.refs()).number]
    cards = journal.order.of((Kind.LESSON,))
    begin = day.isocalendar().week
    turns = (cards[(begin + turn) % len(cards)].ref.number for turn in range(min(_MOST_TURNS, len(cards))))
    return next((lesson for number in turns if not rests(lesson := journal.lessons[number], journal)), None)


_MOST_TURNS: Final = 20
"""Lessons that are looked at for one that was neither put down nor changed today."""


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
    """In how many of the seven steps anything stands, and which is the first that is empty, in words."""
    ready = [conversation.is_written(step) for step in StepName]
    count = sum(ready)
    if count == len(ready):
        return count, "all seven steps are prepared"
    following = STEP_WORDS[ready.index(False)]
    return count, f"{following} next" if count else f"nothing prepared yet; {following} first"
