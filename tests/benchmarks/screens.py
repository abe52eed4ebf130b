"""What a person waits for on the screens, by how much they have put down.

Run ``python -m tests.benchmarks.screens [N…]``; without numbers it takes 300, 1,000, 10,000 and 100,000 entries of
about a kilobyte: reflections mostly, and setbacks, lessons and actions. For each act it prints the milliseconds until
the program rests and the longest time in which nothing else could have happened, medians of several, both as Textual's
pilot finds them at 120×36, its own 60 to 100 ms a key included. Each number of entries has a process of its own, so
that memory is what that journal took.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import product
from pathlib import Path
from typing import Final

from textual.widgets import Input

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.garbage import look_seldom, share_heap
from careerjournal.model import Action, Kind, Lesson, PartialDate, Ref, Reflection, Setback, Shares
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.vault import Cost

SIZES: Final = (300, 1_000, 10_000, 100_000)
CHEAPEST: Final = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE: Final = "a passphrase for a benchmark"
SCREEN: Final = (120, 36)
_FIRST: Final = ("ka", "re", "mi", "to", "sun", "bar", "lo", "ven", "per", "qui")
_SECOND: Final = ("la", "n", "ro", "st", "mar", "di")
WORDS: Final = ["".join(parts) for parts in product(_FIRST, _SECOND, ("", "ing", "ed", "er", "tion", "ly"))]

Pause = Callable[..., Awaitable[object]]
Figures = dict[str, tuple[float, float]]
"""For each act the milliseconds until it rested and the longest stall."""


def resident() -> float:
    """Megabytes of memory that this process has."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def fill(door: Door, entries: int) -> int:
    """Make a journal of so many entries over twenty years; returns the characters of their texts."""
    chance = random.Random(5)
    journal = door.create(PASSPHRASE, portable=True).journal
    written = 0
    for start in range(0, entries, 5_000):
        with journal.together():
            for number in range(start, min(entries, start + 5_000)):
                text = " ".join(chance.choice(WORDS) for _ in range(150)) + (" quay" if number % 5 == 0 else "")
                when = PartialDate.of(dt.date(2006, 1, 1) + dt.timedelta(days=chance.randrange(7_500)))
                written += len(text)
                match number % 20:
                    case 17:
                        shares = Shares(my_part=3, chance=4)
                        journal.add(Setback(what_happened=text[:60], body=text, when=when, shares=shares))
                    case 18:
                        journal.add(Lesson(sentence=text[:80], body=text))
                    case 19:
                        journal.add(Action(what=text[:60], body=text, by_when=when))
                    case _:
                        journal.add(Reflection(body=text, when=when, tags=(chance.choice(WORDS),)))
    journal.add(Reflection(body=_long(), when=PartialDate(2005, 1, 1)))
    journal.compact()
    journal.lock()
    return written


def _long() -> str:
    """A text of some 195,000 characters, a paragraph every kilobyte."""
    chance = random.Random(6)
    return "\n\n".join(" ".join(chance.choice(WORDS) for _ in range(150)) for _ in range(168))


class Watch:
    """How long nothing else could have happened."""

    def __init__(self) -> None:
        self.longest = 0.0

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look, every other millisecond, whether more than that went by."""
        task = asyncio.create_task(self._look())
        try:
            yield
        finally:
            task.cancel()

    async def _look(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.002)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last - 0.002)
            last = now


async def measure(entries: int) -> dict[str, object]:
    """Sit at a journal of so many entries."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        door = Door(Paths.within(Path(folder)), CHEAPEST)
        written = fill(door, entries)
        gc.collect()
        began = time.perf_counter()
        journal = door.open(PASSPHRASE)
        figures["opening the file"] = 1000 * (time.perf_counter() - began), 0
        app = CareerJournal(door, opened=journal)
        watch = Watch()
        look_seldom()  # as the program does
        share_heap()
        began = time.perf_counter()
        async with app.run_test(size=SCREEN) as pilot, watch.watching():
            await _until(lambda: isinstance(app.screen, DeskScreen) and bool(app.screen.query("#question")))
            figures["open journal, to Today"] = 1000 * (time.perf_counter() - began), 0
            await _until(lambda: journal.is_read)
            read = time.perf_counter() - began
            await pilot.pause(0.5)
            figures["the whole journal read, behind Today"] = 1000 * read, watch.longest * 1000
            watch.longest = 0
            await _until(lambda: journal.searching.is_whole)
            ready = time.perf_counter() - began
            figures["all of it in the search, behind Today"] = 1000 * ready, watch.longest * 1000

            async def act(name: str, *acts: tuple[tuple[str, ...], str], pause: float = 0.2) -> None:
                """Do what goes before, then press a key and see how long it takes; the median of several."""
                ended: list[float] = []
                stalls: list[float] = []
                for before, key in acts:
                    await pilot.press(*before)
                    await pilot.pause(pause)
                    watch.longest = 0
                    began = time.perf_counter()
                    await pilot.press(key)
                    await pilot.pause()
                    ended.append(1000 * (time.perf_counter() - began))
                    await pilot.pause(pause)
                    stalls.append(1000 * watch.longest)
                figures[name] = statistics.median(ended), statistics.median(stalls)

            await act("go to Journal, the first time", (("1",), "7"))
            await act("go to Journal, after that", *[(("1",), "7")] * 5)
            for key, name in (("2", "Aspirations"), ("3", "Lattice"), ("4", "Setbacks"), ("5", "Lessons")):
                await act(f"go to {name}", *[(("1",), key)] * 3)
            await act("go to Conversations", *[(("1",), "6")] * 3)
            await act("a step in the Journal", *[(("7",), "j")] * 5)
            await act("to its last entry and back", *[(("7", "g"), "G")] * 3)
            again = ("escape", "slash")
            await act("first letter in search", (("slash",), "q"), (again, "k"), (again, "b"))
            await pilot.press("escape")
            await act("a word in search", *[(("slash",), "q"), ((), "u"), ((), "a"), ((), "y")], pause=0.4)
            await pilot.press("escape")
            await act("a key in the palette", *[(("ctrl+p",), "k"), ((), "a"), ((), "l")], pause=0.4)
            await pilot.press("escape")
            await act("keeping a new entry", *[(("7", "n", "h", "i"), "ctrl+s")] * 3, pause=0.4)
            await act("keeping a change", *[(("7", "g", "j", "e", "x"), "ctrl+s")] * 3, pause=0.4)
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            await _long_entry(screen, figures, watch, pilot.pause)
            await _ten_minutes(app, figures, watch, pilot.press, pilot.pause)
            gc.collect()
            memory = resident()
    return {"entries": entries, "figures": figures, "memory": memory, "written": written / 1e6}


async def _until(comes_true: Callable[[], bool]) -> None:
    """Look every millisecond."""
    while not comes_true():  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0.001)


async def _long_entry(screen: DeskScreen, figures: Figures, watch: Watch, pause: Pause) -> None:
    ref = max((card.ref for card in screen._journal.order.of((Kind.REFLECTION,))[:1]), default=Ref(Kind.REFLECTION, 1))
    await screen.action_go("1")
    await pause(0.5)
    watch.longest = 0
    began = time.perf_counter()
    await screen.open_entry(ref)
    await pause()
    figures["opening a page of 195 KB"] = 1000 * (time.perf_counter() - began), 0
    await pause(0.5)
    figures["opening a page of 195 KB"] = figures["opening a page of 195 KB"][0], 1000 * watch.longest
    watch.longest = 0
    began = time.perf_counter()
    await screen.action_go("1")
    await pause()
    ended = 1000 * (time.perf_counter() - began)
    await pause(0.5)
    figures["leaving it"] = ended, 1000 * watch.longest


async def _ten_minutes(app: CareerJournal, figures: Figures, watch: Watch, press: Pause, pause: Pause) -> None:
    """Walk, search, write, share, lock and unlock, as in ten minutes: the longest stall of each in four rounds.

    What is opened for sharing in one round is closed in the next; the journal is locked after the second.
    """
    acts = {
        "walk": ["7", *["j"] * 8, "G", "g", "enter", "j", "j", "escape"],
        "search": ["slash", *"quay", "down", "enter", "backspace"],
        "write": ["n", *"fortyxwordsxofxnothingxmuch", "ctrl+s"],
        "share": ["4", "enter", "s", *["j", "space"] * 3, "p", "p", "tab", "tab", "tab", "escape", "escape", "1"],
    }
    stalls = dict.fromkeys((*acts, "lock", "unlock", "read again behind Today"), 0.0)

    def note(name: str) -> None:
        stalls[name] = max(stalls[name], 1000 * watch.longest)
        watch.longest = 0

    watch.longest = 0
    for number in range(4):
        for name, keys in acts.items():
            for key in keys:
                await press(key)
                await pause(0.02)
            note(name)
        if number == 1:
            await press("ctrl+l")
            await _until(lambda: isinstance(app.screen, LockScreen))
            note("lock")
            app.screen.query_one(Input).value = PASSPHRASE
            await press("enter")
            await _until(lambda: isinstance(app.screen, DeskScreen) and bool(app.screen.query("#question")))
            note("unlock")
            await _until(lambda: app.journal is not None and app.journal.is_read)
            await pause(0.5)
            note("read again behind Today")
    for name, stall in stalls.items():
        figures[f"ten minutes: {name}"] = 0, stall


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size in a process of its own, and print the table."""
    found: list[dict[str, object]] = []
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.screens", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr[-2000:])
            raise SystemExit(1)
        found.append(json.loads(done.stdout.splitlines()[-1]))
    print("milliseconds until it rests / longest stall")
    print(f"{'':38}" + "".join(f"{size:>16,}" for size in sizes) + f"{'last : first':>16}")
    names = list(found[0]["figures"])  # type: ignore[call-overload]
    for name in names:
        each = [one["figures"][name] for one in found]  # type: ignore[index]
        ratio = f"{each[-1][0] / each[0][0]:.2f}" if each[0][0] else ""
        print(f"{name:38}" + "".join(f"{f'{ended:,.0f} / {stall:,.0f}':>16}" for ended, stall in each) + f"{ratio:>16}")
    memory = [f"{one['memory']:,.0f} ({one['written']:.1f})" for one in found]
    print(f"{'memory, MB (of that texts)':38}" + "".join(f"{said:>16}" for said in memory))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(asyncio.run(measure(int(sys.argv[2])))))
    else:
        main(tuple(int(size.replace(",", "")) for size in sys.argv[1:]) or SIZES)
