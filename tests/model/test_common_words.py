"""Words in whichever ending: what two texts share is found, and what only looks alike is not."""

from __future__ import annotations

import pytest

from careerjournal.model.common_words import COMMON_WORDS, stem


@pytest.mark.parametrize(
    "words",
    [
        "change changes changed changing",
        "role roles",
        "page pages",
        "manager management managing managed",
        "organisation organise organising",
        "study studies",
        "engineer engineers engineering",
        "flüsse",
        "box",
        "it",
    ],
)
def test_a_word_in_all_its_endings_is_one_word(words: str) -> None:
    stems = {stem(word) for word in words.split()}
    assert len(stems) == 1
    assert all(word.startswith(stem(word)) for word in words.split())


@pytest.mark.parametrize("words", ["career care", "paper page", "station state", "press pres", "glass glas"])
def test_words_that_only_begin_alike_are_not(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_what_says_nothing_is_written_as_it_is_looked_up() -> None:
    assert all(word == word.casefold() and word.isalpha() and len(word) >= 3 for word in COMMON_WORDS)
