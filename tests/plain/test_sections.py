"""The sections in lines are those of the screens."""

from __future__ import annotations

from careerjournal.plain import sections
from careerjournal.tui.sections import catalogue


def test_they_have_the_names_the_order_and_the_kinds_of_the_screens() -> None:
    assert [section.name for section in sections.SECTIONS] == [section.name for section in catalogue.SECTIONS]
    for ours, theirs in zip(sections.SECTIONS, catalogue.SECTIONS, strict=True):
        assert set(ours.kinds) == set(theirs.kinds)
