"""The situations written beside the search for a story hold together, so that they can be counted on."""

from __future__ import annotations

from collections import Counter

import pytest

from careerjournal.demo import NOW, sample
from careerjournal.model import Kind, Lesson, Setback, Success
from tests.sharing.situations import JOURNALS, STORIES, told
from tests.sharing.situations.measure import figures

MOST_ALSO = 3


@pytest.mark.parametrize("name", JOURNALS)
def test_every_situation_has_its_story_in_the_journal(name: str) -> None:
    entries, situations = told(name)
    assert len(situations) >= 22
    for situation in situations:
        for story in (situation.right, *situation.also):
            assert story in entries, situation.words
            assert entries[story].KIND in STORIES, situation.words
        assert situation.right not in situation.also


@pytest.mark.parametrize("name", JOURNALS)
def test_situations_are_put_in_a_few_words_and_each_once(name: str) -> None:
    situations = told(name).situations
    assert all(4 <= len(situation.words.split()) <= 25 for situation in situations)
    assert not [words for words, times in Counter(one.words for one in situations).items() if times > 1]
    assert sum(bool(situation.also) for situation in situations) <= MOST_ALSO


def test_the_sample_journal_is_there_whole() -> None:
    assert list(told("demo").entries.values()) == sample(NOW)


@pytest.mark.parametrize("name", [name for name in JOURNALS if name != "demo"])
def test_a_journal_is_told_at_length_and_every_entry_has_its_own_number(name: str) -> None:
    entries = told(name).entries
    assert 18 <= len(entries) <= 25
    assert len({entry.ref for entry in entries.values()}) == len(entries)
    for entry in entries.values():
        assert entry.title or entry.KIND is Kind.MOVE
        assert entry.tags
        match entry:
            case Setback() | Success():
                assert all((entry.kind, entry.shares.said, entry.body, entry.came_of_it)), entry.title
            case Lesson():
                assert entry.learnt_from, entry.title


FLOORS = {
    "demo": (0.7, 0.95),
    "nairobi": (0.95, 0.98),
    "porto": (0.92, 0.96),
    "southland": (0.92, 0.98),
    "kilbarron": (0.75, 0.9),
    "ibadan": (0.44, 0.65),
}
"""How many situations must find their story first, and among three, of all; a little below what they do.

The search was set on the others. Nobody has looked at which of ibadan’s it misses, so that this one says how it does in
a journal that it does not know; whoever betters it leaves that so.
"""


@pytest.mark.parametrize("name", JOURNALS)
def test_the_search_finds_as_many_stories_as_it_did(name: str) -> None:
    of, first, among_three = figures(name)
    assert (first / of, among_three / of) >= FLOORS[name]
    assert among_three / of >= FLOORS[name][1]
