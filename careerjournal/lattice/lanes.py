"""Lanes of the path: a group for each area, and in it as many side by side as overlap in time."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerjournal.lattice.career import Career, Standing, key
from careerjournal.lattice.events import Event, Story, What
from careerjournal.lattice.words import for_a_time
from careerjournal.model import Ref, Role


@dataclass
class Lane:
    """A track of an area in which the line of a role runs, or the end of a branch stands."""

    area: int
    track: int
    first: int
    last: int
    """The rows from which and to which it runs, both included."""


@dataclass
class Lanes:
    """Every lane, and how many tracks each area has."""

    roles: dict[Ref, Lane] = field(default_factory=dict)
    ends: dict[Ref, Lane] = field(default_factory=dict)
    tracks: list[int] = field(default_factory=list)


def lanes_of(career: Career, story: Story) -> Lanes:
    """Give every role a lane for its time, and every branch that ends a place to end in."""
    areas = {key(area): at for at, area in enumerate(career.columns)}
    lasts = _lasts(career, story)
    held: list[list[list[tuple[int, int]]]] = [[] for _ in areas]
    lanes = Lanes()
    for event in story.events:
        role, move = event.role, event.move
        if event.what is What.ROLE and role is not None:
            area, last = areas[key(role.area)], lasts[role.ref]
            before = lanes.roles.get(move.from_role) if move is not None and move.from_role else None
            if before is not None and before.area == area and before.last == event.row:
                # One role gives way to the next in the same area: one line in one lane.
                track = before.track
                held[area][track].append((event.row, last))
            else:
                track = _taken(held[area], event.row, last)
            lanes.roles[role.ref] = Lane(area, track, event.row, last)
        elif event.what is What.STEP and move is not None and ends_alone(career, story, event):
            target = career.held(move.to_role)
            area = areas[key(target.area if target is not None else move.in_mind.area)]
            lanes.ends[move.ref] = Lane(area, _taken(held[area], event.row, event.row), event.row, event.row)
    lanes.tracks = [len(tracks) for tracks in held]
    return lanes


def ends_alone(career: Career, story: Story, event: Event) -> bool:
    """Whether a step leads to something that no line stands for in its row: a role in mind, or one not begun yet."""
    move = event.move
    if move is None or career.standing(move) is Standing.NOTE:
        return False
    target = career.held(move.to_role)
    return target is None or story.began[target.ref].row > event.row


def _taken(tracks: list[list[tuple[int, int]]], first: int, last: int) -> int:
    """The first track that is free for those rows, and for one more on each side so that lines stay apart."""
    for track, held in enumerate(tracks):
        if all(last + 1 < begin or end < first - 1 for begin, end in held):
            held.append((first, last))
            return track
    tracks.append([(first, last)])
    return len(tracks) - 1


def _lasts(career: Career, story: Story) -> dict[Ref, int]:
    """For each role, the last row that its time reaches."""
    lasts = {ref: event.row for ref, event in story.began.items()}
    left: set[Ref] = set()
    for event in story.events:
        for role in _touched(career, story, event):
            lasts[role.ref] = max(lasts[role.ref], event.row)
        move = event.move
        if event.what is What.ROLE and move is not None and move.from_role is not None and not for_a_time(move):
            left.add(move.from_role)
        if event.returns and event.role is not None and story.began[event.role.ref].move is move:
            left.add(event.role.ref)
    for role in career.roles:
        if role.ref in left:
            continue
        until = career.today if role.end is None else min(role.end.last, max(role.end.first, career.today))
        for event in story.events[lasts[role.ref] + 1 :]:
            if event.when > until:
                break
            lasts[role.ref] = event.row
    return lasts


def _touched(career: Career, story: Story, event: Event) -> list[Role]:
    """The roles whose lines an event's row needs."""
    if event.move is None:
        return []
    source, target = career.ends(event.move)
    touched = [role for role in (source, target) if role is not None]
    return [role for role in touched if story.began[role.ref].row < event.row]
