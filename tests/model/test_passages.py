"""A long text in passages: none is long, and together they say what the text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from careerjournal.model.passages import LETTERS, LINES, MOST, passages

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words_of(markdown: str) -> str:
    """What is read, without spaces."""
    said: list[str] = []
    for token in READER.parse(markdown):
        said.append(token.content if not token.children else "")
        said += [child.content for child in token.children or ()]
    return "".join("".join(said).split())


def assert_nothing_is_missing(text: str, found: list[str], most_head: int) -> None:
    """Every letter is there in its order; a head that is given again is all that may stand there besides."""
    kept, wanted = "".join("".join(found).split()), "".join(text.split())
    at = iter(kept)
    assert all(letter in at for letter in wanted)
    assert len(kept) - len(wanted) <= most_head * (len(found) - 1)


def test_a_short_text_is_one_passage_as_it_is() -> None:
    text = "  One.\n\n- two\n\n```\nthree\n"
    assert passages(text) == [text]
    assert passages("") == [""]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n" * 66_000,
        "a paragraph of some words, which goes on\nfor two lines\n\n" * 4_000,
        "- an item\n" * 20_000,
        "1. an item\n\n" * 20_000,
        "- one\n    - two\n        - three\n" * 6_000,
        "> a quotation\n" * 10_000,
        "    code\n" * 10_000,
        "```\n" + "code\n\n" * 10_000 + "```\n\nand after it\n",
        "```never closed\n" + "code\n" * 10_000,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 10_000,
        "word " * 40_000,
        "x" * 200_000,
        "面试失败了下次再来" * 20_000,
        "\n" * 200_000,
        "***" * 60_000,
        "# heading\n" * 10_000,
    ],
)
def test_no_passage_is_long_and_every_word_is_in_one(text: str) -> None:
    found = passages(text)
    assert max(len(passage) for passage in found) <= 2 * MOST * LETTERS + 100
    assert max(sum(bool(line.strip()) for line in passage.split("\n")) for passage in found) <= 2 * MOST * LINES + 3
    assert_nothing_is_missing(text, found, most_head=len("```never closed"))


@pytest.mark.parametrize("line", ["word " * 40_000, "x" * 200_000, "a word, " * 700 + "x" * 9_000])
def test_a_line_ends_only_where_it_was_ended_or_a_passage_does(line: str) -> None:
    assert not [passage for passage in passages(line) if "\n" in passage]
    assert "".join(passages(line)) == line


def test_what_a_cut_would_change_is_not_cut() -> None:
    paragraphs = "A line of it.\nAnd another.\n\n" * LINES
    quoted = "> said\n> so\n\n"
    listed = "- one\n\n  still one\n\n- two\n\n" * 3
    code = "```\n" + "x\n\n" * 30 + "```\n\n"
    text = (paragraphs + quoted + listed + code) * 5
    found = passages(text)
    assert len(found) > 10
    assert "".join(map(READER.render, found)) == READER.render(text)


def test_code_and_tables_go_on_in_the_next_passage() -> None:
    code = passages("```python\n" + "print(1)\n" * 1_000 + "```\n\nAfter it.")
    assert len(code) > 2
    assert {token.type for passage in code[:-1] for token in READER.parse(passage)} == {"fence"}
    assert READER.parse(code[-1])[-2].content == "After it."
    table = passages("| a | b |\n| - | - |\n" + "| 1 | 2 |\n" * 1_000)
    assert len(table) > 2
    assert {READER.parse(passage)[0].type for passage in table} == {"table_open"}
    assert max(passage.count("\n") for passage in table) <= LINES + 2


@pytest.mark.parametrize("lines", [1, 2, LINES, 2 * LINES, MOST * LINES - 2, MOST * LINES])
def test_no_table_and_no_code_is_begun_for_nothing(lines: int) -> None:
    table = "\n".join(["| a | b |", "|---|---|", *(f"| {number} | x |" for number in range(lines))])
    code = "\n".join(["```", *map(str, range(lines)), "```"])
    for before in range(MOST * LINES):
        beginning = "\n".join(["word"] * before)
        for block in (table, code):
            tokens = [READER.parse(one) for one in passages(f"{beginning}\n\n{block}\n\nThe end.")]
            each = [token for one in tokens for token in one]
            assert all(token.content for token in each if token.type == "fence")
            tables = sum(token.type == "table_open" for token in each)
            assert tables == sum(token.type == "tbody_open" for token in each)


def test_a_list_is_cut_at_an_item_and_its_numbers_go_on() -> None:
    for item in ("- item {}", "{}. item", "{}) item"):
        text = "\n".join(item.format(number) for number in range(1, 500))
        found = passages(text)
        assert max(passage.count("\n") for passage in found) <= LINES
        assert "\n".join(found) == text
    again = "1. item\n" * 3 * LINES
    assert passages(again) == [again]


def test_a_link_is_defined_wherever_it_stands() -> None:
    text = "See [the page][it].\n\n" * 200 + "[it]: https://example.org/page\n"
    for passage in passages(text):
        assert "[it]" not in words_of(passage)


LINES_OF_TEXT = st.sampled_from(
    ["", "a word", "- item", "  more", "    deep", "> quote", "```", "~~~", "# head", "| a | b |", "|---|---|", "1. n"]
)


@given(st.lists(LINES_OF_TEXT, max_size=200), st.integers(1, 5))
def test_any_text_keeps_its_words(lines: list[str], times: int) -> None:
    text = "\n".join(lines * times)
    assert_nothing_is_missing(text, passages(text), most_head=len("| a | b ||---|---|"))
