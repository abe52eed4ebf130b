"""What the program ends with, and how a command stops."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What the program ends with; scripts rely on it."""

    DONE = 0
    COULD_NOT = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    UNSOUND = 4
    IN_USE = 5


class CannotGoOn(Exception):
    """A command stops with a sentence and a status."""

    def __init__(self, sentence: str, status: Status = Status.COULD_NOT) -> None:
        super().__init__(sentence)
        self.status = status
