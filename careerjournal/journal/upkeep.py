"""Records of older versions in every table: brought up to date as they are read, and once for good in the file.

Version 1 kept moments in UTC. Which day that was for whoever wrote them is worked out in the zone of the device that
first opens the journal for writing with a newer version; from then on it stands in the record, and travelling moves no
entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec

from careerjournal.journal.here import here
from careerjournal.journal.tables import ABOUT, DRAFTS, TRASH, VERSIONS, put
from careerjournal.journal.taking_in import is_unfinished, take_out
from careerjournal.model import Kind, entry_class
from careerjournal.model.migrations import VERSION, Record, migrate, steps_at
from careerjournal.model.moments import localised
from careerjournal.model.typed import typed_all_on
from careerjournal.vault.database import Database

_AT_ONCE: Final = 8 * 1024 * 1024
"""Bytes of records that are brought up to date in one save; a save takes 64 MiB."""


def entry_now(record: Mapping[str, Any]) -> Record:
    """An entry's record, brought up to date."""
    return migrate(dict(record), steps_at(here))


def version_now(document: Mapping[str, Any]) -> Record:
    """The record of an earlier version of an entry, brought up to date."""
    return _beside(document, "until")


def trashed_now(document: Mapping[str, Any]) -> Record:
    """The record of an entry in the trash, brought up to date."""
    return _beside(document, "when")


def draft_now(document: Mapping[str, Any]) -> Record:
    """The record of a draft, brought up to date: its relative dates were typed on the day it was stored."""
    if not _is_old(document):
        return dict(document)
    new = _beside(document, "when")
    values, kind = new.get("values"), new.get("kind")
    with suppress(TypeError, ValueError):
        day = dt.datetime.fromisoformat(str(new.get("when"))).date()
        if isinstance(values, dict) and kind in set(Kind):
            new["values"] = typed_all_on(entry_class(Kind(kind)), values, day)
            if values.get("~line"):
                new["values"]["~line typed on"] = day.isoformat()
    return new


def _is_old(document: Mapping[str, Any]) -> bool:
    return bool(document.get("v", 1) == 1)


def _beside(document: Mapping[str, Any], moment: str) -> Record:
    if not _is_old(document):
        return dict(document)
    new = {**document, "v": VERSION}
    if moment in new:
        new[moment] = localised(new[moment], here)
    if isinstance(new.get("record"), dict):
        new["record"] = entry_now(new["record"])
    return new


_Bring: TypeAlias = Callable[[Mapping[str, Any]], Record]

_OF_TABLE: Final[Mapping[str, _Bring]] = {
    **dict.fromkeys((kind.value for kind in Kind), entry_now),
    VERSIONS: version_now,
    TRASH: trashed_now,
    DRAFTS: draft_now,
}


class _Change(NamedTuple):
    table: str
    number: int
    record: Record


def is_up_to_date(database: Database) -> bool:
    """Whether everything in it was written, or brought up to date, by this version or a newer one."""
    return not is_unfinished(database) and _is_of_this_version(database)


def _is_of_this_version(database: Database) -> bool:
    known = dict(database.table(ABOUT).get(doc_id=1) or {}).get("v", 1)
    return not database.tables() or (isinstance(known, int) and known >= VERSION)


def bring_up_to_date(database: Database) -> None:
    """Write what older versions kept in the shape of this one, in as few saves as it takes; later it costs nothing.

    What was being taken in when the program ended is taken out again.

    Raises:
        JournalError: it cannot be written. What is in the file can be read all the same.
    """
    if is_unfinished(database):
        take_out(database)
    if _is_of_this_version(database):
        return
    about: Record = dict(database.table(ABOUT).get(doc_id=1) or {})
    waiting: list[_Change] = []
    size = 0
    for change in _changes(database):
        waiting.append(change)
        size += len(msgspec.json.encode(change.record))
        if size > _AT_ONCE:
            _write(database, waiting)
            waiting, size = [], 0
    # With the last of them: a power cut before leaves the rest to the next opening.
    _write(database, [*waiting, _Change(ABOUT, 1, {**about, "v": VERSION})])


def _changes(database: Database) -> Iterator[_Change]:
    for name, bring in _OF_TABLE.items():
        for document in database.table(name):
            new = bring(document)
            if new != document:
                yield _Change(name, document.doc_id, new)


def _write(database: Database, changes: list[_Change]) -> None:
    with database.together():
        for change in changes:
            put(database.table(change.table), change.number, change.record)
