"""One entry while somebody writes it: as it is typed, beside what is kept of it, until it is kept or let go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.describe import Shape
from careerjournal.model.kinds import entry_class
from careerjournal.model.records import RecordError
from careerjournal.model.rewording import says_the_same
from careerjournal.model.typed import (
    Problem,
    Typed,
    TypedError,
    as_typed,
    from_typed,
    typed_fields,
    with_days,
    with_values,
)

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref
    from careerjournal.model.vocabulary import Rewording


class EntryDraft:
    """What stands in every field of an entry, as raw values (`careerjournal.model.typed`).

    It needs no terminal: a screen puts in what is typed, and asks it whether that has to be stored or kept.

    Args:
        journal: the open journal.
        of: the entry; number 0 for a new one of its kind. A draft that was left of it is taken up.
        prefill: what stands in a new one at the beginning, which is nothing to keep by itself.
        begun: what was chosen for a new one before, which is kept even if nothing is added to it.
    """

    def __init__(
        self,
        journal: Journal,
        of: Ref,
        prefill: Mapping[str, Any] | None = None,
        begun: Mapping[str, Any] | None = None,
    ) -> None:
        self.of = of
        """The entry; with its number, once it has been kept."""
        self.entry: Entry | None = journal.get(of) if of.number else None
        """The entry as it is kept; None for a new one."""
        self.left: Draft | None = journal.drafts.get(of)
        """The draft that was left of it and taken up here, if one was."""
        self.rewording: Rewording | None = None
        """Why an aspiration is put differently, where that was said."""
        self.slip = False
        """Whether it was said that this only mends a slip."""
        self._journal = journal
        self._blank: Typed = {**self._raw(self.entry or entry_class(of.kind).begun()), **(prefill or {})}
        self.typed: Typed = self._over({**self._blank, **(begun or {})}, self.left.values if self.left else {})
        """What stands in each field."""

    @property
    def changed(self) -> bool:
        """Whether anything stands in it that is neither kept nor filled in beforehand."""
        return any(self.typed.get(name) != before for name, before in self._blank.items())

    @property
    def is_reworded(self) -> bool:
        """Whether it is an aspiration that says something else than what is kept of it, beyond its spelling."""
        return bool(self.reworded)

    @property
    def reworded(self) -> list[tuple[str, str]]:
        """What of an aspiration says something else than what is kept of it: what it is, or why; before, and now."""
        before = self.entry
        if not isinstance(before, Aspiration):
            return []
        pairs = ((before.what, self.typed.get("what")), (before.why, self.typed.get("why")))
        return [(was, str(now or "")) for was, now in pairs if not says_the_same(was, str(now or ""))]

    def put(self, name: str, value: Any) -> bool:
        """Take in what stands in a field; whether that is anything new."""
        return self.put_all({name: value})

    def put_all(self, values: Mapping[str, Any]) -> bool:
        """Take in what stands in some of the fields, and when its dates were typed; whether any of it is new."""
        before, self.typed = self.typed, with_values(self.typed, values)
        return self.typed != before

    def store(self) -> bool:
        """Put what stands in it on the disk as a draft; where that fails, it stays in memory and is tried again.

        Returns:
            Whether every draft is on the disk now.
        """
        self._journal.drafts.hold(self.of, self.typed)
        return self._journal.drafts.store()

    def keep(self) -> Ref:
        """Keep it as an entry, and go on with that; its draft goes.

        Raises:
            TypedError: it does not hold together yet. The error says every problem, and where it is.
            JournalError: it cannot be written; what was typed stands here as before.
        """
        try:
            read = self._read(self.typed)
            if isinstance(read, Aspiration) and isinstance(self.entry, Aspiration) and not self.slip:
                read = read.keeping_wording(self.entry, self._journal.today(), self.rewording)
            kept = self._journal.keep(read, slip=self.slip) if self.entry is not None else self._put_down(read)
        except RecordError as error:
            raise TypedError((Problem(tuple(error.field.split(".")), str(error)),)) from error
        self.of, self.entry, self.left, self.slip = kept.ref, kept, None, False
        self._blank = self._raw(kept)
        self.typed = with_days({**self.typed, **self._blank}, {})
        return kept.ref

    def let_go(self) -> None:
        """Let what was typed go, with its draft; what was kept stays as it was.

        Raises:
            JournalError: the draft is on the disk, and cannot be removed there.
        """
        self._journal.drafts.discard(self.of)
        self.typed, self.left = dict(self._blank), None

    def _put_down(self, read: Entry) -> Entry:
        """Put a new entry down; its draft goes."""
        return self._journal.add(read)

    def _raw(self, entry: Entry) -> Typed:
        """The entry as somebody might have typed it."""
        return as_typed(entry, self._journal.zone())

    def _read(self, typed: Typed) -> Entry:
        """The entry that raw values make."""
        kind = entry_class(self.of.kind)
        return from_typed(kind, typed, self._journal.today(), self.entry or kind.begun(), zone=self._journal.zone())

    def _over(self, kept: Typed, drafted: Mapping[str, Any]) -> Typed:
        """What was kept with a draft laid over it; where that does not have all of a part, the rest of it stays."""
        parts = [field.name for field in typed_fields(entry_class(self.of.kind)) if field.shape is Shape.PART]
        merged = {name: {**kept[name], **drafted[name]} for name in parts if name in drafted}
        return {**kept, **drafted, **merged}
