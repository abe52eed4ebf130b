"""The time that was agreed for a conversation, and what is left of it: whole minutes, for seconds make nobody calm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Digits, Static

from careerjournal.model.counting import counted, noun
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import with_keys

LOOK: Final = 5.0
"""Seconds between two looks at the time."""


class Clock(Horizontal):
    """Minutes left, in large figures; where nothing was agreed, minutes gone by.

    Args:
        now: the time.
        minutes: the time agreed, where it was.
    """

    began: reactive[dt.datetime | None] = reactive(None, init=False)

    def __init__(self, now: Callable[[], dt.datetime], minutes: int | None) -> None:
        super().__init__(id="clock")
        self._now = now
        self._minutes = minutes

    def compose(self) -> ComposeResult:
        """The figure, and what it counts; where there is no room for large figures, both in a line."""
        yield Digits(id="clock-figure")
        yield Static(id="clock-says")
        yield Static(id="clock-small")

    def on_mount(self) -> None:
        """Look at the time now and then."""
        self.set_interval(LOOK, self._draw)
        self._draw()

    def watch_began(self) -> None:
        """It was started, or stopped."""
        self._draw()

    def _draw(self) -> None:
        figure, says = read_clock(self._now(), self.began, self._minutes, "{clock}")
        digits = self.query_one(Digits)
        self.set_class(not figure, "-still")
        if digits.value != figure:
            digits.update(figure)
        said = with_keys(self, says, "$muted").content
        self.query_one("#clock-says", Static).update(said)
        small = plain(f"{figure} " if figure else "", "bold $accent") + said
        self.query_one("#clock-small", Static).update(small)


def read_clock(now: dt.datetime, began: dt.datetime | None, minutes: int | None, key: str) -> tuple[str, str]:
    """The figure to show large, empty before it is started, and what it counts.

    Args:
        now: the time.
        began: when it was started; None before.
        minutes: the time agreed, where it was.
        key: what stands for the one that starts it.
    """
    if began is None:
        return (
            "",
            f"{counted(minutes, 'minute')} agreed; {key} starts the clock" if minutes else f"{key} starts the clock",
        )
    gone = int((now - began).total_seconds() // 60)
    if minutes is None:
        return str(gone), f"{noun(gone, 'minute')} gone by"
    if gone > minutes:
        return str(gone - minutes), f"{noun(gone - minutes, 'minute')} over the {minutes} agreed"
    return str(minutes - gone), f"{noun(minutes - gone, 'minute')} left of {minutes}"
