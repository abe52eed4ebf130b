"""The picture as it leaves the program: as text and as SVG, in the colours of a theme. No screen is needed for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from careerjournal.lattice.career import Career
from careerjournal.lattice.export import as_svg, as_text
from careerjournal.lattice.fitting import LAYOUTS
from careerjournal.lattice.picture import Charset, Ink, Picture, Window, Zoom
from careerjournal.lattice.telling import retold
from careerjournal.sharing.document import Format
from careerjournal.sharing.markdown.rendering import cells
from careerjournal.themes import DEFAULT_LIGHT, bundled_folder, read

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

COLOURS: Final = {
    Ink.HEADING: "muted",
    Ink.GUIDE: "muted",
    Ink.TITLE: "text",
    Ink.TITLE_NOW: "accent",
    Ink.FACTS: "muted",
    Ink.BOX: "muted",
    Ink.BOX_NOW: "accent",
    Ink.TAKEN: "second",
    Ink.LOAN: "second",
    Ink.CONSIDERING: "accent",
    Ink.APPLIED: "accent",
    Ink.OFFERED: "accent",
    Ink.DECLINED: "loss",
    Ink.MISSED: "loss",
    Ink.GROWING: "growth",
    Ink.PAUSE: "muted",
}
"""For each ink, a colour of the themes."""


def career_of(journal: Journal) -> Career:
    """What the journal holds of a career."""
    arranged = journal.arrangement
    return Career(
        roles=tuple(journal.roles),
        moves=tuple(journal.moves),
        areas=arranged.areas,
        levels=arranged.levels,
        today=journal.today(),
    )


def laid(
    career: Career,
    view: str,
    zoom: Zoom,
    charset: Charset = Charset.BOXES,
    measure: Callable[[str], int] = cells,
    *,
    window: Window | None = None,
) -> Picture:
    """The career as the view of this name shows it.

    Args:
        career: what is drawn.
        view: ``map`` or ``path``.
        zoom: how large.
        charset: with which signs.
        measure: how many columns a text takes where the picture is shown.
        window: what it is looked at in, where texts may be shortened for that.
    """
    return LAYOUTS[view](career, zoom, charset, measure, window)


def drawn(career: Career, view: str, zoom: Zoom, said: Mapping[str, str], form: Format) -> str:
    """The picture as text or, in the colours of paper, as SVG.

    Args:
        career: what is drawn.
        view: ``map`` or ``path``.
        zoom: how large.
        said: what is said instead of texts in it; nothing to say them as they are.
        form: `Format.TEXT` or `Format.SVG`.
    """
    picture = laid(retold(career, said), view, zoom)
    if form is Format.TEXT:
        return as_text(picture)
    colours = read(bundled_folder() / f"{DEFAULT_LIGHT}.toml").colours
    return as_svg(picture, {ink: colours[name] for ink, name in COLOURS.items()}, colours["ground"])
