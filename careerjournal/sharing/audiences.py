"""The audiences one shares with: three there are, and a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.model.opening import Audience
from careerjournal.model.vocabulary import Treatment

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

OURS: Final = (
    Audience(name="my mentee", form="Markdown"),
    Audience(name="my team", form="Markdown", sums=Treatment.DROP),
    Audience(name="in public", form="HTML page", dates=Treatment.DROP, sums=Treatment.DROP),
)
"""The more people, the less that is exact."""


def audiences(journal: Journal) -> tuple[Audience, ...]:
    """Every audience; a person's own stands in place of ours where it bears the same name."""
    own = {audience.name: audience for audience in journal.arrangement.audiences}
    return (*(own.pop(ours.name, ours) for ours in OURS), *own.values())


def audience_named(journal: Journal, name: str) -> Audience | None:
    """The audience of a name; capitals do not matter."""
    wanted = " ".join(name.casefold().split())
    return next((one for one in audiences(journal) if one.name.casefold() == wanted), None)


def keep_audience(journal: Journal, audience: Audience) -> None:
    """Keep an audience of a person's own, in place of the one of its name."""
    arrangement = journal.arrangement
    others = (one for one in arrangement.audiences if one.name.casefold() != audience.name.casefold())
    journal.arrange(structs.replace(arrangement, audiences=(*others, audience)))


def remove_audience(journal: Journal, name: str) -> None:
    """Remove an audience of a person's own; the built-in one of that name, if any, holds again."""
    arrangement = journal.arrangement
    others = tuple(one for one in arrangement.audiences if one.name != name)
    journal.arrange(structs.replace(arrangement, audiences=others))
