"""The campaign of somebody who types, locks and leaves, in small; by hand it runs for as long as one likes."""

from __future__ import annotations

import pytest

from tests.journal import typing_campaign


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_whatever_fails_nothing_typed_is_lost_in_silence(seed: int) -> None:
    done = typing_campaign.campaign(seed, 550)
    assert done["runs"] == 550
    for what in ("cut", "EIO", "ENOSPC", "half", "away"):
        assert done[what] > 50, what
    assert done["cuts"] > 50
    assert done["told"] > 10
