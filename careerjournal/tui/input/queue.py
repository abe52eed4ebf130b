"""Keys, pastes and the mouse, one at a time: the next is forwarded once the one before has had its whole effect.

Textual forwards a key to whatever has the focus at that moment, while the action of the key before may still be on its
way up through the screens. Keys that come in one packet would go to the field or the screen that the first of them
leaves, or to none.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import thread_time
from typing import Any, Final

from textual import events
from textual.message_pump import MessagePump

from careerjournal.tui.input.any_layout import ReadsAnyLayout
from careerjournal.tui.input.quiet import BetweenKeys, Quiet, Turns
from careerjournal.tui.input.typed_keys import taken_apart

PATIENCE: Final = 2.0
"""Seconds that the effect of a key is worked on, or waited for; what a busy machine gives to others is no part of them.
"""
LEAVING: Final = 10.0
"""Seconds without a key's turn after which leaving and locking wait no longer for what was typed before them."""
HIDES: Final = 0.1
"""Seconds after which nothing can be read any more while they wait."""
AGAIN: Final = 0.25
"""Seconds after which a key is one that somebody presses again, and no part of what was typed in one go."""
_A_MOMENT: Final = 0.002
"""Seconds until looking again at what waits for a thread."""
_IN_ONE_GO: Final = 31
"""Letters that follow one that a field took, before its effect is waited for again."""
_BRACKETS: Final = ("[", "]")
"""Typed twice, one opens the list of what can be named, for which the letters behind it are, and the other closes it.
"""
_POLLING: Final = 50
"""Rounds of the loop in which nothing but one task goes on, by which it is known only to poll."""
_LEADS_NOWHERE: Final = (
    events.MouseMove,
    events.MouseScrollUp,
    events.MouseScrollDown,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)
"""What never changes where the next key goes."""
_LEAVE: Final = ("quit", "app.quit", "interrupt", "lock")
"""Actions that leave or lock the program."""
_HIDE: Final = ("privacy",)
"""What only changes what can be read, wherever the next key goes."""
_HELD_DOWN: Final = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "backspace", "delete", "j", "k"})

InTurn = Callable[[], object]
"""Something to be done in its turn among the keys."""


class TakesInput(ReadsAnyLayout):
    """An app that forwards what is done at the keyboard and with the mouse one at a time."""

    _waiting: deque[events.Event | InTurn]
    _turn: asyncio.Task[None] | None = None
    _begun = False
    _turns = 0
    held_down = _HELD_DOWN
    """Keys that people hold down, which must not wait for a frame each."""
    _holds: list[bool]
    """For each that holds it, whether letters pass."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = deque()
        self._holds = []
        self._hidden_for: events.Key | None = None
        """What leaves or locks once what was typed before has arrived, where nothing can be read until then."""
        self.quiet = Quiet()
        """While nobody types: when work behind the screens goes on."""
        self.turns_to_read = Turns(self.quiet)
        """Those of reading on in the journal, whichever screen does."""
        self._between_keys = BetweenKeys(self.quiet, self.set_timer, self.do_between_keys)

    async def on_event(self, event: events.Event) -> None:
        """Forward what was done at the keyboard or with the mouse, in its turn."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if not isinstance(event, events.MouseMove):
                self.quiet.end()
                self._between_keys.expect()
            await self._take(event)
        else:
            await super().on_event(event)

    def do_between_keys(self, is_quiet: bool) -> None:
        """What is done each time that nobody has done anything for a moment, and seldom while somebody types on.

        Args:
            is_quiet: whether that moment is there.
        """

    async def forward(self, event: events.Event) -> None:
        """Give it to what has the focus, or is under the mouse, at this moment; or to what it has to wait for."""
        if isinstance(event, events.Key):
            if (understood := self.in_latin(event)) is None:
                return
            event = understood
        if isinstance(event, events.Key) and self.has_to_wait(event.key):
            self._waiting.appendleft(event)
            self.begin_to_wait()
            return
        if isinstance(event, events.Key) and (parts := taken_apart(event)) and not self._is_written_in():
            event = parts[0]
            self._waiting.appendleft(parts[1])
        await super().on_event(event)

    def is_waited_for(self, key: str) -> bool:
        """Whether a key is for something that is not there yet."""
        return self.has_to_wait(key)

    def understood(self, key: str, name: str) -> None:
        """Hold a letter down as the one that it stands for."""
        if name in self.held_down:
            self.held_down |= {key}

    def has_to_wait(self, key: str) -> bool:
        """Whether a key is for something that is not there yet."""
        del key
        return False

    def begin_to_wait(self) -> None:
        """Hold the input until what a key is for is there."""

    @property
    def escape_waits(self) -> bool:
        """Whether an escape waits as every other key does, for what nobody can leave yet."""
        return False

    def _is_written_in(self) -> bool:
        from textual.widgets import Input, TextArea  # noqa: PLC0415 - the first frame needs no text area

        return isinstance(self.focused, Input | TextArea)

    async def _take(self, event: events.Event) -> None:
        if not self._begun:  # what was typed while the program was loading waits for the first screen
            self._begun = True
            self._turn = asyncio.create_task(self._take_turns(None))
        if self._turn is None:
            if not isinstance(event, _LEADS_NOWHERE):
                self._turn = asyncio.create_task(self._take_turns(event))
            await self.forward(event)
            return
        if isinstance(event, events.MouseMove) and self._waiting and isinstance(self._waiting[-1], events.MouseMove):
            self._waiting.pop()
        if isinstance(event, events.Key) and not event.is_printable:
            if self._does(event.key, _HIDE):
                await self.forward(event)
                return
            leaves = self._leaves(event.key)
            # What was typed before it goes first; but not where nothing was, or somebody asks a second time.
            before = [one for one in self._waiting if isinstance(one, events.Key)]
            again = any(one.key == event.key and event.time - one.time >= AGAIN for one in before)
            overtakes = leaves or (event.key == "escape" and not self.escape_waits)
            if self._holds and overtakes and (not before or again):
                self._overtakes(event, 0)
            elif leaves:
                self._overtakes(event, LEAVING)
                asyncio.get_running_loop().call_later(HIDES, self._hide_while_it_waits, event)
        self._waiting.append(event)

    def _hide_while_it_waits(self, event: events.Key) -> None:
        if event in self._waiting and self._hidden_for is None:
            self._hidden_for = event
            self.hide_all()

    def _show_again(self) -> None:
        if self._hidden_for is not None:
            self._hidden_for = None
            self.show_all()

    def hide_all(self) -> None:
        """Let nothing be read on the screen: whoever locks the program may be gone before it is locked."""

    def show_all(self) -> None:
        """Let everything be read again."""

    def in_turn(self, do: InTurn) -> None:
        """Do something once all that was typed before has arrived, or has had its time to."""
        at_once = bool(self._holds) and not self._waiting
        self._waiting.append(do)
        if self._turn is None:
            self._turn = asyncio.create_task(self._take_turns(None))
        self._overtakes(do, 0 if at_once else LEAVING)

    @contextmanager
    def hold_input(self, *, letters_pass: bool = False) -> Iterator[None]:
        """Let what is typed wait while something works that decides where it goes, however long that takes.

        Where that fails, it is dropped. An escape with nothing typed before it does not wait.

        Args:
            letters_pass: whether only keys that type nothing have to wait.
        """
        self._holds.append(letters_pass)
        if self._turn is None:
            self._turn = asyncio.create_task(self._take_turns(None))
        try:
            yield
        except Exception:
            self.drop_input()
            raise
        finally:
            self._holds.remove(letters_pass)

    def _is_held(self) -> bool:
        if not self._holds or not all(self._holds):
            return bool(self._holds)
        following = self._waiting[0] if self._waiting else None
        return not (isinstance(following, events.Key) and following.is_printable)

    def drop_input(self) -> bool:
        """Let go of what waits, which was meant for something that will not come; whether a key was among it."""
        keys = any(isinstance(one, events.Key | events.Paste) for one in self._waiting)
        kept = [one for one in self._waiting if not isinstance(one, events.Event)]
        self._waiting.clear()
        self._waiting.extend(kept)
        self._show_again()
        return keys

    def _leaves(self, key: str) -> bool:
        """Whether a key leaves or locks the program from wherever one is."""
        return self._does(key, _LEAVE)

    def _does(self, key: str, actions: Sequence[str]) -> bool:
        """Whether a key does one of these from wherever one is."""
        return any(
            binding.priority and binding.action in actions
            for _, bindings in self.screen._binding_chain  # noqa: SLF001 - `active_bindings` ends at a sheet
            for binding in bindings.key_to_bindings.get(key, ())
        )

    def _overtakes(self, one: events.Event | InTurn, after: float) -> None:
        """Do it some seconds after the last key had its turn, if its own has not come by then."""
        asyncio.get_running_loop().call_later(after, self._overtake, one, after, self._turns)

    def _overtake(self, one: events.Event | InTurn, after: float, turns: int) -> None:
        if one not in self._waiting:
            return
        if after and turns != self._turns:
            self._overtakes(one, after)
            return
        while self._waiting.popleft() is not one:
            pass
        self._give(one)

    def _next(self) -> events.Event | InTurn:
        one = self._waiting.popleft()
        self._give(one)
        return one

    def _give(self, one: events.Event | InTurn) -> None:
        self._turns += 1
        if isinstance(one, events.Event):
            self.call_later(self.forward, one)
        else:
            self.call_later(one)
        if self._hidden_for is not None and self._hidden_for not in self._waiting:
            # It has its turn, or is overtaken by one that was pressed again.
            self.call_later(self._show_again)

    async def _take_turns(self, latest: events.Event | InTurn | None) -> None:
        try:
            taken = await self._has_had_its_effect(latest)
            while self._waiting:
                latest = self._next()
                # A field that took a letter takes the next ones too, and need not be waited for after each; nor need a
                # step of many in a list, of which only where the last of them leads is shown.
                for _ in range(_IN_ONE_GO):
                    if not self._waiting or self._is_held():
                        break
                    if not self._is_letter_of_several(taken, latest) and not self._is_repeated(latest):
                        break
                    latest = self._next()
                if not isinstance(latest, _LEADS_NOWHERE):
                    taken = await self._has_had_its_effect(latest)
        finally:
            self._turn = None

    def _is_letter_of_several(self, taken: bool, latest: events.Event | InTurn) -> bool:
        return taken and _is_plain(latest) and _is_plain(self._waiting[0])

    def _is_repeated(self, latest: events.Event | InTurn) -> bool:
        """Whether it is a step that is held down, with the same step behind it."""
        following = self._waiting[0]
        return (
            isinstance(latest, events.Key)
            and isinstance(following, events.Key)
            and latest.key == following.key
            and latest.key in self.held_down
            and not self._holds
            and not self._is_written_in()
            and not self.has_to_wait(latest.key)
        )

    async def _has_had_its_effect(self, latest: events.Event | InTurn | None) -> bool:
        """Wait until nothing that an event set going can go on, but for what only time brings about.

        Handlers, actions, screens being mounted and changes of the focus are tasks of the loop: they are over when the
        loop has nothing left to run and every message pump on the way waits for a message.

        Returns:
            Whether it was a letter that a field took.
        """
        ready: Any = asyncio.get_running_loop()._ready  # type: ignore[attr-defined] # noqa: SLF001 - what asyncio runs next
        before = self._place_of_keys()
        begun, moments = thread_time(), 0
        alone: object = None
        rounds = 0
        while self._screen_stack and not self._exit and thread_time() - begun + moments * _A_MOMENT < PATIENCE:
            await asyncio.sleep(0)
            if not self._screen_stack:
                break
            runs = _runs(ready)
            rounds, alone = (rounds + 1 if runs is alone else 0), runs
            if self._is_held():
                await asyncio.sleep(_A_MOMENT)
                begun, moments = thread_time(), 0
            elif ready and not (alone and rounds > _POLLING):
                continue
            elif any(map(_works, self._on_the_way())):
                await asyncio.sleep(_A_MOMENT)
                moments += 1
            else:
                key = latest if isinstance(latest, events.Key) and before == self._place_of_keys() else None
                taken = key is not None and key.is_printable and key._no_default_action  # noqa: SLF001 - set by a field
                # What comes behind a frame may move the focus. A letter that a field took does not, and keys that are
                # held down must not wait for a frame each.
                if taken or (key is not None and key.key in self.held_down) or not self._draws_first():
                    return taken
        return False

    def _draws_first(self) -> bool:
        """Draw a frame now if something is to be done once it is drawn."""
        screen = self._screen_stack[-1] if self._screen_stack else None
        if screen is None or not screen._callbacks:  # noqa: SLF001 - called behind the next frame only
            return False
        screen._on_timer_update()  # noqa: SLF001 - draws it
        return True

    def _place_of_keys(self) -> tuple[int, int]:
        """Where they go; by number, or a closed screen would be kept for as long as its last key is waited for."""
        return (id(self.focused), id(self._screen_stack[-1])) if self._screen_stack else (0, 0)

    def _on_the_way(self) -> Iterator[MessagePump]:
        """What a key passes."""
        yield self
        yield from self.screen_stack
        if self.focused is not None:
            yield from (node for node in self.focused.ancestors_with_self if node is not self)


def _is_plain(one: events.Event | InTurn) -> bool:
    """Whether it is a letter behind which a field never gives the focus away."""
    return isinstance(one, events.Key) and one.is_printable and one.character not in _BRACKETS


def _runs(ready: Sequence[Any]) -> object:
    """The task that goes on next, where there is only one."""
    return getattr(ready[0]._callback, "__self__", None) if len(ready) == 1 else None  # noqa: SLF001


def _works(pump: MessagePump) -> bool:
    """Whether a message pump is in the middle of a message, as while it waits for a thread."""
    return pump.is_running and not pump._message_queue.ready_event._waiters  # noqa: SLF001
