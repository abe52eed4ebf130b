"""Taking in another program's journal: read first, and say what would come in; then all of it, or nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.exchange.format import (
    STARRED,
    Answers,
    Format,
    Incoming,
    Oddity,
    Own,
    OwnBeside,
    Question,
    Read,
    SourceError,
    as_json,
)
from careerjournal.exchange.formats import formats
from careerjournal.exchange.own import Key, placed
from careerjournal.exchange.reading.entry_links import LINK
from careerjournal.exchange.reading.files import Files, LeftOut, SourceUnreadable
from careerjournal.journal.taking_in import Beside, many_made
from careerjournal.model import Entry, Kind, Origin, RecordError, Reflection, validated
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.text import MAX_LINE, MAX_TEXT, clean_line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import PartialDate, Ref

EVERY: Final = 256
"""Entries after which whoever waits is told."""


class Cancelled(Exception):
    """Nobody wants it any more; nothing was taken in."""


class Plan:
    """What would come in, for people to look at before it does.

    Attributes:
        format: the format it was read as.
        entries: what is new, in the order of the file, under the numbers it would have.
        known: how many of it are in the journal already.
        trashed: how many of it are in the journal's trash, and stay there.
        tags: the tags of what is new, and how often.
        left_behind: what belongs to entries and does not come in, like pictures: where it is.
        oddities: what did not come in as it stood there.
        left_out: files that were not read.
        beside: what comes with a whole journal of ours.
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
        self.beside = Beside()

    @property
    def span(self) -> tuple[PartialDate, PartialDate] | None:
        """The first and the last day; None where nothing has one."""
        days = [entry.date for entry in self.entries if entry.date is not None]
        return (min(days), max(days)) if days else None

    def take_in(self, journal: Journal, progress: Callable[[int], bool] = lambda _: True) -> list[Ref]:
        """Put all of it down; one undo takes it back.

        Args:
            journal: the journal that it was planned for.
            progress: is told how many entries are kept so far; it says whether to go on.

        Raises:
            JournalError: it cannot be kept; nothing of it is.
            Cancelled: `progress` said so; nothing of it is kept.
        """
        if not self.entries and self.beside == Beside():
            return []
        what = f"took in {len(self.entries):,} from {self.format.title}"
        taken = journal.take_in(self.entries, what, self.beside, progress)
        if self.entries and not taken:
            raise Cancelled
        return taken


def recognised(files: Files) -> list[Format]:
    """The formats that this looks like, by name; one where all is well."""
    found = [known for known in formats() if _recognises(known, files)]
    return [known for known in found if not known.general] or found


def _recognises(known: Format, files: Files) -> bool:
    with suppress(Exception):  # what a format cannot even look at is not of that format
        return known.recognises(files)
    return False


def why_none(files: Files) -> str:
    """Why this looks like no format, as a sentence; empty where it is readable, and just nothing that is known."""
    if not files.names:
        return f"There is no file in {files.said(files.path.name)}."
    if len(files.names) > 1:
        return ""
    name = files.names[0]
    try:
        text = files.text(name)
        if "\0" in text:
            return f"{files.said(name)} is no text, or not in UTF-8."
        if text.strip():
            return ""
    except SourceUnreadable as error:
        return str(error)
    return f"{files.said(name)} is empty."


def asked_by(read_as: Format, files: Files) -> Question | None:
    """What a format has to be told before it can be read.

    Raises:
        SourceError: it cannot be read as that at all.
    """
    with _said_of(read_as, files):
        return read_as.asks(files)


@contextmanager
def _said_of(read_as: Format, files: Files) -> Iterator[None]:
    """Inside, a format is at work: whatever goes wrong with it is a sentence.

    Raises:
        SourceError: something did.
    """
    try:
        yield
    except SourceError:
        raise
    except SourceUnreadable as error:
        raise SourceError(str(error)) from error
    except MemoryError as error:
        raise SourceError(f"{files.said(files.path.name)} is too large for the memory of this machine.") from error
    except Exception as error:
        said = files.said(files.path.name)
        raise SourceError(f"{said} could not be read as {read_as.title}. Nothing was taken in.") from error


def format_named(name: str) -> Format | None:
    """The format of a name on the command line."""
    return next((known for known in formats() if known.name == name), None)


def whence(origin: Origin) -> str:
    """Where an entry came from, and when it was put down as it stood there: ``jrnl, work · 2024-03-04 18:00``."""
    known = format_named(origin.program)
    where = f"{known.title if known else origin.program}{f', {origin.journal}' if origin.journal else ''}"
    return f"{where}{f' · {origin.stamp}' if origin.stamp else ''}"


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
    with many_made():
        return _planned(files, read_as, journal, answers, progress)


def _planned(
    files: Files, read_as: Format, journal: Journal, answers: Answers, progress: Callable[[int], bool]
) -> Plan:
    plan = Plan(read_as)
    own: list[Own] = []
    beside: OwnBeside | None = None
    gathering = _Gathering(plan, journal)
    for count, read in enumerate(_readings(read_as, files, answers), 1):
        match read:
            case Oddity():
                plan.oddities.append(read)
            case Incoming():
                gathering.add(read)
            case Own():
                own.append(read)
            case OwnBeside():
                beside = read
        if count % EVERY == 0 and not progress(count):
            raise Cancelled
    gathering.finish()
    if beside is not None:
        there = placed(own, beside, journal)
        plan.entries, plan.beside, plan.known, plan.trashed = there
        plan.tags.update(tag for entry in plan.entries for tag in entry.tags)
        plan.oddities += (Oddity(own[0].file, None, what) for entry in plan.entries for what in _unkeepable(entry))
    plan.left_out = files.left_out
    return plan


def _readings(read_as: Format, files: Files, answers: Answers) -> Iterator[Read]:
    with _said_of(read_as, files):
        yield from read_as.read(files, answers)


class _Gathering:
    """What was read so far of another program, and what of that is in the journal.

    Args:
        plan: what it becomes a part of.
        journal: the journal.
    """

    def __init__(self, plan: Plan, journal: Journal) -> None:
        thrown = [(one.ref, one.entry.origin) for one in journal.trash() if one.entry is not None]
        self._plan = plan
        self._here: dict[Key, Ref] = {}
        self._of_time: dict[tuple[str, str], list[Key]] = {}
        for entry in journal.each():
            origin = entry.origin
            if origin.program:
                self._here[origin.key] = entry.ref
            if origin.program == plan.format.name and origin.stamp and "+" not in origin.id:
                self._of_time.setdefault((origin.journal, origin.stamp), []).append(origin.key)
        self._met: set[Key] = set()
        self._in_trash = {origin.key: ref for ref, origin in thrown if origin.program}
        self._next = journal.next_number(Kind.REFLECTION)
        self._read: Counter[Key] = Counter()
        self._new: dict[Key, list[Reflection]] = {}
        self._where: dict[Key, Incoming] = {}
        self._by_id: dict[str, Ref] = {}

    def add(self, read: Incoming) -> None:
        """Take one in, unless it is known."""
        key = self._plan.format.name, clean_line(read.journal), clean_line(read.id) or _digest(read)
        self._read[key] += 1
        if self._read[key] > 1:
            if read.id:
                self._odd(read, "An entry of the same id stands before this one, so it was left out.")
                return
            key = *key[:2], f"{key[2]}-{self._read[key]}"  # the same words at the same time, put down twice
        if key in self._here:
            self._met.add(key)
            self._plan.known += 1
        elif key in self._in_trash:
            self._plan.trashed += 1
        else:
            self._add(read, key)

    def _add(self, read: Incoming, key: Key) -> None:
        if not read.text.strip():
            self._odd(read, "There is no text in it, so it was left out.")
            return
        tags = tuple(tag for tag in read.tags if len(tag) <= MAX_LINE)
        if len(tags) < len(read.tags):
            self._odd(read, f"A tag of more than {MAX_LINE} letters was left out.")
        # What names an entry there names another here, or none.
        parts = in_parts(LINK_IN_TEXT.sub(r"\g<ref>", read.text))
        if len(parts) > 1:
            self._odd(read, f"It is longer than one entry takes, and comes in as {len(parts)}, one after another.")
        origin = _origin(read, key)
        new = [
            Reflection(
                number=self._next + place,
                body=text,
                when=read.day,
                created=read.moment,
                tags=(*tags, STARRED) if read.starred else tags,
                origin=structs.replace(origin, id=f"{key[2]}+{place}", fields="") if place else origin,
            )
            for place, text in enumerate(parts)
        ]
        self._next += len(new)
        self._new[key], self._where[key] = new, read

    def finish(self) -> None:
        """Make the links lead to what comes in, or is there; then all of it is planned."""
        there = (self._in_trash, self._here, {key: new[0].ref for key, new in self._new.items()})
        # Also where it stands in another journal of that program; ids are meant to be alone there, too.
        self._by_id = {key[2]: ref for known in there for key, ref in known.items() if key[0] == self._plan.format.name}
        for key, new in self._new.items():
            read = self._where[key]
            try:
                checked = [validated(structs.replace(one, body=self._linked(one.body, key))) for one in new]
            except RecordError as error:
                self._odd(read, f"{error} It was left out.")
                continue
            self._say_what_it_was(read, key)
            self._plan.entries += checked
            self._plan.tags.update(checked[0].tags)
            self._plan.left_behind += read.left_behind

    def _say_what_it_was(self, read: Incoming, key: Key) -> None:
        """Of an entry that only its words tell from others: whether it may be one that came in before, edited there."""
        at_that_time = () if read.id else self._of_time.get((key[1], clean_line(read.stamp)), ())
        gone = [self._here[other] for other in at_that_time if other not in self._met]
        if gone:
            what = f"Of the same time, {gone[0]} came in before and does not stand there any more"
            self._odd(read, f"{what}; this, which may be what it became, comes in beside it.")

    def _linked(self, body: str, key: Key) -> str:
        def said(match: re.Match[str]) -> str:
            to = key[0], key[1], clean_line(match["id"])
            ref = self._by_id.get(to[2]) if to not in self._new else self._new[to][0].ref
            if ref is None:
                return match["otherwise"]
            return f"{match['words']} ([[{ref}]])" if match["words"] else f"[[{ref}]]"

        return LINK.sub(said, body)

    def _odd(self, read: Incoming, what: str) -> None:
        self._plan.oddities.append(Oddity(read.file, read.line, what))


def _unkeepable(entry: Entry) -> Iterator[str]:
    """Why no change to an entry of ours could be kept as it stands, as where a text is longer than a form takes."""
    try:
        validated(entry)
    except RecordError as error:
        yield f"{entry.ref}: {error} It comes in whole, as it is; no change to it can be kept until that is mended."


def in_parts(text: str) -> list[str]:
    """A text in parts that an entry takes each, cut where a paragraph, a line or a word ends, if any does."""
    parts = []
    while len(text) > MAX_TEXT:
        cut = next((end for sign in ("\n\n", "\n", " ") if (end := text.rfind(sign, MAX_TEXT // 2, MAX_TEXT)) > 0), 0)
        parts.append(text[: cut or MAX_TEXT])
        text = text[cut or MAX_TEXT :].lstrip("\n")
    return [part for part in (*parts, text) if part.strip()]


def _digest(read: Incoming) -> str:
    """What tells an entry without an id from others: its day, its time and its text.

    The time to the minute: one export of a program may say the seconds, and another not.
    """
    time = f"{read.moment.hour:02}:{read.moment.minute:02}" if read.moment else read.stamp
    said = "\0".join((*((read.told,) if read.told else (str(read.day or ""), time)), read.text))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _origin(read: Incoming, key: Key) -> Origin:
    program, journal, own_id = key
    stamp, fields = clean_line(read.stamp), as_json(read.fields)
    undated = read.day is None
    return Origin(program=program, journal=journal, id=own_id, stamp=stamp, fields=fields, undated=undated)
