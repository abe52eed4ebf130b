"""What a command shows is all that it decodes, however much else there is."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from careerjournal.cli import Status
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Ref, Reflection, Setback, from_record
from tests.cli import test_cli
from tests.cli.test_cli import Run, opened

home, run, made = test_cli.home, test_cli.run, test_cli.made


@pytest.fixture
def decoded(made: Run, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Forty reflections, three setbacks and a lesson; four entries point at the first setback."""
    with opened() as journal, journal.together():
        for number in range(40):
            journal.add(Reflection(body=f"On 1 March 2021: number {number} of setback 12 [1]." * 9))
        journal.add(Reflection(body=f"{'A long one. ' * 20}See [[Setbacks #1]]."))
        journal.add(Reflection(body="[[setback \x001]]", links=(Ref(Kind.SETBACK, 2),)))
        journal.add(Setback(what_happened="Not [[setback 11]], nor [[lesson 1]].", body="See [[setback 1]]."))
        journal.add(Setback(what_happened="One.", links=(Ref(Kind.SETBACK, 1),)))
        journal.add(Setback(what_happened="Another."))
        journal.add(Lesson(sentence="To ask.", links=(Ref(Kind.SETBACK, 1),)))
    counted = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", counted)
    return counted


def test_an_entry_that_is_shown_and_what_it_has_to_do_with(made: Run, decoded: Mock) -> None:
    done = made("show", "setback", "1")
    assert done.status == Status.DONE
    assert "\n\nPoints at\n" in done.out
    assert [line.split(",")[0] for line in done.out.split("Pointed at by\n")[1].splitlines()] == [
        *("lesson 1", "reflection 41", "reflection 42", "setback 2")
    ]
    assert decoded.call_count < 12
    decoded.reset_mock()
    assert made("show", "reflection", "7").status == Status.DONE
    assert decoded.call_count < 4


@pytest.mark.parametrize("kind", ["setback", "setbacks", "lesson", "move"])
def test_the_entries_of_the_kind_that_is_listed(made: Run, decoded: Mock, kind: str) -> None:
    listed = made("list", kind).out.splitlines()
    assert len(listed) == {"s": 3, "l": 1, "m": 0}[kind[0]]
    assert decoded.call_count == len(listed)


def test_what_cannot_be_read_of_the_kind_that_is_listed_is_said(made: Run) -> None:
    with opened() as journal:
        journal.table("lesson").insert({"entry": "lesson", "v": 1, "sentence": 7})
    assert "1 entry cannot be read" in made("list", "lesson").err
    assert "1 entry cannot be read" in made("list").err
    assert made("list", "setback").err == "careerjournal: There is no setback in this journal yet.\n"


def test_what_points_at_an_entry_is_the_same_without_reading_all(sample_journal: Journal) -> None:
    for number, said in enumerate(
        ("[[setback 1]]", "[[ SETBACKS # 1 ]]", "[[setback\n1]]", "[[setback 10]] setback 1")
    ):
        sample_journal.add(Reflection(body=f"{number} {'x ' * 50}{said}", links=(Ref(Kind.LESSON, 1),)))
    entries = list(sample_journal)
    sample_journal._index.forget()
    once = {entry.ref: [other.ref for other in sample_journal.links_once(entry)] for entry in entries}
    assert not sample_journal._index.whole
    assert once == {entry.ref: [other.ref for other in sample_journal.links_to(entry)] for entry in entries}
    assert sum(map(len, once.values())) > 20
