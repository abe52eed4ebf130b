"""What finds the names of a journal's list in what is shared: made once for a list, and a little at a time."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Final

from careerjournal.model.links import Kind
from careerjournal.model.names.finder import Finder

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

_NAME: Final = "finder of names"
_ORGANISATIONS: Final = "organisations of roles"


def finder_of(journal: Journal) -> Finder:
    """What finds the names of a journal's list, by their place in it: made anew only once one of them has changed."""
    return journal.gathered(_NAME, (Kind.NAME,), lambda: Finder(journal.names))


def organisations_of(journal: Journal) -> tuple[str, ...]:
    """The organisations of a journal's roles, each once: read anew only once a role has changed."""
    return journal.gathered(
        _ORGANISATIONS,
        (Kind.ROLE,),
        lambda: tuple(dict.fromkeys(role.organisation for role in journal.roles if role.organisation)),
    )


def making_finder(journal: Journal) -> Generator[None, None, Finder]:
    """The same, some of it at each step.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    return journal.gathering(_NAME, (Kind.NAME,), lambda: _made(journal))


def _made(journal: Journal) -> Generator[None, None, Finder]:
    finder = Finder(journal.names, at_once=False)
    yield from finder.steps
    return finder
