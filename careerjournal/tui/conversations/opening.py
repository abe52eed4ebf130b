"""The opening of a conversation as one reads it: purpose, endpoint and agenda, what was agreed, what to raise again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.conversations.meetings import commitments, previous, what_became_of_it
from careerjournal.journal.titles import titled_in
from careerjournal.model.conversation import FRAME
from careerjournal.model.describe import fields_of
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.hanging_indent import Signed

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Conversation


MOST_AGREED: Final = 40
"""Actions of last time that are shown, what is still open first; of more it is said how many."""


def opening(conversation: Conversation, journal: Journal) -> Iterator[Widget]:
    """Everything with which a conversation opens, each under its name; nothing for what is not written."""
    labels = {field.name: field.label for field in fields_of(type(conversation))}
    for name in FRAME:
        yield from _text(labels[name], getattr(conversation, name), journal)
    yield from agreed_last_time(conversation, journal)
    yield from _text("To raise again", conversation.raise_again, journal)


def agreed_last_time(conversation: Conversation, journal: Journal) -> Iterator[Widget]:
    """What was agreed last time, what became of it, and the support that was wanted for what is still open."""
    agreed = commitments(conversation, journal)
    last = previous(conversation, journal)
    if not agreed or last is None:
        return
    when = f", {last.when.words}" if last.when else ""
    yield Static(plain(f"Agreed last time{when}"), classes="heading")
    shown = agreed
    if len(agreed) > MOST_AGREED:
        shown = sorted(agreed, key=lambda action: action.state is not ActionState.OPEN)[:MOST_AGREED]
    more = len(agreed) - len(shown)
    for action in shown:
        who = "" if action.is_mine else f"{action.doer}: "
        said = what_became_of_it(action, journal.today())
        sign = plain(f"{symbols.ACTION[action.state]} ", "$growth" if action.state is ActionState.DONE else "$muted")
        wanted = action.support.said if action.state is ActionState.OPEN else ""
        support = f"\nsupport: {wanted}" if wanted else ""
        words = Content.assemble(f"{who}{action.what}", (f"   {said}{support}", "$muted"))
        yield Signed(sign, words, classes="-last" if not more and action is shown[-1] else "")
    if more:
        yield Static(plain(f"and {more:,} more", "$muted"), classes="words -last")


def _text(label: str, text: str, journal: Journal) -> Iterator[Widget]:
    from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

    if text.strip():
        yield Static(plain(label), classes="heading")
        yield Prose(text, titled_in(journal))
