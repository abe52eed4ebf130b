"""An entry by its title: in a text, and as somebody types it."""

from __future__ import annotations

import pytest

from careerjournal.journal import titles
from careerjournal.journal.journal import Journal
from careerjournal.journal.titles import fit, meant, refs_named, titled_in, with_titles
from careerjournal.model import Kind, Lesson, Ref, Setback

FIRST, SECOND, THIRD = (Ref(Kind.SETBACK, number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("title", "typed", "how"),
    [
        ("The panel", "the  panel", 0),
        ("The panel", "THE", 1),
        ("The panel", "pan", 2),
        ("The panel", "pan the", 2),
        ("The panel", "anel", 3),
        ("The panel", "chart", None),
        ("Another try", "other", 3),
    ],
)
def test_the_better_fit_has_the_lower_number(title: str, typed: str, how: int | None) -> None:
    assert fit(title, typed) == how


def test_a_title_means_its_entry_and_no_other(journal: Journal) -> None:
    for what in ("The panel", "The panel, again", "Late, lost and let go"):
        journal.add(Setback(what_happened=what))
    journal.add(Lesson(sentence="Ask before the panel"))
    kinds = (Kind.SETBACK,)
    assert meant(journal, kinds, "the panel") == FIRST
    assert meant(journal, kinds, "again") == SECOND
    assert meant(journal, kinds, "the") is None
    assert meant(journal, kinds, "") is None
    assert meant(journal, (Kind.LESSON,), "panel") == Ref(Kind.LESSON, 1)


def test_titles_with_commas_and_numbers_stand_beside_each_other_and_none_comes_twice(journal: Journal) -> None:
    for what in ("The panel", "The panel, again", "Late, lost and let go"):
        journal.add(Setback(what_happened=what))
    kinds = (Kind.SETBACK,)
    assert refs_named(journal, kinds, "late, lost and let go, the panel, again, setback 1") == [THIRD, SECOND, FIRST]
    assert refs_named(journal, kinds, "setback 1, the panel, setback 1, #nothing,") == [FIRST, "#nothing"]
    assert refs_named(journal, kinds, "") == []


def test_thousands_of_pieces_are_not_all_looked_through(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(Setback(what_happened="The panel"))
    looks = 0

    def counted(title: str, typed: str) -> int | None:
        nonlocal looks
        looks += 1
        return fit(title, typed)

    monkeypatch.setattr(titles, "fit", counted)
    assert len(refs_named(journal, (Kind.SETBACK,), ",".join(f"x{number}" for number in range(5_000)))) == 5_000
    assert looks < 20


def test_a_link_in_a_text_reads_as_its_title(journal: Journal) -> None:
    journal.add(Setback(what_happened="The [b]panel[/b]"))
    titled = titled_in(journal)
    assert with_titles("See [[setback 1]] and [[Setbacks #9]].", titled) == "See The [b]panel[/b] and setback 9."
    journal.add(Setback(what_happened="word " * 40))
    assert len(titled(SECOND)) <= 60
    journal.lock()
    assert titled(FIRST) == "setback 1"
