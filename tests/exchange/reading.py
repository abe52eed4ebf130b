"""How tests read a sample: what would come in, and what is odd."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from careerjournal.exchange.format import Answers, Incoming, Oddity
from careerjournal.exchange.importing import format_named, recognised
from careerjournal.exchange.reading.files import opened_files

SAMPLES = Path(__file__).parent / "samples"


class Came(NamedTuple):
    """What a format made of something."""

    entries: list[Incoming]
    oddities: list[Oddity]


def names(path: Path) -> list[str]:
    """The formats that something is recognised as."""
    with opened_files(path) as files:
        return [known.name for known in recognised(files)]


def came_of(path: Path, name: str, answers: Answers | None = None) -> Came:
    """What a format makes of something."""
    known = format_named(name)
    assert known is not None
    with opened_files(path) as files:
        read = list(known.read(files, answers or Answers()))
    entries = [one for one in read if isinstance(one, Incoming)]
    return Came(entries, [one for one in read if isinstance(one, Oddity)])
