"""What a drawing has to know of its picture: what stays in view, and what of it can be selected."""

from __future__ import annotations

from dataclasses import replace

from careerjournal.lattice.picture import Ink, Picture
from careerjournal.model.links import Kind


def roles_of(picture: Picture) -> Picture:
    """The picture with nothing but roles to select."""
    spots = {ref: spot for ref, spot in picture.spots.items() if ref.kind is Kind.ROLE}
    return replace(picture, spots=spots, links={})


def headings(picture: Picture) -> int:
    """How many lines at the top hold nothing but the names of areas, each over its column."""
    if picture.in_one_column:
        return 0
    faint = (Ink.HEADING, Ink.PLAIN, Ink.GUIDE)
    count = 0
    for line in picture.lines:
        inks = {run.ink for run in line}
        if Ink.HEADING not in inks or not inks.issubset(faint):
            break
        count += 1
    return count
