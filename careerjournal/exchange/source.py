"""What a person points at to take it in: opened, decrypted where it is a pack of ours, and recognised."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.exchange.career.sources import source_of
from careerjournal.exchange.format import SourceError, WrongAnswer
from careerjournal.exchange.formats import formats
from careerjournal.exchange.importing import asked_by, recognised, why_none
from careerjournal.exchange.reading.files import LARGEST, SourceUnreadable, decrypted_files, opened_files
from careerjournal.sharing.agefile import is_sealed, unseal_data
from careerjournal.sharing.errors import PackError, WrongPassphrase

if TYPE_CHECKING:
    from careerjournal.exchange.format import Format, Question
    from careerjournal.exchange.reading.files import Files


class IsCareer(SourceError):
    """It holds no journal, but a career, which is brought in another way. ``str(error)`` is what it is, for people."""


class Source:
    """Something to take in. Each step may be done in a thread of its own, one after another.

    Args:
        path: where it is.

    Attributes:
        files: what is in it, once it is open, and decrypted where it was sealed.
        sealed: whether a passphrase has to decrypt it first.
    """

    files: Files

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sealed = False
        self._open = ExitStack()

    def open(self) -> None:
        """Open it, and see whether it is sealed.

        Raises:
            SourceError: there is nothing, or it cannot be read.
        """
        try:
            self.files = self._open.enter_context(opened_files(self.path))
        except SourceUnreadable as error:
            raise SourceError(str(error)) from error
        names = self.files.names
        self.sealed = len(names) == 1 and is_sealed(self.files.first(names[0], 64))

    def unseal(self, passphrase: str) -> None:
        """Decrypt it, in memory alone.

        Raises:
            WrongAnswer: the passphrase does not open it.
            SourceError: it cannot be read.
        """
        try:
            plain = unseal_data(self.files.read(self.files.names[0]), passphrase, LARGEST)
            self.files = decrypted_files(self.path, plain)
        except WrongPassphrase as error:
            raise WrongAnswer(str(error)) from error
        except (PackError, SourceUnreadable) as error:
            raise SourceError(str(error)) from error
        self._open.callback(self.files.close)
        self.sealed = False

    def formats(self) -> list[Format]:
        """The formats that it looks like: one where all is well.

        Raises:
            IsCareer: there are none, but it is what a career is read from.
            SourceError: there are none.
        """
        found = recognised(self.files)
        if not found:
            career = source_of(self.files)
            if career is not None:
                raise IsCareer(career.title)
            known = ", ".join(one.title for one in formats())
            none = f"This is none of what is taken in here: {known}. Nothing was taken in."
            raise SourceError(why_none(self.files) or none)
        return found

    def question(self, read_as: Format) -> Question | None:
        """What has to be told before it can be read.

        Raises:
            SourceError: it cannot be read as that at all.
        """
        return asked_by(read_as, self.files)

    def close(self) -> None:
        """Let go of it."""
        self._open.close()
