from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.vault import Cost, Place, RecoveryCode, Vault

PASSPHRASE = "correct horse"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "journals" / "mine.journal", tmp_path / "state")


@pytest.fixture
def elsewhere(place: Place, tmp_path: Path) -> Place:
    """The same file, seen from a device that never saw it."""
    return Place(place.file, tmp_path / "another state")


@pytest.fixture
def made(place: Place) -> tuple[Vault, RecoveryCode]:
    return Vault.create(place, PASSPHRASE, cost=CHEAP)
