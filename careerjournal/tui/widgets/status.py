"""The line on top: where I am, what is kept, and when the journal locks itself."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen, ScreenResultType
from textual.widgets import Static

from careerjournal.tui.output.privacy import dotted
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.breakpoints import set_breakpoints
from careerjournal.tui.widgets.cutting import cut
from careerjournal.tui.widgets.hints import hint, pressing, with_keys

_NAME: Final = "career journal   "
_TITLE: Final = 20
"""Cells for what is open, without which the program is not named before it."""


def not_kept_words(why: str, width: int) -> str:
    """That something typed is not on the disk yet, and why where that fits; empty where all of it is."""
    said = f"not kept yet: {why}" if why else ""
    return said if cell_len(said) <= width else "not kept yet"


class StatusLine(Static):
    """One line. Facts are muted; only the name of the program is in colour.

    What is said of a screen is bound to the screen's (`StatusScreen`); what is said of the journal, the app has.
    """

    OWN_WORDS = True
    """What is not is dotted here while texts are private."""

    place: reactive[str] = reactive("")
    """Where one is, in our words: the section, or the kind of what is written."""
    title: reactive[str] = reactive("")
    """What is open there, in the words of whoever wrote it, with what stands between the two."""
    kept: reactive[str] = reactive("")
    """``kept 21:04`` or ``draft kept 21:04``: what is on the disk."""
    not_kept: reactive[str] = reactive("")
    """Why something typed is not on the disk yet: ``the disk is full``; empty where all of it is."""
    undoes: reactive[bool] = reactive(False)
    """Whether there is a change that can be taken back here."""
    locks: reactive[str] = reactive("")
    """``locks in 4 min``; a click locks now."""

    def on_mount(self) -> None:
        """Say from now on what the app says of the journal."""
        self.watch(self.app, "not_kept", self._say_not_kept)
        self.watch(self.app, "locks", self._say_locks)

    def _say_not_kept(self, not_kept: str | None) -> None:
        self.not_kept = not_kept or ""

    def _say_locks(self, locks: str | None) -> None:
        self.locks = locks or ""

    def render(self) -> Content:
        """Left and right; a long title is cut, and where it is narrow only the section stays."""
        width = self.content_size.width
        private = getattr(self.app, "private", False)
        wide = width >= 60
        lost = not_kept_words(self.not_kept, width)
        facts = [plain(lost, "$loss")]
        if wide and not lost:
            facts.append(plain(self.kept, "$muted"))
        if self.undoes and (wide or not private):
            facts.append(hint(self, ("undo", "undo")))
        if wide:
            facts.append(pressing("lock", self.locks, "$muted"))
        if private:
            facts.append(with_keys(self, "private, {privacy: shows}" if wide else "private", "$muted").content)
        right = Content.styled(" · ", "$muted").join(said for said in facts if said)
        title = dotted(self.title) if private else self.title
        room = max(0, width - right.cell_length - 3)
        # What is open goes before whose window this is; by the room and not by the title, which changes with each step.
        named = wide and room >= cell_len(_NAME + self.place) + (_TITLE if title else 0)
        left = Content.assemble((_NAME if named else "", "bold $accent"), (f"{self.place}{title}", "$muted"))
        left = cut(left, room)
        gap = " " * max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, gap, right)


class StatusScreen(Screen[ScreenResultType]):
    """A screen with the status line on top, which says what these say."""

    status_place: reactive[str] = reactive("", repaint=False)
    """Where one is (`StatusLine.place`)."""
    status_title: reactive[str] = reactive("", repaint=False)
    """What is open there (`StatusLine.title`)."""
    status_kept: reactive[str] = reactive("", repaint=False)
    """What of it is on the disk (`StatusLine.kept`)."""
    status_undoes: reactive[bool] = reactive(False, repaint=False)
    """Whether a change can be taken back here (`StatusLine.undoes`)."""

    making_ready = False
    """Whether something is being made ready to be shared, on a screen that opens then."""

    def on_compose(self) -> None:
        """Be laid out for the room there is from the first frame on."""
        set_breakpoints(self)

    def status_line(self) -> StatusLine:
        """Return the line, to be composed first."""
        return StatusLine().data_bind(
            place=StatusScreen.status_place,
            title=StatusScreen.status_title,
            kept=StatusScreen.status_kept,
            undoes=StatusScreen.status_undoes,
        )
