"""Every kind of entry has a record wherever something is known of it kind by kind, and what a record names exists."""

from __future__ import annotations

from importlib import resources

import pytest

from careerjournal import demo
from careerjournal.journal.journal import Journal
from careerjournal.model import KINDS, Kind, Shape, fields_of
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.pieces import DocumentPart, pieces_of
from careerjournal.tui.entry.blocks import Link
from careerjournal.tui.entry.pages import page
from careerjournal.tui.entry.rows import lines
from careerjournal.tui.sections.catalogue import SECTIONS, section_of
from careerjournal.tui.sections.kinds import SHOWN
from tests.tui.using import groups


def names_of(kind: Kind) -> set[str]:
    return {field.name for field in fields_of(KINDS[kind])}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_its_class_its_sample_and_what_is_shown_and_shared_of_it(kind: Kind) -> None:
    assert kind in KINDS
    assert kind in SHOWN
    assert kind in SHARED
    assert resources.files(demo).joinpath(f"{kind.plural}.toml").is_file()


def test_nothing_is_known_of_a_kind_that_there_is_not() -> None:
    assert set(KINDS) == set(SHOWN) == set(SHARED) == set(Kind)


def test_what_is_shared_as_a_title_is_a_field_of_the_kind() -> None:
    for kind, shared in SHARED.items():
        assert not shared.title or shared.title in names_of(kind), kind
        assert shared.linked, kind
        assert bool(shared.untitled) is shared.leaves, kind


def test_what_a_page_does_not_repeat_is_a_field_of_the_kind() -> None:
    for kind, shown in SHOWN.items():
        assert shown.not_repeated <= names_of(kind), kind
        assert all((shown.heading, shown.says)), kind


def test_every_entry_is_listed_where_it_is_at_home_and_read_and_offered_to_be_shared(sample_journal: Journal) -> None:
    for kind in Kind:
        entry = next(iter(sample_journal.entries_of(kind)))
        section, shown = section_of(entry.ref), SHOWN[kind]
        assert shown.view in ("", *section.views), kind
        for view in section.views if not shown.view else (shown.view,):
            assert any(
                card.ref == entry.ref for group in groups(section, sample_journal, view) for card in group.cards
            ), (kind, view)
        assert sample_journal.title(entry)[:10] in lines(entry, sample_journal, 60)[0].plain, kind
        assert page(entry, sample_journal), kind
        pieces = pieces_of(entry, sample_journal)
        assert bool(pieces) is SHARED[kind].leaves, kind
        if SHARED[kind].title:
            assert pieces[0].place is DocumentPart.TITLE, kind


def test_sections_offer_each_kind_that_is_written_here_and_no_other() -> None:
    offered = [kind for section in SECTIONS if not section.is_today for kind in section.new]
    assert sorted(offered) == sorted(kind for kind, shown in SHOWN.items() if shown.written)


def test_an_entry_that_a_field_of_another_shows_is_on_its_page_once(sample_journal: Journal) -> None:
    shown = 0
    for entry in sample_journal:
        fields = [field for field in fields_of(type(entry)) if field.shape is Shape.REF]
        links = [block.ref for block in page(entry, sample_journal) if isinstance(block, Link)]
        for ref in {getattr(entry, field.name) for field in fields} - {None}:
            shown += 1
            assert links.count(ref) <= 1, entry.ref
    assert shown > 20
