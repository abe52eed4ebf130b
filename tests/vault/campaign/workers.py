"""Several processes for what is run by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

CHUNKS = 8
"""For each process: one that is slowed down does not hold up the rest."""


def spread(campaign: Callable[[int, int], Counter[str]], seed: int, size: int, jobs: int) -> Counter[str]:
    """Run a campaign in parts, each with a seed of its own, and add up what they did."""
    if jobs == 1:
        return campaign(seed, size)
    parts = jobs * CHUNKS
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(campaign, range(seed * 1000, seed * 1000 + parts), [-(-size // parts)] * parts):
            total += done
    return total
