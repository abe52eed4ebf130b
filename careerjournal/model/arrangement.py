"""How people have arranged their journal: what is theirs alone and yet no entry."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import about
from careerjournal.model.opening import Audience, Opening


class LevelName(Part, frozen=True, kw_only=True):
    """What a level of the lattice is called."""

    level: Annotated[int, about("Level", low=0, high=99)] = 0
    name: Annotated[str, about("Name")] = ""


class Arrangement(Part, frozen=True, kw_only=True):
    """Everything arranged; a new journal has none of it. One record a journal, kept with the entries, encrypted."""

    areas: Annotated[tuple[str, ...], about("Areas", "The columns of the lattice, from left to right.")] = ()
    levels: Annotated[tuple[LevelName, ...], about("Levels", "The rows of the lattice that have a name.")] = ()
    dismissed: Annotated[tuple[str, ...], about("Nudges dismissed", "Each by what it says of which entry.")] = ()
    signature: Annotated[str, about("How I sign", "Whom a pack says that it is from.")] = ""
    audiences: Annotated[tuple[Audience, ...], about("Audiences", "My own, beside those there are.")] = ()
    openings: Annotated[tuple[Opening, ...], about("Opened for sharing", "What may leave, and what was reviewed.")] = ()
