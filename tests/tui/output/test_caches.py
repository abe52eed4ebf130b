"""The caches of Textual's: what they remember, and that it goes without the garbage collector."""

from __future__ import annotations

import gc
import inspect
import re
from collections.abc import Iterator
from typing import Any
from weakref import ref

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.app import App
from textual.cache import LRUCache
from textual.color import Color
from textual.containers import Vertical
from textual.filter import Monochrome
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static

from careerjournal.tui.output import caches

WORDS = "A line that only this test draws"


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    caches.install()
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def drawn() -> list[Strip]:
    return [one for one in gc.get_objects() if type(one) is Strip and WORDS[:6] in one.text]


def test_a_line_has_the_caches_that_textual_gives_it() -> None:
    source = inspect.getsource(inspect.getmodule(Strip) or Strip)
    textuals = re.findall(r"self\.(_\w+_cache): FIFOCache\[.*?\] = FIFOCache\((\d+)\)", source, re.DOTALL)
    assert {name: int(most) for name, most in textuals} == caches._MOST
    line = Strip([Segment(WORDS)])
    assert all(hasattr(line, name) for name in Strip.__slots__)


def test_a_line_remembers_what_became_of_it() -> None:
    line = Strip([Segment(WORDS)])
    assert line.crop(2, 6) is line.crop(2, 6)
    assert line.apply_style(Style(bold=True)) is line.apply_style(Style(bold=True))
    assert line.divide([3, 9])[0] is line.divide([3, 9])[0]
    assert line.divide([len(WORDS)]) == [line]
    assert not hasattr(line, "_another_cache")


def test_lines_go_with_whatever_became_of_them() -> None:
    line = Strip([Segment(WORDS)])
    width = line.cell_length
    line.crop(0, 8).crop_extend(0, 20, None)
    line.crop_extend(0, width, None)
    line.divide([width])
    line.divide([7, width])
    line.adjust_cell_length(width)
    line.adjust_cell_length(width + 5)
    line.apply_style(Style(bold=True)).apply_filter(Monochrome(), Color(0, 0, 0))
    line.apply_offsets(0, 0)
    assert drawn()
    del line
    assert not drawn()


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    cache: LRUCache[str, Any] = LRUCache(3)
    for key in "abc":
        cache[key] = key.upper()
    assert cache.get("a") == cache["a"] == "A"
    cache["a"] = "another"
    cache.set("d", "D")
    assert (cache.get("b"), cache.get("b", "none"), "c" in cache) == (None, "none", True)
    assert (cache["a"], len(cache), sorted(cache.keys())) == ("A", 3, ["a", "c", "d"])
    cache.discard("a")
    cache.discard("x")
    with pytest.raises(KeyError):
        cache["a"]
    cache.grow(4)
    cache["e"] = cache["f"] = "E"
    assert sorted(cache.keys()) == ["c", "d", "e", "f"]
    cache.clear()
    assert not cache


def test_what_was_used_goes_with_the_cache() -> None:
    cache: LRUCache[int, Strip] = LRUCache(9)
    for number in range(20):
        cache[number] = Strip([Segment(WORDS)])
    assert len(drawn()) == 9
    del cache
    assert not drawn()


def test_the_lines_of_a_widget_go_with_it_though_what_its_colours_come_to_is_remembered() -> None:
    under, over = Color(10, 20, 30), Color(200, 100, 50, 0.5)
    cache = StylesCache()
    cache._cache[0] = Strip([Segment(WORDS)])
    inner, outer = cache.get_inner_outer(under, over)
    assert (inner.background, outer.background) == (under + over, under)
    assert StylesCache().get_inner_outer(under, over)[0] is inner
    del cache
    assert not drawn()


async def test_the_lines_of_a_widget_go_as_it_is_taken_off() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        field = Input(WORDS)
        await app.mount(Static(WORDS), field)
        await app.mount(OptionList(WORDS))
        await pilot.pause()
        assert len(drawn()) > 2
        for one in list(app.screen.children):
            await one.remove()
        await pilot.pause()
        assert not drawn()


async def test_what_was_there_for_long_and_is_taken_off_goes_with_a_look_at_what_is_young() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        page = Vertical(Vertical(Static(WORDS), Static(WORDS)), Static(WORDS))
        await app.mount(page)
        await pilot.pause()
        there = [ref(one) for one in (page, *page.query("*"))]
        assert len(there) == 5
        gc.collect()
        await page.remove()
        del page
        await app.mount(Static("another page"))
        await pilot.pause()
        gc.collect(1)
        assert [one() for one in there] == [None] * 5


def test_a_terminal_is_told_of_styles_without_end_and_few_are_remembered() -> None:
    for column in range(3_000):
        style = Style.from_meta({"offset": (column, 7)}) + Style(bold=True)
        assert Strip.render_ansi(style, ColorSystem.TRUECOLOR) == style._ansi == "1"
    assert Strip.render_ansi.cache_info().currsize < 1_100
