"""Every call of every scenario fails: once or for ever, with EIO, ENOSPC, or half-way through a write.

``python -m tests.vault.campaign.io_errors`` prints the figures.
"""

from __future__ import annotations

import errno
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random

from careerjournal.vault import Put, SessionStopped, VaultError
from tests.vault.campaign.life import (
    SCENARIOS,
    Chance,
    Defect,
    Life,
    Scenario,
    demand,
    prepared,
    recover,
    staged,
    where,
)
from tests.vault.campaign.workers import arguments, spread

NEEDS_SPACE = {"create", "write", "sync", "truncate", "rename", "remove", "make_folder", "sync_folder"}
"""On a full disk that copies on write, removing needs space as well."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to fail.

    Attributes:
        call: the number of the call, from 1.
        what: EIO, ENOSPC, or a write that is cut short by either.
        for_ever: every call after it fails as well, until the journal is opened again.
    """

    call: int
    what: str
    for_ever: bool

    def arm(self) -> Callable[[int, str, Callable[[], None]], None]:
        """Return it as a disk's fault."""

        def fault(now: int, name: str, half: Callable[[], None]) -> None:
            if now < self.call or (now > self.call and not self.for_ever):
                return
            full = self.what in {"ENOSPC", "short"}
            if full and name not in NEEDS_SPACE:
                return
            if now == self.call and self.what in {"short", "half"}:
                half()
            raise OSError(errno.ENOSPC if full else errno.EIO, "simulated")

        return fault


def failures(calls: list[str]) -> Iterator[Failure]:
    """Every way in which a scenario of these calls can fail."""
    for call, name in enumerate(calls, 1):
        for for_ever in (False, True):
            yield Failure(call, "EIO", for_ever)
            if name in NEEDS_SPACE:
                yield Failure(call, "ENOSPC", for_ever)
            if name == "write":
                yield Failure(call, "short", for_ever)
                yield Failure(call, "half", for_ever)


def calls_of(scenario: Scenario, chance: Chance, seed: str) -> list[str]:
    """Run a scenario undisturbed, and return the names of its calls."""
    life = prepared(scenario, chance.begin(seed))
    calls: list[str] = []
    life.disk.asking = True
    life.disk.fault = lambda call, name, half: calls.append(name)
    scenario.during(life)
    return calls


def suffer(scenario: Scenario, failure: Failure, random: Random) -> Life:
    """Run a scenario into a failure, and on as far as the vault lets it.

    Raises:
        Defect: it broke a promise.
    """
    life = prepared(scenario, random)
    disk = life.disk
    disk.asking, disk.random, disk.calls = True, random, 0
    disk.fault = failure.arm()
    raised = False
    try:
        scenario.during(life)
    except VaultError:
        raised = True
    vault = life.vault
    if vault is None:
        return life
    demand(vault.mirror == life.mirror, "memory holds what was acknowledged, and nothing else")
    if vault.stopped is not None:
        before = disk.changes
        for _ in range(2):
            try:
                vault.save([Put("t", 1, {"after": "the end"})])
            except SessionStopped:
                continue
            raise Defect("a session that was stopped saves nothing")
        demand(disk.changes == before, "a session that was stopped writes nothing")
    else:
        demand(raised, "the scenario ended, or an error is why")
        # Not stopped: so what raised did not happen, and the session goes on.
        life.expect = replace(life.expect, mirrors=(life.mirror,))
        if not failure.for_ever:
            life.small()
    with suppress(VaultError):
        life.close()
    return life


def campaign(seed: int, size: int, scenarios: tuple[Scenario, ...] = SCENARIOS, step: int = 1) -> Counter[str]:
    """Let every ``step``-th failure of every scenario happen, in rounds until ``size`` of them did.

    Raises:
        AssertionError: the vault broke a promise; the message says how to meet it again.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        number = 0
        while done["failures"] < size:
            for scenario in scenarios:
                one = f"{seed} {number} {scenario.name}"
                every = list(failures(calls_of(scenario, chance, one)))
                for failure in every[(seed + number) % step :: step]:
                    try:
                        life = suffer(scenario, failure, chance.begin(one))
                        _afterwards(life, Random(f"{one} {failure}"), done)
                    except Exception as error:
                        raise AssertionError(
                            where(seed=seed, number=number, scenario=scenario.name, failure=failure)
                        ) from error
                    done["failures"] += 1
                    done["for ever"] += failure.for_ever
            number += 1
    return done


def _afterwards(life: Life, random: Random, done: Counter[str]) -> None:
    """Open it again: in the same running system, and a power cut later; and after the power failed at once."""
    demand(life.disk.violations == [], f"after a failed sync: {life.disk.violations}")
    running = life.disk.copy()
    again = recover(running, life.expect, random, again=True)
    done["recoveries"] += 1
    for second in random.sample(again, min(2, len(again))):
        recover(second.disk.after_power_cut(random), second.expect, random)
        done["recoveries"] += 1
    recover(life.disk.after_power_cut(random), life.expect, random)
    done["recoveries"] += 1


def main() -> None:
    """Run by hand."""
    parser = arguments(__doc__)
    parser.add_argument("--failures", type=int, default=20_000)
    given = parser.parse_args()
    started = time.perf_counter()
    done = spread(campaign, given.failures, given, part=4000)  # a whole round of every scenario
    print(
        f"{done['failures']:,} failures ({done['for ever']:,} of them for ever) at every call of {len(SCENARIOS)} "
        f"scenarios, {done['recoveries']:,} recoveries: 0 lost, 0 mixed, 0 refused, no sync tried again; "
        f"{time.perf_counter() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
