"""In lines, too, it is said how far a journal is read, where that takes a while."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from careerjournal.journal.index import Index
from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Reflection
from careerjournal.plain.home import stay
from careerjournal.plain.session import Session
from careerjournal.plain.stops import Ended

if TYPE_CHECKING:
    import pytest

    from careerjournal.plain.dialogue import Dialogue


class Listener:
    """Hears what is said, and ends at the first question."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def say(self, text: str = "", indent: str = "") -> None:
        del indent
        self.heard.append(text)

    def say_numbered(self, items: list[str], first: int = 1) -> None:
        del first
        self.heard += items

    def choose(self, *asked: object) -> None:
        del asked
        raise Ended


def heard_by(journal: Journal) -> list[str]:
    """What is said until something is asked."""
    listener = Listener()
    session = Session(journal, cast("Dialogue", listener))
    with suppress(Ended):
        stay(session)
    return listener.heard


def filled(journal: Journal) -> None:
    for number in range(1, 5):
        journal.add(Reflection(body=f"Rain, day {number}", when=PartialDate(2024, 3, number)))
    journal._index.forget()


def test_how_far_it_is_read_counts_on_before_anything_that_needs_all_of_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(journal)
    read_on = Index.read_on
    # An entry each time, as if each took two seconds.
    monkeypatch.setattr(Index, "read_on", lambda index, seconds: read_on(index, seconds if index.whole else 0))
    heard = heard_by(journal)
    assert heard[:3] == [f"The journal is being read: {number} of 4 entries." for number in (1, 2, 3)]
    assert heard[3].startswith("Today: ")


def test_of_what_is_read_in_a_moment_nothing_is_said(journal: Journal) -> None:
    filled(journal)
    heard = heard_by(journal)
    assert heard[0].startswith("Today: ")
    assert "being read" not in " ".join(heard)
