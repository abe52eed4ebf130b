"""Finding names costs what the text costs, however many names there are."""

from __future__ import annotations

from functools import partial

import pytest

from careerjournal.model import Name
from careerjournal.model.names.finder import Finder
from tests.journal.test_reading_costs import calls_in

TEXT = "We met Adaka Bo, Ros Tailor and R. Tailor at the quay. Ada Quill Tailor rang."


def letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


@pytest.mark.parametrize("shape", ["Ada{} Quill", "Ada {}", "{} Quill"])
def test_a_text_costs_the_same_with_200_and_with_2000_names(shape: str) -> None:
    costs = []
    for many in (200, 2000):
        listed = [Name(number=1, name="Ros Tailor")]
        listed += [Name(number=2 + number, name=shape.format(letters(number))) for number in range(many)]
        finder = Finder(listed)
        found = finder.find(TEXT)
        assert [TEXT[one.start : one.end] for one in found if 0 in one.whose and one.sure] == [
            "Ros Tailor",
            "R. Tailor",
        ]
        costs.append(calls_in(partial(finder.find, TEXT)))
    assert costs[1] < costs[0] + 100
