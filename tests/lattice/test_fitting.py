"""The size at which a picture opens: the largest at which it is whole, found with few layouts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.lattice.career import Career
from careerjournal.lattice.column import lay_column
from careerjournal.lattice.fitting import LAYOUTS, fitted
from careerjournal.lattice.picture import Charset, Window, Zoom
from careerjournal.lattice.plan import Plan
from tests.benchmarks.lattice import large_career
from tests.lattice.careers import career, careers, demo_career, few, role

views = st.sampled_from(sorted(LAYOUTS))
windows = st.builds(Window, st.integers(20, 220), st.integers(5, 70))


@few
@given(careers(20, 30), views, windows, st.booleans())
def test_it_is_the_largest_size_at_which_all_is_in_view(
    any_career: Career, view: str, window: Window, narrow: bool
) -> None:
    zoom, picture = fitted(any_career, view, window, Charset.BOXES, cell_len, narrow=narrow)
    for larger in list(Zoom)[list(Zoom).index(zoom) + 1 :]:
        laid = LAYOUTS[view](any_career, larger, Charset.BOXES, cell_len)
        assert not laid.spots or not laid.is_whole_in(window)
    if picture.in_one_column:
        assert zoom is Zoom.DENSE
        assert narrow
        assert picture == lay_column(any_career, view, Charset.BOXES, cell_len, window)
        assert LAYOUTS[view](any_career, zoom, Charset.BOXES, cell_len, window).width > window.width
    elif zoom is Zoom.DENSE:
        assert picture == LAYOUTS[view](any_career, zoom, Charset.BOXES, cell_len, window)
    else:
        assert picture == LAYOUTS[view](any_career, zoom, Charset.BOXES, cell_len)
        assert picture.is_whole_in(window)


@pytest.mark.parametrize(
    ("window", "zooms"),
    [
        (Window(70, 17), {"map": Zoom.DENSE, "path": Zoom.DENSE}),
        (Window(90, 23), {"map": Zoom.DENSE, "path": Zoom.COMPACT}),
        (Window(90, 33), {"map": Zoom.COMPACT, "path": Zoom.COMPACT}),
        (Window(101, 51), {"map": Zoom.NORMAL, "path": Zoom.NORMAL}),
        (Window(130, 60), {"map": Zoom.ROOMY, "path": Zoom.ROOMY}),
    ],
)
def test_the_demo_opens_as_large_as_there_is_room(window: Window, zooms: dict[str, Zoom]) -> None:
    found = {view: fitted(demo_career(), view, window, Charset.BOXES, cell_len)[0] for view in LAYOUTS}
    assert found == zooms


@pytest.mark.parametrize("view", sorted(LAYOUTS))
@pytest.mark.parametrize("width", range(24, 90, 6))
def test_the_demo_is_never_wider_than_its_window(view: str, width: int) -> None:
    _, picture = fitted(demo_career(), view, Window(width, 11), Charset.BOXES, cell_len, narrow=True)
    assert picture.width <= width
    assert picture.in_one_column == (width < {"map": 58, "path": 42}[view])


def test_a_career_that_no_size_holds_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[Plan] = []
    lay_rows = Plan._lay_rows

    def counted(plan: Plan, y: int) -> int:
        laid.append(plan)
        return lay_rows(plan, y)

    monkeypatch.setattr(Plan, "_lay_rows", counted)
    zoom, _ = fitted(large_career(), "map", Window(101, 51), Charset.BOXES, cell_len)
    assert zoom is Zoom.DENSE
    assert len(laid) == 1


@pytest.mark.parametrize("view", sorted(LAYOUTS))
def test_an_empty_career_is_an_empty_picture(view: str) -> None:
    assert fitted(career(), view, Window(70, 17), Charset.BOXES, cell_len)[1].height == 0
    assert fitted(career(role(1)), view, Window(0, 0), Charset.BOXES, cell_len)[1].height > 0
