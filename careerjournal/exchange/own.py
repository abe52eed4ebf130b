"""A journal of ours that comes into another: with its own numbers where nothing is there yet, else with new ones."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import structs

from careerjournal.exchange.format import Own, OwnBeside
from careerjournal.journal.taking_in import Beside
from careerjournal.model import Entry, Kind, Origin, RecordError, Ref, from_record, to_record
from careerjournal.model.readdressing import readdressed

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PROGRAM = "json"
"""What the origin of an entry says that came from another journal of ours and so has another number here."""

Key = tuple[str, str, str]


class Placed(NamedTuple):
    """What is new, as it is to be put down."""

    entries: list[Entry]
    beside: Beside
    known: int
    """How many entries are in the journal already."""
    trashed: int
    """How many are in its trash."""


def key_of(entry: Entry) -> Key:
    """By which an entry is known again: by where it came from, else by its number and when it was first kept."""
    if entry.origin.program:
        return entry.origin.key
    first = entry.was or entry.ref  # also where it became another here and not there
    return PROGRAM, "", f"{first} {entry.created.isoformat() if entry.created else ''}".strip()


def placed(own: list[Own], beside: OwnBeside, journal: Journal) -> Placed:
    """Find what of a journal is new to another.

    Args:
        own: its entries.
        beside: what stands beside them. Its arrangement comes only into an empty journal.
        journal: the journal that they come into.
    """
    thrown = [trashed for trashed in journal.trash() if trashed.entry is not None]
    entries = _each_by_itself([one.entry for one in own], beside)
    if not journal.count(*Kind) and not thrown:
        return Placed(entries, Beside(beside.versions, beside.trash, beside.arrangement), known=0, trashed=0)
    here = {key_of(entry): entry.ref for entry in journal.each()}
    in_trash = {key_of(one.entry): one.ref for one in thrown if one.entry is not None}
    to: dict[Ref, Ref] = {}
    first: dict[Ref, Ref] = {}
    free = {kind: journal.next_number(kind) for kind in Kind}
    new: list[Entry] = []
    known = trashed = 0
    for entry in entries:
        key = key_of(entry)
        if key in here:
            known += 1
            to[entry.ref] = here[key]
        elif key in in_trash:
            trashed += 1
            to[entry.ref] = in_trash[key]
        else:
            to[entry.ref] = Ref(entry.KIND, free[entry.KIND])
            free[entry.KIND] += 1
            new.append(entry)
            _place_before(entry, first, free)
        if entry.was is not None:
            to[entry.was] = to[entry.ref]
    documents = _new_trash(beside, {*here, *in_trash}, to, first, free)
    # An earlier version of what became another entry is kept under the name that it had.
    fresh = {entry.ref: to[entry.ref] for entry in new} | {ref: to[ref] for ref, _ in documents} | first
    return Placed(
        [_moved(_from_elsewhere(entry), to, first) for entry in new],
        Beside(
            [
                {**version, "of": str(fresh[of]), "record": _record(version["record"], of, to, first)}
                for version in beside.versions
                if (of := _ref(version.get("of"))) in fresh
            ],
            [
                {**document, "number": to[ref].number, "record": _record(document["record"], ref, to, first)}
                for ref, document in documents
            ],
        ),
        known,
        trashed,
    )


def _each_by_itself(entries: list[Entry], beside: OwnBeside) -> list[Entry]:
    """The entries as they are; of two of one number, as in a file that somebody put together, one gets another.

    What points at that number points at the first of them.
    """
    thrown = (_ref(f"{document.get('kind')} {document.get('number')}") for document in beside.trash)
    last = dict.fromkeys(Kind, 0)
    for ref in (*(entry.ref for entry in entries), *filter(None, thrown)):
        last[ref.kind] = max(last[ref.kind], ref.number)
    taken: set[Ref] = set()
    found: list[Entry] = []
    for entry in entries:
        one = entry
        if entry.ref in taken:
            last[entry.KIND] += 1
            one = structs.replace(entry, number=last[entry.KIND])
        taken.add(one.ref)
        found.append(one)
    return found


def _place_before(entry: Entry, first: dict[Ref, Ref], free: dict[Kind, int]) -> None:
    """Give a number to what became an entry: no other is to have it."""
    if entry.was is not None and entry.was not in first:
        first[entry.was] = Ref(entry.was.kind, free[entry.was.kind])
        free[entry.was.kind] += 1


def _new_trash(
    beside: OwnBeside, known: set[Key], to: dict[Ref, Ref], first: dict[Ref, Ref], free: dict[Kind, int]
) -> list[tuple[Ref, dict[str, Any]]]:
    """The documents of its trash that are new, each with the entry it is of; their numbers are added to `to`."""
    found = []
    for document in beside.trash:
        ref = _ref(f"{document.get('kind')} {document.get('number')}")
        if ref is None or ref in to:
            continue
        with suppress(RecordError):
            entry = from_record(document["record"], ref.number)
            if key_of(entry) in known:
                continue
            _place_before(entry, first, free)
        to[ref] = Ref(ref.kind, free[ref.kind])
        free[ref.kind] += 1
        found.append((ref, document))
    return found


def _from_elsewhere(entry: Entry) -> Entry:
    """The entry, saying where it came from, so that it is known when it comes again."""
    if entry.origin.program:
        return entry
    program, journal, own_id = key_of(entry)
    return structs.replace(entry, origin=Origin(program=program, journal=journal, id=own_id))


def _moved(entry: Entry, to: Mapping[Ref, Ref], first: Mapping[Ref, Ref]) -> Entry:
    """An entry under its number here, with its links as they are to be."""
    was = first.get(entry.was) if entry.was is not None else None
    return structs.replace(readdressed(entry, to), was=was)


def _record(record: dict[str, Any], ref: Ref | None, to: Mapping[Ref, Ref], first: Mapping[Ref, Ref]) -> dict[str, Any]:
    """A record with its links as they are to be; as it is where it cannot be read."""
    with suppress(RecordError):
        return to_record(_moved(from_record(record, ref.number if ref else 0), to, first))
    return record


def _ref(text: object) -> Ref | None:
    with suppress(ValueError):
        return Ref.parse(str(text))
    return None
