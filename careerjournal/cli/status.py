"""What the program ends with, and how a command stops."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The exit statuses of the program; scripts rely on them."""

    DONE = 0
    COULD_NOT = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    UNSOUND = 4
    IN_USE = 5


class CannotGoOn(Exception):
    """A command cannot go on: the sentence to print, and the status to end with."""

    def __init__(self, sentence: str, status: Status = Status.COULD_NOT) -> None:
        super().__init__(sentence)
        self.status = status
