"""What reading a journal and taking it into the search costs, counted in calls: an entry's share of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from msgspec import structs

from careerjournal import demo
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Reflection, text
from careerjournal.model.contents import plain_texts, texts
from careerjournal.model.records import from_record, to_record

ENTRIES = 100
"""Twice so many are held, so that what was read for the one is not read again for the other."""
BODY = " ".join(f"word{number}" for number in range(150))


def calls_in(work: Callable[[], object]) -> int:
    """How many of Python's functions are called."""
    count = 0

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def read(journal: Journal) -> None:
    while not journal.read_on(60):
        pass


def index(journal: Journal) -> None:
    while not journal.searching.is_whole:
        journal.searching._take_in_some(wait=True)


def filled(journal: Journal, start: int) -> None:
    with journal.together():
        for number in range(start, start + ENTRIES):
            journal.add(Reflection(body=f"{number} {BODY}", when=PartialDate(2024, 1 + number % 12, 3), tags=("quay",)))
    journal._index.forget()


def test_an_entry_more_costs_few_calls(journal: Journal) -> None:
    costs: list[tuple[int, int]] = []
    for start in (0, ENTRIES):
        filled(journal, start)
        costs.append((calls_in(lambda: read(journal)), calls_in(lambda: index(journal))))
    (read_first, indexed_first), (read_more, indexed_more) = costs
    assert (read_more - read_first) / ENTRIES < 58
    assert (indexed_more - indexed_first) / ENTRIES < 33


def test_an_entry_is_read_without_a_copy_of_its_record(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(journal, 0)
    copies: list[object] = []
    monkeypatch.setattr("careerjournal.vault.table.copied", copies.append)
    read(journal)
    journal._index.forget()
    index(journal)
    assert copies == []


def test_a_record_is_as_it_was_after_it_was_read_and_changed(journal: Journal) -> None:
    later = {"of": {"a": ["later version"]}}
    added = journal.add(Reflection(body="x", tags=("quay",), unknown=later))
    table = journal.table(Kind.REFLECTION)
    before = to_record(added)
    journal._index.forget()
    entry = journal.reflections[added.number]
    assert (entry.unknown["of"], entry.tags) == (later["of"], ("quay",))
    journal.keep(structs.replace(entry, body="y", tags=("pier",), unknown={"of": {"a": ["another"]}}))
    journal.undo()
    assert {**(table.stored_at(added.number) or {}), "updated": None} == {**before, "updated": None}


def test_each_text_is_gone_through_as_with_its_label(journal: Journal) -> None:
    for entry in demo.sample(journal.today()):
        assert plain_texts(entry) == [said.text for said in texts(entry)]


def test_entries_of_a_day_share_its_date() -> None:
    record = to_record(Reflection(body="x", when=PartialDate(2024, 3, 5)))
    first, second = (from_record(record, number) for number in (1, 2))
    assert first.date is second.date


def test_what_is_printable_is_as_it_may_be_kept() -> None:
    for code in range(sys.maxunicode + 1):
        if chr(code).isprintable():
            assert text._SUSPECT.match(chr(code)) is None
