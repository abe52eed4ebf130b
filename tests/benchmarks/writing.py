"""How long a key takes to show and how much it sends, in the real program in a terminal, by field, text and size.

Run ``python -m tests.benchmarks.writing``. The first byte after a key is what one waits for. Letters are typed as words
with a wrap now and then; a field that grows or scrolls on the way is part of that. ``as a draft is stored`` types each
key at about the moment when the draft of the one before is stored.
"""

from __future__ import annotations

import os
import select
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from careerjournal.model import Entry, Reflection, Setback
from tests.e2e.homes import Home
from tests.e2e.terminal import Terminal

SIZES: Final = ((80, 24), (200, 60))
TEXTS: Final = (5_000, 195_000)
KEYS: Final = 160
DRAFTS: Final = 24
QUIET: Final = 0.08
"""Seconds without a byte after which all of a key's have come; the caret blinks every half second."""
TO_START, TO_END, TAB = "\x1b[1;5H", "\x1b[1;5F", "\t"

_WORDS: Final = (
    *("a", "at", "of", "it", "the", "was", "boat", "late", "told", "noon", "again", "wrote", "nobody", "survey"),
    *("harbour", "office", "agreed", "between"),
)


class Timed(NamedTuple):
    """What came of some keys."""

    seconds: list[float]
    """Each key's, to its first byte."""
    sizes: list[int]
    """Bytes that each sent."""


def prose(length: int, *, paragraph: int = 80) -> str:
    """A text of so many letters, in paragraphs of so many words; always the same one."""
    chance, parts, written = Random(7), [], 0
    while written < length:
        part = " ".join(chance.choices(_WORDS, k=min(paragraph, length)))
        parts.append(part)
        written += len(part) + 2
    return "\n\n".join(parts)[:length]


def typing() -> Iterator[str]:
    """Letter after letter of words."""
    return (letter for word in cycle(_WORDS) for letter in f"{word} ")


def press(terminal: Terminal, key: str) -> tuple[float, int]:
    """Press a key; the seconds until its first byte comes, and how many come."""
    before = len(terminal.raw)
    began = time.perf_counter()
    os.write(terminal._master, key.encode())
    if not select.select([terminal._master], [], [], 20)[0]:
        raise TimeoutError(f"Nothing came of {key!r}. The screen:\n{terminal.text}")
    waited = time.perf_counter() - began
    while select.select([terminal._master], [], [], QUIET)[0]:
        terminal._read(0)
    return waited, len(terminal.raw) - before


def timed(terminal: Terminal, count: int, *, pause: float = 0.0) -> Timed:
    """Type so many letters; with a pause before each that grows by two milliseconds a key."""
    found = Timed([], [])
    for number, key in zip(range(count), typing(), strict=False):
        if pause:
            terminal.settle(pause - QUIET + 0.002 * (number - count // 2))
        seconds, size = press(terminal, key)
        found.seconds.append(seconds)
        found.sizes.append(size)
    return found


def say(what: str, found: Timed, few: float | None) -> float:
    """Print a line of the table; the bytes a key."""
    mean = statistics.fmean(found.sizes)
    first, worst = statistics.median(found.seconds) * 1000, max(found.seconds) * 1000
    ratio = f"{mean / few:5.2f} ×" if few else "      "
    print(f"{what:44} {first:6.1f} ms {worst:7.1f} ms {mean:7.0f} bytes  {ratio}", flush=True)
    return mean


def writing(folder: Path, entry: Entry, size: tuple[int, int], fields: int) -> Iterator[Terminal]:
    """The program with the caret at the end of a text of an entry, so many fields behind the first."""
    home = Home(folder)
    with home.journal() as journal:
        ref = str(journal.add(entry).ref)
    with home.desk(size=size) as terminal:
        section = "4" if isinstance(entry, Setback) else "7"
        terminal.press_until(section, "1")
        terminal.settle()
        terminal.type("e")
        terminal.until(lambda text: ref in text.splitlines()[0])
        terminal.settle(1)
        for _ in range(fields):
            terminal.type(TAB)
            terminal.settle()
        yield terminal


def main() -> None:
    """Measure a field of seven rows first, then whole texts against it."""
    print(f"{'':44} {'median':>9} {'worst':>10} {'sent a key':>13}   of seven rows")
    for size in SIZES:
        named = f"{size[0]}x{size[1]}"
        with tempfile.TemporaryDirectory() as folder:
            seven = Setback(what_happened="The panel", expected=prose(430))
            for terminal in writing(Path(folder), seven, size, 4):
                at_end = say(f"{named}  a field of seven rows, at its end", timed(terminal, KEYS), None)
                press(terminal, TO_START)
                at_start = say(f"{named}  a field of seven rows, at its start", timed(terminal, KEYS), None)
        for length in TEXTS:
            for words, kind in ((80, "paragraphs"), (10**6, "one paragraph")):
                with tempfile.TemporaryDirectory() as folder:
                    entry = Reflection(body=prose(length, paragraph=words))
                    for terminal in writing(Path(folder), entry, size, 0):
                        label = f"{named}  {length // 1000:3} KB, {kind}"
                        press(terminal, TO_END)
                        say(f"{label}, at its end", timed(terminal, KEYS), at_end)
                        press(terminal, TO_START)
                        say(f"{label}, at its start", timed(terminal, KEYS), at_start)
                        say(f"{label}, as a draft is stored", timed(terminal, DRAFTS, pause=1.0), None)


if __name__ == "__main__":
    main()
