"""The size at which a picture is drawn where nobody has chosen one: the largest at which all of it is in view.

Where it is told that a screen is too narrow for drawings, what no size holds stands in one column instead.
"""

from __future__ import annotations

from typing import Final

from careerjournal.lattice.career import Career
from careerjournal.lattice.column import lay_column
from careerjournal.lattice.map import lay_map, whole_map
from careerjournal.lattice.path import lay_path, whole_path
from careerjournal.lattice.picture import Charset, Measure, Picture, Window, Zoom

LAYOUTS: Final = {"map": lay_map, "path": lay_path}
"""For each view's name, what lays it out."""
_WHOLE: Final = {"map": whole_map, "path": whole_path}


def fitted(
    career: Career, view: str, window: Window, charset: Charset, measure: Measure, *, narrow: bool = False
) -> tuple[Zoom, Picture]:
    """The picture at the largest size at which it is whole in a window; where it is at none, at the smallest.

    Args:
        career: what is drawn.
        view: ``map`` or ``path``.
        window: the cells that there are for it.
        charset: with which signs.
        measure: how many cells a text takes.
        narrow: whether what is wider than the window even at the smallest size is to stand in one column.
    """
    for zoom in reversed(Zoom):
        if zoom is not Zoom.DENSE and (picture := _WHOLE[view](career, zoom, charset, measure, window)) is not None:
            return zoom, picture
    picture = LAYOUTS[view](career, Zoom.DENSE, charset, measure, window)
    if narrow and picture.width > window.width:
        picture = lay_column(career, view, charset, measure, window)
    return Zoom.DENSE, picture
