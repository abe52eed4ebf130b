"""Signs that tell a direction or a state without colour."""

from __future__ import annotations

from typing import Final

from careerjournal.lattice.picture import Charset
from careerjournal.lattice.words import SIGNS
from careerjournal.model.vocabulary import ActionState

DIRECTION: Final = SIGNS[Charset.BOXES].direction
"""The lattice's, in lists and pages too."""

STATUS: Final = SIGNS[Charset.BOXES].status

ACTION: Final = {ActionState.OPEN: "○", ActionState.DONE: "✓", ActionState.DROPPED: "–"}
