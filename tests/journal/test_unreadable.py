"""One record that cannot be read stops no other one, and “check” says which it is and what is wrong with it."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import structs
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from careerjournal import demo
from careerjournal.conversations.brief import brief
from careerjournal.conversations.draft import ConversationDraft
from careerjournal.journal.actions import due
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.journal.nudges import nudges_of
from careerjournal.journal.today import today_in
from careerjournal.model import (
    KINDS,
    Conversation,
    Kind,
    Lesson,
    PartialDate,
    Ref,
    Reflection,
    Setback,
    Shape,
    Share,
    fields_of,
)
from careerjournal.sharing.ledger import told, told_before
from careerjournal.tui.entry import rows
from careerjournal.tui.entry.pages import page
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.vault.database import Database
from tests.conftest import BEGINNING, Clock
from tests.tui.using import groups

NEW = Ref(Kind.SETBACK, 0)


def look(journal: Journal) -> None:
    """At everything that a person can see of it without a terminal."""
    journal._index.forget()
    for words in ("the", "2019", "kind:setback", "person:Ros"):
        journal.search(words)
    today_in(journal)
    due(journal)
    for section in SECTIONS:
        for view in ("", "actions", "meetings"):
            groups(section, journal, view)
    for entry in list(journal):
        page(entry, journal)
        rows.facts(entry)
        nudges_of(entry, journal)
        journal.history(entry.ref)
        told(journal, entry)
    told_before(journal, [Ref(Kind.SETBACK, 1)], "Jo")
    for held in (*journal.conversations, Conversation()):
        hand = ConversationDraft(journal, held.ref)
        hand.as_it_stands()
        hand.aside_moment("began")
        brief(held, journal)
    journal.trash()
    journal.drafts.all()
    journal.broken_links()
    for bad in journal.unreadable():
        assert bad.why.endswith(".")
    for record in journal.unreadable_records():
        assert record.what
        assert record.why.endswith(".")


DRAFT: dict[str, Any] = {"kind": "setback", "number": 1, "values": {}, "when": "2026-11-22T12:00:00+00:00", "v": 2}
TRASHED: dict[str, Any] = {**DRAFT, "record": {"entry": "setback", "what_happened": "x"}}
VERSION: dict[str, Any] = {
    "of": "setback 1",
    "until": "2026-11-22T12:00:00+00:00",
    "record": {"entry": "setback", "what_happened": "x"},
}
ODD = [
    ("drafts", {**DRAFT, "when": "noon"}, "A draft of setback 1", "“when” cannot be read"),
    ("drafts", {**DRAFT, "when": "2026-11-22T12:00:00"}, "A draft of setback 1", "“when” cannot be read"),
    ("drafts", {**DRAFT, "when": None}, "A draft of setback 1", "“when” cannot be read"),
    ("drafts", {**DRAFT, "values": [1]}, "A draft of setback 1", "“values” cannot be read"),
    ("drafts", {**DRAFT, "kind": ["setback"]}, "A draft kept as 1", "does not say of which entry"),
    ("drafts", {**DRAFT, "number": True}, "A draft kept as 1", "does not say of which entry"),
    ("drafts", {**DRAFT, "number": -1}, "A draft kept as 1", "does not say of which entry"),
    ("drafts", {"x": 1}, "A draft kept as 1", "does not say of which entry"),
    ("trash", {**TRASHED, "when": 3}, "What is in the trash of setback 1", "“when” cannot be read"),
    ("trash", {**TRASHED, "record": "x"}, "What is in the trash of setback 1", "“record” cannot be read"),
    ("trash", {**TRASHED, "record": {"entry": "setback", "kind": "x"}}, "What is in the trash of", "“Kind” cannot be"),
    ("versions", {**VERSION, "until": {}}, "An earlier version of setback 1", "“until” cannot be read"),
    ("versions", {**VERSION, "of": "lesson 1"}, "An earlier version of lesson 1", "says that it is a setback"),
    ("versions", {**VERSION, "of": "x"}, "An earlier version kept as 1", "does not say of which entry"),
    ("versions", {**VERSION, "record": {"entry": "setback", "when": "soon"}}, "An earlier version of", "“When” cannot"),
    ("arrangement", {"areas": ["Digital", 3]}, "The arrangement", "“Areas” cannot be read"),
    ("arrangement", {"areas": ["Digital"], "openings": [{"of": 3}, {"of": "setback 1"}]}, "The arrangement", "“Opened"),
    ("arrangement", {"areas": ["Digital"], "signature": {}}, "The arrangement", "“How I sign” cannot be read"),
]


@pytest.mark.parametrize(("table", "document", "what", "why"), ODD)
def test_an_odd_record_beside_the_entries_is_passed_over_and_named(
    table: str, document: dict[str, Any], what: str, why: str, journal: Journal
) -> None:
    journal.table(table).insert(copy.deepcopy(document))
    kept = journal.add(Setback(what_happened="x"))
    changed = journal.keep(structs.replace(kept, what_happened="y"))
    gone = journal.add(Lesson(sentence="x"))
    journal.delete(gone.ref)
    draft = journal.drafts.keep(kept.ref, {"what_happened": "z"})
    look(journal)
    assert [(what in bad.what, why in bad.why) for bad in journal.unreadable_records()] == [(True, True)]
    assert journal.drafts.all() == [draft]
    assert [version.entry for version in journal.history(kept.ref)] == [kept]
    assert Ref(Kind.LESSON, 1) in [trashed.ref for trashed in journal.trash()]
    if table == "arrangement":
        assert journal.arrangement.areas == ("Digital",)
    else:
        assert journal.table(table).get(doc_id=1) == document  # nothing is lost
    assert journal.restore(gone.ref) == gone
    assert journal.undo()
    assert list(journal.setbacks) == [changed]


def test_arranging_anew_loses_nothing_of_what_could_not_be_read(journal: Journal) -> None:
    odd = {"areas": ["Digital"], "openings": [{"of": 3, "pieces": ["felt"]}]}
    journal.table("arrangement").insert(dict(odd))
    for areas in (("Policy",), ("Policy", "Digital")):
        journal.arrange(structs.replace(journal.arrangement, areas=areas), "arranged")
    assert journal.arrangement.areas == ("Policy", "Digital")
    assert journal.unreadable_records() == []
    assert [dict(kept) for kept in journal.table("arrangement")][1:] == [odd]


def test_what_cannot_be_read_in_the_trash_stays_there_until_it_is_deleted_for_good(journal: Journal) -> None:
    kept = journal.add(Setback(what_happened="x"))
    for record in ("x", {"entry": "setback", "kind": "x"}):
        journal.table("trash").insert({**TRASHED, "number": 2, "record": record})
    journal.table("trash").insert({**TRASHED, "number": 0})
    journal.table("trash").insert(TRASHED)  # of an entry that is there
    assert sorted(trashed.ref.number for trashed in journal.trash()) == [1, 2]
    before = [dict(document) for document in journal.table("trash")]
    for number, why in ((1, "There is another setback 1 in the journal"), (2, "setback 2 cannot be read")):
        with pytest.raises(JournalError, match=why):
            journal.restore(Ref(Kind.SETBACK, number))
    with pytest.raises(JournalError, match="There is no setback 3 in the trash"):
        journal.restore(Ref(Kind.SETBACK, 3))
    assert [dict(document) for document in journal.table("trash")] == before
    journal.delete_for_good(Ref(Kind.SETBACK, 2))
    assert [trashed.ref.number for trashed in journal.trash()] == [1]
    assert list(journal.setbacks) == [kept]


@pytest.mark.parametrize(
    "noted", [3, [], {"setback": "x"}, {"setback": -1}, {"setback": 2**70}, {"setback": True}, None]
)
def test_an_odd_note_of_the_numbers_given_out_gives_out_free_ones(noted: object, journal: Journal) -> None:
    journal.add(Setback(what_happened="x"))
    journal.table("about").update({"numbers": noted}, doc_ids=[1])
    assert [journal.add(Setback(what_happened="y")).number for _ in range(2)] == [2, 3]


@pytest.mark.parametrize(
    ("number", "record", "why"),
    [
        (2**63 - 1, {"entry": "setback", "what_happened": "x"}, "number is out of range"),
        (10**9, {"entry": "setback", "what_happened": "x"}, "number is out of range"),
        (7, {"entry": "lesson", "sentence": "x"}, "stands among the setbacks and says that it is a lesson"),
        (7, {"entry": "setback", "what_happened": "x", "created": "2026-11-22T12:00:00"}, "“created” cannot be read"),
        (7, {"entry": "setback", "what_happened": "x", "shares": {"my_part": 2**63}}, "My part” takes a number"),
        (
            7,
            {"entry": "setback", "what_happened": "x", "readings": [{"shares": {"chance": 11}}]},
            "Chance” takes a number",
        ),
        (7, {"entry": "setback", "what_happened": "x", "v": []}, ""),
    ],
)
def test_an_odd_entry_hides_no_other(number: int, record: dict[str, Any], why: str, journal: Journal) -> None:
    kept = journal.add(Setback(what_happened="the panel"))
    journal.table("setback").insert(Document(record, doc_id=number))
    look(journal)
    assert [hit.ref for hit in journal.search("panel")] == [kept.ref]
    assert [why in bad.why and bad.ref == Ref(Kind.SETBACK, number) for bad in journal.unreadable()] == [True] * bool(
        why
    )


# A moment that a clock may tell, and what a file from elsewhere may hold where something else belongs.
WEIRD: list[Any] = [
    *(None, True, 0, -1, 2**63, -(2**70), 1.5, 1e308, "", "x", [], {}, [[]], [None], {"a": 1}, ["x", 1]),
    *("2019-13-45", "0000", "9999-12-31", "setback 0", "setback 99999999999999999999", "nokind 3", "\ud7ff", "²"),
    *("2026-11-28T00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "not a time", "x" * 600),
]


KEYS = ["v", "entry", "kind", "number", "created", "when", "links", "unknown", "typed on", "zz"]


def mutated(value: Any, rng: random.Random, rate: float) -> Any:
    """The value with something odd in it here and there."""
    if rng.random() < rate:
        return copy.deepcopy(rng.choice(WEIRD))
    if isinstance(value, dict):
        found = {key: mutated(item, rng, rate) for key, item in value.items() if rng.random() > rate / 2}
        if rng.random() < rate:
            found[
                rng.choice(["v", "entry", "kind", "number", "created", "when", "links", "unknown", "typed on", "zz"])
            ] = copy.deepcopy(rng.choice(WEIRD))
        return found
    if isinstance(value, list):
        return [mutated(item, rng, rate) for item in value]
    return value


@pytest.fixture(scope="module")
def whole() -> dict[str, dict[str, Any]]:
    """Every table of a journal that has everything in it."""
    storage = MemoryStorage()  # type: ignore[no-untyped-call] # TinyDB's own
    journal = Journal(Database(storage=lambda: storage), now=Clock())
    for entry in demo.sample(BEGINNING.date()):
        if entry.number <= 2 or entry.KIND is Kind.CONVERSATION:
            journal.add(entry)
    journal.drafts.keep(NEW, {"what_happened": "half", "when": "yesterday", "typed on": {"when": "2026-11-20"}})
    hand = ConversationDraft(journal, Ref(Kind.CONVERSATION, 0))
    hand.put("with_whom", "Ros")
    hand.put_aside("began", BEGINNING.isoformat())
    journal.drafts.keep(hand.of, hand.typed)
    journal.keep(structs.replace(journal.setbacks[1], what_happened="other"))
    journal.delete(journal.add(Lesson(sentence="gone")).ref)
    journal.add(Share(for_whom="Jo", entries=(Ref(Kind.SETBACK, 1),), when=journal.moment()))
    journal.arrange(structs.replace(journal.arrangement, areas=("Digital",), dismissed=("x",)))
    return dict(storage.read() or {})


@pytest.mark.parametrize("seed", range(24))
def test_whatever_a_journal_from_elsewhere_holds(seed: int, whole: dict[str, dict[str, Any]]) -> None:
    rng = random.Random(seed)
    rate = rng.choice([0.003, 0.01, 0.05])
    tables: dict[str, dict[str, Any]] = {}
    for name, documents in whole.items():
        odd = {number: mutated(document, rng, rate) for number, document in documents.items()}
        tables[name] = {number: found for number, found in odd.items() if isinstance(found, dict)}
    storage = MemoryStorage()  # type: ignore[no-untyped-call] # TinyDB's own
    storage.write(tables)
    journal = Journal(Database(storage=lambda: storage), now=Clock())
    look(journal)
    journal.bring_up_to_date()
    look(journal)
    for entry in list(journal)[:3]:
        journal.delete(entry.ref)
    journal.undo()
    kept = journal.add(Reflection(body="Still here."))
    assert kept in list(journal.reflections)
    look(journal)


FAR = [
    dt.datetime(1, 1, 1, tzinfo=dt.UTC),
    dt.datetime(1899, 12, 31, 23, tzinfo=dt.UTC),
    dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2199, 12, 31, 12, tzinfo=dt.UTC),
    dt.datetime(2200, 2, 28, tzinfo=dt.UTC),
    dt.datetime(9999, 12, 20, tzinfo=dt.UTC),
    dt.datetime.max.replace(tzinfo=dt.UTC),
]


def blank_of_each_kind() -> Iterator[Any]:
    for cls in KINDS.values():
        needed: dict[str, Any] = {
            field.name: "x" for field in fields_of(cls) if field.required and field.shape is not Shape.CHOICE
        }
        yield cls(**needed)


@pytest.mark.parametrize("far", FAR)
def test_a_clock_far_off_closes_nothing(far: dt.datetime, journal: Journal, clock: Clock) -> None:
    clock.now = far
    for entry in blank_of_each_kind():
        kept = journal.add(entry)
        journal.keep(structs.replace(kept, tags=("t",)))
    journal.keep(structs.replace(journal.aspirations[1], what="another"))
    journal.drafts.keep(NEW, {"what_happened": "x", "when": "yesterday"})
    journal.delete(journal.add(Lesson(sentence="gone")).ref)
    for now in (far, BEGINNING):
        clock.now = now
        look(journal)
        assert (journal.unreadable(), journal.unreadable_records()) == ([], [])
        assert len(list(journal)) == len(Kind)
        assert journal.reflections[1].date == PartialDate.told(far.date())
        assert journal.search(f"kind:reflection year:{far.year}")
    # It can be put right, and deleted.
    assert journal.keep(structs.replace(journal.reflections[1], when=PartialDate(2026))).date == PartialDate(2026)
    mended = journal.keep(structs.replace(journal.lessons[1], sentence="y")).date
    believable = 1900 <= far.year <= 2199
    assert mended == (PartialDate.of(far.date()) if believable else PartialDate.of(BEGINNING.date()))
    for entry in list(journal):
        journal.delete(entry.ref)
    assert list(journal) == []
