"""Choose an entry by a few letters of its title."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerCancelled

from careerjournal.journal.titles import fitting
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import dated_by, known, title_width
from careerjournal.tui.input.quiet import may_read_on
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typing_on import A_PAGE_DOWN, TypingOn
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.cutting import cut, facts_line
from careerjournal.tui.widgets.how_far import HowFar
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

A_MOMENT: Final = 0.005
"""Seconds for reading on in a journal that has not been read yet; as many are left for everything else."""

_NOTHING_FITS: Final = "Nothing is called that. Fewer letters find more."
_NOTHING_YET: Final = "There is nothing to choose yet."

AT_ONCE: Final = 1_024
"""Titles that are looked at before anything else gets its turn: some milliseconds."""


class PickRows:
    """Entries to choose from, as rows: an entry is read when its row is made."""

    def __init__(self, cards: Sequence[Card], journal: Journal) -> None:
        self._cards = cards
        self._journal = journal

    def __len__(self) -> int:
        return len(self._cards)

    def ref(self, row: int | None) -> Ref | None:
        """The entry of a row."""
        return self._cards[row].ref if row is not None and row < len(self) else None

    def is_heading(self, row: int) -> bool:
        """None is."""
        del row
        return False

    def heights(self, width: int) -> list[int]:
        """A title, what tells it apart, and room beneath."""
        del width
        return [3] * len(self)

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        card = self._cards[row]
        entry = self._journal.get(card.ref)
        said = (str(card.ref), *(known(entry) if entry is not None else ()))
        facts = facts_line(
            (Content.styled(fact, "$muted") for fact in said), width, dated_by(entry) if entry is not None else ""
        )
        return [cut(Content.styled(card.title, "bold"), width), facts, Content("")]


class _WhyNothing(Static):
    """Why nothing is offered; it takes no room while something is."""

    OWN_WORDS = True
    DEFAULT_CSS = "_WhyNothing { height: auto; display: none; }"


class PickEntry(TypingOn[Ref]):
    """Letters in; the chosen entry out.

    Args:
        journal: where the entries are.
        kinds: those to choose among.
    """

    BINDINGS = [
        command("escape", "leave", "close", "Choose nothing.", name="leave-pick"),
        command("down", "into_list", "to the list", "Go down into the list.", name="into-pick", footer=False),
        A_PAGE_DOWN,
    ]

    extent = "-tall"
    hints = (("enter", "takes it"), ("leave-pick", "chooses nothing"))

    def __init__(self, journal: Journal, kinds: tuple[Kind, ...] = tuple(Kind)) -> None:
        super().__init__()
        self._journal = journal
        self._kinds = kinds
        self._cards: Sequence[Card] = ()
        """Those to choose among, what was put down last first."""
        self._fitting: tuple[str, Sequence[Card]] | None = None
        """What was typed, and those of them that fit, in their order."""
        self._looking: Worker[None] | None = None
        self._latest = object()

    def body(self) -> ComposeResult:
        """A field, and what fits."""
        yield self._line("a few letters of its title", "pick-words")
        yield HowFar(self._journal, classes="words")
        yield _WhyNothing(classes="words")
        yield LineList(id="pick-list")

    def _line(self, hint: str, id: str) -> Line:  # noqa: A002
        """The field."""
        return Line(placeholder=hint, id=id)

    def on_mount(self) -> None:
        """Offer everything, what was put down last first."""
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._look()

    def _look(self) -> None:
        """Look for what fits, where there are many beside the screen; what was typed before is not waited for."""
        typed, self._latest = self.query_one(Input).value, object()
        if self._journal.is_read and self._journal.count(*self._kinds) <= AT_ONCE:
            self._show(self._fit(typed, self._latest), self._latest)
        else:
            self._looking = begin(self, partial(self._look_for, typed, self._latest), group="pick", exclusive=True)

    async def _look_for(self, typed: str, latest: object) -> None:
        while not self._journal.is_read:
            if may_read_on(self.app):
                self._journal.read_on(A_MOMENT, title_width)
            await asyncio.sleep(A_MOMENT)
        self._show(await in_background(partial(self._fit, typed, latest)), latest)

    def _show(self, found: list[Card] | None, latest: object) -> None:
        if found is not None and latest is self._latest:
            self.query_one(HowFar).say()
            self.query_one(LineList).show(PickRows(found, self._journal), 0)
            says = self.query_one(_WhyNothing)
            says.display = not found
            says.update(plain(_NOTHING_FITS if self._cards else _NOTHING_YET, "$muted"))

    def _fit(self, typed: str, latest: object) -> list[Card] | None:
        """Those that fit, the best first, and of those that fit as well what was put down last; None once unwanted."""
        if self._fitting is None:
            every = self._journal.order.of(self._kinds)
            self._fitting = "", sorted(every, key=attrgetter("put_down"), reverse=True)
            self._cards = self._fitting[1]
        before, among = self._fitting
        if not typed.startswith(before):
            among = self._cards  # where it goes on with what was typed before, no other can fit
        fits = _fit(typed)
        found: list[Card] = []
        by_fit: list[list[Card]] = [[], [], [], []]
        for count, card in enumerate(among):
            if count % AT_ONCE == 0 and latest is not self._latest:
                return None
            how = fits(card)
            if how is not None:
                found.append(card)
                by_fit[how].append(card)
        self._fitting = typed, found
        return [card for cards in by_fit for card in cards]

    @property
    def _highlighted(self) -> Ref | None:
        listed = self.query_one(LineList)
        return listed.rows.ref(listed.highlighted) if isinstance(listed.rows, PickRows) else None

    async def look_by_now(self) -> None:
        """Have looked for what stands in the field."""
        looking = None
        while looking is not self._looking and self._looking is not None:
            looking = self._looking
            with suppress(WorkerCancelled):  # something else is looked for now, and waited for in its turn
                await looking.wait()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the first, or the one that is highlighted."""
        event.stop()
        await self.look_by_now()
        self._take()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Take it."""
        event.stop()
        self._take()

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """It is of this list alone."""
        event.stop()

    def _take(self) -> None:
        if self._highlighted is not None:
            self.dismiss(self._highlighted)

    async def action_into_list(self) -> None:
        """Go down into the list, to the one below the one that enter would have taken."""
        await self.look_by_now()
        listed = self.query_one(LineList)
        if len(listed.rows):
            listed.focus()
            listed.action_cursor_down()


def _fit(typed: str) -> Callable[[Card], int | None]:
    """How well an entry fits what was typed: by its title, by its kind and number, or by words of both."""
    words, fits = typed.casefold().split(), fitting(typed)

    def how_well(card: Card) -> int | None:
        both = f"{card.title} {card.ref}"
        read = both.casefold()
        if not all(word in read for word in words):
            return None
        found = (fits(text) for text in (card.title, str(card.ref), both))
        return next((how for how in found if how is not None), None)

    return how_well
