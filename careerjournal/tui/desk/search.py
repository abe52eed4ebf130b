"""Search: as one types, the best first, the found words lit up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerCancelled

from careerjournal.journal.search.excerpts import LIT, excerpt
from careerjournal.journal.search.index import EVERY
from careerjournal.journal.search.nothing import taken_for
from careerjournal.journal.search.query import Query
from careerjournal.journal.search.search import Found
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import told_apart
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typing_on import A_PAGE_DOWN, TypingOn
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.cutting import BETWEEN, cut, facts_line
from careerjournal.tui.widgets.how_far import HowFar
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.line_list import NOTHING, LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry
    from careerjournal.tui.input.queue import TakesInput

PAUSE = 0.12
"""Seconds after a key before searching: a fast typist is not made to wait for every letter."""

AGAIN: Final = 0.25
"""Seconds after which is looked again while the index is being built."""

_MORE: Final = 1.25
"""And how many times as many entries have to be in it by then: so it is seldom looked, however many there are."""

LONGEST_TITLE: Final = 200
"""Characters of a title that a row has room for, and then some."""

HELD: Final = 256
"""Rows that are held once they were made."""

BESIDE: Final = 48
"""Cells from which on an entry's number and date stand beside its title, and not beneath it."""

GAP: Final = 3
"""Cells between a title and what stands beside it."""


class HitRows:
    """What was found, as rows: an entry is read when its row is made.

    Args:
        found: what was found, all of it.
        journal: where the entries are.
    """

    def __init__(self, found: Found, journal: Journal) -> None:
        self.found = found
        self._journal = journal
        self._made: LRUCache[tuple[int, int], list[Content]] = LRUCache(HELD)

    def __len__(self) -> int:
        return len(self.found.refs)

    def ref(self, row: int | None) -> Ref | None:
        """The entry of a row."""
        return self.found.refs[row] if row is not None and row < len(self) else None

    def row_of(self, ref: Ref | None) -> int:
        """The row of an entry; the first where it is not among them."""
        try:
            return self.found.refs.index(ref) if ref is not None else 0
        except ValueError:
            return 0

    def make(self, rows: Iterable[int], width: int) -> None:
        """Have these rows at hand in a width; it may be asked for in any thread."""
        for row in rows:
            self.lines(row, width)

    def is_heading(self, row: int) -> bool:
        """None is."""
        del row
        return False

    def heights(self, width: int) -> list[int]:
        """A line for the title and what tells it apart, or one for each where it is narrow, and one for the excerpt."""
        return [2 if width >= BESIDE else 3] * len(self)

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row: its excerpt says what its title, as far as there is room for that, does not."""
        made = self._made.get((row, width))
        if made is None:
            read = self._journal.searching.read([self.found.refs[row]])
            made = self._row(*read[0], width) if read else [Content("")] * 3  # it is gone since it was found
            self._made[row, width] = made
        return made

    def _row(self, entry: Entry, known_as: str, width: int) -> list[Content]:
        told_by = told_apart(entry)
        told = [Content.styled(fact, "$muted") for fact in told_by]
        whole = Content.styled(known_as[:LONGEST_TITLE], "bold")
        if width < BESIDE:
            title = cut(whole, width)
            beside = [title, facts_line(told, width)]
        else:
            # The number and the date in any case.
            least = cell_len(BETWEEN.join(told_by[:2]))
            facts = facts_line(told, max(least, width // 2, width - whole.cell_length - GAP))
            title = cut(whole, width - facts.cell_length - GAP)
            gap = " " * (width - title.cell_length - facts.cell_length)
            beside = [Content.assemble(title, gap, facts)]
        return [*beside, cut(lit(excerpt(entry, self.found, title.plain, width)), width)]


class Asked(NamedTuple):
    """What was asked, to come back to."""

    words: str = ""
    at: Ref | None = None
    """The entry that was highlighted."""


class SearchScreen(TypingOn[Ref]):
    """Words in; the entry to open out.

    Args:
        journal: the open journal.
        asked: what to begin with.

    Attributes:
        asked: what is asked now, to come back to.
        answered: the words that what is listed fits.
    """

    BINDINGS = [
        command("escape", "leave", "close", "Leave the search."),
        command("down", "into_list", "to the list", "Go down into what was found.", footer=False),
        A_PAGE_DOWN,
    ]

    hints = (("enter", "opens it"), ("leave", "closes"))
    extent = "-tall"

    def __init__(self, journal: Journal, asked: Asked | None = None) -> None:
        super().__init__()
        self._journal = journal
        self._begin = self.asked = asked or Asked()
        self._looked_for = self.answered = ""
        self._found: Found | None = None
        self._looked_in = 0
        """How many entries were in the index as it was last looked."""
        self._looking: Worker[None] | None = None
        self._latest = object()
        self._looked = asyncio.Event()
        """Set at each answer."""

    def body(self) -> ComposeResult:
        """A field, and what was found."""
        yield Line(self._begin.words, placeholder="words · “a phrase” · #tag · kind:setback · 2019", id="search-words")
        yield Static(id="search-says")
        yield HowFar(self._journal)
        yield LineList(id="search-hits")

    def on_mount(self) -> None:
        """Be ready to search; where something was asked before, have looked for it."""
        self._timer = self.set_timer(PAUSE, self._look, pause=True)
        self._again = self.set_interval(AGAIN, self._look_again, pause=True)
        self._progress = self.set_interval(AGAIN, self._say, pause=True)
        self._say()
        if self._begin.words:
            self._look()

    def on_unmount(self) -> None:
        """What is still being looked for is not waited for any more."""
        self._latest = object()
        self._looked.set()

    @property
    def found(self) -> Found | None:
        """What was found by the words that were looked for last."""
        return self._found

    @property
    def _highlighted(self) -> Ref | None:
        # Going, a screen loses its parts before it is gone itself.
        listed = next(iter(self.query(LineList)), None)
        return listed.rows.ref(listed.highlighted) if listed is not None and isinstance(listed.rows, HitRows) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search after a pause."""
        event.stop()
        self.asked = Asked(event.value, self.asked.at)
        if event.value != self._looked_for:
            self._timer.stop()
            self._timer = self.set_timer(PAUSE, self._look)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the best; while the index is being built, as soon as there is one."""
        event.stop()
        await self._look_by_now()
        if self._highlighted is None and self._found is not None and not self._found.whole:
            begin(self, self._open_once_found, group="opening", exclusive=True)
        self._open_best()

    async def _open_once_found(self) -> None:
        """Open the best as soon as there is one; what is typed behind it is for the entry that is opened."""
        with cast("TakesInput", self.app).hold_input():
            while self.query(LineList) and self._highlighted is None and self._found and not self._found.whole:
                self._looked.clear()
                await self._looked.wait()
        self._open_best()

    def _open_best(self) -> None:
        if self._highlighted is not None:
            self.dismiss(self._highlighted)

    async def _look_by_now(self) -> None:
        """Have looked for what stands in the field; at once where the pause is not over."""
        if self._looked_for != self.query_one(Input).value:
            self._look()
        looking = None
        while looking is not self._looking and self._looking is not None:
            looking = self._looking
            with suppress(WorkerCancelled):  # something else is looked for now, and waited for in its turn
                await looking.wait()

    def _look(self) -> None:
        """Search beside the screen; an answer to what was asked before is not waited for any more."""
        self._timer.stop()
        if not self.query(Input):
            return
        self._looked_for = self.query_one(Input).value
        self._looking = begin(self, partial(self._look_for, self._looked_for), group="search", exclusive=True)

    async def _look_for(self, words: str) -> None:
        latest = self._latest = object()
        rows: HitRows | None = None
        self._looked_in = self._journal.searching.count
        self._progress.resume()
        while words.strip() and rows is None:  # once more where what was read was let go of meanwhile
            room = self.query_one(LineList).room_beside_bar
            rows = await in_background(partial(self._ask, words, latest, room))
            if latest is not self._latest or not self.query(LineList):
                return
        keep = self._begin.at if words == self._begin.words else None
        found = rows.found if rows is not None else None
        if self._found is not None and found is not None and self._found.query == found.query:
            listed = self.query_one(LineList)
            # Whoever has not gone down in it stands on the best, which may be another by now.
            keep = self._highlighted if listed.has_focus or listed.highlighted else None
        self._progress.pause()
        self._found, self.answered = found, words
        self.query_one(LineList).show(rows or NOTHING, rows.row_of(keep) if rows is not None else None)
        self.asked = Asked(self.asked.words, self._highlighted)
        self._say()
        self._looked.set()
        if found is not None and not found.whole:
            self._again.resume()

    def _ask(self, words: str, latest: object, room: int) -> HitRows | None:
        """What is found, with the rows that are seen first, of more than those in so many cells."""
        found = self._journal.searching.ask(words, EVERY, lambda: latest is not self._latest)
        if found is None:
            return None
        rows = HitRows(found, self._journal)
        rows.make(range(min(len(rows), self.size.height // 2)), room)
        return rows

    def _look_again(self) -> None:
        """Look again once there is some more in the index, and until then say how far it is."""
        self._say()
        searching = self._journal.searching
        if searching.is_whole or searching.count > _MORE * self._looked_in:
            self._again.pause()
            self._look()

    def _say(self) -> None:
        looked_through = self._journal.searching.looked_through if self._is_looking else None
        said = self._said()
        found = self._found
        if looked_through is not None:
            said = f"Looking for who is named: {looked_through[0]:,} of {looked_through[1]:,} entries."
        elif self._is_looking and Query.parse(self._looked_for).people:
            said = "Looking for who is named."
        elif found is not None and (whom := taken_for(found.query, found.people)):
            said = f"{said} {whom}"
        searching = self._journal.searching
        if found is not None and not found.whole and self._journal.is_read and not searching.is_built:
            done, of = searching.progress
            said += f" The index is still being built: {done:,} of {of:,} entries."
        for far in self.query(HowFar):
            far.wanted = not searching.is_built
            far.say()
        for says in self.query("#search-says").results(Static):
            says.update(plain(said, "$muted"))

    @property
    def _is_looking(self) -> bool:
        return self._looked_for != self.answered and bool(self._looked_for.strip())

    def _said(self) -> str:
        found = self._found
        if found is None:
            return "" if self._looked_for.strip() else "Everything you have put down, drafts and trash aside."
        if not found.total:
            return f"Nothing found. {found.why}" if found.whole else "Nothing found so far."
        order = "best" if found.query.parts else "latest"
        so_far = "" if found.whole else " so far"
        if found.total == 1:
            return f"One entry{so_far}."
        return f"{found.total:,} entries{so_far}. The {order} come first."

    async def action_into_list(self) -> None:
        """Go down into what was found, to the one below the one that enter would have opened."""
        await self._look_by_now()
        listed = self.query_one(LineList)
        if len(listed.rows):
            listed.focus()
            listed.action_cursor_down()

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Remember where one was."""
        event.stop()
        self.asked = Asked(self.asked.words, self._highlighted)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open it."""
        event.stop()
        self._open_best()


def lit(excerpt: str) -> Content:
    """An excerpt with the words between the marks lit up."""
    begin, end = LIT
    pieces: list[tuple[str, str]] = []
    for part in " ".join(excerpt.split()).split(begin):
        found, mark, rest = part.partition(end)
        pieces += [(found, "bold $accent"), (rest, "$muted")] if mark else [(part, "$muted")]
    return Content.assemble(*pieces)
