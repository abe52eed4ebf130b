"""The lattice from the shell: the picture of it, as text or as SVG."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.doors import opened_journal, refuse_to_overwrite_result
from careerjournal.cli.endings import chosen_format
from careerjournal.cli.output import give, tell
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


FORMATS = {"text": ".txt", "svg": ".svg"}
"""What --format takes for the picture, and the ending of its file."""


def add_options(made: argparse.ArgumentParser) -> None:
    """Add what can be asked of the picture to the command that exports."""
    made.add_argument("--lattice", action="store_true", help="the picture of the lattice instead of the journal")
    made.add_argument("--view", choices=("map", "path"), default="map", help="by areas and levels, or through time")
    made.add_argument("--zoom", choices=("compact", "normal", "roomy"), default="normal", help="how much room it takes")
    made.add_argument("--stand-ins", action="store_true", help="say your stand-ins instead of the names you listed")


def export(asked: argparse.Namespace) -> int:
    """Write or print the picture.

    Raises:
        CannotGoOn: there is nothing to draw, or nowhere to write it.
    """
    if asked.format not in (None, *FORMATS):
        raise CannotGoOn(f"The lattice has no picture in {asked.format}. It takes text or svg.", Status.USAGE)
    form = chosen_format(asked.format, asked.path, FORMATS, "text")
    refuse_to_overwrite_result(asked.path)
    from careerjournal.exchange.lattice_picture import career_of, drawn
    from careerjournal.lattice.picture import Zoom
    from careerjournal.sharing.document import Format

    with opened_journal(asked, read_only=True) as journal:
        career = career_of(journal)
        if not career.roles and not career.moves:
            raise CannotGoOn("There is no role and no move in this journal yet, so there is nothing to draw.")
        said = _stand_ins(journal) if asked.stand_ins else {}
        picture = drawn(career, asked.view, Zoom(asked.zoom), said, Format.SVG if form == "svg" else Format.TEXT)
    give(picture, asked.path)
    return Status.DONE


def _stand_ins(journal: Journal) -> dict[str, str]:
    """What is said instead of each text; what the review would still ask about is told, not held back."""
    from careerjournal.exchange.lattice_picture import career_of
    from careerjournal.lattice.telling import texts_of
    from careerjournal.sharing.picture import told

    said = told(journal, texts_of(career_of(journal)))
    tell("Stand-ins are said for the names you listed. The journal’s screens review what else may give someone away.")
    return said
