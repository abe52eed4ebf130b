"""Copies of the journal, and what is done where it is damaged."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.arguments import shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import (
    door_of,
    door_to_a_journal,
    ended_gently,
    opened_journal,
    refuse_to_overwrite,
    said_what_helps,
    there,
    unlocked,
    when_free,
)
from careerjournal.cli.output import be_heard, say, say_code, tell
from careerjournal.cli.passphrases import new_passphrase
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.access.recovery import Restored, Salvaged


def add(commands: Commands) -> None:
    """Add the commands that copy, check, restore, salvage and compact a journal."""
    made = commands.add(
        "backup",
        _backup,
        "write a portable encrypted copy",
        "The copy opens on any device with the journal’s passphrase, or with another: the second line of the "
        "passphrase file, or what is typed when it is asked for. Its own recovery code is printed once. Nothing is "
        "overwritten.",
    )
    made.add_argument("path", metavar="PATH", type=shell_path, help="the copy’s file; nothing may stand there")
    made = commands.add(
        "restore",
        _restore,
        "put a backup in the journal’s place; what stood there is kept under another name",
        "BACKUP is a copy that “backup” made, an automatic one from the folder backups/ beside the journal, or any "
        "other journal file. It is opened with its own passphrase, which then opens the journal. Where that is lost, "
        "or the file comes from another device, give its recovery code instead; the new passphrase is the second line "
        "of the passphrase file, or typed. A portable backup becomes a journal of this device, with a new recovery "
        "code.",
    )
    made.add_argument("backup", metavar="BACKUP", type=shell_path)
    made.add_argument("--portable", action="store_true", help="let a portable backup stay portable")
    commands.add("check", _check, "read every frame, every entry and every link, and say what is wrong")
    made = commands.add(
        "salvage",
        _salvage,
        "read all that is still whole in a damaged journal into a new one",
        "The new journal opens with the same passphrase; its recovery code is printed once. Where the passphrase is "
        "lost, give the recovery code instead; the new passphrase is the second line of the passphrase file, or typed. "
        "What is missing is said, and the damaged file is not touched.",
    )
    made.add_argument("-o", dest="path", metavar="PATH", type=shell_path, required=True, help="the new journal’s file")
    commands.add("compact", _compact, "rewrite the file with only what is live")


def _check(asked: argparse.Namespace) -> int:
    from careerjournal.model.counting import counted

    door = door_to_a_journal(asked)
    with said_what_helps(door):
        report, passphrase = unlocked(asked, lambda secret: (door.check(secret), secret))
    problems = list(report.problems)
    if report.ok:
        journal = door.open(passphrase, read_only=True)
        try:
            problems += [f"{bad.ref}: {bad.why}" for bad in journal.unreadable()]
            problems += [f"{bad.what}: {bad.why}" for bad in journal.unreadable_records()]
            problems += [
                f"{source} points at {target}, which is not there." for source, target in journal.broken_links()
            ]
            count = sum(1 for _ in journal)
        finally:
            journal.lock()
        saves, entries = counted(report.point.save, "save"), counted(count, "entry", "entries")
        say(f"{saves} and {entries} read; {counted(len(problems), 'problem')}.")
    for line in (*problems, *report.notes):
        say(line)
    return Status.DONE if report.ok else Status.UNSOUND


def _backup(asked: argparse.Namespace) -> int:
    door = door_to_a_journal(asked)
    refuse_to_overwrite(asked.path, make_folder=False)
    be_heard()

    def back_up(secret: str) -> str:
        return door.back_up(asked.path, secret, lambda: new_passphrase(asked, line=1, usual=secret))

    with said_what_helps(door), ended_gently():
        code = unlocked(asked, back_up)
    tell(f"A copy is written to {asked.path}, and was opened to try it. Its passphrase alone opens it, anywhere.")
    tell("This is the copy’s own recovery code, shown this once; the journal’s does not open it.")
    say_code(code)
    return Status.DONE


def _restore(asked: argparse.Namespace) -> int:
    door = door_of(asked)
    if not there(asked.backup):
        raise CannotGoOn(f"There is no file at {asked.backup}.")
    be_heard()
    when_free(asked, door.expect_free)

    def restore(secret: str) -> Restored:
        passphrase = secret
        if door.is_code(secret):
            door.expect_opening(secret, asked.backup)
            passphrase = new_passphrase(asked, line=1)
        return door.restore(asked.backup, secret, passphrase, portable=asked.portable, shown=show)

    def show(restored: Restored) -> None:
        if restored.set_aside is not None:
            tell(f"What stood in the journal’s place is now {restored.set_aside}.")
        tell(f"The backup is restored to {door.paths.journal}, and was opened with the passphrase.")
        if restored.recovery_code is not None:
            tell("It has new keys on this device. Write its recovery code down on paper; it is shown this once.")
            say_code(restored.recovery_code)

    unlocked(asked, restore, "Passphrase or recovery code of the backup: ")
    return Status.DONE


def _salvage(asked: argparse.Namespace) -> int:
    door = door_to_a_journal(asked)
    refuse_to_overwrite(asked.path, make_folder=False)
    be_heard()

    def salvage(secret: str) -> Salvaged:
        passphrase = secret
        if door.is_code(secret):
            door.expect_opening(secret)
            passphrase = new_passphrase(asked, line=1)
        return door.salvage(asked.path, secret, passphrase)

    with said_what_helps(door, besides="salvage"), ended_gently():
        found = unlocked(asked, salvage, "Passphrase or recovery code: ")
    for sentence in found.missing or ("Nothing is missing, as far as this device can tell.",):
        tell(sentence)
    from careerjournal.model.counting import counted

    tell(f"{counted(found.entries, 'entry', 'entries')} read out, into a new journal at {asked.path}.")
    tell(f"To put it in the journal’s place: {door.command('restore', asked.path)}")
    tell("Write the new journal’s recovery code down on paper. It is shown this once and kept nowhere.")
    say_code(found.recovery_code)
    return Status.DONE


def _compact(asked: argparse.Namespace) -> int:
    with opened_journal(asked) as journal:
        journal.compact()
    return Status.DONE
