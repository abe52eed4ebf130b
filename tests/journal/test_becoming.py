"""What a reflection becomes: nothing of it is lost, and whatever led to it leads to what it became."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.becoming import became, becomes, in_a_line
from careerjournal.journal.errors import CannotBecome, NoSuchEntry
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Aspiration,
    Entry,
    Kind,
    Lesson,
    Origin,
    PartialDate,
    Ref,
    Reflection,
    Setback,
    Share,
    Success,
)
from careerjournal.model.vocabulary import Energy
from careerjournal.vault.table import VaultTable
from tests.conftest import PASSPHRASE

BODY = "Not shortlisted\n\nThey wanted somebody who had led a **team**. See [[lesson 1]]."
ORIGIN = Origin(program="jrnl", id="a1", stamp="2024-03-04 18:20", fields='{"starred": true}')
DAY = PartialDate.from_iso("2024-03-04")
INTO = (Kind.SETBACK, Kind.SUCCESS, Kind.LESSON, Kind.ASPIRATION)


def put_down(journal: Journal) -> Reflection:
    """A reflection that came in, has been changed, and is pointed at by a text and by a field."""
    journal.add(Lesson(sentence="Ask first"))
    created = dt.datetime(2024, 3, 5, 9, tzinfo=dt.UTC)
    first = Reflection(
        body="Not shortlisted", when=DAY, created=created, tags=("panel",), origin=ORIGIN, links=(Ref(Kind.LESSON, 1),)
    )
    journal.take_in([first], "took it in")
    kept = journal.keep(
        structs.replace(journal.reflections[1], body=BODY, energy=Energy.DRAINED, prompt="What went wrong?")
    )
    journal.add(Reflection(body="As in [[reflection 1]]."))
    journal.add(Lesson(sentence="Lead one", learnt_from=(Ref(Kind.REFLECTION, 1),)))
    return kept


def line_of(entry: Entry) -> str:
    assert isinstance(entry, Setback | Success | Lesson | Aspiration)
    return entry.title


@pytest.mark.parametrize("kind", INTO)
def test_the_text_the_day_and_where_it_came_from_are_kept(journal: Journal, kind: Kind) -> None:
    before = put_down(journal)
    made = became(journal, before, kind)
    assert made.KIND is kind
    assert line_of(made) == "Not shortlisted"
    assert made.body == "They wanted somebody who had led a **team**. See [[lesson 1]]."
    assert made.date == DAY
    assert (made.tags, made.created, made.origin, made.links) == (
        ("panel",),
        before.created,
        ORIGIN,
        (Ref(Kind.LESSON, 1),),
    )
    assert getattr(made, "open_fields", ()) == ()
    assert [version.entry for version in journal.history(made.ref)] == [
        before,
        structs.replace(before, body="Not shortlisted", energy=None, prompt="", updated=before.updated),
    ]
    assert journal.reflections.get(1) is None
    assert before.ref not in [entry.ref for entry in journal]
    assert [entry.ref for entry in journal.entries_of(Kind.REFLECTION)] == [Ref(Kind.REFLECTION, 2)]
    assert journal.count(Kind.REFLECTION) == 1


@pytest.mark.parametrize("kind", INTO)
@pytest.mark.parametrize("read", [True, False])
def test_whatever_led_to_it_leads_to_what_it_became(journal: Journal, kind: Kind, read: bool) -> None:
    before = put_down(journal)
    journal.add(Share(for_whom="Ros", entries=(before.ref,)))
    if read:
        assert journal.order
    made = became(journal, before, kind)
    assert journal.get(before.ref) == made == journal.entry(before.ref)
    there = [Ref(Kind.REFLECTION, 2), Ref(Kind.LESSON, 2), Ref(Kind.SHARE, 1)]
    assert sorted(one.ref for one in journal.links_to(made)) == sorted(there)
    assert journal.links_from(journal.reflections[2]) == [made]
    assert journal.points_at(Ref(Kind.REFLECTION, 2)) == (made.ref,)
    assert dict(journal.each_link())[Ref(Kind.LESSON, 2)] == (made.ref,)
    assert journal.refs_to(made.ref, Kind.LESSON) == {Ref(Kind.LESSON, 2)}
    assert journal.broken_links() == []
    assert [hit.ref for hit in journal.search("shortlisted")] == [made.ref]
    assert journal.add(Reflection(body="Another")).number == 3


@pytest.mark.parametrize("kind", INTO)
def test_one_undo_takes_it_back_and_leaves_nothing_beside_it(journal: Journal, kind: Kind) -> None:
    before = put_down(journal)
    versions = journal.history(before.ref)
    made = became(journal, before, kind)
    assert journal.undo() == f"made reflection 1 {kind.with_article}"
    assert journal.reflections[1] == before
    assert journal.get(made.ref) is None
    assert journal.trash() == []
    assert journal.history(before.ref) == versions
    assert journal.links_from(journal.reflections[2]) == [before]


def test_what_is_added_to_it_since_is_taken_back_first_and_lost_by_no_undo(journal: Journal) -> None:
    before = put_down(journal)
    made = became(journal, before, Kind.SETBACK)
    assert isinstance(made, Setback)
    journal.keep(structs.replace(made, felt="Small"))
    journal.undo()
    assert journal.setbacks[1] == made
    journal.undo()
    assert journal.reflections[1] == before


def test_it_stays_so_in_the_file(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    with_it = door.open(PASSPHRASE)
    before = put_down(with_it)
    made = became(with_it, before, Kind.LESSON)
    with_it.lock()
    again = door.open(PASSPHRASE)
    assert again.get(before.ref) == made
    assert not again.is_read
    assert again.links_to(made) == [again.lessons[2], again.reflections[2]]
    assert [version.entry.body for version in again.history(made.ref)] == [BODY, "Not shortlisted"]
    again.lock()


def test_once_all_is_read_no_record_is_read_for_where_a_number_leads(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put_down(journal)
    made = became(journal, before, Kind.SETBACK)
    unreadable = became(journal, journal.add(Reflection(body="Rained off")), Kind.LESSON)
    journal.table("lesson").update({"sentence": 7}, doc_ids=[unreadable.number])
    journal._index.forget()
    journal.read_on(float("inf"))
    assert [bad.ref for bad in journal.unreadable()] == [unreadable.ref]
    with monkeypatch.context() as patched:
        patched.setattr(VaultTable, "stored", None)
        assert journal.get(before.ref) == made
        assert journal._index._leads.of(unreadable.ref) == unreadable.was
    journal.delete(made.ref)
    assert journal.get(before.ref) is None


def test_in_the_trash_and_back_its_number_leads_to_it(journal: Journal) -> None:
    before = put_down(journal)
    made = became(journal, before, Kind.SETBACK)
    journal.delete(made.ref)
    assert journal.get(before.ref) is None
    assert journal.broken_links()
    journal.restore(made.ref)
    assert journal.get(before.ref) == made
    journal.delete(made.ref)
    journal.delete_for_good(made.ref)
    assert journal.history(made.ref) == journal.history(before.ref) == []


def test_only_what_is_open_and_known_becomes_another(journal: Journal) -> None:
    closed = journal.add(Reflection(body="Dear me", open_on=PartialDate.from_iso("2030")))
    review = journal.add(Reflection(body="A year", reviews="2025"))
    setback = journal.add(Setback(what_happened="It sank"))
    for entry in (closed, review, setback):
        assert becomes(entry) == ()
        with pytest.raises(CannotBecome):
            became(journal, entry, Kind.LESSON)
    plain = journal.add(Reflection(body="Plain"))
    with pytest.raises(CannotBecome):
        became(journal, plain, Kind.ROLE)
    journal.drafts.keep(plain.ref, {"body": "Plainer"})
    with pytest.raises(CannotBecome, match="draft"):
        became(journal, plain, Kind.LESSON)
    with pytest.raises(NoSuchEntry):
        journal.become(Ref(Kind.REFLECTION, 99), Lesson(sentence="None"), "nothing")


def test_one_that_had_no_day_has_none_as_another(journal: Journal) -> None:
    undated = journal.add(Reflection(body="When?", origin=Origin(program="markdown", id="x", undated=True)))
    assert became(journal, undated, Kind.SETBACK).date is None


@pytest.mark.parametrize(
    ("text", "line", "rest"),
    [
        ("One line", "One line", ""),
        ("# A heading #\n\nMore\n", "A heading", "More"),
        ("A heading\n=====\nMore", "A heading", "More"),
        ("\n\nAfter breaks\nMore\n\nAnd more", "After breaks", "More\n\nAnd more"),
        ("Line\n\n    code\n", "Line", "    code"),
        (f"It went wrong. {'And so on and on. ' * 20}", "It went wrong.", ("And so on and on. " * 20).strip()),
        (f"{'落選した。' * 40}", "落選した。", "落選した。" * 39),
        ("- one\n- two", "one", "- one\n- two"),
        ("1. one\n2. two", "one", "1. one\n2. two"),
        ("**Bold** and [a link](https://example.org)", "Bold and a link", "**Bold** and [a link](https://example.org)"),
        ("As [[setback 3]] was", "As setback 3 was", "As [[setback 3]] was"),
        ("***", "***", "***"),
    ],
)
def test_a_text_is_taken_apart_into_a_line_and_the_rest(text: str, line: str, rest: str) -> None:
    assert in_a_line(text) == (line, rest)


def test_of_a_line_that_never_ends_a_part_is_the_line_and_all_of_it_stays() -> None:
    text = "word " * 1000
    line, rest = in_a_line(text)
    assert len(line) <= 140
    assert line.endswith("…")
    assert rest == text


@pytest.mark.parametrize("odd", ["# ", "#", " ", "[", "*", "=", "- ", "“", "。", "!["])
def test_no_text_takes_long_to_be_taken_apart(odd: str) -> None:
    for text in (f"x{odd * 90_000}x", f"# {odd * 90_000}x", f"x\n{odd * 90_000}x"):
        line, rest = in_a_line(text)
        assert 0 < len(line) <= 140
        assert rest in text


@pytest.mark.parametrize("once", [True, False])
def test_a_kind_and_a_number_find_the_entry_also_by_what_it_was(journal: Journal, once: bool) -> None:
    find = journal.find_once if once else journal.find
    before = put_down(journal)
    assert find("reflection 1").refs[0] == before.ref
    assert find("Reflection #2").refs[0] == Ref(Kind.REFLECTION, 2)
    made = became(journal, before, Kind.SETBACK)
    found = find("reflection 1")
    assert (found.refs[0], found.why) == (made.ref, "")
    assert found.total == len(found.refs) == len(set(found.refs))
    assert find("setback 1", 1).refs == [made.ref]
    assert made.ref not in find("reflection 99").refs
