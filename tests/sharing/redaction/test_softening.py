"""What is exact made less so: dates and sums, relative to a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from careerjournal.model import PartialDate
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.markdown.composing import rewritten
from careerjournal.sharing.redaction.dates_said import roughly
from careerjournal.sharing.redaction.softening import Choices, Softener

TODAY = dt.date(2026, 11, 22)


def softened(text: str, **choices: Any) -> str:
    softener = Softener(Choices(**choices), TODAY, lambda ref: SHARED[ref.kind].linked)
    return rewritten(text, lambda words: softener.figures(softener.links(words)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("In spring 2019 I applied.", "A few years ago I applied."),
        ("In Q1 2019 I applied.", "A few years ago I applied."),
        ("They told me on 14 June 2019, by phone.", "They told me a few years ago, by phone."),
        ("It began in *June* 2026.", "It began a few months ago."),
        ("On 20 November 2026 I rang.", "Recently I rang."),
        ("I start in March 2027.", "I start in a few months."),
        ("It was 12/05/1999, or 2021-04-30.", "It was many years ago, or a few years ago."),
        ("since 2019, until May 2020, by 2021", "For some time, until then, by then"),
        ("the 2019 round", "the round"),
        ("In 2019 and 2020 I was away, as by the end of 2021.", "A few years ago I was away, as by then."),
        ("between 2016 and 2019; early 2019", "For a few years; a few years ago"),
        ("from 2016 to 2019; 2001–14; in 2019/20", "For a few years; for many years; for a year or so"),
        ("On Friday 13 December it rained, until the 14th of May.", "One day it rained, until a certain day."),
        ("On Christmas Eve 2017 I left.", "A few years ago I left."),
        (
            "In May I was sure; the 1990s; room 2019a; 2,019 boxes",
            "In May I was sure; the 1990s; room 2019a; 2,019 boxes",
        ),
        ("It was a £45,000 budget and an £8,000 hole", "It was a large budget and a modest hole"),
        ("Out by £45,000, then 250 pounds, then £5.", "Out by a large sum, then a sum of money, then a small sum."),
        ("€1.2 million, 38k, four thousand two hundred pounds", "A very large sum, a large sum, a large sum"),
    ],
)
def test_dates_and_sums_are_said_roughly(written: str, expected: str) -> None:
    assert softened(written) == expected


def test_they_are_kept_or_dropped_if_that_is_chosen() -> None:
    text = "In spring 2019 I was out by £45,000. It was over on 14 June 2019."
    kept = softened(text, dates=Treatment.KEEP, sums=Treatment.KEEP)
    assert kept == text
    assert softened(text, dates=Treatment.DROP) == "I was out by a large sum. It was over."


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (Treatment.SOFTEN, "Another setback taught me (see a lesson of mine) this, as in a role of mine."),
        (Treatment.DROP, "Taught me this."),
        (Treatment.KEEP, "Setback 12 taught me (see lesson 3) this, as in role 2."),
    ],
)
def test_links_to_entries_become_words(links: Treatment, expected: str) -> None:
    text = "[[setback 12]] taught me (see [[lesson 3]]) this, as in [[role 2]]."
    assert softened(text, links=links) == expected


def test_links_to_the_web_stay_only_where_links_are_kept() -> None:
    text = "[a page](http://x.example/)"
    assert softened(text) == "a page"
    assert softened(text, links=Treatment.KEEP) == text


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, "this year"),
        (2025, "a year or so ago"),
        (2024, "a year or so ago"),
        (2019, "a few years ago"),
        (2010, "many years ago"),
        (1990, "long ago"),
        (2028, "in a year or so"),
        (2030, "in a few years"),
    ],
)  # fmt: skip
def test_a_year_seen_from_today(year: int, expected: str) -> None:
    assert roughly(PartialDate(year), TODAY) == expected
