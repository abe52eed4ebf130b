"""What is being got ready to leave, as a draft: it comes back as it stood, and goes once it is kept."""

from __future__ import annotations

from careerjournal.journal.becoming import became
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Reflection, Setback
from careerjournal.sharing import openings
from careerjournal.sharing.draft import ShareDraft
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.subjects import Subject

OF = Ref(Kind.SHARE, 0)


def test_it_comes_back_as_it_stood_and_goes_once_it_is_kept(journal: Journal) -> None:
    told = journal.add(Setback(what_happened="The panel", body="Long ago."))
    prep = Preparation(journal, Subject.of(told, journal))
    draft = ShareDraft(journal, prep)
    assert not draft.put_prepared("")
    opened = {piece.key for piece in prep.pieces}
    prep.toggle(opened)
    assert draft.put_prepared("~/st")
    assert not draft.put_prepared("~/st")
    assert draft.store()
    left = journal.drafts.get(OF)
    assert left is not None
    again = Preparation.from_draft(journal, left.values)
    assert again is not None
    assert (again.opened, left.values["path"]) == (opened, "~/st")
    ShareDraft(journal, again, "~/st").keep()
    assert journal.drafts.all() == []
    kept = journal.setbacks[1]
    assert set(openings.opened(journal, kept)) == {piece.piece.key for piece in prep.pieces}


def test_of_what_became_another_entry_nothing_that_was_opened_is_open(journal: Journal) -> None:
    told = journal.add(Reflection(body="The panel\n\nLong ago."))
    prep = Preparation(journal, Subject.of(told, journal))
    draft = ShareDraft(journal, prep)
    prep.toggle({piece.key for piece in prep.pieces})
    draft.put_prepared("")
    draft.store()
    draft.keep()
    left = prep.as_draft()
    now = became(journal, journal.reflections[1], Kind.SETBACK)
    assert Preparation.from_draft(journal, left) is None
    assert openings.opened(journal, now) == ()
    assert not Preparation(journal, Subject.of(now, journal)).opened


def test_a_link_to_it_is_called_what_it_became(journal: Journal) -> None:
    before = journal.add(Reflection(body="The panel"))
    told = journal.add(Reflection(body="As in [[reflection 1]], it rained."))
    became(journal, before, Kind.SETBACK)
    prep = Preparation(journal, Subject.of(told, journal))
    prep.toggle({piece.key for piece in prep.pieces})
    assert "As in another setback, it rained." in prep.text
