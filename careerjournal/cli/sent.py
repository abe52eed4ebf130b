"""A text on standard input, as the bytes that come, and how it is handed back where it cannot be kept."""

from __future__ import annotations

import codecs
import locale
import os
import stat
import sys
from collections.abc import Iterator
from typing import Final

from careerjournal.cli.output import drop_results, printable, tell, tell_text
from careerjournal.cli.status import CannotGoOn

MOST: Final = 16 * 1024**2
"""Bytes of standard input that are held: many times what an entry takes."""

PIECE: Final = 64 * 1024
"""Bytes that are read or written at once."""


class Sent:
    """What comes on standard input: the bytes that were read of it, and those that still wait there.

    Args:
        what: what is made of it: ``reflection``.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._held = bytearray()
        self._whole = False
        self._too_long = False

    def read(self) -> None:
        """Read all of it. Where that is stopped, what came until then is held.

        Raises:
            CannotGoOn: it is more than `MOST` bytes, or the system refuses.
        """
        try:
            for piece in _pieces():
                self._held += piece
                if len(self._held) > MOST:
                    self._too_long = True
                    raise CannotGoOn(f"Standard input holds more than {MOST:,} bytes, which is no {self._what}.")
        except OSError as error:
            raise CannotGoOn("Standard input cannot be read: the system refuses.") from error
        self._whole = True

    def text(self) -> str:
        """The text.

        Raises:
            CannotGoOn: it is in an encoding that is not read here.
        """
        from careerjournal.text_files import Unreadable, decoded

        try:
            return decoded(bytes(self._held), locale.getencoding())
        except Unreadable as error:
            raise CannotGoOn(f"Standard input cannot be read: {error}.") from error

    def hand_back(self) -> None:
        """Put it on standard output as it came, to its end however far that is; or say where else it still is."""
        mode, named = _what_it_is()
        if named and (stat.S_ISREG(mode) or stat.S_ISBLK(mode)):
            tell(f"The {self._what} was not kept. The file that it came from is as it was.")
        elif self._too_long and stat.S_ISCHR(mode):  # it never ends, and is nobody's text
            tell(f"The {self._what} was not kept. What a device sends without end is not handed back.")
        elif self._too_long or self._says_something():
            tell(f"The {self._what} was not kept. {self._written()}")

    def _says_something(self) -> bool:
        from careerjournal.model.text import clean

        return bool(clean(self._held.decode(errors="replace")).strip())

    def _encoding(self) -> str:
        """The encoding to show it in, where it cannot be given as it is."""
        try:
            self._held.decode()
        except UnicodeDecodeError:
            return locale.getencoding()
        return "utf-8"

    def _written(self) -> str:
        """Write it to standard output, or what is held of it to standard error; says where it is, in a sentence."""
        written = 0
        try:
            output = _Output(self._encoding())
            for start in range(0, len(self._held), PIECE):
                output.write(bytes(self._held[start : start + PIECE]))
                written = start + PIECE
            for piece in _pieces() if self._too_long else ():
                output.write(piece)
            output.end()
        except (AttributeError, OSError) as error:
            drop_results()
            gone = isinstance(error, BrokenPipeError)
            if gone and self._too_long:
                return "Its text was put on standard output until nobody read on."
            # What a pipe took before its reader went, nobody may have read.
            tell_text(self._held[0 if gone else written :].decode(self._encoding(), "replace"))
            if not self._too_long:
                return "Its text is above, because standard output cannot be written."
            return "Only its beginning is handed back, because standard output cannot be written."
        what = "Its text" if self._whole or self._too_long else "What was read of it"
        return f"{what} is on standard output, {output.how}."


class _Output:
    """Standard output, for bytes: as they are, and on a terminal the text that they are.

    Args:
        encoding: that of the text.

    Raises:
        AttributeError: it is closed.
        OSError: what is written is refused.
    """

    def __init__(self, encoding: str) -> None:
        self._text = codecs.getincrementaldecoder(encoding)("replace") if sys.stdout.isatty() else None
        sys.stdout.flush()

    @property
    def how(self) -> str:
        return "as it came" if self._text is None else "as far as a terminal can show it"

    def write(self, piece: bytes) -> None:
        if self._text is None:
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(printable(self._text.decode(piece), sys.stdout))
        sys.stdout.flush()

    def end(self) -> None:
        if self._text is not None:
            print(flush=True)  # what the terminal shows next begins a line


def _pieces() -> Iterator[bytes]:
    """What waits on standard input, in pieces as they come."""
    binary = getattr(sys.stdin, "buffer", None)
    while piece := sys.stdin.read(PIECE).encode() if binary is None else binary.read1(PIECE):
        yield piece


def _what_it_is() -> tuple[int, bool]:
    """The mode of standard input, and whether it has a name; a shell's here-document has none."""
    try:
        seen = os.fstat(sys.stdin.fileno())
    except OSError:
        return 0, False
    return seen.st_mode, seen.st_nlink > 0
