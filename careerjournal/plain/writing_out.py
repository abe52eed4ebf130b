"""A file written where somebody says: never over another one without being told to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.sharing.errors import AlreadyThere
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.plain.session import Session


def write_where_said(session: Session, usual: str, write: Callable[[Path, bool], None]) -> Path | None:
    """Ask where a file is to go, and write it; where it went, or None where it was not written.

    Args:
        session: whom to ask.
        usual: where it goes if nothing else is said.
        write: writes it to a path; is told whether what stands there may be replaced.

    Raises:
        Stopped: that was not answered.
        SharingError: it cannot be written.
    """
    said = session.dialogue.line("Where to", f"enter writes {usual}").strip() or usual
    path = typed_path(said)
    try:
        write(path, False)
    except AlreadyThere:
        if not session.dialogue.yes(f"{path} is there already. Replace it?"):
            session.say("Nothing was written.")
            return None
        write(path, True)
    return path
