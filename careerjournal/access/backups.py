"""Automatic copies of the encrypted file, in a folder beside it: one a day for a week, one a week for two months.

A day's copy is what the journal was when it was last locked on that day. It is replaced in one step, and only by a copy
that holds everything it holds; where the journal has taken another course (an older copy put in its place, a backup
restored), the day gets another copy beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from careerjournal.access.paths import BACKUPS
from careerjournal.vault import Disk
from careerjournal.vault.errors import explained

DAILY: Final = 7
"""Days of which every copy is kept, today included."""

WEEKLY: Final = 62
"""Days of which the last copy of each week is kept."""

LEAST: Final = 3
"""Copies that are kept however old they are: a year away, or a clock that jumps ahead, must not cost them all."""


_UNFINISHED: Final = ".new"


class Backup(NamedTuple):
    """An automatic copy of the journal's file."""

    day: dt.date
    path: Path
    number: int = 1
    """Of the copies of one day, from 1."""


class Source(Protocol):
    """An open journal's file, which copies are made of."""

    def duplicate(self, path: Path) -> None:
        """Copy it to a new file, durably and proven; see `careerjournal.vault.Vault.duplicate`."""

    def compare(self, path: Path) -> Literal["same", "part", "other"]:
        """Say what another file is to it; see `careerjournal.vault.Vault.compare`."""


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
    """The automatic copies of one journal, as long as it is open.

    Args:
        journal: its file; the copies lie in a folder beside it, and bear its name and their day.
        disk: the file system.
    """

    def __init__(self, journal: Path, disk: Disk | None = None) -> None:
        self._journal = journal
        self._disk = disk or Disk()
        self.folder = journal.parent / BACKUPS
        self._own: set[Path] = set()  # known to hold nothing that the open journal does not

    def all(self) -> list[Backup]:
        """The copies there are, the latest first.

        Raises:
            CannotRead: the folder cannot be read.
        """
        return sorted(self._named(""), key=lambda backup: (backup.day, backup.number), reverse=True)

    def _named(self, end: str) -> Iterator[Backup]:
        stem, suffix = re.escape(self._journal.stem), re.escape(self._journal.suffix + end)
        name = re.compile(rf"{stem}-(\d{{4}}-\d\d-\d\d)(?:-([1-9]\d{{0,8}}))?{suffix}", re.ASCII)
        with explained("read"):
            files = self._disk.names(self.folder)
        for file in files:
            match = name.fullmatch(file)
            day = _day(match[1]) if match else None
            if match and day is not None:
                yield Backup(day, self.folder / file, int(match[2] or 1))

    def keep_up(self, today: dt.date, source: Source) -> None:
        """Bring the last copy up to date, make today's where there is none yet, remove those no longer kept.

        The last copy may be of a day before: of a session that was killed, or that went on past midnight.

        Args:
            today: the day it is.
            source: the open journal; nobody else writes to it.

        Raises:
            JournalError: a copy cannot be made, or removed.
        """
        there = self.all()
        last = next((backup for backup in there if backup.day <= today), None)
        beside = 0
        if last is not None:
            is_now = source.compare(last.path)
            if is_now == "part" or (is_now == "other" and last.path in self._own):
                self._make(last.path, source)
            elif is_now == "same":
                self._own.add(last.path)
            elif last.day == today:
                beside = last.number
        if last is None or last.day != today or beside:
            made = self._of(today, beside + 1)
            self._make(made.path, source)
            there.append(made)
        stay = to_keep((backup.day for backup in there), today)
        gone = [backup for backup in there if backup.day not in stay]
        gone += self._named(_UNFINISHED)  # what a power cut left
        with explained("write"):
            for backup in gone:
                self._disk.remove(backup.path)
            if gone:
                self._disk.sync_folder(self.folder)

    def _of(self, day: dt.date, number: int) -> Backup:
        more = f"-{number}" if number > 1 else ""
        name = f"{self._journal.stem}-{day.isoformat()}{more}{self._journal.suffix}"
        return Backup(day, self.folder / name, number)

    def _make(self, path: Path, source: Source) -> None:
        unfinished = path.with_name(path.name + _UNFINISHED)
        with explained("write"):
            self._disk.make_folder(self.folder, private=False)
            source.duplicate(unfinished)
            self._disk.rename(unfinished, path)
            self._disk.sync_folder(self.folder)
        self._own.add(path)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
