"""The Share screen for what is to be shared: an entry, a CV of failures, or what was being shared before a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from careerjournal.journal.errors import Locked
from careerjournal.model.links import Ref
from careerjournal.tui.widgets.background import begin, in_background, in_steps

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.conversation import Conversation
    from careerjournal.model.success import Success
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.subjects import Subject
    from careerjournal.tui.input.queue import TakesInput
    from careerjournal.tui.sharing.screen import ShareScreen
    from careerjournal.tui.widgets.status import StatusScreen

PATIENCE: Final = 0.3
"""Seconds of taking apart what is shared until it is said that this takes a while."""


Then = Callable[["ShareScreen"], object]
"""Is given the screen, once there is one."""


def share_entry(of: StatusScreen[Any], journal: Journal, ref: Ref, then: Then) -> None:
    """Make an entry ready to be shared; nothing comes of it where it is not in the journal."""
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - loaded when it is wanted

    entry = journal.get(ref)
    if entry is not None:
        _make_ready(of, journal, lambda: Subject.of(entry, journal), then)


def share_cv(of: StatusScreen[Any], journal: Journal, then: Then) -> None:
    """Make a CV of failures ready to be shared; nothing comes of it where there are no setbacks."""
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - loaded when it is wanted

    if len(journal.setbacks):
        _make_ready(of, journal, lambda: Subject.cv_of_failures(journal), then)


def share_evidence(of: StatusScreen[Any], journal: Journal, successes: tuple[Success, ...], then: Then) -> None:
    """Make a page of evidence ready to be shared."""
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - loaded when it is wanted

    _make_ready(of, journal, lambda: Subject.page_of_evidence(successes), then)


def share_line(of: StatusScreen[Any], journal: Journal, entries: Iterable[Entry], then: Then) -> None:
    """Make misses and what went well ready to be shared, as a page on one line of time."""
    from careerjournal.sharing.subjects import Subject  # noqa: PLC0415 - loaded when it is wanted

    _make_ready(of, journal, lambda: Subject.on_one_line(entries), then)


def _make_ready(of: StatusScreen[Any], journal: Journal, subject: Callable[[], Subject], then: Then) -> None:
    """Have a thread take apart what is shared, which may have thousands of parts; nothing comes of it after a lock.

    Args:
        of: the screen that it is asked for on; what is typed meanwhile is for what opens.
        journal: where it is.
        subject: what is shared; it is asked for in the thread.
        then: is given the screen to share it on.
    """
    of.making_ready = True
    begin(of, partial(_made_ready, of, journal, subject, then), group="making ready", exclusive=True)


async def _made_ready(of: StatusScreen[Any], journal: Journal, subject: Callable[[], Subject], then: Then) -> None:
    from careerjournal.sharing.names_found import making_finder  # noqa: PLC0415 - loaded when it is wanted
    from careerjournal.sharing.preparation import Preparation  # noqa: PLC0415 - the same

    late = of.set_timer(PATIENCE, lambda: of.notify("It is being made ready to be shared.", timeout=2))
    try:
        with cast("TakesInput", of.app).hold_input(), suppress(Locked):
            await in_steps(making_finder(journal))  # however many names there are
            prep = await in_background(lambda: Preparation(journal, subject()))
            if not journal.is_locked:
                then(_screen(journal, prep))
    finally:
        of.making_ready = False
        late.stop()


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
