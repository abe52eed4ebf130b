"""Finding names costs what the text costs, however many names there are."""

from __future__ import annotations

from functools import partial
from itertools import product
from unittest.mock import Mock

import pytest

from careerjournal.model import Name
from careerjournal.model.names import finder as finding
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


@pytest.mark.parametrize("begins", ["", "bramble"])
def test_of_many_who_share_a_first_name_few_are_looked_at(monkeypatch: pytest.MonkeyPatch, begins: str) -> None:
    ends = ["".join(parts) for parts in product(("ka", "re", "mi", "to", "su"), repeat=4)]
    names = [Name(name=f"Ros {f'{begins}{end}'.title()}") for end in ends]
    one, other, nobody = (f"Ros {f'{begins}{end}'.title()}" for end in ("karemito", "tosukare", "kareveldt"))
    looked_at = Mock(side_effect=finding._fits)
    monkeypatch.setattr(finding, "_fits", looked_at)
    text = f"With {one}, then {other}; nobody called {nobody}."
    found = Finder(names).find(text)
    assert [text[each.start : each.end] for each in found] == [one, other, "Ros"]
    assert [[names[place].name for place in each.whose] for each in found[:2]] == [[one], [other]]
    assert len(found[2].whose) == len(names)
    assert looked_at.call_count < 30
