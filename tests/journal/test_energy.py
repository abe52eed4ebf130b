"""Energy by month: what reflections say of how the days left their writer, and the months that say nothing."""

from __future__ import annotations

import datetime as dt
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.energy import energy_by_month
from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Reflection, from_record
from careerjournal.model.spans import Span, read_span
from careerjournal.model.vocabulary import Energy

MAY, JUNE, JULY = (dt.date(2025, month, 1) for month in (5, 6, 7))


def put_down(journal: Journal, when: PartialDate, *energies: Energy | None) -> list[Reflection]:
    return [journal.add(Reflection(body="A day", when=when, energy=energy)) for energy in energies]


def test_a_month_that_says_nothing_between_two_that_do_is_a_gap(journal: Journal) -> None:
    put_down(journal, PartialDate(2025, 5, 3), Energy.DRAINED, Energy.DRAINED, Energy.LIVELY, None)
    put_down(journal, PartialDate(2025, 6, 3), None)
    put_down(journal, PartialDate(2025, 7), Energy.EVEN, Energy.TIRED)
    put_down(journal, PartialDate(2025, 9, 1), None)
    found = energy_by_month(journal)
    assert list(found) == [MAY, JUNE, JULY]
    assert [month.entries for month in found.values()] == [3, 0, 2]
    assert [month.mean for month in found.values()] == [2.0, None, 2.5]
    assert [month.median for month in found.values()] == [1.0, None, 2.5]
    assert [month.words for month in found.values()] == ["drained", "", "between tired and even"]


def test_nothing_said_is_no_month(journal: Journal) -> None:
    put_down(journal, PartialDate(2025, 5, 3), None)
    assert energy_by_month(journal) == {}


def test_a_year_or_a_season_is_of_no_month(journal: Journal) -> None:
    put_down(journal, PartialDate(2025), Energy.DRAINED)
    put_down(journal, PartialDate.from_iso("2025-summer"), Energy.DRAINED)
    put_down(journal, PartialDate(2025, 6, 9), Energy.LIVELY)
    assert {first: month.days for first, month in energy_by_month(journal).items()} == {JUNE: (Energy.LIVELY,)}


def test_a_closed_letter_says_nothing_until_it_is_opened(journal: Journal) -> None:
    letter = journal.add(
        Reflection(body="Dear me", when=PartialDate(2025, 5, 1), energy=Energy.LIVELY, open_on=PartialDate(2027, 5, 1))
    )
    assert energy_by_month(journal) == {}
    journal.keep(structs.replace(letter, opened_on=PartialDate(2026, 11, 22)))
    assert list(energy_by_month(journal)) == [MAY]


@pytest.mark.parametrize(
    ("span", "months"),
    [
        (read_span("2025-06..", dt.date(2026, 1, 1)), [JULY]),
        (read_span("..2025-06", dt.date(2026, 1, 1)), [MAY]),
        (Span(dt.date(2025, 5, 4), dt.date(2025, 7, 14)), [JULY]),
        (read_span("2024", dt.date(2026, 1, 1)), []),
    ],
)
def test_a_span(journal: Journal, span: Span, months: list[dt.date]) -> None:
    put_down(journal, PartialDate(2025, 5, 3), Energy.EVEN)
    put_down(journal, PartialDate(2025, 7), Energy.EVEN)
    assert list(energy_by_month(journal, span)) == months


def test_it_reads_no_entry_and_follows_each_save(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.together():
        put_down(journal, PartialDate(2025, 5, 3), *[Energy.EVEN] * 300)
    journal.read_on(float("inf"))
    journal._index._recent.clear()
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    assert energy_by_month(journal)[MAY].entries == 300
    added = journal.add(Reflection(body="One more", when=PartialDate(2025, 5, 9), energy=Energy.TIRED))
    assert energy_by_month(journal)[MAY].entries == 301
    journal.delete(added.ref)
    assert energy_by_month(journal)[MAY].entries == 300
    assert decoded.call_count == 0
