"""Drafts: what was being typed survives, until it is an entry or is let go."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Reflection, Setback
from careerjournal.vault import table
from tests.conftest import BEGINNING, PASSPHRASE, Clock

NEW = Ref(Kind.REFLECTION, 0)


def test_it_is_replaced_by_the_next_and_keeps_its_time(journal: Journal, clock: Clock) -> None:
    journal.drafts.keep(NEW, {"body": "I thou", "tags": ["a"], "energy": None})
    clock.step(minutes=1)
    journal.drafts.keep(Ref(Kind.SETBACK, 0), {"body": "Other"})
    assert [draft.of.kind for draft in journal.drafts.all()] == ["setback", "reflection"]
    clock.step(minutes=1)
    journal.drafts.keep(NEW, {"body": "I thought"})
    assert [draft.of.kind for draft in journal.drafts.all()] == ["reflection", "setback"]
    draft = journal.drafts.get(NEW)
    assert draft is not None
    assert draft.values == {"body": "I thought"}
    assert (draft.when - BEGINNING).total_seconds() == 120


def test_it_survives_a_lock(door: Door, real_journal: Journal) -> None:
    left = real_journal.drafts.keep(NEW, {"body": "half a sent"})
    real_journal.lock()
    again = door.open(PASSPHRASE)
    assert again.drafts.all() == [left]
    again.lock()


def test_it_goes_when_it_becomes_an_entry(journal: Journal) -> None:
    journal.drafts.keep(NEW, {"body": "x"})
    kept = journal.reflections.add(Reflection(body="x"))
    assert journal.drafts.all() == []
    journal.drafts.keep(kept.ref, {"body": "xy"})
    kept = journal.keep(structs.replace(kept, body="xy"))
    assert journal.drafts.all() == []
    journal.drafts.keep(kept.ref, {"body": "xy"})
    journal.keep(kept)
    assert journal.drafts.all() == []


def test_only_its_own_goes(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="x"))
    other = journal.drafts.keep(setback.ref, {"body": "z"})
    journal.add(Reflection(body="x"))
    assert journal.drafts.all() == [other]


def test_an_entry_from_elsewhere_leaves_what_is_being_typed(journal: Journal) -> None:
    """A note from the shell is no reason to lose what was typed in the form."""
    left = journal.drafts.keep(NEW, {"body": "half a sent"})
    journal.add(Reflection(body="from the shell"), drafted=False)
    assert journal.drafts.all() == [left]


def test_linking_an_entry_leaves_what_is_being_typed_in_it(journal: Journal) -> None:
    one, other = journal.add(Setback(what_happened="x")), journal.add(Setback(what_happened="y"))
    left = journal.drafts.keep(one.ref, {"body": "half a sent"})
    journal.link(one, other.ref)
    assert journal.drafts.all() == [left]


def test_it_is_let_go(journal: Journal) -> None:
    journal.drafts.keep(NEW, {"body": "x"})
    journal.drafts.discard(NEW)
    journal.drafts.discard(NEW)
    assert journal.drafts.get(NEW) is None


def test_one_of_a_kind_that_only_a_newer_version_knows_hides_no_other(journal: Journal) -> None:
    left = journal.drafts.keep(NEW, {"body": "x"})
    alien = {"kind": "portrait", "number": 0, "values": {}, "when": BEGINNING.isoformat()}
    journal.table("drafts").insert(alien)
    assert journal.drafts.all() == [left]
    assert len(journal.table("drafts")) == 2


def test_only_the_draft_and_the_versions_of_an_entry_are_taken_out_to_know_them(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for number in range(1, 61):
            journal.add(Reflection(body=f"Day {number}"))
    for number in range(1, 61):
        journal.keep(structs.replace(journal.reflections[number], body=f"Day {number}, later"))
        journal.drafts.keep(Ref(Kind.REFLECTION, number), {"body": f"Day {number}, latest"})
    taken_out = []
    copied = vars(table)["copied"]

    def copying(document: Any) -> Any:
        taken_out.append(document)
        return copied(document)

    monkeypatch.setattr(table, "copied", copying)
    ref = Ref(Kind.REFLECTION, 60)
    draft = journal.drafts.get(ref)
    assert draft is not None
    assert draft.values["body"] == "Day 60, latest"
    assert [version.entry.body for version in journal.history(ref)] == ["Day 60"]
    journal.drafts.keep(ref, {"body": "Day 60, typed"})
    journal.drafts.discard(ref)
    assert journal.drafts.get(ref) is None
    journal.undo()
    assert [version.entry.body for version in journal.history(ref)] == ["Day 60, later", "Day 60"]
    assert len(taken_out) < 20
