"""Areas and levels are the person's own: put in order, named and renamed, wherever they are used, without loss.

Each function makes one save and one change to take back, however many roles and moves it goes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.journal.errors import NoName
from careerjournal.model import LevelName, RoleInMind
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Role

    AnyRole = Role | RoleInMind


def same(area: str, other: str) -> bool:
    """Whether two spellings are one area: capitals do not matter."""
    return area.strip().casefold() == other.strip().casefold()


def rename_area(journal: Journal, old: str, new: str) -> None:
    """Call an area something else in every role and every role in mind. One that has that name already takes it in.

    Raises:
        NoName: the new name is empty.
    """
    name = clean_line(new)
    if not name:
        raise NoName("An area needs a name. Write one, or leave it as it is.")

    def renamed(role: AnyRole) -> dict[str, object]:
        return {"area": name} if same(role.area, old) else {}

    with journal.together(f"renamed the area {old} to {name}"):
        _each_role(journal, renamed)
        before = journal.arrangement
        areas = [name if same(area, old) else area for area in before.areas]
        kept = [area for place, area in enumerate(areas) if not any(same(area, first) for first in areas[:place])]
        journal.arrange(structs.replace(before, areas=tuple(kept)), "renamed an area")


def order_areas(journal: Journal, areas: tuple[str, ...]) -> None:
    """Put the columns of the lattice in this order; areas that are not named here follow in the order they had."""
    before = journal.arrangement
    others = [area for area in before.areas if not any(same(area, named) for named in areas)]
    journal.arrange(structs.replace(before, areas=(*areas, *others)), "changed the order of the areas")


def name_level(journal: Journal, level: int, name: str) -> None:
    """Name a level; with an empty name it is known by its number."""
    before = journal.arrangement
    others = [named for named in before.levels if named.level != level]
    named = [LevelName(level=level, name=clean_line(name))] if clean_line(name) else []
    levels = tuple(sorted((*others, *named), key=lambda named: named.level))
    journal.arrange(structs.replace(before, levels=levels), f"named level {level}")


def swap_levels(journal: Journal, level: int, other: int) -> None:
    """Swap two levels: everything on the one goes to the other, and their names with it."""
    to = {level: other, other: level}

    def swapped(role: AnyRole) -> dict[str, object]:
        return {"level": to[role.level]} if role.level in to else {}

    with journal.together(f"let levels {level} and {other} change places"):
        _each_role(journal, swapped)
        before = journal.arrangement
        levels = (structs.replace(named, level=to.get(named.level, named.level)) for named in before.levels)
        ordered = tuple(sorted(levels, key=lambda named: named.level))
        journal.arrange(structs.replace(before, levels=ordered), "named levels")


def _each_role(journal: Journal, changes: Callable[[AnyRole], dict[str, object]]) -> None:
    """Change every role, and every role that a move has in mind, that there is something to change in."""
    for role in list(journal.roles):
        if found := changes(role):
            journal.keep(structs.replace(role, **found), drafted=False)
    for move in list(journal.moves):
        if found := changes(move.in_mind):
            in_mind = structs.replace(move.in_mind, **found)
            journal.keep(structs.replace(move, in_mind=in_mind), drafted=False)
