"""What is still under way on a screen as that is taken off, or as the journal is locked, and fails because of that.

A screen is built, and told of what was decided over it, in many steps; between two of them it may be closed: by a key
right behind the one that opened it, by a lock, by leaving. What comes next finds widgets gone, or the journal locked.
That is no fault of the program's: what was to be shown is wanted no more.
"""

# ruff: noqa: SLF001 - how a widget is built, and whether it is being taken off, has no public names

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from inspect import isawaitable
from traceback import walk_tb
from typing import Any, Final

from textual._context import active_message_pump
from textual.app import App
from textual.css.query import DOMQuery, NoMatches
from textual.dom import NoScreen
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed

_MISSING: Final = (NoMatches, NoScreen, MountError, IndexError)
"""What is raised where a widget is looked for on what was taken off, or put on it, or a screen beneath it."""


def _met(error: BaseException) -> Iterator[Widget]:
    """The widgets that something was done with as it was raised: a screen calls back for those on others, too."""
    for frame, _ in walk_tb(error.__traceback__):
        about = frame.f_locals.get(next(iter(frame.f_code.co_varnames), ""))
        if isinstance(about, DOMQuery):
            about = about.node
        if isinstance(about, Widget):
            yield about


async def _build(self: Widget) -> bool:
    """Have what was not built to its end be taken off as others are: Textual would leave there what is in it."""
    return await MessagePump._pre_process(self) or (isinstance(self.app, EndsQuietly) and not self.app.has_failed)


class EndsQuietly(App[int]):
    """An app that goes on where something was still under way on what was taken off."""

    has_failed = False
    """Whether it ends because of an error of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = Widget
        widget._pre_process = _build

    @property
    def is_locked(self) -> bool:
        """Whether nothing of a journal can be asked any more."""
        raise NotImplementedError

    def is_of_no_matter(self, error: BaseException) -> bool:
        """Whether it was raised because the journal was locked meanwhile, or what it was about was taken off."""
        from careerjournal.journal.errors import Locked  # noqa: PLC0415 - seldom needed

        if isinstance(error, Locked):
            return self.is_locked
        return isinstance(error, _MISSING) and (self._exit or any(map(self._is_taken_off, _met(error))))

    def _is_taken_off(self, widget: Widget) -> bool:
        """Whether it, or what it is in, is being taken off or has been, or is on no screen that is shown."""
        for node in widget.ancestors_with_self:
            # `is_attached` does not ask about what it is in.
            if isinstance(node, Widget) and (node._pruning or node._closing or node._closed):
                return True
            if isinstance(node, Screen):
                return node not in self.screen_stack
        return True

    def _handle_exception(self, error: Exception) -> None:
        """End for it, unless it is of no matter."""
        worker = isinstance(error, WorkerFailed)
        cause = error.error if isinstance(error, WorkerFailed) else error
        # The message loop in which it was raised ends with it, and the program's own must not.
        if self.is_of_no_matter(cause) and (worker or active_message_pump.get() is not self):
            return
        self.has_failed = True
        super()._handle_exception(error)

    def push_screen(self, screen: Screen[Any] | str, callback: Any = None, *args: Any, **named: Any) -> Any:
        """Show a screen; whoever is told what came of it may be gone by then."""
        return super().push_screen(screen, callback and self._told(callback), *args, **named)

    def _told(self, callback: Callable[[Any], Awaitable[None] | None]) -> Callable[[Any], Awaitable[None]]:
        async def tell(result: Any) -> None:
            try:
                told = callback(result)
                if isawaitable(told):
                    await told
            except Exception as error:
                if not self.is_of_no_matter(error):
                    raise

        return tell
