"""A conversation while somebody prepares it, sits in it or writes it up: as it is typed, and stored as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from careerjournal.model import Conversation, Kind, Ref, StepName, TypedError, as_typed, from_typed
from careerjournal.model.typed import Typed, with_days, with_values

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal

_ARRANGED: Final = ("brief", "asked")
"""Fields that no form shows, and that are arranged here all the same."""


class InHand:
    """What stands in every field of a conversation, as raw values (`careerjournal.model.typed`).

    Args:
        journal: the open journal.
        of: the conversation; number 0 for a new one. A draft that was left of it is taken up.
        prefill: what stands in a new one at the beginning.
    """

    def __init__(self, journal: Journal, of: Ref, prefill: Mapping[str, Any] | None = None) -> None:
        self.of = of
        self._journal = journal
        self._base = journal.conversations.get(of.number) if of.number else None
        self.draft: Draft | None = journal.drafts.get(of)
        self._blank: Typed = {**_typed(self._base or Conversation()), **(prefill or {})}
        self.typed: Typed = _over(self._blank, self.draft.values if self.draft else {})

    @property
    def changed(self) -> bool:
        """Whether anything stands in it that is not kept."""
        return any(self.typed[name] != kept for name, kept in self._blank.items())

    def put(self, values: Mapping[str, Any]) -> bool:
        """Take in what stands in some of the fields; whether that is anything new."""
        before, self.typed = self.typed, with_values(self.typed, values)
        return self.typed != before

    def step(self, name: StepName) -> Typed:
        """What stands in a step."""
        step: Typed = self.typed[name.value]
        return step

    def put_step(self, name: StepName, values: Mapping[str, Any]) -> bool:
        """Take in what stands in a step, or in one of its fields."""
        return self.put({name.value: with_values(self.step(name), values)})

    def aside(self, name: str) -> str:
        """What the draft keeps beside the fields: where one was, what was half typed; empty where it keeps nothing."""
        return str(self.typed.get(f"~{name}", ""))

    def aside_day(self, name: str) -> dt.date | None:
        """A day that the draft keeps beside the fields; None where it keeps none."""
        with suppress(ValueError):
            return dt.date.fromisoformat(self.aside(name))
        return None

    def aside_moment(self, name: str) -> dt.datetime | None:
        """A moment that the draft keeps beside the fields; None where it keeps none."""
        with suppress(ValueError):
            moment = dt.datetime.fromisoformat(self.aside(name))
            return moment if moment.tzinfo is not None else None
        return None

    def put_aside(self, name: str, value: str) -> bool:
        """Keep something in the draft that is no part of the conversation; it goes when the draft does."""
        new = value != self.aside(name)
        self.typed[f"~{name}"] = value
        return new

    def as_it_stands(self) -> Conversation:
        """The conversation, with what does not hold together yet as it was before."""
        try:
            return self._read(self.typed)
        except TypedError as error:
            wrong = {str(problem.path[0]) for problem in error.problems}
            kept = {name: value for name, value in self.typed.items() if name not in wrong}
            usual = "" if self._base and self._base.with_whom else "somebody"
            return self._read({**kept, **({"with_whom": usual} if usual and "with_whom" in wrong else {})})

    def _read(self, typed: Typed) -> Conversation:
        read = from_typed(Conversation, typed, self._journal.today(), self._base)
        return structs.replace(read, **{name: tuple(typed[name]) for name in _ARRANGED})

    def keep(self) -> Ref:
        """Keep it as an entry, and go on with that.

        Raises:
            TypedError: something in it does not hold together yet.
            RecordError: the same, of the whole.
            JournalError: it cannot be written.
        """
        read = self._read(self.typed)
        kept = self._journal.keep(read) if self._base is not None else self._journal.add(read)
        self.of, self._base, self.draft = kept.ref, kept, None
        self._blank = _typed(kept)
        self.typed = with_days({**self.typed, **self._blank}, {})
        return kept.ref

    def let_go(self) -> None:
        """Let what was typed go; what was kept stays as it was."""
        self._journal.drafts.discard(self.of)
        self.typed, self.draft = dict(self._blank), None


def _over(kept: Typed, drafted: Mapping[str, Any]) -> Typed:
    """What was kept with a draft laid over it; where that does not have all of a step, the rest of it stays."""
    steps = {step.value: {**kept[step.value], **drafted[step.value]} for step in StepName if step.value in drafted}
    return {**kept, **drafted, **steps}


def _typed(conversation: Conversation) -> Typed:
    return as_typed(conversation) | {name: list(getattr(conversation, name)) for name in _ARRANGED}


NEW: Final = Ref(Kind.CONVERSATION, 0)
"""A conversation that is still to be put down."""
