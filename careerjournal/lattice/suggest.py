"""Which direction a move goes, as far as the two roles tell."""

from __future__ import annotations

from careerjournal.lattice.career import key
from careerjournal.model import Role, RoleInMind
from careerjournal.model.vocabulary import Direction


def suggested_direction(from_role: Role | None, to: Role | RoleInMind | None) -> Direction | None:
    """The direction from one role to another; None where too little is known to say.

    Up in the same area is vertical; the same level elsewhere lateral; both at once diagonal; down a realignment,
    wherever to. The same role, or one that differs in neither, is enrichment: growing in place.
    """
    if from_role is None or to is None:
        return None
    if from_role is to:
        return Direction.ENRICHMENT
    here, there = from_role.level, to.level
    elsewhere = key(from_role.area) != key(to.area)
    if here is None or there is None or not (from_role.area.strip() and to.area.strip()):
        return None
    if there < here:
        return Direction.REALIGNMENT
    if there == here:
        return Direction.LATERAL if elsewhere else Direction.ENRICHMENT
    return Direction.DIAGONAL if elsewhere else Direction.VERTICAL
