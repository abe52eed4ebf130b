"""The size at which a picture is drawn where nobody has chosen one: the largest at which all of it is in view."""

from __future__ import annotations

from typing import Final

from careerjournal.lattice.career import Career
from careerjournal.lattice.map import lay_map, whole_map
from careerjournal.lattice.path import lay_path, whole_path
from careerjournal.lattice.picture import Charset, Measure, Picture, Window, Zoom

LAYOUTS: Final = {"map": lay_map, "path": lay_path}
"""For each view's name, what lays it out."""
_WHOLE: Final = {"map": whole_map, "path": whole_path}


def fitted(career: Career, view: str, window: Window, charset: Charset, measure: Measure) -> tuple[Zoom, Picture]:
    """The picture at the largest size at which it is whole in a window; where it is at none, at the smallest.

    Args:
        career: what is drawn.
        view: ``map`` or ``path``.
        window: the cells that there are for it.
        charset: with which signs.
        measure: how many cells a text takes.
    """
    for zoom in reversed(Zoom):
        if zoom is not Zoom.DENSE and (picture := _WHOLE[view](career, zoom, charset, measure, window)) is not None:
            return zoom, picture
    return Zoom.DENSE, LAYOUTS[view](career, Zoom.DENSE, charset, measure, window)
