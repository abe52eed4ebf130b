from __future__ import annotations

import pytest

from careerjournal.model.counting import counted, noun


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (21, "21 minutes"), (1_200, "1,200 minutes")],
)
def test_a_number_and_what_it_counts(number: int, said: str) -> None:
    assert counted(number, "minute") == said
    assert noun(number, "minute") == said.split()[1]


def test_nouns_that_take_no_s() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]
