"""Journals and their keys: a new journal, another passphrase, another recovery code, new keys for everything."""

from __future__ import annotations

import argparse

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of, opened_journal, opened_with, refuse_to_overwrite
from careerjournal.cli.output import be_heard, say_code, tell
from careerjournal.cli.passphrases import new_passphrase
from careerjournal.cli.status import CannotGoOn, Status


def add(commands: Commands) -> None:
    """Add the commands that make a journal and change its keys."""
    made = commands.add("new", _new, "make a journal without the screen; prints the recovery code once")
    made.add_argument("--portable", action="store_true", help="the passphrase alone opens it, on any device")
    commands.add(
        "passphrase",
        _passphrase,
        "change the passphrase; from a file, its second line is the new one",
        "Where the old one is lost, give the recovery code instead.",
    )
    commands.add("recovery", _recovery, "make a new recovery code and print it once; the old one stops working")
    commands.add(
        "revoke",
        _revoke,
        "make new keys for everything and print the new recovery code once",
        "Other devices and the old recovery code no longer open the journal. Copies made before still open with the "
        "keys of their time.",
    )


def _new(asked: argparse.Namespace) -> int:
    door = door_of(asked)
    refuse_to_overwrite(door.paths.journal)
    if door.exists():  # what a restore left that was interrupted
        raise CannotGoOn(f"Something stands at {door.paths.journal} already. Choose another place with --journal.")
    be_heard()
    made = door.create(new_passphrase(asked, line=0), portable=asked.portable)
    made.journal.lock()
    tell("Write this recovery code down on paper. It is shown this once and kept nowhere.")
    say_code(made.recovery_code)
    return Status.DONE


def _passphrase(asked: argparse.Namespace) -> int:
    with opened_with(asked, code_too=True) as (journal, old):
        journal.keys.change_passphrase(None if door_of(asked).is_code(old) else old, new_passphrase(asked, line=1))
    tell("The passphrase is changed. Copies of the journal made before still open with the old one.")
    return Status.DONE


def _recovery(asked: argparse.Namespace) -> int:
    be_heard()
    with opened_journal(asked) as journal:
        code = journal.keys.new_recovery_code()
    tell("Write this recovery code down on paper. It is shown this once; the old one no longer opens this journal.")
    say_code(code)
    return Status.DONE


def _revoke(asked: argparse.Namespace) -> int:
    be_heard()
    with opened_with(asked) as (journal, passphrase):
        code = journal.keys.revoke(passphrase)
    tell("The journal has new keys, and was opened with them. The passphrase is the same.")
    tell("Copies made before, the automatic ones of earlier days too, still open with their old keys: keep the old")
    tell("recovery code with them, or remove them. Write the new one down on paper; it is shown this once.")
    say_code(code)
    return Status.DONE
