"""One entry in a list: a title, and beneath it what tells it from its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from careerjournal.journal.today import near
from careerjournal.model.links import Kind
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.entry.share_bar import shares_bar, shares_letters
from careerjournal.tui.sections.kinds import SHOWN

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Entry, Setback


def facts(entry: Entry) -> str:
    """What is known of an entry beside its title, in one line: kind, time, state; never its number."""
    return " · ".join(fact for fact in SHOWN[entry.KIND].facts(entry) if fact)


def row(entry: Entry, journal: Journal, *, kind_said: bool = False, draft: bool = False) -> Content:
    """An entry as a list shows it, two or three lines.

    Args:
        entry: the entry.
        journal: where it is; a move is named by its roles.
        kind_said: whether the facts begin with the kind, in a list of several.
        draft: whether a draft of it is left open, which is said before them.
    """
    name = journal.title(entry)
    if SHOWN[entry.KIND].sentence:
        name = first_words(name, 78)
    title = Content.styled(name, "bold")
    mark = SHOWN[entry.KIND].mark(entry)
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
