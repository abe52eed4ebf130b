"""jrnl: its journals, plain and encrypted, in a file or a folder, and what it exports."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from careerjournal.exchange.format import (
    Answers,
    Format,
    Incoming,
    Oddity,
    Question,
    SourceError,
    Unanswered,
    WrongAnswer,
)
from careerjournal.exchange.formats.jrnl.dates import (
    Dates,
    Form,
    Unclear,
    any_order,
    looks_like_a_date,
    recognised,
    told,
)
from careerjournal.exchange.formats.jrnl.encryption import decrypted, is_encrypted, may_be_v1
from careerjournal.exchange.formats.jrnl.entries import BEGINS, Place, entries, stamps_in, starts_bare
from careerjournal.exchange.formats.jrnl.exports import (
    day_named,
    first_heading,
    heading_stamps,
    is_json,
    json_entries,
    markdown_entries,
    note_day,
    note_entry,
)
from careerjournal.exchange.formats.jrnl.settings import NAMES, Settings, is_settings, settings_of
from careerjournal.exchange.reading.files import Files, SourceUnreadable
from careerjournal.exchange.reading.local_time import Clock
from careerjournal.model import PartialDate
from careerjournal.text_files import Unreadable, decoded

_A_DAY: Final = re.compile(r"(?:.*/)?(\d{4})/([01]\d)/([0-3]\d)\.txt", re.ASCII)
_ENDINGS: Final = ("", ".txt", ".text", ".jrnl", ".journal", ".log")
"""Those of journals among the files of a folder."""
_MARKDOWN: Final = (".md", ".markdown")
_LOOKED_AT: Final = 40
"""Files of a folder: the first of them tell what it is."""
_SAY: Final = "Put its jrnl.yaml beside it, or say how its dates are written, like %d.%m.%Y %H:%M."
_NO_STARS: Final = "jrnl’s Markdown does not say which entries are starred; the journal itself and its JSON do."
_NO_TAG_LINES: Final = "jrnl’s YAML leaves out the lines that hold nothing but tags; the tags themselves come in."


class Jrnl(Format):
    """What jrnl 1 to 4 keeps, and what it exports."""

    name = "jrnl"
    title = "jrnl"

    def recognises(self, files: Files) -> bool:
        """A date in brackets at the very beginning, an encrypted journal, or what only jrnl exports."""
        return any(kind.names(files) for kind in _KINDS)

    def asks(self, files: Files) -> Question | None:
        """The passphrase of an encrypted journal; or how its dates are written, where they may be two days."""
        return _kind(files).asks(files)

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries, and what is odd.

        Raises:
            SourceError: it holds none, or is damaged, or its dates cannot be read.
            WrongAnswer: the passphrase does not open it, or no date is written as was told.
        """
        try:
            yield from _kind(files).read(files, answers)
        except SourceUnreadable as error:
            raise SourceError(str(error)) from error


class _Kind(ABC):
    """One kind of thing that jrnl makes."""

    @abstractmethod
    def names(self, files: Files) -> list[str]:
        """The files that are of this kind; none where it is something else. Raises nothing."""

    def asks(self, files: Files) -> Question | None:
        """What has to be told before it can be read."""
        return None

    @abstractmethod
    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries, and what is odd."""


class _Text(_Kind):
    """A journal in one file, or several journals in a folder; so is what ``--export text`` makes."""

    def names(self, files: Files) -> list[str]:
        """Those that begin with a date, in brackets or, before jrnl 2, without."""
        if not _only(files) and any(name.lower().endswith(_MARKDOWN) for name in files.names):
            return []  # a folder of notes, with a journal among them at most
        return [name for name in _candidates(files, *_ENDINGS) if _starts(_beginning(files, name).lstrip(), name)]

    def asks(self, files: Files) -> Question | None:
        """How dates are written, where that cannot be told."""
        with suppress(SourceUnreadable):
            for group in _groups(self.names(files) or _only(files)):
                try:
                    _dates(self.stamps(map(files.text, group)), settings_of(files, group[0]))
                except Unclear as unclear:
                    if unclear.stamp:
                        return Question("dates", _unclear(unclear, files.said(group[0])))
        return None

    def stamps(self, texts: Iterable[str]) -> Iterator[str]:
        """What may be dates in some texts."""
        return (stamp for text in texts for stamp in stamps_in(text))

    def texts(self, files: Files, names: Iterable[str], answers: Answers) -> Iterator[str]:
        """The text of each file.

        Raises:
            SourceUnreadable: it cannot be read.
        """
        del answers
        return map(files.text, names)

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries of each file in turn."""
        names = self.names(files) or _only(files)
        if not any(files.size(name) for name in names):
            raise SourceError(f"{files.said(files.path.name)} is empty, so there is nothing to take in.")
        texts = dict(zip(names, self.texts(files, names, answers), strict=True))
        known = self._known(files, texts, answers)
        for name, text in texts.items():
            dates, signs = known[name]
            journal = {"journal": PurePosixPath(name).stem} if len(names) > 1 and not day_named(name) else {}
            yield from entries(text, dates, Place(name, fields=journal, signs=signs))

    def _known(self, files: Files, texts: Mapping[str, str], answers: Answers) -> dict[str, tuple[Dates, str]]:
        """How the dates of each file are written, and the signs of its tags.

        Of several journals, what a person told is said of those alone whose dates cannot be told otherwise.

        Raises:
            SourceError: that cannot be told.
            WrongAnswer: none is written as was told.
        """
        found: dict[str, tuple[Dates, str]] = {}
        groups = _groups(list(texts))
        for group in groups:
            settings = settings_of(files, group[0])
            told_by = answers
            if len(groups) > 1:
                with suppress(Unclear):
                    _dates(self.stamps(texts[name] for name in group), settings)
                    told_by = Answers()
            stamps = self.stamps(texts[name] for name in group)
            dates = _dates_or_say(files, group[0], stamps, settings, told_by)
            found |= dict.fromkeys(group, (dates, settings.signs))
        return found


class _Encrypted(_Text):
    """A journal that jrnl encrypted: opened in memory, and nothing of it is written anywhere in the clear."""

    def names(self, files: Files) -> list[str]:
        """Those that are encrypted."""
        return [name for name in _candidates(files, *_ENDINGS) if is_encrypted(files.first(name))]

    def asks(self, files: Files) -> Question | None:
        """The passphrase."""
        return Question(
            "passphrase", f"{files.said(files.path.name)} is encrypted. Type the passphrase that jrnl asks for."
        )

    def texts(self, files: Files, names: Iterable[str], answers: Answers) -> Iterator[str]:
        """The text of each file, decrypted."""
        if not answers.passphrase:
            raise WrongAnswer(
                f"{files.said(files.path.name)} is encrypted, and needs the passphrase that jrnl asks for."
            )
        for name in names:
            data = decrypted(files.read(name), answers.passphrase, files.said(name))
            try:
                text = decoded(data)
            except Unreadable as error:
                raise SourceError(f"What is encrypted in {files.said(name)} cannot be read: {error}.") from error
            yield text.replace("\r\n", "\n").replace("\r", "\n")


class _Days(_Kind):
    """A journal in a folder: a file a day. The folders tell the days, however dates are written."""

    def names(self, files: Files) -> list[str]:
        """Those that are named for a day, where the first of them hold entries."""
        found = [name for name in files.names if _day(files, name)]
        return found if any(BEGINS.match(text.lstrip()) for text in _beginnings(files, found)) else []

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries, day after day."""
        names = self.names(files)
        settings = settings_of(files, files.path.name)
        try:
            dates = self._dates(files, settings, answers)
        except Unclear as unclear:
            raise _unanswered(unclear, files.said(files.path.name)) from unclear
        for name in names:
            yield from entries(files.text(name), dates, Place(name, _day(files, name), signs=settings.signs))

    def asks(self, files: Files) -> Question | None:
        """How dates are written, where none of them is recognised."""
        try:
            self._dates(files, settings_of(files, files.path.name))
        except Unclear as unclear:
            return Question("dates", _unclear(unclear, files.said(files.path.name)))
        return None

    def _dates(self, files: Files, settings: Settings, answers: Answers = Answers()) -> Dates:  # noqa: B008 -- immutable
        form = _told(answers) or told(settings.dates)
        texts = (text.lstrip() for text in _beginnings(files, self.names(files)))
        stamps = [match[1] for text in texts if (match := BEGINS.match(text))]
        for times_alone in (False, True):
            dates = any_order(*((form,) if form else ()), times_alone=times_alone)
            if any(map(dates.read, stamps)):
                return dates
        raise Unclear(stamps[0])


class _Json(_Kind):
    """What ``--export json`` makes: one file, or one for each entry."""

    def names(self, files: Files) -> list[str]:
        """Those that are exported."""
        found = _only(files) or [one for one in _candidates(files, ".json") if day_named(one)]
        return found if found and all(map(is_json, _beginnings(files, found))) else []

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries of each file in turn."""
        for name in self.names(files):
            yield from json_entries(files, name)


class _Notes(_Kind):
    """What ``--export md`` and ``--export yaml`` make in a folder: a file for each entry, named for its day."""

    def names(self, files: Files) -> list[str]:
        """Those that say the day again that they are named for."""
        found = [name for name in _candidates(files, *_MARKDOWN) if day_named(name)]
        if not found or len(found) < sum(name.lower().endswith(_MARKDOWN) for name in files.names):
            return []
        looked_at = zip(found, _beginnings(files, found), strict=False)
        return found if all(day_named(name) in note_day(text) for name, text in looked_at) else []

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries, file after file."""
        form = _told(answers) or told(settings_of(files, self.names(files)[0]).dates)
        dates, clock = any_order(*((form,) if form else ())), Clock()
        names = self.names(files)
        yield Oddity(names[0], None, _NO_STARS if files.beginning(names[0]).startswith("# ") else _NO_TAG_LINES)
        for name in names:
            yield from note_entry(files.text(name), name, dates, clock)


class _Markdown(_Text):
    """What ``--export md`` makes in one file."""

    def names(self, files: Files) -> list[str]:
        """That file."""
        return [name for name in _only(files) if first_heading(_beginning(files, name)) is not None]

    def stamps(self, texts: Iterable[str], form: Form | None = None) -> Iterator[str]:
        """What the headings of entries begin with."""
        return (stamp for text in texts for stamp in heading_stamps(text, form))

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries in it."""
        for name in self.names(files):
            text = files.text(name)
            settings = settings_of(files, name)
            stamps = self.stamps([text], _told(answers) or told(settings.dates))
            dates = _dates_or_say(files, name, stamps, settings, answers)
            yield Oddity(name, None, _NO_STARS)
            yield from markdown_entries(text, name, dates)


class _NoJournal(_Kind):
    """What jrnl exports that no journal can be made of again."""

    _WHAT: Final = (
        (re.compile(r"<\?xml [^>]*>\s*<journal>\s*<entries\b"), "XML, where titles run into what follows them"),
        (re.compile(r"(?:\d{4}-\d\d-\d\d, \d+(?:\n|\Z)){2,}"), "list of dates"),
        (re.compile(r"(?:[#@]\S+ +: \d+(?:\n|\Z)){2,}"), "list of tags"),
        (re.compile(r"┎─+╮"), "framed text, whose lines are broken anew"),
    )

    def names(self, files: Files) -> list[str]:
        """That file."""
        return [name for name in _only(files) if self._what(files, name)]

    def _what(self, files: Files, name: str) -> str:
        text = _beginning(files, name).lstrip()
        return next((what for looks, what in self._WHAT if looks.match(text)), "")

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """Nothing: a sentence says what to export."""
        name = files.names[0]
        raise SourceError(
            f"{files.said(name)} is jrnl’s {self._what(files, name)}. Import the journal itself, or what "
            "“jrnl --export json” makes of it."
        )


_KINDS: Final = (_Encrypted(), _Json(), _Days(), _Notes(), _Markdown(), _Text(), _NoJournal())


def _kind(files: Files) -> _Kind:
    """What it is; a plain journal where nothing tells, since somebody said that it is jrnl’s."""
    found = next((kind for kind in _KINDS if kind.names(files)), None)
    if found is None and any(may_be_v1(files.first(name), files.size(name)) for name in _only(files)):
        return _KINDS[0]
    return found or _KINDS[5]


def _groups(names: list[str]) -> list[list[str]]:
    """Files whose dates are written alike: a journal by itself, or all those that are an entry each."""
    an_entry_each = list(filter(day_named, names))
    return [*([an_entry_each] if an_entry_each else []), *([name] for name in names if not day_named(name))]


def _only(files: Files) -> list[str]:
    """The one file that was pointed at, perhaps with its settings; none where there are several."""
    if len(files.names) == 1:
        return list(files.names)
    found = [name for name in files.names if not is_settings(name)]
    return found if len(found) == 1 and len(files.names) <= 1 + len(NAMES) else []


def _candidates(files: Files, *endings: str) -> list[str]:
    """The one file, whatever its name; of a folder those right in it, or in the one folder that a zip has."""
    if only := _only(files):
        return only
    within = {PurePosixPath(name).parts[0] if "/" in name else "" for name in files.names}
    top = f"{within.pop()}/" if len(within) == 1 else ""
    top = "" if top == "/" else top
    return [
        name
        for name in files.names
        if name.startswith(top)
        and "/" not in (short := name[len(top) :])
        and not short.startswith(".")
        and short not in NAMES
        and PurePosixPath(short.lower()).suffix in endings
    ]


def _day(files: Files, name: str) -> dt.date | None:
    """The day that a file of a folder journal is of, also where a year or a month of it was pointed at, or a day."""
    match = _A_DAY.fullmatch(name)
    if match is None and name.endswith(".txt") and name[-6:-4].isdecimal():
        path = files.path.absolute()
        match = _A_DAY.fullmatch((path / name if path.is_dir() else path).as_posix())
    with suppress(ValueError):
        return dt.date(*map(int, match.groups())) if match else None
    return None


def _beginning(files: Files, name: str) -> str:
    """How a file begins, also in an encoding that is only recognised, and refused when it is read."""
    data = files.first(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace").replace("\r\n", "\n")
    return files.beginning(name) or data.decode("latin-1").replace("\r\n", "\n")


def _beginnings(files: Files, names: Iterable[str]) -> Iterator[str]:
    """How the first of some files begin, as far as they are read as text."""
    return (files.beginning(name) for name in islice(names, _LOOKED_AT))


def _starts(text: str, name: str) -> bool:
    """Whether a text begins as a journal does; a note in Markdown, too, may begin with a year in brackets."""
    match = BEGINS.match(text)
    if match is not None and any_order().read(match[1]) is not None:
        return True
    if name.lower().endswith(_MARKDOWN):
        return False
    if match is not None and looks_like_a_date(match[1]):
        return True
    if starts_bare(text):
        return True
    found = filter(None, (any_order().read(one[1]) for one in BEGINS.finditer(text)))
    return sum(1 for said in found if said.has_time) > 1  # below words without a date


def _told(answers: Answers) -> Form | None:
    """How a person says that dates are written; None where nothing is said.

    Raises:
        WrongAnswer: dates cannot be written so.
    """
    form = told(answers.dates)
    if answers.dates and form is None:
        raise WrongAnswer(f"“{answers.dates[:40]}” tells no date. Write it like %d.%m.%Y %H:%M.")
    return form


def _dates(stamps: Iterator[str], settings: Settings, answers: Answers = Answers()) -> Dates:  # noqa: B008 -- immutable
    """How the dates of a journal are written.

    Raises:
        Unclear: that cannot be told.
        WrongAnswer: none is written as was told.
    """
    form = _told(answers) or told(settings.dates)
    if form is None:
        return recognised(stamps)
    seen: list[str] = []
    for stamp in stamps:
        if form.read(stamp.strip()) is not None:
            return Dates(form)
        seen.append(stamp)
    if answers.dates and seen:
        raise WrongAnswer(f"No date there is written like “{answers.dates[:40]}”; one is “{seen[0][:60]}”.")
    return recognised(seen)


def _dates_or_say(files: Files, name: str, stamps: Iterator[str], settings: Settings, answers: Answers) -> Dates:
    """How the dates of a journal are written.

    Raises:
        SourceError: that cannot be told; the sentence says what to do.
    """
    try:
        return _dates(stamps, settings, answers)
    except Unclear as unclear:
        said = files.said(name)
        if unclear.stamp:
            raise _unanswered(unclear, said) from unclear
        raise SourceError(f"{said} holds no entry of jrnl: no line begins with a date in brackets.") from unclear


def _unanswered(unclear: Unclear, said: str) -> Unanswered:
    what = _unclear(unclear, said)
    return Unanswered(Question("dates", what), f"{what} {_SAY}")


def _unclear(unclear: Unclear, said: str) -> str:
    """What is not clear about the dates, in a sentence.

    Args:
        unclear: one of them.
        said: the file, as a sentence calls it.
    """
    shown = unclear.stamp[:60]
    if unclear.days:
        days = " or ".join(PartialDate.told(day).words for day in unclear.days)
        return f"“{shown}” in {said} may be {days}."
    return f"“{shown}” in {said} is no date that is recognised."
