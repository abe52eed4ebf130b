"""One entry in a list: a title, and beneath it what tells it from its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from careerjournal.journal.search.row_words import is_late
from careerjournal.journal.today import near
from careerjournal.model.links import Kind
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.entry.share_bar import shares_bar, shares_letters
from careerjournal.tui.sections.kinds import SHOWN, no_mark, when
from careerjournal.tui.widgets.cutting import facts_line, in_lines

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Entry, Setback, Success


def known(entry: Entry) -> list[str]:
    """What is known of an entry beside its title: kind, time, state; never its number."""
    return [fact for fact in SHOWN[entry.KIND].facts(entry) if fact]


def facts(entry: Entry) -> str:
    """The same in one line."""
    return " · ".join(known(entry))


def dated_by(entry: Entry) -> str:
    """What of that says its date, which a list gives up last; empty where it has none."""
    day = when(entry)
    return next((fact for fact in known(entry) if day and day in fact), "")


def told_apart(entry: Entry) -> list[str]:
    """By what an entry is told from others among whatever was found: its number, its date, and what else is known."""
    said = known(entry)
    dated = dated_by(entry)
    return [part for part in (str(entry.ref), dated, *(fact for fact in said if fact != dated)) if part]


def lines(entry: Entry, journal: Journal, width: int, *, kind_said: bool = False, draft: bool = False) -> list[Content]:
    """An entry as a list shows it: its title, its facts, shares where it says any, and an empty line.

    Args:
        entry: the entry.
        journal: where it is; a move is named by its roles.
        width: cells that a line has; a title that is longer has two lines.
        kind_said: whether the facts begin with the kind, in a list of several.
        draft: whether a draft of it is left open, which is said before them.
    """
    shown = SHOWN[entry.KIND]
    said = known(entry)
    mark = (shown.mark(entry), "$accent")
    if entry.KIND is Kind.ACTION:
        action: Action = entry  # type: ignore[assignment]
        if is_late(action, journal.today()):
            mark = ("!", "bold $loss")
        said = due_facts(action, journal.today()) or said
    sign = Content.assemble(mark, " ") if mark[0] else Content("")
    if kind_said and entry.KIND is not Kind.REFLECTION:
        said.insert(0, f"{entry.KIND}")
    found = _title(sign, journal.title(entry), width)
    found.append(_facts(said, width, dated_by(entry), draft=draft))
    if entry.KIND in (Kind.SETBACK, Kind.SUCCESS):
        found += _shares(entry)  # type: ignore[arg-type]
    return [*found, Content("")]


def title_width(kind: Kind, title: str) -> int:
    """How many cells a title takes with its sign; a list gives it two lines where that is more than one has."""
    cells = len(title) if _EACH_A_CELL.fullmatch(title) else cell_len(title)
    return cells + SIGN if has_sign(kind) else cells


def has_sign(kind: Kind) -> bool:
    """Whether the entries of a kind have a sign before their titles."""
    return SHOWN[kind].mark is not no_mark


_EACH_A_CELL: Final = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u2010-\u2027]*"
)
"""Titles of which no sign needs to be measured: to do that takes as long as the rest of a card."""

SIGN: Final = 2
"""Cells of the sign before a title, the space behind it included."""


def _title(sign: Content, title: str, width: int) -> list[Content]:
    """A title behind its sign, in one line or two."""
    first, *rest = in_lines(Content.styled(title, "bold"), max(1, width - sign.cell_length), 2)
    return [Content.assemble(sign, first), *(Content.assemble(" " * sign.cell_length, line) for line in rest)]


def _facts(said: list[str], width: int, dated: str, *, draft: bool) -> Content:
    """As many facts as fit into a line, whole; its date before any other."""
    first = [Content.styled("draft left open", "$accent")] if draft else []
    return facts_line([*first, *(Content.styled(fact, "$muted") for fact in said if fact)], width, dated)


def _shares(read: Setback | Success) -> list[Content]:
    shares = read.latest_shares
    return [Content.assemble(shares_bar(shares), "  ", shares_letters(shares))] if shares.said else []


def due_facts(action: Action, today: dt.date) -> list[str]:
    """When it is due and on whom it waits; of one that is settled, what came of it."""
    if action.state is not ActionState.OPEN:
        return [first_words(action.outcome, 70) or str(action.state)]
    due = ""
    if action.by_when is not None:
        due = ("was due " if is_late(action, today) else "by ") + near(action.by_when, today)
    return [part for part in (due, "" if action.is_mine else f"waits on {action.doer}") if part]


def due_words(action: Action, today: dt.date) -> str:
    """The same in one line."""
    return " · ".join(due_facts(action, today))
