"""Taking in: what would come in is said first; then all of it, once, and one undo takes it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.exchange.format import titled
from careerjournal.exchange.formats import formats
from careerjournal.exchange.importing import Cancelled, Plan, format_named, planned
from careerjournal.exchange.reading.files import opened_files
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Ref, Reflection


def written(path: Path, *bodies: str) -> Path:
    path.write_text(
        json.dumps(
            [{"date": f"2024-03-0{day}T00:00:00Z", "title": "", "content": body, "tags": ["work"], "priority": day}
             for day, body in enumerate(bodies, 1)]
        )
    )  # fmt: skip
    return path


def plan_of(path: Path, journal: Journal) -> Plan:
    read_as = format_named("tuijournal")
    assert read_as is not None
    with opened_files(path) as files:
        return planned(files, read_as, journal)


def test_every_format_has_a_name_of_its_own() -> None:
    names = [known.name for known in formats()]
    assert len(set(names)) == len(names) >= 1
    assert all(name == name.lower() and name.isalnum() for name in names)
    assert all(known.title for known in formats())


def test_nothing_is_kept_before_it_is_taken_in_and_then_all_of_it(journal: Journal, tmp_path: Path) -> None:
    plan = plan_of(written(tmp_path / "j.json", "one", "two"), journal)
    assert (len(journal.reflections), len(plan.entries), plan.known) == (0, 2, 0)
    assert plan.span == (PartialDate(2024, 3, 1), PartialDate(2024, 3, 2))
    assert plan.tags == {"work": 2}
    assert plan.take_in(journal) == [Ref(Kind.REFLECTION, 1), Ref(Kind.REFLECTION, 2)]
    entry = journal.reflections[2]
    assert (entry.body, entry.when, entry.origin.program) == ("two", PartialDate(2024, 3, 2), "tuijournal")
    assert json.loads(entry.origin.fields) == {"priority": 2}
    assert journal.add(Reflection(body="after")).number == 3


def test_the_same_file_twice_adds_nothing_and_a_longer_one_only_what_is_new(journal: Journal, tmp_path: Path) -> None:
    plan_of(written(tmp_path / "j.json", "one", "one", "two"), journal).take_in(journal)
    journal.keep(structs.replace(journal.reflections[1], body="one, put better", when=PartialDate(2020)))
    again = plan_of(written(tmp_path / "j.json", "one", "one", "two"), journal)
    assert (len(again.entries), again.known) == (0, 3)
    longer = plan_of(written(tmp_path / "j.json", "one", "one", "two", "three"), journal)
    assert ([entry.body for entry in longer.entries if isinstance(entry, Reflection)], longer.known) == (["three"], 3)


def test_two_alike_at_the_same_time_stay_two(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    one = {"date": "2024-10-27T00:00:00Z", "title": "", "content": "again", "tags": []}
    path.write_text(json.dumps([one, one]))
    plan_of(path, journal).take_in(journal)
    assert len(journal.reflections) == 2
    assert plan_of(path, journal).known == 2


def test_one_undo_takes_all_of_it_back_and_it_can_come_in_again(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path / "j.json", "one", "two")
    journal.add(Reflection(body="mine"))
    plan_of(path, journal).take_in(journal)
    assert journal.undo() == "took in 2 from tui-journal"
    assert [entry.body for entry in journal.reflections] == ["mine"]
    assert journal.trash() == []
    assert len(plan_of(path, journal).entries) == 2


def test_what_was_thrown_away_stays_away(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path / "j.json", "one", "two")
    plan_of(path, journal).take_in(journal)
    journal.delete(Ref(Kind.REFLECTION, 1))
    again = plan_of(path, journal)
    assert (len(again.entries), again.known, again.trashed) == (0, 1, 1)


def test_an_entry_that_no_journal_can_keep_is_named_and_the_rest_comes_in(journal: Journal, tmp_path: Path) -> None:
    plan = plan_of(written(tmp_path / "j.json", "one", "", "three"), journal)
    assert len(plan.entries) == 2
    assert [odd.what for odd in plan.oddities] == ["There is no text in it, so it was left out."]


def test_it_can_be_cancelled(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    one = {"date": "2024-10-27T00:00:00Z", "title": "", "content": "again", "tags": []}
    path.write_text(json.dumps([one] * 300))
    read_as = format_named("tuijournal")
    assert read_as is not None
    with opened_files(path) as files, pytest.raises(Cancelled):
        planned(files, read_as, journal, progress=lambda _: False)


@pytest.mark.parametrize(
    ("title", "text", "made"),
    [
        ("A title", "Text", "A title\n\nText"),
        ("A title", "# A title\n\nText", "# A title\n\nText"),
        ("A title", "", "A title"),
        ("", "\nText", "Text"),
    ],
)
def test_a_title_is_said_once(title: str, text: str, made: str) -> None:
    assert titled(title, text) == made
