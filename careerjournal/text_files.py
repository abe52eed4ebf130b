"""Text that others wrote: in UTF-8, with or without a byte order mark, from files that may be anything."""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

BYTE_ORDER_MARK = "\ufeff"

PATIENCE = 5.0
"""Seconds in which somebody has to begin to write into a named pipe."""

_OTHERS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LOOKS = 0.05  # seconds between two looks whether somebody writes


class Unreadable(Exception):
    """It cannot be read as text. ``str(error)`` says why, as the second half of a sentence: ``it is a folder``."""


class NotUtf8(Unreadable):
    """It is in no encoding that is known here."""


def decoded(data: bytes, otherwise: str | None = None) -> str:
    """The text that bytes are, without the byte order mark that some programs put before one.

    Args:
        data: the whole text, or a line of it.
        otherwise: another encoding to try where it is not UTF-8: that of the person's locale.

    Raises:
        NotUtf8: it is in another encoding.
        Unreadable: that is UTF-16 or UTF-32.
    """
    for mark, name in _OTHERS:
        if data.startswith(mark) and data != mark:
            raise Unreadable(f"it is in {name}, which is not read here; save it in UTF-8")
    try:
        return data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError, LookupError):
            if otherwise:
                return data.decode(otherwise)
        raise NotUtf8("it is not UTF-8 text") from error


def read_text(path: Path, most: int) -> str:
    """The text of a file.

    Args:
        path: a regular file's, or a symbolic link's to one.
        most: bytes that it may have.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is something else, too long, or no text.
    """
    with opened(path, pipes=False) as file:
        data = read_at_most(file, most)
    return decoded(data)


def opened(path: Path, *, pipes: bool) -> BinaryIO:
    """A file, open for reading; whatever stands there, this returns.

    Args:
        path: its place.
        pipes: whether it may be a pipe, which is waited for until somebody writes.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is something else, or the system refuses.
    """
    try:
        # Without O_NONBLOCK, a named pipe to which nobody writes would be waited for without end.
        descriptor = os.open(path, os.O_RDONLY | _NOT_WAITING)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:  # a NUL, or what no system can spell
        raise Unreadable(_why(error)) from error
    try:
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISFIFO(kind) and pipes:
            return io.BufferedReader(_Pipe(descriptor, _first_byte(descriptor)))
        _expect_a_file(kind)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _expect_a_file(kind: int) -> None:
    if not stat.S_ISREG(kind):
        raise Unreadable(
            "it is a folder" if stat.S_ISDIR(kind) else "it is a pipe" if stat.S_ISFIFO(kind) else "it is a device"
        )


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """All that is in a file.

    Raises:
        Unreadable: it is more than that many bytes, or the disk refuses.
    """
    try:
        data = file.read(most + 1)
    except OSError as error:
        raise Unreadable(_why(error)) from error
    if len(data) > most:
        raise Unreadable(f"it is longer than {most:,} bytes")
    return data


def replace_privately(path: Path, data: bytes) -> None:
    """Write a file for its owner alone, whole or not at all. Behind a symbolic link, the file it leads to.

    Args:
        path: the file's; its folder is made where there is none.
        data: every byte of it.

    Raises:
        OSError: it cannot be written, and what stood there is as it was.
    """
    import tempfile  # noqa: PLC0415 - it costs milliseconds before the first frame, and is seldom needed

    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # before it is renamed, for Windows
            new.replace(path)
        except BaseException:
            file.close()
            with suppress(OSError):
                new.unlink()
            raise


class _Pipe(io.RawIOBase):
    """A pipe to which somebody writes.

    Args:
        descriptor: the system's number for it, which is closed with it.
        first: what has been read of it already.
    """

    def __init__(self, descriptor: int, first: bytes) -> None:
        self._first = first
        self._descriptor = descriptor
        os.set_blocking(descriptor, True)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        read, self._first = self._first or os.read(self._descriptor, len(view)), b""
        view[: len(read)] = read
        return len(read)

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def _first_byte(descriptor: int) -> bytes:
    """The first byte in a pipe, or nothing yet where somebody is about to write it.

    Raises:
        Unreadable: nobody is.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            first = os.read(descriptor, 1)
        except BlockingIOError:
            return b""
        if first:
            return first
        if time.monotonic() >= until:
            raise Unreadable("it is a pipe, and nobody writes to it")
        time.sleep(_LOOKS)


def _why(error: Exception) -> str:
    match error:
        case PermissionError():
            return "permission is refused"
        case OSError(errno=errno.ENAMETOOLONG) | ValueError():
            return "that is not the name of a file"
        case OSError():
            return (error.strerror or "the system refuses").lower()
        case _:
            return "the system refuses"


_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_WAITING |= getattr(os, "O_BINARY", 0)
