"""The picture as it leaves: the same cells as text, and an SVG in which nothing a person wrote is anything but text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.lattice.export import as_svg, as_text
from careerjournal.lattice.map import lay_map
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Ink, Picture
from tests.lattice.careers import career, demo_career, few, in_mind, move, role
from tests.lattice.looking import text_of

COLOURS = dict.fromkeys(Ink, "#123456")
SVG = "{http://www.w3.org/2000/svg}"


def test_text_is_the_picture_without_spaces_at_the_ends_of_lines() -> None:
    picture = lay_map(demo_career(), measure=cell_len)
    assert as_text(picture) == text_of(picture) + "\n"
    assert as_text(Picture(0, 0, (), {})) == ""


def test_right_to_left_titles_are_isolated_in_text() -> None:
    text = as_text(lay_path(career(role(1, "מנהלת", area="Policy"), role(2, "مديرة")), measure=cell_len))
    assert "\u2068מנהלת\u2069" in text
    assert "\u2068مديرة\u2069" in text


@few
@given(st.text(min_size=1, max_size=40))
def test_titles_stay_text_in_the_svg(title: str) -> None:
    picture = lay_map(career(role(1, title, area=title), move(2, 1, in_mind=in_mind(title))), measure=cell_len)
    document = ET.fromstring(as_svg(picture, COLOURS, '"><script>'))
    assert {element.tag for element in document.iter()} <= {f"{SVG}svg", f"{SVG}rect", f"{SVG}text"}
    names = {name for element in document.iter(f"{SVG}text") for name in element.attrib if "}" not in name}
    assert names <= {"x", "y", "textLength", "lengthAdjust", "fill", "font-weight", "style"}


def test_the_svg_says_every_line_at_its_place_in_its_ink() -> None:
    picture = lay_map(career(role(1, "Watch <officer>", area="Harbour", level=3)), measure=cell_len)
    svg = as_svg(picture, COLOURS | {Ink.TITLE_NOW: "#abcdef"}, "#000000")
    (title,) = [text for text in ET.fromstring(svg).iter(f"{SVG}text") if text.text == "Watch <officer>"]
    spot = next(iter(picture.spots.values()))
    assert title.attrib["fill"] == "#abcdef"
    assert title.attrib["x"] == str((spot.x + 2 + 2) * 9)
    assert title.attrib["textLength"] == str(len("Watch <officer>") * 9)
