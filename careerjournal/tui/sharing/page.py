"""Sharing a page that was made elsewhere: through the same review, writing and ledger as an entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.subjects import Subject
from careerjournal.tui.sharing.screen import ShareScreen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry


def sharing_of(journal: Journal, title: str, markdown: str, entries: Iterable[Entry], key: str = "") -> ShareScreen:
    """The screen on which a page leaves; dismissed with the record of it in the ledger, or with None.

    Args:
        journal: the open journal.
        title: what the page is called.
        markdown: all of it, with its heading.
        entries: those it was made of, as the ledger will have them.
        key: what answers about it are kept under; the title where it is not given.
    """
    return ShareScreen(journal, Preparation(journal, Subject.page(title, markdown, entries, key)))
