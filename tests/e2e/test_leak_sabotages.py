"""The list of stoppers to take out is in step with the source. Trying them takes too long for here."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.leak_sabotages import LEAKS, ROOT, Leak, sound


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: f"{leak.file}: {leak.why}")
def test_each_still_fits_the_source(leak: Leak) -> None:
    assert sound(leak)
    source = (ROOT / "careerjournal" / leak.file).read_text("utf-8")
    compile(source.replace(leak.old, leak.new), leak.file, "exec")


@pytest.mark.skipif(sys.platform == "win32", reason="the terminals' tests are not there")
@pytest.mark.parametrize("test", sorted({leak.test for leak in LEAKS}))
def test_each_test_is_there(test: str) -> None:
    file, _, inside = test.partition("::")
    source = (ROOT / "tests" / file).read_text("utf-8")
    assert all(f" {part.partition('[')[0]}" in source for part in inside.split("::") if part)
