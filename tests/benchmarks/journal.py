"""What a person waits for in a journal with thousands of entries, on the real encrypted file.

Run ``python -m tests.benchmarks.journal``. Opening is timed with the cheapest key derivation there is, which leaves
everything else: reading and checking the file, and the journal on top of it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from careerjournal.model import Reflection
from careerjournal.vault import Cost

CHEAPEST = Cost(memory_kib=8, passes=1, lanes=1)
BODY = "It rained on the quay and nobody minded. " * 24  # about a kilobyte
PASSPHRASE = "a passphrase for a benchmark"


def median_ms(act: Callable[[], object], times: int) -> float:
    """The median of so many runs, in milliseconds."""
    found: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return statistics.median(found) * 1000


def filled(door: Door, entries: int) -> Journal:
    """A journal with so many reflections, compacted."""
    journal = door.create(PASSPHRASE, portable=True).journal
    for start in range(0, entries, 10_000):  # a save holds 64 MiB at the most
        with journal.together():
            for number in range(start, min(entries, start + 10_000)):
                journal.reflections.add(Reflection(body=f"Entry {number}. {BODY}"))
    journal.compact()
    return journal


def measure(entries: int) -> None:
    """Make one, and print what its owner waits for."""
    with tempfile.TemporaryDirectory() as folder:
        door = Door(Paths.within(Path(folder)), CHEAPEST)
        journal = filled(door, entries)
        save = median_ms(lambda: journal.reflections.add(Reflection(body=BODY)), 200)
        journal.lock()

        def unlock() -> None:
            door.open(PASSPHRASE).lock()

        opening = median_ms(unlock, 9)
        journal = door.open(PASSPHRASE)
        read = median_ms(lambda: sum(1 for _ in journal), 1)
        index = median_ms(lambda: journal.search("rain"), 1)
        search = median_ms(lambda: journal.search("quay"), 9)
        journal.lock()
    print(
        f"{entries:>7,} entries: save {save:.2f} ms (p50 of 200), unlock without key derivation {opening:.0f} ms, "
        f"first reading of all {read:.0f} ms, first search {index:.0f} ms, later ones {search:.0f} ms"
    )


def main() -> None:
    """At three sizes."""
    for entries in (1_000, 10_000, 100_000):
        measure(entries)


if __name__ == "__main__":
    main()
