"""Many entries put down at once: in as many saves as it takes, and all of them or none.

One save holds 64 MiB. Several begin with a mark, which numbers there were before, and end by taking the mark away; the
entries' own numbers are past those. Where the program ends between the two, the next opening takes the
entries out again.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import structs
from tinydb.table import Document

from careerjournal.journal.about import about
from careerjournal.journal.errors import NumberTaken
from careerjournal.journal.leads import was_in
from careerjournal.journal.numbers import Numbers
from careerjournal.journal.tables import ABOUT, ARRANGEMENT, TRASH, VERSIONS, put
from careerjournal.model import Arrangement, Entry, Kind, Ref, part_to_record, to_record
from careerjournal.model.migrations import Record
from careerjournal.vault.database import Database

AT_ONCE: Final = 8 * 1024 * 1024
"""Bytes of records in one save, as far as entries are small."""

MARK: Final = "taking_in"
"""The key of the mark in the journal's record about itself: the highest number in each table before."""


class Beside(NamedTuple):
    """What a whole journal holds beside its entries."""

    versions: Sequence[Record] = ()
    """The documents of its history."""
    trash: Sequence[Record] = ()
    """The documents of its trash."""
    arrangement: Arrangement | None = None


class Saved(NamedTuple):
    """Documents for one save."""

    table: str
    documents: list[Document]


@contextmanager
def many_made() -> Iterator[None]:
    """Inside, a great many objects are made and none is left in a circle: nothing is searched for those meanwhile.

    With 100,000 entries, Python would spend half of the time on that, over and over.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def digest(record: Mapping[str, Any]) -> str:
    """By which a record is known to be what was taken in."""
    return hashlib.sha256(msgspec.json.encode(record, order="deterministic")).hexdigest()


def thrown_in(beside: Beside) -> dict[Ref, Record]:
    """The records of the entries that come in the trash, by what each is."""
    return {Ref(Kind(record["kind"]), record["number"]): record["record"] for record in beside.trash}


def numbered(entries: Iterable[Entry], database: Database, numbers: Numbers, now: dt.datetime) -> list[Entry]:
    """The entries with a number each, and with the time where they have none.

    Args:
        entries: a number of 0 becomes the next of its kind; another is kept.
        database: where they are to be.
        numbers: those that are given out.
        now: the time.

    Raises:
        NumberTaken: one of the numbers is not free.
    """
    free = {kind: numbers.next(kind) for kind in Kind}
    kept: list[Entry] = []
    for entry in entries:
        number = entry.number or free[entry.KIND]
        if database.table(entry.KIND).contains(doc_id=number):
            raise NumberTaken(f"There is another {entry.ref} in the journal. Nothing was taken in.")
        free[entry.KIND] = max(free[entry.KIND], number + 1)
        kept.append(structs.replace(entry, number=number, created=entry.created or now, updated=entry.updated or now))
    return kept


def save_all(
    entries: Sequence[Entry],
    beside: Beside,
    database: Database,
    numbers: Numbers,
    *,
    saving: Callable[[], AbstractContextManager[object]],
    wanted: Callable[[int], bool],
) -> bool:
    """Save entries and what comes beside them, one save after another; where one fails, none is kept.

    Args:
        entries: as `numbered` returned them.
        beside: what comes with a whole journal.
        database: where they are to be.
        numbers: takes note of theirs.
        saving: makes one save of what is done inside.
        wanted: is told before each save how many documents are kept so far, and says whether to go on.

    Returns:
        Whether they are kept; none is where they were not wanted any more.

    Raises:
        JournalError: it cannot be written.
    """

    def take_back() -> None:
        if done:
            with saving():
                take_out(database)

    done = 0
    try:
        coming = saves(entries, beside)
        after = next(coming, None)
        while after is not None:
            saved, after = after, next(coming, None)
            if not wanted(done):
                take_back()
                return False
            with saving():
                if not done and after is not None:
                    mark(database)
                insert(database, saved)
                if after is None:
                    unmark(database)
                    _finish(entries, beside, database, numbers)
            done += sum(len(one.documents) for one in saved)
    except BaseException:
        take_back()
        raise
    return True


def _finish(entries: Iterable[Entry], beside: Beside, database: Database, numbers: Numbers) -> None:
    """Note the numbers of all that came in, and keep the arrangement that came with it."""
    thrown = thrown_in(beside)
    before = [one.was for one in entries if one.was is not None]
    before += [was for record in thrown.values() if (was := was_in(record)) is not None]
    numbers.note([*(one.ref for one in entries), *before, *thrown])
    if beside.arrangement is not None:
        put(database.table(ARRANGEMENT), 1, part_to_record(beside.arrangement))


def saves(entries: Iterable[Entry], beside: Beside) -> Iterator[list[Saved]]:
    """The documents, save by save."""
    waiting: dict[str, list[Document]] = {}
    size = 0
    for table, document in _documents(entries, beside):
        waiting.setdefault(table, []).append(document)
        size += len(msgspec.json.encode(document))
        if size > AT_ONCE:
            yield [Saved(*one) for one in waiting.items()]
            waiting, size = {}, 0
    yield [Saved(*one) for one in waiting.items()]


def _documents(entries: Iterable[Entry], beside: Beside) -> Iterator[tuple[str, Document]]:
    for entry in entries:
        yield entry.KIND.value, Document(to_record(entry), doc_id=entry.number)
    # 0: the table gives them the next number it has.
    yield from ((VERSIONS, Document(dict(record), doc_id=0)) for record in beside.versions)
    yield from ((TRASH, Document(dict(record), doc_id=0)) for record in beside.trash)


def insert(database: Database, saved: Iterable[Saved]) -> None:
    """Put documents into their tables."""
    for table, documents in saved:
        if table in (VERSIONS, TRASH):
            database.table(table).insert_multiple(dict(document) for document in documents)
        else:
            database.table(table).insert_multiple(documents)


def mark(database: Database) -> None:
    """Note that entries are being taken in, past the highest number of each table."""
    tables = (*Kind, VERSIONS, TRASH)
    last = {name: max(database.table(name).numbers(), default=0) for name in tables}
    put(database.table(ABOUT), 1, {**about(database), MARK: last})


def unmark(database: Database) -> None:
    """Note that all of them are in."""
    record = about(database)
    if record.pop(MARK, None) is not None:
        put(database.table(ABOUT), 1, record)


def is_unfinished(database: Database) -> bool:
    """Whether entries were being taken in when the program ended."""
    return MARK in about(database)


def take_out(database: Database) -> None:
    """Take out again what was not taken in as a whole.

    Raises:
        JournalError: it cannot be written.
    """
    last = about(database).get(MARK)
    with database.together():
        for name, number in last.items() if isinstance(last, dict) else ():
            if name in {*Kind, VERSIONS, TRASH} and type(number) is int:
                table = database.table(name)
                table.remove(doc_ids=[new for new in table.numbers() if new > number])
        unmark(database)
