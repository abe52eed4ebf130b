"""What ends a question before it is answered. None of them loses what was typed: each carries it."""

from __future__ import annotations


class Stopped(Exception):
    """A question was not answered.

    Attributes:
        typed: what stood in the line that was not ended; empty where that was a passphrase.
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


class Left(Stopped):
    """Somebody left the question, with ctrl+c or ctrl+d."""


class Ended(Stopped):
    """Somebody leaves the program, by a word or by leaving two questions one after the other.

    Attributes:
        typed: as of `Stopped`.
    """


class TakenAway(Stopped):
    """The terminal is gone, or the process was told to end: nobody is there to be asked."""


class Locks(Stopped):
    """The journal is to be locked, and the passphrase to be asked for.

    Args:
        why: what is said then; may be empty.
        suspends: whether the process is to be stopped once it is locked.
    """

    def __init__(self, why: str = "", *, suspends: bool = False) -> None:
        super().__init__()
        self.why = why
        self.suspends = suspends


class Elsewhere(Stopped):
    """Somebody wants what can be done from anywhere: where one is is left, and nothing is lost by it.

    Args:
        word: what is wanted: one of the words of `careerjournal.plain.dialogue.ANYWHERE`, or `ENTRY`.
        rest: what followed the word; of an entry its kind and number.
    """

    def __init__(self, word: str, rest: str) -> None:
        super().__init__()
        self.word = word
        self.rest = rest
