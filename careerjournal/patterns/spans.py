"""The time that is looked at: all of it, a year or any other span, or that of a role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from careerjournal.journal.order import first_of
from careerjournal.model.dates import read_date
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import DateError
from careerjournal.model.spans import ALL, Span, read_span

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card
    from careerjournal.model import Role


class Chosen(NamedTuple):
    """A span that was chosen."""

    span: Span
    title: str
    """In words: ``all time``, ``2024``, ``as Watch officer``."""
    asked: str
    """As it is asked for: ``all``, ``2024``, ``role 3``."""


ALL_TIME = Chosen(ALL, "all time", "all")


def of_role(role: Role) -> Chosen:
    """The time in a role: from its first day to its last, as far as these are known."""
    span = Span(role.start.first if role.start else None, role.end.last if role.end else None)
    return Chosen(span, f"as {role.title}", str(role.ref))


def to_choose_from(journal: Journal) -> Iterator[Chosen]:
    """All time; each role that has a date, the latest first; each year in which something was, the latest first."""
    yield ALL_TIME
    for card in reversed(journal.order.of((Kind.ROLE,))):
        role = journal.roles.get(card.ref.number)
        if role is not None and (role.start or role.end):
            yield of_role(role)
    kinds = (Kind.SETBACK, Kind.SUCCESS, Kind.MOVE, Kind.REFLECTION)
    for year in reversed(_years_of(journal.order.of(kinds))):
        yield read(str(year), journal)


def _years_of(cards: Sequence[Card]) -> list[int]:
    """The years in which some of the cards are, the earliest first: only one card of each is looked at."""
    years: list[int] = []
    place = 0
    while place < len(cards) and (day := cards[place].day) is not None:
        years.append(day.year)
        place = first_of(cards, dt.date(day.year + 1, 1, 1) if day.year < dt.MAXYEAR else None)
    return years


def read(text: str, journal: Journal) -> Chosen:
    """Read a span as it is asked for: ``all``, ``2024``, ``2021..2024``, ``role 3``, or the title of a role.

    Raises:
        DateError: what is wrong with it, in a sentence.
    """
    words = " ".join(text.split())
    role = _role(words, journal)
    if role is not None:
        if role.start is None and role.end is None:
            raise DateError(f"{role.ref} has no date yet, so there is no time of it to look at.")
        return of_role(role)
    today = journal.today()
    try:
        span = read_span(words, today)
    except DateError as error:
        raise DateError(f"{error} Or write all, role 3, or the title of a role.") from error
    if span == ALL:
        return ALL_TIME
    if span.first is not None and span.last is not None and span.last < span.first:
        raise DateError(f"“{words[:40]}” ends before it begins.")
    before, dots, after = (part.strip() for part in words.partition(".."))
    first, last = (read_date(part, today).words if part else "" for part in (before, after))
    title = f"{first} to {last}" if first and last else f"from {first} on" if dots and first else f"until {last}"
    return Chosen(span, title if dots else first, span.key)


def _role(words: str, journal: Journal) -> Role | None:
    """The role that is meant by its kind and number, or by its title; the latest of several."""
    try:
        ref = Ref.parse(words)
    except ValueError:
        ref = None
    if ref is not None and ref.kind is Kind.ROLE:
        role = journal.roles.get(ref.number)
        if role is None:
            raise DateError(f"There is no {ref} in this journal.")
        return role
    named = (role for role in journal.roles if role.title.casefold() == words.casefold())
    return max(named, key=lambda role: role.number, default=None) if words else None
