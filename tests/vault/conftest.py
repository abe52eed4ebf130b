from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.vault import Cost, Location, RecoveryCode, Vault

PASSPHRASE = "correct horse"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


@pytest.fixture
def location(tmp_path: Path) -> Location:
    return Location(tmp_path / "journals" / "mine.journal", tmp_path / "state")


@pytest.fixture
def elsewhere(location: Location, tmp_path: Path) -> Location:
    """The same file, seen from a device that never saw it."""
    return Location(location.file, tmp_path / "another state")


@pytest.fixture
def made(location: Location) -> tuple[Vault, RecoveryCode]:
    return Vault.create(location, PASSPHRASE, cost=CHEAP)
