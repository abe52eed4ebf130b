"""The way to the journal that a command is about."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.cli.output import tell
from careerjournal.cli.passphrases import passphrase_from
from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from careerjournal.journal.door import Door
    from careerjournal.journal.journal import Journal


def door_of(asked: argparse.Namespace) -> Door:
    """The way to the usual journal, or to the one that was named."""
    from careerjournal.journal.door import Door
    from careerjournal.journal.places import Places

    return Door(Places.usual(asked.journal))


def door_to_a_journal(asked: argparse.Namespace) -> Door:
    """The way to a journal that is there.

    Raises:
        CannotGoOn: none is.
    """
    door = door_of(asked)
    if not door.exists():
        raise CannotGoOn(f"There is no journal at {door.places.journal}. “careerjournal new” makes one.")
    return door


@contextmanager
def opened_journal(
    asked: argparse.Namespace, *, read_only: bool = False, passphrase: str | None = None, code: bool = False
) -> Iterator[Journal]:
    """The journal, opened with this passphrase (or code) or one that is asked for, and locked again."""
    door = door_to_a_journal(asked)
    secret = passphrase_from(asked) if passphrase is None else passphrase
    with said_what_helps(door):
        journal = door.open(secret, code=code, read_only=read_only)
    try:
        for notice in door.notices():
            # What the person asked for need not be said.
            if not notice.startswith(("Open to read only", "Opened with the recovery code")):
                tell(notice)
        yield journal
    finally:
        journal.lock()


@contextmanager
def said_what_helps(door: Door) -> Iterator[None]:
    """An unsound journal is not only refused: what can be done about it is said, too."""
    from careerjournal.vault import Unsound

    try:
        yield
    except Unsound as error:
        for way in door.refusal(error).ways:
            error.add_note(f"{way.says} {way.command}")
        backups = door.backups()
        if backups:
            error.add_note(f"The latest automatic copy is {backups[0].path}, of {backups[0].day}.")
        raise


def refuse_to_overwrite(path: Path) -> None:
    """Before anything is asked; the vault refuses again when it writes."""
    if os.path.lexists(path):
        raise CannotGoOn(f"Something stands at {path} already. Choose another name.")
