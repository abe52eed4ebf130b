"""Something to read, scrolled with the letters that move through a list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import ClassVar, Final, NamedTuple

from textual.binding import BindingType
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.widget import MountError, Widget

from careerjournal.journal.errors import Locked
from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.output.privacy import Walked
from careerjournal.tui.widgets.background import begin

FIRST: Final = 40
"""Parts that a page begins with: mostly more than are in view."""
PORTION: Final = 20
"""Parts that are put there at a time as somebody reads on, of five hundred readings only those that they come to: all
that is there already is laid out with them, and the keys wait."""

_ROUNDS: Final = 6
"""Times that is scrolled to where somebody was: what stands above may turn out higher than it was taken for."""
_BLANK: Final = 3
"""Rows below the top of the view in which is looked for something: what is apart from another leaves them empty."""


class Portion(Vertical):
    """Parts of a page that came to it together: where others come, or are drawn, these keep the room that they have."""

    DEFAULT_CSS = "Portion { height: auto; }"


class LongText(Vertical):
    """A part of a page of which only some may be there, and that has places of its own."""

    def place_of(self, widget: Widget) -> tuple[tuple[int, int], Widget] | None:
        """The place in it where something stands, and the block that this is in; None for what is in no block."""
        raise NotImplementedError

    async def block_at(self, place: tuple[int, int]) -> Widget | None:
        """The block at a place, once it is there and laid out; None where that is not to be."""
        raise NotImplementedError


class Standing(NamedTuple):
    """What is at the top of what is in view."""

    part: int
    """The part of the page, by its place; of a `LongText`, among those."""
    within: tuple[int, int] | None
    """The place in a `LongText`."""
    rows: int
    """Rows of it above the view; less than none where it begins below the top."""
    height: int
    width: int
    """Its rows, and the page's columns, as it was."""


class Page(Walked):
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
        self._at_end = False
        """Whether somebody went to the end, and stays there as more comes, until they go elsewhere."""
        self._standing: Standing | None = None
        """Where somebody reads; kept as the page gets another width, and where the same is put there anew."""
        self._noting = False
        self._noted_for = 0
        """The columns for which that is so."""
        self._brought_to: int | None = None
        """The row that was brought to the top for it."""
        self._returning: Standing | None = None
        """Where they are brought again."""

    async def fill(self, widgets: Iterable[Widget], *, stays: bool = False) -> None:
        """Put other parts on the page; those of many that are not in view follow as somebody reads on.

        Args:
            widgets: the parts.
            stays: whether it is the same as before, and is read on where it was.
        """
        coming = iter(widgets)
        standing = self._standing  # whoever is on the way there finds nothing meanwhile
        self._at_end = False
        async with self.batch():  # two fillings go one after the other
            self._to_come = iter(())  # nothing of these is brought before what stood there is gone
            await self.remove_children()
            await self.mount_all(list(islice(coming, FIRST)))
            self._to_come = coming
        self.call_after_refresh(self._read_on)
        if stays and standing is not None:
            self.return_to(standing)
        elif not stays:
            self._standing = self._returning = self._brought_to = None

    def watch_scroll_y(self, before: float, after: float) -> None:
        """Have what follows there before it comes into view."""
        super().watch_scroll_y(before, after)
        self._read_on()
        if after < before and after < self.max_scroll_y:
            self._at_end = False
        if not self._noting:
            self._noting = self.call_after_refresh(self._note)

    def watch_virtual_size(self) -> None:
        """What is there takes other room: whoever went to the end is at the end still."""
        super().watch_virtual_size()
        if self._at_end:
            self.scroll_end(animate=False)

    def _note(self) -> None:
        """Take note of what is at the top of what is in view, unless that is on its way to where it was before."""
        self._noting = False
        view, width = self.content_region, self.size.width
        if self._returning is not None or not view or not self.screen.is_current:
            return
        if self._standing is not None and (width != self._noted_for or self.scroll_offset.y == self._brought_to):
            return
        part = next((part for part in self.children if part.virtual_region.bottom > self.scroll_offset.y), None)
        if part is not None and part.region.y - view.y != part.virtual_region.y - self.scroll_offset.y:
            self._noting = self.call_after_refresh(self._note)  # it has not been laid out since
            return
        self._standing = next(filter(None, map(self._standing_at, range(min(_BLANK + 1, view.height)))), None)
        self._noted_for, self._brought_to = width, None

    def _standing_at(self, row: int) -> Standing | None:
        view = self.content_region
        try:
            found, _ = self.screen.get_widget_at(view.x, view.y + row)
        except NoWidget:
            return None
        part = next((node for node in found.ancestors_with_self if node.parent is self), None)
        if isinstance(part, Portion):
            part = next((node for node in found.ancestors_with_self if node.parent is part), None)
        parts = list(self._parts)
        if not isinstance(part, Widget) or part not in parts:
            return None
        within, block, number = None, part, parts.index(part)
        if isinstance(part, LongText):
            there = part.place_of(found)
            if there is None:
                return None
            (within, block), number = there, self._long_texts.index(part)
        return Standing(number, within, view.y - block.region.y, block.region.height, self.size.width)

    @property
    def _parts(self) -> Iterator[Widget]:
        """Its parts that are there, in their order."""
        for child in self.children:
            yield from child.children if isinstance(child, Portion) else (child,)

    @property
    def _long_texts(self) -> list[LongText]:
        return [part for part in self._parts if isinstance(part, LongText)]

    @property
    def standing(self) -> Standing | None:
        """Where somebody reads; None at the beginning."""
        self._note()  # what is in view may not have been there yet as it was scrolled to
        return self._standing if self.scroll_offset.y else None

    def return_to(self, standing: Standing) -> None:
        """Bring whoever reads to where they were on the same page, as before a lock."""
        self._standing = standing
        self._return()

    def _return(self) -> None:
        """Bring whoever reads to where they were."""
        if self._standing is not None:
            self._returning = self._standing._replace()  # each is told from the one that it takes the place of
            begin(self, self._go_back, group="back", exclusive=True)

    async def _go_back(self) -> None:
        standing, found = self._returning, False
        try:
            for _ in range(_ROUNDS):
                row = await self._row_of(standing) if standing is not None else None
                if self._returning is not standing:
                    return
                if row is None:
                    await laid_out(self)
                    continue
                found = True
                if row == self.scroll_offset.y:
                    return
                self._brought_to = row
                self.scroll_to(y=row, animate=False, force=True, immediate=True)
        finally:
            if self._returning is standing:
                self._returning = None
                if self.size.width:  # else it is put away, and somebody comes back to it
                    self._standing = self._standing if found else None
                    self._noted_for = self.size.width

    async def _row_of(self, standing: Standing) -> int | None:
        """The row of the page that is to be at the top."""
        found: Widget | None
        if standing.within is None:
            await self.bring_until(lambda: len(list(self._parts)) > standing.part)
            await laid_out(self)
            found = next(islice(self._parts, standing.part, None), None)
        else:
            await self.bring_until(lambda: len(self._long_texts) > standing.part)
            texts = self._long_texts[standing.part : standing.part + 1]
            found = await texts[0].block_at(standing.within) if texts else None
        if found is None or not found.region or not self.size.width:
            return None
        rows = standing.rows
        if standing.width != self.size.width and rows > 0:
            rows = min(rows * found.region.height // max(1, standing.height), max(0, found.region.height - 1))
        return max(0, found.region.y - self.content_region.y + self.scroll_offset.y + rows)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Have the focus, or lose it; no stylesheet says anything about what stands on a page that has it."""
        self.app.stylesheet.update_nodes((self,))

    def on_resize(self) -> None:
        """A higher page has room for more; of another width, it is read on where it was."""
        self._read_on()
        if self._standing is not None and self.size.width not in (0, self._noted_for):
            self._return()

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

    async def _bring(self, most: int) -> bool:
        """Bring what follows; whether there was any of it."""
        parts: list[Widget] = []
        try:
            if parts := list(islice(self._to_come, most)):
                await self.mount(Portion(*parts))
                self.call_after_refresh(self._read_on)
        except (NoMatches, MountError, Locked):
            return False  # it is being taken off the screen
        finally:
            self._bringing = False
        return bool(parts)

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self._returning = None
        super().action_scroll_home()

    async def action_scroll_end(self) -> None:  # type: ignore[override] # an action may be waited for
        """To the end, and to where that is once more has come: a part may be filled late, or grow as it is seen."""
        self._returning = None
        self._at_end = True
        while await self._bring(PORTION):
            pass
        self.scroll_end(animate=False)
        self.call_after_refresh(self._read_end, last=True)


async def laid_out(widget: Widget) -> None:
    """Wait until the screen has been laid out anew."""
    done = asyncio.Event()
    if widget.call_after_refresh(done.set):
        await done.wait()
