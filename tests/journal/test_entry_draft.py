"""A draft being edited: it knows what is new in it, loses nothing that was typed, and is kept or let go in the end."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Kind, PartialDate, Potential, RecordError, Ref, Setback, TypedError
from careerjournal.model.typed import Problem
from tests.conftest import PASSPHRASE, Clock, Faulty

NEW = Ref(Kind.SETBACK, 0)


def test_what_is_put_in_is_new_once(journal: Journal) -> None:
    draft = EntryDraft(journal, NEW)
    told = [(draft.put("what_happened", text), draft.changed) for text in ("", "Panel", "Panel", "")]
    assert told == [(False, False), (True, True), (False, True), (True, False)]


def test_what_was_filled_in_beforehand_is_no_change_and_what_was_chosen_is(journal: Journal) -> None:
    filled, chosen = EntryDraft(journal, NEW, {"body": "There."}), EntryDraft(journal, NEW, None, {"body": "There."})
    assert [(draft.typed["body"], draft.changed) for draft in (filled, chosen)] == [("There.", False), ("There.", True)]


def test_a_new_one_is_kept_once_and_gone_on_with(journal: Journal) -> None:
    draft = EntryDraft(journal, NEW)
    draft.put("what_happened", "Panel")
    assert draft.store()
    assert draft.keep() == draft.of == Ref(Kind.SETBACK, 1)
    assert not draft.changed
    draft.put("body", "Long ago.")
    draft.keep()
    assert [(kept.what_happened, kept.body) for kept in journal.setbacks] == [("Panel", "Long ago.")]
    assert journal.drafts.all() == []


def test_it_is_taken_up_again_where_it_was_left(journal: Journal, clock: Clock) -> None:
    kept = journal.add(Setback(what_happened="Panel"))
    draft = EntryDraft(journal, kept.ref)
    draft.put_all({"when": "yesterday", "typed on": {"when": "2026-11-22"}})
    assert draft.store()
    clock.step(days=9)
    again = EntryDraft(journal, kept.ref)
    assert again.left is not None
    assert again.left.stored
    assert (again.typed, again.changed) == (draft.typed, True)
    again.keep()
    assert journal.setbacks[1].when == PartialDate(2026, 11, 21)
    assert [again.left is None, again.changed, "typed on" in again.typed] == [True, False, False]


def test_a_part_that_a_draft_has_only_half_of_keeps_the_other_half(journal: Journal) -> None:
    kept = journal.add(Aspiration(what="Chart", potential=Potential(my_view="Steady", evidence="The spring survey")))
    journal.drafts.keep(kept.ref, {"potential": {"my_view": "Growing"}})
    draft = EntryDraft(journal, kept.ref)
    assert (draft.typed["potential"]["my_view"], draft.typed["potential"]["evidence"]) == (
        "Growing",
        "The spring survey",
    )
    draft.keep()
    assert journal.aspirations[1].potential == structs.replace(kept.potential, my_view="Growing")


def test_every_problem_is_said_and_what_was_typed_stays(journal: Journal) -> None:
    draft = EntryDraft(journal, NEW)
    draft.put_all({"what_happened": "", "when": "the 40th of May"})
    with pytest.raises(TypedError) as said:
        draft.keep()
    assert {problem.path[0] for problem in said.value.problems} == {"what_happened", "when"}
    assert draft.typed["when"] == "the 40th of May"


def test_what_the_journal_refuses_is_said_beside_its_field(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> Setback:
        raise RecordError("“What happened” is too long.", "what_happened")

    draft = EntryDraft(journal, NEW)
    draft.put("what_happened", "Panel")
    monkeypatch.setattr(journal, "add", refuse)
    with pytest.raises(TypedError) as said:
        draft.keep()
    assert said.value.problems == (Problem(("what_happened",), "“What happened” is too long."),)
    assert draft.typed["what_happened"] == "Panel"


def test_nothing_is_lost_where_it_cannot_be_written(real_journal: Journal, door: Door, faulty: Faulty) -> None:
    draft = EntryDraft(real_journal, NEW)
    draft.put("what_happened", "Panel")
    faulty.refuse()
    with pytest.raises(JournalError):
        draft.keep()
    assert (draft.of, draft.typed["what_happened"]) == (NEW, "Panel")
    assert not draft.store()
    assert [(one.values["what_happened"], one.stored) for one in real_journal.drafts.all()] == [("Panel", False)]
    faulty.mend()
    assert draft.store()
    real_journal.lock()
    journal = door.open(PASSPHRASE)
    assert EntryDraft(journal, NEW).typed["what_happened"] == "Panel"
    journal.lock()


def test_letting_go_leaves_what_was_kept(journal: Journal) -> None:
    kept = journal.add(Setback(what_happened="Panel"))
    draft = EntryDraft(journal, kept.ref)
    draft.put("what_happened", "Panelled")
    draft.store()
    draft.let_go()
    assert (draft.changed, draft.typed["what_happened"], journal.drafts.all()) == (False, "Panel", [])
    assert journal.setbacks[1] == kept
