"""Who wants to stay is heard, however they say it; who wants to leave, or something else, is not taken for one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from careerjournal.model.staying import in_the_first_person, reads_like_staying

BESIDE = Path(__file__).parent
BY_ANOTHER_HAND = tomllib.loads((BESIDE.parent / "conversations" / "staying_put.toml").read_text("utf-8"))
MORE = tomllib.loads((BESIDE / "staying_more.toml").read_text("utf-8"))


def heard(texts: list[str]) -> list[str]:
    return [text for text in texts if reads_like_staying(text)]


@pytest.mark.parametrize(("corpus", "floor"), [(BY_ANOTHER_HAND, 0.95), (MORE, 0.95)])
def test_nearly_all_who_stay_are_heard(corpus: dict[str, list[str]], floor: float) -> None:
    texts = corpus["staying"]
    known = heard(texts)
    assert len(known) >= floor * len(texts), [text for text in texts if text not in known]


@pytest.mark.parametrize("texts", [BY_ANOTHER_HAND["moving"], MORE["moving"], MORE["wishes"]])
def test_hardly_anybody_else_is_taken_for_one_who_stays(texts: list[str]) -> None:
    wrong = heard(texts)
    assert len(wrong) <= 0.03 * len(texts), wrong


@pytest.mark.parametrize(
    ("stays", "leaves"),
    [
        ("I don’t want to leave", "I want to leave"),
        ("I want to stay", "I don’t want to stay"),
        ("I’m not after my boss’s job", "I’m after my boss’s job"),
        ("I could go elsewhere, but I don’t want to", "I could stay, but I won’t"),
        ("Leaving is not an option", "Staying is not an option"),
        ("I’d hate to leave", "I’d hate to stay"),
        ("No need to move", "No need to stay"),
        ("Why would I leave?", "Why would I stay?"),
    ],
)
def test_what_denies_it_turns_it_round(stays: str, leaves: str) -> None:
    assert reads_like_staying(stays)
    assert not reads_like_staying(leaves)


@pytest.mark.parametrize(
    "text", ["They want me to stay", "I used to be happy here", "I’d be happy here if I were paid", "Whether to stay"]
)
def test_what_was_or_might_be_or_others_want_is_no_answer(text: str) -> None:
    assert not reads_like_staying(text)


def test_of_several_texts_one_is_enough_and_none_may_speak_of_leaving() -> None:
    assert reads_like_staying("Surveying", "For now")
    assert not reads_like_staying("Stay in the tower", "Until I find something better")


@pytest.mark.parametrize(
    "told",
    [
        "She loves the wards and does not want to move up. Leave her be.",
        "Leave her where she is",
        "Leave him alone, he is happy where he is",
        "Let her stay. She wants to stay where she is.",
        "Ana’s happy where she is",
    ],
)
def test_what_is_told_of_somebody_who_stays_is_heard_as_theirs(told: str) -> None:
    assert reads_like_staying(in_the_first_person(told, "Ana"))


@pytest.mark.parametrize(
    "told", ["She wants to leave them", "Leave the wards, she says", "They want out", "Let her go"]
)
def test_and_of_somebody_who_goes_is_not(told: str) -> None:
    assert not reads_like_staying(in_the_first_person(told, "Ana"))
