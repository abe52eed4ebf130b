"""Where passphrases come from: a file that was named, or somebody at the terminal; never an argument."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from careerjournal.cli.output import tell
from careerjournal.cli.status import CannotGoOn, Status


def passphrase_from(asked: argparse.Namespace, prompt: str = "Passphrase: ", line: int = 0) -> str:
    """The passphrase: a line of the file that was named, or else typed without being shown."""
    if asked.passphrase_file is not None:
        found = secret_line(asked, line)
        if not found:
            place = "first" if line == 0 else "second"
            raise CannotGoOn(f"The {place} line of the passphrase file is empty.", Status.USAGE)
        return found
    if not _can_ask():
        raise CannotGoOn("There is no terminal to ask for the passphrase. Use --passphrase-file.", Status.USAGE)
    from getpass import getpass

    return getpass(prompt)


def new_passphrase(asked: argparse.Namespace, line: int, usual: str = "") -> str:
    """A passphrase to be set: from the file, or typed twice; where there is a usual one, that for an empty answer."""
    if asked.passphrase_file is not None:
        return secret_line(asked, line) or usual or passphrase_from(asked, line=line)
    first = passphrase_from(asked, "Passphrase of the copy, if it is to be another: " if usual else "New passphrase: ")
    if usual and not first:
        return usual
    from careerjournal.journal.strength import strength

    tell(strength(first).words)
    if not first or first != passphrase_from(asked, "The same again: "):
        raise CannotGoOn("The two are not the same, or empty. Nothing was changed.")
    return first


def secret_line(asked: argparse.Namespace, number: int = 0) -> str:
    """A line of the passphrase file, empty where it has none; of standard input no more is read than that."""
    lines: list[str] = vars(asked).setdefault("secret_lines", [])
    try:
        if asked.passphrase_file == "-":
            while len(lines) <= number:
                lines.append(sys.stdin.readline().rstrip("\r\n"))
        elif not lines:
            # Some editors begin a text with a byte order mark, which is no part of the passphrase.
            text = Path(asked.passphrase_file).read_text("utf-8-sig")
            lines += [line.rstrip("\r") for line in text.split("\n")[:2]]
    except (AttributeError, OSError, UnicodeDecodeError) as error:
        raise CannotGoOn("The passphrase file cannot be read. Check its name and permissions.") from error
    return lines[number] if number < len(lines) else ""


def _can_ask() -> bool:
    """Whether `getpass` finds somebody: at the terminal of this process, even where standard input is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        return False
    return True
