"""Reminders that were asked for by name: with whom one has not spoken for as long as one did not want to let it get."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from careerjournal.conversations.acquaintance import parted
from careerjournal.conversations.people import people_of
from careerjournal.journal.nudges import Nudge, is_dismissed
from careerjournal.journal.reminded import reminded
from careerjournal.model.counting import counted
from careerjournal.model.partial_date import PartialDate

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Name


class _Since(NamedTuple):
    """Since when one has not spoken."""

    day: dt.date
    spoke: bool
    """Whether that is a day on which one spoke; else the day on which the name was put down."""


def reminders(journal: Journal) -> list[Nudge]:
    """Whoever was asked for by name and has not been spoken to for that long, by name; none that was let rest.

    Nobody with whom a conversation is to come on a day that is set. Let rest, one comes again only after the next
    conversation, and as long a silence after it.
    """
    asked = reminded(journal)
    if not asked:
        return []
    today = journal.today()
    found = []
    for name in asked:
        since = _since(name, journal, today)
        if since is not None and _months_after(since.day, name.remind_after or 0) <= today:
            nudge = _nudge(name, since, today)
            if not is_dismissed(nudge, journal):
                found.append(nudge)
    return sorted(found, key=lambda nudge: nudge.says.casefold())


def _since(name: Name, journal: Journal, today: dt.date) -> _Since | None:
    """None where nothing is to be reminded of: it is not known since when, or one is to speak."""
    person = people_of(journal).get(str(name.ref))
    held, coming = parted(person, today) if person is not None else ([], [])
    if any(one.when is not None for one in coming):
        return None
    spoken = max((one.when.last for one in held if one.when is not None), default=None)
    if spoken is not None:
        return _Since(min(spoken, today), spoke=True)
    return _Since(name.created.date(), spoke=False) if name.created is not None else None


def _nudge(name: Name, since: _Since, today: dt.date) -> Nudge:
    months = _months_between(since.day, today)
    if since.spoke:
        says = f"You have not spoken with {name.name} for {counted(months, 'month', 'months')}."
    else:
        says = f"No conversation with {name.name} has been put down yet."
    asked = counted(name.remind_after or 0, "month", "months")
    return Nudge(
        f"{name.ref}: not spoken since {PartialDate.of(since.day)}",
        name.ref,
        says,
        f"You asked to be told after {asked}.",
    )


def _months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; where that month is shorter, its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) if year < dt.MAXYEAR else dt.date.max
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))


def _months_between(day: dt.date, today: dt.date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
