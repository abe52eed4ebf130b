"""The lines beneath the drawing: the selected role or move in full, or what can be done while a move is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from careerjournal.model import Entry, Lesson, Move, Role, Setback
from careerjournal.tui.entry import rows
from careerjournal.tui.widgets.cutting import cut, facts_line
from careerjournal.tui.widgets.hints import hint, pressing

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from careerjournal.journal.journal import Journal

WIDEST: Final = 400
"""Cells that a line may have while it is not known how many it has."""
NARROW: Final = 50
"""Cells of a line in which less is said."""


def setback_of(move: Move, journal: Journal) -> Setback | None:
    """The setback that a move came to, if one was put down."""
    return next(
        (
            entry
            for entry in journal.links_to(move, so_far=True)
            if isinstance(entry, Setback) and entry.move == move.ref
        ),
        None,
    )


def lesson_of(move: Move, journal: Journal) -> Lesson | None:
    """What a move taught, by itself or by way of its setback."""
    setback = setback_of(move, journal)
    taught = [*journal.links_to(move, so_far=True), *(journal.links_to(setback, so_far=True) if setback else ())]
    sources = {move.ref, *(setback.known_as if setback else ())}
    lessons = (entry for entry in taught if isinstance(entry, Lesson))
    return next((lesson for lesson in lessons if sources.intersection(lesson.learnt_from)), None)


def caption(
    node: DOMNode, entry: Entry, journal: Journal, width: int, *, titled: bool = True
) -> tuple[Content, Content]:
    """Its title with what is known of it; and what a could-have-been came to, or else why, or what was enjoyed.

    Args:
        node: any node of the app whose keys are named.
        entry: the role or the move.
        journal: the open journal.
        width: cells of the first line; 0 before the first layout.
        titled: whether the title is said; not where it stands whole above.
    """
    known = (str(entry.ref), *rows.known(entry), _organisation(entry))
    title = cut(Content.styled(journal.title(entry), "bold $ink"), width or WIDEST) if titled else Content("")
    before = f"{title.plain}   " if titled else ""
    room = (width or WIDEST) - cell_len(before)
    facts = facts_line([Content.styled(fact, "$muted") for fact in known if fact], max(0, room), rows.dated_by(entry))
    first = Content.assemble(title, "   ", facts) if titled and facts else title + facts
    if isinstance(entry, Move) and entry.could_have_been:
        setback, lesson = setback_of(entry, journal), lesson_of(entry, journal)
        came_to = [
            *_key(node, "setback", setback),
            *_key(node, "lesson", lesson),
        ]
        if came_to:
            return first, Content("\n").join(came_to)
    why = entry.why if isinstance(entry, Move) else entry.enjoyed if isinstance(entry, Role) else ""
    return first, Content(" ".join(why.split()))


def _key(node: DOMNode, name: str, entry: Setback | Lesson | None) -> list[Content]:
    if entry is None:
        return []
    return [hint(node, (name, f"its {name}: ")) + pressing(name, entry.title)]


def _organisation(entry: Entry) -> str:
    if isinstance(entry, Role):
        return entry.organisation
    return entry.in_mind.organisation if isinstance(entry, Move) and entry.to_role is None else ""


def where_to(node: DOMNode, source: Role, entry: Entry | None, width: int) -> tuple[Content, Content]:
    """What can be done while a move is drawn.

    Args:
        node: any node of the app whose keys are named.
        source: the role that the move goes from.
        entry: what is selected.
        width: cells of the first line; 0 before the first layout.
    """
    narrow = 0 < width < NARROW
    before, after = ("From ", " to which?") if narrow else ("A move from ", " to which role?")
    room = (width or WIDEST) - cell_len(before + after)
    there = entry.title if isinstance(entry, Role) and entry.ref != source.ref else "staying, and growing in place"
    title = cut(Content.styled(source.title, "bold $ink"), max(1, room))
    first = Content.assemble((before, "$muted"), title, (after, "$muted"))
    # Where it is narrow, the others stand among the keys below.
    others = () if narrow else (("in-mind", "a role in mind"), ("draw-none", "none"))
    return first, hint(node, ("enter", f"here: {there}"), *others)
