"""What is read of a career that was written down elsewhere: rows, each with what is odd about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from careerjournal.model import PartialDate


class Position(NamedTuple):
    """A job, a volunteer's post, or a time without one."""

    title: str
    organisation: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    """None where it goes on, or nothing says."""
    description: str = ""
    """Markdown."""
    area: str = ""
    level: int | None = None
    file: str = ""
    line: int | None = None
    source: Mapping[str, Any] = {}
    """The row as it stands there."""
    oddities: Sequence[str] = ()
    """A sentence each."""
    goes_on: bool = False
    """Whether it says in words that it goes on."""
    is_pause: bool = False
    """Whether it is a time between jobs rather than one."""
    is_beside: bool = False
    """Whether it is a post beside a job, as a volunteer's is, rather than a step from one to the next."""
    is_held: bool = False
    """Whether it is a role of the journal already."""
    double_of: int | None = None
    """The place among the positions of one that is the same."""


class Application(NamedTuple):
    """A job that was applied for."""

    title: str
    organisation: str
    when: PartialDate | None = None
    file: str = ""
    line: int | None = None
    source: Mapping[str, Any] = {}
    oddities: Sequence[str] = ()


class Praise(NamedTuple):
    """What somebody said of me, or an honour."""

    title: str
    text: str = ""
    when: PartialDate | None = None
    who: str = ""
    """Who said it; empty for an honour."""
    their_job: str = ""
    file: str = ""
    line: int | None = None
    source: Mapping[str, Any] = {}
    oddities: Sequence[str] = ()


class Extra(NamedTuple):
    """What else stands there, and is not taken unasked: an education, a certificate, a project, a skill."""

    kind: str
    """In a word: ``education``."""
    title: str
    detail: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    file: str = ""
    line: int | None = None
    source: Mapping[str, Any] = {}


class Career(NamedTuple):
    """All that was read."""

    positions: tuple[Position, ...] = ()
    applications: tuple[Application, ...] = ()
    praise: tuple[Praise, ...] = ()
    extras: tuple[Extra, ...] = ()
    not_opened: tuple[str, ...] = ()
    """Files that lie beside them and were not opened."""
    oddities: tuple[str, ...] = ()
    """What is odd and belongs to no row, a sentence each."""
