"""What would come into the journal, as the rows of a list: in short, what stays behind, what is odd, the entries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.journal.taking_in import Beside
from careerjournal.model.counting import counted, noun
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.cutting import cut

if TYPE_CHECKING:
    from careerjournal.exchange.format import Oddity
    from careerjournal.exchange.importing import Plan
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry

_TAGS: Final = 40
"""Tags that are named."""
_DAY: Final = 18
"""Cells for the day of an entry: ``30 September 2024`` and one more."""

_Said = tuple[tuple[str, str], ...]
"""Texts beneath one another, each with its style."""


class _Part(NamedTuple):
    """Rows that belong together."""

    heading: str
    """Empty for none."""
    items: Sequence[Any]
    said: Callable[[Any], _Said]
    """What a row says; a text goes on in the next line where it is longer."""
    one_line: bool = False
    """Whether each takes a line, however long it is: two texts beside one another."""
    room: bool = False
    """Whether a blank line follows each."""


class PlanRows:
    """The rows. However many there are, only those in view are made.

    Args:
        plan: what would come in.
        journal: the journal that it would come into.
    """

    def __init__(self, plan: Plan, journal: Journal) -> None:
        self._journal = journal
        self._parts = [part for part in self._found(plan) if part.items]
        sizes = (len(part.items) + bool(part.heading) for part in self._parts)
        self._begins = list(accumulate(sizes, initial=0))
        self._wrapped: dict[tuple[str, int], list[str]] = {}

    def _found(self, plan: Plan) -> list[_Part]:
        odd, left, out = len(plan.oddities), len(plan.left_behind), len(plan.left_out)
        return [
            _Part("", _summary(plan), _as_it_is),
            _Part(f"{counted(odd, 'thing')} to look at", plan.oddities, _oddity, room=True),
            _Part(f"{counted(left, 'thing stays', 'things stay')} behind", plan.left_behind, _name),
            _Part(f"{counted(out, 'file is', 'files are')} not read", plan.left_out, _left_out, room=True),
            _Part("What comes in", plan.entries, self._entry, one_line=True),
        ]

    def _entry(self, entry: Entry) -> _Said:
        day = entry.date.words if entry.date is not None else "no day"
        return (f"{day:<{_DAY}}", "$muted"), (self._journal.title(entry), "")

    def __len__(self) -> int:
        return self._begins[-1]

    def _at(self, row: int) -> tuple[int, Any]:
        """The place of the part that a row is of, and its item; None for its heading."""
        place = bisect_right(self._begins, row) - 1
        part = self._parts[place]
        item = row - self._begins[place] - bool(part.heading)
        return place, None if item < 0 else part.items[item]

    def _apart(self, place: int) -> bool:
        """Whether a blank line stands before a heading: where there is something before it, without one beneath."""
        return place > 0 and not self._parts[place - 1].room

    def is_heading(self, row: int) -> bool:
        """Whether it only names those beneath it."""
        return self._at(row)[1] is None

    def heights(self, width: int) -> list[int]:
        """A line for each that its texts take, and the room beneath."""
        found: list[int] = []
        for place, part in enumerate(self._parts):
            found += [1 + self._apart(place)] * bool(part.heading)
            if part.one_line:
                found += [1] * len(part.items)
            else:
                found += [
                    sum(len(self._lines(text, width)) for text, _ in part.said(item)) + part.room for item in part.items
                ]
        return found

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        place, item = self._at(row)
        part = self._parts[place]
        if item is None:
            return [Content("")] * self._apart(place) + [cut(plain(part.heading), width)]
        said = part.said(item)
        if part.one_line:
            return [cut(Content("").join(plain(*one) for one in said), width)]
        made = [plain(line, style) for text, style in said for line in self._lines(text, width)]
        return [*made, Content("")] if part.room else made

    def _lines(self, text: str, width: int) -> list[str]:
        """A text in lines that fit. Most sentences come often."""
        if len(text) <= width and (text.isascii() or cell_len(text) <= width):
            return [text]
        found = self._wrapped.get((text, width))
        if found is None:
            found = self._wrapped[text, width] = [line.plain.rstrip() for line in Content(text).wrap(width)]
        return found


def _summary(plan: Plan) -> list[_Said]:
    """The plan in short."""
    count, beside = len(plan.entries), plan.beside
    span = plan.span
    words = list(dict.fromkeys(day.words for day in span)) if span else []
    first: _Said = ((f"{counted(count, 'entry', 'entries')} from {plan.format.title}" if count else _NOTHING, "bold"),)
    found: list[_Said] = [(*first, (" to ".join(words), "$muted")) if words else first]
    undated = sum(entry.date is None for entry in plan.entries)
    if undated:
        found.append(_plain(f"{undated:,} of them {noun(undated, 'has', 'have')} no day."))
    if plan.known:
        found.append(_plain(f"{counted(plan.known, 'more is', 'more are')} in the journal already."))
    if plan.trashed:
        found.append(_plain(f"{counted(plan.trashed, 'more is', 'more are')} in the trash here, and {_stays(plan)}."))
    if beside != Beside():
        found.append(_plain(_beside(beside)))
    if plan.tags:
        named = " · ".join(f"{tag} {times:,}" for tag, times in plan.tags.most_common(_TAGS))
        more = len(plan.tags) - _TAGS
        found.append(_plain(f"Tags: {named}{f' · and {more:,} more' if more > 0 else ''}"))
    return found


_NOTHING: Final = "Nothing in it is new"


def _stays(plan: Plan) -> str:
    return noun(plan.trashed, "stays there", "stay there")


def _beside(beside: Beside) -> str:
    said = []
    if beside.versions:
        said.append(counted(len(beside.versions), "earlier version"))
    if beside.trash:
        said.append(f"{len(beside.trash):,} in its trash")
    if beside.arrangement is not None:
        said.append("its areas and levels, in the place of those here")
    return f"With it: {', '.join(said)}."


def _plain(text: str) -> _Said:
    return ((text, ""),)


def _as_it_is(said: _Said) -> _Said:
    return said


def _oddity(odd: Oddity) -> _Said:
    line = f", line {odd.line:,}" if odd.line else ""
    return (shown(odd.what), ""), (f"{shown(odd.file)}{line}", "$muted")


def _name(name: str) -> _Said:
    return _plain(shown(name))


def _left_out(out: Any) -> _Said:
    return (out.why, ""), (shown(out.name), "$muted")


def shown(name: str) -> str:
    """A file's name, or what holds one, on one line."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
