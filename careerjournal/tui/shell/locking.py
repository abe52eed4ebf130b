"""An app that locks its journal: by key, after a while, and whenever somebody takes the program away."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final, Protocol
from weakref import WeakSet

from textual.dom import DOMNode
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from careerjournal.garbage import freeze, let_go_of_closed, letting_go
from careerjournal.idle import Idle
from careerjournal.journal.sealed import WAITS
from careerjournal.tui.input.queue import TakesInput
from careerjournal.tui.output.short_turns import TURN
from careerjournal.tui.sections.place import HasPlace, HasPosition, KeepsDraft, OpensAgain, Place
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.writing.storing import AGAIN, say_how_it_stands, store_drafts

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from careerjournal.access.door import Door
    from careerjournal.journal.ending import Ending
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.settings import Settings
    from careerjournal.tui.sheets.sheet import Sheet

LATER: Final = 5.0
"""Seconds after locking until what was still at work then, as in a thread, is let go of as well."""
NOBODY: Final = 0.5
"""And seconds without a key until then."""
_DESK: Final = 2
"""Screens where nothing is open but the desk, over the lock screen."""
_PUT_IN: Final = frozenset(
    {"Checkbox", "RadioButton", "RadioSet", "Scale", "Select", "SelectionList", "Switch", "TextArea"}
)
"""The names of widgets in which something is put in or chosen: loading them to ask would hold up the first frame."""
AT_MOST: Final = 2.0
"""Seconds that stopping waits for what is being let go of."""


def _has_ended(one: object) -> bool:
    """Whether it is a widget or a screen that was taken off and answers nothing any more, or a part of one's styles."""
    if not issubclass(type(one), DOMNode):
        return False
    if type(one) is not DOMNode:
        return isinstance(one, Widget) and bool(getattr(one, "_closed", False))
    whose = getattr(one, "_parent", None)  # which is let go of before its styles are, where it was taken apart
    return whose is None or (isinstance(whose, Widget) and bool(getattr(whose, "_closed", False)))


class AsksForPassphrase(Protocol):
    """What locking needs of the lock screen."""

    def ask(self, why: str) -> None:
        """Ask for it, and say why."""

    def call_after_refresh(self, callback: Callable[..., object]) -> bool:
        """Call back once it is drawn; whether that will be done."""
        ...


class LockingApp(TakesInput):
    """An app that locks its journal.

    Args:
        door: the way into the journal.
        settings: how long nobody has to be there until it locks.
        lock_screen: asks for the passphrase once it is locked.
        opened: a journal that is open already.
    """

    locks: reactive[str] = reactive("", repaint=False)
    """``locks in 4 min``; empty while nothing is open."""
    not_kept: reactive[str] = reactive("", repaint=False)
    """Why something typed is not on the disk yet: ``the disk is full``; empty where all of it is."""

    def __init__(
        self, door: Door, settings: Settings, lock_screen: AsksForPassphrase, opened: Journal | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.journal = opened
        self._door = door
        self._lock_screen = lock_screen
        self._idle = Idle()
        self._place: Place | None = None
        self._writing: Ref | None = None
        self._positions: dict[type, object] = {}
        self._made: WeakSet[DOMNode] = WeakSet()
        """What is shown, and what was and is still in memory: nobody else finds the latter in a moment."""
        self._forgetting: asyncio.Task[None] | None = None
        self.last_words = ""
        """What is to be said once the terminal is given back: what became of that which could not be stored."""

    def _watch(self) -> None:
        """Begin to look out for what locks: the clock, a hang-up, being stopped or told to end."""
        freeze()
        self.app_suspend_signal.subscribe(self, lambda _: self.lock())
        # The shell has written over the terminal, and Textual draws only what has changed, or all at another size.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        for name in ("SIGHUP", "SIGINT", "SIGTERM"):
            # Not `signal.signal`, whose handler would wait for the next key or timer. Windows has only that, and
            # ends the process without asking.
            with suppress(AttributeError, NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._hung_up)
        self._lock_before_stopping()
        self.set_interval(AGAIN, self._store_again)
        self.set_interval(1.0, self._lock_if_idle)
        self.set_interval(5.0, self._watch_the_clock)

    def lock(self, why: str = "", *, then: Callable[[], object] | None = None, keep_input: bool = False) -> None:
        """Store the draft, empty the screen, let go of the entries and the keys, and ask for the passphrase.

        What cannot be stored is sealed, and is there again when the journal is open again.

        Args:
            why: what the lock screen says.
            then: what is done when nothing of the journal is left in memory.
            keep_input: whether what was typed and has not yet arrived is for the lock screen, or else for what is gone.
        """
        if not keep_input:
            self.drop_input()
        journal, self.journal = self.journal, None
        if journal is None:
            if then is not None:
                then()
            return
        self.clear_notifications()  # they name entries
        self._put_away(journal)
        gone = []
        while len(self.screen_stack) > 1:
            gone.append(self.pop_screen())
        ending = journal.locking()
        self._clipboard = ""
        self.locks = self.not_kept = ""
        self._lock_screen.ask(why)
        # The loop keeps no hold of a task by itself.
        self._forgetting = asyncio.create_task(self._forget(gone, ending, then))

    async def _forget(
        self, gone: Sequence[Awaitable[object]], ending: Ending, then: Callable[[], object] | None
    ) -> None:
        """Let go of what was read and shown, in a thread or a little at a time: the lock screen answers meanwhile."""
        with self._typed_for_shell() if then is not None else nullcontext():
            try:
                drawn = asyncio.Event()
                # What is to be called then may belong to another screen.
                self._lock_screen.call_after_refresh(drawn.set)
                read = asyncio.ensure_future(in_background(ending.let_go))
                await asyncio.wait([asyncio.ensure_future(one) for one in (*gone, drawn.wait())], timeout=AT_MOST)
                del gone
                await read
                # A process that is stopped does nothing later, and nobody types in it meanwhile.
                await self._let_go(all_at_once=then is not None)
                self.set_timer(LATER, self._let_go_of_the_rest)
            finally:
                await in_background(ending.close)
            if then is not None:
                then()

    @contextmanager
    def _typed_for_shell(self) -> Iterator[None]:
        """Let what is typed until the process has been stopped be no passphrase: it is for what one returns to."""
        with self.hold_input():
            try:
                yield
            finally:
                self.drop_input()

    async def _let_go(self, *, all_at_once: bool) -> None:
        ended: list[object] = [one for one in self._made if _has_ended(one)]
        for _ in letting_go((self, *self.screen_stack), _has_ended, ended, all_at_once=all_at_once):
            if self._is_open():  # unlocked meanwhile
                return
            await asyncio.sleep(0)

    def do_between_keys(self, is_quiet: bool) -> None:
        """Let go of what was closed, in a turn of its own: a look for it takes longer than any turn should."""
        self.call_later(self._let_go_of_closed, is_quiet)

    async def _let_go_of_closed(self, is_quiet: bool) -> None:
        """The same; not while a journal is read: what was read by then is much to look through."""
        await TURN.begins()
        if self.journal is not None and self.journal.is_read:
            is_all = len(self.screen_stack) <= _DESK
            let_go_of_closed((self, *self.screen_stack), can_wait=not is_quiet, is_all=is_all)

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        """Take note of what comes on the screen."""
        self._made.add(child)
        super()._register_child(parent, child, before, after)

    async def _let_go_of_the_rest(self) -> None:
        """Look through everything, which takes a moment: not while somebody types the passphrase."""
        if self._idle.seconds() < NOBODY:
            self.set_timer(NOBODY, self._let_go_of_the_rest)
        else:
            await self._let_go(all_at_once=True)

    def _is_open(self) -> bool:
        return self.journal is not None

    def _put_away(self, journal: Journal) -> None:
        """Keep what is being written, and remember where the person was."""
        self._writing = None
        self._positions = {}
        for screen in self.screen_stack:
            with suppress(Exception):  # it may be in the middle of anything, and locking waits for nothing
                self._put_away_on(screen, journal)

    def _put_away_on(self, screen: Screen[Any], journal: Journal) -> None:
        if isinstance(screen, HasPlace):
            self._place = screen.place
        elif isinstance(screen, KeepsDraft):
            screen.flush()
            opens_again = isinstance(screen, OpensAgain) and screen.needs_only_entry
            if opens_again or journal.drafts.get(screen.of) is not None:
                self._writing = screen.of
        if isinstance(screen, HasPosition):
            self._positions[type(screen)] = screen.position

    def position_left(self, screen: HasPosition[Any]) -> object:
        """The position of the screen that this one comes back as, once; None where none was left so."""
        return self._positions.pop(type(screen), None)

    def action_lock(self) -> None:
        """Lock now; what was typed behind the key is for the lock screen."""
        self.lock(keep_input=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Suspend by key only where the key would not be meant to take something back."""
        if action == "suspend_process" and self._is_filled_in():
            return False
        return super().check_action(action, parameters)

    def _is_filled_in(self) -> bool:
        """Whether something is being written, or the focus is where something is put in or chosen."""
        if isinstance(self.focused, Input) or any(isinstance(screen, KeepsDraft) for screen in self.screen_stack):
            return True
        nodes = self.focused.ancestors_with_self if self.focused is not None else ()
        return any(cls.__name__ in _PUT_IN for node in nodes for cls in type(node).__mro__)

    def action_suspend_process(self) -> None:
        """Lock first: a suspended process keeps its memory."""
        self.lock(then=super().action_suspend_process)

    async def action_quit(self) -> None:
        """Keep the draft, lock, and leave; ask first where something typed would be lost."""
        if self.journal is None:
            not_kept = self._door.sealed.not_kept
            if not_kept is not None:
                from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - seldom seen

                lost = f"{not_kept.sentence} {WAITS} Leaving loses it."
                self._ask_before_leaving(Confirm("Leave without it?", lost, "leave without it", does_not="stay"))
                return
        else:
            self._put_away(self.journal)
            self.journal.drafts.store()
            not_kept = self.journal.drafts.not_kept
            if not_kept is not None:
                from careerjournal.tui.shell.leaving import Leaving  # noqa: PLC0415 - seldom seen

                say_how_it_stands(self, self.journal)
                self._ask_before_leaving(Leaving(self.journal, not_kept))
                return
        self._leave()

    def _ask_before_leaving(self, question: Sheet[bool]) -> None:
        if type(self.screen) is not type(question):
            self.push_screen(question, lambda sure: self._leave() if sure else None)

    def _leave(self, *, asked: bool = True) -> None:
        self._close()
        self.last_words = self._door.leave(asked=asked)
        self.exit(0)

    def _close(self) -> None:
        journal, self.journal = self.journal, None
        if journal is not None:
            self._put_away(journal)
            journal.lock()

    def _rescue(self) -> None:
        """Keep what was being typed as the program met an error of its own, as far as that still answers."""
        if self.journal is not None:
            for screen in self.screen_stack:
                with suppress(Exception):  # it may be what the error is about
                    if isinstance(screen, KeepsDraft):
                        screen.flush()
            with suppress(Exception):
                self.journal.drafts.store()

    def end_after_error(self) -> None:
        """Lock, and put aside what could not be stored, once the program has ended by an error of its own."""
        with suppress(Exception):
            if self.journal is not None:
                self.journal.lock()
            self.last_words = self._door.leave(asked=False)

    def _hung_up(self) -> None:
        self.in_turn(lambda: self._leave(asked=False))

    def _store_again(self) -> None:
        """What could not be stored may have room by now."""
        if self.journal is not None and self.journal.drafts.held:
            store_drafts(self, self.journal)

    def _lock_before_stopping(self) -> None:
        """Lock when the process is told to stop, by whomever; only then let Textual's driver stop it."""
        if sys.platform != "win32":
            stop = signal.getsignal(signal.SIGTSTP)
            if callable(stop):  # there is no driver's where nothing is drawn
                asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, self._stopping, stop)

    def _stopping(self, stop: Callable[[int, None], object]) -> None:
        self.lock(then=lambda: stop(signal.SIGTSTP, None))

    def _time_to_lock(self) -> float:
        """Seconds until it locks by itself; 0 or less once it is time."""
        return self.settings.lock_after * 60 - self._idle.seconds()

    def _lock_if_idle(self) -> bool:
        """Lock if nobody has pressed a key for long, the time asleep included; whether that was now."""
        if self.journal is None or self._time_to_lock() > 0:
            return False
        from careerjournal.model.counting import counted  # noqa: PLC0415 - a locked screen needs no model

        self.lock(f"Locked after {counted(self.settings.lock_after, 'minute')} without a key.")
        return True

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw; but nothing of a journal that should have been locked, as after a night with the lid closed."""
        if self.journal is not None and self._time_to_lock() <= 0:
            self.call_later(self._lock_if_idle)
            return
        super()._display(screen, renderable)

    def _watch_the_clock(self) -> None:
        if self.journal is None or self._lock_if_idle():
            return
        self.locks = f"locks in {max(1, round(self._time_to_lock() / 60))} min"
        not_kept = self.journal.drafts.not_kept
        self.not_kept = not_kept.why if not_kept else ""
