"""The way to the journal that a command is about."""

from __future__ import annotations

import argparse
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from careerjournal.cli.endings import STANDARD_OUTPUT
from careerjournal.cli.output import end_line, tell
from careerjournal.cli.passphrases import TRIES, is_typed, passphrase_from
from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal

T = TypeVar("T")

WAIT: Final = 5.0
"""Seconds that each process which has the journal open is waited for, where ``--wait`` does not say how long in all."""

_LOOKS: Final = 0.05
"""Seconds between two looks whether it is free; more by chance, so that many do not look at once."""
_QUIET: Final = 0.5
"""Seconds of waiting about which nothing is said."""


def door_of(asked: argparse.Namespace) -> Door:
    """The way to the usual journal, or to the one that was named."""
    from careerjournal.access.door import Door
    from careerjournal.access.paths import Paths

    return Door(Paths.usual(asked.journal))


def door_to_a_journal(asked: argparse.Namespace) -> Door:
    """The way to a journal that is there.

    Raises:
        CannotGoOn: none is.
    """
    door = door_of(asked)
    if not door.exists():
        missing = f"There is no journal at {door.paths.journal}."
        if backups := door.backups():
            raise CannotGoOn(
                f"{missing} Look for it; or put its latest automatic copy there, of {backups[0].day}: "
                f"{door.command('restore', backups[0].path)}. “careerjournal new” begins another journal."
            )
        raise CannotGoOn(f"{missing} “careerjournal new” makes one.")
    return door


def minutes_to_lock(asked: argparse.Namespace) -> int:
    """Minutes without a key after which an open journal is locked, as the settings say."""
    from careerjournal import settings

    return settings.load(door_to_a_journal(asked).paths.settings).settings.lock_after


@contextmanager
def opened_journal(asked: argparse.Namespace, *, read_only: bool = False) -> Iterator[Journal]:
    """The journal, opened with the passphrase, and locked again."""
    with opened_with(asked, read_only=read_only) as (journal, _):
        yield journal


@contextmanager
def opened_with(
    asked: argparse.Namespace,
    *,
    read_only: bool = False,
    code_too: bool = False,
) -> Iterator[tuple[Journal, str]]:
    """The journal, and what opened it: a passphrase, or the recovery code where that may be given, too."""
    door = door_to_a_journal(asked)

    def opened(secret: str) -> tuple[Journal, str]:
        code = code_too and door.is_code(secret)
        with door.either(secret) if code_too else nullcontext():
            journal = when_free(asked, lambda: door.open(secret, code=code, read_only=read_only))
            return _up_to_date(journal, lambda to_read: door.open(secret, code=code, read_only=to_read)), secret

    prompt = "Passphrase, or recovery code: " if code_too else "Passphrase: "
    with said_what_helps(door):
        journal, secret = unlocked(asked, opened, prompt)
    said: set[str] = set()
    try:
        _tell_notices(door, said)
        if journal.keys.code_is_unconfirmed():
            tell("Nobody has confirmed the recovery code. The journal’s screens make a new one, and “recovery” does.")
        yield journal, secret
    finally:
        journal.lock()
        _tell_notices(door, said)


def opened_for_screens(asked: argparse.Namespace, door: Door) -> Journal | None:
    """The journal, opened with the passphrase of the file that was named; None where the screens ask for it.

    Where there is no journal yet, they make one, and ask for its passphrase.
    """
    if is_typed(asked) or not door.exists():
        return None
    with said_what_helps(door):
        journal = unlocked(asked, lambda secret: when_free(asked, lambda: door.open(secret)))
    _tell_notices(door, set())
    if journal.keys.code_is_unconfirmed():
        tell("Nobody has confirmed the recovery code. The journal’s screens make a new one, and “recovery” does.")
    return journal


def _up_to_date(journal: Journal, again: Callable[[bool], Journal]) -> Journal:
    """The journal; where it was opened to read only and holds what an older version wrote, written anew first.

    Once: what only ever reads would otherwise date old entries by where it is asked. Where it cannot be written, in
    use or on a disk to read only, it is read as it is.
    """
    from careerjournal.journal.errors import JournalError

    if journal.is_up_to_date:
        return journal
    try:
        again(False).lock()
    except JournalError:
        return journal
    journal.lock()
    return again(True)


def _tell_notices(door: Door, said: set[str]) -> None:
    for notice in door.notices():
        # What the person asked for need not be said.
        if notice not in said and not notice.startswith(("Open to read only", "Opened with the recovery code")):
            tell(notice)
            said.add(notice)


def unlocked(asked: argparse.Namespace, use: Callable[[str], T], prompt: str = "Passphrase: ") -> T:
    """What can be done with the passphrase; after a slip at a terminal it is asked for again.

    Args:
        asked: what was asked.
        use: does it; refuses a wrong passphrase with `Locked`.
        prompt: what is asked for.
    """
    from careerjournal.vault import DeviceSecretMissing, Locked

    for left in range(TRIES - 1, -1, -1):
        with _changing_nothing():
            secret = passphrase_from(asked, prompt)
        try:
            return use(secret)
        except Locked as error:
            # Without this device's secret, no passphrase is the right one.
            if not left or not is_typed(asked) or isinstance(error, DeviceSecretMissing):
                raise
            tell(str(error))
    raise AssertionError


def when_free(asked: argparse.Namespace, act: Callable[[], T]) -> T:
    """Do something to the journal once no other process has it open.

    Without ``--wait``, each that has it is waited for anew, so that many short ones all get their turn.

    Args:
        asked: what was asked.
        act: does it; where the journal is in use, it has done nothing yet.

    Raises:
        InUse: another process still has it.
    """
    from careerjournal.vault import InUse

    began = since = time.monotonic()
    holder: int | None = None
    told = False
    while True:
        try:
            return act()
        except InUse as error:
            now = time.monotonic()
            if asked.wait is None and error.pid not in (None, holder):
                holder, since = error.pid, now
            if now - since >= (WAIT if asked.wait is None else asked.wait):
                raise
            if not told and now - began >= _QUIET:
                told = True
                who = "another process" if error.pid is None else f"process {error.pid}"
                tell(f"The journal is open in {who}. Waiting for it; ctrl+c stops that.")
        with _changing_nothing():
            time.sleep(_LOOKS * (1 + random.random()))  # noqa: S311 - no secret


@contextmanager
def _changing_nothing() -> Iterator[None]:
    """Inside, nothing is changed, nor was before: who stops the program there with ctrl+c or ctrl+d hears so.

    Raises:
        CannotGoOn: somebody did.
    """
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        end_line()
        raise CannotGoOn("Stopped. Nothing was changed.") from None


@contextmanager
def said_what_helps(door: Door, *, besides: str = "") -> Iterator[None]:
    """An unsound journal, or what is left of one, is not only refused: what can be done about it is said, too.

    Args:
        door: the way to it.
        besides: a command that has just been tried.
    """
    from careerjournal.vault import NotAJournal, Unsound

    try:
        yield
    except (Unsound, NotAJournal) as error:
        for way in door.refusal(error).ways:
            if besides and f" {besides} " in way.command:
                continue
            error.add_note(f"{way.says} {way.command}")
        backups = door.backups()
        if backups:
            error.add_note(f"The latest automatic copy is {backups[0].path}, of {backups[0].day}.")
        raise


@contextmanager
def ended_gently() -> Iterator[None]:
    """Inside, SIGTERM ends the command as ctrl+c does: half a file that was being written goes with it."""
    before = signal.getsignal(signal.SIGTERM)
    if before in (signal.SIG_IGN, None):
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def there(path: Path) -> bool:
    """Whether anything stands at a path; nothing does where no name could lead."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def refuse_to_overwrite(path: Path, *, make_folder: bool = True) -> None:
    """Before anything is asked; what writes refuses again when it does.

    Args:
        path: where a file is to be written.
        make_folder: whether the folder that it is to be in will be made.

    Raises:
        CannotGoOn: no new file can be written there.
    """
    try:
        if not make_folder and not path.absolute().parent.is_dir():
            raise CannotGoOn(f"There is no folder {path.absolute().parent}. Make it first, or choose another.")
        path.lstat()
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:  # too long a name, a NUL, a file where a folder should be
        raise CannotGoOn(f"No file can be written at {path}. Choose another name.") from error
    raise CannotGoOn(f"Something stands at {path} already. Choose another name.")


def refuse_to_overwrite_result(path: Path | None) -> None:
    """The same for a result, which is printed where no file is named, or `STANDARD_OUTPUT`.

    Raises:
        CannotGoOn: no new file can be written there.
    """
    if path not in (None, STANDARD_OUTPUT):
        refuse_to_overwrite(path, make_folder=False)
