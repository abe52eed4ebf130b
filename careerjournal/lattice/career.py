"""A career as the lattice sees it: roles, moves, and how a person orders areas and levels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from careerjournal.model import Kind, LevelName, Move, Ref, Role
from careerjournal.model.vocabulary import Direction


class Standing(Enum):
    """Where a move stands in the picture."""

    LINE = auto()
    """Between two roles that were held."""
    BOX = auto()
    """At a role in mind, which it leads to; from a role that was held, or from nowhere."""
    NOTE = auto()
    """At one role: growing in place, staying, a pause, or a step whose other end nobody put down."""


@dataclass(frozen=True, kw_only=True)
class Career:
    """The roles and moves that a picture shows, and the order of areas and levels; nothing here knows of cells."""

    roles: tuple[Role, ...]
    moves: tuple[Move, ...]
    areas: tuple[str, ...] = ()
    """The person's own order, from left to right; areas not named here follow in the order of their first use."""
    levels: tuple[LevelName, ...] = ()
    """What the person calls their levels. They stand by number, the highest on top."""
    today: dt.date

    @cached_property
    def by_ref(self) -> dict[Ref, Role | Move]:
        """Every role and every move by its name."""
        roles: dict[Ref, Role | Move] = {role.ref: role for role in self.roles}
        return roles | {move.ref: move for move in self.moves}

    @cached_property
    def ordered_roles(self) -> tuple[Role, ...]:
        """The roles by when they began; those without a date first."""
        return tuple(sorted(self.roles, key=lambda role: (began(role), role.number)))

    @cached_property
    def ordered_moves(self) -> tuple[Move, ...]:
        """The moves by when they were made, or may be; those without a date first."""
        return tuple(sorted(self.moves, key=lambda move: (began(move), move.number)))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The areas in use, from left to right, each as first written; an empty one, for what has none, comes last.

        First use goes by the roles in time and then by the moves as they were put down, so that another move never
        changes the order of what stands already.
        """
        used = {key(role.area): role.area.strip() for role in reversed(self.ordered_roles)}
        in_order = [key(role.area) for role in self.ordered_roles]
        for move in sorted(self.moves, key=lambda move: move.number):
            if self.standing(move) is Standing.BOX:
                in_order.append(key(move.in_mind.area))
                used.setdefault(key(move.in_mind.area), move.in_mind.area.strip())
        wanted = [key(area) for area in self.areas]
        used.update({key(area): area.strip() for area in self.areas if key(area) in used})
        found = [name for name in dict.fromkeys(wanted + in_order) if name in used and name]
        return tuple(used[name] for name in found) + (("",) if "" in used else ())

    @cached_property
    def rows(self) -> tuple[int | None, ...]:
        """The levels in use, the highest first; None, for what has no level, comes last."""
        used = {role.level for role in self.roles}
        used |= {move.in_mind.level for move in self.moves if self.standing(move) is Standing.BOX}
        known = sorted((level for level in used if level is not None), reverse=True)
        return (*known, None) if None in used else tuple(known)

    @cached_property
    def level_names(self) -> dict[int, str]:
        """The person's words for levels; a level without any is known by its number."""
        return {level.level: level.name.strip() for level in self.levels if level.name.strip()}

    @cached_property
    def _held(self) -> dict[int, Role]:
        return {role.number: role for role in self.roles}

    def held(self, ref: Ref | None) -> Role | None:
        """The role of that name, if it is here."""
        return self._held.get(ref.number) if ref is not None and ref.kind is Kind.ROLE else None

    def ends(self, move: Move) -> tuple[Role | None, Role | None]:
        """The roles that a move goes from and to, as far as they are here."""
        return self.held(move.from_role), self.held(move.to_role)

    def standing(self, move: Move) -> Standing:
        """Where the move stands in the picture."""
        source, target = self.ends(move)
        if source is not None and target is not None and source is not target:
            return Standing.LINE
        if target is None and any((move.in_mind.title, move.in_mind.organisation, move.in_mind.area)):
            return Standing.BOX
        return Standing.BOX if source is None and target is None else Standing.NOTE

    def is_now(self, role: Role) -> bool:
        """Whether it is held today: it has no end, or one ahead, and no beginning ahead."""
        over = role.end is not None and role.end.first <= self.today
        return not over and (role.start is None or role.start.first <= self.today)


def key(area: str) -> str:
    """The key of an area: equal for two spellings that differ only in case and outer spaces."""
    return area.strip().casefold()


def began(entry: Role | Move) -> dt.date:
    """The day to sort an entry by: when it began; the earliest of all days where it has no date."""
    return entry.start.first if entry.start is not None else dt.date.min


def grows(move: Move) -> bool:
    """Whether it is growing in place, or staying: a thing done, drawn at the role itself."""
    return move.direction is Direction.ENRICHMENT
