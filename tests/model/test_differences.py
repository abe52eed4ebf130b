"""What changed between versions, word by word, and little looked at in a long text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from careerjournal.model import Aspiration, Milestone, PartialDate, Setback, Shares, differences
from careerjournal.model.differences import AT_MOST_COMPARED, Change, Piece, changed_fields, shortened

TEXTS = st.text(alphabet="ab .\n", max_size=60)


def shown(before: str, after: str) -> str:
    signs = {Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}", Change.STAYED: "{}", Change.LEFT_OUT: "…"}
    return "".join(signs[change].format(text) for change, text in differences.differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("The panel was late.", "The panel was early.", "The panel was [-late-]{+early+}."),
        ("One two", "One two three", "One two{+ three+}"),
        ("", "New", "{+New+}"),
        ("Gone", "", "[-Gone-]"),
        ("The old grey boat", "The big red boat", "The [-old grey-]{+big red+} boat"),
        ("First.\n\nSecond one.\n", "First.\n\nSecond two.\n", "First.\n\nSecond [-one-]{+two+}.\n"),
        ("same", "same", "same"),
    ],
)
def test_words_are_told_apart(before: str, after: str, says: str) -> None:
    assert shown(before, after) == says


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    pieces = differences.differences(before, after)
    assert "".join(text for change, text in pieces if change is not Change.NEW) == before
    assert "".join(text for change, text in pieces if change is not Change.GONE) == after


def test_every_shape_of_field_says_what_changed() -> None:
    was = Setback(what_happened="The panel", when=PartialDate(2015), shares=Shares(my_part=3), tags=("a",))
    now = structs.replace(was, when=PartialDate(2016), shares=Shares(my_part=5), tags=("a", "b"))
    found = {change.label: "".join(piece.text for piece in change.pieces) for change in changed_fields(was, now)}
    assert found["When"] == "20152016"
    assert "My part: 35" in found["How I read it"]
    assert found["Tags"] == "a, b"
    assert "What happened, in a line" not in found
    wish = Aspiration(what="x", milestones=(Milestone(what="Read a budget"),))
    [change] = changed_fields(wish, structs.replace(wish, milestones=()))
    assert change.label == "Milestones"


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_of_a_long_text_few_words_are_looked_at(monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    sentences = [f"Sentence {place} was put down on a grey morning at the harbour." for place in range(3_300)]
    before = between.join(sentences)
    after = between.join([*sentences[:20], "Another one here.", *sentences[20:3_000], *sentences[3_001:]])
    assert len(before) > 195_000
    looked_at = 0
    words = differences._words

    def counted(text: str) -> list[str]:
        nonlocal looked_at
        found = words(text)
        looked_at += len(found)
        return found

    monkeypatch.setattr(differences, "_words", counted)
    pieces = list(shortened(differences.differences(before, after)))
    assert looked_at < 200
    assert sum(len(piece.text) for piece in pieces) < 1_000
    assert Piece(Change.LEFT_OUT, "") in pieces


def test_a_text_that_is_all_another_is_shown_as_far_as_one_reads() -> None:
    before, after = "old " * 50_000, "new " * 50_000
    assert len(before.split()) * len(after.split()) > AT_MOST_COMPARED
    pieces = list(shortened(differences.differences(before, after)))
    assert sum(len(piece.text) for piece in pieces) <= 4_000
    assert pieces[-1].change is Change.LEFT_OUT
