"""What is being got ready to leave, as a draft: it comes back as it stood, and goes once it is kept."""

from __future__ import annotations

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Setback
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
