"""What rows say of an entry that no text of it does, in whole phrases: ``not applied yet``, ``no date``, ``level 3``.

The lists take their phrases from here as far as those are more than a word and a date, and the search finds an entry by
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import ActionState

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.model import (
        Action,
        Aspiration,
        Conversation,
        Entry,
        Lesson,
        Move,
        Name,
        Reflection,
        Role,
        Setback,
        Share,
        Story,
        Success,
    )
    from careerjournal.model.partial_date import PartialDate

NO_DATE: Final = "no date"
NO_DAY: Final = "no day to do it by"
NO_STAND_IN: Final = "no stand-in yet"
UNDER_WAY: Final = "under way"
LOOK_AGAIN: Final = "look again"
LETTER: Final = "a letter, opened on"


def times_applied(entry: Lesson) -> str:
    """How often a lesson was put to use."""
    times = len(entry.applied)
    return "not applied yet" if not times else "applied once" if times == 1 else f"applied {times} times"


def milestones_reached(entry: Aspiration) -> str:
    """How many milestones of an aspiration were reached; empty for none."""
    reached = sum(milestone.reached is not None for milestone in entry.milestones)
    return "" if not reached else "one milestone reached" if reached == 1 else f"{reached} milestones reached"


def level(entry: Role) -> str:
    """The level of a role; empty where it has none."""
    return f"level {entry.level}" if entry.level is not None else ""


def fit(entry: Setback) -> str:
    """How well it was thought to fit beforehand; empty where that is not said."""
    return f"{entry.fit} fit" if entry.fit else ""


def ended(entry: Success) -> str:
    """That a success is under way, or what it became; empty where it is one."""
    return f"became {entry.became}" if entry.became else UNDER_WAY if entry.under_way else ""


def part_in(entry: Conversation) -> str:
    """As what one takes part in a conversation; empty where that is not said."""
    return f"as {entry.my_part}" if entry.my_part else ""


def steps_written(entry: Conversation) -> str:
    """How many steps of a conversation have anything written in them."""
    return f"{entry.steps_written} of 7 steps written"


def told(entry: Story) -> str:
    """Whom a story is from; empty where that is not said."""
    return f"{'told by' if entry.told_aloud else 'from'} {entry.from_whom}" if entry.from_whom else ""


def is_late(entry: Action, today: dt.date) -> bool:
    """Whether an action is open and its day has gone by."""
    return entry.state is ActionState.OPEN and entry.by_when is not None and entry.by_when.last < today


def row_phrases(entry: Entry, today: dt.date | None = None) -> list[str]:
    """Every phrase that rows say of an entry, on the screen or in the shell, in each of the ways in which they do.

    Args:
        entry: the entry.
        today: the day by which an action is late; where it is not given, none is.
    """
    kind = entry.KIND
    if kind is Kind.REFLECTION and getattr(entry, "opened_on", None) is None:
        return []  # as of nearly all entries: each call would be one more for every one of them
    return [way for ways in _OF[kind](entry, today) for way in ways if way]


def row_said(entry: Entry, today: dt.date | None = None) -> list[str]:
    """The same, each phrase only in the way in which most rows do."""
    return [ways[0] for ways in _OF[entry.KIND](entry, today) if ways[0]]


def may_be_said(kind: Kind, record: Mapping[str, Any]) -> str:
    """The words, beside those of its texts and of closed sets, that rows may say of an entry.

    Args:
        kind: its kind.
        record: the entry as it is kept, which is not decoded for this.
    """
    return _MAY[kind](record)


_Ways: TypeAlias = tuple[str, ...]
"""In which ways one thing is said."""


def _dated(date: PartialDate | None, *before: str) -> Iterator[_Ways]:
    """A date behind each of some words, as rows cut it and as it is said whole; nothing where there is none."""
    if date is not None:
        yield tuple(dict.fromkeys(f"{said} {form}" for said in before for form in (date.brief, date.words)))


def _reflection(entry: Reflection, _: dt.date | None) -> Iterator[_Ways]:
    yield from _dated(entry.opened_on, LETTER)


def _aspiration(entry: Aspiration, _: dt.date | None) -> Iterator[_Ways]:
    yield (milestones_reached(entry),)


def _role(entry: Role, _: dt.date | None) -> Iterator[_Ways]:
    yield (level(entry),)
    if entry.end is None:
        yield from _dated(entry.start, "since")
    elif entry.start is None:
        yield from _dated(entry.end, "until")


def _move(entry: Move, _: dt.date | None) -> Iterator[_Ways]:
    if entry.start is None:
        yield from _dated(entry.end, "until")


def _setback(entry: Setback, _: dt.date | None) -> Iterator[_Ways]:
    yield (fit(entry),)


def _success(entry: Success, _: dt.date | None) -> Iterator[_Ways]:
    yield (ended(entry),)


def _lesson(entry: Lesson, _: dt.date | None) -> Iterator[_Ways]:
    yield (times_applied(entry),)
    yield from _dated(entry.look_again, LOOK_AGAIN)


def _conversation(entry: Conversation, _: dt.date | None) -> Iterator[_Ways]:
    yield (part_in(entry),)
    yield (steps_written(entry),)


def _action(entry: Action, today: dt.date | None) -> Iterator[_Ways]:
    is_open = entry.state is ActionState.OPEN
    if entry.by_when is None:
        if is_open:
            yield NO_DATE, NO_DAY
            yield from _dated(entry.date, "written")
    else:
        was = ("was due",) if not is_open or (today is not None and is_late(entry, today)) else ()
        yield from _dated(entry.by_when, *was, *(("by", "due") if is_open else ()))
    yield from _dated(entry.closed_on, entry.state)
    if is_open and not entry.is_mine:
        yield (f"waits on {entry.doer}",)


def _name(entry: Name, _: dt.date | None) -> Iterator[_Ways]:
    if not entry.stand_in:
        yield (NO_STAND_IN,)


def _share(entry: Share, _: dt.date | None) -> Iterator[_Ways]:
    yield (entry.done,)
    yield from ((str(ref),) for ref in entry.entries)


def _story(entry: Story, _: dt.date | None) -> Iterator[_Ways]:
    yield (told(entry),)


_OF: Final = cast(
    "Mapping[Kind, Callable[[Any, dt.date | None], Iterator[_Ways]]]",
    {
        Kind.REFLECTION: _reflection,
        Kind.ASPIRATION: _aspiration,
        Kind.ROLE: _role,
        Kind.MOVE: _move,
        Kind.SETBACK: _setback,
        Kind.SUCCESS: _success,
        Kind.LESSON: _lesson,
        Kind.CONVERSATION: _conversation,
        Kind.ACTION: _action,
        Kind.NAME: _name,
        Kind.SHARE: _share,
        Kind.STORY: _story,
    },
)


def _of_lesson(record: Mapping[str, Any]) -> str:
    applied = "applied once times" if record.get("applied") else "not applied yet"
    return f"{applied} {LOOK_AGAIN}" if record.get("look_again") else applied


def _of_action(record: Mapping[str, Any]) -> str:
    is_open = record.get("state", ActionState.OPEN) == ActionState.OPEN
    dated = bool(record.get("by_when"))
    undated = f"{NO_DATE} {NO_DAY} written" if is_open and not dated else ""
    waits = "waits on somebody us" if is_open and record.get("who") else ""
    return " ".join((undated, "by was due" if dated else "", waits))


def _of_success(record: Mapping[str, Any]) -> str:
    ends = f"became {Kind.SETBACK}" if record.get("became") else ""
    return f"{UNDER_WAY} {ends}" if record.get("under_way") else ends


_MAY: Final[Mapping[Kind, Callable[[Mapping[str, Any]], str]]] = {
    Kind.REFLECTION: lambda record: LETTER if record.get("opened_on") else "",
    Kind.ASPIRATION: lambda record: "one milestone milestones reached" if record.get("milestones") else "",
    Kind.ROLE: lambda record: "since until" if record.get("level") is None else "level since until",
    Kind.MOVE: lambda _: "until",
    Kind.SETBACK: lambda record: "fit" if record.get("fit") else "",
    Kind.SUCCESS: _of_success,
    Kind.LESSON: _of_lesson,
    Kind.CONVERSATION: lambda _: "as of steps written",
    Kind.ACTION: _of_action,
    Kind.NAME: lambda record: "" if record.get("stand_in") else NO_STAND_IN,
    Kind.SHARE: lambda _: f"as {' '.join(Kind)}",
    Kind.STORY: lambda record: "told by from" if record.get("from_whom") else "",
}
