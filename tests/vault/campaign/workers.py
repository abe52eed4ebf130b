"""Several processes for what is run by hand."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

CHUNKS = 32
"""For each process: one that is slowed down does not hold up the rest."""


def spread(
    campaign: Callable[[int, int], Counter[str]], seed: int, size: int, jobs: int, *, smallest: int = 1
) -> Counter[str]:
    """Run a campaign in parts, add up what they did, and say how far it is on the way.

    Args:
        campaign: takes a seed and a size.
        seed: each part has one of its own, made from it.
        size: of all parts together.
        jobs: processes.
        smallest: a part is not smaller than this.
    """
    if jobs == 1:
        return campaign(seed, size)
    parts = max(1, min(jobs * CHUNKS, size // smallest))
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(campaign, range(seed * 1000, seed * 1000 + parts), [-(-size // parts)] * parts):
            total += done
            print(dict(total.most_common(1)), file=sys.stderr, flush=True)
    return total
