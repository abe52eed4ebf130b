"""Textual's caches, so that what they hold goes as soon as nobody has the cache. It is needed before the first frame.

Textual gives every line that is drawn seven caches of what became of it, most of which stay empty, and in some of them
a line refers to itself; what was used last it keeps in a ring. Only the garbage collector lets go of such: that was
more than half of what it had to look through, and the texts in it stayed until it looked.

Textual remembers for the last thousand lists, pages and fields the two styles that their backgrounds come to, and with
them every line that was drawn of each, however long ago it was closed. And what is closed keeps what was drawn of it
until the garbage collector looks.
"""

# ruff: noqa: SLF001 - what a line and a cache keep has no public names

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from textual._styles_cache import StylesCache
from textual.cache import FIFOCache, LRUCache
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from typing import Any

    from rich.segment import Segment
    from textual.color import Color
    from textual.style import Style

_MOST: Final = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""Each cache of a line, and how many results it holds at most, which are Textual's numbers."""
_COLOURS: Final = 1_024
"""Pairs of colours of which the styles are remembered, which is Textual's number too."""
_STYLES: Final = 1_024
"""Styles of which it is remembered how a terminal is told of them. Where text can be selected each of its pieces has a
style of its own, and Textual keeps sixteen times as many."""


def install() -> None:
    """Give a line its caches when they are first asked for, and keep no ring of what was used last. Once is enough."""
    of_line: Any = Strip
    of_line.__init__ = _begin
    of_line.__getattr__ = _begin_cache
    of_line.render_ansi = classmethod(_codes)
    last_used: Any = LRUCache
    last_used.get = _get
    last_used.set = last_used.__setitem__ = _set
    last_used.__getitem__ = _get_item
    last_used.discard = _discard
    of_drawn: Any = StylesCache
    of_drawn.get_inner_outer = staticmethod(_inner_and_outer)
    of_widget: Any = Widget
    of_widget._message_loop_exit = _end


class _OfLine(FIFOCache["Any", "Any"]):
    """What became of a line, unless that is the line as it was."""

    __slots__ = ("_line",)

    def __init__(self, maxsize: int, line: Strip) -> None:
        super().__init__(maxsize)
        self._line = id(line)

    def __setitem__(self, key: Hashable, value: Any) -> None:
        became = value[0] if type(value) is list and value else value
        if id(became) != self._line:
            super().set(key, value)


_unremembered: Final = StylesCache.get_inner_outer.__wrapped__
"""What Textual works out; whose lines they are makes no difference to it."""


@lru_cache(_COLOURS)
def _inner_and_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    styles: tuple[Style, Style] = _unremembered(None, base_background, background)
    return styles


_codes: Final[Any] = lru_cache(_STYLES)(vars(Strip)["render_ansi"].__func__.__wrapped__)
_end_messages: Final = Widget._message_loop_exit


async def _end(self: Widget) -> None:
    """Let go of what was drawn of a widget, and worked out for that, as it is taken off; and of what it is held by."""
    await _end_messages(self)
    self._css_styles.node = self._inline_styles.node = None
    self._nodes._displayed_nodes = (-1, [])
    for held in vars(self).values():
        if isinstance(held, StylesCache | LRUCache | FIFOCache):
            held.clear()


def _begin(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = None
    strip._link_ids = None
    strip._cell_count = None


def _begin_cache(strip: Strip, name: str) -> FIFOCache[Any, Any]:
    if name not in _MOST:
        raise AttributeError(name)
    cache = _OfLine(_MOST[name], strip)
    setattr(strip, name, cache)
    return cache


def _get(cache: LRUCache[Any, Any], key: Hashable, default: object = None) -> Any:
    held: dict[Hashable, Any] = cache._cache
    if key not in held:
        return default
    value = held[key] = held.pop(key)  # the last of them is what was used last
    return value


def _get_item(cache: LRUCache[Any, Any], key: Hashable) -> Any:
    if key not in cache._cache:
        raise KeyError(key)
    return _get(cache, key)


def _set(cache: LRUCache[Any, Any], key: Hashable, value: Any) -> None:
    held: dict[Hashable, Any] = cache._cache
    if key in held:
        return  # as Textual's
    held[key] = value
    if len(held) > cache.maxsize:
        del held[next(iter(held))]


def _discard(cache: LRUCache[Any, Any], key: Hashable) -> None:
    cache._cache.pop(key, None)
