"""Rows of a long text after a change are what they would be if the whole of it were broken into rows anew."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

from careerjournal.tui.widgets import wrapping
from careerjournal.tui.widgets.wrapping import QuickWrapped

WORDS = st.text("ab  \t漢é", max_size=40) | st.sampled_from(["\n", "x" * 30, "        ", "one two three "])
CHANGES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), WORDS), min_size=1, max_size=8)


@pytest.fixture
def _any_line_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "_LONG", 0)
    monkeypatch.setattr(wrapping, "_AHEAD", (2, 4))


@pytest.mark.usefixtures("_any_line_is_long")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30).map("".join), CHANGES, st.integers(1, 3))
@example(" aaaaaa漢b", [(8, 9, ""), (7, 8, "")], 1)
def test_a_change_breaks_as_the_whole_would(text: str, changes: list[tuple[int, int, str]], by: int) -> None:
    document = Document(text)
    quick = QuickWrapped(document, 4 * by + 3)
    for at, end, put in changes:
        places = sorted(document.get_location_from_index(min(index, len(document.text))) for index in (at, end))
        done = document.replace_range(places[0], places[1], put)
        quick.wrap_range(places[0], places[1], done.end_location)
        whole = WrappedDocument(document, 4 * by + 3)
        assert quick._wrap_offsets == whole._wrap_offsets
        assert quick._offset_to_line_info == whole._offset_to_line_info
        assert quick._line_index_to_offsets == whole._line_index_to_offsets
        for index in range(document.line_count):
            assert quick.get_sections(index) == whole.get_sections(index)


_WORDS = Random(3).choices([letters * size for letters in ("a", "tide") for size in range(1, 9)], k=2_000)


@pytest.mark.parametrize("place", [0, 9_000, 18_000])
@pytest.mark.parametrize(
    "text", [" ".join(_WORDS), "การเขียนบันทึก" * 2_000, "x" * 30_000], ids=["words", "Thai", "one word"]
)
def test_a_key_in_a_paragraph_as_long_as_a_chapter_breaks_some_rows_of_it(
    text: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(text)
    quick = QuickWrapped(document, 76)
    broken: list[int] = []

    def counted(text: str, width: int, tab_size: int) -> list[int]:
        broken.append(len(text))
        return compute_wrap_offsets(text, width, tab_size)

    monkeypatch.setattr(wrapping, "compute_wrap_offsets", counted)
    for at, after in pairwise(range(place, place + 10)):
        document.replace_range((0, at), (0, at), "x")
        quick.wrap_range((0, at), (0, at), (0, after))
    assert len(broken) == 9
    # Without a space every row begins elsewhere from there on.
    assert max(broken) < 76 * 45 if " " in text else max(broken) < len(text) - place + 400


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join), st.integers(0, 60))
def test_all_of_a_text_is_broken_as_textual_breaks_it(text: str, width: int) -> None:
    document = Document(text)
    quick, whole = QuickWrapped(document, width), WrappedDocument(document, width)
    assert quick._wrap_offsets == whole._wrap_offsets
    assert quick._tab_width_cache == whole._tab_width_cache
    assert quick._offset_to_line_info == whole._offset_to_line_info
    assert quick._line_index_to_offsets == whole._line_index_to_offsets
    assert quick.height == whole.height


def test_of_a_text_of_thousands_of_lines_only_those_that_may_be_too_long_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[str] = []

    def counted(line: str, tab_size: int) -> list[tuple[str, int]]:
        measured.append(line)
        return get_tab_widths(line, tab_size)

    monkeypatch.setattr(wrapping, "get_tab_widths", counted)
    long, tabbed = "tide " * 20, "a\ttab"
    QuickWrapped(Document("\n".join(["short", long, tabbed, "漢字"] * 1_000)), 76)
    assert measured == [long, tabbed] * 1_000
