"""The direction that two roles suggest."""

from __future__ import annotations

import pytest

from careerjournal.lattice.suggest import suggested_direction
from careerjournal.model.vocabulary import Direction
from tests.lattice.careers import in_mind, role

HERE = role(1, area="Policy", level=3)


@pytest.mark.parametrize(
    ("area", "level", "direction"),
    [
        ("Policy", 4, Direction.VERTICAL),
        (" policy", 4, Direction.VERTICAL),
        ("Digital", 3, Direction.LATERAL),
        ("Digital", 4, Direction.DIAGONAL),
        ("Policy", 2, Direction.REALIGNMENT),
        ("Digital", 2, Direction.REALIGNMENT),
        ("Policy", 3, Direction.ENRICHMENT),
        ("Policy", None, None),
        ("", 4, None),
    ],
)
def test_area_and_level_tell_the_direction(area: str, level: int | None, direction: Direction | None) -> None:
    assert suggested_direction(HERE, in_mind("Another", area, level)) is direction
    assert suggested_direction(HERE, role(2, area=area, level=level)) is direction


def test_the_same_role_is_growing_in_place_and_half_a_move_says_nothing() -> None:
    assert suggested_direction(HERE, HERE) is Direction.ENRICHMENT
    assert suggested_direction(None, HERE) is None
    assert suggested_direction(HERE, None) is None
