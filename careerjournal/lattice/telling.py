"""The words in a picture: every text that a person wrote and that a picture shows, to be told in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from msgspec import structs

from careerjournal.lattice.career import Career
from careerjournal.model import Role, RoleInMind


def texts_of(career: Career) -> tuple[str, ...]:
    """Each text once, titles before the places and levels that they stand in."""
    return tuple(dict.fromkeys(text.strip() for text in _texts(career) if text.strip()))


def _texts(career: Career) -> Iterator[str]:
    places: list[Role | RoleInMind] = [*career.roles, *(move.in_mind for move in career.moves)]
    yield from (role.title for role in career.roles)
    yield from (move.in_mind.title for move in career.moves)
    yield from (place.organisation for place in places)
    yield from (place.area for place in places)
    yield from (level.name for level in career.levels)


def retold(career: Career, said: Mapping[str, str]) -> Career:
    """The career with these words for those; a text that has none stays as it is."""

    def told(text: str) -> str:
        return said.get(text.strip(), text)

    roles = (
        structs.replace(role, title_=told(role.title_), organisation=told(role.organisation), area=told(role.area))
        for role in career.roles
    )
    moves = (structs.replace(move, in_mind=_in_mind(move.in_mind, said)) for move in career.moves)
    levels = (structs.replace(level, name=told(level.name)) for level in career.levels)
    areas = tuple(told(area) for area in career.areas)
    return replace(career, roles=tuple(roles), moves=tuple(moves), levels=tuple(levels), areas=areas)


def _in_mind(role: RoleInMind, said: Mapping[str, str]) -> RoleInMind:
    texts = {name: getattr(role, name) for name in ("title", "organisation", "area")}
    return structs.replace(role, **{name: said.get(text.strip(), text) for name, text in texts.items()})
