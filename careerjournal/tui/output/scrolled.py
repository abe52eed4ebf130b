"""What keys scroll, each of them at once, however many of them come in one write."""

from __future__ import annotations

from textual.actions import SkipAction
from textual.containers import ScrollableContainer, VerticalScroll


class ScrolledAtOnce(ScrollableContainer):
    """Something that a key scrolls at once, from where it is on its way to: pressed twice, twice as far.

    Textual puts the scrolling off behind the next frame, so that of several keys that come before it most would be
    lost: every one of them would lead from where it stood to the same place.
    """

    def action_scroll_down(self) -> None:
        """Down a line."""
        self._scroll_by(1)

    def action_scroll_up(self) -> None:
        """Up a line."""
        self._scroll_by(-1)

    def action_page_down(self) -> None:
        """Down a page."""
        self._scroll_by(self.scrollable_content_region.height)

    def action_page_up(self) -> None:
        """Up a page."""
        self._scroll_by(-self.scrollable_content_region.height)

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self._can_scroll()
        self.scroll_home(x_axis=False, immediate=True)

    def action_scroll_end(self) -> None:
        """To the end."""
        self._can_scroll()
        self.scroll_end(x_axis=False, immediate=True)

    def _can_scroll(self) -> None:
        """Let the key be for something else, where there is nothing to scroll."""
        if not self.allow_vertical_scroll:
            raise SkipAction

    def _scroll_by(self, rows: int) -> None:
        self._can_scroll()
        self.scroll_to(y=self.scroll_target_y + rows, immediate=True)


class Scrolled(VerticalScroll, ScrolledAtOnce):
    """The same of what stands in it, from top to bottom."""
