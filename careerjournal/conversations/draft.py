"""A conversation while somebody prepares it, sits in it or writes it up: as it is typed, and stored as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec import structs

from careerjournal.journal.draft_words import HALF_TYPED
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.model import Conversation, Kind, Ref, Shape, Step, StepName, TypedError, fields_of, from_typed
from careerjournal.model.typed import Typed, with_values

if TYPE_CHECKING:
    from careerjournal.model.base import Entry

S = TypeVar("S", bound=msgspec.Struct)

_ARRANGED: Final = ("brief", "asked")
"""Fields that no form shows, and that are arranged here all the same."""


class ConversationDraft(EntryDraft):
    """The draft of a conversation, with what the draft keeps beside its fields.

    Args:
        journal: the open journal.
        of: the conversation; number 0 for a new one. A draft that was left of it is taken up.
        prefill: what stands in a new one at the beginning.
    """

    entry: Conversation | None

    @property
    def half_typed(self) -> str:
        """What stands in the line for an action, and is none yet."""
        return self.aside(HALF_TYPED.removeprefix("~")).strip()

    @property
    def changed(self) -> bool:
        """Whether anything stands in it neither kept nor filled in beforehand, in the line for an action, too."""
        return super().changed or bool(self.half_typed)

    def keep(self) -> Ref:
        """Keep the conversation; what is half typed stays as a draft of it.

        Raises:
            TypedError: it does not hold together yet.
            JournalError: it cannot be written.
        """
        kept = super().keep()
        if self.half_typed:
            self.store()
        return kept

    def step(self, name: StepName) -> Typed:
        """The typed values of a step."""
        step: Typed = self.typed[name.value]
        return step

    def put_step(self, name: StepName, values: Mapping[str, Any]) -> bool:
        """Take in what stands in a step, or in one of its fields."""
        return self.put(name.value, with_values(self.step(name), values))

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
            usual = "" if self.entry and self.entry.with_whom else "somebody"
            return self._read({**kept, **({"with_whom": usual} if usual and "with_whom" in wrong else {})})

    def _raw(self, entry: Entry) -> Typed:
        person = {"person": entry.person} if isinstance(entry, Conversation) else {}
        return super()._raw(entry) | {name: list(getattr(entry, name)) for name in _ARRANGED} | person

    def _read(self, typed: Typed) -> Conversation:
        read = from_typed(Conversation, typed, self._journal.today(), self.entry, zone=self._journal.zone())
        arranged = {name: tuple(typed[name]) for name in _ARRANGED}
        return structs.replace(_without_loose_ends(read), person=typed["person"], **arranged)


def _without_loose_ends(record: S) -> S:
    """A record without the space that is left at the end of a text to write on behind."""
    ends: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.part is Step:
            ends[field.name] = _without_loose_ends(value)
        elif field.shape is Shape.MARKDOWN:
            ends[field.name] = value.rstrip()
    return structs.replace(record, **ends)


NEW: Final = Ref(Kind.CONVERSATION, 0)
"""A conversation that is still to be put down."""
