"""The Share screen for what is to be shared: an entry, a CV of failures, or what was being shared before a lock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from careerjournal.model.links import Ref

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.conversation import Conversation
    from careerjournal.model.success import Success
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.tui.sharing.screen import ShareScreen


def share_entry(journal: Journal, ref: Ref) -> ShareScreen | None:
    """Return the screen to share an entry on; None where it is not in the journal."""
    from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

    entry = journal.get(ref)
    return _screen(journal, Preparation(journal, Subject.of(entry, journal))) if entry is not None else None


def share_cv(journal: Journal) -> ShareScreen | None:
    """Return the screen to share a CV of failures on; None where there are no setbacks."""
    from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

    if not len(journal.setbacks):
        return None
    return _screen(journal, Preparation(journal, Subject.cv_of_failures(journal)))


def share_evidence(journal: Journal, successes: tuple[Success, ...]) -> ShareScreen:
    """Return the screen to share a page of evidence on."""
    from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

    return _screen(journal, Preparation(journal, Subject.page_of_evidence(successes)))


def share_line(journal: Journal, entries: Iterable[Entry]) -> ShareScreen:
    """Return the screen to share misses and what went well on, as a page on one line of time."""
    from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - loaded when it is wanted
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - the same

    return _screen(journal, Preparation(journal, Subject.on_one_line(entries)))


def share_agreed(journal: Journal, conversation: Conversation) -> ShareScreen | None:
    """Return the screen to hand over what was agreed in a conversation on; None where nothing was."""
    from careerjournal.conversations.agreed import AgreedPreparation  # noqa: PLC0415 - loaded when it is wanted

    prep = AgreedPreparation(journal, conversation)
    return _screen(journal, prep) if prep.agreement.says_something else None


def share_draft(journal: Journal) -> ShareScreen | None:
    """Return the screen with what was being shared when the journal was locked; None where that is gone."""
    from careerjournal.conversations.agreed import left_to_share  # noqa: PLC0415 - loaded when it is wanted

    left = left_to_share(journal)
    return _screen(journal, *left) if left is not None else None


def _screen(journal: Journal, prep: Preparation, path: str = "") -> ShareScreen:
    from careerjournal.tui.sharing.screen import ShareScreen  # noqa: PLC0415 - loaded when it is wanted

    return ShareScreen(journal, prep, path)
