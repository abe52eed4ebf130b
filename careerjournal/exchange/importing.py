"""Taking in another program's journal: read first, and say what would come in; then all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from careerjournal.exchange.files import Files, LeftOut, SourceUnreadable
from careerjournal.exchange.formats import formats
from careerjournal.exchange.formats.format import Answers, Format, Incoming, Oddity, SourceError, as_json
from careerjournal.model import Entry, Origin, RecordError, Reflection, validated
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import PartialDate, Ref

STARRED: Final = "starred"
"""The tag of what was starred there."""


class Cancelled(Exception):
    """Nobody wants it any more; nothing was taken in."""


class Plan:
    """What would come in, for people to look at before it does.

    Attributes:
        format: the format it was read as.
        entries: what is new, in the order of the file; numbers are given when it is taken in.
        known: how many of it are in the journal already.
        trashed: how many of it are in the journal's trash, and stay there.
        tags: the tags of what is new, and how often.
        left_behind: what belongs to entries and does not come in, like pictures: where it is.
        oddities: what did not come in as it stood there.
        left_out: files that were not read.
    """

    def __init__(self, read_as: Format) -> None:
        self.format = read_as
        self.entries: list[Entry] = []
        self.known = 0
        self.trashed = 0
        self.tags: Counter[str] = Counter()
        self.left_behind: list[str] = []
        self.oddities: list[Oddity] = []
        self.left_out: list[LeftOut] = []

    @property
    def span(self) -> tuple[PartialDate, PartialDate] | None:
        """The first and the last day; None where nothing has one."""
        days = [entry.date for entry in self.entries if entry.date is not None]
        return (min(days), max(days)) if days else None

    def take_in(self, journal: Journal) -> list[Ref]:
        """Put all of it down; one undo takes it back.

        Raises:
            JournalError: it cannot be kept; nothing of it is.
        """
        count = len(self.entries)
        return journal.take_in(self.entries, f"took in {count:,} from {self.format.title}")


def recognised(files: Files) -> list[Format]:
    """The formats that this looks like, by name; one where all is well."""
    return [known for known in formats() if known.recognises(files)]


def format_named(name: str) -> Format | None:
    """The format of a name on the command line."""
    return next((known for known in formats() if known.name == name), None)


def planned(
    files: Files,
    read_as: Format,
    journal: Journal,
    answers: Answers = Answers(),  # noqa: B008 -- immutable
    progress: Callable[[int], bool] = lambda _: True,
) -> Plan:
    """Read everything, and find what of it is new to a journal. Nothing is kept.

    Args:
        files: where it is.
        read_as: the format to read it as.
        journal: the journal that it would come into.
        answers: what a person told, where the format asks.
        progress: is told how many entries were read; it says whether to go on.

    Raises:
        SourceError: it cannot be read.
        WrongAnswer: an answer does not fit.
        Cancelled: `progress` said so.
    """
    plan = Plan(read_as)
    try:
        known = dict.fromkeys((entry.origin.key for entry in journal if entry.origin.program), True)
        for thrown in journal.trash():
            if thrown.entry is not None and thrown.entry.origin.program:
                known.setdefault(thrown.entry.origin.key, False)
        seen: Counter[tuple[str, str, str]] = Counter()
        for count, read in enumerate(read_as.read(files, answers), 1):
            if isinstance(read, Oddity):
                plan.oddities.append(read)
            else:
                _plan(plan, read, known, seen)
            if count % 256 == 0 and not progress(count):
                raise Cancelled
    except SourceUnreadable as error:
        raise SourceError(str(error)) from error
    plan.left_out = files.left_out
    return plan


def _plan(
    plan: Plan, read: Incoming, known: Mapping[tuple[str, str, str], bool], seen: Counter[tuple[str, str, str]]
) -> None:
    program = plan.format.name
    key = program, read.journal, read.id or _digest(read)
    seen[key] += 1
    if not read.id and seen[key] > 1:  # the same words at the same time, put down twice
        key = program, read.journal, f"{key[2]}-{seen[key]}"
    elif seen[key] > 1:
        plan.oddities.append(
            Oddity(read.file, read.line, "An entry of the same id stands before this one; it was left out.")
        )
        return
    if key in known:
        plan.known += known[key]
        plan.trashed += not known[key]
        return
    try:
        entry = validated(_entry(read, Origin(program=program, journal=read.journal, id=key[2])))
    except RecordError as error:
        plan.oddities.append(Oddity(read.file, read.line, f"{error} It was left out."))
        return
    plan.entries.append(entry)
    plan.tags.update(entry.tags)
    plan.left_behind += read.left_behind


def _digest(read: Incoming) -> str:
    """What tells an entry without an id from others: its day, its time and its text."""
    said = "\0".join((str(read.day or ""), read.stamp, read.text))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _entry(read: Incoming, origin: Origin) -> Reflection:
    tags = (*read.tags, STARRED) if read.starred else read.tags
    return Reflection(
        body=read.text,
        when=read.day,
        created=read.moment,
        tags=tags,
        origin=Origin(
            program=origin.program,
            journal=clean_line(origin.journal),
            id=clean_line(origin.id),
            stamp=clean_line(read.stamp),
            fields=as_json(read.fields),
        ),
    )
