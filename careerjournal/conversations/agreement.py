"""What was agreed in a conversation: who of the two is to do what, when they meet next, what the other person wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.conversations.acquaintance import latest_first
from careerjournal.conversations.meetings import commitments_in, following
from careerjournal.conversations.owners import SEVERAL, Owners, Side
from careerjournal.conversations.people import People, bare_name
from careerjournal.model import Action, Conversation, Name, Want
from careerjournal.model.names.finder import Finder
from careerjournal.model.time_of_day import Appointment
from careerjournal.model.vocabulary import LISTENERS

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal


class Agreement(NamedTuple):
    """What was agreed in a conversation, as it stands in the journal now."""

    conversation: Conversation
    other: str
    """The fullest name that is known of whom it was with; empty where they are only called “my mentor”, or “Dana’s
    deputy”, who is somebody else’s."""
    listed: Name | None
    """Their entry on the names list."""
    actions: tuple[tuple[Side, Action], ...]
    """In the order of the page: of the one whose career it is first, on each side as they were agreed."""
    next_meeting: Appointment | None
    supporters: Mapping[str, Side]
    """Whose support each of them needs, by how that was written."""
    want: Want | None
    """What the other person said they want: in this conversation, or before it the last time."""

    @property
    def there(self) -> tuple[str, ...]:
        """The names of whom it was with, one by one."""
        return tuple(filter(None, SEVERAL.split(self.other)))

    @property
    def says_something(self) -> bool:
        """Whether anything was agreed: something to do, or when to meet next."""
        return bool(self.actions) or self.next_meeting is not None

    @classmethod
    def of(cls, conversation: Conversation, journal: Journal) -> Agreement:
        """What was agreed in a conversation, given as it stands while it is written up."""
        people = People(journal, conversation)
        person = people.get(people.whom(conversation.ref))
        listed = journal.get(person.ref) if person and person.ref else None
        listed = listed if isinstance(listed, Name) else None
        written = bare_name(people.name(conversation) or conversation.with_whom)
        other = listed.name if listed else _only_those_there(written, tuple(journal.names))
        owners = Owners(conversation, people, tuple(journal.names))
        parted = [(owners.side_of(action.who), action) for action in commitments_in(conversation, journal)]
        order = _THEIRS_FIRST if conversation.my_part in LISTENERS else tuple(Side)
        parted.sort(key=lambda one: (order.index(one[0]), one[1].number))
        coming = following(conversation, journal)
        meeting = _next_meeting(conversation, coming, journal.today())
        asked = {action.support.from_whom for _, action in parted if action.support.from_whom}
        supporters = {whom: owners.side_of(whom) for whom in asked}
        return cls(conversation, other, listed, tuple(parted), meeting, supporters, _want(conversation, listed))


def _next_meeting(conversation: Conversation, coming: Conversation | None, today: dt.date) -> Appointment | None:
    """When they meet next: as it was put down, which may have been moved; or as it was said in the conversation.

    What was put down later and is over was not agreed there, unless it was said that they would meet.
    """
    if coming is None or coming.when is None:
        return conversation.next_appointment
    agreed = conversation.next_meeting is not None or coming.when.last >= today
    return coming.appointment if agreed else None


def _only_those_there(written: str, names: tuple[Name, ...]) -> str:
    """The names of those who were there, without what names somebody of the list by the way."""
    parts = [part for part in SEVERAL.split(written) if part]
    finder = Finder(names)
    there = [part for part in parts if not any(one.start or one.ending for one in finder.find(part))]
    return written if there == parts else ", ".join(there)


_THEIRS_FIRST: Final = (Side.THEIRS, Side.MINE, Side.OURS, Side.ELSEWHERE)


def _want(conversation: Conversation, listed: Name | None) -> Want | None:
    if listed is None or conversation.my_part not in LISTENERS:
        return None
    here = [want for want in listed.wants if want.conversation == conversation.ref]
    day = conversation.when.last if conversation.when is not None else None
    before = [want for want in listed.wants if day is None or (want.when is not None and want.when.first <= day)]
    return next(iter([*latest_first(here), *latest_first(before)]), None)
