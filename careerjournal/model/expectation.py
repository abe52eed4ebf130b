"""Expectations: what somebody expects of a move or a conversation, sealed until a day to look at it again.

Written down beforehand and kept as it was, an expectation can be met again by somebody who knows how it ended; memory
alone makes it fit the ending (Fischhoff and Beyth, “I knew it would happen”, 1975).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

import msgspec

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import Fit


class NotSealed(ValueError):
    """An expectation that cannot be sealed as it stands. ``str(error)`` says why; ``field`` is what it lacks."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class Expectation(Part, frozen=True, kw_only=True):
    """What is expected, while it can still be put differently."""

    expects: Annotated[str, field("What I expect", text="text")] = ""
    how_sure: Annotated[Fit | None, field("How sure I am")] = None
    would_change: Annotated[str, field("What would change my mind", text="text")] = ""
    look_again: Annotated[PartialDate | None, field("Look again on", "Like +6m, or a date.", toward="future")] = None
    seal: Annotated[
        bool,
        field(
            "Seal it", "Kept as it stands from now on, and closed until I look again. The next one stands beside it."
        ),
    ] = False


class Sealed(Part, frozen=True, kw_only=True):
    """An expectation that is kept as it was, and what was thought on looking back at it."""

    expects: Annotated[str, field("What I expected", text="text")] = ""
    how_sure: Annotated[Fit | None, field("How sure I was")] = None
    would_change: Annotated[str, field("What would have changed my mind", text="text")] = ""
    look_again: Annotated[PartialDate | None, field("To be looked at again on", toward="future")] = None
    about: Annotated[str, field("What it was called then")] = ""
    """The title of the entry on that day: what it is called later may say how it ended."""
    sealed_on: Annotated[PartialDate | None, field("Sealed on")] = None
    guess: Annotated[str, field("What I thought had happened, from this alone")] = ""
    guessed_on: Annotated[PartialDate | None, field("Looked at again on")] = None
    """Empty until the guess is made: from then on the expectation is open."""
    difference: Annotated[str, field("The difference, in a sentence")] = ""
    compared_on: Annotated[PartialDate | None, field("Compared on")] = None
    """Empty until somebody is through with looking back."""

    @property
    def is_closed(self) -> bool:
        """Whether nobody has looked at it again yet."""
        return self.guessed_on is None

    def sealed_as(self, before: Sealed) -> Sealed:
        """This one with the sealed words of the one before it: only the look back can have changed."""
        return msgspec.structs.replace(
            before,
            guess=self.guess,
            guessed_on=self.guessed_on,
            difference=self.difference,
            compared_on=self.compared_on,
        )


class ExpectingEntry(Entry, frozen=True, kw_only=True):
    """The base of the kinds of entry of which something is expected."""

    expectation: Annotated[
        Expectation, field("What I expect of it", "Sealed, it is kept as it is: later edits add, never change.")
    ] = Expectation()
    sealed: Annotated[
        tuple[Sealed, ...], field("Sealed", "Kept by the journal; closed until looked at again.", shown=False)
    ] = ()
    """The earliest first. `keeping_seals` keeps them as they are, and no form asks for them."""

    @property
    def called(self) -> str:
        """How a sentence speaks of it: ``“Harbour desk”``."""
        return f"“{self.title}”"

    @property
    def offered_from(self) -> dt.date | None:
        """The first day on which one of its expectations is to be looked at again; None where none waits."""
        return min((one.look_again.first for one in self.waiting if one.look_again is not None), default=None)

    @property
    def waiting(self) -> tuple[Sealed, ...]:
        """The sealed expectations that nobody is through with yet, the earliest first."""
        return tuple(one for one in self.sealed if one.compared_on is None)

    def as_shown(self) -> Self:
        """The entry without the words of what is closed."""
        if not any(one.is_closed for one in self.sealed):
            return self
        hidden = (
            Sealed(look_again=one.look_again, sealed_on=one.sealed_on) if one.is_closed else one for one in self.sealed
        )
        return msgspec.structs.replace(self, sealed=tuple(hidden))

    def as_before(self, now: Entry) -> Self:
        """This version without an expectation that was still open in it and has been sealed since, while it is closed.

        However it was put on the way to what was sealed, it leads there.
        """
        since = now.sealed[len(self.sealed) :] if isinstance(now, ExpectingEntry) else ()
        closed = any(one.is_closed for one in since)
        return msgspec.structs.replace(self, expectation=Expectation()) if closed else self

    def keeping_seals(self, before: ExpectingEntry) -> Self:
        """This entry with everything that was sealed before, word for word and in its place.

        A version or a draft from before a seal has fewer; it gets those that were sealed since, too, and their words
        do not stand open beside them.
        """
        kept = tuple(
            self.sealed[place].sealed_as(one) if place < len(self.sealed) else one
            for place, one in enumerate(before.sealed)
        )
        sealed = (*kept, *self.sealed[len(kept) :])
        if sealed == self.sealed:
            return self
        said = {one.expects.strip() for one in sealed[len(self.sealed) :]}
        twice = self.expectation.expects.strip() in said
        return msgspec.structs.replace(self, sealed=sealed, expectation=Expectation() if twice else self.expectation)

    def with_seal(self, called: str, today: dt.date) -> Self:
        """This entry with its expectation sealed, where that is asked for; there is room for another one then.

        Raises:
            NotSealed: it says nothing that could be sealed, or not when to look at it again; it says which.
        """
        wanted = self.expectation
        if not wanted.seal:
            return self
        if not wanted.expects.strip():
            raise NotSealed("There is nothing to seal yet. Write what you expect first.", "expects")
        if wanted.look_again is None:
            raise NotSealed("Say on what day to look again, like +6m; then it can be sealed.", "look_again")
        one = Sealed(
            expects=wanted.expects,
            how_sure=wanted.how_sure,
            would_change=wanted.would_change,
            look_again=wanted.look_again,
            about=called,
            sealed_on=PartialDate.kept(today),
            unknown=wanted.unknown,
        )
        return msgspec.structs.replace(self, expectation=Expectation(), sealed=(*self.sealed, one))
