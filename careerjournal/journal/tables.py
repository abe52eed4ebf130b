"""The tables of a journal beside those of the kinds, and how a whole record is put in one."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, Final

from tinydb.table import Document, Table

DRAFTS: Final = "drafts"
TRASH: Final = "trash"
VERSIONS: Final = "versions"
ABOUT: Final = "about"
"""One record, number 1: the numbers given out so far."""
ARRANGEMENT: Final = "arrangement"
"""Record 1: how its owner has arranged the journal. Further ones are what stood there when not all could be read."""


def put(table: Table, number: int, record: Mapping[str, Any]) -> None:
    """Put a record at a number, new or in place of the one there; nothing of the old one stays."""

    def replace(document: MutableMapping[Any, Any]) -> None:
        # TinyDB merges what it is given into the old document; a field that was emptied has to go.
        document.clear()
        document.update(record)

    if table.contains(doc_id=number):
        table.update(replace, doc_ids=[number])
    else:
        table.insert(Document(dict(record), doc_id=number))
