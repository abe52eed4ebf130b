"""A small disk that fills up in the middle of a save and of a compaction, and has room again afterwards.

``python -m tests.vault.campaign.full_disk FOLDER``, where the folder is a file system of a few MB of its own; the test
mounts one in a namespace that ends with the process.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from random import Random

from careerjournal.vault import Cost, Location, OutOfSpace, Put, SessionStopped, Vault

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "correct horse"
PAGE = 4096
TEXT = Random(1).randbytes(20_000).hex()


def leave(ballast: Path, pages: int) -> None:
    """Fill the disk up but for so many pages."""
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError:
            size = file.tell()
    with ballast.open("r+b") as file:
        file.truncate(max(0, size - size % PAGE - pages * PAGE))


def fill_while_saving(folder: Path, pages: int, done: Counter[str]) -> None:
    """Save until the disk is full; then make room, and look."""
    location, ballast = Location(folder / f"saves{pages}", folder / "state"), folder / "ballast"
    saved = 0
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.save([Put("t", 1, {"text": TEXT[:5000]})])
        saved = 1
        leave(ballast, pages)
        try:
            while True:
                vault.save([Put("t", saved + 1, {"text": TEXT[: 500 + 3001 * pages % 20_000]})])
                saved += 1
        except OutOfSpace:
            done["saves that met a full disk"] += 1
        assert vault.stopped is not None
        try:
            vault.save([Put("t", 9, {})])
        except SessionStopped:
            pass
        else:
            raise AssertionError("a session that was stopped saves nothing")
        assert len(vault.mirror["t"]) == saved
    # Still full: what was saved can be read, and as a rule the journal can be opened for writing as well.
    with Vault.open(location, PASSPHRASE, read_only=True) as vault:
        assert len(vault.mirror["t"]) == saved
        assert vault.report.sentences == (), "what did not fit was taken back"
    ballast.unlink()
    with Vault.open(location, PASSPHRASE) as vault:
        assert len(vault.mirror["t"]) == saved
        vault.save([Put("t", 1000, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert len(vault.mirror["t"]) == saved + 1
    location.file.unlink()


def fill_while_compacting(folder: Path, pages: int, done: Counter[str]) -> None:
    """Compact where there is no room for a second file; the session goes on, and so does the journal."""
    location, ballast = Location(folder / f"compaction{pages}", folder / "state"), folder / "ballast"
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        for number in range(1, 6):
            vault.save([Put("t", number, {"text": TEXT[:10_000]})])
        leave(ballast, pages)
        try:
            vault.compact()
        except OutOfSpace:
            done["compactions that met a full disk"] += 1
            assert not location.new.exists(), "the unfinished file is removed"
        assert vault.stopped is None, "nothing was touched that counts"
        expected = vault.mirror
        ballast.unlink()
        vault.save([Put("t", 6, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == expected
        assert vault.report.sentences == ()
        vault.compact()
    location.file.unlink()


def main() -> None:
    """Fill the disk in the middle of things, a page more each time."""
    folder = Path(sys.argv[1])
    seen = os.statvfs(folder)
    if seen.f_blocks * seen.f_frsize > 16 * 1024 * 1024:
        sys.exit("This would fill a disk of more than 16 MB: give it one of its own.")
    done: Counter[str] = Counter()
    for pages in range(20):
        fill_while_saving(folder, pages, done)
        fill_while_compacting(folder, pages, done)
    print(", ".join(f"{number} {what}" for what, number in done.items()) + "; 0 lost")


if __name__ == "__main__":
    main()
