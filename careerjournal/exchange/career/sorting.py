"""A career on its way to a lattice: what is kept, sorted into areas and levels, and which moves it is said to hold.

It is one immutable value; each step of the sorting makes another, so that a step can be taken back, and a draft is that
value as a record. Nothing is guessed: what nobody sorted stays without an area and a level.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from careerjournal.exchange.career.proposals import Proposal, Why, in_time, may_be_same_employer, proposals
from careerjournal.exchange.career.rows import Application, Career, Extra, Position, Praise
from careerjournal.model import (
    Entry,
    Move,
    Name,
    Origin,
    PartialDate,
    Ref,
    Role,
    RoleInMind,
    Success,
    validated,
)
from careerjournal.model.links import Kind
from careerjournal.model.text import MAX_LINE, clean, clean_line
from careerjournal.model.vocabulary import Direction, MoveStatus, NameKind, SuccessKind

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

LEVELS: Final = range(100)
MIDDLE: Final = 3
"""The level of the first role that is given one without saying which."""


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """How a role was sorted."""

    keep: bool = True
    title: str = ""
    organisation: str = ""
    area: str = ""
    level: int | None = None
    start: str = ""
    """As `careerjournal.model.PartialDate` is kept; empty for none."""
    end: str = ""
    goes_on: bool = False
    """Whether it was said that it goes on."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of a move that was proposed."""

    taken: bool
    direction: str = ""
    status: str = ""


class Sorting(msgspec.Struct, frozen=True, kw_only=True):
    """What has been sorted so far.

    Attributes:
        rows: of each position how it was sorted.
        applications: of each job that was applied for whether it is kept.
        praise: of each whether it is kept; what others said of me stays closed for sharing in any case.
        extras: of each whether it is kept, as a success: an education, a certificate, a project; none unasked.
        names: the people whose words are kept that are to be put on the names list.
        answers: by `key_of` of the proposal.
        step: which of the four steps was reached, from 1.
    """

    rows: tuple[Sorted, ...] = ()
    applications: tuple[bool, ...] = ()
    praise: tuple[bool, ...] = ()
    extras: tuple[bool, ...] = ()
    names: tuple[str, ...] = ()
    answers: dict[str, Answer] = {}
    step: int = 1


def begun(career: Career) -> Sorting:
    """The sorting at its beginning: all is kept but doubles, and sorted is only what says itself where it belongs."""
    return Sorting(
        rows=tuple(
            Sorted(
                keep=one.double_of is None and not one.is_held,
                title=clean_line(one.title)[:MAX_LINE],
                organisation=clean_line(one.organisation)[:MAX_LINE],
                area=clean_line(one.area)[:MAX_LINE],
                level=one.level,
                start=str(one.start or ""),
                end=str(one.end or ""),
            )
            for one in career.positions
        ),
        applications=(True,) * len(career.applications),
        praise=(True,) * len(career.praise),
        extras=(False,) * len(career.extras),
    )


def with_held(career: Career, roles: Iterable[Role]) -> Career:
    """The career, each position that is a role of the journal already saying so: title, employer and beginning agree.

    Args:
        career: what was read.
        roles: those of the journal.
    """
    held = {(role.title_.casefold(), role.organisation.casefold(), role.start) for role in roles}
    positions = (
        one._replace(is_held=True, oddities=(*one.oddities, "It is in the lattice already."))
        if (one.title.casefold(), one.organisation.casefold(), one.start) in held
        else one
        for one in career.positions
    )
    return career._replace(positions=tuple(positions))


def positions_of(career: Career, sorting: Sorting) -> list[Position]:
    """The positions as they were edited."""
    return [
        one._replace(
            title=row.title,
            organisation=row.organisation,
            area=row.area,
            level=row.level,
            start=PartialDate.from_iso(row.start) if row.start else None,
            end=PartialDate.from_iso(row.end) if row.end else None,
        )
        for one, row in zip(career.positions, sorting.rows, strict=True)
    ]


def with_row(sorting: Sorting, place: int, **changes: Any) -> Sorting:
    """The sorting with one row changed.

    Args:
        sorting: as it is.
        place: the row's.
        changes: fields of `Sorted`.
    """
    rows = list(sorting.rows)
    rows[place] = msgspec.structs.replace(rows[place], **changes)
    return msgspec.structs.replace(sorting, rows=tuple(rows))


def with_area(sorting: Sorting, places: Iterable[int], area: str) -> Sorting:
    """The sorting with several rows put into an area at once."""
    for place in places:
        sorting = with_row(sorting, place, area=clean_line(area)[:MAX_LINE])
    return sorting


def to_place(career: Career, sorting: Sorting) -> list[int]:
    """The places of the roles that are kept and stand on the lattice, in order of time; those without a date last."""
    return in_time(positions_of(career, sorting), [row.keep for row in sorting.rows])


def moved_by(career: Career, sorting: Sorting, place: int, by: int) -> Sorting:
    """The sorting with a row's level changed.

    One that has none gets that of the latest role before it that has one, and so much more: levels are relative to each
    other. Where there is none before it, nor after it, it is in the middle.

    Args:
        career: what was read.
        sorting: as it is.
        place: the row's.
        by: 1 for up, -1 for down, 0 for the level of the role before it.
    """
    order = to_place(career, sorting)
    here = order.index(place) if place in order else 0
    near = [*reversed(order[:here]), *order[here + 1 :]]
    beside = next((found for other in near if (found := sorting.rows[other].level) is not None), None)
    level = sorting.rows[place].level
    if level is None or by == 0:
        level = beside if beside is not None else level
    new = MIDDLE if level is None else level + by
    return with_row(sorting, place, level=min(max(new, LEVELS.start), LEVELS.stop - 1))


def offered_together(career: Career, sorting: Sorting, place: int) -> list[int]:
    """The rows that may belong where one does: of what may be the same employer, or whose titles begin alike."""
    here = sorting.rows[place]
    first = here.title.casefold().split()[:1]
    return [
        other
        for other, row in enumerate(sorting.rows)
        if other != place
        and row.keep
        and not career.positions[other].is_pause
        and (
            may_be_same_employer(row.organisation, here.organisation)
            or (bool(first) and row.title.casefold().split()[:1] == first)
        )
    ]


def ask_whether_it_goes_on(career: Career, sorting: Sorting) -> list[int]:
    """The rows without an end that another began after, or without a date: somebody has to say if they are held."""
    starts = [(place, row.start) for place, row in enumerate(sorting.rows) if row.keep and row.start]
    return [
        place
        for place, row in enumerate(sorting.rows)
        if row.keep
        and not row.end
        and not row.goes_on
        and not career.positions[place].goes_on
        and not career.positions[place].is_pause
        and (not row.start or any(start > row.start for other, start in starts if other != place))
    ]


def proposed(career: Career, sorting: Sorting, today: PartialDate) -> list[Proposal]:
    """The moves to ask about, as the rows are sorted now."""
    kept = [row.keep for row in sorting.rows]
    positions = positions_of(career, sorting)
    roles = [_role(one) for one in positions]
    return list(proposals(positions, kept, roles, _kept(career.applications, sorting.applications), today))


def _kept(applications: Iterable[Application], kept: Iterable[bool]) -> list[Application]:
    return [one for one, keep in zip(applications, kept, strict=True) if keep]


def key_of(proposal: Proposal) -> str:
    """By which an answer belongs to a proposal, however the rows are sorted meanwhile."""
    key = f"{proposal.why.name.lower()} {proposal.from_role} {proposal.to_role} {proposal.application}"
    return f"{key} {proposal.start}" if proposal.why is Why.GAP else key  # there may be two after one role


def answered(sorting: Sorting, proposal: Proposal, answer: Answer) -> Sorting:
    """The sorting with what was said of a proposal."""
    return msgspec.structs.replace(sorting, answers={**sorting.answers, key_of(proposal): answer})


class There(NamedTuple):
    """What is in the journal that a career comes into."""

    next_number: Mapping[Kind, int]
    """Of each kind the number that its next entry gets."""
    known: Mapping[tuple[str, str, str], Ref] = {}
    """The entries that came from elsewhere, by the key of their origin."""
    names: frozenset[str] = frozenset()
    """The names on the list, in small letters."""

    @classmethod
    def of(cls, journal: Journal) -> There:
        """What is in a journal."""
        return cls(
            {kind: journal.next_number(kind) for kind in Kind},
            {entry.origin.key: entry.ref for entry in journal if entry.origin.program},
            frozenset(name.name.casefold() for name in journal.names),
        )


class Made(NamedTuple):
    """What is to be put down."""

    entries: list[Entry]
    roles: Mapping[int, Ref]
    """The role that each position became, or had become before, by the position's place."""
    moves: Mapping[str, Ref]
    """The move that each proposal became that was said yes to, by its key."""


def entries_of(career: Career, sorting: Sorting, today: PartialDate, program: str, there: There) -> list[Entry]:
    """The entries of `made_of`."""
    return made_of(career, sorting, today, program, there).entries


def made_of(career: Career, sorting: Sorting, today: PartialDate, program: str, there: There) -> Made:
    """What is to be put down: roles, the moves that were said to have happened, words that others said, and names.

    Args:
        career: what was read.
        sorting: how it was sorted.
        today: the day it is.
        program: the name of the format, which each entry keeps as where it came from.
        there: what is in the journal already; what came from the same row before does not come twice.

    Raises:
        RecordError: an entry does not hold together.
    """
    made: list[Entry] = []
    refs: dict[int, Ref] = {}
    positions = positions_of(career, sorting)
    for place, (position, row) in enumerate(zip(positions, sorting.rows, strict=True)):
        if row.keep and not position.is_pause:
            origin = _origin(program, f"role {_id(position.source)}", position.source)
            if origin.key in there.known:
                refs[place] = there.known[origin.key]
                continue
            number = there.next_number[Kind.ROLE] + len(made)
            refs[place] = Ref(Kind.ROLE, number)
            made.append(msgspec.structs.replace(_role(position), number=number, origin=origin))
    kept = _kept(career.applications, sorting.applications)
    build = _Moves(refs, positions, kept, program)
    rest: dict[str, Entry] = {
        key_of(proposal): build.of(proposal, answer)
        for proposal in proposed(career, sorting, today)
        if (answer := sorting.answers.get(key_of(proposal))) is not None and answer.taken
    }
    others = [_success(one, program) for one, keep in zip(career.praise, sorting.praise, strict=True) if keep]
    others += [_of_extra(one, program) for one, keep in zip(career.extras, sorting.extras, strict=False) if keep]
    names = [
        Name(name=name, kind=NameKind.PERSON)
        for name in dict.fromkeys(sorting.names)
        if name.casefold() not in there.names
    ]
    free = dict(there.next_number)
    moves: dict[str, Ref] = {}
    for key, entry in (*rest.items(), *(("", entry) for entry in (*others, *names))):
        if entry.origin.program and entry.origin.key in there.known:
            ref = there.known[entry.origin.key]
        else:
            ref = Ref(entry.KIND, free[entry.KIND])
            made.append(msgspec.structs.replace(entry, number=ref.number))
            free[entry.KIND] += 1
        if key:
            moves[key] = ref
    return Made([validated(entry) for entry in made], refs, moves)


def accepted(career: Career, sorting: Sorting, today: PartialDate) -> Sorting:
    """Roles and applications as they are, without the other moves: what a script asks for."""
    for proposal in proposed(career, sorting, today):
        if proposal.why is Why.APPLICATION:
            sorting = answered(sorting, proposal, Answer(taken=True))
    return sorting


def _role(position: Position) -> Role:
    return Role(
        title_=position.title,
        organisation=position.organisation,
        area=position.area,
        level=position.level,
        start=position.start,
        end=position.end,
        body=clean(position.description),
    )


class _Moves(NamedTuple):
    """What moves are made of."""

    refs: Mapping[int, Ref]
    positions: list[Position]
    applications: list[Application]
    program: str

    def of(self, proposal: Proposal, answer: Answer) -> Move:
        """The move that was said to have happened."""
        source: Mapping[str, Any] = {}
        in_mind, why = RoleInMind(), ""
        if proposal.application is not None:
            application = self.applications[proposal.application]
            source = application.source
            in_mind = RoleInMind(title=application.title, organisation=application.organisation)
        pauses = (one for one in self.positions if one.is_pause and one.start == proposal.start)
        pause = next(pauses, None) if proposal.why is Why.GAP else None
        if pause is not None:
            source, why = pause.source, clean(pause.description or pause.title)
        return Move(
            direction=Direction(answer.direction) if answer.direction else proposal.direction,
            status=MoveStatus(answer.status) if answer.status else proposal.status,
            form=proposal.form,
            from_role=None if proposal.from_role is None else self.refs.get(proposal.from_role),
            to_role=None if proposal.to_role is None else self.refs.get(proposal.to_role),
            in_mind=in_mind,
            start=proposal.start,
            end=proposal.end,
            why=why,
            origin=_origin(
                self.program, f"move {proposal.why.name if source else key_of(proposal)} {_id(source)}", source
            ),
        )


def _of_extra(extra: Extra, program: str) -> Success:
    """An education, a certificate, a project or a skill as what went well."""
    return Success(
        what_happened=clean_line(extra.title)[:MAX_LINE],
        when=extra.end or extra.start,
        kind=SuccessKind.DELIVERED if extra.kind == "project" else SuccessKind.LEARNT,
        body=clean(extra.detail),
        origin=_origin(program, f"{extra.kind} {_id(extra.source)}", extra.source),
    )


def _success(praise: Praise, program: str) -> Success:
    said = f"{praise.who}, {praise.their_job}" if praise.their_job else praise.who
    return Success(
        what_happened=clean_line(praise.title)[:MAX_LINE],
        when=praise.when,
        kind=SuccessKind.SAID_OF_ME if praise.who else SuccessKind.HONOUR,
        body=clean(praise.text),
        whose_words=clean_line(said)[:MAX_LINE],
        seen_by=clean_line(praise.who)[:MAX_LINE],
        origin=_origin(program, f"success {_id(praise.source)}", praise.source),
    )


def _id(source: Mapping[str, Any]) -> str:
    """What tells a row from every other: all that it says."""
    return hashlib.sha256(json.dumps(source, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _origin(program: str, own_id: str, source: Mapping[str, Any]) -> Origin:
    fields = json.dumps(source, ensure_ascii=True, default=str, sort_keys=True) if source else ""
    return Origin(program=program, id=own_id, fields=fields)


def as_record(sorting: Sorting) -> str:
    """The sorting as text to keep in a draft."""
    return msgspec.json.encode(sorting).decode()


def from_record(record: str, career: Career) -> Sorting:
    """The sorting that a draft kept of the same career; begun anew where it is of another.

    Args:
        record: what `as_record` made.
        career: what was read.
    """
    try:
        kept = msgspec.json.decode(record, type=Sorting)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return begun(career)
    if len(kept.extras) != len(career.extras):  # of a draft from before they could be taken
        kept = msgspec.structs.replace(kept, extras=(False,) * len(career.extras))
    sizes = (len(kept.rows), len(kept.applications), len(kept.praise))
    return kept if sizes == (len(career.positions), len(career.applications), len(career.praise)) else begun(career)
