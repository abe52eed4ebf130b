"""Every field of every kind is described: forms, pages and messages are made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from careerjournal.model import KINDS, Aspiration, Entry, Field, Kind, Role, Setback, Shape, entry_class, fields_of

KEPT_BY_THE_JOURNAL = {"number", "created", "updated", "origin", "was", "unknown"}


def records(cls: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """A class and those of the parts inside it."""
    yield cls
    for field in fields_of(cls):
        if field.part is not None:
            yield from records(field.part)


EVERY_RECORD = sorted({record for cls in KINDS.values() for record in records(cls)}, key=lambda cls: cls.__name__)
EVERY_FIELD = [
    pytest.param(cls, field, id=f"{cls.__name__}.{field.name}") for cls in EVERY_RECORD for field in fields_of(cls)
]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_class(kind: Kind) -> None:
    cls = entry_class(kind)
    assert cls.KIND is kind
    assert cls.__struct_config__.tag == kind.value
    assert cls().ref.kind is kind
    assert any(field.required for field in fields_of(cls))


@pytest.mark.parametrize("cls", EVERY_RECORD, ids=lambda cls: cls.__name__)
def test_every_field_is_described_once(cls: type[msgspec.Struct]) -> None:
    fields = fields_of(cls)
    names = [field.name for field in fields]
    assert set(names) == set(cls.__struct_fields__) - KEPT_BY_THE_JOURNAL
    assert len(set(names)) == len(names) == len({field.label for field in fields})
    assert {field.name: field.key for field in fields}.items() <= dict(
        zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
    ).items()


@pytest.mark.parametrize(("cls", "field"), EVERY_FIELD)
def test_a_description_holds_together(cls: type[msgspec.Struct], field: Field) -> None:
    assert re.fullmatch(r"([A-Z]|[1-7] [A-Z]).{1,50}", field.label)
    assert not field.label.endswith(".")
    assert not field.help or (field.help.endswith((".", "…", "?")) and len(field.help) < 120)
    default = getattr(cls(), field.name)
    assert (default is None) is field.optional
    match field.shape:
        case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
            assert default == ""
        case Shape.WORDS | Shape.REFS | Shape.PARTS:
            assert default == ()
        case Shape.NUMBER:
            assert field.low < field.high
            assert default is None or field.low <= default <= field.high
        case Shape.CHOICE:
            assert len(field.choices) > 1
            assert default is None or default in field.choices
        case Shape.PART:
            assert field.part is not None
            assert default == field.part()
        case Shape.FLAG:
            assert default is False
        case Shape.DATE | Shape.MOMENT | Shape.REF:
            assert default is None
    assert (field.part is not None) is (field.shape in (Shape.PART, Shape.PARTS))
    assert bool(field.choices) is (field.shape is Shape.CHOICE)
    assert field.kinds
    assert field.toward in ("past", "future")


def test_the_shapes_are_all_in_use() -> None:
    assert {field.shape for cls in EVERY_RECORD for field in fields_of(cls)} == set(Shape)


def test_own_fields_come_as_written_and_the_inherited_after() -> None:
    names = [field.name for field in fields_of(Setback)]
    assert names[:4] == ["what_happened", "when", "kind", "body"]
    assert names[-2:] == ["tags", "links"]
    body = next(field for field in fields_of(Setback) if field.name == "body")
    assert body.label == "What happened, in full"


def test_names_that_python_takes_are_kept_under_plain_ones() -> None:
    assert {field.name: field.key for field in fields_of(Role) if field.name != field.key} == {
        "title_": "title",
        "start": "from",
        "end": "to",
    }


def test_parts_have_fields_of_their_own() -> None:
    milestones = next(field for field in fields_of(Aspiration) if field.name == "milestones")
    assert milestones.part is not None
    assert [field.name for field in fields_of(milestones.part)][:3] == ["what", "kind", "quick_win"]


@pytest.mark.parametrize("cls", list(KINDS.values()), ids=lambda cls: cls.__name__)
def test_an_entry_that_says_nothing_has_no_title_and_no_date(cls: type[Entry]) -> None:
    assert cls().title == ""
    assert cls().date is None
