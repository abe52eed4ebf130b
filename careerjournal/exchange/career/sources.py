"""Where a career is read from: LinkedIn's data, JSON Resume, or a plain table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from careerjournal.exchange.career import json_resume, linkedin, plain_csv
from careerjournal.exchange.career.rows import Career
from careerjournal.exchange.reading.files import Files


class Source(NamedTuple):
    """A format that a career is read from."""

    name: str
    """Its name on the command line, after ``--from``."""
    title: str
    """Its name for people."""
    recognises: Callable[[Files], bool]
    """Whether this is what it looks like."""
    read: Callable[[Files], Career]
    """All that is read of it; raises `SourceUnreadable` where it cannot be."""


SOURCES: Final = (
    Source("linkedin", "LinkedIn’s data", linkedin.recognises, linkedin.read),
    Source("jsonresume", "JSON Resume", json_resume.recognises, json_resume.read),
    Source("csv", "a table of roles", plain_csv.recognises, plain_csv.read),
)


def source_named(name: str) -> Source | None:
    """The source of a name on the command line; None where it is none."""
    return next((source for source in SOURCES if source.name == name), None)


def source_of(files: Files) -> Source | None:
    """The source that this looks like; None where it looks like none."""
    return next((source for source in SOURCES if source.recognises(files)), None)
