"""Somebody types, locks, unlocks, keeps and leaves, while the disk fails or the power is cut at every operation.

Whatever was typed more than a second ago is there afterwards, or was said not to be kept; what was kept is there, and
no draft comes back. ``python -m tests.journal.typing_campaign`` prints the figures.

It drives what every screen for writing drives, `Autosave` and the journal's drafts, with a clock of its own.
"""

from __future__ import annotations

import datetime as dt
import errno
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from random import Random
from unittest.mock import patch

from careerjournal.journal import drafts as drafts_module
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.journal.sealed import NotKept, Sealed
from careerjournal.model import Kind, Ref, Reflection
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.storing import AGAIN
from careerjournal.vault import Vault
from careerjournal.vault.database import Database
from tests.vault.campaign.io_errors import NEEDS_SPACE
from tests.vault.campaign.life import CHEAP, LOCATION, OLD, Chance, demand, staged, where
from tests.vault.campaign.workers import arguments, spread
from tests.vault.simulated import Node, PowerCut, SimulatedDisk

NEW = Ref(Kind.REFLECTION, 0)
BEGINNING = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
PROMISED = 1.0
"""Seconds after which what was typed is stored, or said not to be."""

PART = 350
"""Of the ways in which one sitting can go wrong, so many are tried; the next sitting is another one."""

Action = tuple[str, float]
"""What is done, and for how many seconds, where it takes any."""

ENDS = (
    (),
    ("lock", "unlock"),
    ("keep",),
    ("keep", "lock", "unlock"),
    ("let go", "lock", "unlock"),
    ("leave and stay",),
)
"""What ends a while of typing."""


def script(random: Random) -> list[Action]:
    """What somebody does at a sitting."""
    actions: list[Action] = []
    for ends in random.sample(ENDS, len(ENDS)):
        actions += [("type", random.uniform(0.05, 0.5)) for _ in range(random.randint(2, 6))]
        actions.append(("wait", random.choice((0.3, 0.9, 3.0, 12.0))))
        actions += [(end, 0.0) for end in ends]
    return actions


@dataclass
class Due:
    """A timer."""

    at: float
    call: Callable[[], None] | None

    def stop(self) -> None:
        self.call = None


class Sitting:
    """Somebody at the program, who remembers what the program said.

    Attributes:
        disk: the simulated one.
        now: seconds since the beginning.
        typed: when each word in the form was typed.
        told: what the status line, the lock screen or the question before leaving says is not kept.
        kept: the texts of entries that were said to be kept.
        perhaps: those of entries that could not be kept, and may be there all the same.
        sure: how many words of the form were stored when nothing was said to be not kept.
        settled: whether it was said that no draft is left, and nothing has been typed since.
    """

    def __init__(self, disk: SimulatedDisk) -> None:
        self.disk = disk
        self.now = 0.0
        self.typed: list[float] = []
        self.told: NotKept | None = None
        self.kept: list[str] = []
        self.perhaps: set[str] = set()
        self.sure = 0
        self.settled = True
        self.first = 0
        self._timers: list[Due] = []
        self._sealed = Sealed()
        self._vault: Vault | None = None
        self.journal: Journal | None = None
        self._form: Autosave | None = None
        self.on_time: Callable[[float], None] = lambda now: None

    @property
    def text(self) -> str:
        return text_of(self.first, len(self.typed))

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Due:
        due = Due(self.now + delay, callback)
        self._timers.append(due)
        return due

    def unlock(self) -> None:
        """Open the journal, and the form again where something was typed; where it cannot be opened, stay out."""
        if self.journal is not None:
            return
        try:
            vault = Vault.open(LOCATION, OLD, disk=self.disk)
        except JournalError:
            return
        database = Database(vault)
        clock = BEGINNING
        journal = Journal(
            database, vault=vault, now=lambda: clock + dt.timedelta(seconds=self.now), sealed=self._sealed
        )
        journal.take_back()
        self.journal, self._vault = journal, vault
        drafts = journal.drafts
        self._form = Autosave(self, drafts, lambda: NEW, lambda: {"body": self.text}, self._store)
        self._say()
        found = drafts.get(NEW)
        if self.typed:
            demand(found is not None and found.values["body"] == self.text, "unlocking brings back what was typed")
        elif self.settled:
            demand(found is None, "a draft that was kept or let go does not come back")

    def _store(self) -> None:
        if self.journal is not None:
            self.journal.drafts.store(patiently=True)
            self._say()

    def _say(self) -> None:
        if self.journal is not None:
            self.told = self.journal.drafts.not_kept
            if not self.journal.drafts.held and self._form is not None and not self._form.unstored:
                self.sure = len(self.typed)

    def act(self, action: Action) -> None:
        what, seconds = action
        match what:
            case "type":
                if self.journal is not None and self._form is not None:
                    self.settled = False
                    self.typed.append(self.now)
                    self._form.changed()
                self.wait(seconds)
            case "wait":
                self.wait(seconds)
            case "lock":
                self.lock()
            case "unlock":
                self.unlock()
            case "keep":
                self.keep()
            case "let go":
                self.let_go()
            case "leave and stay":
                self.ask_to_leave()

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while True:
            again = (int(self.now / AGAIN) + 1) * AGAIN
            due = min((timer for timer in self._timers if timer.call), key=lambda timer: timer.at, default=None)
            self.now = min(until, again, due.at if due else until)
            self._timers = [timer for timer in self._timers if timer.call]
            self.on_time(self.now)
            if due is not None and due.at <= self.now:
                call, due.call = due.call, None
                if call is not None:
                    call()
            elif self.now >= until:
                return
            else:
                self._store()

    def hold(self) -> None:
        if self._form is not None:
            self._form.hold()

    def lock(self) -> None:
        """As `LockingApp.lock` does."""
        journal = self.journal
        if journal is None:
            return
        self.hold()
        journal.lock()
        self.journal = self._form = None
        self.told = self._sealed.not_kept
        if self.told is None:
            self.sure = len(self.typed)

    def keep(self) -> None:
        """As `EditScreen.action_keep` does."""
        if self.journal is None or self._form is None or not self.typed:
            return
        self.perhaps.add(self.text)
        try:
            self.journal.add(Reflection(body=self.text))
        except JournalError:
            self._form.unstored = True
            self._form.store()
            return
        self._form.stop()
        self.kept.append(self.text)
        self._begin_anew()

    def let_go(self) -> None:
        """As `EditScreen._leave` does."""
        if self.journal is None or self._form is None or not self.typed:
            return
        self._form.stop()
        self.sure, self.settled = 0, False
        self.first, self.typed = self.first + len(self.typed), []
        try:
            self.journal.drafts.discard(NEW)
        except JournalError:
            return  # it is still there, and Today shows it
        self._begin_anew()
        # A save that had raised may be there after all; until the file can be read again, nobody knows.
        self.settled = self._vault is not None and self._vault.stopped is None

    def _begin_anew(self) -> None:
        self.first, self.typed = self.first + len(self.typed), []
        self.sure, self.settled = 0, True
        self._say()

    def ask_to_leave(self) -> bool:
        """As `LockingApp.action_quit` does; whether it would leave without asking."""
        if self.journal is None:
            return self._sealed.not_kept is None
        self.hold()
        self.journal.drafts.store()
        self._say()
        return self.told is None


def text_of(first: int, words: int) -> str:
    return " ".join(f"word{first + number}" for number in range(words))


@dataclass(frozen=True)
class Fault:
    """What goes wrong.

    Attributes:
        call: at this one, from 1.
        what: ``cut``, ``EIO``, ``ENOSPC``, ``half`` a write, or ``away``: the file is moved away, and comes back as a
            copy.
        seconds: how long; 0 for this call alone.
        cut: how many calls later the power fails; 0 where it does not.
    """

    call: int
    what: str
    seconds: float
    cut: int = 0


class Trouble:
    """Lets a fault happen."""

    def __init__(self, fault: Fault, sitting: Sitting) -> None:
        self._fault = fault
        self._sitting = sitting
        self._until: float | None = None
        self._away: Node | None = None
        sitting.disk.fault = self
        sitting.on_time = self.look_again

    def __call__(self, call: int, name: str, half: Callable[[], None]) -> None:
        fault, now = self._fault, self._sitting.now
        if fault.cut and call == fault.call + fault.cut:
            half()
            raise PowerCut
        if call == fault.call:
            self._until = now + fault.seconds
            if fault.what == "cut":
                half()
                raise PowerCut
            if fault.what == "half":
                half()
            if fault.what == "away":
                self._away = self._sitting.disk.names_now.pop(LOCATION.file, None)
                return
        elif self._until is None or call < fault.call or now >= self._until or fault.what == "away":
            return
        if fault.what == "ENOSPC" and name not in NEEDS_SPACE:
            return
        raise OSError(errno.ENOSPC if fault.what == "ENOSPC" else errno.EIO, "simulated")

    def look_again(self, now: float) -> None:
        if self._away is not None and self._until is not None and now >= self._until:
            self.end()

    def end(self) -> None:
        """Nothing is wrong any more."""
        if self._away is not None:
            if LOCATION.file not in self._sitting.disk.names_now:  # else a rewrite was right behind its last look
                self._sitting.disk.put(LOCATION.file, bytes(self._away.now))
            self._away = None
        self._sitting.disk.fault = lambda *_: None


def faults(calls: int, random: Random) -> Iterator[Fault]:
    """Every way in which a sitting of so many calls can go wrong."""
    for call in range(1, calls + 1):
        yield Fault(call, "cut", 0)
        for what in ("EIO", "ENOSPC", "half", "away"):
            yield Fault(call, what, random.choice((0, 2.0, 30.0, 1e9)))
        yield Fault(call, "ENOSPC", 1e9, cut=random.randint(1, 40))


def begun(chance: Chance, seed: str) -> tuple[Sitting, list[Action]]:
    """A journal with an entry, long on the disk, open on a form."""
    random = chance.begin(seed)
    disk = SimulatedDisk()
    disk.random = random
    vault = Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)[0]
    Journal(Database(vault), vault=vault).lock()
    sitting = Sitting(disk)
    sitting.unlock()
    disk.calls = 0
    return sitting, script(Random(f"script {seed}"))


def suffer(sitting: Sitting, actions: list[Action], fault: Fault, random: Random, done: Counter[str]) -> None:
    """Go through a sitting with something going wrong in it, and look at what is there afterwards."""
    trouble = Trouble(fault, sitting)
    try:
        for action in actions:
            sitting.act(action)
        unasked = random.random() < 0.3
        if fault.seconds < 1e9:
            trouble.end()
            sitting.wait(AGAIN)
        sitting.unlock()
        if not unasked:
            asked = not sitting.ask_to_leave()
            demand(fault.seconds >= 1e9 or not asked, "nothing is asked once all is well again")
        sitting.lock()
    except PowerCut:
        done["cuts"] += 1
        look(sitting, sitting.disk.after_power_cut(random), sitting.now - PROMISED)
        return
    done["told"] += sitting.told is not None
    trouble.end()
    look(sitting, sitting.disk.copy(), sitting.now)
    look(sitting, sitting.disk.after_power_cut(random), sitting.now)


def look(sitting: Sitting, disk: SimulatedDisk, until: float) -> None:
    """Open the journal anew, and make sure that what was typed until then is there, or was said not to be."""
    vault = Vault.open(LOCATION, OLD, disk=disk)
    journal = Journal(Database(vault), vault=vault)
    bodies = [one.body for one in journal.reflections]
    for kept in sitting.kept:
        demand(kept in bodies, "what was said to be kept is there")
    demand(set(bodies) <= sitting.perhaps, "no entry says what nobody kept")
    draft = journal.drafts.get(NEW)
    if sitting.settled:
        demand(draft is None, "a draft that was kept or let go does not come back")
        return
    there = len(str(draft.values["body"]).split()) if draft else 0
    if draft is not None and there:
        begins = str(draft.values["body"]).split()[0]
        if begins != f"word{sitting.first}":
            demand(not sitting.typed or sitting.told is not None or sitting.typed[0] > until, "the draft is the latest")
            return
        demand(draft.values["body"] == text_of(sitting.first, there), "nothing else is in it")
    # A keeping that had raised may be there after all; then it is in the entry, and its draft went with that.
    own = [len(body.split()) for body in bodies if body.split()[0] == f"word{sitting.first}"]
    there = max([there, *own])
    owed = sitting.sure if sitting.told is not None else sum(when <= until for when in sitting.typed)
    demand(there >= owed, f"{there} words are there of {owed} typed more than a second before")
    journal.lock()


@contextmanager
def prepared() -> Iterator[Chance]:
    """Without chance, cost and calm."""
    with ExitStack() as undo:
        undo.enter_context(patch.object(drafts_module, "CALM", 0))
        yield undo.enter_context(staged())


def campaign(seed: int, size: int) -> Counter[str]:
    """Let things go wrong so many times.

    Raises:
        AssertionError: something typed was lost in silence; the message says how to meet it again.
    """
    done: Counter[str] = Counter()
    with prepared() as chance:
        number = 0
        while done["runs"] < size:
            one = f"{seed} {number}"
            sitting, actions = begun(chance, one)
            sitting.disk.asking = True
            for action in actions:
                sitting.act(action)
            sitting.lock()
            every = list(faults(sitting.disk.calls, Random(one)))
            for fault in Random(one).sample(every, min(PART, len(every), size - done["runs"])):
                sitting, actions = begun(chance, one)
                sitting.disk.asking = True
                try:
                    suffer(sitting, actions, fault, Random(f"{one} {fault}"), done)
                except Exception as error:
                    raise AssertionError(where(seed=seed, number=number, fault=fault)) from error
                done["runs"] += 1
                done[fault.what] += 1
            number += 1
    return done


def main() -> None:
    """Run by hand."""
    parser = arguments(__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    given = parser.parse_args()
    started = time.perf_counter()
    done = spread(campaign, given.runs, given, part=2000)
    print(
        f"{done['runs']:,} sittings, {done['cuts']:,} of them ended by a power cut and {done['told']:,} with something "
        f"said not to be kept: nothing lost in silence, nothing come back; {time.perf_counter() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
