"""Moves that may have happened between the roles of a career: proposed, one by one, and never taken unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from careerjournal.exchange.career.rows import Application, Position
from careerjournal.lattice.suggest import suggested_direction
from careerjournal.model import PartialDate, Role
from careerjournal.model.partial_date import months_on
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus

GAP: Final = 3
"""Months between two roles from which on it is asked whether they were a pause."""
STAY: Final = 3
"""Years in one role after which it is asked whether that was growing in place."""
SOON: Final = 12
"""Months after an application within which a role of that employer may be what came of it."""
_LOAN: Final = re.compile(r"second(?:ed|ment)|on loan|\bloan\b|abordnung|détach|comisión de servicio", re.IGNORECASE)
_ACTING: Final = re.compile(r"\bacting\b|\binterim\b|kommissarisch|ad interim", re.IGNORECASE)
_LEGAL: Final = re.compile(
    r"\b(?:ltd|limited|plc|llp|inc|llc|gmbh|ag|sa|sas|srl|bv|ab|as|oy|co|company|corp)\b\.?", re.IGNORECASE
)


class Why(StrEnum):
    """What a move is proposed for."""

    NEXT_TITLE = "the next title with the same employer"
    NEXT_EMPLOYER = "another employer"
    LOAN = "it lies inside another role"
    BESIDE = "a post beside a job"
    GAP = "a gap"
    STAY = "a long time in one role"
    APPLICATION = "an application"


class Proposal(NamedTuple):
    """A move that may have happened."""

    why: Why
    from_role: int | None
    """The place among the positions of the role it left; None where there is none."""
    to_role: int | None
    """That of the role it led to; None where it led to none."""
    direction: Direction
    status: MoveStatus = MoveStatus.TAKEN
    form: MoveForm | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    says: str = ""
    """A sentence that says what is proposed, and why."""
    application: int | None = None
    """The place among the applications of the one that it is of."""
    known: bool = False
    """Whether the direction follows from areas and levels, rather than from nothing."""


def same_employer(one: str, other: str) -> bool:
    """Whether two names are one employer's beyond doubt: written alike but for capitals, spaces and “Ltd”."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def may_be_same_employer(one: str, other: str) -> bool:
    """Whether two names may be one employer's: ``Quay & Sons``, ``Quay and Sons Ltd.``. It is asked, never assumed."""
    first, second = _plain(one).replace("&", "and"), _plain(other).replace("&", "and")
    return bool(first and second) and (first == second or first.split()[:2] == second.split()[:2])


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[.,]", " ", _LEGAL.sub(" ", name.casefold())).split())


def in_time(positions: Sequence[Position], kept: Sequence[bool]) -> list[int]:
    """The places of the roles that are kept, by when they began; those without a beginning last, as they stand."""
    places = [place for place, position in enumerate(positions) if kept[place] and not position.is_pause]
    return sorted(places, key=lambda place: (positions[place].start is None, positions[place].start or _NEVER, place))


_NEVER: Final = PartialDate(2199, 12, 31)


def proposals(
    positions: Sequence[Position],
    kept: Sequence[bool],
    roles: Sequence[Role],
    applications: Sequence[Application] = (),
    today: PartialDate | None = None,
) -> Iterator[Proposal]:
    """The moves that may have happened, in order of time.

    Args:
        positions: what was read.
        kept: of each whether it is to be kept.
        roles: each as the role it would be, with its area and level as they have been sorted.
        applications: the jobs that were applied for, and are kept.
        today: the end of roles that go on; None leaves a long time in one of those out.
    """
    found = [*_between(positions, kept, roles), *_pauses(positions, kept), *_stays(positions, kept, today)]
    found += _applied(positions, kept, applications)
    yield from sorted(found, key=lambda one: (one.start is None, one.start or _NEVER))


def _between(positions: Sequence[Position], kept: Sequence[bool], roles: Sequence[Role]) -> Iterator[Proposal]:
    dated = [place for place in in_time(positions, kept) if positions[place].start is not None]
    order = [place for place in dated if not positions[place].is_beside]
    main: int | None = None
    """The latest role that is neither a loan nor beside."""
    for place in dated:
        position = positions[place]
        start, end = position.start, position.end
        if position.is_beside:
            at = [other for other in order if _lay_around(positions[other], start)]
            if at:
                direction, known = _direction(roles, at[-1], place, Direction.ENRICHMENT)
                says = f"{_said(position)}, beside {positions[at[-1]].title}."
                yield Proposal(Why.BESIDE, at[-1], place, direction, start=start, end=end, says=says, known=known)
            continue
        host = _host(positions, order, place)
        if host is not None:
            direction, known = _direction(roles, host, place, Direction.EXPLORATORY)
            says = f"{_said(position)} lies within {_said(positions[host])}. Was it a loan, a secondment?"
            loan = Proposal(Why.LOAN, host, place, direction, start=start, end=end, says=says, known=known)
            yield loan._replace(form=MoveForm.SECONDMENT)
            continue
        before = _before(positions, order, place, main)
        main = place
        if before is None:
            continue
        employer = same_employer(positions[before].organisation, position.organisation)
        why = Why.NEXT_TITLE if employer else Why.NEXT_EMPLOYER
        direction, known = _direction(roles, before, place, Direction.LATERAL)
        where = f"in {position.organisation}" if employer else f"to {position.organisation or 'another employer'}"
        says = f"From {positions[before].title} to {position.title}, {where.rstrip('.')}."
        form = MoveForm.ACTING if _ACTING.search(position.title) else MoveForm.PERMANENT
        yield Proposal(why, before, place, direction, form=form, start=start, says=says, known=known)


def _lay_around(position: Position, when: PartialDate | None) -> bool:
    """Whether a role was held at a time."""
    if when is None or position.start is None or position.start.first > when.last:
        return False
    return position.end is None or position.end.last >= when.first


def _said(position: Position) -> str:
    return f"{position.title} ({position.organisation})" if position.organisation else position.title


def _host(positions: Sequence[Position], order: Sequence[int], place: int) -> int | None:
    """The role that another lies inside of, where that is another employer's or says that it is a loan."""
    inner = positions[place]
    if inner.start is None or inner.end is None or inner.end.last < inner.start.first:
        return None
    loan = bool(_LOAN.search(f"{inner.title} {inner.description}"))
    for other in reversed(order):
        outer = positions[other]
        if other == place or outer.start is None or outer.start.first > inner.start.first:
            continue
        ends = outer.end.last if outer.end is not None else _NEVER.last
        if ends < inner.end.last or (outer.start == inner.start and outer.end == inner.end):
            continue
        if loan or not same_employer(outer.organisation, inner.organisation):
            return other
    return None


def _before(positions: Sequence[Position], order: Sequence[int], place: int, main: int | None) -> int | None:
    """The role that a role came after: the latest of the same employer that ended by then, else the latest of all."""
    start = positions[place].start
    earlier = [
        other
        for other in order[: order.index(place)]
        if same_employer(positions[other].organisation, positions[place].organisation)
        and start is not None
        and _ended_by(positions[other], start)
    ]
    if earlier:
        return earlier[-1]
    # What goes on beside, as a trustee's post does, is not what somebody came from.
    if main is not None and start is not None and not _ended_by(positions[main], start):
        ended = [other for other in order[: order.index(place)] if _ended_by(positions[other], start)]
        return ended[-1] if ended else None
    return main


def _ended_by(position: Position, start: PartialDate) -> bool:
    """Whether a role had ended when another began, or ended in that same month."""
    return position.end is not None and position.end.first <= start.last


def _direction(roles: Sequence[Role], before: int, place: int, otherwise: Direction) -> tuple[Direction, bool]:
    found = suggested_direction(roles[before], roles[place])
    return (found, True) if found is not None else (otherwise, False)


def _pauses(positions: Sequence[Position], kept: Sequence[bool]) -> Iterator[Proposal]:
    order = [place for place in in_time(positions, kept) if not positions[place].is_beside]
    told = [position for place, position in enumerate(positions) if kept[place] and position.is_pause]
    for position in told:
        start = position.start
        before = [
            other
            for other in order
            if start is not None
            and (began := positions[other].start) is not None
            and began.first <= start.first
            and _ended_by(positions[other], start)
        ]
        says = f"{position.title}: a pause, with a return."
        end = position.end
        left = before[-1] if before else None
        yield Proposal(Why.GAP, left, None, Direction.PAUSE, start=start, end=end, says=says, known=True)
    latest: PartialDate | None = None
    left = None
    for place in order:
        position = positions[place]
        if position.start is None:
            continue
        if latest is not None and position.start.first >= months_on(latest.last, GAP):
            covered = any(
                one.start is not None
                and one.start.first <= position.start.first
                and (one.end is None or one.end.last >= latest.first)
                for one in told
            )
            if not covered:
                says = f"Between {positions[left or 0].title} and {position.title} nothing is said. Was it a pause?"
                yield Proposal(Why.GAP, left, None, Direction.PAUSE, start=latest, end=position.start, says=says)
        end = position.end if position.end is not None else _NEVER
        if latest is None or end.last > latest.last:
            latest, left = end, place


def _stays(positions: Sequence[Position], kept: Sequence[bool], today: PartialDate | None) -> Iterator[Proposal]:
    for place in in_time(positions, kept):
        position = positions[place]
        end = position.end if position.end is not None else today
        if (
            position.is_beside
            or position.start is None
            or end is None
            or end.first <= months_on(position.start.last, 12 * STAY)
        ):
            continue
        years = (end.first - position.start.first).days // 365
        says = f"{position.title} for {years} years. Did you grow in it, in place?"
        yield Proposal(
            Why.STAY, place, place, Direction.ENRICHMENT, start=position.start, end=position.end, says=says, known=True
        )


def _applied(
    positions: Sequence[Position], kept: Sequence[bool], applications: Sequence[Application]
) -> Iterator[Proposal]:
    order = in_time(positions, kept)
    for place, application in enumerate(applications):
        when = application.when
        then = [other for other in order if _lay_around(positions[other], when)]
        got = any(
            when is not None
            and (start := positions[other].start) is not None
            and when.first <= start.first <= months_on(when.last, SOON)
            and same_employer(positions[other].organisation, application.organisation)
            for other in order
        )
        what = f"{application.title}, {application.organisation}" if application.organisation else application.title
        says = f"You applied: {what}. What came of it?"
        if got:
            says = f"You applied: {what}. You began there within a year, which may be what came of it."
        yield Proposal(
            Why.APPLICATION,
            then[-1] if then else None,
            None,
            Direction.LATERAL,
            MoveStatus.APPLIED,
            start=when,
            says=says,
            application=place,
        )
