"""An excerpt beside a title says what the title does not: the next hit, what comes after, or nothing."""

from __future__ import annotations

import unicodedata

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.excerpts import LIT, excerpt
from careerjournal.model import Entry, PartialDate, Reading, Reflection, Setback
from careerjournal.model.lesson import Lesson

LONG = (
    "We sat in the rain and spoke about the ferry that never came, and of what it had cost us all to wait for it so "
    "long, ostriches aside."
)
AFTER = "…came, and of what it had cost us all to wait for it so long, ostriches aside."


@pytest.mark.parametrize(
    ("entry", "words", "says"),
    [
        (Reflection(body="Rain on the quay.\n\nThen it was dry."), "rain", "Then it was dry."),
        (Reflection(body="Rain on the quay.\n\nDry.\n\nMore rain came."), "rain", "More <rain> came."),
        (Reflection(body="Rain on the quay."), "rain", ""),
        (Reflection(body="# *Rain* on [[setback 2]]\n\n- dry"), "rain", "dry"),
        (Reflection(body="RAIN"), "rain", ""),
        (Reflection(body="Rain.\n\nrain\n\nRain!"), "rain", ""),
        (Reflection(body=LONG), "ferry", AFTER),
        (Reflection(body=LONG), "kind:reflection", AFTER),
        (Reflection(body=LONG), "ostrich", "…wait for it so long, <ostriches> aside."),
        (Reflection(prompt="What rain?", body="Rain on the quay."), "rain", "What <rain>?"),
        (Reflection(body="昨天我看到飛行船。\n\n後來下雨。"), "飛行船", "後來下雨。"),
        (Reflection(body=unicodedata.normalize("NFD", "Café noir.") + "\n\nTea."), "café", "Tea."),
        (Setback(what_happened="The panel", body="The panel said no."), "panel", "The <panel> said no."),
        (Setback(what_happened="The panel", body="It was in May."), "panel", "It was in May."),
        (Setback(what_happened="The panel", tags=("rain",)), "panel", ""),
        (Setback(what_happened="The panel", tags=("rain",)), "rain", "<rain>"),
        (Lesson(sentence="Ask first", where_it_holds="Among panels"), "ask", "Among panels"),
        (Reflection(body="How it began.\n\n1998. The first job."), "1998", "<1998>. The first job."),
        (Reflection(body="How it began.\n\n3. The first job."), "job", "The first <job>."),
        (Reflection(body="Rain, quay.\n\nA quay.\n\nA quay in rain."), "rain quay", "A <quay> in <rain>."),
    ],
)
def test_it_does_not_say_the_title_again(journal: Journal, entry: Entry, words: str, says: str) -> None:
    kept = journal.add(entry)
    found = journal.find(words)
    assert excerpt(kept, found, journal.title(kept)).replace(LIT[0], "<").replace(LIT[1], ">") == says


@pytest.mark.parametrize("words", ['"reading number 499"', "reading number 499", "number 499"])
def test_of_many_places_the_one_with_all_of_it_is_shown(journal: Journal, words: str) -> None:
    readings = tuple(
        Reading(when=PartialDate(2012), note=f"Reading number {number}: otherwise.") for number in range(500)
    )
    journal.add(Setback(what_happened="The panel", body="Long ago.", readings=readings))
    [hit] = journal.search(words)
    assert f"{LIT[0]}499{LIT[1]}" in hit.excerpt or f"number 499{LIT[1]}" in hit.excerpt
