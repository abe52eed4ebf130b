"""A journal as JSON: what goes out comes in again the same, into an empty journal and into one that is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tinydb.storages import MemoryStorage

from careerjournal.exchange.format import SourceError
from careerjournal.exchange.importing import Plan, format_named, planned, recognised
from careerjournal.exchange.reading.files import opened_files
from careerjournal.exchange.selection import Selection
from careerjournal.exchange.writing.journal_json import journal_json
from careerjournal.journal.becoming import became
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import Arrangement, Entry, Kind, Lesson, RecordError, Ref, Reflection, Setback, to_record
from careerjournal.model.migrations import VERSION
from careerjournal.model.spans import read_span
from careerjournal.vault.database import Database
from tests.exchange.reading import came_of
from tests.model.strategies import entries


def empty() -> Journal:
    return Journal(Database(storage=MemoryStorage))


def written(path: Path, journal: Journal, *, history: bool = False, trash: bool = False) -> Path:
    path.write_text("".join(journal_json(journal, history=history, trash=trash)), encoding="utf-8", newline="")
    return path


def plan_of(path: Path, journal: Journal) -> Plan:
    read_as = format_named("json")
    assert read_as is not None
    with opened_files(path) as files:
        assert [known.name for known in recognised(files)] == ["json"]
        return planned(files, read_as, journal)


def all_of(journal: Journal) -> object:
    """Everything that a person can come upon."""
    kept = list(journal)
    return (
        kept,
        [journal.history(entry.ref) for entry in kept],
        journal.trash(),
        journal.arrangement,
        [journal.next_number(kind) for kind in Kind],
    )


@given(st.lists(entries(), max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_into_an_empty_journal_it_is_the_same_journal(
    tmp_path_factory: pytest.TempPathFactory, some: list[Entry]
) -> None:
    journal = empty()
    for entry in some:
        try:
            kept = journal.add(entry)
        except (RecordError, JournalError):  # what no journal keeps, as infinity
            continue
        journal.keep(structs.replace(kept, tags=(*kept.tags, "again")))
        if kept.number % 2 == 0:
            journal.delete(kept.ref)
    journal.arrange(Arrangement(areas=("Harbour", "Chart room")))
    path = written(tmp_path_factory.mktemp("out") / "whole.json", journal, history=True, trash=True)
    other = empty()
    plan = plan_of(path, other)
    assert not plan.oddities
    plan.take_in(other)
    assert all_of(other) == all_of(journal)
    assert plan_of(path, other).entries == []
    assert other.undo() if len(plan.entries) else True
    assert (other.count(*Kind), other.trash()) == (0, [])


LONG = "word " * 50_000
COMES_IN = "It comes in whole, as it is; no change to it can be kept until that is mended."


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"entry": "reflection", "body": LONG}, "“What is on my mind” holds 250,000 characters; 200,000 is the most."),
        (
            {"entry": "setback", "what_happened": "Lost", "readings": [{"when": "2024", "note": LONG}]},
            "holds 250,000 characters; 200,000 is the most.",
        ),
        ({"entry": "role", "title": "x" * 501}, "“Title” holds 501 characters; 500 is the most."),
        ({"entry": "lesson", "sentence": ""}, "“The lesson, in one sentence” is empty."),
    ],
    ids=["text", "part", "line", "empty"],
)
def test_what_no_form_would_keep_comes_in_whole_and_is_named(
    journal: Journal, tmp_path: Path, record: dict[str, object], says: str
) -> None:
    path = tmp_path / "j.json"
    path.write_text(json.dumps({"careerjournal": 1, "entries": [{**record, "v": VERSION, "number": 3}]}))
    journal.add(Reflection(body="mine"))
    plan = plan_of(path, journal)
    (odd,) = plan.oddities
    assert odd.file == "j.json"
    assert odd.what.startswith(f"{plan.entries[0].ref}: “")
    assert says in odd.what
    assert odd.what.endswith(COMES_IN)
    (ref,) = plan.take_in(journal)
    kept = journal.entry(ref)
    assert {**record, **to_record(kept)} == {**to_record(kept), **record}
    with pytest.raises(RecordError):
        journal.keep(structs.replace(kept, tags=("mended",)))
    again = plan_of(path, journal)
    assert (again.known, again.oddities) == (1, [])


def test_the_sample_goes_out_and_comes_in(sample_journal: Journal, tmp_path: Path) -> None:
    other = empty()
    plan_of(written(tmp_path / "j.json", sample_journal), other).take_in(other)
    assert list(other) == list(sample_journal)
    assert other.broken_links() == sample_journal.broken_links()


def test_history_and_trash_come_only_when_asked_for(journal: Journal, tmp_path: Path) -> None:
    journal.add(Reflection(body="first"))
    journal.keep(structs.replace(journal.reflections[1], body="better"))
    journal.add(Reflection(body="thrown away"))
    journal.delete(Ref(Kind.REFLECTION, 2))
    path = written(tmp_path / "j.json", journal)
    assert "first" not in path.read_text("utf-8")
    assert "thrown away" not in path.read_text("utf-8")
    said = json.loads(path.read_text("utf-8"))
    assert (said["history"], said["trash"], said["part"]) == (None, None, False)


def test_into_another_journal_it_comes_under_new_numbers_and_its_links_follow(journal: Journal, tmp_path: Path) -> None:
    journal.add(Setback(what_happened="Lost the desk"))
    journal.add(Setback(what_happened="Lost the chart", body="As in [[setback 1]], and [[setback 9]]."))
    journal.add(Lesson(sentence="Ask", learnt_from=(Ref(Kind.SETBACK, 2), Ref(Kind.SETBACK, 9))))
    journal.keep(structs.replace(journal.setbacks[2], when=None, body="Like [[setback 1]]; not [[setback 9]]."))
    path = written(tmp_path / "j.json", journal, history=True)
    other = empty()
    other.add(Setback(what_happened="Mine"))
    plan_of(path, other).take_in(other)
    assert [one.what_happened for one in other.setbacks] == ["Mine", "Lost the desk", "Lost the chart"]
    assert other.setbacks[3].body == "Like [[setback 2]]; not setback 9."
    assert other.lessons[1].learnt_from == (Ref(Kind.SETBACK, 3),)
    before = other.history(Ref(Kind.SETBACK, 3))[0].entry
    assert isinstance(before, Setback)
    assert before.body == "As in [[setback 2]], and setback 9."
    again = plan_of(path, other)
    assert (again.entries, again.known) == ([], 3)
    journal.add(Lesson(sentence="New", learnt_from=(Ref(Kind.SETBACK, 1),)))
    longer = plan_of(written(path, journal), other)
    assert [entry.title for entry in longer.entries] == ["New"]
    longer.take_in(other)
    assert other.lessons[2].learnt_from == (Ref(Kind.SETBACK, 2),)


def test_of_two_of_one_number_neither_is_lost_and_what_points_there_points_at_the_first(tmp_path: Path) -> None:
    journal = empty()
    journal.add(Reflection(body="by the quay"))
    journal.add(Lesson(sentence="Look first", body="See [[reflection 1]]."))
    journal.delete(journal.add(Reflection(body="no more")).ref)
    said = json.loads("".join(journal_json(journal, trash=True)))
    again = next(record for record in said["entries"] if record["entry"] == "reflection")
    said["entries"] += [{**again, "body": "by the mole"}, {**again, "body": "by the pier"}]
    path = tmp_path / "put-together.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    other = empty()
    plan_of(path, other).take_in(other)
    assert {one.number: one.body for one in other.reflections} == {1: "by the quay", 3: "by the mole", 4: "by the pier"}
    assert other.lessons[1].body == "See [[reflection 1]]."
    assert plan_of(path, other).known == 4
    third = empty()
    third.add(Reflection(body="mine"))
    plan_of(path, third).take_in(third)
    assert sorted(one.body for one in third.reflections) == ["by the mole", "by the pier", "by the quay", "mine"]
    assert third.lessons[1].body == "See [[reflection 2]]."
    assert plan_of(path, third).known == 4


def test_a_part_of_it_can_go_out(journal: Journal, tmp_path: Path) -> None:
    from careerjournal.model import PartialDate

    for year in (2022, 2023, 2024):
        journal.add(Setback(what_happened=f"In {year}", when=PartialDate(year)))
    journal.add(Reflection(body="A day"))
    span = read_span("2023..2024", journal.today())
    path = tmp_path / "part.json"
    path.write_text("".join(journal_json(journal, Selection((Kind.SETBACK,), span), history=True, trash=True)), "utf-8")
    other = empty()
    plan_of(path, other).take_in(other)
    assert [one.title for one in other] == ["In 2023", "In 2024"]


def test_fields_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    record = {"entry": "reflection", "number": 4, "v": 2, "body": "one", "weather": {"kind": "fog"}}
    path.write_text(json.dumps({"careerjournal": 1, "entries": [record]}), "utf-8")
    journal = empty()
    plan_of(path, journal).take_in(journal)
    assert json.loads("".join(journal_json(journal)))["entries"][0]["weather"] == {"kind": "fog"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('{"careerjournal": 2, "entries": []}', "newer"),
        ('{"careerjournal": 1}', "not what careerjournal exports"),
        ('{"careerjournal": 1, "entries": [', "no whole JSON"),
    ],
)
def test_what_it_is_not_is_a_sentence(said: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    path.write_text(said)
    with pytest.raises(SourceError, match=why):
        plan_of(path, empty())


def test_an_entry_that_does_not_hold_together_is_named(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    odd = [
        {"entry": "reflection", "number": 0, "body": "x"},
        {"entry": "ghost", "number": 1},
        {"entry": "setback", "number": 1, "when": "someday"},
        7,
        {"entry": "reflection", "number": 2, "v": 2, "body": "good"},
    ]
    path.write_text(json.dumps({"careerjournal": 1, "entries": odd, "history": [{}], "trash": [3], "arrangement": []}))
    assert len(came_of(path, "json").oddities) == 4
    journal = empty()
    plan_of(path, journal).take_in(journal)
    assert [entry.title for entry in journal] == ["good"]


def _with_one_that_became_another() -> Journal:
    journal = empty()
    before = journal.add(Reflection(body="Not shortlisted\n\nAgain."))
    journal.add(Lesson(sentence="As [[reflection 1]] taught", learnt_from=(before.ref,)))
    became(journal, before, Kind.SETBACK)
    return journal


def test_what_became_another_comes_in_as_that_with_its_history(tmp_path: Path) -> None:
    journal = _with_one_that_became_another()
    path = written(tmp_path / "whole.json", journal, history=True)
    other = empty()
    plan_of(path, other).take_in(other)
    assert all_of(other) == all_of(journal)
    assert other.get(Ref(Kind.REFLECTION, 1)) == other.setbacks[1]
    assert other.add(Reflection(body="Another")).number == 2


def test_into_another_journal_too_where_its_number_is_another_one(tmp_path: Path) -> None:
    path = written(tmp_path / "whole.json", _with_one_that_became_another(), history=True)
    other = empty()
    other.add(Reflection(body="There already"))
    plan_of(path, other).take_in(other)
    [setback] = other.setbacks
    [lesson] = other.lessons
    assert other.links_from(lesson) == [setback]
    assert other.reflections[1].body == "There already"
    assert [version.entry.body for version in other.history(setback.ref)] == ["Not shortlisted\n\nAgain."]
    assert other.get(Ref(Kind.REFLECTION, 2)) == setback
    assert other.add(Reflection(body="Another")).number == 3
    assert plan_of(path, other).entries == []


def test_one_that_became_another_since_is_known_again(tmp_path: Path) -> None:
    journal = empty()
    before = journal.add(Reflection(body="Not shortlisted"))
    other = empty()
    other.add(Reflection(body="There already"))
    plan_of(written(tmp_path / "before.json", journal), other).take_in(other)
    became(journal, before, Kind.SETBACK)
    assert plan_of(written(tmp_path / "after.json", journal), other).entries == []
