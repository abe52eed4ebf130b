"""The parts of the drawn lattice that need no screen."""

from __future__ import annotations

import locale

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from careerjournal.lattice.highlight import Highlight
from careerjournal.lattice.picture import Charset
from careerjournal.model import Kind, Move, Ref
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.lattice.charset import charset_of
from careerjournal.tui.lattice.segments import Segments, joined


@pytest.mark.parametrize(
    ("environment", "utf8_mode", "expected"),
    [
        ({}, False, Charset.BOXES),
        ({"LANG": "en_GB.UTF-8"}, False, Charset.BOXES),
        ({"LANG": "en_GB.utf8"}, False, Charset.BOXES),
        ({"LANG": "de_DE.UTF-8@euro", "TERM": "linux"}, False, Charset.BOXES),
        ({"LANG": "en_GB.UTF-8", "TERM": "dumb"}, False, Charset.ASCII),
        ({"LANG": "C"}, False, Charset.ASCII),
        ({"LANG": "en_GB.ISO-8859-1"}, False, Charset.ASCII),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, False, Charset.ASCII),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, False, Charset.BOXES),
        ({"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, False, Charset.BOXES),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, Charset.ASCII),
        ({"LC_CTYPE": "C.UTF-8"}, True, Charset.BOXES),
        ({"LANG": "", "LC_ALL": ""}, False, Charset.BOXES),
        ({"LC_CTYPE": "UTF-8"}, False, Charset.BOXES),
        ({"LANG": "POSIX"}, True, Charset.ASCII),
    ],
)
def test_boxes_are_drawn_unless_the_locale_says_that_they_cannot_be(
    environment: dict[str, str], utf8_mode: bool, expected: Charset
) -> None:
    assert charset_of(environment, utf8_mode=utf8_mode) is expected


@pytest.mark.parametrize(("encoding", "expected"), [("UTF-8", Charset.BOXES), ("ISO-8859-15", Charset.ASCII)])
def test_a_locale_that_names_no_encoding_has_one(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: Charset
) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: encoding)
    assert charset_of({"LANG": "en_IN@x"}, utf8_mode=False) is expected


MOVES = [
    Move(number=number, status=status, direction=way, from_role=Ref(Kind.ROLE, number))
    for number, (status, way) in enumerate(
        (
            (MoveStatus.TAKEN, Direction.LATERAL),
            (MoveStatus.MISSED, Direction.LATERAL),
            (MoveStatus.MISSED, Direction.VERTICAL),
        ),
        1,
    )
]


@pytest.mark.parametrize(
    ("asked", "lit"),
    [
        ((MoveStatus.MISSED,), {2, 3}),
        ((Direction.LATERAL,), {1, 2}),
        ((MoveStatus.MISSED, Direction.LATERAL), {2}),
        ((MoveStatus.MISSED, MoveStatus.TAKEN), {1, 2, 3}),
        ((MoveStatus.OFFERED,), set()),
    ],
)
def test_what_is_lit_has_a_status_and_a_direction_that_was_asked_for(
    asked: tuple[MoveStatus | Direction, ...], lit: set[int]
) -> None:
    wanted = Highlight()
    for word in asked:
        wanted = wanted.toggled(word)
    assert set(wanted.refs(MOVES) or ()) == {Ref(kind, number) for kind in (Kind.MOVE, Kind.ROLE) for number in lit}
    assert set(wanted.words.split(", ")) == set(asked)
    for word in asked:
        wanted = wanted.toggled(word)
    assert wanted == Highlight()
    assert wanted.refs(MOVES) is None


STYLES = [Style(bold=True), Style(italic=True), Style()]
RUNS = st.lists(st.tuples(st.text("a─漢b", min_size=1, max_size=6), st.sampled_from(range(3))), max_size=8)


@given(RUNS, st.integers(0, 40), st.integers(0, 40))
def test_a_stretch_of_a_line_is_what_stands_between_its_cells(
    runs: list[tuple[str, int]], start: int, end: int
) -> None:
    whole = [(letter, style) for text, style in runs for letter in text]
    cells = [cell for letter, style in whole for cell in ((letter, style), ("", style))[: cell_len(letter)]]
    start, end = sorted((start, end))
    found = Segments(joined((text, STYLES[style]) for text, style in runs)).between(start, end)
    assert sum(segment.cell_length for segment in found) == len(cells[start:end])
    styles = [segment.style for segment in found for _ in range(segment.cell_length)]
    assert styles == [STYLES[style] for _, style in cells[start:end]]
    # Half of a wide character is a space.
    shown = "".join(segment.text for segment in found)
    assert shown.replace(" ", "") in "".join(letter for letter, _ in whole)
