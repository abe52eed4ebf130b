"""Areas and levels are named, renamed and put in order wherever they are used, and it is taken back in one go."""

from __future__ import annotations

import pytest

from careerjournal.journal.arranging import name_level, order_areas, rename_area, swap_levels
from careerjournal.journal.errors import NoName
from careerjournal.journal.journal import Journal
from careerjournal.model import Arrangement, Entry, Kind, LevelName, Move, Ref, Role, RoleInMind


@pytest.fixture
def career(journal: Journal) -> Journal:
    """Three roles and a move that is only in mind; one spelling has other capitals."""
    with journal.together():
        journal.add(Role(title_="Clerk", area="Operations", level=1))
        journal.add(Role(title_="Officer", area="operations", level=2))
        journal.add(Role(title_="Analyst", area="Policy", level=2))
        journal.add(Move(from_role=Ref(Kind.ROLE, 3), in_mind=RoleInMind(title="Chief", area="Operations", level=3)))
        journal.arrange(Arrangement(areas=("Policy", "Operations"), levels=(LevelName(level=2, name="Officer"),)))
    return journal


def everything(journal: Journal) -> tuple[list[Entry], Arrangement]:
    return list(journal), journal.arrangement


def areas(journal: Journal) -> list[str]:
    return [role.area for role in journal.roles] + [move.in_mind.area for move in journal.moves]


def levels(journal: Journal) -> list[int | None]:
    return [role.level for role in journal.roles] + [move.in_mind.level for move in journal.moves]


def names(journal: Journal) -> list[tuple[int, str]]:
    return [(named.level, named.name) for named in journal.arrangement.levels]


def test_an_area_is_renamed_wherever_it_is_used_and_nowhere_else(career: Journal) -> None:
    rename_area(career, "Operations", "  Running the port ")
    assert areas(career) == ["Running the port", "Running the port", "Policy", "Running the port"]
    assert career.arrangement.areas == ("Policy", "Running the port")
    assert [role.title for role in career.roles] == ["Clerk", "Officer", "Analyst"]


def test_it_is_taken_back_in_one_go(career: Journal) -> None:
    before = [(role.title, role.area) for role in career.roles], areas(career), career.arrangement
    steps = len(career._undo)
    rename_area(career, "Operations", "Port")
    assert len(career._undo) == steps + 1
    assert career.undo() == "renamed the area Operations to Port"
    assert ([(role.title, role.area) for role in career.roles], areas(career), career.arrangement) == before


def test_what_an_entry_said_before_is_in_its_history(career: Journal) -> None:
    rename_area(career, "Policy", "Rules")
    (version,) = career.history(Ref(Kind.ROLE, 3))
    assert isinstance(version.entry, Role)
    assert version.entry.area == "Policy"


def test_an_area_renamed_as_another_becomes_one_with_it(career: Journal) -> None:
    rename_area(career, "Operations", "policy")
    assert set(areas(career)) == {"policy", "Policy"}
    assert career.arrangement.areas == ("Policy",)
    career.undo()
    assert areas(career) == ["Operations", "operations", "Policy", "Operations"]


def test_a_name_is_needed(career: Journal) -> None:
    before = everything(career)
    with pytest.raises(NoName, match="An area needs a name"):
        rename_area(career, "Operations", " \n")
    assert everything(career) == before


def test_nothing_is_changed_where_one_change_cannot_be_kept(career: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(career)
    steps = len(career._undo)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(career, "arrange", fail)
    with pytest.raises(OSError, match="full"):
        rename_area(career, "Operations", "Port")
    assert len(career._undo) == steps
    assert everything(career) == before


def test_columns_are_put_in_order_and_back(career: Journal) -> None:
    order_areas(career, ("Operations", "Policy"))
    assert career.arrangement.areas == ("Operations", "Policy")
    assert career.undo() == "changed the order of the areas"
    assert career.arrangement.areas == ("Policy", "Operations")


def test_an_area_that_is_not_put_in_order_is_not_forgotten(career: Journal) -> None:
    order_areas(career, ("operations",))
    assert career.arrangement.areas == ("operations", "Policy")


def test_a_level_is_named_renamed_and_left_its_number(career: Journal) -> None:
    name_level(career, 1, "Starter")
    name_level(career, 2, "Second")
    assert names(career) == [(1, "Starter"), (2, "Second")]
    name_level(career, 1, "")
    assert names(career) == [(2, "Second")]


def test_two_levels_change_places_with_all_that_is_on_them(career: Journal) -> None:
    swap_levels(career, 2, 3)
    assert levels(career) == [1, 3, 3, 2]
    assert career.arrangement.levels == (LevelName(level=3, name="Officer"),)
    assert career.undo() == "let levels 2 and 3 change places"
    assert levels(career) == [1, 2, 2, 3]
    assert career.arrangement.levels == (LevelName(level=2, name="Officer"),)
