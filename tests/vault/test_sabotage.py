"""The list of deliberate bugs is in step with the source. Trying them all takes too long for here: see `sabotage`."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.vault.sabotage import ROOT, VAULT, sound
from tests.vault.sabotages import SABOTAGES, Sabotage


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: f"{sabotage.file}: {sabotage.why}")
def test_each_still_fits_the_source(sabotage: Sabotage) -> None:
    assert sound(sabotage)
    source = (ROOT / VAULT / sabotage.file).read_text(encoding="utf-8")
    broken = source.replace(sabotage.old, sabotage.new)
    assert broken != source
    compile(broken, sabotage.file, "exec")


def test_the_list() -> None:
    assert len(SABOTAGES) >= 100
    assert max(Counter((sabotage.file, sabotage.old, sabotage.new) for sabotage in SABOTAGES).values()) == 1
