"""What taking whole journals in and writing them out costs, beside jrnl's own import of the same file.

Run ``python -m tests.benchmarks.exchange [N…] [--jrnl PROGRAM]``; without numbers it takes 10,000 and 100,000 entries
of some 700 bytes. Each journal is taken in by itself, in a process of its own, into one with the cheapest key
derivation there is; the one that came from jrnl's file then goes out in each format. It prints processor seconds, the
bytes of the file, and how many times those the memory grew by past the most it had had. With several
numbers it prints how many times as long the last took as the first, for so many times the entries. 10,000 entries are
to come in from jrnl in 3 s and to go out as JSON in 1 s: where they do not, that is said, and the status is 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.exchange.exporting import FORMS, Wanted, files_of, text_of
from careerjournal.exchange.format import Answers
from careerjournal.exchange.importing import planned, recognised
from careerjournal.exchange.reading.files import opened_files
from careerjournal.journal.journal import Journal
from tests.benchmarks.screens import CHEAPEST, PASSPHRASE, WORDS
from tests.benchmarks.shell import OF_JRNL

SIZES: Final = (10_000, 100_000)
AT_MOST: Final = {"from jrnl": 3.0, "to json": 1.0}
"""Processor seconds that 10,000 entries may take."""
_UNIT: Final = 1024**2 if sys.platform == "darwin" else 1024
"""How many units, of those that the system counts memory in, a mebibyte has."""


class Cost(NamedTuple):
    """What something cost."""

    seconds: float
    """Of the processor."""
    size: int
    """Bytes read or written."""
    memory: float
    """Mebibytes taken at most, over what was taken before."""


class Said(NamedTuple):
    """One entry, made up."""

    when: dt.datetime
    title: str
    body: str
    tag: str


def made_up(count: int) -> Iterator[Said]:
    """So many entries, some hours apart."""
    chance = random.Random(7)
    when = dt.datetime(1994, 3, 7, 8, 12, 30)
    for _ in range(count):
        when += dt.timedelta(seconds=chance.randrange(600, 14_000))
        lines = (" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(chance.randrange(2, 12)))
        title = " ".join(chance.choices(WORDS, k=6)).capitalize()
        yield Said(when, title, "\n".join(lines), chance.choice(WORDS))


def jrnl_file(folder: Path, count: int) -> Path:
    """jrnl's own file."""
    with (folder / "jrnl.txt").open("w", encoding="utf-8") as file:
        for one in made_up(count):
            file.write(f"[{one.when:%Y-%m-%d %I:%M:%S %p}] {one.title}\n{one.body} @{one.tag}\n\n")
    return folder / "jrnl.txt"


def day_one(folder: Path, count: int) -> Path:
    """Day One's JSON, with its backslashes."""
    entries = [
        {
            "uuid": f"{place:032X}",
            "creationDate": f"{one.when:%Y-%m-%dT%H:%M:%SZ}",
            "timeZone": "Europe/Dublin",
            "text": f"# {one.title}\n\n{one.body}".replace(".", "\\."),
            "tags": [one.tag],
            "starred": False,
        }
        for place, one in enumerate(made_up(count))
    ]
    path = folder / "Journal.json"
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}), encoding="utf-8")
    return path


def tui_journal(folder: Path, count: int) -> Path:
    """tui-journal's file."""
    entries = [
        {"date": f"{one.when:%Y-%m-%d}T00:00:00Z", "title": one.title, "content": one.body, "tags": [one.tag]}
        for one in made_up(count)
    ]
    (folder / "entries.json").write_text(json.dumps(entries), encoding="utf-8")
    return folder / "entries.json"


def markdown(folder: Path, count: int) -> Path:
    """A folder with a note for each entry."""
    notes = folder / "notes"
    notes.mkdir()
    for place, one in enumerate(made_up(count)):
        front = f"---\ncreated: {one.when.isoformat()}\ntags: [{one.tag}]\n---\n"
        (notes / f"{one.when:%Y-%m-%d} {place}.md").write_text(f"{front}# {one.title}\n\n{one.body}\n", "utf-8")
    return notes


def red_notebook(folder: Path, count: int) -> Path:
    """RedNotebook's folder: an entry a day, in years that it takes."""
    data = folder / "data"
    data.mkdir()
    months: dict[str, list[str]] = {}
    day = dt.date(2026, 1, 1) - dt.timedelta(days=min(count, 40_000))
    for one in made_up(min(count, 40_000)):
        day += dt.timedelta(days=1)
        months.setdefault(f"{day:%Y-%m}", []).append(f"{day.day}:\n  text: {json.dumps(one.body)}\n")
    for month, days in months.items():
        (data / f"{month}.txt").write_text("".join(days), encoding="utf-8")
    return data


MAKERS: Final[dict[str, Callable[[Path, int], Path]]] = {
    "jrnl": jrnl_file,
    "dayone": day_one,
    "tuijournal": tui_journal,
    "markdown": markdown,
    "rednotebook": red_notebook,
}


def memory() -> float:
    """Mebibytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNIT


def size_of(path: Path) -> int:
    """Bytes of a file, or of all in a folder."""
    return path.stat().st_size if path.is_file() else sum(one.stat().st_size for one in path.rglob("*"))


def new_journal(folder: Path) -> Journal:
    """An empty one."""
    return Door(Paths.within(folder), CHEAPEST).create(PASSPHRASE, portable=True).journal


def taken_in(path: Path, journal: Journal) -> Cost:
    """Take something in, from the first look at it."""
    before, began = memory(), time.process_time()
    with opened_files(path) as files:
        (read_as,) = recognised(files)
        read_as.asks(files)
        plan = planned(files, read_as, journal, Answers())
    plan.take_in(journal)
    return Cost(time.process_time() - began, size_of(path), memory() - before)


def gone_out(name: str, journal: Journal) -> Cost:
    """Write a journal in a format, but for the disk."""
    before, began = memory(), time.process_time()
    texts = (text for _, text in files_of(name, journal, Wanted())) if FORMS[name].is_folder else None
    size = sum(len(text) for text in texts or text_of(name, journal, Wanted()))
    return Cost(time.process_time() - began, size, memory() - before)


def measured(name: str, count: int) -> dict[str, Cost]:
    """What one program's journal costs; of jrnl's also what going out costs, and coming in again."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        path = MAKERS[name](here, count)
        (here / "own").mkdir()
        journal = new_journal(here / "own")
        found = {f"from {name}": taken_in(path, journal)}
        if name == "jrnl":
            found["again"] = taken_in(path, journal)
            for form in FORMS:
                found[f"to {form}"] = gone_out(form, journal)
            (here / "own.json").write_text("".join(text_of("json", journal, Wanted())), encoding="utf-8")
            (here / "other").mkdir()
            found["from json"] = taken_in(here / "own.json", new_journal(here / "other"))
        return found


def by_jrnl(program: str, count: int) -> float:
    """The processor seconds in which jrnl imports its own file."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        path = jrnl_file(here, count)
        (here / "journal.txt").touch()
        (here / "jrnl.yaml").write_text(OF_JRNL.format(journal=here / "journal.txt"), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [program, "--config-file", str(here / "jrnl.yaml"), "--import", "--file", str(path)],
            env={"HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(count: int, jrnl: str | None) -> dict[str, Cost]:
    """Print what a number of entries costs, each program's in a process of its own."""
    print(f"\n{count:,} entries{'':>12}{'seconds':>10}{'megabytes':>12}{'memory':>12}")
    found: dict[str, Cost] = {}
    for name in MAKERS:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            for what, cost in alone.submit(measured, name, count).result().items():
                found[what] = cost
                times = f"{cost.memory:.0f} MiB, {cost.memory * 1024**2 / cost.size:.1f} x" if cost.memory > 1 else ""
                print(f"{what:>24}{cost.seconds:>14.2f}{cost.size / 1e6:>12.1f}{times:>20}", flush=True)
        if name == "jrnl" and jrnl:
            print(f"{'jrnl’s own import':>24}{by_jrnl(jrnl, count):>14.2f}", flush=True)
    return found


def main() -> int:
    """Print the tables, and judge what 10,000 entries cost."""
    arguments = argparse.ArgumentParser(description="processor seconds of taking journals in and writing them out")
    arguments.add_argument("sizes", metavar="N", type=int, nargs="*", default=SIZES)
    arguments.add_argument("--jrnl", default=shutil.which("jrnl"), help="jrnl's program, where it is not on the PATH")
    asked = arguments.parse_args()
    found = {count: measure(count, asked.jrnl) for count in asked.sizes}
    first, last = asked.sizes[0], asked.sizes[-1]
    if last != first:
        print(f"\n{last / first:g} times the entries take so many times as long:")
        for what, cost in found[first].items():
            print(f"{what:>24}{found[last][what].seconds / max(cost.seconds, 0.001):>14.1f}")
    over = [what for what, most in AT_MOST.items() if 10_000 in found and found[10_000][what].seconds > most]
    for what in over:
        print(f"10,000 entries {what} take more than {AT_MOST[what]:g} s.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
