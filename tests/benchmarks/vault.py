"""Print what saves and openings cost. Run as ``python -m tests.benchmarks.vault``; asserts nothing."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from careerjournal.vault import Cost, Location, Put, Vault

CHEAP = Cost(8, 1, 1)  # under a millisecond: the key derivation is not the subject
SAVES = 400


def document(number: int) -> dict[str, object]:
    """Make a document of about 1 KB."""
    return {
        "title": f"Entry {number}",
        "tags": ["mentoring", "setback"],
        "body": f"What happened in week {number}, and what came of it. " * 18,
        "when": "2024-05-17",
        "links": [number - 1, number + 1],
    }


def milliseconds(started: float) -> float:
    """Return what has passed since."""
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure at three sizes."""
    first = None
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for entries in (1_000, 10_000, 100_000):
            location = Location(Path(folder) / f"{entries}.journal", Path(folder) / "state")
            with Vault.create(location, "a passphrase", cost=CHEAP)[0] as vault:
                for start in range(1, entries, 1000):
                    vault.save([Put("entries", n, document(n)) for n in range(start, start + 1000)])
                started = time.perf_counter()
                vault.compact()
                compacted = milliseconds(started)
            openings = []
            for _ in range(5):
                started = time.perf_counter()
                Vault.open(location, "a passphrase", read_only=True).close()
                openings.append(milliseconds(started))
            opened = statistics.median(openings)
            times = []
            with Vault.open(location, "a passphrase") as vault:
                for number in range(SAVES):
                    change = [Put("entries", entries + 1 + number, document(number))]
                    started = time.perf_counter()
                    vault.save(change)
                    times.append(milliseconds(started))
                size = vault.info.size
            half = statistics.median(times)
            first = first or half
            high = statistics.quantiles(times, n=100)[98]
            print(
                f"{entries:>7,} entries  {size / 1e6:6.1f} MB   save p50 {half:.2f} ms, p99 {high:.2f} ms "
                f"(p50 {half / first:.2f} of the first)   open {opened:.0f} ms   compact {compacted:.0f} ms"
            )


if __name__ == "__main__":
    main()
