"""Cleaning takes what could command a terminal, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from time import process_time

import pytest
from hypothesis import example, given

from careerjournal.model.text import clean, clean_line, first_words
from tests.model.strategies import nasty_texts


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[38;2;255;0;0mred\x1b[m", "red"),
        ("\x1b[?1049h", ""),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]0;title\x1b\\text", "text"),
        ("\x9d0;title\x9ctext", "text"),
        ("\x1b]52;c;c2VjcmV0\x07", ""),
        ("\x1b]8;;http://127.0.0.1\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPq#0\x1b\\", ""),
        ("\x1b_Gf=24\x1b\\", ""),
        ("\x1b^private\x1b\\", ""),
        ("\x1bXstring\x1b\\", ""),
        ("\x1b(B\x1b=text\x1bc", "text"),
        ("an unfinished \x1b", "an unfinished "),
        ("an unfinished \x1b]0;title", "an unfinished 0;title"),
        ("across\x1b]0;lines\nkeeps\x07them", "across0;lines\nkeepsthem"),
        ("\x1b\x1b[31m[31m", "[31m"),
        ("bell\x07 and nul\x00 and del\x7f", "bell and nul and del"),
        ("c1\x80\x90\x9f", "c1"),
        ("b\u202eidi\u2066\u200f\u061c", "bidi"),
        ("\ufeffmark\ufff9a\ufffab\ufffb", "markab"),
        ("half an emoji \ud83d", "half an emoji \ufffd"),
        ("win\r\nold\rnext\x85line\u2028par\u2029ff\x0cvt\x0bend", "win\nold\nnext\nline\npar\nff\nvt\nend"),
    ],
)
def test_what_could_command_a_terminal_is_gone(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "two\nlines and\ta tab",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ 🇳🇱",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می‌خواهم",
        "e\u0301te\u0301 und Z\u0308",
        "日本語、한국어、中文",
        "עברית وعربي",
        "हिन्दी क्ष",
        "“quotes” – dashes — ellipsis… soft\u00adhyphen no\u00a0break",
        "[31m is no escape without its escape; nor is ]0;this",
        "[red]markup[/red] and [[setback 12]]",
        "\ufffd stays",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(nasty_texts())
@example("\x1b\x9b\x1b[31m")
@example("\r\x00\n")
def test_nothing_dangerous_is_left_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert not [
        letter
        for letter in cleaned
        if (unicodedata.category(letter) == "Cc" and letter not in "\t\n")
        or unicodedata.bidirectional(letter) in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
        or letter in "\u2028\u2029\ufeff"
    ]


@given(nasty_texts())
def test_a_line_is_one_line_with_nothing_about_it(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line == line.strip()
    assert not re.search(r"[\r\n\t\x0b\x0c]", line)


def test_a_line_keeps_its_words_apart() -> None:
    assert clean_line("  one\r\n\ttwo\u2028three ") == "one two three"


@pytest.mark.parametrize("begun", ["\x9d", "\x1b]", "\x1b]x", "\x90a", "\x9b0", "\x1b ", "\x1bP" + "a" * 4_094])
def test_strings_that_never_end_are_looked_through_once(begun: str) -> None:
    text = (begun * (2_000_000 // len(begun) + 1))[:2_000_000]
    started = process_time()
    clean("\x9ca" * 1_000_000)
    usual = process_time() - started
    clean(text)
    # Each looked through to where its end might be, they would take some hundred times as long.
    assert process_time() - started - usual < 20 * usual


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("\n \n", ""),
        ("# A heading\nand more", "A heading"),
        ("\n\n> - quoted", "quoted"),
        ("short", "short"),
        ("word " * 20, "word word word word word word word word word word word…"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (
            "a sentence of some length which ends in a comma, and then goes on",
            "a sentence of some length which ends in a comma, and then…",
        ),
    ],
)
def test_first_words(text: str, words: str) -> None:
    assert first_words(text) == words


@pytest.mark.parametrize(
    "begins", ["A line", "\n" * 3000 + "# A line", "word " * 400, "[[setback 12]] " * 80, " " * 2000 + "x"]
)
def test_first_words_are_the_same_however_much_follows(begins: str) -> None:
    assert first_words(f"{begins}\n" + "more\n" * 40_000) == first_words(begins)


@given(nasty_texts())
def test_first_words_are_at_most_sixty_letters(text: str) -> None:
    assert len(first_words(clean(text))) <= 60
    assert "\n" not in first_words(clean(text))
