"""The lattice from the shell: the picture of it, as text or as SVG."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.arguments import shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal, refuse_to_overwrite
from careerjournal.cli.output import give, tell
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


def add(commands: Commands) -> None:
    """Add the command that draws the lattice."""
    made = commands.add(
        "export",
        _export,
        "the picture of the lattice, as text or as SVG",
        "Names in it are said as they are, unless --stand-ins is given. Nothing is overwritten.",
    )
    made.add_argument("--lattice", action="store_true", required=True, help="the lattice")
    made.add_argument("--view", choices=("map", "path"), default="map", help="by areas and levels, or through time")
    made.add_argument("--zoom", choices=("compact", "normal", "roomy"), default="normal", help="how much room it takes")
    made.add_argument("--format", choices=("text", "svg"), help="that of the file’s ending, or text, without it")
    made.add_argument("--stand-ins", action="store_true", help="say your stand-ins instead of the names you listed")
    made.add_argument(
        "-o", dest="path", metavar="PATH", type=shell_path, help="write it to PATH instead of printing it"
    )


def _export(asked: argparse.Namespace) -> int:
    if asked.path is not None:
        refuse_to_overwrite(asked.path, make_folder=False)
    from careerjournal.exchange.lattice_picture import career_of, drawn
    from careerjournal.lattice.picture import Zoom
    from careerjournal.sharing.document import Format

    svg = asked.format == "svg" or (asked.format is None and asked.path is not None and asked.path.suffix == ".svg")
    with opened_journal(asked, read_only=True) as journal:
        career = career_of(journal)
        if not career.roles and not career.moves:
            raise CannotGoOn("There is no role and no move in this journal yet, so there is nothing to draw.")
        said = _stand_ins(journal) if asked.stand_ins else {}
        picture = drawn(career, asked.view, Zoom(asked.zoom), said, Format.SVG if svg else Format.TEXT)
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
