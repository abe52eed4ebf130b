"""The rows of the sorting screen: what was found, where each role belongs, the moves, and the words of others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple, TypeAlias

from textual.content import Content

from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.career.proposals import Proposal, Why
from careerjournal.exchange.career.rows import Career
from careerjournal.exchange.career.sorting import Answer, Sorted, Sorting, key_of, positions_of, to_place
from careerjournal.model import PartialDate
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.widgets.cutting import cut

DIRECTIONS: Final = tuple(Direction)
"""What another direction is chosen from."""
OUTCOMES: Final = (MoveStatus.APPLIED, MoveStatus.OFFERED, MoveStatus.DECLINED, MoveStatus.MISSED)
"""What may have come of an application."""
_AREA: Final = 13
"""Cells for the name of an area."""


class What(Enum):
    """What a row is."""

    HEADING = auto()
    POSITION = auto()
    APPLICATION = auto()
    PRAISE = auto()
    EXTRA = auto()
    MOVE = auto()
    TOLD = auto()
    """A sentence that nothing can be done to."""


Make: TypeAlias = Callable[[int], list[Content]]


class Row(NamedTuple):
    """A row: what it is, which one of those, and its lines for a width."""

    what: What
    place: int
    make: Make


class CareerRows:
    """Rows of a list; there are as many as a career has parts, so all are made to know their heights."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        self._made: tuple[int, list[list[Content]]] = 0, []

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, row: int | None) -> Row | None:
        """The row there, if any."""
        return self._rows[row] if row is not None and row < len(self) else None

    def find(self, what: What, place: int) -> int | None:
        """Which row one is, if it is here."""
        return next((at for at, row in enumerate(self._rows) if (row.what, row.place) == (what, place)), None)

    def is_heading(self, row: int) -> bool:
        """Whether it is walked past."""
        return self._rows[row].what in (What.HEADING, What.TOLD)

    def heights(self, width: int) -> Sequence[int]:
        """How many lines each row takes."""
        return [len(lines) for lines in self._lay(width)]

    def lines(self, row: int, width: int) -> Sequence[Content]:
        """Make a row."""
        return self._lay(width)[row]

    def _lay(self, width: int) -> list[list[Content]]:
        if self._made[0] != width:
            self._made = width, [row.make(width) for row in self._rows]
        return self._made[1]


def span(start: str, end: str, *, goes_on: bool = False) -> str:
    """``Mar 2019 – now``, of two dates as they are kept; a question mark where nobody says."""

    def said(date: str) -> str:
        return PartialDate.from_iso(date).brief if date else ""

    if not start and not end:
        return "no dates"
    return f"{said(start) or '?'} – {said(end) or ('now' if goes_on else '')}".rstrip(" –")


def _wrapped(text: str | Content, width: int, indent: int = 0) -> list[Content]:
    words = text if isinstance(text, Content) else Content.styled(text, "$muted")
    return [Content.assemble(" " * indent, line) for line in words.wrap(max(8, width - indent))]


def _heading(text: str, *, first: bool = False) -> Row:
    return Row(What.HEADING, -1, lambda width: [*([] if first else [Content("")]), *_wrapped(_accent(text), width)])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _accent(text: str) -> Content:
    return Content.styled(text, "bold $accent")


def _told(text: str) -> Row:
    return Row(What.TOLD, -1, lambda width: _wrapped(text, width, 4))


def _box(keep: bool) -> tuple[str, str]:
    return ("[x] ", "$growth") if keep else ("[ ] ", "$muted")


def _with_right(left: Content, right: Content, width: int) -> Content:
    """Two ends of a line; the left one is cut where both do not fit."""
    room = max(8, width - right.cell_length - (1 if right else 0))
    left = cut(left, room)
    gap = " " * max(0, width - left.cell_length - right.cell_length)
    return Content.assemble(left, gap, right)


def _two(title: str, beside: str, *, keep: bool = True) -> Content:
    style = "bold" if keep else "$muted"
    return Content.assemble((title, style), (f"  {beside}", "$muted") if beside else "")


def found_rows(half: HalfSorted, asked: Collection[int]) -> Iterator[Row]:
    """All that was found, each with what is odd about it.

    Args:
        half: the career.
        asked: the places of the roles of which somebody has to say whether they go on.
    """
    career, sorting = half.career, half.sorting
    if career.positions:
        yield _heading("Roles and pauses", first=True)
    for place in range(len(career.positions)):
        yield Row(What.POSITION, place, _found(career, sorting, place, asks=place in asked))
    if career.applications:
        yield _heading("Jobs applied for", first=not career.positions)
    for place, application in enumerate(career.applications):
        right = application.when.brief if application.when else "no date"
        left = _two(_one_line(application.title), _one_line(application.organisation), keep=sorting.applications[place])
        keep = sorting.applications[place]
        yield Row(What.APPLICATION, place, _kept_row(keep, left, right, application.oddities))
    if career.oddities:
        yield _heading("Said of the whole")
        yield from (_told(_one_line(odd)) for odd in career.oddities)
    if career.extras:
        yield _heading("Found as well: a success each, where you want one")
    for place, extra in enumerate(career.extras):
        keep = sorting.extras[place]
        date = extra.end or extra.start
        left = _two(_one_line(extra.title), extra.kind, keep=keep)
        yield Row(What.EXTRA, place, _kept_row(keep, left, date.brief if date else "", ()))
    if career.not_opened:
        yield _heading("Not opened")
        yield _told(", ".join(map(_one_line, career.not_opened)))


def _found(career: Career, sorting: Sorting, place: int, *, asks: bool) -> Make:
    position, row = career.positions[place], sorting.rows[place]
    right = span(row.start, row.end, goes_on=position.goes_on or row.goes_on)
    odd = list(position.oddities)
    note = "It is a pause, not a role." if position.is_pause else ""
    if asks:
        why = "It has no end, and another role began later." if row.start else ""
        odd.append(f"{why} Do you still hold it?".strip())
    return _kept_row(row.keep, _two(row.title, row.organisation, keep=row.keep), right, odd, note)


def _kept_row(keep: bool, left: Content, right: str, odd: Sequence[str], note: str = "") -> Make:
    def make(width: int) -> list[Content]:
        first = Content.assemble(_box(keep), left)
        lines = [_with_right(first, Content.styled(right, "$muted"), width)]
        if note:
            lines += _wrapped(note, width, 4)
        if odd:
            lines += _wrapped(Content.styled(f"! {' '.join(odd)}", "$loss"), width, 4)
        return lines

    return make


def area_rows(half: HalfSorted, marked: Collection[int], together: Collection[int]) -> Iterator[Row]:
    """The roles in order of time, each with its area and level.

    Args:
        half: the career.
        marked: the places of those that are chosen for the next area.
        together: those that are offered for it beside the one that is highlighted.
    """
    for place in to_place(half.career, half.sorting):
        row = half.sorting.rows[place]
        sign = ("● ", "$accent") if place in marked else ("○ ", "$accent") if place in together else ("  ", "")
        yield Row(What.POSITION, place, _area_row(sign, row))


def _area_row(sign: tuple[str, str], row: Sorted) -> Make:
    area, level = row.area, row.level

    def make(width: int) -> list[Content]:
        room = _AREA if width >= 48 else 8
        where = Content(area) if area else Content.styled("·", "$muted")
        where = cut(where, room)
        number = Content.styled("·" if level is None else str(level), "$muted" if level is None else "bold")
        right = Content.assemble(
            where, " " * (room - where.cell_length), " " * max(0, 3 - number.cell_length), number, " "
        )
        left = Content.assemble(sign, (f"{row.start[:4] or '····'}  ", "$muted"), _two(row.title, row.organisation))
        return [_with_right(left, right, width)]

    return make


def move_rows(proposals: Sequence[Proposal], sorting: Sorting) -> Iterator[Row]:
    """The moves that are proposed, each with what was said of it."""
    for place, proposal in enumerate(proposals):
        yield Row(What.MOVE, place, _move(proposal, sorting.answers.get(key_of(proposal))))


def _move(proposal: Proposal, answer: Answer | None) -> Make:
    def make(width: int) -> list[Content]:
        untold = ""
        if answer is None:
            sign, said = ("? ", "$accent"), f"{said_of(proposal)}?"
            if not proposal.known and proposal.why is not Why.APPLICATION:
                untold = "  areas and levels do not tell"
        elif answer.taken:
            sign, said = ("✓ ", "$growth"), said_of(proposal, answer)
        else:
            sign, said = ("– ", "$muted"), "no"
        year = str(proposal.start.year) if proposal.start else "····"
        words = Content.styled(proposal.says, "$muted" if answer is not None and not answer.taken else "$ink")
        first, *rest = words.wrap(max(8, width - 8))
        lines = [Content.assemble(sign, (f"{year}  ", "$muted"), first)]
        lines += [Content.assemble(" " * 8, line) for line in rest]
        told = Content.assemble((said, "$accent" if answer is None else "$second"), (untold, "$muted"))
        return [*lines, *_wrapped(told, width, 8)]

    return make


def said_of(proposal: Proposal, answer: Answer | None = None) -> str:
    """What a move would be, or was said to be: its direction and form, or what came of an application."""
    if proposal.why is Why.APPLICATION:
        return str(answer.status if answer is not None and answer.status else proposal.status)
    direction = str(answer.direction if answer is not None and answer.direction else proposal.direction)
    if proposal.why is Why.STAY and direction == Direction.ENRICHMENT:
        direction = f"{direction}, in place"
    form = str(proposal.form) if proposal.form is not None and str(proposal.form) != "permanent" else ""
    return f"{direction} · {form}" if form else direction


def praise_rows(half: HalfSorted) -> Iterator[Row]:
    """The words of others and honours, each with whether its name goes on the list."""
    for place, praise in enumerate(half.career.praise):
        keep = half.sorting.praise[place]
        beside = praise.their_job or ("" if praise.who else "an honour")
        right = praise.when.brief if praise.when else "no date"
        listed = praise.who in half.sorting.names
        yield Row(
            What.PRAISE,
            place,
            _praise(
                keep, _two(_one_line(praise.title), _one_line(beside), keep=keep), right, praise.text, listed=listed
            ),
        )
        yield from (_told(odd) for odd in praise.oddities)


def _praise(keep: bool, left: Content, right: str, text: str, *, listed: bool) -> Make:
    def make(width: int) -> list[Content]:
        first = Content.assemble(_box(keep), left)
        lines = [_with_right(first, Content.styled(right, "$muted"), width)]
        said = " ".join(text.split())
        if said:
            lines.append(Content.assemble("    ", cut(Content.styled(f"“{said}”", "$muted"), max(8, width - 4))))
        if listed:
            lines.append(Content.assemble("    ", ("the name goes on your list", "$second")))
        return [*lines, Content("")]

    return make


def in_full(half: HalfSorted, row: Row | None) -> Content:
    """What stands beside the list: a row with all that it says, and where it was read."""
    if row is None or row.what in (What.HEADING, What.TOLD, What.MOVE):
        return Content("")
    parts: list[tuple[str, str]] = []
    if row.what is What.POSITION:
        position = positions_of(half.career, half.sorting)[row.place]
        kept = half.sorting.rows[row.place]
        parts = [
            (position.title, "bold"),
            (position.organisation, ""),
            (span(kept.start, kept.end, goes_on=position.goes_on or kept.goes_on), "$muted"),
            (f"\n{position.description}" if position.description else "", ""),
            *((f"! {odd}", "$loss") for odd in position.oddities),
        ]
        file, line = position.file, position.line
    elif row.what is What.APPLICATION:
        application = half.career.applications[row.place]
        parts = [(application.title, "bold"), (application.organisation, "")]
        file, line = application.file, application.line
    elif row.what is What.EXTRA:
        extra = half.career.extras[row.place]
        parts = [(extra.title, "bold"), (extra.kind, "$muted"), (extra.detail, "")]
        file, line = extra.file, extra.line
    else:
        praise = half.career.praise[row.place]
        parts = [(praise.title, "bold"), (praise.their_job, "$muted"), (f"\n{praise.text}" if praise.text else "", "")]
        file, line = praise.file, praise.line
    where = f"\n{file}{f', line {line}' if line else ''}" if file else (f"\nline {line}" if line else "")
    parts.append((where, "$muted"))
    return Content("\n").join(Content.styled(text, style) for text, style in parts if text)
