"""Where texts are divided between what people see as their characters."""

from __future__ import annotations

import pytest

from careerjournal.model.graphemes import boundary_after, boundary_before, boundary_from

WHOLE = {
    "a woman with a wrench": "\U0001f469\U0001f3fd\u200d\U0001f527",
    "a heart on fire": "\u2764\ufe0f\u200d\U0001f525",
    "a flag": "\U0001f1e9\U0001f1ea",
    "a flag made of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a keycap": "1\ufe0f\u20e3",
    "a letter and an accent": "e\u0301",
    "a syllable of Hangul": "\uac01",
    "the parts of one": "\u1100\u1161\u11a8",
    "a conjunct of Devanagari": "\u0915\u094d\u0937\u093f",
    "a letter of Tamil with its vowel": "\u0ba8\u0bbf",
    "a letter of Thai with its mark": "\u0e01\u0e47",
    "a letter": "a",
}


@pytest.mark.parametrize("one", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("other", WHOLE.values(), ids=WHOLE)
def test_what_is_seen_as_one_is_one_behind_any_other(one: str, other: str) -> None:
    text = other + one
    assert boundary_after(text, 0) == len(other)
    assert boundary_after(text, len(other)) == len(text)
    assert boundary_before(text, len(text)) == len(other)
    assert boundary_before(text, len(other)) == 0
    for within in range(len(other) + 1, len(text)):
        assert (boundary_before(text, within), boundary_from(text, within)) == (len(other), len(text))


def test_at_the_ends_there_is_nothing_to_take() -> None:
    assert boundary_before("", 0) == boundary_after("", 0) == 0
    assert boundary_before("a", 0) == 0
    assert boundary_after("a", 1) == 1
