"""A career read from wherever somebody points, in whatever format it is."""

from __future__ import annotations

from pathlib import Path

from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.career.sources import SOURCES, source_of
from careerjournal.exchange.reading.files import SourceUnreadable, opened_files


def read_career(path: Path) -> HalfSorted:
    """Read a career, with nothing sorted yet.

    Raises:
        SourceUnreadable: it cannot be read, is nothing that a career is read from, or has nothing in it.
    """
    with opened_files(path) as files:
        source = source_of(files)
        if source is None:
            known = ", ".join(one.title for one in SOURCES)
            raise SourceUnreadable(f"{files.said(path.name)} is none of what a career is read from: {known}.")
        half = HalfSorted.of(source.name, source.title, source.read(files))
    require_something(half, path.name)
    return half


def require_something(half: HalfSorted, name: str) -> None:
    """Say so where there is nothing to sort.

    Raises:
        SourceUnreadable: there is none.
    """
    career = half.career
    if not (career.positions or career.applications or career.praise):
        why = f" {' '.join(career.oddities)}" if career.oddities else ""
        raise SourceUnreadable(f"“{name}” has no job in it, no application and no words of others.{why}")
