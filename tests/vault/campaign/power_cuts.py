"""The power fails at every moment of every scenario, and again during the recovery.

``python -m tests.vault.campaign.power_cuts --recoveries 1000000`` prints the figures.
"""

from __future__ import annotations

import time
from collections import Counter
from random import Random

from tests.vault.campaign.life import SCENARIOS, Moment, Recorder, Scenario, prepared, recover, staged, where
from tests.vault.campaign.workers import arguments, spread

SECOND_CUTS = 0.2
"""The share of recoveries during which the power fails again, or which only a kill came before."""


def moments_of(scenario: Scenario, random: Random) -> list[Moment]:
    """Run a scenario once, and return every moment of it."""
    life = prepared(scenario, random)
    recorder = Recorder(life)
    scenario.during(life)
    recorder.keep()
    return recorder.moments


def campaign(seed: int, recoveries: int, scenarios: tuple[Scenario, ...] = SCENARIOS) -> Counter[str]:
    """Recover at least so many times, over whole rounds of all scenarios; return how many of what.

    Raises:
        AssertionError: the vault broke a promise; the message says how to meet it again.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        number = 0
        while done["recoveries"] < recoveries:
            for scenario in scenarios:
                random = chance.begin(f"{seed} {number} {scenario.name}")
                moments = moments_of(scenario, random)
                done["moments"] += len(moments)
                for at, moment in enumerate(moments):
                    for fate in range(4):
                        one = (seed, number, scenario.name, at, fate)
                        try:
                            _fall(moment, Random(str(one)), done)
                        except Exception as error:
                            raise AssertionError(
                                where(seed=seed, number=number, scenario=scenario.name, moment=at, fate=fate)
                            ) from error
            number += 1
            done["rounds"] += 1
    return done


def _fall(moment: Moment, random: Random, done: Counter[str]) -> None:
    killed = random.random() < SECOND_CUTS / 2
    disk = moment.disk.copy() if killed else moment.disk.after_power_cut(random)
    twice = killed or random.random() < SECOND_CUTS
    again = recover(disk, moment.expect, random, again=twice)
    done["recoveries"] += 1
    done["after a kill"] += killed
    for second in random.sample(again, min(4, len(again))):
        recover(second.disk.after_power_cut(random), second.expect, random)
        done["recoveries"] += 1
        done["second cuts"] += 1


def main() -> None:
    """Run by hand."""
    parser = arguments(__doc__)
    parser.add_argument("--recoveries", type=int, default=100_000)
    given = parser.parse_args()
    started = time.perf_counter()
    done = spread(campaign, given.recoveries, given, part=4000)
    print(
        f"{done['recoveries']:,} recoveries ({done['second cuts']:,} after a second cut, {done['after a kill']:,} of a "
        f"killed process) from {done['moments']:,} moments of {len(SCENARIOS)} scenarios: "
        f"0 lost, 0 mixed, 0 refused; {time.perf_counter() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
