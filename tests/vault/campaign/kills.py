"""A process is killed (SIGKILL) while it saves and compacts on the real file system; nothing it acknowledged is lost.

``python -m tests.vault.campaign.kills --kills 1000`` prints the figures. Each kill meets a process of its own, forked
from this one, so this is to be run as a program and not from within one that has threads.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import struct
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from unittest.mock import patch

from careerjournal.vault import Cost, Location, Put, Vault, session

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "correct horse"
PHASES = ("opening", "saving", "compacting", "changing the passphrase", "between")
_ACKNOWLEDGED = struct.Struct("<Q")


def document(number: int) -> dict[str, object]:
    """The one document that may stand at this number."""
    return {"n": number, "text": "k" * (number * 7919 % 900)}


def victim(location: Location, pipe: int, phase: mmap.mmap, seed: str) -> None:
    """Save, and say so after each save, until killed."""
    random = Random(seed)
    phase[0] = 0
    with Vault.open(location, PASSPHRASE) as vault:
        number = vault.info.saves
        while True:
            number += 1
            # Few places, so that much is overwritten and the file is compacted every few saves.
            phase[0] = 1
            vault.save([Put("t", number % 5 + 1, document(number)), Put("last", 1, {"n": number})])
            os.write(pipe, _ACKNOWLEDGED.pack(number))
            drawn = random.random()
            if drawn < 0.2:
                phase[0] = 2
                vault.compact()
            elif drawn < 0.25:
                phase[0] = 3
                vault.set_passphrase(PASSPHRASE)
            phase[0] = 4


def kill_one(location: Location, random: Random, seed: str, done: Counter[str]) -> int:
    """Let one victim live for a moment, and return the last save it acknowledged, or 0."""
    phase = mmap.mmap(-1, 1)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            victim(location, writer, phase, seed)
        finally:
            # A victim that ends by itself was not killed: the parent sees it in its status.
            os._exit(1)
    os.close(writer)
    acknowledged = b""
    if random.random() < 0.8:
        # Past the opening, most of the time.
        acknowledged = os.read(reader, _ACKNOWLEDGED.size)
    time.sleep(random.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    while more := os.read(reader, 65536):
        acknowledged += more
    os.close(reader)
    if not os.WIFSIGNALED(status):
        raise AssertionError("the victim ended by itself: an error of the vault's")
    done["kills"] += 1
    done[f"while {PHASES[phase[0]]}"] += 1
    done["saves acknowledged"] += len(acknowledged) // _ACKNOWLEDGED.size
    phase.close()
    return int(_ACKNOWLEDGED.unpack(acknowledged[-_ACKNOWLEDGED.size :])[0]) if acknowledged else 0


def campaign(folder: Path, seed: int, kills: int) -> Counter[str]:
    """Kill so many, and look at the journal after each.

    Raises:
        AssertionError: the vault broke a promise.
    """
    random = Random(seed)
    done: Counter[str] = Counter()
    location = Location(folder / "mine.journal", folder / "state")
    with patch.object(session, "SLACK", 4000), patch.object(session, "ANCHOR_SYNC", 3):
        Vault.create(location, PASSPHRASE, cost=CHEAP)[0].close()
        known = 0
        for number in range(kills):
            known = max(known, kill_one(location, random, f"{seed} {number}", done))
            # A reader first: what it says must be what the writer goes on with.
            with Vault.open(location, PASSPHRASE, read_only=True) as vault:
                there = vault.info.saves
                expected = {n % 5 + 1: document(n) for n in range(max(1, there - 4), there + 1)}
                where = f"seed {seed}, kill {number}: {known} acknowledged, {there} there"
                if not known <= there <= known + 1:
                    raise AssertionError(f"a save is lost or was made up ({where})")
                if there and (vault.mirror["t"] != expected or vault.mirror["last"] != {1: {"n": there}}):
                    raise AssertionError(f"a save is there in part ({where})")
                if vault.report.new_device or vault.report.mended_header:
                    raise AssertionError(f"the device forgot, or the header is damaged ({where})")
                done["torn tails"] += bool(vault.report.torn_tail_bytes)
            known = there
            done["leftovers of a rewrite"] += location.new.exists()
    return done


def main() -> None:
    """Run by hand, and by the test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="on the file system to try")
    given = parser.parse_args()
    if not hasattr(os, "fork"):
        sys.exit("This system cannot fork.")
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="kills-", dir=given.folder) as folder:
        done = campaign(Path(folder), given.seed, given.kills)
    taken = time.perf_counter() - started
    print(f"{done.pop('kills'):,} kills, 0 acknowledged saves lost, 0 there in part; {taken:.0f} s")
    for what, number in done.most_common():
        print(f"{number:>9,} {what}")


if __name__ == "__main__":
    main()
