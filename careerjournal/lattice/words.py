"""What the picture says of roles and moves, in which characters, and cut to what fits."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from careerjournal.lattice.canvas import Pen
from careerjournal.lattice.career import Career, grows
from careerjournal.lattice.picture import Charset, Ink, Measure
from careerjournal.model import Move, PartialDate, Role
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus

NO_AREA: Final = "no area"
NO_LEVEL: Final = "no level"
NO_DATE: Final = "no date"

_BACK: Final = frozenset({MoveForm.SECONDMENT, MoveForm.ACTING, MoveForm.PROJECT})
"""Forms that are for a time: who makes such a move comes back, or may."""


@dataclass(frozen=True)
class Signs:
    """The characters of one charset."""

    solid: Pen
    loan: Pen
    dashed: Pen
    now: str
    held: str
    growing: str
    pause: str
    status: Mapping[MoveStatus, str]
    direction: Mapping[Direction, str]
    ellipsis: str
    dash: str
    """Between two years."""
    dot: str
    """Between two facts."""

    @property
    def marks(self) -> frozenset[str]:
        """What a move may be marked with."""
        return frozenset(self.status.values()) | frozenset(self.direction.values())


_CORNERS: Final = "╭╮╰╯"
_TEES: Final = "├┤┬┴"
_HEADS: Final = "▶◀▼▲"
_LIGHT_HEADS: Final = "▷◁▽△"

SIGNS: Final = {
    Charset.BOXES: Signs(
        solid=Pen("─", "│", _CORNERS, _HEADS, _TEES),
        loan=Pen("┈", "┊", _CORNERS, _HEADS, _TEES),
        dashed=Pen("╌", "╎", _CORNERS, _LIGHT_HEADS, _TEES),
        now="●",
        held="○",
        growing="⟳",
        pause="‖",
        status={
            MoveStatus.CONSIDERING: "◌",
            MoveStatus.APPLIED: "◔",
            MoveStatus.OFFERED: "◑",
            MoveStatus.TAKEN: "●",
            MoveStatus.DECLINED: "⊘",
            MoveStatus.MISSED: "╳",
        },
        direction={
            Direction.VERTICAL: "↑",
            Direction.LATERAL: "→",
            Direction.DIAGONAL: "↗",
            Direction.ENRICHMENT: "⟳",
            Direction.EXPLORATORY: "⇢",
            Direction.REALIGNMENT: "↓",
            Direction.RELOCATION: "⇄",
            Direction.PAUSE: "‖",
        },
        ellipsis="…",
        dash="–",
        dot="·",
    ),
    Charset.ASCII: Signs(
        solid=Pen("-", "|", "++++", "><v^", "++++"),
        loan=Pen("=", "!", "++++", "><v^", "++++"),
        dashed=Pen(".", ":", "++++", "><v^", "++++"),
        now="*",
        held="o",
        growing="@",
        pause='"',
        status={
            MoveStatus.CONSIDERING: "?",
            MoveStatus.APPLIED: "%",
            MoveStatus.OFFERED: "$",
            MoveStatus.TAKEN: "*",
            MoveStatus.DECLINED: "n",
            MoveStatus.MISSED: "x",
        },
        direction={
            Direction.VERTICAL: "^",
            Direction.LATERAL: ">",
            Direction.DIAGONAL: "/",
            Direction.ENRICHMENT: "@",
            Direction.EXPLORATORY: "~",
            Direction.REALIGNMENT: "v",
            Direction.RELOCATION: "&",
            Direction.PAUSE: '"',
        },
        ellipsis="...",
        dash="-",
        dot="-",
    ),
}


@dataclass(frozen=True)
class Tongue:
    """The words of one picture for roles and moves, in its characters and at their widths in cells."""

    signs: Signs
    measure: Measure

    def tidy(self, text: str) -> str:
        """A text on one line, without what would take hold of the characters beside it; empty if that is all."""
        text = " ".join(text.split()).strip(_JOINERS + " ")
        return text if self.measure(text) else ""

    def fitted(self, text: str, width: int) -> tuple[str, int]:
        """A text on one line in at most so many cells, cut with an ellipsis, and the cells that it takes."""
        text = self.tidy(text)
        full = self.measure(text)
        if full <= width:
            return text, full
        room = width - self.measure(self.signs.ellipsis)
        if room <= 0:
            return self.signs.ellipsis[:width], min(width, self.measure(self.signs.ellipsis))
        cut = text[: self._that_fit(text, room)].rstrip() + self.signs.ellipsis
        return cut, self.measure(cut)

    def in_lines(self, text: str, width: int, most: int) -> list[str]:
        """A text in at most so many lines of so many cells, parted between words; the last is cut as `fitted` does.

        Within a word it is parted only where that is longer than a line.
        """
        lines: list[str] = []
        rest = self.tidy(text)
        while self.measure(rest) > width and len(lines) < most - 1:
            end = self._that_fit(rest, width)
            space = rest.rfind(" ", 0, end + 1)
            end = space if space > 0 else max(end, 1)
            lines.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        return [*lines, self.fitted(rest, width)[0]]

    def _that_fit(self, text: str, room: int) -> int:
        """How many characters of a text that is too long fit into so many cells, none parted from what clings to it."""
        # Half of it at a time: a title may be thousands of characters long.
        low, high = 0, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.measure(text[:middle]) <= room:
                low = middle
            else:
                high = middle - 1
        while low and (_clings(text[low]) or text[low - 1] in _JOINERS or self.measure(text[:low]) > room):
            low -= 1
        return low

    def pen(self, move: Move) -> Pen:
        """The line of a move: solid where it was taken, dotted where for a time, else dashed."""
        if move.status is not MoveStatus.TAKEN:
            return self.signs.dashed
        return self.signs.loan if for_a_time(move) else self.signs.solid

    def role_facts(self, career: Career, role: Role, *, short: bool = False) -> tuple[str, Ink]:
        """When it was held, in a few words: ``2013–2015``, ``● since Jun 2024``; where short, only years."""
        if career.is_now(role):
            since = f" since {role.start.year if short else role.start.brief}" if role.start else " now"
            return f"{self.signs.now}{since}", Ink.BOX_NOW
        return self._span(role.start, role.end), Ink.FACTS

    def standing_sign(self, career: Career, entry: Role | Move) -> str:
        """The mark of a role: held now, held once or, of a role in mind, how far the move to it came."""
        if isinstance(entry, Move):
            return self.sign(entry)  # of one that was taken, not what says that it is held now
        return self.signs.now if career.is_now(entry) else self.signs.held

    def sign(self, move: Move) -> str:
        """The mark of a move: of its status or, where it was taken, of its direction."""
        if move.status is MoveStatus.TAKEN:
            return self.signs.direction[move.direction]
        return self.signs.status[move.status]

    def status_words(self, move: Move, *, short: bool = False) -> str:
        """How far it came, with its mark and when: ``╳ missed Mar 2019``; where short, only the year."""
        when = f" {move.start.year if short else _brief(move.start)}" if move.start else ""
        return f"{self.sign(move)} {move.status.value}{when}"

    def move_words(self, move: Move, *, short: bool = False) -> str:
        """A move taken, with its mark: ``→ lateral, secondment``; where short, without its form."""
        named = move.form and move.form is not MoveForm.PERMANENT and not short
        form = f", {move.form.value}" if move.form and named else ""
        return f"{self.sign(move)} {move.direction.value}{form}"

    def note_words(self, move: Move, *, short: bool = False) -> str:
        """A move at one role, with its mark: ``⟳ coaching others, 2026``, ``‖ a pause, 2013``; where short, no years.

        One that was not taken says so first: ``╳ missed 2016: training``.
        """
        what = _done_there(move)
        if move.status is MoveStatus.TAKEN:
            span = "" if short else self._span(move.start, move.end)
            return f"{self.sign(move)} {what}" + (f", {span}" if span else "")
        return f"{self.status_words(move, short=short)}: {what}"

    def note_without_date(self, move: Move) -> str:
        """The least that says what a move at one role is: ``╳ training``."""
        return f"{self.sign(move)} {_done_there(move)}"

    def in_mind_title(self, move: Move) -> str:
        """What a role in mind is called, even where nobody gave it a title."""
        return self.tidy(move.in_mind.title) or self.tidy(move.in_mind.organisation) or f"{move.direction.value} move"

    def role_title(self, role: Role) -> str:
        """What a role is called, even where its title says nothing."""
        return self.tidy(role.title) or str(role.ref)

    def _span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        first, last = (date.year if date else None for date in (start, end))
        if first and last and first != last:
            return f"{first}{self.signs.dash}{last}"
        if first or last:
            return str(first or last) if first else f"until {last}"
        return ""


def _done_there(move: Move) -> str:
    """What a move at one role is: the form in which one grows there, a pause, or its direction."""
    if grows(move):
        return move.form.value if move.form and move.form is not MoveForm.PERMANENT else "growing in place"
    return "a pause" if move.direction is Direction.PAUSE else move.direction.value


def ink_of(move: Move) -> Ink:
    """The ink of a move's line, mark and words."""
    if move.status is not MoveStatus.TAKEN:
        return Ink(move.status.value)
    if grows(move):
        return Ink.GROWING
    if move.direction is Direction.PAUSE:
        return Ink.PAUSE
    return Ink.LOAN if for_a_time(move) else Ink.TAKEN


def for_a_time(move: Move) -> bool:
    """Whether one comes back from it: a loan, a project or acting, or whatever has an end."""
    return move.form in _BACK or (move.end is not None and move.form is not MoveForm.PERMANENT)


def came_back(move: Move, today: dt.date) -> bool:
    """Whether it was taken for a time that is over, so that one came back from it."""
    return move.status is MoveStatus.TAKEN and for_a_time(move) and move.end is not None and move.end.first <= today


def _brief(date: PartialDate) -> str:
    """The date without its day."""
    return date.brief if date.day is None else date.brief.split(" ", 1)[1]


def _clings(sign: str) -> bool:
    """Whether a character belongs to the one before it."""
    return sign in _JOINERS or unicodedata.category(sign).startswith("M")


_JOINERS: Final = "\u200c\u200d\ufe0e\ufe0f\u20e3"
"""What holds the characters before and after it together: joiners, and what chooses how a character looks."""
