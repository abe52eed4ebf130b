"""Patterns of what is exact are tried where a figure, a month or a currency stands, and nowhere else."""

from __future__ import annotations

import re

import pytest

from careerjournal.sharing.exact import triggers
from careerjournal.sharing.exact.finding import exact_in
from careerjournal.sharing.exact.words import compiled

PROSE = "She told nobody, so we lost most of what had been built, and I wrote it all up again with them. "


class Counted:
    """A pattern that counts how often it is tried."""

    tried = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def match(self, text: str, place: int) -> re.Match[str] | None:
        Counted.tried += 1
        return self._pattern.match(text, place)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> type[Counted]:
    Counted.tried = 0
    monkeypatch.setattr(triggers, "compiled", lambda pattern: Counted(compiled(pattern)))
    return Counted


def tried(counted: type[Counted], text: str) -> int:
    counted.tried = 0
    exact_in(text)
    return counted.tried


def test_prose_without_a_figure_is_hardly_looked_at(counted: type[Counted]) -> None:
    assert tried(counted, PROSE * 400) <= 400


def test_how_often_patterns_are_tried_goes_by_what_there_is_and_not_by_the_length(counted: type[Counted]) -> None:
    things = "On 3 May 2019 they paid £45,000 to case no. 77812. "
    one = tried(counted, f"{PROSE}{things}{PROSE}")
    assert 0 < one < 900
    assert tried(counted, f"{PROSE * 50}{things}{PROSE * 50}") - one <= 200
    assert tried(counted, f"{PROSE}{things}{PROSE}" * 10) <= 11 * one


@pytest.mark.parametrize("one", ["1 ", "one ", "(", "a1", "May ", "first ", "£", "::", "'19 ", "年", "hundred ", "-"])
def test_no_text_makes_patterns_be_tried_more_than_a_few_times_a_character(counted: type[Counted], one: str) -> None:
    length = 3000
    assert tried(counted, (one * length)[:length]) <= 90 * length


def test_no_pattern_is_made_before_something_stands_there_that_it_may_find(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def making(pattern: str) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern)

    monkeypatch.setattr(triggers, "compiled", making)
    exact_in("Nobody came, and we waited there all day.")
    assert made == []
