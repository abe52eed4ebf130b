"""How strong a new passphrase is, said as it is typed; and what is said where it is typed twice, and not the same."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

from textual import work
from textual.widgets import Static

from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.background import in_background

NOT_THE_SAME: Final = "The two are not the same. Type the second one again."
_PAUSE: Final = 0.15
"""Seconds after a key before it is estimated."""


class PassphraseStrength(Static):
    """How strong a passphrase is, in a sentence. While nothing is typed it has the class ``-empty``.

    Args:
        id: by which it is found.
        advises: whether it says how to choose a passphrase once all that was typed is gone again.
    """

    def __init__(self, *, id: str, advises: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, classes="-empty", markup=False)
        self._advises = advises

    @work(exclusive=True, group="strength")
    async def estimate(self, passphrase: str) -> None:
        """Say how strong it is, a moment later and unless another one is typed meanwhile."""
        from careerjournal.access.passphrase_strength import strength  # noqa: PLC0415 - loaded when one is chosen

        await asyncio.sleep(_PAUSE)
        found = await in_background(partial(strength, passphrase))
        says = found.words if passphrase or self._advises else ""
        enough = found.enough and says
        self.update(plain(f"✓ {says}", "$growth") if enough else plain(says, "$muted"))
        self.set_class(not passphrase, "-empty")
