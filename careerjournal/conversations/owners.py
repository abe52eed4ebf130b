"""Whose something is that was agreed in a conversation: mine, the other person's, both, or somebody else's."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from careerjournal.conversations.people import People, bare_name
from careerjournal.model import Action, Conversation, Name
from careerjournal.model.names.somebody import may_be_one
from careerjournal.model.vocabulary import ConversationPart


class Side(IntEnum):
    """Whose an action is to do."""

    MINE = 1
    THEIRS = 2
    """The other person's, with whom it was agreed."""
    OURS = 3
    """That of both."""
    ELSEWHERE = 4
    """Somebody's who was not there."""


_CALLED: Final = {
    ConversationPart.MENTEE: ("mentor", "coach", "sponsor"),
    ConversationPart.MENTOR: ("mentee",),
    ConversationPart.MANAGER: (),
    ConversationPart.TEAM_MEMBER: ("manager", "boss", "supervisor", "lead"),
}
"""What the other person is to me, by my part: “my mentor” is whom a mentee talks with."""
SEVERAL: Final = re.compile(r"\s*(?:,|[/&+]|\band\b)\s*", re.IGNORECASE)
"""What stands between several names."""


class Owners:
    """Tells whose the actions of a conversation are.

    Args:
        conversation: in which they were agreed.
        people: who is known.
        names: the names list.
    """

    def __init__(self, conversation: Conversation, people: People, names: tuple[Name, ...]) -> None:
        self._met = people.whom(conversation.ref)
        self._with = bare_name(conversation.with_whom) or conversation.with_whom
        self._people = people
        self._names = names
        called = _CALLED[conversation.my_part] if conversation.my_part is not None else ()
        self._called = {f"{whose} {what}" for whose in ("my", "the", "our") for what in called}

    def side_of(self, who: str) -> Side:
        """Who of the two is meant, if one of them is."""
        who = who.strip()
        if Action(who=who).is_ours:
            return Side.OURS
        sides = {self._of(part) for part in SEVERAL.split(who) if part} or {Side.MINE}
        if len(sides) == 1:
            return sides.pop()
        return Side.OURS if sides <= {Side.MINE, Side.THEIRS, Side.OURS} else self._as_a_whole(who)

    def whose(self, who: str) -> set[str]:
        """The keys of those who are named (`Person.key`); none of whom it is not known, or not sure, who they are."""
        parts = [part for part in SEVERAL.split(who.strip()) if part]
        found = {self._met if self._of(part) is Side.THEIRS else self._people.called(part) for part in parts} - {""}
        return found or ({self._met} - {""} if self.side_of(who) is Side.THEIRS else found)

    def _as_a_whole(self, who: str) -> Side:
        return Side.THEIRS if may_be_one(who, self._with, self._names) else Side.ELSEWHERE

    def _of(self, who: str) -> Side:
        if Action(who=who).is_mine:
            return Side.MINE
        if Action(who=who).is_somebody_unsaid:
            return Side.ELSEWHERE  # it may be somebody of whom the two spoke
        if (said := who.casefold()) == "you" or said in self._called:
            return Side.THEIRS
        key = self._people.called(who)
        if key and self._met:
            return Side.THEIRS if key == self._met else Side.ELSEWHERE
        return self._as_a_whole(who)
