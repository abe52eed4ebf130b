"""The campaigns in small. By hand they run for as long as one likes; see each module's first lines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.campaign import io_errors, mutants, power_cuts
from tests.vault.campaign.life import SCENARIOS

ROOT = Path(__file__).parents[3]

# Parts of each, for several cores.


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_power_cuts(seed: int) -> None:
    done = power_cuts.campaign(seed, 3_500)  # a whole round of every scenario
    assert done["recoveries"] >= 3_500
    assert done["second cuts"] >= 1_000
    assert done["after a kill"] >= 100


@pytest.mark.parametrize("part", [0, 1])
def test_io_errors(part: int) -> None:
    done = io_errors.campaign(3, 1, SCENARIOS[part::2], step=4)
    assert done["failures"] >= 300
    assert done["for ever"] >= 100
    assert done["recoveries"] >= 1_000


@pytest.mark.parametrize("seed", [1, 2])
def test_mutants(seed: int) -> None:
    done = mutants.campaign(seed, 10_000)
    assert done["mutants"] == 10_000
    for what in ("Tampered", "Damaged", "RolledBack", "torn tail", "header mended", "authentic"):
        assert done[what] > 50, what


def test_every_bit_of_the_header() -> None:
    assert mutants.header_bits(1)["bits"] == 65_536
    done = mutants.bits(1, 0, 8 * mutants.HEADER, step=97)
    assert done["header mended"] == done["bits"] > 600


def test_every_bit_of_the_log() -> None:
    done = mutants.bits(1, 8 * mutants.HEADER, 2**62)
    assert done["bits"] == 3 * 372 * 8


def test_one_damaged_byte_costs_one_save_at_most() -> None:
    done = mutants.damaged_bytes(1, step=5)
    assert done["bytes"] > 2_000
    assert done["that cost a save"] > 500


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_kills(tmp_path: Path) -> None:
    # A process of its own, because forking one that has threads is not safe.
    command = [sys.executable, "-m", "tests.vault.campaign.kills", "--kills", "60", "--folder", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "60 kills, 0 acknowledged saves lost" in ended.stdout


MOUNT = 'mount -t tmpfs -o size=4m none "$1"'


@pytest.mark.skipif(not shutil.which("unshare"), reason="no file system can be mounted here")
def test_a_full_disk(tmp_path: Path) -> None:
    # The file system is gone with the process: the namespace is its own.
    unshare = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    if subprocess.run([*unshare, MOUNT, "sh", str(tmp_path)], capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    run = f'{MOUNT} && exec "$2" -m tests.vault.campaign.full_disk "$1"'
    ended = subprocess.run(
        [*unshare, run, "sh", str(tmp_path), sys.executable], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "20 saves that met a full disk" in ended.stdout
    assert "0 lost" in ended.stdout
