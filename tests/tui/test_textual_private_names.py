"""The names of Textual that are not public and are used all the same: which they are, and what they are used for.

Each test holds what Textual does today. One that fails after an upgrade says which of our lines to look at, and whether
there is a public way by now.
"""

from __future__ import annotations

import ast
import asyncio
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import active_message_pump
from textual._wrap import compute_wrap_offsets
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.command import CommandPalette
from textual.css.stylesheet import Stylesheet
from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.notifications import Notification
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, OptionList, Select, TextArea
from textual.widgets._select import SelectOverlay
from textual.widgets._toast import Toast
from textual.widgets.text_area import Document, WrappedDocument

USED = {
    "desk/tour.py": {"_compositor"},
    "entry/flat.py": {"_blocks"},
    "input/any_layout.py": {"_binding_chain"},
    "input/queue.py": {
        "_binding_chain",
        "_ready",
        "_no_default_action",
        "_callbacks",
        "_on_timer_update",
        "_callback",
        "_message_queue",
        "_waiters",
    },
    "input/typed_keys.py": {"textual._xterm_parser", "_sequence_to_key_events"},
    "output/beneath.py": {"_RenderCache", "_compositor"},
    "output/caches.py": {
        *("_displayed_nodes", "_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"),
        *("textual._styles_cache", "_cache", "_message_loop_exit"),
    },
    "output/in_parts.py": {
        *("textual._compositor", "textual._context", "_compositor", "_display", "_background_screens"),
        *("_batch_count", "_handle_exception"),
    },
    "output/short_turns.py": {"_get_message", "_pre_process", "_flush_next_callbacks", "_on_timer_update"},
    "sections/view.py": {"_bindings"},
    "shell/clicks.py": {"textual.widgets._toast", "_notification"},
    "shell/locking.py": {"_display", "_register_child"},
    "shell/new_screens.py": {"_load_screen_css", "_variables"},
    "shell/taken_off.py": {
        *("textual._context", "_pre_process", "_handle_exception"),
        *("_pruning", "_closing", "_closed"),
    },
    "shell/palette.py": {"_gather_commands", "_GATHER_COMMANDS_GROUP"},
    "writing/choices.py": {"textual.widgets._select"},
    "widgets/marked_list.py": {"_get_visual", "_get_option_render", "_visual", "_divider"},
    "widgets/text_rows.py": {"_set_document", "_rewrap_and_refresh_virtual_size", "_exchange_repaint_regions"},
    "widgets/wrapping.py": {"textual._wrap"},
}
"""By file, what is imported from a module that is not public, and what is asked of somebody else's object or of
``super()``. Two names of asyncio are among them."""

_OF_NAMED_TUPLES = {"_replace", "_fields", "_asdict"}


def private(source: str) -> Iterator[str]:
    """The names in a file that belong to others and begin with an underscore."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            names = [alias.name for alias in node.names if alias.name.startswith("_")]
            yield from names
            if "._" in (node.module or ""):
                yield node.module or ""
        elif isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            of = node.value
            own = isinstance(of, ast.Name) and of.id in ("self", "cls")
            if not own and node.attr not in _OF_NAMED_TUPLES:
                yield node.attr


def test_no_other_private_name_is_used(pytestconfig: pytest.Config) -> None:
    home = Path(pytestconfig.rootpath, "careerjournal", "tui")
    found = {
        str(path.relative_to(home).as_posix()): set(private(path.read_text("utf-8"))) for path in home.rglob("*.py")
    }
    assert {name: names for name, names in found.items() if names} == USED


@pytest.mark.parametrize(
    ("of", "name", "parameters"),
    [
        (App, "_display", ["self", "screen", "renderable"]),
        (App, "_handle_exception", ["self", "error"]),
        (App, "_load_screen_css", ["self", "screen"]),
        (App, "_register_child", ["self", "parent", "child", "before", "after"]),
        (Compositor, "render_update", ["self", "full", "screen_stack", "simplify"]),
        (Screen, "_compositor_refresh", ["self"]),
        (Screen, "_on_timer_update", ["self"]),
        (Screen, "render_line", ["self", "y"]),
        (OptionList, "_get_visual", ["self", "option"]),
        (OptionList, "_get_option_render", ["self", "option", "style"]),
        (Stylesheet, "reparse", ["self"]),
        (XTermParser, "_sequence_to_key_events", ["self", "sequence", "alt"]),
        (TextArea, "_set_document", ["self", "text", "language"]),
        (TextArea, "_rewrap_and_refresh_virtual_size", ["self"]),
        (Widget, "_exchange_repaint_regions", ["self"]),
        (Widget, "_message_loop_exit", ["self"]),
        (MessagePump, "_pre_process", ["self"]),
    ],
)
def test_what_is_extended_is_there_and_takes_the_same(of: type, name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(of, name)).parameters) == parameters


class Sheet(ModalScreen[None]):
    """Something over the rest."""

    def compose(self) -> ComposeResult:
        yield Input()


class Bench(App[None]):
    BINDINGS = [Binding("ctrl+q", "quit", "quit", priority=True), Binding("f2", "bell", "bell")]

    def compose(self) -> ComposeResult:
        yield Footer()


async def test_the_keys_of_the_program_are_found_beneath_a_sheet() -> None:
    """`_binding_chain`: the keys that leave from wherever one is, those included that are not in force there."""
    app = Bench()
    async with app.run_test() as pilot:
        await app.push_screen(Sheet())
        await pilot.pause()
        assert app in [node for node, _ in app.screen._binding_chain]


async def test_what_a_screen_shows_can_be_drawn_again() -> None:
    """`_compositor`: the lines of a screen, whatever stands over it."""
    app = Bench()
    async with app.run_test() as pilot:
        under = app.screen
        await app.push_screen(Sheet())
        await pilot.pause()
        drawn = "".join(segment.text for segment in app.console.render(under._compositor, app.console.options))
        assert "quit" in drawn


async def test_a_key_that_a_field_took_says_so() -> None:
    """`_no_default_action`: a letter that a field took leads nowhere else."""
    app = Bench()
    keys: list[Key] = []

    class Field(Input):
        async def _on_key(self, event: Key) -> None:
            keys.append(event)
            await super()._on_key(event)

    async with app.run_test() as pilot:
        await app.screen.mount(Field())
        app.screen.query_one(Field).focus()
        await pilot.press("a", "f2")
    assert [key._no_default_action for key in keys] == [True, False]
    assert not Event()._no_default_action


async def test_what_waits_for_a_frame_is_known_and_a_frame_can_be_drawn() -> None:
    """`_callbacks`, `_on_timer_update`: what comes behind a frame may move the focus."""
    app = Bench()
    async with app.run_test() as pilot:
        await pilot.pause()
        done: list[int] = []
        app.screen._callbacks.append((lambda: done.append(1), app))
        app.screen._on_timer_update()
        await pilot.pause()
        assert done == [1]
        assert not app.screen._callbacks


async def test_who_waits_for_a_message_is_known() -> None:
    """`_message_queue`, and asyncio's `_waiters` and `_ready`: whether a key's effect is over."""
    app = Bench()
    async with app.run_test() as pilot:
        await pilot.pause()
        ready: Any = app.screen._message_queue.ready_event
        assert ready._waiters
        assert hasattr(asyncio.get_running_loop(), "_ready")


async def test_whose_message_is_handled_is_known() -> None:
    """`active_message_pump`: the message loop in which an error is raised ends with it."""
    found: list[object] = []

    class Asked(Widget):
        def on_mount(self) -> None:
            found.append(active_message_pump.get())

    app = Bench()
    async with app.run_test() as pilot:
        await app.screen.mount(asked := Asked())
        await pilot.pause()
    assert found == [asked]


def test_an_escape_and_a_letter_are_still_one_key() -> None:
    """`XTermParser`: what `KeyParser` takes apart, and a line break that is no enter."""
    parser = XTermParser()
    sent = [*parser.feed("\x1bx"), *parser.feed("")]  # nothing follows
    assert [event.key for event in sent if isinstance(event, Key)] == ["alt+x"]
    assert [key.key for key in XTermParser()._sequence_to_key_events("\n")] == ["ctrl+j"]


def test_the_palette_gathers_in_a_worker_that_typing_cancels() -> None:
    """`_gather_commands`, `_GATHER_COMMANDS_GROUP`: nothing waits for what fits the words before enter."""
    gather = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]
    assert list(inspect.signature(gather).parameters) == ["self", "search_value"]
    assert "_GATHER_COMMANDS_GROUP" in inspect.getsource(CommandPalette)
    assert isinstance(CommandPalette._GATHER_COMMANDS_GROUP, str)


async def test_a_select_composes_a_list_that_says_how_it_closes_in_other_words_than_ours() -> None:
    """`SelectOverlay`: another is put in its place, which says so in ours."""
    assert SelectOverlay.BINDINGS == [("escape", "dismiss", "Dismiss menu")]

    class Chosen(App[None]):
        def compose(self) -> ComposeResult:
            yield Select([("one", 1)])

    async with Chosen().run_test() as pilot:
        assert type(pilot.app.query_one(SelectOverlay)) is SelectOverlay


def test_a_line_is_broken_as_a_wrapped_document_breaks_it() -> None:
    """`compute_wrap_offsets`: a piece of a line is broken as the whole of it is."""
    text = "The survey boat leaves at nine and not at ten, whatever the chart says."
    wrapped = WrappedDocument(Document(text), width=20, tab_width=4)
    assert compute_wrap_offsets(text, 20, 4) == wrapped.get_offsets(0)
    assert len(wrapped._offset_to_line_info) == len(wrapped.get_offsets(0)) + 1


async def test_a_toast_holds_what_it_says_and_draws_it_by_itself() -> None:
    """`shell/clicks.py` draws the keys in it: there is no public name for either."""
    said = Notification("Hello", markup=False)
    assert Toast(said)._notification is said
    assert "render" in Toast.__dict__
