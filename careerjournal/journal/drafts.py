"""Drafts: what is being typed, kept encrypted once a second until it is an entry or is let go.

What could not be stored stays here, in memory, and counts as the draft it would be: it is stored by the next attempt
that succeeds, and sealed where the journal is locked before one did.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple

from tinydb.table import Document

from careerjournal.journal.errors import JournalError
from careerjournal.journal.reasons import reason
from careerjournal.journal.sealed import NotKept
from careerjournal.journal.tables import put
from careerjournal.journal.unreadable import (
    UnreadableRecord,
    moment_in,
    of_this_version,
    readable,
    record_in,
    ref_in,
    unreadable_in,
)
from careerjournal.journal.upkeep import draft_now
from careerjournal.model import Kind, RecordError, Ref, entry_class
from careerjournal.model.migrations import VERSION
from careerjournal.model.text import clean
from careerjournal.model.typed import sound
from careerjournal.vault.table import VaultTable

CALM = 9
"""How many times as long as an attempt that failed took, the next one is put off: a rest for a slow disk."""


class Draft(NamedTuple):
    """The values of a form as they were at the last pause in typing."""

    of: Ref
    """The entry being changed; number 0 for one that is still to be put down."""
    values: Mapping[str, Any]
    """What stands in each field, as typed, whether or not it holds together yet."""
    when: dt.datetime
    """When it was typed, with the offset of where that was."""
    stored: bool = True
    """Whether it is on the disk."""


class Drafts:
    """At most one draft for each entry, and one new one for each kind.

    `hold` belongs to the thread that everything else of a journal belongs to; `store` may be called in any.

    Args:
        table: where they are.
        now: the time, with the offset of where one is.
        saving: makes what is written inside one save, in a journal that was opened again where that is needed; other
            threads wait meanwhile.
    """

    def __init__(
        self,
        table: Callable[[], VaultTable],
        now: Callable[[], dt.datetime],
        saving: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._table = table
        self._now = now
        self._saving = saving
        self._held: dict[Ref, Draft] = {}
        self._work = Lock()  # held while something is stored
        self._mutex = Lock()  # for a moment only, and never while another is waited for
        self._not_before = 0.0
        self._why = ""
        self._told = ""
        self._stored: dict[Ref, dt.datetime] = {}
        self.problem = ""
        """Why the latest attempt to store failed, in a sentence that says what to do; empty where it did not."""

    @property
    def not_kept(self) -> NotKept | None:
        """What could not be stored, and why, where an attempt was made; None where all drafts are on the disk."""
        held = self.held
        return NotKept(len(held), held[-1].when, self._why) if held and self._why else None

    def new_problem(self) -> str:
        """`problem`, once for each new one: empty where it has been returned before, or where there is none."""
        told, self._told = self._told, self.problem
        return self.problem if self.problem != told else ""

    def stored_at(self, of: Ref) -> dt.datetime | None:
        """When the stored draft of an entry was typed; None unless it was stored since the journal was opened."""
        return self._stored.get(of)

    @property
    def held(self) -> list[Draft]:
        """The drafts that are in memory only, the latest last."""
        return sorted(self._held.values(), key=lambda draft: draft.when)

    def hold(self, of: Ref, values: Mapping[str, Any]) -> None:
        """Hold the values of a form in memory, in place of those held of that entry before; `store` writes them."""
        self._hold(Draft(of, dict(values), self._now(), stored=False))

    def store(self, *, patiently: bool = False) -> bool:
        """Write the drafts that are in memory only to the disk.

        What is kept as an entry or let go while this waits is not stored; what is typed meanwhile is, too.

        It waits for the file, so it must not be called inside `Journal.together`.

        Args:
            patiently: leave it to a thread that is at it already; and after a failure, let some time pass before
                another attempt is made.

        Returns:
            Whether all of them are on the disk now.
        """
        failed: set[Ref] = set()
        while (self._held.keys() - failed) and self._work.acquire(blocking=not patiently):
            try:
                failed |= self._store_all(patiently=patiently)
            finally:
                self._work.release()
            # Another thread may have been turned away right before that.
        return not self._held

    def _store_all(self, *, patiently: bool) -> set[Ref]:
        """Try each once; those that failed."""
        began = monotonic()
        if patiently and self._why and began < self._not_before:
            return set(self._held)
        failed: set[Ref] = set()
        problem = why = ""
        while (of := next((of for of in self._held if of not in failed), None)) is not None:
            try:
                self._store(of)
            except JournalError as error:
                # Not the error: its traceback has frames in which the text stands.
                failed.add(of)
                problem, why = str(error), reason(error)
        self.problem, self._why = problem, why
        ended = monotonic()
        self._not_before = ended + CALM * (ended - began)
        return failed

    def _store(self, of: Ref) -> None:
        with self._saving():
            draft = self._held.get(of)
            if draft is None:  # by now it is an entry, or was let go
                return
            self.keep(of, draft.values, draft.when)
        self._drop(draft)

    def keep(self, of: Ref, values: Mapping[str, Any], when: dt.datetime | None = None) -> Draft:
        """Store what stands in a form; it is on disk when this returns.

        Args:
            of: the entry; number 0 for a new one.
            values: what stands in each field.
            when: it was typed then; now, where that is not said.

        Raises:
            JournalError: it cannot be written.
        """
        draft = Draft(of, dict(values), when or self._now())
        with self._saving():
            known = self._find(of)
            if known is None:
                self._table().insert(_as_record(draft))
            else:
                put(self._table(), known, _as_record(draft))
        self._stored[of] = draft.when
        return draft

    def put_back(self, held: Mapping[Ref, Draft]) -> None:
        """Hold again the drafts of a `snapshot` that were discarded in a save that failed; newer ones stay."""
        with self._mutex:
            self._held = {**held, **self._held}

    @property
    def snapshot(self) -> Mapping[Ref, Draft]:
        """The drafts that are in memory only, by entry, at this moment; it does not change later."""
        return self._held

    def let_go(self) -> list[Draft]:
        """Forget the drafts that are in memory only, and return them, the latest last."""
        held = self.held
        with self._mutex:
            self._held = {}
        return held

    def take_back(self, content: bytes) -> list[Draft]:
        """Hold again the drafts that `sealable` put in bytes.

        Returns:
            Those that have to wait: another draft of the same entry was begun meanwhile.
        """
        waiting = []
        for record in json.loads(content):
            draft = _read(Document(record, 1))._replace(stored=False)
            there = self.get(draft.of)
            if there is None or there.when <= draft.when or there.values == draft.values:
                self._hold(draft)
            else:
                waiting.append(draft)
        return waiting

    def get(self, of: Ref) -> Draft | None:
        """The draft of an entry, if one was left."""
        held = self._held.get(of)  # before the table, as for `all`
        if held is not None:
            return held
        stored = self._table().get(doc_ids=self._numbers(of))[::-1]
        return next(readable(filter(of_this_version, stored), _read), None)

    def discard(self, of: Ref) -> None:
        """Remove the draft of an entry; it is no error if there is none.

        Raises:
            JournalError: it is on the disk, and cannot be removed there.
        """
        if (held := self._held.get(of)) is not None:
            self._drop(held)
        self._stored.pop(of, None)
        try:
            # First of all, what an error left open is opened again: a save that had raised may be there after all.
            with self._saving():
                known = self._find(of)
                if known is not None:
                    self._table().remove(doc_ids=[known])
        except JournalError:
            if self._find(of) is not None:
                raise

    def all(self) -> list[Draft]:
        """Every draft left open, the latest first."""
        held = self._held  # before the table: what is stored meanwhile is found there
        stored = readable(filter(of_this_version, self._table()), _read)
        drafts = {draft.of: draft for draft in stored} | held
        return sorted(drafts.values(), key=lambda draft: draft.when, reverse=True)

    def _hold(self, draft: Draft) -> None:
        with self._mutex:
            self._held = {**self._held, draft.of: draft}

    def _drop(self, draft: Draft) -> None:
        """Hold it no longer, where nothing newer has taken its place."""
        with self._mutex:
            self._held = {of: one for of, one in self._held.items() if one is not draft}

    def unreadable(self) -> Iterator[UnreadableRecord]:
        """The drafts that are kept but cannot be read, each with why."""
        return unreadable_in(filter(of_this_version, self._table()), _read, "A draft")

    def _find(self, of: Ref) -> int | None:
        stored = self._table().get(doc_ids=self._numbers(of))
        # One that cannot be read stays in the file beside the next.
        return next((document.doc_id for document in stored if any(readable((document,), _read))), None)

    def _numbers(self, of: Ref) -> list[int]:
        """Where the drafts of an entry are kept, the latest last; none is read to know it."""
        found = []
        for number, document in self._table().stored():
            with suppress(RecordError):
                if ref_in(document) == of:
                    found.append(number)
        return found


def sealable(drafts: Iterable[Draft]) -> bytes:
    """Drafts as bytes, to be sealed."""
    # Not msgspec: what no file could take, half a surrogate pair, is to come back all the same.
    return json.dumps([_as_record(draft) for draft in drafts]).encode()


def _as_record(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.of.kind.value,
        "number": draft.of.number,
        "values": dict(draft.values),
        "when": draft.when.isoformat(),
        "v": VERSION,
    }


def _read(kept: Document) -> Draft:
    document = draft_now(kept)
    of, values = ref_in(document), record_in(document, "values")
    # What is being shared is no form with the fields of its record; `Preparation.from_draft` judges it.
    typed = _cleaned(values) if of.kind is Kind.SHARE else sound(entry_class(of.kind), values)
    return Draft(of, typed, moment_in(document, "when"))


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(one) for one in value]
        case dict():
            return {name: _cleaned(one) for name, one in value.items()}
        case _:
            return value
