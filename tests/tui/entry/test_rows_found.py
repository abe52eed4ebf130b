"""Whatever a row of a list says of an entry finds that entry, typed as it stands there."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.index import EVERY
from careerjournal.model import Action
from careerjournal.tui.entry.rows import due_facts, known
from tests.journal.test_row_words import rows

__all__ = ["rows"]


@pytest.mark.parametrize("which", ["rows", "sample_journal"])
def test_whatever_a_row_says_finds_its_entry(which: str, request: pytest.FixtureRequest) -> None:
    journal: Journal = request.getfixturevalue(which)
    lost: list[str] = []
    for entry in journal:
        facts = known(entry.as_shown())
        facts += due_facts(entry, journal.today()) if isinstance(entry, Action) else []
        lost += [
            f"{entry.ref}: {fact}"
            for fact in facts
            if entry.ref not in set(journal.find(fact.removesuffix("…"), EVERY).refs)
        ]
    assert not lost, "\n".join(lost)
