"""What a search from the shell costs, beside jrnl's of the same entries in plain text.

Run ``python -m tests.benchmarks.shell [N…] [--jrnl PROGRAM]``; without numbers it takes 100, 1,000 and 10,000 entries
of about a kilobyte. It prints processor seconds, the least of three runs, of opening the journal alone (`list lesson`,
where there are none), of searching a word that a fifth of the entries have and one that only one has, and of jrnl's
``-contains``. The journal has the cheapest key derivation there is, so that what is left is the program's own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.model import PartialDate, Reflection
from tests.benchmarks.screens import CHEAPEST, PASSPHRASE, WORDS

SIZES: Final = (100, 1_000, 10_000)
OF_JRNL: Final = """
version: v4.2
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
"""


def processor_seconds(command: list[str], environment: dict[str, str], said: str = "") -> float:
    """The least processor time of three runs of a command."""
    found: list[float] = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, input=said, env=environment, capture_output=True, text=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr[-2000:])
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def fill(folder: Path, entries: int) -> None:
    """Put the same entries into a journal of ours and into a text of jrnl's."""
    chance = random.Random(5)
    journal = Door(Paths.usual(folder / "journal.cjv"), CHEAPEST).create(PASSPHRASE, portable=True).journal
    with (folder / "jrnl.txt").open("w", encoding="utf-8") as plain:
        for start in range(0, entries, 5_000):
            with journal.together():
                for number in range(start, min(entries, start + 5_000)):
                    text = " ".join(chance.choice(WORDS) for _ in range(150)) + (" quay" if number % 5 == 0 else "")
                    text += " lighthouse" if number == entries // 2 else ""
                    day = dt.date(2006, 1, 1) + dt.timedelta(days=chance.randrange(7_500))
                    journal.add(Reflection(body=text, when=PartialDate.of(day)))
                    plain.write(f"[{day} 09:00] {text}\n\n")
    journal.compact()
    journal.lock()


def measure(entries: int, jrnl: str | None) -> None:
    """Print a line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Nothing of whoever runs this is read or written.
        os.environ.update(
            {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
        )
        environment = {**os.environ, "HOME": name}
        fill(folder, entries)
        ours = [
            sys.executable,
            "-m",
            "careerjournal",
            "--journal",
            str(folder / "journal.cjv"),
            "--passphrase-file",
            "-",
        ]
        opening, many, one = (
            processor_seconds([*ours, *asked], environment, f"{PASSPHRASE}\n")
            for asked in (["list", "lesson"], ["search", "quay"], ["search", "lighthouse"])
        )
        line = f"{entries:>9,}{opening:>12.2f}{many:>12.2f}{one:>12.2f}"
        if jrnl:
            (folder / "jrnl.yaml").write_text(OF_JRNL.format(journal=folder / "jrnl.txt"), encoding="utf-8")
            theirs = [jrnl, "--config-file", str(folder / "jrnl.yaml"), "-contains"]
            line += "".join(
                f"{processor_seconds([*theirs, word], environment):>12.2f}" for word in ("quay", "lighthouse")
            )
        print(line, flush=True)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="processor seconds of a search from the shell")
    arguments.add_argument("sizes", metavar="N", type=int, nargs="*", default=SIZES)
    arguments.add_argument("--jrnl", default=shutil.which("jrnl"), help="jrnl's program, where it is not on the PATH")
    asked = arguments.parse_args()
    print(
        f"{'entries':>9}{'open':>12}{'many':>12}{'one':>12}" + (f"{'jrnl: many':>12}{'one':>12}" if asked.jrnl else "")
    )
    for entries in asked.sizes:
        measure(entries, asked.jrnl)


if __name__ == "__main__":
    main()
