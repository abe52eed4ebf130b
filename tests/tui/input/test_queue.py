"""The next key is forwarded once the one before has had its whole effect, and none is waited for without end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from careerjournal.tui.input import queue
from careerjournal.tui.input.queue import TakesInput
from careerjournal.tui.input.typed_keys import KeyParser


class Sheet(ModalScreen[None]):
    def __init__(self) -> None:
        super().__init__()
        self.released = asyncio.Event()

    BINDINGS = [("escape", "dismiss", "")]

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    def on_mount(self) -> None:
        self.call_after_refresh(self.query_one("#second", Input).focus)

    async def on_input_submitted(self) -> None:
        await self.released.wait()


class Bench(TakesInput):
    """Letters are commands: each opens the sheet in another way."""

    AUTO_FOCUS = None
    BINDINGS = [
        ("o", "open", ""),
        ("t", "open_after_a_thread", ""),
        ("l", "open_later", ""),
        ("s", "open_slowly", ""),
        ("b", "count", ""),
        ("backspace", "count_backspace", ""),
        Binding("ctrl+q", "quit", "", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield Static("nothing to type into")

    pressed_b = 0

    def action_count(self) -> None:
        self.pressed_b += 1

    pressed_backspace = 0

    def action_count_backspace(self) -> None:
        self.pressed_backspace += 1

    def action_open(self) -> None:
        self.push_screen(Sheet())

    async def action_open_after_a_thread(self) -> None:
        await asyncio.to_thread(lambda: None)
        await asyncio.sleep(0.05)
        await self.push_screen(Sheet())

    def action_open_later(self) -> None:
        self.call_after_refresh(self.call_later, self.push_screen, Sheet())

    async def action_open_slowly(self) -> None:
        for _ in range(3):
            time.sleep(0.2)  # noqa: ASYNC251 - the machine has others to serve
            await asyncio.sleep(0)
        self.call_after_refresh(self.call_later, self.push_screen, Sheet())

    def sends(self, *sent: str | events.Event) -> None:
        """Have all of it arrive at once, as from one packet."""
        for one in sent:
            self.post_message(events.Key(one, one if len(one) == 1 else None) if isinstance(one, str) else one)

    @property
    def typed(self) -> str:
        found = self.screen.query("#second")
        return found.first(Input).value if found else ""


async def until(pilot: Pilot[int], comes_true: Callable[[], bool]) -> None:
    for _ in range(500):
        if comes_true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("It never came true.")


async def test_escape_and_a_letter_are_a_move_over_a_word_only_where_words_are() -> None:
    """Terminals send alt with b in no other way."""
    app = Bench()
    async with app.run_test() as pilot:
        [word] = KeyParser().feed("\x1bb")
        assert isinstance(word, events.Key)
        app.sends("o", *"one two", word.copy(), "x")
        await until(pilot, lambda: app.typed == "one xtwo")
        app.screen.set_focus(None)
        app.sends(word.copy(), "o", *"in")
        await until(pilot, lambda: app.typed == "in")
        assert app.pressed_b == 1
        [deletes] = KeyParser().feed("\x1b\x7f")
        assert isinstance(deletes, events.Key)
        app.sends(*" two", deletes.copy(), "x")
        await until(pilot, lambda: app.typed == "in x")
        app.screen.set_focus(None)
        app.sends(deletes.copy(), "o", *"out")
        await until(pilot, lambda: app.typed == "out")
        assert app.pressed_backspace == 1


@pytest.mark.parametrize("opening", ["o", "t", "l"])
async def test_letters_go_where_the_key_before_them_led(opening: str) -> None:
    """However that opens: at once, after a thread, after a frame. A paste and the mouse keep their place among them."""
    app = Bench()
    async with app.run_test() as pilot:
        app.sends(opening, *"it is", events.Paste(" pasted"), *" an", "backspace", "d", "home", "x")
        await until(pilot, lambda: app.typed == "xit is pasted ad")


async def test_a_key_without_an_end_blocks_the_next_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Bench()
    async with app.run_test() as pilot:
        app.sends("o", *"ab")
        await until(pilot, lambda: app.typed == "ab")
        monkeypatch.setattr(queue, "PATIENCE", 0.2)
        app.sends("enter", *"cd")
        await until(pilot, lambda: app.typed == "abcd")
        assert isinstance(app.screen, Sheet)
        app.screen.released.set()


async def test_a_machine_that_has_others_to_serve_takes_no_key_from_what_it_was_meant_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Bench()
    async with app.run_test() as pilot:
        monkeypatch.setattr(queue, "PATIENCE", 0.4)
        app.sends("s", *"both", "backspace")
        await until(pilot, lambda: app.typed == "bot")
        assert app.pressed_b == 0


async def test_what_waits_without_end_is_dropped_or_overtaken() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        with app.hold_input():
            app.sends(*"oab")
            await until(pilot, lambda: len(app._waiting) == 3)
            assert app.drop_input()
            assert not app.drop_input()
        with suppress(OSError), app.hold_input():
            app.sends(*"oab")
            await until(pilot, lambda: len(app._waiting) == 3)
            raise OSError
        app.sends("o")
        await until(pilot, lambda: isinstance(app.screen, Sheet) and app._turn is None)
        with app.hold_input():
            app.sends("escape", "o")
            await until(pilot, lambda: not isinstance(app.screen, Sheet))
        await until(pilot, lambda: isinstance(app.screen, Sheet))
        with app.hold_input(letters_pass=True):
            app.sends(*"in", "home", "x")
            await until(pilot, lambda: app.typed == "in")
        await until(pilot, lambda: app.typed == "xin")
        with app.hold_input():
            app.sends("y", "ctrl+q")  # what was typed before is waited for
            await asyncio.sleep(queue.AGAIN)
            assert app.is_running
            app.sends("ctrl+q")
            await until(pilot, lambda: not app.is_running)
        assert app.return_code == 0


async def test_an_escape_that_comes_again_in_one_go_drops_nothing_before_it() -> None:
    """A macro has several, while what its first keys opened is still on the way; a person who waits presses again."""
    app = Bench()
    async with app.run_test() as pilot:
        with app.hold_input():
            app.sends("o", *"ab", "escape", "o", *"cd", "escape", "o", *"ef")
            await until(pilot, lambda: len(app._waiting) == 11)
        await until(pilot, lambda: app.typed == "ef")
        app.sends("escape")
        await until(pilot, lambda: not app.typed)
        with app.hold_input():
            app.sends("o", *"ab", "escape")
            await asyncio.sleep(queue.AGAIN)
            app.sends("escape")
            await until(pilot, lambda: not app._waiting)


async def test_a_burst_of_letters_is_one_go_but_for_what_may_open_a_list() -> None:
    """What waits for each letter of thousands by itself takes seconds."""
    waited = 0

    class Counting(Bench):
        async def _has_had_its_effect(self, latest: events.Event | Callable[[], object] | None) -> bool:
            nonlocal waited
            waited += 1
            return await super()._has_had_its_effect(latest)

    app = Counting()
    async with app.run_test() as pilot:
        app.sends("o", *("word " * 100), "[", "[", "enter")
        await until(pilot, lambda: app.typed == "word " * 100 + "[[" and app._turn is None)
        assert waited < 30
        assert isinstance(app.screen, Sheet)
        app.screen.released.set()
