"""What a person waits for on the screens, by how much they have put down.

Run ``python -m tests.benchmarks.screens [N…]``; without numbers it takes 300, 1,000, 10,000 and 100,000 entries of
about a kilobyte: reflections mostly, and setbacks, lessons and actions. For each act it prints, as medians of several
at 120×36, the milliseconds until the terminal was last sent something to draw, the longest turn of the event loop, in
which nothing else can happen, and the most that a turn took of the processor, which is less on a busy machine; of the
first letter in search also what all but one in twenty stay below. Each number of entries has a process of its own, and
a journal is made in another, so that memory is what opening and using that journal took; and so has a journal of
twenty, in which there is something to open on every screen, for the memory that only the entries take: once all of it
is read and can be searched, and after the same acts, among which Python looks seldom for what nobody uses any more.

Keys come in as a terminal sends them, and all is drawn but not shown: Textual's pilot asks every widget on the screen
before and after each key whether it is done, and draws nothing to the end, and nobody feels the one or is spared the
other. A turn is timed from where the loop has something to do until it waits again; a task that looks every other
millisecond how long it was kept waiting takes two turns for one.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import json
import random
import selectors
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
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

_FEW: Final = 20
"""Entries among which there is one of each kind."""
_LOADED: Final = 2
"""Seconds until what is opened next has been loaded, too."""

A_KEY: Final = 0.08
"""Seconds between two keys of somebody who types fast."""
_TYPED: Final = {"slash": "/", "space": " "}

Figures = dict[str, tuple[float, float, float]]
"""For each act the milliseconds until it was drawn, of its longest turn, and of the processor in a turn at most."""


def resident() -> float:
    """Megabytes, of a million bytes, of memory that this process has."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS"))


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


class Turns(selectors.DefaultSelector):
    """Times the turns of the event loop that waits in it."""

    def __init__(self) -> None:
        super().__init__()
        self.begin()

    def begin(self) -> None:
        """Count from this turn."""
        self.longest = self.processor = 0.0
        self._woke: tuple[float, float] | None = None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait; a turn ends here, and the next begins."""
        if self._woke is not None:
            self.longest = max(self.longest, 1000 * (time.perf_counter() - self._woke[0]))
            self.processor = max(self.processor, 1000 * (time.thread_time() - self._woke[1]))
        found = super().select(timeout)
        self._woke = time.perf_counter(), time.thread_time()
        return found


class Terminal(HeadlessDriver):
    """A terminal that shows nothing, and notes what is sent to it, and when."""

    sent: Final[list[tuple[float, str]]] = []

    @property
    def is_headless(self) -> bool:
        """Said to be none, or nothing would be sent."""
        return False

    def write(self, data: str) -> None:
        """Note it."""
        self.sent.append((time.perf_counter(), data))


class Sitter:
    """Presses keys, and sees what comes of them.

    Args:
        app: the program.
        turns: those of its loop.
    """

    def __init__(self, app: CareerJournal, turns: Turns) -> None:
        self._app = app
        self.turns = turns
        self.figures: Figures = {}
        self.began = 0.0

    def begin(self) -> None:
        """Count from now."""
        Terminal.sent.clear()
        self.turns.begin()
        self.began = time.perf_counter()

    def press(self, key: str) -> None:
        """Press a key, as a terminal sends it."""
        driver = self._app._driver
        assert driver is not None
        driver.send_message(Key(key, key if len(key) == 1 else _TYPED.get(key)))

    async def type(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.press(key)
            await asyncio.sleep(A_KEY)

    def drawn(self) -> float:
        """Milliseconds from the beginning until something was last drawn; 0 for nothing."""
        return 1000 * (Terminal.sent[-1][0] - self.began) if Terminal.sent else 0.0

    def drawn_first(self, *words: str) -> float:
        """Milliseconds until any of these was first drawn; 0 where it was not."""
        when = (1000 * (at - self.began) for at, data in Terminal.sent if any(one in data for one in words))
        return next(when, 0.0)

    def note(self, name: str, ended: float) -> None:
        """Take down how long that took, and its turns."""
        self.figures[name] = ended, self.turns.longest, self.turns.processor

    async def act(self, name: str, *acts: tuple[tuple[str, ...], str], pause: float = 0.3, p95: bool = False) -> None:
        """Press what goes before, then a key, and see how long it takes.

        Args:
            name: what the figures are printed under.
            acts: the keys before and the key, of each time.
            pause: seconds for it.
            p95: whether the 95th percentile is noted, too, beside the median.
        """
        found: list[tuple[float, float, float]] = []
        for before, key in acts:
            await self.type(*before)
            await asyncio.sleep(pause)
            self.begin()
            self.press(key)
            await asyncio.sleep(pause)
            found.append((self.drawn(), self.turns.longest, self.turns.processor))
        each = list(zip(*found, strict=True))
        ended, longest, processor = map(statistics.median, each)
        self.figures[name] = ended, longest, processor
        if p95:
            ended, longest, processor = (statistics.quantiles(one, n=20, method="inclusive")[-1] for one in each)
            self.figures[f"{name}, 95th percentile"] = ended, longest, processor


async def measure(entries: int, turns: Turns) -> dict[str, object]:
    """Sit at a journal of so many entries."""
    with tempfile.TemporaryDirectory() as folder:
        written = int(_alone("--fill", folder, str(entries)))
        door = Door(Paths.within(Path(folder)), CHEAPEST)
        began = time.perf_counter()
        journal = door.open(PASSPHRASE)
        opening = 1000 * (time.perf_counter() - began)
        app = CareerJournal(door, opened=journal)
        app.driver_class = Terminal
        sitter = Sitter(app, turns)
        sitter.figures["opening the file"] = opening, 0, 0
        look_seldom()  # as the program does
        share_heap()
        sitter.begin()
        async with app.run_test(size=SCREEN, headless=False):
            await _until(lambda: isinstance(app.screen, DeskScreen) and bool(app.screen.query("#question")))
            sitter.note("open journal, to Today", 1000 * (time.perf_counter() - sitter.began))
            turns.begin()
            indexed = asyncio.create_task(_when(lambda: journal.searching.is_whole))
            read = await _when(lambda: journal.is_read)
            await asyncio.sleep(0.5)
            sitter.note("the whole journal read, behind Today", 1000 * (read - sitter.began))
            turns.begin()
            sitter.note("all of it in the search, behind Today", 1000 * (await indexed - sitter.began))
            await asyncio.sleep(_LOADED)
            read_memory = _used()

            act = sitter.act
            await act("go to Journal, the first time", (("1",), "7"))
            await act("go to Journal, after that", *[(("1",), "7")] * 5)
            for key, name in (("2", "Aspirations"), ("3", "Lattice"), ("4", "Setbacks"), ("5", "Lessons")):
                await act(f"go to {name}", *[(("1",), key)] * 3)
            await act("go to Conversations", *[(("1",), "6")] * 3)
            await act("a step in the Journal", *[(("7",), "j")] * 5)
            await act("to its last entry and back", *[(("7", "g"), "G")] * 3)
            empty = ("slash", "backspace", "escape", "slash")
            letters = [(("escape", *empty), letter) for letter in ascii_lowercase]
            await act("first letter in search", *letters, p95=True)
            await sitter.type("backspace", "escape")
            await act("a word in search", *[(("slash",), "q"), ((), "u"), ((), "a"), ((), "y")], pause=0.4)
            await sitter.type("escape")
            await act("a key in the palette", *[(("ctrl+p",), "k"), ((), "a"), ((), "l")], pause=0.4)
            await sitter.type("escape")
            await act("keeping a new entry", *[(("7", "n", "h", "i"), "ctrl+s")] * 3, pause=0.4)
            await act("keeping a change", *[(("7", "g", "j", "e", "x"), "ctrl+s")] * 3, pause=0.4)
            await _until(lambda: isinstance(app.screen, DeskScreen))  # on a slow machine the form may still be closing
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            await _long_entry(screen, sitter)
            await _ten_minutes(app, sitter)
            memory = read_memory, _used()
    return {"entries": entries, "figures": sitter.figures, "memory": memory, "written": written / 1e6}


def _used() -> float:
    """What is resident, without what was noted of the terminal."""
    Terminal.sent.clear()
    gc.collect()
    return resident()


async def _until(comes_true: Callable[[], bool], every: float = 0.001) -> None:
    """Look every so many seconds."""
    while not comes_true():  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(every)


async def _when(comes_true: Callable[[], bool]) -> float:
    """The moment at which it does, by `time.perf_counter`; looked for seldom, as that holds up what is waited for."""
    await _until(comes_true, 0.005)
    return time.perf_counter()


async def _long_entry(screen: DeskScreen, sitter: Sitter) -> None:
    ref = max((card.ref for card in screen._journal.order.of((Kind.REFLECTION,))[:1]), default=Ref(Kind.REFLECTION, 1))
    words = _long().split()[100:140]  # they stand in the first page, and in no title
    await sitter.type("1")
    await asyncio.sleep(0.5)
    sitter.begin()
    screen.call_later(screen.open_entry, ref)
    await asyncio.sleep(1.0)
    first = sitter.drawn_first(*(f"{one} {other}" for one, other in pairwise(words)))
    sitter.note("opening a page of 195 KB, its first page", first)
    sitter.note("opening a page of 195 KB, until it rests", sitter.drawn())
    sitter.begin()
    sitter.press("1")
    await asyncio.sleep(0.5)
    sitter.note("leaving it", sitter.drawn())


async def _ten_minutes(app: CareerJournal, sitter: Sitter) -> None:
    """Walk, search, write, share, lock and unlock, as in ten minutes: the longest turn of each in four rounds.

    What is opened for sharing in one round is closed in the next; the journal is locked after the second.
    """
    acts = {
        "walk": ["7", *["j"] * 8, "G", "g", "enter", "j", "j", "escape"],
        "search": ["slash", *"quay", "down", "enter", "backspace"],
        "write": ["n", *"fortyxwordsxofxnothingxmuch", "ctrl+s"],
        "share": ["4", "enter", "s", *["j", "space"] * 3, "p", "p", "tab", "tab", "tab", "escape", "escape", "1"],
    }
    turns = sitter.turns

    def note(name: str) -> None:
        _, longest, processor = sitter.figures.get(f"ten minutes: {name}", (0.0, 0.0, 0.0))
        sitter.figures[f"ten minutes: {name}"] = 0, max(longest, turns.longest), max(processor, turns.processor)
        turns.begin()

    turns.begin()
    for number in range(4):
        for name, keys in acts.items():
            await sitter.type(*keys)
            await asyncio.sleep(0.3)
            note(name)
        if number == 1:
            await sitter.type("ctrl+l")
            await _until(lambda: isinstance(app.screen, LockScreen))
            await asyncio.sleep(1.0)
            note("lock")
            app.screen.query_one(Input).value = PASSPHRASE
            await sitter.type("enter")
            await _until(lambda: isinstance(app.screen, DeskScreen) and bool(app.screen.query("#question")))
            note("unlock")
            await _until(lambda: app.journal is not None and app.journal.is_read)
            await asyncio.sleep(0.5)
            note("read again behind Today")


def _alone(*arguments: str) -> str:
    """What this module prints last in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.screens", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        raise SystemExit(1)
    return done.stdout.splitlines()[-1]


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size in a process of its own, and print the table."""
    found: list[dict[str, Any]] = [json.loads(_alone("--one", str(size))) for size in (_FEW, *sizes)]
    few = found.pop(0)
    first, last = (1_000, 100_000) if {1_000, 100_000} <= set(sizes) else (sizes[0], sizes[-1])
    print("milliseconds until it was drawn / of the longest turn of the event loop (of the processor in one)")
    print(f"{'':46}" + "".join(f"{size:>20,}" for size in sizes) + f"{f'{last:,} : {first:,}':>20}")
    names = list(found[0]["figures"])
    for name in names:
        each = [one["figures"][name] for one in found]
        # Where nothing is waited for, it is the longest turn's.
        of_first, of_last = (each[sizes.index(size)][0] or each[sizes.index(size)][1] for size in (first, last))
        ratio = f"{of_last / of_first:.2f}" if of_first else ""
        print(f"{name:46}" + "".join(f"{_said(*one):>20}" for one in each) + f"{ratio:>20}")
    for moment, name in enumerate(("all of it read", "at the end")):
        memory = [f"{one['memory'][moment]:,.1f} ({one['written']:.1f})" for one in found]
        least = few["memory"][moment]
        over = [f"{one['memory'][moment] - least:,.1f} ({3 * one['written']:.1f})" for one in found]
        print(f"{f'memory, MB, {name} (texts)':46}" + "".join(f"{one:>20}" for one in memory))
        print(f"{f'over {least:,.1f} MB of {_FEW} entries (3 × texts)':46}" + "".join(f"{one:>20}" for one in over))


def _said(ended: float, longest: float, processor: float) -> str:
    return f"{ended:,.0f} / {longest:,.0f} ({processor:,.0f})"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        turns = Turns()
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(turns)) as runner:
            print(json.dumps(runner.run(measure(int(sys.argv[2]), turns))))
    elif sys.argv[1:2] == ["--fill"]:
        print(fill(Door(Paths.within(Path(sys.argv[2])), CHEAPEST), int(sys.argv[3])))
    else:
        main(tuple(int(size.replace(",", "")) for size in sys.argv[1:]) or SIZES)
