"""Something to read, scrolled with the letters that move through a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.widget import MountError, Widget

from careerjournal.journal.errors import Locked
from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.output.privacy import Walked
from careerjournal.tui.widgets.background import begin

PORTION: Final = 40
"""Parts of a page that are put there at a time: of five hundred readings only those that somebody comes to."""


class Page(VerticalScroll, Walked):
    """Something to read, scrolled with the letters that move through a list.

    However much there is of it, what has not been scrolled to is not there yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("scroll_down", "scroll_up", "scroll_home", "scroll_end"),
        *arrows("scroll_down", "scroll_up"),
    ]

    def __init__(self, *children: Widget, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(*children, id=id, classes=classes)
        self._to_come: Iterator[Widget] = iter(())
        self._bringing = False

    async def fill(self, widgets: Iterable[Widget]) -> None:
        """Put other parts on the page; those of many that are not in view follow as somebody reads on."""
        coming = iter(widgets)
        async with self.batch():  # two fillings go one after the other
            self._to_come = iter(())  # nothing of these is brought before what stood there is gone
            await self.remove_children()
            await self.mount_all(list(islice(coming, PORTION)))
            self._to_come = coming
        self.call_after_refresh(self._read_on)

    def watch_scroll_y(self, before: float, after: float) -> None:
        """Have what follows there before it comes into view."""
        super().watch_scroll_y(before, after)
        self._read_on()

    def on_resize(self) -> None:
        """A higher page has room for more."""
        self._read_on()

    def _read_on(self) -> None:
        left = self.max_scroll_y - self.scroll_y
        if not self._bringing and self.size.height and left < self.size.height and self.is_attached:
            self._bringing = True
            begin(self, self._bring_portion, group="page")

    async def bring_until(self, is_there: Callable[[], bool]) -> None:
        """Have what follows there up to a part that is looked for, or all of it where there is no such part."""
        while not is_there() and await self._bring(PORTION):
            pass

    async def _bring_portion(self) -> None:
        await self._bring(PORTION)

    async def _bring(self, most: int | None) -> bool:
        """Bring what follows; whether there was any of it."""
        parts: list[Widget] = []
        try:
            if parts := list(islice(self._to_come, most)):
                await self.mount_all(parts)
                self.call_after_refresh(self._read_on)
        except (NoMatches, MountError, Locked):
            return False  # it is being taken off the screen
        finally:
            self._bringing = False
        return bool(parts)

    def action_scroll_down(self) -> None:
        """Down a line; to the next paragraph where only one is shown at a time."""
        if not self.walk(onward=True):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Up a line, or to the paragraph before."""
        if not self.walk(onward=False):
            super().action_scroll_up()

    async def action_scroll_end(self) -> None:  # type: ignore[override] # an action may be waited for
        """To the end at once: of a long text it may grow as it comes into view, and is still the end."""
        await self._bring(None)
        self.scroll_end(animate=False)
