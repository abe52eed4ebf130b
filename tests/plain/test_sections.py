"""The sections in lines are those of the screens."""

from __future__ import annotations

from careerjournal.plain import sections
from careerjournal.tui.sections import catalogue
from careerjournal.tui.sections.kinds import SHOWN


def test_they_have_the_names_the_order_and_the_kinds_of_the_screens() -> None:
    assert [section.name for section in sections.SECTIONS] == [section.name for section in catalogue.SECTIONS]
    for ours, theirs in zip(sections.SECTIONS, catalogue.SECTIONS, strict=True):
        assert set(ours.kinds) == set(theirs.kinds)


def test_what_is_listed_by_time_is_what_the_screens_list_so() -> None:
    assert set(sections.OF_TIME) == {kind for kind, shown in SHOWN.items() if shown.in_journal}
