"""The private side of the Share screen, line by line: boxes, names, and what the review asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.journal.titles import with_titles
from careerjournal.sharing.pieces import DocumentPart
from careerjournal.sharing.review.findings import around
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hanging_indent import hanging_indent

if TYPE_CHECKING:
    from careerjournal.journal.titles import Titled
    from careerjournal.model.name import Name
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.review.findings import Finding
    from careerjournal.sharing.subjects import Offered

OPEN: Final = "▣"
PARTLY: Final = "◪"
CLOSED: Final = "□"


class Row(NamedTuple):
    """One line, or several that are chosen as one."""

    content: Content
    id: str = ""
    """Empty for a heading, which is not chosen."""
    pieces: frozenset[str] = frozenset()
    """The pieces its box opens and closes."""
    name: Name | None = None
    finding: Finding | None = None
    answered: str = ""
    """The key of the finding whose answer it shows."""


def rows(prep: Preparation, width: int, titled: Titled = str) -> list[Row]:
    """Everything on the private side, wrapped to a width; links to entries read as ``titled`` says."""
    return [*_boxes(prep, width, titled), *_names(prep, width), *_review(prep, width)]


def _boxes(prep: Preparation, width: int, titled: Titled) -> Iterator[Row]:
    several = prep.subject.several
    for place, (_, group) in enumerate(groupby(_read(prep, titled), key=lambda one: one.entry.ref)):
        pieces = list(group)
        if several:
            first = frozenset(one.key for one in pieces if one.first)
            opened = frozenset(one.key for one in pieces) & prep.opened
            yield Row(_entry(prep, pieces, width), f"entry {place}", opened or first)
            if not opened:
                continue
        if prep.subject.agreed:  # without what is to be done nothing of it says anything
            pieces = [one for one in pieces if one.piece.place is not DocumentPart.TITLE]
        for row in _of_entry(prep, pieces, width - 2 * several):
            content = _wrapped(row.content, width, "  ") if several else row.content
            yield row._replace(content=content, id=f"{row.id} of {place}")


def _read(prep: Preparation, titled: Titled) -> Iterator[Offered]:
    """The pieces with their words as they are read on this side."""
    return (one._replace(words=with_titles(one.words, titled)) for one in prep.pieces)


def _entry(prep: Preparation, pieces: list[Offered], width: int) -> Content:
    """One of several: what stands of it on the page is shown once it stands there at all."""
    mark, style = _mark(prep, frozenset(one.key for one in pieces))
    titles = (one.words for one in pieces if one.piece.place is DocumentPart.TITLE)
    title = next(titles, pieces[0].entry.title or str(pieces[0].entry.ref))
    said = Content.assemble((title, style), (f"   {pieces[0].entry.ref}", "$muted"))
    return _wrapped(said, width, "  ", Content.assemble(mark, " "))


def _of_entry(prep: Preparation, pieces: list[Offered], width: int) -> Iterator[Row]:
    at = 0
    for (_, label), group in groupby(pieces, key=lambda one: (one.field, one.label)):
        together = list(group)
        at += 1
        keys = frozenset(one.key for one in together)
        if len(together) == 1:
            yield Row(_box(prep, keys, label, together[0], width), f"piece {at}", keys)
            continue
        yield Row(_box(prep, keys, label, None, width), f"field {at}", keys)
        for place, one in enumerate(together):
            inside = frozenset({one.key})
            mark, style = _mark(prep, inside)
            text = _wrapped(plain(one.words, style), width, "    ", Content.assemble("  ", mark, " "))
            yield Row(text, f"piece {at} {place}", inside)


def _mark(prep: Preparation, keys: frozenset[str]) -> tuple[tuple[str, str], str]:
    """The box of these pieces, and the style of what stands beside it."""
    opened = len(keys & prep.opened)
    if not opened:
        return (CLOSED, "$muted"), "$muted"
    return (OPEN if opened == len(keys) else PARTLY, "$growth"), "$ink"


def _box(prep: Preparation, keys: frozenset[str], label: str, piece: Offered | None, width: int) -> Content:
    mark, style = _mark(prep, keys)
    head = Content.assemble(mark, " ", (label, style))
    if piece is None:
        return head
    return Content("\n").join([head, _wrapped(plain(piece.words, style), width, "  ")])


def _wrapped(text: Content, width: int, indent: str, first: Content | None = None) -> Content:
    """Text that keeps its indent where it is wrapped."""
    lines = [line for part in text.split("\n", allow_blank=True) for line in part.wrap(max(12, width - len(indent)))]
    said = [Content.assemble(indent, line.rstrip()) for line in lines]
    if first is not None and said:
        said[0] = Content.assemble(first, lines[0].rstrip())
    return Content("\n").join(said)


def _heading(text: str, facts: str = "") -> Row:
    return Row(Content.assemble("\n", (text, "$accent"), (f"   {facts}" if facts else "", "$muted")))


def _names(prep: Preparation, width: int) -> Iterator[Row]:
    if not prep.people:
        return
    yield _heading("Names")
    wide = min(max(cell_len(name.name) for name in prep.people), width // 3)
    for name in prep.people:
        leaves = prep.leaves(name)
        gap = " " * (wide - cell_len(name.name))
        said = Content.assemble("  ", (name.name, "$ink" if leaves else "$muted"), (f"{gap} → ", "$muted"))
        lines = [hanging_indent(said, _stands(name, leaves=leaves, said=prep.is_said(name)), width)]
        if leaves and name.stand_in and (problem := prep.problem_of(name)):
            lines.append(_wrapped(plain(problem, "$loss"), width, "    "))
        yield Row(Content("\n").join(lines), f"name {name.number}", name=name)


def _stands(name: Name, *, leaves: bool, said: bool) -> Content:
    if said:
        return plain("said as it is: it is between you two", "$muted")
    if not leaves:
        return plain("stays closed", "$muted")
    return plain(name.stand_in, "$growth") if name.stand_in else plain("no stand-in yet", "$loss")


def _review(prep: Preparation, width: int) -> Iterator[Row]:
    asked, answered = prep.asked, prep.answered
    if not asked and not answered:
        return
    total = len(asked) + len(answered)
    yield _heading("Still worth a look" if asked else "Looked at", f"{len(answered)} of {total} answered")
    for finding in asked:
        lines = [
            _wrapped(
                in_place(prep.document.markdown, finding), width, "    ", Content.assemble(("  ? ", "bold $accent"))
            ),
            _wrapped(plain(finding.why, "$muted"), width, "    "),
        ]
        yield Row(Content("\n").join(lines), f"finding {finding.key}", finding=finding)
    for key, words in answered:
        yield Row(_wrapped(plain(words, "$muted"), width, "    ", Content("  ✓ ")), f"answer {key}", answered=key)


def in_place(text: str, finding: Finding) -> Content:
    """What was found, lit up among the words around it."""
    before, found, after = around(text, finding)
    return Content.assemble((before, "$muted"), (found, "bold underline $ink"), (after, "$muted"))
