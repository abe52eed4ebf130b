"""Walking an entry finds every text and every link in it."""

from __future__ import annotations

from hypothesis import given

from careerjournal.model import Aspiration, Entry, Kind, Lesson, Milestone, Ref, Setback
from careerjournal.model.contents import Said, refs, texts
from tests.model.strategies import entries


def test_texts_come_in_order_with_their_labels_those_in_parts_included() -> None:
    aspiration = Aspiration(what="To teach", milestones=(Milestone(what="A class"),), tags=("craft",))
    assert list(texts(aspiration)) == [
        Said("What I want", "To teach"),
        Said("What I will have learnt, gained or done", "A class"),
        Said("Tags", "craft"),
    ]


def test_what_the_journal_looks_after_is_no_text() -> None:
    assert list(texts(Setback(open_fields=("felt",)))) == []


def test_links_come_once_from_fields_and_texts_and_never_to_itself() -> None:
    lesson = Lesson(
        number=2,
        sentence="Stop.",
        learnt_from=(Ref(Kind.SETBACK, 3),),
        body="[[setback 3]] and [[lesson 2]] and [[move 1]]",
    )
    assert refs(lesson) == (Ref(Kind.SETBACK, 3), Ref(Kind.MOVE, 1))


@given(entries())
def test_every_entry_can_be_walked(entry: Entry) -> None:
    assert all(said.label for said in texts(entry))
    assert entry.ref not in refs(entry)
    assert set(entry.links) - {entry.ref} <= set(refs(entry))
