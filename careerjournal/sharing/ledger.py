"""The ledger: what went to whom, when, and in which words; and whether an entry still says what was shared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.links import Kind
from careerjournal.model.moments import in_turn
from careerjournal.model.names.somebody import may_be_one
from careerjournal.model.records import to_record
from careerjournal.model.share import Share

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref


class Told(NamedTuple):
    """One time that an entry was shared."""

    share: Share
    older: bool
    """Whether the entry has changed since: what was shared is older than what it says now."""


def told(journal: Journal, entry: Entry) -> list[Told]:
    """Every time that an entry was shared, the latest first."""
    found = sorted(shares_of(journal, *entry.known_as), key=_when, reverse=True)
    return [Told(share, share.when is not None and _changed_since(journal, entry, share.when)) for share in found]


def shares_of(journal: Journal, *refs: Ref) -> list[Share]:
    """The shares that some entries were in, in the order they were made; an entry may be given by all its names."""
    wanted = set(refs)
    # Of a journal that has been read it is known which shares those are; else each is looked at.
    known = {share for ref in wanted for share in journal.refs_to(ref, Kind.SHARE)} if journal.is_read else None
    shares = journal.shares if known is None else (journal.get(ref) for ref in sorted(known))
    return [share for share in shares if isinstance(share, Share) and not wanted.isdisjoint(share.entries)]


def told_before(journal: Journal, refs: Iterable[Ref], for_whom: str) -> list[Share]:
    """What of these entries the same person, or the same people, have been told already, the latest first."""
    shares = shares_of(journal, *refs)
    if not shares:  # as for most: the names list may be long
        return []
    who, names = _people(for_whom), tuple(journal.names)

    def same(share: Share) -> bool:
        return any(may_be_one(one, other, names) for one in who for other in _people(share.for_whom))

    return sorted(filter(same, shares), key=_when, reverse=True)


SITTING: Final = dt.timedelta(hours=1)
"""How long after the last thing that was done with a page another one belongs to the same sitting."""


def same_sitting(journal: Journal, for_whom: str, refs: tuple[Ref, ...], page: str) -> Share | None:
    """The record of the same page for the same people in this sitting; None where there is none.

    Args:
        journal: where the ledger is.
        for_whom: as the ledger has it.
        refs: the entries that it tells of.
        page: the digest of the page, whatever its form; empty for one that is never the same.
    """
    now = journal.moment()
    for share in journal.shares:
        if not page or (share.page, share.for_whom, share.entries) != (page, for_whom, refs):
            continue
        last = share.copies[-1].when if share.copies else share.when
        if last is not None and dt.timedelta(0) <= now - last <= SITTING:
            return share
    return None


def _when(share: Share) -> tuple[tuple[bool, dt.datetime], int]:
    return in_turn(share.when), share.number


_BETWEEN: Final = re.compile(r"\s*(?:[,;&+]|\band\b)\s*")


def _people(for_whom: str) -> set[str]:
    """Whom “my mentee, Jo” and “Jo and Sam” mean, one by one; “my mentee” beside a name is nobody else."""
    said = {" ".join(part.casefold().split()) for part in _BETWEEN.split(for_whom)}
    said.discard("")
    by_name = {part for part in said if not part.startswith(("my ", "our ", "the "))}
    return by_name or said


def _changed_since(journal: Journal, entry: Entry, when: dt.datetime) -> bool:
    """Whether an entry says something else than it did; what of it is open for sharing is not what it says."""
    if entry.updated is None or entry.updated <= when:
        return False
    versions = journal.history(entry.ref)
    then = next((version.entry for version in reversed(versions) if version.until > when), entry)
    return says(then) != says(entry)


def says(entry: Entry) -> dict[str, object]:
    """All that an entry says, to compare by: not when it was changed, and not what of it is open for sharing."""
    kept = to_record(entry)
    return {key: value for key, value in kept.items() if key not in ("updated", "open_fields")}
