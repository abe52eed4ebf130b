"""What the lines and marks of a drawing mean: those that are in it, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from careerjournal.lattice.canvas import Pen
from careerjournal.lattice.picture import Charset, Ink
from careerjournal.lattice.words import SIGNS
from careerjournal.model.vocabulary import MoveStatus

COLOURS: Final = {
    Ink.TAKEN: "$second",
    Ink.LOAN: "$second",
    Ink.CONSIDERING: "$accent",
    Ink.APPLIED: "$accent",
    Ink.OFFERED: "$accent",
    Ink.MISSED: "$loss",
    Ink.DECLINED: "$loss",
    Ink.GROWING: "$growth",
    Ink.PAUSE: "$muted",
}


class Legend(Static):
    """A line that names each kind of move that is drawn; a click on a status lights it up."""

    class Lighted(Message):
        """Moves of a status are to be lit up, or no longer."""

        def __init__(self, status: MoveStatus) -> None:
            super().__init__()
            self.status = status

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._named: list[Content] = []
        self._lines = 0

    def say(self, inks: Iterable[Ink], charset: Charset) -> None:
        """Name what is drawn in these inks."""
        self._named = list(_samples(frozenset(inks), charset))
        self.on_resize()

    def on_resize(self) -> None:
        """Set the samples in lines, none of them parted at the end of one."""
        lines: list[list[Content]] = [[]]
        for sample in self._named:
            if sum(said.cell_length + 3 for said in lines[-1]) + sample.cell_length > max(self.size.width, 1):
                lines.append([])
            lines[-1].append(sample)
        before, self._lines = self._lines, len(lines)
        said = Content("\n").join(Content("   ").join(line) for line in lines if line)
        self.update(said, layout=before != len(lines))

    def on_click(self, event: Click) -> None:
        """Light up what is named there."""
        status = event.style.meta.get("status")
        if isinstance(status, str):
            event.stop()
            self.post_message(self.Lighted(MoveStatus(status)))


def _samples(inks: frozenset[Ink], charset: Charset) -> Iterator[Content]:
    signs = SIGNS[charset]
    taken, loan, not_taken = (pen.across * 2 + _right(pen) for pen in (signs.solid, signs.loan, signs.dashed))
    if Ink.TAKEN in inks:
        yield _sample(taken, "taken", Ink.TAKEN, MoveStatus.TAKEN)
    if Ink.LOAN in inks:
        yield _sample(loan, "for a time", Ink.LOAN, MoveStatus.TAKEN)
    line = f"{not_taken} "
    for status in MoveStatus:
        if status is not MoveStatus.TAKEN and Ink(status.value) in inks:
            yield _sample(line + signs.status[status], status.value, Ink(status.value), status)
            line = ""  # the line is the same for all of them, and so is said once
    if Ink.GROWING in inks:
        yield _sample(signs.growing, "growing in place", Ink.GROWING)
    if Ink.PAUSE in inks:
        yield _sample(signs.pause, "a pause", Ink.PAUSE)


def in_words(charset: Charset) -> str:
    """What every sign of a drawing means, a line a kind, but for how far a move came, which lists say, too."""
    signs = SIGNS[charset]
    taken, loan, not_taken = (pen.across * 2 + _right(pen) for pen in (signs.solid, signs.loan, signs.dashed))
    selected = "heavier where it is selected or lit up" if charset is Charset.BOXES else "# where it is selected"
    directions = ", ".join(f"{sign} {direction.value}" for direction, sign in signs.direction.items())
    return (
        f"On the lattice: {signs.now} held now, {signs.held} held once, {signs.growing} growing in place, "
        f"{signs.pause} a pause.\n"
        f"Its lines: {taken} taken, {loan} taken for a time, {not_taken} not taken; {selected}.\n"
        f"Directions: {directions}."
    )


def _right(pen: Pen) -> str:
    """The head of an arrow that points to the right."""
    return next(head for head in pen.heads if head in "▶▷>")


def _sample(drawn: str, name: str, ink: Ink, status: MoveStatus | None = None) -> Content:
    said = Content.assemble((drawn, COLOURS[ink]), (f" {name}", "$muted"))
    return said.stylize(Style.from_meta({"status": status.value})) if status else said
