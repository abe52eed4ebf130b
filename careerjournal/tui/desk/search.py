"""Search: as one types, the best first, the found words lit up."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerCancelled

from careerjournal.journal.search.excerpts import LIT, excerpt
from careerjournal.journal.search.search import MOST, Found
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command, key_for
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PAUSE = 0.12
"""Seconds after a key before searching: a fast typist is not made to wait for every letter."""

AT_A_TIME: Final = 50
"""Entries that are listed at a time; more come as one walks past the last."""

AGAIN: Final = 0.25
"""Seconds after which is looked again while the index is being built."""

LONGEST_TITLE: Final = 200
"""Characters of a title that a row has room for, and then some."""

Rows = list[tuple[Ref, Content]]


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
        command("ctrl+down", "more", "more", "List more of what was found.", name="more-found", footer=False),
    ]

    extent = "-tall"

    def __init__(self, journal: Journal, asked: Asked | None = None) -> None:
        super().__init__()
        self._journal = journal
        self._begin = self.asked = asked or Asked()
        self._looked_for = self.answered = ""
        self._found: Found | None = None
        self._looking: Worker[None] | None = None
        self._latest = object()
        self._opens = False

    def body(self) -> ComposeResult:
        """A field, and what was found."""
        yield Line(self._begin.words, placeholder="words · “a phrase” · #tag · kind:setback · 2019", id="search-words")
        yield Static(id="search-says")
        yield MarkedList(id="search-hits")

    def on_mount(self) -> None:
        """Be ready to search; where something was asked before, have looked for it."""
        self._timer = self.set_timer(PAUSE, self._look, pause=True)
        self._again = self.set_interval(AGAIN, self._look_again, pause=True)
        self._say()
        if self._begin.words:
            self._look()

    @property
    def _highlighted(self) -> Ref | None:
        option = self.query_one(MarkedList).highlighted_option
        return Ref.parse(option.id) if option is not None and option.id else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search after a pause."""
        event.stop()
        self.asked = Asked(event.value, self.asked.at)
        self._opens = False
        if event.value != self._looked_for:
            self._timer.stop()
            self._timer = self.set_timer(PAUSE, self._look)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the best; while the index is being built, as soon as there is one."""
        event.stop()
        await self._look_by_now()
        self._opens = self._found is not None and not self._found.whole
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
        self._looked_for = self.query_one(Input).value
        self._looking = self.run_worker(self._look_for(self._looked_for), group="search", exclusive=True)

    async def _look_for(self, words: str) -> None:
        latest = self._latest = object()
        found: Found | None = None
        rows: Rows = []
        while words.strip() and found is None:  # once more where what was read was let go of meanwhile
            found, rows = await in_background(partial(self._ask, words, latest))
            if latest is not self._latest:
                return
        keep = self._begin.at if words == self._begin.words else None
        if self._found is not None and found is not None and self._found.query == found.query:
            keep = self._highlighted
        self._found, self.answered = found, words
        listed = self.query_one(MarkedList)
        listed.set_options([Option(content, id=str(ref)) for ref, content in rows])
        if rows:
            listed.highlighted = next((place for place, (ref, _) in enumerate(rows) if ref == keep), 0)
        self._say()
        if found is not None and not found.whole:
            self._again.resume()
        if self._opens:
            self._open_best()

    def _ask(self, words: str, latest: object) -> tuple[Found | None, Rows]:
        found = self._journal.searching.ask(words, MOST, lambda: latest is not self._latest)
        return found, [] if found is None else self._rows(found, found.refs[: self._room])

    @property
    def _room(self) -> int:
        """How many entries are listed at a time; where the window is very high, as many as fill it."""
        return max(AT_A_TIME, self.size.height)

    def _look_again(self) -> None:
        """Look again once there is more in the index, and until then say how far it is."""
        self._say()
        if self._journal.searching.is_whole:
            self._again.pause()
            self._look()

    def _rows(self, found: Found, refs: Sequence[Ref]) -> Rows:
        rows: Rows = []
        for entry, title in self._journal.searching.read(refs):
            said = " · ".join(part for part in (str(entry.ref), facts(entry)) if part)
            line = (title[:LONGEST_TITLE], "bold"), (f"   {said}\n", "$muted"), lit(excerpt(entry, found))
            rows.append((entry.ref, Content.assemble(*line)))
        return rows

    def _say(self) -> None:
        said = self._said()
        found = self._found
        if found is not None and not found.whole:
            done, of = self._journal.searching.progress
            said += f" The index is still being built: {done:,} of {of:,} entries."
        self.query_one("#search-says", Static).update(plain(said, "$muted"))

    def _said(self) -> str:
        found = self._found
        if found is None:
            return "" if self._looked_for.strip() else "Everything you have put down, drafts and trash aside."
        if not found.total:
            return f"Nothing found. {found.why}" if found.whole else "Nothing found so far."
        listed = self.query_one(MarkedList).option_count
        if listed < found.total:
            order = "the best first" if found.query.parts else "the latest first"
            return f"{listed:,} of {found.total:,} entries, {order}. {key_for(self, 'more-found')} lists more."
        return "One entry." if found.total == 1 else f"{found.total:,} entries."

    async def action_into_list(self) -> None:
        """Go down into what was found, to the one below the one that enter would have opened."""
        await self._look_by_now()
        listed = self.query_one(MarkedList)
        if listed.option_count:
            listed.focus()
            listed.action_cursor_down()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """List more as one walks to the last."""
        event.stop()
        self.asked = Asked(self.asked.words, self._highlighted)
        if event.option_list.has_focus and event.option_index == event.option_list.option_count - 1:
            self.action_more()

    def action_more(self) -> None:
        """List more of what was found."""
        found = self._found
        listed = self.query_one(MarkedList).option_count
        if found is not None and listed < found.total and (self._looking is None or self._looking.is_finished):
            self._looking = self.run_worker(self._list_more(found, listed), group="search", exclusive=True)

    async def _list_more(self, found: Found, listed: int) -> None:
        latest = self._latest = object()
        found_again, rows = await in_background(partial(self._ask_for_more, found, listed, latest))
        if latest is self._latest and found_again is not None:
            self._found = found_again
            self.query_one(MarkedList).add_options([Option(content, id=str(ref)) for ref, content in rows])
            self._say()

    def _ask_for_more(self, found: Found, listed: int, latest: object) -> tuple[Found | None, Rows]:
        if len(found.refs) < min(found.total, listed + self._room):
            again = self._journal.searching.ask(self._looked_for, listed + MOST, lambda: latest is not self._latest)
            if again is None:
                return None, []
            found = again
        return found, self._rows(found, found.refs[listed : listed + self._room])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        if event.option.id:
            self.dismiss(Ref.parse(event.option.id))


def lit(excerpt: str) -> Content:
    """An excerpt with the words between the marks lit up."""
    begin, end = LIT
    pieces: list[tuple[str, str]] = []
    for part in " ".join(excerpt.split()).split(begin):
        found, mark, rest = part.partition(end)
        pieces += [(found, "bold $accent"), (rest, "$muted")] if mark else [(part, "$muted")]
    return Content.assemble(*pieces)
