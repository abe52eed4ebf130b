"""The answers as one draft and one reflection: nothing typed is lost, and it is found again."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.journal.draft_words import NEW_REVIEW, reviewed_in
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Ref, Reflection, Setback, Shares
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.setback import Reading
from careerjournal.model.spans import Span, read_span
from careerjournal.sharing import openings
from careerjournal.year_review.draft import (
    ReviewDraft,
    as_answers,
    as_body,
    last_answer,
    review_of,
)
from careerjournal.year_review.one_page import pieces
from careerjournal.year_review.pages import PAGES

YEAR = Span(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def spanned(text: str) -> Span:
    return read_span(text, dt.date(2026, 1, 1))


@given(
    st.dictionaries(
        st.sampled_from([page.key for page in PAGES]),
        st.text(st.sampled_from("a# \n-")).filter(lambda text: bool(text.strip())),
    )
)
def test_answers_come_back_from_the_text_as_they_were_typed(answers: dict[str, str]) -> None:
    assert as_answers(as_body(answers)) == answers


def test_what_somebody_wrote_around_the_answers_stays() -> None:
    body = "Before all.\n\n## Where I stood\nClose by.\n\n## My own heading\n\nMine.\n\n## Where I stood\n\nAgain."
    answers = as_answers(body)
    assert answers[""] == "Before all."
    assert answers["1"] == "Close by.\n\n## My own heading\n\nMine.\n\nAgain."
    assert as_body(answers).startswith("Before all.\n\n## Where I stood\n\nClose by.")


def test_it_becomes_one_reflection_with_its_tags_and_links(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="It fell", when=PartialDate(2025, 3)))
    draft = ReviewDraft(journal, NEW_REVIEW, YEAR)
    draft.about = {"3": (setback.ref,), "1": (Ref(Kind.ROLE, 1),)}
    assert draft.answer("3", "That one, for the ending.")
    ref = draft.keep()
    kept = journal.reflections[ref.number]
    assert kept.title == "2025 in one sitting"
    assert kept.body == "## What went wrong, what went well\n\nThat one, for the ending."
    assert kept.tags == ("in-one-sitting", "2025")
    assert kept.links == (setback.ref,)  # of a page that was not answered it did not speak
    assert review_of(journal, YEAR) == ref
    assert review_of(journal, spanned("2025-q3")) == NEW_REVIEW


def test_tags_that_were_taken_off_stay_off(journal: Journal) -> None:
    draft = ReviewDraft(journal, NEW_REVIEW, YEAR)
    draft.answer("1", "Yes.")
    ref = draft.keep()
    draft.put("tags", "mine")
    draft.answer("2", "Nothing.")
    draft.keep()
    assert journal.reflections[ref.number].tags == ("mine",)


def test_a_draft_comes_back_at_the_page_where_one_was(journal: Journal) -> None:
    draft = ReviewDraft(journal, NEW_REVIEW, spanned("2025-q3"))
    draft.answer("1", "Half a sen")
    draft.go_to("5")
    draft.store()
    left = journal.drafts.get(NEW_REVIEW)
    assert left is not None
    assert reviewed_in(left) == spanned("2025-q3")
    again = ReviewDraft(journal, NEW_REVIEW, YEAR)
    assert again.span.key == "2025-q3"
    assert again.page == "5"
    assert again.answers == {"1": "Half a sen"}


def test_a_kept_one_opens_at_the_first_page_without_an_answer(journal: Journal) -> None:
    draft = ReviewDraft(journal, NEW_REVIEW, YEAR)
    assert draft.page == "1"
    draft.answer("1", "Yes.")
    ref = draft.keep()
    assert ReviewDraft(journal, ref, YEAR).page == "2"


def test_another_reflection_is_no_review(journal: Journal) -> None:
    left = journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "Tuesday"})
    assert reviewed_in(left) is None


def test_the_next_opens_with_the_last_answer_of_the_one_before(journal: Journal) -> None:
    def reviewed(text: str, body: str) -> None:
        journal.add(Reflection(body=body, reviews=spanned(text).key))

    reviewed("2024", "## Where I stood\n\nFirst.\n\n## Whose wish is each\n\nMine, all of them.")
    reviewed("2024-q4", "## How the days left me\n\nSleep.")
    reviewed("2025-q1", "## Where I stood\n\nHere.")
    assert last_answer(journal, YEAR) == ("2024", "Mine, all of them.")
    assert last_answer(journal, spanned("2025-q1")) == ("Q4 2024", "Sleep.")
    assert last_answer(journal, spanned("2025-q2")) == ("Q1 2025", "Here.")
    assert last_answer(journal, spanned("2024")) is None


def test_what_is_deleted_is_found_no_more(journal: Journal) -> None:
    kept = journal.add(Reflection(body="## Where I stood\n\nHere.", reviews="2025"))
    journal.read_on(float("inf"))
    assert review_of(journal, YEAR) == kept.ref
    journal.delete(kept.ref)
    assert review_of(journal, YEAR) == NEW_REVIEW
    journal.undo()
    assert review_of(journal, YEAR) == kept.ref


def test_the_draft_of_another_reflection_stays_when_it_is_kept(journal: Journal) -> None:
    journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "Tuesday"})
    draft = ReviewDraft(journal, NEW_REVIEW, YEAR)
    draft.answer("1", "Yes.")
    draft.store()
    draft.keep()
    assert [left.values["body"] for left in journal.drafts.all()] == ["Tuesday"]


def test_on_the_page_stands_what_is_said_and_of_setbacks_only_what_is_open(journal: Journal) -> None:
    closed = journal.add(Setback(what_happened="Nobody knows", when=PartialDate(2025, 3)))
    journal.add(Setback(what_happened="It *fell*", when=PartialDate(2025, 5), open_fields=("what_happened",)))
    journal.add(Lesson(sentence="Ask", learnt_from=(closed.ref,), created=dt.datetime(2025, 4, 1, tzinfo=dt.UTC)))
    contents = {page.key: page.contents(journal, YEAR) for page in PAGES}
    answers = {"3": "The [[setback 2]] one."}
    made = pieces(YEAR, contents, answers, lambda ref: openings.opened(journal, journal.entry(ref)))
    said = "\n\n".join(piece.markdown for piece in made if piece.markdown)
    assert said.startswith("# 2025\n\n")
    assert "- What went wrong: It \\*fell\\*\n" in said
    assert "*Which of these would I tell somebody else, and why?*\n\nThe setback 2 one." in said
    assert "Ask" in said
    assert "Nobody knows" not in said


@pytest.mark.parametrize("opened", [("what_happened",), ("what_happened", "shares", "readings")])
def test_what_was_read_anew_stands_on_the_page_only_where_its_readings_are_open(
    journal: Journal, opened: tuple[str, ...]
) -> None:
    again = Reading(when=PartialDate(2025, 5), shares=Shares(my_part=2))
    setback = Setback(what_happened="It fell", shares=Shares(my_part=6), readings=(again,), open_fields=opened)
    journal.add(setback)
    contents = {page.key: page.contents(journal, YEAR) for page in PAGES}
    made = pieces(YEAR, contents, {}, lambda ref: openings.opened(journal, journal.entry(ref)))
    said = next(piece.markdown for piece in made if piece.key == "4-holds")
    assert said == ("**How my readings changed**\n\n- It fell: less my part." if "readings" in opened else "")


def test_each_answer_on_the_page_is_called_by_the_page_that_it_is_of(journal: Journal) -> None:
    contents = {page.key: page.contents(journal, YEAR) for page in PAGES}
    labels = [piece.label for piece in pieces(YEAR, contents, {}) if piece.key.endswith("-answer")]
    assert labels[0] == "My answer: Where I stood"
    assert len(set(labels)) == len(PAGES)
