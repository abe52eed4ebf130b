"""Choose the entry that a link in a text names: what is typed for that stands in the text from its first letter on."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.message import Message
from textual.widgets import Input

from careerjournal.journal.titles import titled_exactly
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.line import Line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput
    from careerjournal.tui.widgets.editors import Area

_CLOSES: Final = "]]"


class BegunLink:
    """What stands in a text behind the two brackets at its caret, until `end`.

    Args:
        area: with the text. Nobody else changes it meanwhile.
    """

    def __init__(self, area: Area) -> None:
        self._area = area
        self._start = area.cursor_location
        self._stands = ""
        area.naming = True

    def put(self, words: str) -> None:
        """Put words there, in one line, in place of those that were put there before; the caret is behind them."""
        if words == self._stands:
            return
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._stands, words, strict=False)))
        row, column = self._start
        behind = row, column + len(self._stands)
        # Only what changed, so that undo takes letters back as if they had been typed in the text.
        self._area.replace(words[kept:], (row, column + kept), behind, maintain_selection_offset=False)
        self._stands = words

    def paste(self, text: str) -> bool:
        """Insert what was pasted behind the words that were put there; whether that was not too long."""
        return self._area.insert_pasted(text)

    @property
    def named(self) -> str | None:
        """What stands between the brackets that open and those that close; None where none close on that line."""
        text = self._area.get_text_range(self._start, self._area.cursor_location)
        words, closes, _ = text.partition(_CLOSES)
        return words if closes and "\n" not in words else None

    def name(self, ref: Ref) -> None:
        """Name an entry by kind and number between the brackets."""
        row, column = self._start
        self._area.replace(str(ref), self._start, (row, column + len(self.named or "")))

    def end(self) -> None:
        """Let the text begin other links."""
        self._area.naming = False


class _Words(Line):
    """The field. What is pasted and is more than a line is for the text."""

    class Pasted(Message):
        """More than a line was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def insert_pasted(self, text: str) -> None:
        """Insert what is pasted, if it goes into the line as it is."""
        room = self._limit - len(self.value) + len(self.selected_text)
        if len(text) > room or "\t" in text or text.splitlines() not in ([], [text]):
            self.post_message(self.Pasted(text))
        else:
            super().insert_pasted(text)


class NameEntry(PickEntry):
    """The list that opens behind two brackets. However it is left, what was typed stands in the text.

    Two brackets that close go on in the text, with the entry that was named, if exactly one was.

    Args:
        journal: where the entries are.
        link: what is begun in the text.
    """

    hints = (("enter", "takes it"), ("leave-pick", "goes on in the text"))

    def __init__(self, journal: Journal, link: BegunLink) -> None:
        super().__init__(journal)
        self._link = link

    def _line(self, hint: str, id: str) -> Line:  # noqa: A002
        return _Words(placeholder=hint, id=id)

    @on(Input.Changed)
    async def _typed_in(self, event: Input.Changed) -> None:
        """Put it into the text, too; go on there where it closes the link."""
        self._link.put(event.value)
        if _CLOSES in event.value:
            event.stop()
            event.prevent_default()  # or the list would be looked through for it
            await self._go_on()

    @on(_Words.Pasted)
    async def _pasted(self, event: _Words.Pasted) -> None:
        event.stop()
        if self._link.paste(event.text):
            await self._go_on()

    async def _go_on(self) -> None:
        """Go on in the text; an entry whose title is named there is named by its kind and number."""
        words = self._link.named
        named = await self._titled(words) if words is not None else None
        if self.is_current:
            if named is not None:
                self._link.name(named)
            self.dismiss(None)

    async def _titled(self, words: str) -> Ref | None:
        try:
            Ref.parse(words)
        except ValueError:
            with cast("TakesInput", self.app).hold_input():  # what is typed behind it is for the text
                await super().look_by_now()
                return await in_background(partial(titled_exactly, self._journal, tuple(Kind), words))
        return None

    async def look_by_now(self) -> None:
        """Have looked for what stands in the field."""
        with cast("TakesInput", self.app).hold_input():  # what is typed behind enter is for the text
            await super().look_by_now()

    def _take(self) -> None:
        """Name the one that is highlighted; where none is, go on in the text with what was typed."""
        if not self.is_current:  # it was left while it was looked for
            return
        if self._highlighted is not None:
            self._link.put(f"{self._highlighted}{_CLOSES}")
        self.dismiss(None)
