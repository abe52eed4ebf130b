"""Reading all entries once, which Today and every list need, and saying how far that is where it takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.journal.how_far import how_far

if TYPE_CHECKING:
    from careerjournal.plain.session import Session

SAID_EVERY: Final = 2.0
"""Seconds after which it is said once more: a reader that speaks has said it by then."""


def read_all(session: Session) -> None:
    """Read what has not been read yet; of a journal that is read in a moment nothing is said."""
    journal = session.journal
    while not journal.read_on(SAID_EVERY):
        done, of = journal.read_so_far
        if done < of:
            session.say(how_far(journal))
