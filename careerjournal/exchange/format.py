"""What a format of another program has to say: three methods, and what passes through them."""

from __future__ import annotations

import datetime as dt
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Literal, NamedTuple, TypeAlias

from careerjournal.exchange.reading.files import Files
from careerjournal.model import Arrangement, Entry, PartialDate

STARRED: Final = "starred"
"""The tag of what was starred there."""


class Oddity(NamedTuple):
    """Something that did not come in as it stood there, or that somebody should look at."""

    file: str
    """Where it is: a name in `Files`."""
    line: int | None
    """The line there, from 1; None where lines say nothing."""
    what: str
    """A sentence."""


class Incoming(NamedTuple):
    """One entry of another program, as read."""

    text: str
    """Markdown. Where the program has a title of its own, that is its first line. Links are made by `link_to`."""
    day: PartialDate | None
    """The day it was where it was written; None where nothing tells."""
    file: str
    """Where it stands: a name in `Files`."""
    line: int | None = None
    """The line there, from 1."""
    moment: dt.datetime | None = None
    """When it was written, with the offset from UTC of that place; None where no time is known."""
    tags: tuple[str, ...] = ()
    """Without the sign they are marked with there."""
    starred: bool = False
    id: str = ""
    """Its own id there; empty where that program gives none."""
    told: str = ""
    """What tells its time where it has no id, so that it is known again: where it is not said in this device's zone,
    and so its day and its moment may be others on the next."""
    stamp: str = ""
    """When it was put down, exactly as it stands there."""
    journal: str = ""
    """The name of the journal it stands in there, where there may be several."""
    fields: Mapping[str, Any] = {}
    """What is said of it there and has no place here; as JSON has it."""
    left_behind: tuple[str, ...] = ()
    """What belongs to it and does not come in, like a picture: where it is, for people."""


class Own(NamedTuple):
    """An entry of a journal of ours, as it stood there, with its number and its links."""

    entry: Entry
    file: str


class OwnBeside(NamedTuple):
    """What stands beside the entries of a journal of ours."""

    versions: tuple[dict[str, Any], ...]
    """The documents of its history."""
    trash: tuple[dict[str, Any], ...]
    """The documents of its trash."""
    arrangement: Arrangement | None


Read: TypeAlias = Incoming | Own | OwnBeside | Oddity
"""What a format reads, one after another."""


class Question(NamedTuple):
    """What only a person can tell before a file can be read."""

    about: Literal["passphrase", "dates"]
    """A passphrase; or how its dates are written, as ``strftime`` has it, like ``%d. %B %Y``."""
    sentence: str


class Answers(NamedTuple):
    """What a person has told."""

    passphrase: str = ""
    dates: str = ""


class SourceError(Exception):
    """A file that cannot be taken in. ``str(error)`` is a sentence that says what to do; nothing was taken in."""


class WrongAnswer(SourceError):
    """What a person told does not fit: a passphrase opens nothing, or no date is written so. It can be asked again."""


class Unanswered(SourceError):
    """What only a person can tell is seen to be missing as late as while it is read."""

    def __init__(self, question: Question, sentence: str) -> None:
        super().__init__(sentence)
        self.question = question


class Format(ABC):
    """A format of another program.

    Attributes:
        name: its name on the command line, after ``--from``: small letters and digits.
        title: its name for people.
        general: whether it may well be what a more particular format recognises, which then goes before it.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    general: ClassVar[bool] = False

    @abstractmethod
    def recognises(self, files: Files) -> bool:
        """Whether this is what the format looks like; read no more of it than tells, and raise nothing."""

    def asks(self, files: Files) -> Question | None:
        """What has to be told before it can be read; None where nothing has to."""
        return None

    @abstractmethod
    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        """The entries, and what is odd, in the order they stand there.

        Raises:
            SourceError: it cannot be read at all, or not without guessing.
        """


def as_json(fields: Mapping[str, Any]) -> str:
    """What is said of an entry, as text to keep; dates and the like as words. Empty where it is nothing."""
    return json.dumps(fields, ensure_ascii=True, default=str, sort_keys=True) if fields else ""


def titled(title: str, text: str) -> str:
    """A text under its title, as an entry here has it: the title is its first line, said once."""
    title, text = " ".join(title.split()), text.strip("\n")
    first = text.partition("\n")[0].strip().lstrip("#").strip()
    return text if not title or first == title else f"{title}\n\n{text}".strip("\n")
