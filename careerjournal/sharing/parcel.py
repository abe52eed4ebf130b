"""The one way out: bytes that were seen are written as they are, and the ledger records them, or neither happens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.file_endings import belies
from careerjournal.journal.errors import JournalError
from careerjournal.model.records import RecordError
from careerjournal.model.share import Copy, Share
from careerjournal.sharing.document import Format
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out
from careerjournal.sharing.ledger import same_sitting, says
from careerjournal.sharing.packs import sealed

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something about to leave, exactly as it was seen. Whatever happens to the journal meanwhile, it stays that."""

    for_whom: str
    form: Format
    entries: tuple[Entry, ...]
    """The entries it tells of, as they were when it was seen."""
    text: str
    """Its words: for a page of HTML the Markdown it was made of, for a pack what is inside."""
    data: bytes
    """Every byte that will leave; of a pack, nothing until it is sealed."""
    page: str = ""
    """The digest of the page, whatever its form; empty where that is not known."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_pack(self) -> bool:
        """Whether it has to be sealed first."""
        return self.form is Format.PACK

    def sealed(self, passphrase: str) -> Parcel:
        """A pack with its words encrypted, in memory. It takes about a second.

        Raises:
            PackError: the passphrase is empty, or it is too much for a pack.
        """
        return replace(self, data=sealed(self.text, passphrase))

    def changed(self, journal: Journal) -> list[Entry]:
        """Its entries that say something else by now, or are gone, as they were when it was seen."""
        now = ((entry, journal.get(entry.ref)) for entry in self.entries)
        return [entry for entry, there in now if there is None or says(there) != says(entry)]


class NotRecorded(SharingError):
    """It went out, and the ledger could not record it."""


def write_parcel(journal: Journal, parcel: Parcel, path: Path, *, overwrite: bool = False) -> Share:
    """Write a parcel to a file and record it in the ledger.

    Raises:
        CannotWriteOut: nothing was written, and nothing recorded.
        NotRecorded: it was written, and the journal could not be.
        SharingError: the file's name says that something else is in it, or it cannot be recorded; it was not written.
    """
    if wrong := belies(path, parcel.form.suffix):
        raise SharingError(wrong)
    return let_out(journal, parcel, partial(write_out, path, overwrite=overwrite), str(path), "written to a file")


def let_out(journal: Journal, parcel: Parcel, write: Callable[[bytes], None], where: str, how: str) -> Share:
    """Let a parcel go where ``write`` puts its bytes, and record it in the ledger.

    The same page for the same people within one sitting stays one record, which has all that was done with it. Writing
    is the last thing done before the journal saves: where it raises anything, nothing is recorded.

    Args:
        journal: where the ledger is.
        parcel: what leaves.
        write: puts the bytes there.
        where: what that is called, at the beginning of a sentence.
        how: what is done with it, in a word or two: ``printed``.

    Raises:
        NotRecorded: it was written, and the journal could not be.
        SharingError: it cannot be recorded, and so it was not written; or what ``write`` raises.
    """
    if not parcel.data:
        raise SharingError("This has not been sealed with a passphrase yet, so it was not written.")
    written = False
    try:
        with journal.together():
            share = _recorded(journal, parcel, how)
            write(parcel.data)
            written = True
    except RecordError as error:
        raise SharingError(f"The ledger cannot record this, so it was not written. {error}") from error
    except JournalError as error:
        if written:
            raise NotRecorded(f"{where} was written, but the ledger could not record it. {error}") from error
        raise SharingError(f"Nothing was written. {error}") from error
    return share


def _recorded(journal: Journal, parcel: Parcel, how: str) -> Share:
    """The record of a parcel: a new one, or that of the same page in this sitting with one more copy."""
    refs, now = tuple(entry.ref for entry in parcel.entries), journal.moment()
    before = same_sitting(journal, parcel.for_whom, refs, parcel.page)
    copy = Copy(when=now, how=how, form=parcel.form.value, text=parcel.text, digest=parcel.digest)
    if before is not None:
        return journal.keep(structs.replace(before, copies=(*before.copies, copy)), drafted=False)
    new = Share(for_whom=parcel.for_whom, entries=refs, page=parcel.page, when=now, how=how, form=copy.form)
    return journal.add(structs.replace(new, text=copy.text, digest=copy.digest))
