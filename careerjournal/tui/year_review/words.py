"""What stands on a page of a span, as content: texts that people wrote are never read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.model.counting import counted
from careerjournal.tui.entry.blocks import linked
from careerjournal.tui.entry.entry_page import Columns
from careerjournal.tui.output.safe import plain

if TYPE_CHECKING:
    from careerjournal.journal.titles import Titled
    from careerjournal.year_review.pages import Contents, Month, Part, Row

_STEP: Final = 3
"""Cells between two places on the line from drained to energised: its five words, and halfway between two of them."""
_WIDE: Final = 8 * _STEP + 1
"""Cells of that line."""
_ENDS: Final = "drained", "energised"


def widgets_of(contents: Contents, titled: Titled) -> Iterator[Widget]:
    """What is shown of a page: its sentences, its parts side by side or under one another, its months."""
    for sentence in contents.says:
        yield Static(plain(sentence), classes="words")
    if contents.beside:
        yield Columns(tuple(_part(part, titled, "Nothing was put down.", apart=True) for part in contents.parts))
    else:
        for place, part in enumerate(contents.parts):
            yield Static(_part(part, titled), classes="words -further" if place or contents.says else "words")
    if contents.months:
        yield Static(_months(contents.months), classes="words months")
    for sentence in contents.after:
        yield Static(plain(sentence, "$muted"), classes="words -further")


def _part(part: Part, titled: Titled, empty: str = "", *, apart: bool = False) -> Content:
    """Rows under their heading; with an empty line between two where they would else be hard to tell apart."""
    rows: list[Content] = []
    for place, row in enumerate(part.rows):
        far = place and (apart or row.lines or part.rows[place - 1].lines)
        rows.append(Content("\n").join([Content(""), _row(row, titled)]) if far else _row(row, titled))
    if part.others:
        rows.append(plain(f"and {counted(part.others, 'other')}, which the sections list", "$muted"))
    if not rows and empty:
        rows.append(plain(empty, "$muted"))
    return Content("\n").join([plain(part.heading, "$accent"), *rows])


def _row(row: Row, titled: Titled) -> Content:
    said = [linked(row.title, titled)]
    if row.facts:
        said.append(linked(row.facts, titled).stylize("$muted"))
    said += [Content.assemble((f"{label}: ", "$muted"), linked(text, titled)) for label, text in row.lines]
    return Content("\n").join(said)


def _months(months: tuple[Month, ...]) -> Content:
    """A line for each month: its words, and beside them the same as a point between two ends; a gap stays one.

    The words come first, so that they stand where there is no room for more.
    """
    several = len({month.first.year for month in months}) > 1
    name = 16 if several else 11
    said = max(len(month.words) for month in months) + 3
    lines = [plain(f"{'':{name + said}}{_ENDS[0]}{_ENDS[1]:>{_WIDE - len(_ENDS[0])}}", "$muted")]
    for month in months:
        words = f"{month.first:%B %Y}" if several else f"{month.first:%B}"
        style = "" if month.energy.days else "$muted"
        lines.append(Content.assemble((f"{words:{name}}{month.words:{said}}", style), *_line(month)))
    return Content("\n").join(lines)


def _line(month: Month) -> Iterator[tuple[str, str]]:
    median = month.energy.median
    if median is None:
        return
    place = round(2 * (median - 1)) * _STEP
    signs = "".join("·" if cell % (2 * _STEP) == 0 else " " for cell in range(_WIDE))
    yield signs[:place], "$muted"
    yield "●", "$second"
    yield f"{signs[place + 1 :]}   {counted(month.energy.entries, 'entry', 'entries')}", "$muted"
