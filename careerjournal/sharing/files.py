"""Writing what leaves: the whole file or none of it, for its owner alone, and never over something else unasked."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from careerjournal.sharing.errors import AlreadyThere, CannotWriteOut

FILE_MODE: Final = 0o600
"""What was shared is for its owner to hand on; nobody else on this machine reads it."""

FOLDER_MODE: Final = 0o700
"""That of folders, likewise."""

_NEW: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_NO_LINKS: Final = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}
"""What systems say where a file system, a USB stick's for one, has no second names for a file."""


def write_out(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file; it is on the disk when this returns, and where this raises nothing has changed.

    The bytes go to a temporary name in the same folder first, so that the target is never half written. A symbolic
    link at the target is neither followed nor replaced.

    Args:
        path: where to; ``~`` is not expanded here.
        data: every byte of it.
        overwrite: whether a file that stands there may be replaced. Without it, not even one that appears meanwhile is.

    Raises:
        AlreadyThere: a file stands there.
        CannotWriteOut: it cannot be written, and why.
    """
    try:
        path = path.absolute()
        _check(path, overwrite=overwrite)
        _put(path, data, overwrite=overwrite)
    except FileExistsError as error:
        raise _already_there(path) from error
    except OSError as error:
        raise CannotWriteOut(_why(error, path)) from error
    except ValueError as error:  # a NUL, or what no system can spell
        raise CannotWriteOut("That is not the name of a file. Type another.") from error


def check_free(path: Path) -> None:
    """Refuse a place where no new file or folder can be written, as far as that is seen beforehand.

    Raises:
        AlreadyThere: something stands there.
        CannotWriteOut: its folder is not there, or it is no name.
    """
    try:
        path = path.absolute()
        if os.path.lexists(path):
            raise _already_there(path)
        _check(path, overwrite=False)
    except OSError as error:
        raise CannotWriteOut(_why(error, path)) from error
    except ValueError as error:  # a NUL, or what no system can spell
        raise CannotWriteOut("That is not the name of a file. Type another.") from error


def write_folder_out(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a new folder with files in it; it is on the disk when this returns, and where this raises nothing is.

    Args:
        path: where to; nothing may stand there.
        files: of each its name below the folder, with slashes, and every byte of it.

    Raises:
        AlreadyThere: something stands there.
        CannotWriteOut: it cannot be written, and why.
    """
    try:
        path = path.absolute()
        if not path.parent.is_dir():
            raise CannotWriteOut(f"There is no folder {path.parent}. Make it first, or choose another.")
        if os.path.lexists(path):
            raise _already_there(path)
        new = path.with_name(f".careerjournal-{secrets.token_hex(8)}")
        new.mkdir(mode=FOLDER_MODE)
        try:
            folders = {new}
            for name, data in files:
                file = new / name
                if file.parent not in folders:
                    file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                    folders.add(file.parent)
                descriptor = os.open(file, _NEW, FILE_MODE)
                try:
                    _write_all(descriptor, data)
                finally:
                    os.close(descriptor)
            for folder in folders:
                _sync_folder(folder)
            _rename_folder(new, path)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise _already_there(path) from error
    except OSError as error:
        raise CannotWriteOut(_why(error, path)) from error
    except ValueError as error:  # a NUL, or what no system can spell
        raise CannotWriteOut("That is not the name of a folder. Type another.") from error


def _rename_folder(new: Path, path: Path) -> None:
    if os.path.lexists(path):  # it appeared meanwhile; an empty folder would be replaced
        raise _already_there(path)
    new.rename(path)


def _check(path: Path, *, overwrite: bool) -> None:
    """Refuse what can be seen to be wrong before anything is made."""
    if not path.parent.is_dir():
        raise CannotWriteOut(f"There is no folder {path.parent}. Make it first, or choose another.")
    try:
        seen = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(seen.st_mode):
        raise CannotWriteOut(f"{path} is a symbolic link to another place. Name the file itself.")
    if stat.S_ISDIR(seen.st_mode):
        raise CannotWriteOut(f"{path} is a folder. Add the name of a file.")
    if not stat.S_ISREG(seen.st_mode):
        raise CannotWriteOut(f"{path} is not a file. Choose another name.")
    if not overwrite:
        raise _already_there(path)


def _already_there(path: Path) -> AlreadyThere:
    return AlreadyThere(f"{path} is there already, and is left as it is. Choose another name.")


def _put(path: Path, data: bytes, *, overwrite: bool) -> None:
    # The temporary name says nothing of what is being shared.
    new = path.with_name(f".careerjournal-{secrets.token_hex(8)}")
    descriptor = os.open(new, _NEW, FILE_MODE)
    try:
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)
        if overwrite:
            new.replace(path)
        else:
            _name_it(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def _name_it(new: Path, path: Path) -> None:
    """Give a file its name, in one step and only if the name is free."""
    if os.name == "nt":
        new.rename(path)  # on Windows this refuses where something stands
        return
    try:
        path.hardlink_to(new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Take the free name with an empty file, and put the full one in the place of that.
        os.close(os.open(path, _NEW, FILE_MODE))
        try:
            new.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the name durable; a file system that cannot has done what it can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _why(error: OSError, path: Path) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"You may not write in {path.parent}. Choose another folder."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "The disk is full; nothing was written. Make room, or choose another place."
        case errno.ENAMETOOLONG:
            return "That name is too long for this disk. Choose a shorter one."
        case errno.ELOOP | errno.ENOTDIR:
            return f"{path.parent} does not lead to a folder. Choose another."
        case _:
            return f"{path} could not be written; nothing was. Check the disk, or choose another place."
