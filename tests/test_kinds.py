"""Every kind of entry has a record wherever something is known of it kind by kind, and what a record names exists."""

from __future__ import annotations

from careerjournal.model import KINDS, Kind, fields_of
from careerjournal.sharing.kinds import SHARED


def names_of(kind: Kind) -> set[str]:
    return {field.name for field in fields_of(KINDS[kind])}


def test_every_kind_has_its_class_and_says_what_is_shared_of_it() -> None:
    assert set(KINDS) == set(Kind)
    assert set(SHARED) == set(Kind)


def test_what_is_shared_as_a_title_is_a_field_of_the_kind() -> None:
    for kind, shared in SHARED.items():
        assert not shared.title or shared.title in names_of(kind), kind
        assert shared.linked, kind
        assert bool(shared.untitled) is shared.leaves, kind
