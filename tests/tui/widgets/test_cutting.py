"""A title is cut at a word, a fact is there whole or not at all, and a part of a line goes to the next whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from careerjournal.tui.widgets.cutting import BETWEEN, cut, facts_line, in_lines, wrapped

WORDS = st.lists(
    st.sampled_from(["a", "of", "the", "quay", "which", "lost", "naïve", "漢字", "minutes", "unbelievably"]), min_size=1
)
FACTS = st.lists(
    st.sampled_from(
        ["other", "9 Jul 2026", "fair fit", "as mentee", "漢字", "4 of 7 steps written", "waits on Ros Pask"]
    ),
    min_size=1,
    unique=True,
)


@given(WORDS, st.integers(4, 60))
def test_a_title_ends_with_a_whole_word_unless_half_of_the_line_would_be_lost(words: list[str], width: int) -> None:
    title = " ".join(words)
    found = cut(Content(title), width).plain
    assert cell_len(found) <= width
    if cell_len(title) <= width:
        assert found == title
    else:
        assert found.endswith("…")
        kept = found.removesuffix("…")
        assert title.startswith(kept)
        whole = not kept or title[len(kept) :][:1] in (" ", "漢", "字")  # which have no spaces between them
        assert whole or 2 * cell_len(kept.rpartition(" ")[0]) < width


@pytest.mark.parametrize("said", ["今天我在港口看见了一艘红色的船，心情很好。", "เราเดินไปทำงานที่ท่าเรือทุกวันในฤดูหนาว"])
def test_words_without_spaces_between_them_fill_the_line(said: str) -> None:
    line = cut(Content(f"Something about the harbour and the morning. {said}"), 60).plain
    assert 58 <= cell_len(line) <= 60
    assert line.endswith("…")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (30, "Not shortlisted, for the post"),
        (28, "Not shortlisted, for the…"),
        (18, "Not shortlisted…"),
        (17, "Not shortlisted…"),
        (12, "Not shortli…"),
    ],
)
def test_no_comma_stands_before_the_ellipsis(width: int, said: str) -> None:
    assert cut(Content("Not shortlisted, for the post"), width).plain == said


@given(WORDS, st.integers(6, 40))
def test_two_lines_hold_as_much_of_a_title_as_they_can(words: list[str], width: int) -> None:
    title = Content(" ".join(words))
    found = in_lines(title, width, 2)
    assert len(found) == (1 if title.cell_length <= width else 2)
    assert all(line.cell_length <= width for line in found)


@given(FACTS, st.integers(1, 60))
def test_a_fact_is_whole_or_left_out(facts: list[str], width: int) -> None:
    found = facts_line(map(Content, facts), width)
    assert found.cell_length <= width
    assert [fact for fact in facts if fact in found.plain.split(BETWEEN)] == (
        found.plain.split(BETWEEN) if found else []
    )
    if not found:
        assert all(cell_len(fact) > width for fact in facts)


@given(FACTS, st.sampled_from(["", "→ ", "  ", "! "]), st.integers(14, 60))
def test_a_part_goes_to_the_next_line_whole_and_no_word_is_lost(facts: list[str], sign: str, width: int) -> None:
    said = sign + BETWEEN.join(facts)
    lines = wrapped(Content(said), width).plain.split("\n")
    assert all(cell_len(line) <= width for line in lines)
    joined = " ".join(lines).replace(BETWEEN, " ")
    assert "".join(joined.split()) == "".join(said.replace(BETWEEN, " ").split())
    for fact in facts:
        if cell_len(fact) <= width - len(sign):
            assert any(fact in line for line in lines), fact
    assert all(line.startswith(" " * len(sign)) for line in lines[1:])


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (54, ["● ● ○   milestones next   as mentee · in 5 days"]),
        (34, ["● ● ○   milestones next", "  as mentee · in 5 days"]),
        (20, ["● ● ○", "  milestones next", "  as mentee", "  in 5 days"]),
    ],
)
def test_several_spaces_divide_a_line_like_the_dot_between_facts(width: int, lines: list[str]) -> None:
    said = "● ● ○   milestones next   as mentee · in 5 days"
    assert wrapped(Content(said), width).plain.split("\n") == lines
