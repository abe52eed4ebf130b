"""One entry in a list: a title, and beneath it what tells it from its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from careerjournal.journal.today import near
from careerjournal.model.links import Kind
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.entry import marks
from careerjournal.tui.entry.share_bar import shares_bar, shares_letters

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
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
    )


SENTENCES: Final = (Kind.ASPIRATION, Kind.LESSON, Kind.ACTION)
"""Kinds whose titles are sentences: a list gives them two lines rather than cut them off at one."""


def facts(entry: Entry) -> str:
    """What is known of an entry beside its title, in one line: kind, time, state; never its number."""
    return " · ".join(fact for fact in _FACTS[entry.KIND](entry) if fact)


def row(entry: Entry, journal: Journal, *, kind_said: bool = False, draft: bool = False) -> Content:
    """An entry as a list shows it, two or three lines.

    Args:
        entry: the entry.
        journal: where it is; a move is named by its roles.
        kind_said: whether the facts begin with the kind, in a list of several.
        draft: whether a draft of it is left open, which is said before them.
    """
    name = journal.title(entry)
    if entry.KIND in SENTENCES:
        name = first_words(name, 78)
    title = Content.styled(name, "bold")
    mark = _mark(entry)
    if mark:
        title = Content.assemble((f"{mark} ", "$accent"), title)
    said = facts(entry)
    if entry.KIND is Kind.ACTION:
        action: Action = entry  # type: ignore[assignment]
        if is_late(action, journal.today()):
            title = Content.assemble(("! ", "bold $loss"), (name, "bold"))
        said = due_words(action, journal.today()) or facts(entry)
    if kind_said and entry.KIND is not Kind.REFLECTION:
        said = f"{entry.KIND} · {said}" if said else f"{entry.KIND}"
    left_open = ("draft left open" + (" · " if said else ""), "$accent") if draft else ""
    lines = [title, Content.assemble(left_open, (said, "$muted"))]
    if entry.KIND is Kind.SETBACK:
        lines += _shares(entry)  # type: ignore[arg-type]
    return Content("\n").join([*lines, Content("")])


def _shares(setback: Setback) -> list[Content]:
    shares = setback.latest_shares
    return [Content.assemble(shares_bar(shares, 24), "  ", shares_letters(shares))] if shares.said else []


def _mark(entry: Entry) -> str:
    match entry.KIND:
        case Kind.MOVE:
            move: Move = entry  # type: ignore[assignment]
            return marks.DIRECTION[move.direction]
        case Kind.ACTION:
            action: Action = entry  # type: ignore[assignment]
            return marks.ACTION[action.state]
        case _:
            return ""


def when(entry: Entry) -> str:
    """An entry's date as people read it; empty where it has none."""
    return entry.date.brief if entry.date else ""


def span(role: Role | Move) -> str:
    """From when to when: ``2016 – 2019``, ``since 2021``."""
    if role.start and role.end:
        return f"{role.start.brief} – {role.end.brief}"
    if role.start:
        return f"since {role.start.brief}" if role.KIND is Kind.ROLE else role.start.brief
    return f"until {role.end.brief}" if role.end else ""


def _reflection(entry: Reflection) -> list[str]:
    return [when(entry), str(entry.energy or "")]


def _aspiration(entry: Aspiration) -> list[str]:
    reached = sum(milestone.reached is not None for milestone in entry.milestones)
    milestones = "" if not reached else "one milestone reached" if reached == 1 else f"{reached} milestones reached"
    return [str(entry.state), str(entry.whose or ""), milestones]


def _role(entry: Role) -> list[str]:
    return [span(entry), entry.area, f"level {entry.level}" if entry.level is not None else ""]


def _move(entry: Move) -> list[str]:
    status = f"{marks.STATUS[entry.status]} {entry.status}"
    form = str(entry.form) if entry.form and entry.form != "permanent" else ""
    return [status, str(entry.direction), form, span(entry)]


def _setback(entry: Setback) -> list[str]:
    return [str(entry.kind or ""), when(entry), f"{entry.fit} fit" if entry.fit else ""]


def _lesson(entry: Lesson) -> list[str]:
    times = len(entry.applied)
    applied = "not applied yet" if not times else "applied once" if times == 1 else f"applied {times} times"
    return [applied, f"look again {entry.look_again.brief}" if entry.look_again else ""]


def _conversation(entry: Conversation) -> list[str]:
    ready = sum(bool(step.preparation or step.notes) for step in entry.steps)
    return [when(entry), f"as {entry.my_part}" if entry.my_part else "", f"{ready} of 7 steps written"]


def _action(entry: Action) -> list[str]:
    due = f"by {entry.by_when.brief}" if entry.by_when else "no date"
    return [str(entry.state), due if entry.state == "open" else "", entry.who]


def is_late(action: Action, today: dt.date) -> bool:
    """Whether it is open and its day has gone by."""
    return action.state is ActionState.OPEN and action.by_when is not None and action.by_when.last < today


def due_words(action: Action, today: dt.date) -> str:
    """When it is due and on whom it waits; of one that is settled, what came of it."""
    if action.state is not ActionState.OPEN:
        return first_words(action.outcome, 70) or str(action.state)
    due = ""
    if action.by_when is not None:
        due = ("was due " if is_late(action, today) else "by ") + near(action.by_when, today)
    return " · ".join(part for part in (due, "" if action.is_mine else f"waits on {action.who}") if part)


def _name(entry: Name) -> list[str]:
    return [str(entry.kind), entry.relation, f"“{entry.stand_in}”" if entry.stand_in else "no stand-in yet"]


def _share(entry: Share) -> list[str]:
    return [when(entry), entry.form, ", ".join(str(ref) for ref in entry.entries)]


def _story(entry: Story) -> list[str]:
    return [f"from {entry.from_whom}" if entry.from_whom else "", when(entry)]


_FACTS: Final[Mapping[Kind, Callable[[Any], list[str]]]] = {
    Kind.REFLECTION: _reflection,
    Kind.ASPIRATION: _aspiration,
    Kind.ROLE: _role,
    Kind.MOVE: _move,
    Kind.SETBACK: _setback,
    Kind.LESSON: _lesson,
    Kind.CONVERSATION: _conversation,
    Kind.ACTION: _action,
    Kind.NAME: _name,
    Kind.SHARE: _share,
    Kind.STORY: _story,
}
