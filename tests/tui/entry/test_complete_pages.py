"""A page is complete: whatever field of an entry says something is on it, whichever kind it is of."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec
import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Entry, Kind, PartialDate, Ref, Role, Setback, Shape, fields_of
from careerjournal.model.describe import Field, field
from careerjournal.model.records import RecordError
from careerjournal.model.typed import typed_fields
from careerjournal.model.vocabulary import MoveForm
from careerjournal.tui.entry.blocks import Block
from careerjournal.tui.entry.pages import page

SAID = "Zebra crossing"
NOT_ON_A_PAGE = {
    # The conversation's own screens show these: what was written out, and which questions were ticked.
    (Kind.CONVERSATION, "brief"),
    (Kind.CONVERSATION, "asked"),
}


class Further(Aspiration, frozen=True, kw_only=True, tag="aspiration"):
    """An aspiration with a field of every shape that it lacks."""

    further_line: Annotated[str, field("A further line")] = ""
    further_words: Annotated[tuple[str, ...], field("Further words")] = ()
    further_date: Annotated[PartialDate | None, field("A further date")] = None
    further_flag: Annotated[bool, field("A further flag")] = False
    further_number: Annotated[int | None, field("A further number", low=1, high=9)] = None
    further_entry: Annotated[Ref | None, field("A further entry")] = None
    further_entries: Annotated[tuple[Ref, ...], field("Further entries")] = ()


def _values(one: Field, journal: Journal) -> list[Any]:
    """What a field may say, each of which a page is to show."""
    match one.shape:
        case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
            return [f"{SAID} {one.name}"]  # its own, for earlier wordings stay on a page
        case Shape.WORDS | Shape.LINES:
            return [(f"{SAID} {one.name}",)]
        case Shape.DATE:
            return [PartialDate(2031, 5, 3)]
        case Shape.CHOICE:
            return list(one.choices)
        case Shape.FLAG:
            return [True]
        case Shape.NUMBER:
            return [one.high]
        case Shape.REF | Shape.REFS:
            there = [entry.ref for kind in one.kinds[:1] for entry in journal.entries_of(kind)][-1]
            return [there if one.shape is Shape.REF else (there,)]
        case Shape.PART | Shape.PARTS:
            assert one.part is not None
            parts = [part for inner in typed_fields(one.part) for part in _with(one.part(), inner, journal)]
            return parts if one.shape is Shape.PART else [(part,) for part in parts]
        case _:
            return []


def _with(record: msgspec.Struct, one: Field, journal: Journal) -> list[Any]:
    """A record with each of the values of a field; what it needs says something else."""
    needed = {
        other.name: PartialDate(2020) if other.shape is Shape.DATE else "Something"
        for other in fields_of(type(record))
        if other.required and not getattr(record, other.name)
    }
    return [
        msgspec.structs.replace(record, **{**needed, one.name: value})
        for value in _values(one, journal)
        if value != getattr(record, one.name)
    ]


def _text(blocks: list[Block]) -> str:
    return "\n".join(str(block) for block in blocks)


def _page_of(entry: Entry, journal: Journal) -> str | None:
    """The page of an entry once it is kept; None where the journal does not take it."""
    try:
        journal.keep(entry)
    except RecordError:
        return None
    return _text(page(journal.entry(entry.ref), journal))


def _missing(sample: Entry, journal: Journal) -> tuple[list[str], int]:
    """The fields that may say something of which nothing is on the page, and how often that was tried."""
    found, tried = [], 0
    for one in typed_fields(type(sample)):
        if (sample.KIND, one.name) in NOT_ON_A_PAGE:
            continue
        nothing = msgspec.structs.replace(sample, **{one.name: getattr(type(sample)(), one.name)})
        for entry in _with(nothing, one, journal):
            held = getattr(entry, one.name)
            before = _page_of(nothing, journal) or _page_of(sample, journal)
            shown = _page_of(entry, journal)
            if shown is not None:
                tried += 1
                if held == MoveForm.PERMANENT:
                    assert shown == before  # the usual form of a move needs no word
                elif words[0] not in shown if (words := re.findall(f"{SAID} \\w+", str(held))) else shown == before:
                    found.append(f"{one.name}: {held}")
    return found, tried


@pytest.mark.parametrize("kind", Kind)
def test_a_field_that_says_something_is_on_the_page(kind: Kind, sample_journal: Journal) -> None:
    missing, tried = _missing(next(sample_journal.entries_of(kind)), sample_journal)
    assert missing == []
    assert tried >= 2


def test_and_so_is_one_that_is_added_to_a_kind_whose_page_is_laid_out_by_hand(journal: Journal) -> None:
    setback, role = journal.add(Setback(what_happened="Panel")), journal.add(Role(title_="Planner"))
    wish = Further(
        number=1,
        what="To steer",
        further_line=SAID,
        further_words=("zinc", "zest"),
        further_date=PartialDate(2031, 5, 3),
        further_flag=True,
        further_number=7,
        further_entry=setback.ref,
        further_entries=(role.ref,),
    )
    journal.add(Aspiration(what="To steer", links=(role.ref,)))
    shown = _text(page(wish, journal))
    for says in (SAID, "zinc · zest", "3 May 2031", "a further flag", "'7'", "Panel"):
        assert says in shown, says
    for one in typed_fields(Further):
        if one.name.startswith("further") and one.name != "further_entries":
            assert f"Heading(text='{one.label}')" in shown, one.label
    assert "Heading(text='Further entries')" in shown
