"""In which characters the lattice is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from careerjournal.lattice.picture import Charset
from careerjournal.tui.output.terminal_text import draws_signs


def charset_of(environment: Mapping[str, str], *, utf8_mode: bool | None = None) -> Charset:
    """Boxes, unless this terminal draws none; see `draws_signs`, also for the arguments."""
    return Charset.BOXES if draws_signs(environment, utf8_mode=utf8_mode) else Charset.ASCII
