"""Careers to lay out: random ones of every sort, small ones made by hand, and the demo's."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from careerjournal import demo
from careerjournal.lattice.career import Career
from careerjournal.model import Kind, Move, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus
from tests.model.strategies import texts

TODAY = dt.date(2026, 11, 22)

few = settings(max_examples=max(10, settings().max_examples // 10), deadline=None)
"""For careers of sixty roles: a few in the daily run, thousands in the profile ``long``."""

TITLES = (
    "Watch officer",
    "Assistant to the deputy director of everything that floats (acting)",
    "データ部門長",
    "מנהלת התפעול של הנמל",
    "مديرة",
    "👩🏽‍💻 developer",
    "👨‍👩‍👧‍👦🇬🇧",
    "Cafe\u0301 owner\u0308",
    "",
    "\u200d\ufe0f",
    "Lead\u200d",
    "資" * 40,
)


def role(number: int, title: str = "", **fields: Any) -> Role:
    """A role by its number; its title is that too where nothing else is said."""
    return Role(number=number, title_=title or f"Role {number}", **fields)


def move(number: int, source: int | None = None, target: int | None = None, **fields: Any) -> Move:
    """A move by its number, from one role to another."""
    ends = {"from_role": source, "to_role": target}
    refs = {name: Ref(Kind.ROLE, end) for name, end in ends.items() if end is not None}
    return Move(number=number, **({"status": MoveStatus.TAKEN} | refs | fields))


def career(*entries: Role | Move, **fields: Any) -> Career:
    """A career of these roles and moves."""
    roles = tuple(entry for entry in entries if isinstance(entry, Role))
    moves = tuple(entry for entry in entries if isinstance(entry, Move))
    return Career(roles=roles, moves=moves, **({"today": TODAY} | fields))


def demo_career() -> Career:
    """The career of the sample journal."""
    return career(*(entry for entry in demo.sample(TODAY) if isinstance(entry, Role | Move)))


def in_mind(title: str = "Something else", area: str = "", level: int | None = None) -> RoleInMind:
    return RoleInMind(title=title, area=area, level=level)


AREAS = ("", "Policy", "policy ", "Operations", "Digital", "現場", "עמדה")


def careers(most_roles: int = 60, most_moves: int = 150) -> st.SearchStrategy[Career]:
    """Careers with everything in them that may go together, and much that should not.

    Small ones are drawn field by field, so that a failure shrinks to what matters; large ones from a seed, as drawing
    thousands of fields would take longer than laying them out.
    """
    seeded = st.builds(_seeded, st.integers(0, most_roles), st.integers(0, most_moves), st.integers(0, 2**32))
    return small_careers() | seeded


def _seeded(roles: int, moves: int, seed: int) -> Career:
    chance = random.Random(seed)

    def date() -> PartialDate | None:
        return PartialDate(chance.randint(2000, 2030), chance.randint(1, 12)) if chance.random() < 0.9 else None

    def end() -> Ref | None:
        return Ref(Kind.ROLE, chance.randint(1, roles + 1)) if chance.random() < 0.8 else None

    def level() -> int | None:
        return chance.choice((None, 1, 2, 3, 4, 5, 6))

    mind = [RoleInMind(), *(RoleInMind(title=title, area=area) for title, area in zip(TITLES, AREAS, strict=False))]
    return career(
        *(
            role(number, chance.choice(TITLES), area=chance.choice(AREAS), level=level(), start=date(), end=date())
            for number in range(1, roles + 1)
        ),
        *(
            Move(
                number=number,
                direction=chance.choice(list(Direction)),
                status=chance.choice(list(MoveStatus)),
                form=chance.choice([None, *MoveForm]),
                from_role=end(),
                to_role=end(),
                in_mind=msgspec.structs.replace(chance.choice(mind), level=level()),
                start=date(),
                end=date(),
            )
            for number in range(1, moves + 1)
        ),
    )


@st.composite
def small_careers(draw: st.DrawFn) -> Career:
    """Up to five roles and eight moves."""
    title = st.sampled_from(TITLES) | texts(most=12)
    dates = st.none() | st.builds(PartialDate, st.integers(2000, 2030), st.integers(1, 12))
    place: dict[str, Any] = {
        "area": st.sampled_from(AREAS),
        "level": st.none() | st.integers(0, 6),
        "organisation": title,
    }
    role_fields = st.fixed_dictionaries({"title_": title, "start": dates, "end": dates, **place})
    drawn: list[dict[str, Any]] = draw(st.lists(role_fields, max_size=5))
    roles = [Role(number=number, **fields) for number, fields in enumerate(drawn, 1)]
    ends = st.none() | st.builds(Ref, st.just(Kind.ROLE), st.integers(1, len(roles) + 1))
    move_fields = st.fixed_dictionaries(
        {
            "direction": st.sampled_from(Direction),
            "status": st.sampled_from(MoveStatus),
            "form": st.none() | st.sampled_from(MoveForm),
            "from_role": ends,
            "to_role": ends,
            "in_mind": st.just(RoleInMind()) | st.builds(RoleInMind, title=title, **place),
            "start": dates,
            "end": dates,
        }
    )
    moves = [Move(number=number, **fields) for number, fields in enumerate(draw(st.lists(move_fields, max_size=8)), 1)]
    return career(*roles, *moves)
