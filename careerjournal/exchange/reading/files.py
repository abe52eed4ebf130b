"""What a person points at to take in: a file, a folder or a zip, read alike, and never outside of itself."""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, NamedTuple

from careerjournal.text_files import Unreadable, decoded, opened, read_at_most

LARGEST: Final = 1024**3
"""Bytes of one file: more is no journal of one person."""
UNPACKED: Final = 64 * 1024**2
"""Bytes that a file in a zip may unpack to, however small it is packed."""
PACKED: Final = 100
"""How many times its packed size a larger one may unpack to: text packs to a tenth, and only a trap to a thousandth."""
MOST: Final = 500_000
"""Files: more is a folder that was not meant."""


_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
    OverflowError,
)
"""What comes of a zip that is damaged, or in no way that is read here."""


class SourceUnreadable(Exception):
    """A file that cannot be read. ``str(error)`` is a sentence that says what to do."""


class LeftOut(NamedTuple):
    """A file that is not read, and why."""

    name: str
    why: str
    """A sentence."""


class Files(ABC):
    """The files that a person points at, by names with slashes, relative to what was pointed at.

    Attributes:
        path: what was pointed at.
        names: the files, in order of name; of a single file its own name.
        left_out: what stands there and is not read: links, unsafe names, devices.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: list[str] = []
        self.left_out: list[LeftOut] = []

    @abstractmethod
    def size(self, name: str) -> int:
        """Bytes of a file, as far as is told before it is read."""

    @abstractmethod
    def _data(self, name: str) -> bytes: ...

    def read(self, name: str) -> bytes:
        """All bytes of a file.

        Raises:
            SourceUnreadable: it cannot be read, is too large, or was changed meanwhile.
        """
        try:
            return self._data(name)
        except (OSError, Unreadable) as error:
            why = str(error) if isinstance(error, Unreadable) else (error.strerror or "the disk refuses")
            raise SourceUnreadable(f"{self.said(name)} cannot be read: {why[:1].lower()}{why[1:]}.") from error

    def text(self, name: str) -> str:
        """A file's text, without a byte order mark, with the line ends of Unix.

        Raises:
            SourceUnreadable: it cannot be read, or is not UTF-8.
        """
        data = self.read(name)
        try:
            text = decoded(data)
        except Unreadable as error:
            why = str(error)
            todo = "" if "save it" in why else "; save it in UTF-8, and import it again"
            raise SourceUnreadable(f"{self.said(name)} cannot be read: {why}{todo}.") from error
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def beginning(self, name: str, most: int = 4096) -> str:
        """The first characters of a file that is text; empty where it is none, or cannot be read."""
        data = self.first(name, most)
        for less in range(4):  # the last character may be cut
            with suppress(Unreadable):
                return decoded(data[: len(data) - less]).replace("\r\n", "\n").replace("\r", "\n")
        return ""

    def first(self, name: str, most: int = 4096) -> bytes:
        """The first bytes of a file, whatever it is; none where it cannot be read."""
        with suppress(SourceUnreadable):
            return self._first(name, most)
        return b""

    def _first(self, name: str, most: int) -> bytes:
        return self.read(name)[:most]

    def said(self, name: str) -> str:
        """A file as a sentence calls it."""
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
        return f"“{shown}”"

    @cached_property
    def lower(self) -> dict[str, str]:
        """The files by their names in small letters; of those that differ in case only, the first."""
        found: dict[str, str] = {}
        for name in self.names:
            found.setdefault(name.lower(), name)
        return found

    def close(self) -> None:  # noqa: B027 -- what is read from the disk holds nothing open
        """Let go of it."""


class _OnDisk(Files):
    """A file by itself, or a folder with all that is in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._folder = path.parent
        if path.is_dir():
            self._folder = path
            self._walk()
        else:
            self.names.append(path.name)

    def _walk(self) -> None:
        for within, folders, names in os.walk(self._folder):
            here = Path(within)
            for name in sorted(folders):
                if (here / name).is_symlink():
                    self._leave(here / name, "It is a link to another place, which is not followed.")
            folders[:] = sorted(name for name in folders if not (here / name).is_symlink())
            for name in names:
                mode = (here / name).lstat().st_mode
                if stat.S_ISREG(mode):
                    self.names.append((here / name).relative_to(self._folder).as_posix())
                elif stat.S_ISLNK(mode):
                    self._leave(here / name, "It is a link to another place, which is not followed.")
                else:
                    self._leave(here / name, "It is no file.")
            if len(self.names) > MOST:
                raise SourceUnreadable(f"There are more than {MOST:,} files in it. Point at the journal’s own folder.")
        self.names.sort()

    def _leave(self, path: Path, why: str) -> None:
        self.left_out.append(LeftOut(path.relative_to(self._folder).as_posix(), why))

    def size(self, name: str) -> int:
        return (self._folder / name).lstat().st_size

    def _data(self, name: str) -> bytes:
        with opened(self._folder / name, pipes=False) as file:
            before = os.fstat(file.fileno())
            data = read_at_most(file, LARGEST)
            after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
            raise SourceUnreadable(
                f"{self.said(name)} was changed while it was read. Close what writes it, and import it again."
            )
        return data

    def _first(self, name: str, most: int) -> bytes:
        try:
            with opened(self._folder / name, pipes=False) as file:
                return file.read(most)
        except (OSError, Unreadable) as error:
            raise SourceUnreadable(str(error)) from error


class _Zip(Files):
    """What is in a zip, one file at a time."""

    def __init__(self, path: Path, data: BinaryIO | None = None) -> None:
        super().__init__(path)
        try:
            self._zip = zipfile.ZipFile(data or path)
        except _DAMAGED as error:
            raise SourceUnreadable(f"{self.said(path.name)} is no zip that can be read. Export it again.") from error
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            why = self._why_not(info)
            if why is None:
                self._infos[info.filename] = info
            elif why:
                self.left_out.append(LeftOut(info.filename, why))
        self.names = sorted(self._infos)
        read = [info for info in self._infos.values() if not _is_trap(info.file_size, info.compress_size)]
        unpacked, packed = sum(info.file_size for info in read), sum(info.compress_size for info in read)
        if _is_trap(unpacked, packed, most=LARGEST * MOST):
            self._zip.close()
            raise SourceUnreadable(
                f"{self.said(path.name)} would unpack to {unpacked:,} bytes from {packed:,}, as no journal does. It "
                "was not opened."
            )

    def _why_not(self, info: zipfile.ZipInfo) -> str | None:
        """Why a file is not read; empty for a folder and for what is always there; None where it is read."""
        name, mode = info.filename, info.external_attr >> 16
        path = PurePosixPath(name)
        if info.is_dir() or path.parts[:1] == ("__MACOSX",):
            return ""
        if path.is_absolute() or ".." in path.parts or "\\" in name or name[1:2] == ":" or "\0" in name:
            return "Its name leads out of the zip."
        if stat.S_ISLNK(mode):
            return "It is a link to another place, which is not followed."
        if name in self._infos:
            return "There is a file of the same name before it in the zip."
        if len(self._infos) >= MOST:
            raise SourceUnreadable(f"There are more than {MOST:,} files in it. That is no journal.")
        return None

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def _data(self, name: str) -> bytes:
        info = self._infos[name]
        if _is_trap(info.file_size, info.compress_size):
            raise SourceUnreadable(
                f"{self.said(name)} would unpack to {info.file_size:,} bytes from {info.compress_size:,}, as no "
                "journal does. It was not opened."
            )
        if info.flag_bits & 0x1:
            raise SourceUnreadable(f"{self.said(name)} is encrypted. Unpack the zip, and import the folder.")
        try:
            return self._zip.read(info)
        except _DAMAGED as error:
            raise SourceUnreadable(f"{self.said(name)} in the zip is damaged. Export it again.") from error

    def _first(self, name: str, most: int) -> bytes:
        info = self._infos[name]
        if info.flag_bits & 0x1:
            return b""
        try:
            with self._zip.open(info) as file:
                return file.read(most)
        except _DAMAGED:
            return b""

    def close(self) -> None:
        self._zip.close()


def _is_trap(unpacked: int, packed: int, most: int = LARGEST) -> bool:
    """Whether something in a zip would unpack to more bytes than any journal would."""
    return unpacked > max(UNPACKED, PACKED * packed) or unpacked > most


class _InMemory(Files):
    """One file that was decrypted, and is on no disk."""

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__(path)
        self._bytes = data
        self.names.append(path.name)

    def size(self, name: str) -> int:
        return len(self._bytes)

    def _data(self, name: str) -> bytes:
        return self._bytes


def decrypted_files(path: Path, data: bytes) -> Files:
    """The files of an encrypted one, once it is decrypted: a zip, or a file by itself.

    Args:
        path: where it is.
        data: what was in it.

    Raises:
        SourceUnreadable: it is a zip that cannot be read.
    """
    made = io.BytesIO(data)
    return _Zip(path, made) if zipfile.is_zipfile(made) else _InMemory(path, data)


def _begins_as_a_zip(path: Path) -> bool:
    try:
        with opened(path, pipes=False) as file:
            return file.read(4) == b"PK\x03\x04"
    except (OSError, Unreadable):
        return False


@contextmanager
def opened_files(path: Path) -> Iterator[Files]:
    """The files that a person points at.

    Raises:
        SourceUnreadable: there is nothing, or it cannot be read.
    """
    try:
        there = path.stat()
    except (OSError, ValueError) as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in str(path))
        raise SourceUnreadable(f"“{shown}” {why}.") from error
    if not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
        what = "a pipe" if stat.S_ISFIFO(there.st_mode) else "a device"
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in path.name)
        raise SourceUnreadable(f"“{shown}” cannot be read: it is {what}. Write it into a file, and import that.")
    if stat.S_ISREG(there.st_mode) and not zipfile.is_zipfile(path) and _begins_as_a_zip(path):
        raise SourceUnreadable(f"“{path.name}” is a zip that is damaged, or was cut short. Export it again.")
    files = _Zip(path) if stat.S_ISREG(there.st_mode) and zipfile.is_zipfile(path) else _OnDisk(path)
    try:
        yield files
    finally:
        files.close()


def iter_named(files: Files, *suffixes: str) -> Iterator[str]:
    """The files whose names end like one of these, in small letters, outside of folders that begin with a dot."""
    for name in files.names:
        path = PurePosixPath(name.lower())
        if path.suffix in suffixes and not any(part.startswith(".") for part in path.parts):
            yield name
