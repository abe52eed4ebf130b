"""Automatic copies of the encrypted file, in a folder beside it: one a day for a week, one a week for two months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from careerjournal.vault import Disk
from careerjournal.vault.copying import copy_bytes
from careerjournal.vault.errors import explained

FOLDER: Final = "backups"
DAILY: Final = 7
"""Days of which every copy is kept, today included."""

WEEKLY: Final = 62
"""Days of which the last copy of each week is kept."""

LEAST: Final = 3
"""Copies that are kept however old they are: a year away, or a clock that jumps ahead, must not cost them all."""


class Backup(NamedTuple):
    """A copy that was made by itself."""

    day: dt.date
    path: Path


def to_keep(days: Iterable[dt.date], today: dt.date) -> set[dt.date]:
    """The days whose copies stay. What is from a day to come stays too: then a clock was wrong, and which is unknown.

    Pruning day by day comes to the same as pruning all at once, so it does not matter how often this is asked.
    """
    there = sorted(set(days))
    kept = set(there[-LEAST:])
    last_of_its_week = {day.isocalendar()[:2]: day for day in there}
    for day in there:
        age = (today - day).days
        if age < DAILY or (age <= WEEKLY and last_of_its_week[day.isocalendar()[:2]] == day):
            kept.add(day)
    return kept


class Backups:
    """The automatic copies of one journal.

    Args:
        journal: its file; the copies lie in a folder beside it, and bear its name and their day.
        disk: the file system.
    """

    def __init__(self, journal: Path, disk: Disk | None = None) -> None:
        self._journal = journal
        self._disk = disk or Disk()
        self.folder = journal.parent / FOLDER

    def all(self) -> list[Backup]:
        """The copies there are, the latest first.

        Raises:
            CannotRead: the folder cannot be read.
        """
        name = re.compile(rf"{re.escape(self._journal.stem)}-(\d{{4}}-\d\d-\d\d){re.escape(self._journal.suffix)}")
        found = []
        with explained("read"):
            for file in self._disk.names(self.folder):
                match = name.fullmatch(file)
                day = _day(match[1]) if match else None
                if day is not None:
                    found.append(Backup(day, self.folder / file))
        return sorted(found, reverse=True)

    def keep_up(self, today: dt.date) -> None:
        """Make today's copy where there is none yet, then remove those that are no longer kept.

        To be called while the journal is open for writing and nothing writes to it: then the file is whole, and no
        other process makes the same copy.

        Raises:
            JournalError: a copy cannot be made, or removed.
        """
        there = self.all()
        if any(backup.day == today for backup in there):
            return
        made = Backup(today, self.folder / f"{self._journal.stem}-{today.isoformat()}{self._journal.suffix}")
        unfinished = made.path.with_name(f"{made.path.name}.new")
        with explained("write"):
            self._disk.make_folder(self.folder, private=False)
            self._disk.remove(unfinished)  # what a power cut left
            copy_bytes(self._disk, self._journal, unfinished)
            self._disk.rename(unfinished, made.path)
            self._disk.sync_folder(self.folder)
            there.append(made)
            stay = to_keep((backup.day for backup in there), today)
            gone = [backup for backup in there if backup.day not in stay]
            for backup in gone:
                self._disk.remove(backup.path)
            if gone:
                self._disk.sync_folder(self.folder)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
