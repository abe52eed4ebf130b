"""Campaigns that are run by hand: in parts, in several processes, and from where the last run ended."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

Campaign = Callable[[int, int], Counter[str]]
"""Takes a seed and a size."""


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """What every campaign takes."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--log", type=Path, help="keep what each part did in this file, and go on where it ends")
    return parser


def spread(campaign: Campaign, size: int, given: argparse.Namespace, *, part: int) -> Counter[str]:
    """Run a campaign in parts, add up what they did, and say how far it is on the way.

    Args:
        campaign: each part has a seed of its own, made from the one that is given.
        size: of all parts together.
        given: what was asked for, from `arguments`.
        part: the size of one part.
    """
    seeds = [given.seed * 1_000_000 + number for number in range(-(-size // part))]
    total: Counter[str] = Counter()
    for seed, done in _logged(given.log):
        if seed in seeds:
            seeds.remove(seed)
            total += done
    for seed, done in _run(campaign, seeds, part, given.jobs):
        total += done
        print(dict(total.most_common(1)), file=sys.stderr, flush=True)
        if given.log is not None:
            with given.log.open("a", encoding="utf-8") as log:
                log.write(f"{json.dumps({'seed': seed, 'done': done})}\n")
    return total


def _run(campaign: Campaign, seeds: list[int], part: int, jobs: int) -> Iterator[tuple[int, Counter[str]]]:
    sizes = [part] * len(seeds)
    if jobs == 1:
        yield from zip(seeds, map(campaign, seeds, sizes), strict=True)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from zip(seeds, pool.map(campaign, seeds, sizes), strict=True)


def _logged(log: Path | None) -> Iterator[tuple[int, Counter[str]]]:
    if log is not None and log.exists():
        for line in log.read_text("utf-8").splitlines():
            said = json.loads(line)
            yield said["seed"], Counter(said["done"])
